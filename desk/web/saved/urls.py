from desk.web.places import place
from desk.web.roles import EVERYONE
from desk.web.saved import views

PLACES = [
    place("goc-nhin/", views.saved_views, "saved_views", read=EVERYONE, write=EVERYONE),
    place("goc-nhin/bo/", views.dropped, "drop_view", write=EVERYONE),
    place("phim/", views.keys, "keys", read=EVERYONE),
]
