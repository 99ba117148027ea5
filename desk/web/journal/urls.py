from desk.web.journal import views
from desk.web.places import place
from desk.web.roles import AUDITOR

PLACES = [
    place("nhat-ky/", views.journal, "journal", read=(AUDITOR,)),
    place("nhat-ky/xuat/", views.exported, "export_journal", write=(AUDITOR,)),
]
