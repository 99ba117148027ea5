"""Who may do what at the desk, and what two persons decide: accounts and proposals as a sealed log has them.

The database shows the same for use; where the two differ, the log is right and the row has no force.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Any

from desk.base.chained_log import Entry
from desk.base.files import canonical_json
from desk.base.language import ByLanguage, LazyText, gettext, gettext_noop
from desk.base.words_apart import GONE, LOST
from facts.seals import Seals

RIGHTS = "rights.jsonl"
ACCOUNT, PROPOSED, TAKEN_OVER = "account", "proposed", "taken_over"
"""Kinds of records: an account as it is from then on (`account_made`, `account_reset` …), a proposal, and all
of both as a desk of before this log had them. Other kinds say what became of a proposal."""
OPEN = "open"
ONE_PERSON = "one_person"  # beside an account, of two numbers: they are one person's
PURPOSE, WORK = "proposal", "job"
Text = tuple[str, str]  # Vietnamese, English


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """An account: `person` is the number of who uses it (0: its own); `password` a digest."""

    number: int
    username: str
    role: str
    unit: str
    office: str
    outside: str
    active: bool
    must_change: bool
    person: int
    password: str
    second_factor: str = ""

    @property
    def used_by(self) -> int:
        return self.person or self.number

    @property
    def standing(self) -> str:
        """Return what the work of an account is tied to: a new person, role or unit sees none of it."""
        return standing_of(self.number, self.used_by, self.role, self.unit)


def standing_of(number: int, person: int, role: str, unit: str) -> str:
    return f"{number}.{person}.{role}.{unit}"


@dataclass(frozen=True, slots=True)
class ProposalRecord:
    """A proposal: by whom, when, answered where; `own`: the accounts the proposer had then."""

    number: int
    what: str
    about: str
    by: str
    moment: str
    address: str
    role: str
    account: int
    person: int
    content: str
    state: str = OPEN
    second: str = ""
    said: str = ""
    own: frozenset[int] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Rights:
    """Accounts and proposals by number, as they are on record.

    `since`: when an account last came to another person, role or unit. `left`: which account a person used
    last, and until when, by the person's number. `one`: of persons found to be one, the least of their
    numbers.
    """

    accounts: Mapping[int, AccountRecord]
    proposals: Mapping[int, ProposalRecord]
    since: Mapping[int, str] = field(default_factory=dict)
    left: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    one: Mapping[int, int] = field(default_factory=dict)

    def named(self, username: str) -> AccountRecord | None:
        return next((one for one in self.accounts.values() if one.username == username), None)

    def next_account(self) -> int:
        """Return a number that no account and no person ever had."""
        return max((*self.accounts, *self.persons(), 0)) + 1

    def next_proposal(self) -> int:
        return max(self.proposals, default=0) + 1

    def open_on(self, what: str, about: str) -> tuple[ProposalRecord, ...]:
        every = self.proposals.values()
        return tuple(p for p in every if (p.what, p.about, p.state) == (what, about, OPEN))

    def same_person(self, proposal: ProposalRecord, account: AccountRecord) -> bool:
        """Tell whether an account is used by who made a proposal, under whatever number."""
        return self._first(account.used_by) == self._first(proposal.person)

    def two_persons(self, proposal: ProposalRecord, second: AccountRecord) -> bool:
        """Tell whether an account is another person's than the proposer's, then and now."""
        return second.number not in proposal.own and not self.same_person(proposal, second)

    def _first(self, person: int) -> int:
        return self.one.get(person, person)

    def used_now(self, person: int) -> tuple[AccountRecord, ...]:
        return tuple(one for one in self.accounts.values() if one.used_by == person)

    def persons(self) -> tuple[int, ...]:
        """Return every person who uses an account, or used one, by number."""
        return tuple(sorted({*self.left, *(one.used_by for one in self.accounts.values())}))


def rights_of(entries: Iterable[Entry]) -> Rights:
    """Return accounts and proposals as the last record of each has them."""
    accounts: dict[int, AccountRecord] = {}
    proposals: dict[int, ProposalRecord] = {}
    since: dict[int, str] = {}
    left: dict[int, tuple[int, str]] = {}
    one_person: dict[int, int] = {}
    for entry in entries:
        kind, content = str(entry["kind"]), entry["content"]
        if kind == TAKEN_OVER:
            accounts |= {one["number"]: AccountRecord(**one) for one in content["accounts"]}
            for one in content["proposals"]:
                proposals[one["number"]] = _with_own(ProposalRecord(**one), accounts, one_person)
        elif kind.startswith(ACCOUNT):
            after, at = AccountRecord(**content), str(entry.get("at", ""))
            before = accounts.get(after.number, after)
            if before.standing != after.standing:
                since[after.number] = at
            if before.used_by != after.used_by:
                left[before.used_by] = (after.number, at)
            accounts[after.number] = after
            _joined(one_person, entry.get(ONE_PERSON, ()))
        elif kind == PROPOSED:
            made = ProposalRecord(by=entry["by"], **content)
            proposals[made.number] = _with_own(made, accounts, one_person)
        else:
            number = content["number"]
            ended: dict[str, Any] = {
                "state": kind,
                "second": str(entry["by"]),
                "said": str(entry.get("reason", "")),
            }
            proposals[number] = replace(proposals[number], **ended)
    return Rights(accounts, proposals, since, left, one_person)


def _joined(one: dict[int, int], persons: Iterable[int]) -> None:
    """Have all who were one with either of two persons be one, by the least of their numbers."""
    firsts = {one.get(person, person) for person in persons}
    every = firsts | {person for person, first in one.items() if first in firsts}
    one |= dict.fromkeys(every, min(every, default=0))


def _with_own(
    made: ProposalRecord, accounts: Mapping[int, AccountRecord], one: Mapping[int, int]
) -> ProposalRecord:
    by = one.get(made.person, made.person)
    own = (a.number for a in accounts.values() if one.get(a.used_by, a.used_by) == by)
    return replace(made, own=frozenset({made.account, *own}))


def proposal_content(proposal: ProposalRecord) -> dict[str, Any]:
    """Return what the record of a proposal holds beside its proposer."""
    left_out = ("by", "state", "second", "said", "own")
    return {f.name: getattr(proposal, f.name) for f in fields(proposal) if f.name not in left_out}


# Rows of the database beside their records


def account_in(row: Mapping[str, Any]) -> AccountRecord:
    """Return an account as a row of the database has it; a person that is no number is nobody's."""
    person = row.get("person", 0)
    return AccountRecord(
        number=int(row["id"]),
        username=str(row["username"]),
        role=str(row["role"]),
        unit=str(row["unit"]),
        office=str(row["office"]),
        outside=str(row.get("outside", "")),
        active=bool(row["is_active"]),
        must_change=bool(row["must_change"]),
        person=person if isinstance(person, int) else -1,
        password=hashlib.sha256(str(row["password"]).encode()).hexdigest(),
        second_factor=str(row.get("second_factor", "")),
    )


def moment_in(at: datetime | str) -> str:
    """Return a moment of the database (text without a zone in SQLite) in UTC."""
    try:
        found = datetime.fromisoformat(at).replace(tzinfo=UTC) if isinstance(at, str) else at.astimezone(UTC)
    except (ValueError, AttributeError):
        return str(at)  # what someone wrote there is no moment: it differs from every record
    return found.isoformat()


def content_seal(content: Mapping[str, Any], seals: Seals) -> str:
    """Seal what is proposed: a plain digest would let the words in it be guessed once they were erased."""
    return seals.seal(PURPOSE, canonical_json(dict(content)).encode())


def proposal_differs(record: ProposalRecord | None, row: Mapping[str, Any], seals: Seals) -> bool:
    """Tell whether a row is not what is on record of a proposal, what was said to it too."""
    if record is None or not isinstance(row["content"], dict):
        return True
    there = (row["kind"], row["about"], row["by"], moment_in(row["at"]), row["state"], row["second"])
    if there != (record.what, record.about, record.by, record.moment, record.state, record.second):
        return True
    if record.said and row["said"] not in ("", record.said) and record.said not in (GONE, LOST):
        return True
    return not seals.accepts(PURPOSE, canonical_json(row["content"]).encode(), record.content)


def job_seal(row: Mapping[str, Any], seals: Seals) -> str:
    return seals.seal(WORK, _work(row))


def job_differs(row: Mapping[str, Any], seals: Seals) -> bool:
    try:
        return not seals.accepts(WORK, _work(row), str(row.get("seal", "")))
    except TypeError:  # bytes where the desk writes text
        return True


def _work(row: Mapping[str, Any]) -> bytes:
    """Return what a seal of work is of; work of before it was tied to more than a name has no standing."""
    standing = [row["standing"]] if row.get("standing") else []
    return canonical_json([*(row[name] for name in ("kind", "by", "asked", "result")), *standing]).encode()


def differences(
    rights: Rights,
    accounts: Iterable[Mapping[str, Any]],
    proposals: Iterable[Mapping[str, Any]],
    jobs: Iterable[Mapping[str, Any]],
    seals: Seals,
) -> Iterator[LazyText]:
    """Yield every row of the database that is not as recorded, and every record that has no row."""
    rows = {int(row["id"]): row for row in accounts}
    for number in sorted(rows.keys() | rights.accounts.keys()):
        row, record = rows.get(number), rights.accounts.get(number)
        if row is None or record is None:
            name = record.username if record else str(rows[number]["username"])
            what = LazyText("Tài khoản '%(name)s' (%(number)s)", name=name, number=number)
            yield _missing(what, record is None)
        elif (there := account_in(row)) != record:
            yield _account_differs(record, there)
    asked = {int(row["id"]): row for row in proposals}
    for number in sorted(asked.keys() | {n for n, one in rights.proposals.items() if one.state == OPEN}):
        known = rights.proposals.get(number)
        if number not in asked or known is None:
            yield _missing(LazyText("Đề nghị %(number)s", number=number), known is None)
        elif proposal_differs(known, asked[number], seals):
            yield LazyText(
                "Đề nghị %(number)s (%(what)s %(about)s, %(by)s) khác với sổ niêm phong.",
                number=number,
                what=known.what,
                about=known.about,
                by=known.by,
            )
    for row in jobs:
        if job_differs(row, seals):
            yield LazyText(
                "Việc %(id)s (%(kind)s, %(by)s) không do bàn làm việc ghi.",
                id=row["id"],
                kind=row["kind"],
                by=row["by"],
            )


def _missing(what: LazyText, unrecorded: bool) -> LazyText:
    if unrecorded:
        return LazyText("%(what)s không có trong sổ niêm phong.", what=what)
    return LazyText("%(what)s có trong sổ niêm phong, không còn trong cơ sở dữ liệu.", what=what)


FIELDS = {
    "username": gettext_noop("tên"),
    "role": gettext_noop("vai trò"),
    "unit": gettext_noop("đơn vị"),
    "office": gettext_noop("cơ quan"),
    "outside": gettext_noop("định danh ở cổng"),
    "active": gettext_noop("khóa, mở"),
    "must_change": gettext_noop("phải đổi mật khẩu"),
    "person": gettext_noop("người giữ"),
    "password": gettext_noop("mật khẩu"),
    "second_factor": gettext_noop("mã xác nhận"),
}


def _account_differs(record: AccountRecord, there: AccountRecord) -> LazyText:
    changed = [name for name in FIELDS if getattr(record, name) != getattr(there, name)]
    return LazyText(
        "Tài khoản '%(name)s' (%(number)s) khác với sổ niêm phong: %(fields)s.",
        name=record.username,
        number=record.number,
        fields=ByLanguage(_names_of, changed),
    )


def _names_of(fields: Iterable[str]) -> str:
    return ", ".join(gettext(FIELDS[name]) for name in fields)
