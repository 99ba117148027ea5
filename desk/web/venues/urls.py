from desk.web.places import place
from desk.web.roles import EVALUATION, INVESTIGATOR
from desk.web.venues import views

READERS = (EVALUATION, INVESTIGATOR)
PLACES = [
    place("co-so/<int:year>/", views.venues, "venues", read=READERS),
    place("co-so/<int:year>/<str:venue>/", views.venue, "venue", read=READERS, unit_in="venue"),
]
