"""Sessions whose rows let nobody in: a row is named by a keyed hash of the cookie, and what it holds is
signed for that row alone. Django's own has the cookie itself, and takes one row's content in another."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac

PURPOSE = "desk.session"


def _row(cookie: str) -> str:
    return salted_hmac(PURPOSE, cookie).hexdigest()


class SessionStore(db.SessionStore):
    """As `SESSION_ENGINE` names it."""

    @property
    def key_salt(self) -> str:
        return f"{PURPOSE}.{_row(self.session_key or '')}"

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

    def delete(self, session_key: str | None = None) -> None:
        if cookie := session_key or self.session_key:
            super().delete(_row(cookie))


def account_in(session: Session) -> str:
    """Return the number of the account a row is of; none where someone else wrote it."""
    salt = f"{PURPOSE}.{session.session_key}"
    try:
        held = signing.loads(session.session_data, salt=salt, serializer=db.SessionStore().serializer)
    except signing.BadSignature:
        return ""
    return str(held.get("_auth_user_id", ""))
