from desk.web.places import place
from desk.web.roles import EVERYONE
from desk.web.waiting import views

PLACES = [
    place("", views.waiting, "waiting", read=EVERYONE),
    place("nam/<int:year>/", views.of_year, "of_year", read=EVERYONE),
]
