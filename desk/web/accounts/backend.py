"""Who may come in and stay: an account that is open, and as it is on record."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend

from desk.web.accounts.record import in_force


class RecordedAccounts(ModelBackend):
    """Asked at the door, and again at every request."""

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(super().user_can_authenticate(user)) and in_force(user)
