"""The rows of a lead by what they speak for: that two are kin is no evidence, wherever rows are listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.links.evidence import Evidence
from engine.links.leads import Lead
from engine.links.stories import FOR_INNOCENCE, KIN


def suspect_rows(rows: Iterable[Evidence], lead: Lead) -> list[Evidence]:
    """Return rows without what they tell for innocence, those that tell nothing else left out."""
    return list(_telling(rows, lead, innocent=False))


def innocent_rows(rows: Iterable[Evidence], lead: Lead) -> list[Evidence]:
    """Return rows that tell something for innocence, with that alone."""
    return list(_telling(rows, lead, innocent=True))


def _telling(rows: Iterable[Evidence], lead: Lead, innocent: bool) -> Iterator[Evidence]:
    for e in rows:
        kinds = _innocent_kinds(e, lead)
        if tells := tuple(k for k in e.tells if (k in kinds) is innocent):
            used = tuple(w for w in e.used_for if (w in FOR_INNOCENCE) is innocent)
            yield replace(e, tells=tells, used_for=used)


def _innocent_kinds(e: Evidence, lead: Lead) -> frozenset[str]:
    """Return the kinds of thing a row tells that speak for innocence alone, as that two are kin."""
    parts = [p for _, p in lead.parts if e.row in p.rows]
    innocent = {p.unit.kind for p in parts if p.word in FOR_INNOCENCE}
    return frozenset({KIN, *innocent} - {p.unit.kind for p in parts if p.word not in FOR_INNOCENCE})
