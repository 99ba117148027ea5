"""What a password must be: long, and not one that everyone tries."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from desk.base.language import gettext

LENGTH = 12


class LongEnough:
    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < LENGTH:
            raise ValidationError(
                gettext(
                    "Mật khẩu cần ít nhất %(length)s ký tự; một câu ngắn dễ nhớ là tốt nhất.", length=LENGTH
                )
            )


class NotCommon(CommonPasswordValidator):
    def validate(self, password: str, user: Any = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError(gettext("Mật khẩu này quá nhiều người dùng; chọn một câu khác."))
