"""The notice on every page with points or bands: whose rulebook it is, and whether the period may still
change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desk.runs.failing import failed_words
from desk.runs.since_announced import since_words
from desk.runs.year import Year
from desk.web.shelf import announcements_of_period, locked_today
from desk.words.adoption_words import marks_of
from desk.workspace.announcements import Announced


@dataclass(frozen=True, slots=True)
class PageNotice:
    """`open`: the run is not of locked returns; `locked`: they were locked since; `differs`: from what was
    announced."""

    mark: str | None
    open: bool
    locked: bool
    differs: str = ""
    failed: str = ""  # on whose returns the program fails
    announced: Announced | None = None


def notice_of(year: Year, *books: str, failed: Iterable[str] = ()) -> PageNotice | None:
    """Return the notice, with the offices on whose returns the run `failed`; None once the rulebooks are
    adopted, the period is locked, and nothing was announced."""
    mark = marks_of([year.rules.rulebooks[book] for book in books])
    open_ = not year.run.manifest["locked"]
    differs = " ".join(since_words(one) for one in year.since_announced)
    failing = failed_words(failed, year.name)
    announced = next((one for one in announcements_of_period(year.period) if one.rulebook in books), None)
    known = mark or open_ or differs or failing or announced
    locked = open_ and locked_today(year.period)
    return PageNotice(mark, open_, locked, differs, failing, announced) if known else None
