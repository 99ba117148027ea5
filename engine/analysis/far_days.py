"""Days in force so far from every paper the rules know that the year is a slip of the hand.

No clock: `check` says the same of the same files on every day. What is far is told by `documents.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.analysis.findings import Finding, finding_at
from engine.rulebook.model.editions import parts_of_rulebook
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.places import Place
from facts.periods import after_months

YEARS = 10


def far_day_findings(rules: Rules) -> Iterator[Finding]:
    """Tell a day more than ten years after the newest paper, or before the oldest."""
    known = [d for doc in rules.documents.values() for d in (doc.issued, doc.in_force_from) if d is not None]
    if not known:
        return
    oldest, newest = min(known), max(known)
    reported: set[tuple[Place, date]] = set()
    for id_, place, day, book in _days(rules):
        if (place, day) in reported:
            continue
        reported.add((place, day))
        values = {"id": id_, "day": day.isoformat(), "years": YEARS}
        if day > after_months(newest, 12 * YEARS):
            late = {"far_vi": "sau", "side_vi": "mới", "far": "after", "side": "newest"}
            yield finding_at("P809", place, book, **values, **late, known=newest)
        elif after_months(day, 12 * YEARS) < oldest:
            early = {"far_vi": "trước", "side_vi": "cũ", "far": "before", "side": "oldest"}
            yield finding_at("P809", place, book, **values, **early, known=oldest)


def _days(rules: Rules) -> Iterator[tuple[str, Place, date, str]]:
    for book in rules.rulebooks.values():
        yield book.name, book.place, book.in_force_from, book.name
        parts = parts_of_rulebook(book)
        yield from ((p.id, p.place, day, book.name) for p in parts if (day := p.in_force[0]) is not None)
    for rule in rules.follow_up:
        if rule.in_force[0] is not None:
            yield rule.id, rule.place, rule.in_force[0], ""
    for parameter in rules.parameters.values():
        yield from ((parameter.name, value.place, value.from_, "") for value in parameter.values)
