"""The form at the door and the one for a new password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password

from desk.base.language import gettext
from desk.web.accounts.models import Account
from desk.web.accounts.record import in_force
from desk.web.accounts.second_factor import is_right, step_of


class SignIn(forms.Form):
    username = forms.CharField(max_length=60)
    password = forms.CharField(max_length=200, strip=False)

    def account(self, request: Any) -> Any | None:
        """Return the account where name and password are right; says never which of the two is wrong."""
        if not self.is_valid():
            return None
        return authenticate(request, **self.cleaned_data)

    def unrecorded(self) -> Account | None:
        """Return the account that name and password fit, if only the record keeps it out."""
        known = Account.objects.filter(username=self.data.get("username", "")).first()
        fits = known and known.is_active and known.check_password(self.data.get("password", ""))
        return known if fits and not in_force(known) else None


class NewFactor(forms.Form):
    """A code of the new secret, and one of the old if there is one: a seat left signed in gives neither."""

    old = forms.CharField(max_length=20, required=False)
    code = forms.CharField(max_length=20)

    def __init__(self, account: Any, factor: str, data: Any = None) -> None:
        super().__init__(data)
        self.account, self.factor = account, factor

    def clean(self) -> dict[str, Any]:
        account, found = self.account, self.cleaned_data
        if account.second_factor and not is_right(account, found.get("old", "")):
            self.add_error("old", gettext("Mã đang dùng không đúng."))
        account.code_used = step_of(account, self.factor, found.get("code", ""))
        if not account.code_used:
            self.add_error("code", gettext("Mã không đúng. Xem giờ của điện thoại, rồi gõ mã đang hiện."))
        return found


class NewPassword(forms.Form):
    old = forms.CharField(max_length=200, strip=False)
    new = forms.CharField(max_length=200, strip=False)
    again = forms.CharField(max_length=200, strip=False)

    def __init__(self, account: Any, data: Any = None) -> None:
        super().__init__(data)
        self.account = account

    def clean_old(self) -> str:
        if not self.account.check_password(self.cleaned_data["old"]):
            raise forms.ValidationError(gettext("Mật khẩu hiện nay không đúng."))
        return str(self.cleaned_data["old"])

    def clean_new(self) -> str:
        validate_password(self.cleaned_data["new"], self.account)
        return str(self.cleaned_data["new"])

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if "new" in found and found.get("again") != found["new"]:
            self.add_error("again", gettext("Hai lần gõ mật khẩu mới không giống nhau."))
        return found
