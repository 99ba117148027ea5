from desk.web.places import place
from desk.web.results import views
from desk.web.roles import AUDITOR, COMMUNE, EVALUATION, POLICY

READERS = (EVALUATION, POLICY, AUDITOR)
PLACES = [
    place("ket-qua/<int:year>/", views.results, "results", read=READERS),
    place(
        "ket-qua/<int:year>/<str:unit>/", views.commune, "commune", read=(*READERS, COMMUNE), unit_in="unit"
    ),
    place(
        "ket-qua/<int:year>/<str:unit>/can-cu/<str:criterion>/",
        views.evidence,
        "evidence",
        read=(*READERS, COMMUNE),
        unit_in="unit",
    ),
]
