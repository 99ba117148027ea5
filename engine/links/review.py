"""Leads over time: which lead is which, and what a person decided about it. Decisions come in as values.

A dismissal holds for the evidence it was given on. The lead comes back only with enough that is new, and then the
new is shown by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.links.leads import Lead
from engine.rulebook.link_model import LinkRules

NEW, LOOKING, REFERRED, DISMISSED, RETURNED = "new", "looking", "referred", "dismissed", "returned"
DECIDABLE = (LOOKING, REFERRED, DISMISSED)
SAME_FROM = 0.5  # overlap of members from which a lead is the one decided on before


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a lead, and what the lead was then."""

    lead: str
    state: str
    reason: str
    by: str
    on: str
    members: tuple[str, ...]
    rows: tuple[str, ...]
    bits: float
    sources: tuple[str, ...]
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A lead with its state; `id` is that of the lead it was in an earlier run. `new` are rows since dismissal."""

    id: str
    lead: Lead
    state: str
    decision: Decision | None
    new: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        return self.state != DISMISSED


def reviewed(leads: Iterable[Lead], decisions: Sequence[Decision], rules: LinkRules) -> tuple[Reviewed, ...]:
    """Return the leads with their states, in their order."""
    return tuple(_reviewed(lead, decisions, rules) for lead in leads)


def _reviewed(lead: Lead, decisions: Sequence[Decision], rules: LinkRules) -> Reviewed:
    alike = [(overlap(d.members, (*lead.venues, *lead.recorded_as)), n, d) for n, d in enumerate(decisions)]
    best = max((a for a in alike if a[0] >= SAME_FROM), default=None, key=lambda a: (a[0], a[1]))
    if best is None:
        return Reviewed(lead.id, lead, NEW, None)
    decision = [d for d in decisions if d.lead == best[2].lead][-1]
    if decision.state != DISMISSED:
        return Reviewed(decision.lead, lead, decision.state, decision)
    fresh = tuple(row for row in rows_of(lead) if row not in set(decision.rows))
    state = RETURNED if returns(lead, decision, fresh, rules) else DISMISSED
    return Reviewed(decision.lead, lead, state, decision, fresh)


def returns(lead: Lead, decision: Decision, fresh: Sequence[str], rules: LinkRules) -> bool:
    """Tell whether what is new is enough: bits, a new kind of source, or a new case."""
    rule = rules.returns
    if not fresh:
        return False
    source = rule.new_source_kind and bool(set(lead.sources) - set(decision.sources))
    case = rule.new_case and bool(set(lead.cases) - set(decision.cases))
    return source or case or lead.bits - decision.bits >= rule.new_bits


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the Jaccard overlap of two sets of members."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def rows_of(lead: Lead) -> tuple[str, ...]:
    """Return the rows of a lead by form and key, as they may be shown and kept."""
    return tuple(sorted({f"{e.row.form} {e.row.key}" for e in lead.evidence}))


def fingerprint(rows: Iterable[str]) -> str:
    """Return what stands for a set of evidence rows."""
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()[:16]
