"""The rows behind a criterion, for a person and as JSON: which count, which do not, all of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from desk.base.language import gettext
from desk.words.condition_words import Speaker
from desk.words.evidence_words import EvidenceLine, EvidenceTold, evidence_of, groups_of, places_words
from desk.words.numbers import number_words
from engine.evaluation.explanation import CriterionReason, Explanation, GateReason
from engine.rulebook.model.rulebook import Rules
from facts.standing import Source


def evidence_for(
    explanation: Explanation, reason: CriterionReason | GateReason, rules: Rules
) -> EvidenceTold:
    """Return the rows behind one criterion or gate, in words."""
    return evidence_of(reason.asked, Speaker(rules, explanation.rulebook.subject))


def evidence_json(evidence: EvidenceTold) -> dict[str, Any]:
    """Return every row; `counts` says of each figure whether the row counts in it (null: undecided)."""
    return {
        "figures": [{"name": name, "title": title} for name, title in evidence.figures],
        "rows": [_row_json(line, evidence) for line in evidence.lines],
    }


def _row_json(line: EvidenceLine, evidence: EvidenceTold) -> dict[str, Any]:
    asked = zip(evidence.figures, line.counts, strict=True)
    return {
        "form": line.form,
        "code": line.code or None,
        "file": line.place.file,
        "sheet": line.place.sheet,
        "row": line.place.row or None,
        "counts": {name: counts for (name, _), counts in asked if counts != ""},
        "why": line.why or None,
        "beside": list(line.beside),
    }


def evidence_lines(evidence: EvidenceTold, records: tuple[Source, ...]) -> Iterator[str]:
    """Yield the rows in groups, then where rows stand that no group names by its place, inspections of the
    venues among them."""
    groups = groups_of(evidence)
    yield from (f"{group.words}: {group.which}" for group in groups)
    named = {place for group in groups for place in group.places}
    sheets = {(place.file, place.sheet) for place in named if not place.row}
    others = [s for s in records if s not in named and (s.file, s.sheet) not in sheets]
    if others:
        count = number_words(Fraction(len(others)))
        head = gettext("Ở %(count)s dòng", n=len(others), count=count)
        yield f"{head}: {places_words(others)}"
