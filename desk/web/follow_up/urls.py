from desk.web.follow_up import views
from desk.web.places import place
from desk.web.roles import AUDITOR, EVALUATION, INVESTIGATOR, POLICY

READERS = (EVALUATION, POLICY, INVESTIGATOR, AUDITOR)
DOES = (EVALUATION, INVESTIGATOR)
PLACES = [
    place("viec-can-lam/<int:year>/", views.follow_up, "follow_up", read=READERS),
    place("viec-can-lam/<int:year>/lich/", views.calendar, "calendar", write=DOES),
    place("viec-can-lam/<int:year>/da-lam/", views.done, "work_done", write=DOES),
    place("viec-can-lam/<int:year>/mo-lai/", views.reopen, "work_reopened", write=DOES),
    place("viec-can-lam/<int:year>/ke-hoach/", views.plan, "plan", read=READERS),
]
