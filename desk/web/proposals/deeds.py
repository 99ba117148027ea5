"""What each kind of proposal leads to, and how to tell from the disk that it was done.

A sealed log and the desk's database can't be written in one stroke. So the log comes first and names the
proposal; the database follows. Whatever was cut off in between is found in the log, and is not done a second
time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desk.leads.acts import REFER
from desk.office.acts import ACTS
from desk.web.drafting.drafts import RULES, written
from desk.web.leads.reading import agreed
from desk.web.office_deeds import agreed as agreed_in_office
from desk.web.office_deeds import name_of
from desk.web.runs.proposed import ANNOUNCE, announced_by_two
from desk.web.shelf import workspace
from desk.workspace.logs import DECISIONS, DESK, log_of


@dataclass(frozen=True, slots=True)
class Deed:
    """`do` takes what was proposed, both names, and the proposal's mark; its record, which names the mark,
    goes into `log`. It is answered at `address` alone, by the roles that may write there."""

    do: Callable[[Mapping[str, Any], str, str], None]
    log: str
    address: str


DEEDS: Mapping[str, Deed] = {
    REFER.name: Deed(agreed(REFER), REFER.log, "second_lead"),
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
