from desk.web.comparison import views
from desk.web.places import place
from desk.web.roles import EVALUATION, POLICY

PLACES = [
    place("so-sanh/<int:year>/", views.comparison, "comparison", read=(EVALUATION, POLICY)),
    place("so-sanh/<int:year>/so/", views.compare, "compare", write=(EVALUATION, POLICY)),
]
