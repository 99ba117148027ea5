"""Sessions whose rows let nobody in: a row is named by a keyed hash of the cookie, and what it holds is
signed for that row alone. Django's own has the cookie itself, and takes one row's content in another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from desk.base.files import of_the_disk
from desk.base.roles import ADMINISTRATOR
from desk.web.accounts.models import Account

PURPOSE, ORIGIN = "desk.session", "origin"
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def _row(cookie: str) -> str:
    return salted_hmac(PURPOSE, cookie).hexdigest()


class SessionStore(db.SessionStore):
    """As `SESSION_ENGINE` names it."""

    @property
    def key_salt(self) -> str:
        return f"{PURPOSE}.{_row(self.session_key or '')}"

    def decode(self, session_data: Any) -> dict[str, Any]:
        """Return what a row holds; nothing where its end was moved, or it was put back later than it lasts:
        each request signs it anew."""
        age = settings.SESSION_COOKIE_AGE
        try:
            return dict(
                signing.loads(session_data, salt=self.key_salt, serializer=self.serializer, max_age=age)
            )
        except signing.BadSignature:
            return {}

    def _get_session_from_db(self) -> Any:
        now, row = timezone.now(), _row(self.session_key or "")
        found = self.model.objects.filter(session_key=row, expire_date__gt=now).first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        return bool(super().exists(_row(session_key)))

    def create_model_instance(self, data: Any) -> Any:
        cookie = self._get_or_create_session_key()
        return self.model(_row(cookie), self.encode(data), self.get_expiry_date())

    def save(self, must_create: bool = False) -> None:
        """Save it, or leave it as it is where the disk takes nothing and only its end would move."""
        try:
            super().save(must_create)
        except (DatabaseError, UpdateError) as error:
            disk = of_the_disk(error)
            if disk is None:
                raise
            if must_create or self.modified:
                raise disk from error

    def delete(self, session_key: str | None = None) -> None:
        if cookie := session_key or self.session_key:
            super().delete(_row(cookie))


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Who is signed in, from where, since when, and when the session was last used."""

    row: str
    account: Account
    address: str
    browser: str
    since: datetime | None
    seen: datetime
    own: bool


def origin_kept(request: HttpRequest) -> None:
    """Keep in a session that just began where it came from; the list of sessions shows it."""
    agent = request.headers.get("User-Agent", "")
    named = (next((word for sign, word in signs if sign in agent), "") for signs in (BROWSERS, SYSTEMS))
    address = get_client_ip_address(request) or "?"
    request.session[ORIGIN] = [address, ", ".join(filter(None, named)), timezone.now().isoformat()]


def open_sessions(request: HttpRequest, number: int = 0) -> tuple[OpenSession, ...]:
    """Return the sessions that are open, of one account or of all, last used first."""
    accounts = {str(one.pk): one for one in Account.objects.filter(is_active=True)}
    own, age = _row(request.session.session_key or ""), timedelta(seconds=settings.SESSION_COOKIE_AGE)
    found = []
    for session in Session.objects.filter(expire_date__gt=timezone.now()).order_by("-expire_date"):
        content = _content(session)
        account = accounts.get(str(content.get(SESSION_KEY, "")))
        if account is None or number not in (0, account.pk):
            continue
        address, browser, since = content.get(ORIGIN, ("", "", ""))
        began = datetime.fromisoformat(since) if since else None
        row = str(session.session_key)
        seen = session.expire_date - age
        found.append(OpenSession(row, account, address, browser, began, seen, row == own))
    return tuple(found)


def session_ended(request: HttpRequest, row: str) -> str:
    """End a session that is the reader's own, or anybody's where an administrator says so; return whose it
    was."""
    number = 0 if request.user.role == ADMINISTRATOR else request.user.pk
    found = next((one for one in open_sessions(request, number) if one.row == row), None)
    if found is None:
        return ""
    Session.objects.filter(session_key=row).delete()
    return str(found.account.username)


def sessions_ended(number: int) -> None:
    """End every session of an account: what was closed is closed now."""
    for session in Session.objects.all():
        if account_in(session) == str(number):
            session.delete()


def account_in(session: Session) -> str:
    """Return the number of the account a row is of; none where someone else wrote it."""
    return str(_content(session).get(SESSION_KEY, ""))


def _content(session: Session) -> dict[str, Any]:
    salt = f"{PURPOSE}.{session.session_key}"
    try:
        return dict(signing.loads(session.session_data, salt=salt, serializer=db.SessionStore().serializer))
    except signing.BadSignature:
        return {}
