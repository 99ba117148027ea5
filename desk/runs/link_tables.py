"""Links and leads as tables of a run. Numbers are rounded: the same bytes anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from desk.runs.small_tables import columns_of
from engine.links.identity.joining import joined
from engine.links.innocent_ties import Explained, struck_from
from engine.links.leads import Findings, Lead, findings_of
from engine.links.notes import GradedNote, with_notes
from engine.links.reading import said_in
from engine.links.signs import sign_rules_of
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing
from facts.uncollected import uncollected

LINKS = columns_of("text a b kind via", "float weight")
ROW = pl.Struct(columns_of("text form key", "float bits", "texts signs at"))
LEADS = {
    **columns_of("text id", "texts venues parties cases", "float bits", "text confidence"),
    **columns_of("texts acts signs sources innocent", "float stability"),
    "evidence": pl.List(ROW),
}


def findings_at(
    standing: Standing,
    rules: Rules,
    period: Period,
    values: Mapping[tuple[str, str], str] | None = None,
    same: Mapping[tuple[str, str], bool] | None = None,
    innocent: Iterable[Explained] = (),
    notes: Sequence[GradedNote] = (),
) -> Findings | None:
    """Return the leads of a period, with what people decided and noted; None without rules of links."""
    if rules.links is None:
        return None
    decided = values or {}
    connects = frozenset(k for k, v in decided.items() if v == "connects")
    generic = frozenset(k for k, v in decided.items() if v == "generic")
    with uncollected():
        statements = with_notes(said_in(standing, rules, period), notes, rules.links)
        statements = joined(statements, same or {})
        statements = struck_from(statements, innocent)
        return findings_of(statements, sign_rules_of(rules, period.end), rules.links, connects, generic)


READ_REGISTERS = ("venue", "party")
READ_EVENTS = ("case", "case_party", "violation", "inspection", "tip", "stint")


def link_records(standing: Standing) -> Standing:
    """Return the records that links are read from; a run shows the link method no others."""
    registers = {p: standing.registers[p] for p in standing.registers if p[0] in READ_REGISTERS}
    events = {kind: standing.events[kind] for kind in READ_EVENTS if kind in standing.events}
    return Standing(registers=registers, events=events)


def link_tables(standing: Standing, rules: Rules, period: Period) -> dict[str, pl.DataFrame]:
    """Return `links` and `leads` of a period; none where the rules say nothing of links.

    Decisions are no input: a run says what the records say, and the queue what people made of it.
    """
    findings = findings_at(link_records(standing), rules, period)
    if findings is None:
        return {}
    links = [(x.a, x.b, x.kind, x.via, _rounded(x.weight)) for x in findings.links]
    return {
        "links": pl.DataFrame(links, schema=LINKS, orient="row"),
        "leads": pl.DataFrame([_row(lead) for lead in findings.leads], schema=LEADS),
    }


def _row(lead: Lead) -> Mapping[str, Any]:
    return {
        "id": lead.id,
        "venues": list(lead.venues),
        "parties": list(lead.recorded_as),
        "cases": list(lead.cases),
        "bits": _rounded(lead.bits),
        "confidence": lead.confidence,
        "acts": list(lead.acts),
        "signs": [s.sign for s in lead.signs],
        "sources": list(lead.sources),
        "innocent": list(lead.stories),
        "stability": _rounded(lead.stability),
        "evidence": [
            {
                "form": e.row.form,
                "key": e.row.key,
                "bits": _rounded(e.bits),
                "signs": list(e.used_for),
                "at": list(e.row.places),
            }
            for e in lead.evidence
        ],
    }


def _rounded(number: float) -> float:
    return round(number, 6) + 0.0
