"""The rows of a lead by what they speak for: that two are kin is no evidence, wherever rows are listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engine.links.evidence import Evidence
from engine.links.leads import Lead
from engine.links.stories import FOR_INNOCENCE, KIN


def suspect_rows(rows: Iterable[Evidence], lead: Lead) -> list[Evidence]:
    """Return rows without what they tell for innocence, those that tell nothing else left out."""
    found = []
    for e in rows:
        tells = tuple(k for k in e.tells if k not in _innocent_kinds(e, lead))
        if tells:
            used = tuple(w for w in e.used_for if w not in FOR_INNOCENCE)
            found.append(replace(e, tells=tells, used_for=used))
    return found


def innocent_rows(rows: Iterable[Evidence], lead: Lead) -> list[Evidence]:
    """Return rows that tell something for innocence, with that alone."""
    told = ((e, tuple(k for k in e.tells if k in _innocent_kinds(e, lead))) for e in rows)
    return [
        replace(e, tells=tells, used_for=tuple(w for w in e.used_for if w in FOR_INNOCENCE))
        for e, tells in told
        if tells
    ]


def _innocent_kinds(e: Evidence, lead: Lead) -> frozenset[str]:
    """Return the kinds of thing a row tells that speak for innocence alone, as that two are kin."""
    parts = [p for _, p in lead.parts if e.row in p.rows]
    innocent = {p.unit.kind for p in parts if p.word in FOR_INNOCENCE}
    return frozenset({KIN, *innocent} - {p.unit.kind for p in parts if p.word not in FOR_INNOCENCE})
