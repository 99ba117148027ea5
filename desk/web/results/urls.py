from desk.web.places import place
from desk.web.results import views
from desk.web.roles import AUDITOR, COMMUNE, EVALUATION, EVERYONE, POLICY

READERS = (EVALUATION, POLICY, AUDITOR)
PLACES = [
    place("", views.front, "front", read=EVERYONE),
    place("nam/<int:year>/", views.of_year, "of_year", read=EVERYONE),
    place("ket-qua/<int:year>/", views.results, "results", read=READERS),
    place(
        "ket-qua/<int:year>/<str:unit>/", views.commune, "commune", read=(*READERS, COMMUNE), unit_in="unit"
    ),
]
