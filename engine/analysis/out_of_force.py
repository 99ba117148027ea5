"""Rules in force on a day that cite a document which had ended by then, and none that took its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from engine.analysis.findings import Finding, finding_at
from engine.rulebook.kinds.documents import ILLUSTRATIVE, Document
from engine.rulebook.model.rulebook import Criterion, Gate, Rules, Sign, Streak
from engine.rulebook.text.places import Place

Cited = tuple[
    str, Place, tuple[str, ...], date | None, str
]  # id, place, documents, last day in force, rulebook


def out_of_force_findings(rules: Rules) -> Iterator[Finding]:
    """Tell a rule that goes on after a document it cites was replaced, and does not cite the new one; and one
    that then rests on no legal document in force at all."""
    for id_, place, names, until, book in _cited(rules):
        cited = [rules.documents[name] for name in names]
        ended = [
            d for d in cited if d.in_force_until is not None and (until is None or d.in_force_until < until)
        ]
        legal = [d for d in cited if d.certainty != ILLUSTRATIVE and d.covers is None]
        days = sorted({d.in_force_until + timedelta(days=1) for d in ended if d.in_force_until is not None})
        bare = next((day for day in days if all(_absent(d, day) for d in legal)), None)
        if bare is not None:
            old = ", ".join(d.id for d in legal if d.is_out_of_force(bare))
            yield finding_at("P818", place, book, id=id_, name=old, day=bare)
            continue
        for document in ended:
            new = document.replaced_by
            if new is not None and new not in names:
                ends = {"until": document.in_force_until, "new": new}
                yield finding_at("P817", place, book, id=id_, name=document.id, **ends)


def _absent(document: Document, day: date) -> bool:
    first = document.in_force_from
    return document.is_out_of_force(day) or (first is not None and first > day)


def _cited(rules: Rules) -> Iterator[Cited]:
    for book in rules.rulebooks.values():
        yield book.name, book.place, _names(rules, book.cites), book.in_force_until, book.name
        parts: tuple[Criterion | Gate | Streak | Sign, ...]
        parts = (*book.criteria, *book.gates, *book.streaks, *book.signs)
        for part in parts:
            until = part.in_force[1] or book.in_force_until
            yield part.id, part.place, _names(rules, part.cites), until, book.name
    for rule in rules.follow_up:
        yield rule.id, rule.place, _names(rules, rule.cites), rule.in_force[1], ""


def _names(rules: Rules, cites: Iterable[str]) -> tuple[str, ...]:
    names = (cite.partition("/")[0] for cite in cites)
    return tuple(dict.fromkeys(name for name in names if name in rules.documents))
