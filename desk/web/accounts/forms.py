"""The form at the door and the one for a new password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password

from desk.web.accounts.models import Account
from desk.web.accounts.record import in_force


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


class NewPassword(forms.Form):
    old = forms.CharField(max_length=200, strip=False)
    new = forms.CharField(max_length=200, strip=False)
    again = forms.CharField(max_length=200, strip=False)

    def __init__(self, account: Any, data: Any = None) -> None:
        super().__init__(data)
        self.account = account

    def clean_old(self) -> str:
        if not self.account.check_password(self.cleaned_data["old"]):
            raise forms.ValidationError("Mật khẩu hiện nay không đúng.")
        return str(self.cleaned_data["old"])

    def clean_new(self) -> str:
        validate_password(self.cleaned_data["new"], self.account)
        return str(self.cleaned_data["new"])

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if "new" in found and found.get("again") != found["new"]:
            self.add_error("again", "Hai lần gõ mật khẩu mới không giống nhau.")
        return found
