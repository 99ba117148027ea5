from desk.web.follow_up import views
from desk.web.places import place
from desk.web.roles import AUDITOR, EVALUATION, INVESTIGATOR, POLICY

READERS = (EVALUATION, POLICY, INVESTIGATOR, AUDITOR)
PLACES = [
    place("viec-can-lam/<int:year>/", views.follow_up, "follow_up", read=READERS),
    place("viec-can-lam/<int:year>/lich/", views.calendar, "calendar", write=(EVALUATION, INVESTIGATOR)),
    place("viec-can-lam/<int:year>/ke-hoach/", views.plan, "plan", read=READERS),
]
