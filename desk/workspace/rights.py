"""Who may do what at the desk, and what two persons decide: accounts and proposals as a sealed log has them.

The database shows the same for use; where the two differ, the log is right and the row has no force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from desk.base.chained_log import Entry

RIGHTS = "rights.jsonl"
ACCOUNT, PROPOSED, TAKEN_OVER = "account", "proposed", "taken_over"
"""Kinds of records: an account as it is from then on (`account_made`, `account_reset` …), a proposal, and all
of both as a desk of before this log had them. Other kinds say what became of a proposal."""
OPEN, DECLINED = "open", "declined"
ONE_PERSON = "one_person"  # beside an account, of two numbers: they are one person's


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
        return next((account for account in self.accounts.values() if account.username == username), None)

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

    def one_person(self, account: AccountRecord, other: AccountRecord) -> bool:
        """Tell whether two accounts are used by one person."""
        return self._first(account.used_by) == self._first(other.used_by)

    def two_persons(self, proposal: ProposalRecord, second: AccountRecord) -> bool:
        """Tell whether an account is another person's than the proposer's, then and now."""
        return second.number not in proposal.own and not self.same_person(proposal, second)

    def _first(self, person: int) -> int:
        return self.one.get(person, person)

    def used_now(self, person: int) -> tuple[AccountRecord, ...]:
        return tuple(account for account in self.accounts.values() if account.used_by == person)

    def persons(self) -> tuple[int, ...]:
        """Return every person who uses an account, or used one, by number."""
        return tuple(sorted({*self.left, *(account.used_by for account in self.accounts.values())}))


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
            proposal = ProposalRecord(by=entry["by"], **content)
            proposals[proposal.number] = _with_own(proposal, accounts, one_person)
        else:
            number = content["number"]
            ended: dict[str, Any] = {
                "state": kind,
                "second": str(entry["by"]),
                "said": str(entry.get("reason", "")),
            }
            proposals[number] = replace(proposals[number], **ended)
    return Rights(accounts, proposals, since, left, one_person)


def _joined(firsts_of: dict[int, int], persons: Iterable[int]) -> None:
    """Have all who were one with either of two persons be one, by the least of their numbers."""
    firsts = {firsts_of.get(person, person) for person in persons}
    every = firsts | {person for person, first in firsts_of.items() if first in firsts}
    firsts_of |= dict.fromkeys(every, min(every, default=0))


def _with_own(
    proposal: ProposalRecord, accounts: Mapping[int, AccountRecord], firsts_of: Mapping[int, int]
) -> ProposalRecord:
    by = firsts_of.get(proposal.person, proposal.person)
    own = (a.number for a in accounts.values() if firsts_of.get(a.used_by, a.used_by) == by)
    return replace(proposal, own=frozenset({proposal.account, *own}))


def proposal_content(proposal: ProposalRecord) -> dict[str, Any]:
    """Return what the record of a proposal holds beside its proposer."""
    left_out = ("by", "state", "second", "said", "own")
    return {f.name: getattr(proposal, f.name) for f in fields(proposal) if f.name not in left_out}
