from django.urls import path

from desk.web.accounts import people, views
from desk.web.places import ANYONE_IN, DOOR, guarded, place
from desk.web.roles import ADMINISTRATOR, EVERYONE

PLACES = [
    guarded(path("dang-nhap/", views.sign_in, name="sign_in"), DOOR),
    place("thoat/", views.sign_out, "sign_out", write=EVERYONE),
    guarded(path("tai-khoan/", views.own_account, name="own_account"), ANYONE_IN),
    place("nguoi-dung/", people.people, "people", read=(ADMINISTRATOR,)),
    place("nguoi-dung/them/", people.made, "make_account", write=(ADMINISTRATOR,)),
    place("nguoi-dung/<int:number>/", people.changed, "change_account", write=(ADMINISTRATOR,)),
]
