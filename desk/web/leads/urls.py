from desk.web.leads import noticed, observing, questions, views
from desk.web.places import place
from desk.web.roles import AUDITOR, INVESTIGATOR

SEES, DECIDES = (INVESTIGATOR, AUDITOR), (INVESTIGATOR,)
PLACES = [
    place("manh-moi/<int:year>/", views.leads, "leads", read=SEES),
    place("manh-moi/<int:year>/lien-he/", views.ties, "ties", read=SEES, write=DECIDES),
    place("manh-moi/<int:year>/mot-nguoi/", views.identity, "identity", read=SEES, write=DECIDES),
    place("manh-moi/<int:year>/duong-noi/", questions.way, "way", read=SEES),
    place("manh-moi/<int:year>/tim/", questions.find, "find", write=DECIDES),
    place("manh-moi/<int:year>/theo-doi/", observing.watched, "watched", read=DECIDES, write=DECIDES),
    place("manh-moi/<int:year>/suyt-noi/", noticed.noticed, "noticed", read=DECIDES),
    place("manh-moi/<int:year>/hoan-tac/", views.undo, "undo_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/", views.lead, "lead", read=SEES),
    place("manh-moi/<int:year>/<str:lead>/ten/", views.name, "lead_name", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/nhan/", views.take, "take_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/bo/", views.dismiss, "dismiss_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/chuyen/", views.refer, "refer_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/nguoi-thu-hai/", views.second, "second_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/ghi-chu/", views.note, "note_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/bang-chung/", observing.observe, "observe_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/theo-doi/", observing.follow, "follow_lead", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/go/", views.strike, "strike_tie", write=DECIDES),
    place("manh-moi/<int:year>/<str:lead>/xuat/", views.export, "export_lead", write=DECIDES),
]
