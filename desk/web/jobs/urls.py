from desk.web.jobs import views
from desk.web.places import place
from desk.web.roles import EVERYONE

PLACES = [
    place("viec/<int:number>/", views.job, "job", read=EVERYONE),
    place("viec/<int:number>/theo-doi/", views.stream, "job_stream", read=EVERYONE),
]
