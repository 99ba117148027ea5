"""What a password must be: long, and not one that everyone tries."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from desk.web.base.language import both

LENGTH = 12


class LongEnough:
    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < LENGTH:
            raise ValidationError(
                both(
                    f"Mật khẩu cần ít nhất {LENGTH} ký tự; một câu ngắn dễ nhớ là tốt nhất.",
                    f"A password needs at least {LENGTH} characters; a short sentence is best.",
                )
            )


class NotCommon(CommonPasswordValidator):
    def validate(self, password: str, user: Any = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError(
                both(
                    "Mật khẩu này quá nhiều người dùng; chọn một câu khác.",
                    "Too many people use this password; choose another sentence.",
                )
            )
