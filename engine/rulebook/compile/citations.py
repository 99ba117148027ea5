"""Tells citations that are not in force while what cites them is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from engine.rulebook.kinds.documents import Document
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import place_of

ILLUSTRATIVE = "illustrative"
MOST_YEARS_BACK = 5


def lapses(
    cited: Sequence[str], documents: Mapping[str, Document], start: date, until: date | None
) -> Iterable[Fault]:
    """Yield a fault for each cited document that does not reach from `start` to `until` (None: no end).

    A document that lapses is no fault where another legal document cited beside it reaches on: rules often
    cite the decree of the day and the one that stays. This project's own illustration is no legal document.
    Days that nobody knows are never guessed: such a document reaches everywhere. One begins when it comes
    into force, else when it was issued. An illustrative figure may look some years back from the plan it is
    drawn from, never decades.
    """
    found = [
        (word, documents[word.partition("/")[0]]) for word in cited if word.partition("/")[0] in documents
    ]
    legal = [(word, document) for word, document in found if document.certainty != ILLUSTRATIVE]
    if not any(_ends_early(document, until) is None for _, document in legal):
        end, end_en = ("nay", "now") if until is None else (until.isoformat(),) * 2
        for word, document in legal:
            params = {
                "name": document.id,
                "until": str(document.in_force_until),
                "end": end,
                "end_en": end_en,
            }
            yield Fault("R404", place_of(word), params)
    if any(_begins_late(document, start) is None for _, document in legal):
        return
    back = any(document.certainty == ILLUSTRATIVE for _, document in found)
    for word, document in legal:
        first = _begins_late(document, start)
        if first is not None and not (back and first <= _years_on(start, MOST_YEARS_BACK)):
            yield Fault(
                "R405", place_of(word), {"name": document.id, "start": str(first), "day": start.isoformat()}
            )


def _ends_early(document: Document, until: date | None) -> date | None:
    """Return the document's last day where that lies before `until`."""
    last = document.in_force_until
    return last if last is not None and (until is None or last < until) else None


def _years_on(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def _begins_late(document: Document, start: date) -> date | None:
    """Return the document's first day where that lies after `start`."""
    first = document.in_force_from or document.issued
    return first if first is not None and first > start else None
