"""Accounts on record: each change is a sealed record first, and an account that is not as recorded has no
force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import count
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.db.models import Model

from desk.base.faults import Stop, WrongUse
from desk.web.accounts.models import Account
from desk.web.shelf import cached_by, workspace
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.rights import ONE_PERSON, RIGHTS, AccountRecord, Rights, rights_of
from desk.workspace.rights_rows import account_in
from facts.spelling import folded


def _record_state(made: Workspace) -> tuple[int, int]:
    path = log_of(made, RIGHTS).path
    there = path.stat() if path.exists() else None
    return (there.st_mtime_ns, there.st_size) if there else (0, 0)


@cached_by(2, _record_state)
def rights_today() -> Rights:
    """Return accounts and proposals as they are on record: the log is read once as long as it is not written
    again. Raise Stop if it is not what it was."""
    return rights_of(log_of(workspace(), RIGHTS).entries())


def record_of(account: Account) -> AccountRecord:
    """Return an account as its row has it; of the signed-in one too, which Django hands out wrapped."""
    return account_in({f.attname: getattr(account, f.attname) for f in Account._meta.concrete_fields})


def rights_unreadable() -> Stop | None:
    """Return why the record of accounts can't be read: nobody's account is in force meanwhile."""
    try:
        rights_today()
    except Stop as stop:
        return stop
    return None


def in_force(account: Account) -> bool:
    """Tell whether an account is as it is on record; none is while the record can't be read."""
    try:
        return rights_today().accounts.get(account.pk) == record_of(account)
    except Stop:
        return False


def since_of(account: Account) -> str:
    """Return when an account came to another person, role or unit; empty where it never did."""
    return rights_today().since.get(account.pk, "")


def lost_accounts() -> list[AccountRecord]:
    """Return the accounts on record of which the database lost the row."""
    there = set(Account.objects.values_list("pk", flat=True))
    return [one for number, one in sorted(rights_today().accounts.items()) if number not in there]


def recorded(
    kind: str, account: Account, by: str, one: Iterable[int] = (), before: AccountRecord | None = None
) -> None:
    """Keep an account as it is now, in the database and on record, or neither. `one`: two numbers of persons
    who are found to be one. Raise Stop if the record is not what it was `before` the account was changed."""
    log = log_of(workspace(), RIGHTS)
    entry = {"kind": kind, "by": by or "–", "content": asdict(record_of(account))}
    with log.alone(), transaction.atomic():  # always in this order: nobody waits for another in a circle
        if before is not None and rights_today().accounts.get(account.pk) != before:
            raise WrongUse(
                "Tài khoản %(name)s vừa được đổi ở chỗ khác. Chưa có gì được ghi. Xem lại rồi gửi lần nữa.",
                name=before.username,
            )
        account.save()
        log.add({**entry, ONE_PERSON: list(one)} if one else entry)


def account_made(username: str, password: str, role: str, by: str, **rest: Any) -> Account:
    """Make an account under a number that no account and no person had before. Raise Stop for a name that
    is taken, or differs from one by accents and case alone."""
    with log_of(workspace(), RIGHTS).alone():
        taken = (*rights_today().accounts.values(), *Account.objects.all())
        alike = next((o.username for o in taken if folded(o.username) == folded(username)), "")
        if alike:
            raise WrongUse(
                "Đã có tài khoản '%(username)s': tên khác phải khác cả khi bỏ dấu và viết thường. Chọn tên"
                " khác.",
                field="username",
                username=alike,
            )
        number = free_number(Account, rights_today().next_account())
        account = Account(pk=number, username=username, role=role, **rest)
        account.set_password(password)
        recorded("account_made", account, by)
    return account


def free_number(model: type[Model], first: int) -> int:
    """Return the first number from one on that no row has. No row that is not on record moves it further:
    whoever wrote it past the desk could have the record name a number that no database takes."""
    return next(n for n in count(first) if not model._default_manager.filter(pk=n).exists())


def as_recorded(record: AccountRecord) -> Account:
    """Return an account with all that is on record of it; its password is to be set anew."""
    account = Account.objects.filter(pk=record.number).first() or Account(pk=record.number)
    account.username, account.role, account.unit = record.username, record.role, record.unit
    account.office, account.outside, account.person = record.office, record.outside, record.person
    account.is_active, account.must_change = record.active, record.must_change
    account.second_factor = record.second_factor
    return account


class RecordedAccounts(ModelBackend):
    """Asked at the door, and again at every request."""

    def user_can_authenticate(self, user: Any) -> bool:
        return bool(super().user_can_authenticate(user)) and in_force(user)
