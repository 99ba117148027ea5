from desk.web.appraisal import giving, views
from desk.web.places import place
from desk.web.roles import AUDITOR, EVALUATION, POLICY

PLACES = [
    place("tham-dinh/<int:year>/", views.appraisal, "appraisal", read=(EVALUATION, POLICY, AUDITOR)),
    place(
        "tham-dinh/<int:year>/<str:unit>/<str:criterion>/",
        giving.give,
        "give_appraisal",
        write=(EVALUATION,),
        unit_in="unit",
    ),
    place("tham-dinh/<int:year>/xac-nhan/", views.confirm, "confirm_appraisal", write=(EVALUATION,)),
]
