"""What was decided about a lead before, until when it holds, and what is new since: what a lapsed or returned
lead is read by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desk.base.language import language
from desk.leads.evidence import new_table
from desk.leads.lead_words import STATES, said
from desk.leads.leads import Queue
from desk.report.tree import Report
from desk.words.numbers import day_words
from engine.links.review import DECIDABLE, EXPIRED, RETURNED, Reviewed, in_force_until
from engine.rulebook.kinds.links import LinkRules


@dataclass(frozen=True, slots=True)
class Earlier:
    """A person's word on a lead; `new` lists the rows that came since."""

    state: str
    colour: str
    by: str
    on: str
    reason: str
    until: str  # last day it is in force; empty: it does not lapse
    lapsed: bool
    back: bool  # came back, for what is new
    why_until: str  # why a word of this kind does not hold for ever
    new: Report | None


def earlier_of(found: Reviewed, queue: Queue) -> Earlier | None:
    """Return the last decision about a lead; None where nobody has decided."""
    d = found.decision
    if d is None:
        return None
    rule = queue.rules.expiry(d.state)
    colour = "dim" if found.state == d.state else "warn"
    return Earlier(
        said(STATES, d.state),
        colour,
        d.by,
        day_words(date.fromisoformat(d.on)),
        d.reason,
        until_words(d.state, date.fromisoformat(d.on), queue.rules),
        found.state == EXPIRED,
        found.state == RETURNED,
        rule.reason.get(language()) if rule else "",
        Report((new_table(found),)) if found.new else None,
    )


def until_words(state: str, on: date, rules: LinkRules) -> str:
    until = in_force_until(state, on, rules)
    return "" if until is None else day_words(until)


def untils(rules: LinkRules, today: date) -> Mapping[str, str]:
    """Return until when each kind of decision would hold if it were made today."""
    return {state: until_words(state, today, rules) for state in DECIDABLE}
