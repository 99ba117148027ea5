"""Proposals on record: made, agreed to, declined, withdrawn, and what each kind leads to.

A sealed log and the desk's database can't be written in one stroke. So the log comes first and names the
proposal; the database follows. Whatever was cut off in between is found in the log, and is not done a second
time. Nobody acts on a row that differs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from desk.base.language import gettext_noop
from desk.leads.acts import PROPOSED as PROPOSED_ON_LEADS
from desk.office.acts import ACTS
from desk.web.accounts.models import Account
from desk.web.accounts.record import free_number, record_of, rights_today
from desk.web.drafting.drafts import RULES, written
from desk.web.leads.reading import agreed
from desk.web.office_deeds import agreed as agreed_in_office
from desk.web.office_deeds import name_of
from desk.web.proposals.models import WITHDRAWN, Proposal
from desk.web.runs.proposed import ANNOUNCE, announced_by_two
from desk.web.shelf import workspace
from desk.workspace.logs import DECISIONS, DESK, key_ready, log_of
from desk.workspace.rights import (
    OPEN,
    PROPOSED,
    RIGHTS,
    TAKEN_OVER,
    AccountRecord,
    ProposalRecord,
    Rights,
    proposal_content,
)
from desk.workspace.rights_rows import content_seal, moment_in, proposal_differs

ALTERED = gettext_noop(
    "Đề nghị này khác với sổ niêm phong: có người sửa thẳng cơ sở dữ liệu. Không ai đồng ý được; gạt nó ra,"
    " đề nghị lại, và báo thanh tra."
)
LOST_ROW = "mất trong cơ sở dữ liệu"  # why a proposal is withdrawn


def taken_over() -> None:
    """Put accounts and proposals of a desk of before there was a record on record, once, as they are."""
    log = log_of(workspace(), RIGHTS)
    with log.alone():
        if log.entries():
            return
        accounts = [record_of(one) for one in Account.objects.order_by("pk")]
        there = Rights({one.number: one for one in accounts}, {})
        proposals = [_record_of(one, there.named(one.by)) for one in Proposal.objects.order_by("pk")]
        content = {
            "accounts": [asdict(one) for one in accounts],
            "proposals": [
                {**proposal_content(one), "by": one.by, "state": one.state, "second": one.second}
                for one in proposals
            ],
        }
        log.add({"kind": TAKEN_OVER, "by": "–", "content": content})


def _record_of(found: Proposal, by: AccountRecord | None) -> ProposalRecord:
    seal = content_seal(found.content, key_ready(workspace()).seals)
    number, person, role = (by.number, by.used_by, by.role) if by else (0, 0, "")
    return ProposalRecord(
        found.pk,
        found.kind,
        found.about,
        found.by,
        moment_in(found.at),
        DEEDS[found.kind].address,
        role,
        number,
        person,
        seal,
        found.state,
        found.second,
    )


def differs(found: Proposal) -> bool:
    """Tell whether a proposal is not what is on record of it."""
    record = rights_today().proposals.get(found.pk)
    return proposal_differs(record, vars(found), key_ready(workspace()).seals)


def put_forward(kind: str, about: str, by: str, content: dict[str, Any]) -> Proposal:
    """Keep a proposal, in the database and on record, or neither. Raise IntegrityError if one is open."""
    log = log_of(workspace(), RIGHTS)
    with log.alone(), transaction.atomic():
        rights = rights_today()
        number = free_number(Proposal, rights.next_proposal())
        found = Proposal.objects.create(pk=number, kind=kind, about=about, by=by, content=content)
        record = _record_of(found, rights.named(by))
        log.add({"kind": PROPOSED, "by": by, "content": proposal_content(record)})
        for one in rights.open_on(kind, about):  # of which the database lost the row
            outcome(one.number, WITHDRAWN, by, LOST_ROW)
    return found


def outcome(number: int, state: str, second: str, why: str, read: str = "") -> None:
    """Put on record what became of a proposal, once."""
    log = log_of(workspace(), RIGHTS)
    with log.alone():
        rights = rights_today()
        record, account = rights.proposals.get(number), rights.named(second)
        if record is None or record.state != OPEN:
            return
        content = {
            "number": number,
            "what": record.what,
            "about": record.about,
            "address": record.address,
            "role": account.role if account else "",
            "account": account.number if account else 0,
            "person": account.used_by if account else 0,
            "read": read,
        }
        log.add({"kind": state, "by": second, "reason": why, "content": content})


@dataclass(frozen=True, slots=True)
class Deed:
    """`do` takes what was proposed, both names, and the proposal's mark; its record, which names the mark,
    goes into `log`. It is answered at `address` alone, by the roles that may write there."""

    do: Callable[[Mapping[str, Any], str, str], None]
    log: str
    address: str


DEEDS: Mapping[str, Deed] = {
    **{
        act.name: Deed(agreed(act), act.log, "second_lead" if "lead" in act.same else "second_act")
        for act in PROPOSED_ON_LEADS
    },
    ANNOUNCE: Deed(announced_by_two, DECISIONS, "second_announce"),
    RULES: Deed(written, DESK, "second_rules"),
    **{
        act.name: Deed(agreed_in_office(act), act.log, f"second_{name_of(act)}") for act in ACTS if act.second
    },
}


def done_by(kind: str, mark: str) -> str | None:
    """Return who did what a proposal leads to, both names; None where it is not on record."""
    for entry in reversed(log_of(workspace(), DEEDS[kind].log).entries()):
        if mark in (entry.get("proposal"), (entry.get("content") or {}).get("proposal")):
            return str(entry["by"])
    return None
