"""Long work as a Django application; its tables keep the name they had."""

from django.apps import AppConfig


class Jobs(AppConfig):
    name = "desk.web.jobs"
    label = "work"
