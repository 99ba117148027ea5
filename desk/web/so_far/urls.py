from desk.web.places import place
from desk.web.roles import EVALUATION, POLICY
from desk.web.so_far import views

PLACES = [place("tam-tinh/<int:year>/", views.so_far, "so_far", read=(EVALUATION, POLICY))]
