from django.conf import settings
from django.urls import path

from desk.web.places import DOOR, guarded

PLACES = []
if settings.OIDC is not None:
    from desk.web.oidc import views

    PLACES = [
        guarded(path("dang-nhap/<str:provider_id>/", views.begin, name="openid_connect_login"), DOOR),
        guarded(path("dang-nhap/<str:provider_id>/ve/", views.back, name="openid_connect_callback"), DOOR),
    ]
