"""The notice on every page with points or bands: whose rulebook it is, and whether the period may still
change."""

from __future__ import annotations

from dataclasses import dataclass

from desk.web.shelf import Year, locked_today
from desk.words.adoption_words import marks_of


@dataclass(frozen=True, slots=True)
class PageNotice:
    """`open`: the run is not of locked returns; `locked`: they were locked since."""

    mark: str | None
    open: bool
    locked: bool


def notice_of(year: Year, lang: str, *books: str) -> PageNotice | None:
    """Return the notice; None once the rulebooks are adopted and the period is locked."""
    mark = marks_of([year.rules.rulebooks[book] for book in books], lang)
    open_ = not year.run.manifest["locked"]
    return PageNotice(mark, open_, open_ and locked_today(year.period)) if mark or open_ else None
