from desk.web.places import place
from desk.web.returns import views
from desk.web.roles import AUDITOR, COMMUNE, EVALUATION

SENDERS = (EVALUATION, COMMUNE)
PLACES = [
    place("bao-cao/<int:year>/", views.returns, "returns", read=(EVALUATION, AUDITOR, COMMUNE)),
    place("bao-cao/<int:year>/cong-van/", views.letters, "letters", write=(EVALUATION,)),
    place(
        "bao-cao/<int:year>/<str:unit>/",
        views.sent,
        "sent",
        read=(EVALUATION, AUDITOR, COMMUNE),
        unit_in="unit",
    ),
    place(
        "bao-cao/<int:year>/<str:unit>/bieu-mau/",
        views.blanks,
        "blanks",
        read=SENDERS,
        write=SENDERS,
        unit_in="unit",
    ),
    place("gui-bao-cao/", views.send, "send_returns", write=SENDERS),
    place("gui-bao-cao/<int:number>/<path:name>", views.marked, "marked", read=SENDERS),
]
