"""Sign-ins that failed, on record; accounts locked out by them, seen and lifted."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest
from django.utils.timezone import now

from desk.web.accounts.models import Account
from desk.web.journal.entries import noted

SELDOM = 60  # seconds between two records of names that no account has: a stranger fills no log
_last_unknown = [-float(SELDOM)]


def failed(request: HttpRequest, username: str, locked: bool) -> None:
    """Put a failed sign-in on record. What was typed is kept only if it is an account's name: it may be a
    password."""
    known = Account.objects.filter(username=username).exists()
    if not known:
        if time.monotonic() - _last_unknown[0] < SELDOM:
            return
        _last_unknown[0] = time.monotonic()
    content = {"account": username if known else "?", "from": get_client_ip_address(request) or "?"}
    noted("locked_out" if locked else "sign_in_failed", request.user, content)


class Failures(AxesDatabaseHandler):
    """Counts no try of a moment that is still to come: the clock was wrong, or someone wrote it past the
    desk, and nobody it is about would ever get in again."""

    def get_user_attempts(self, request: HttpRequest, credentials: Any = None) -> list[Any]:
        return [_come(tries) for tries in super().get_user_attempts(request, credentials)]


def _come(tries: Any) -> Any:
    return tries.filter(attempt_time__lte=now() + timedelta(minutes=1))


def locked_out_now() -> frozenset[str]:
    """Return the names that too many wrong tries lock out, from some address."""
    since = now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    recent = _come(AccessAttempt.objects.filter(attempt_time__gte=since))
    tries = recent.values("username", "ip_address")
    found = tries.annotate(n=Sum("failures_since_start")).filter(n__gte=settings.AXES_FAILURE_LIMIT)
    return frozenset(row["username"] for row in found)


def lifted(account: Account) -> None:
    reset(username=account.username)
