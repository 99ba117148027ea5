"""The second factor: a code of the moment (TOTP, RFC 6238) that an app on the person's phone shows."""

from __future__ import annotations

import base64
import secrets
import time
from io import BytesIO
from typing import Any

import pyotp
import segno
from django.conf import settings
from django.db.models import Q
from django.utils.safestring import SafeString

from desk.web.accounts.models import Account
from desk.web.shelf import workspace
from facts.keys import subkey
from facts.vault.secret import secrets_in_file

STEP = 30  # seconds a code is shown
ISSUER = "Lành mạnh"


def required_of(account: Any) -> bool:
    """Tell whether an account may do nothing before it has a second factor."""
    return account.role in settings.SECOND_FACTOR_FOR and not account.second_factor


def new_factor() -> str:
    """Return what tells a new second factor from every other; it is no secret."""
    return secrets.token_hex(8)


def secret_of(account: Any, factor: str) -> str:
    """Return the secret of a factor, in base 32, as apps take it; derived, so that no database holds it."""
    return _secrets(account, factor)[0]


def step_of(account: Any, factor: str, code: str) -> int:
    """Return the step of time a code is of: now, the one before or after; 0 if it is wrong."""
    digits, now = "".join(code.split()), int(time.time()) // STEP
    codes = [pyotp.TOTP(one) for one in _secrets(account, factor)]
    steps = (now - 1, now, now + 1)
    return next((n for n in steps if any(one.verify(digits, for_time=n * STEP) for one in codes)), 0)


def is_right(account: Any, code: str) -> bool:
    """Tell whether a code is the account's own, of now, and was not used before; use it up."""
    step = step_of(account, str(account.second_factor), code)
    fresh = Q(code_used__lt=step) | Q(code_used__gt=step + 2)  # no desk takes a code of a later step
    return step > 0 and bool(Account.objects.filter(fresh, pk=account.pk).update(code_used=step))


def picture_of(account: Any, factor: str) -> SafeString:
    """Draw the secret as a QR code for the phone's camera."""
    address = pyotp.TOTP(secret_of(account, factor)).provisioning_uri(
        name=str(account.username), issuer_name=ISSUER
    )
    drawn = BytesIO()
    segno.make(address, micro=False).save(drawn, kind="svg", scale=4, xmldecl=False, svgns=False)
    return SafeString(drawn.getvalue().decode())  # of our own making: no text stands in it


def _secrets(account: Any, factor: str) -> tuple[str, ...]:
    """Return the secret by the workspace's key of today, then by those a rotation put out of use."""
    purpose = f"second factor {account.pk} {factor}"
    keys = (subkey(one, purpose) for one in secrets_in_file(workspace().key))
    return tuple(base64.b32encode(key[:20]).decode() for key in keys)
