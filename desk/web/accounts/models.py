"""Accounts: who may sign in, in which role, for which unit."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models

from desk.base.roles import ADMINISTRATOR, COMMUNE, ROLES, TITLES, title_of
from desk.workspace.rights import standing_of


class Account(AbstractBaseUser):
    """One person's way in. `unit`: code of the commune a commune's account is bound to; of others empty."""

    username = models.CharField(max_length=60, unique=True)
    shown_as = models.CharField(max_length=120)
    office = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20, choices=[(r, TITLES[r]) for r in ROLES])
    unit = models.CharField(max_length=20, blank=True)
    person = models.IntegerField(default=0)  # number of who uses it; 0: the account's own
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)  # the password was given by someone else
    # who the provider says the person is; empty: password only
    outside = models.CharField(max_length=255, blank=True)
    second_factor = models.CharField(max_length=16, blank=True, default="")  # which; empty: password only
    code_used = models.BigIntegerField(default=0)  # the step of the last code: none is used twice
    look = models.CharField(max_length=5, blank=True)  # light, dark, or as the system says
    lang = models.CharField(max_length=2, default="vi")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outside"], condition=~models.Q(outside=""), name="one_account_outside"
            )
        ]

    objects: ClassVar[BaseUserManager] = BaseUserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return str(self.username)

    def check_password(self, raw_password: str) -> bool:
        """Tell whether a password is right; unlike Django's, never write a new hash of it unrecorded."""
        return bool(check_password(raw_password, self.password))

    @property
    def role_title(self) -> str:
        return title_of(str(self.role))

    def sees(self, code: str) -> bool:
        """Tell whether this account may see a unit: a commune's its own, every other all."""
        return bool(self.role != COMMUNE or self.unit == code)

    @property
    def standing(self) -> str:
        """Return what its work is tied to."""
        return standing_of(self.pk, self.person or self.pk, str(self.role), str(self.unit))

    @property
    def misbound(self) -> bool:
        """Tell whether it is bound as no account may be any more: a commune's to nothing, another to a unit.

        What an administrator is bound to has no meaning, and he is who puts the others right.
        """
        return not self.unit if self.role == COMMUNE else bool(self.unit) and self.role != ADMINISTRATOR
