"""What every sheet of results says in one way: heads and marks, points, bands, streaks, changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desk.base.language import Texts, gettext, pgettext
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.tree import Remark
from desk.runs.since_announced import Later, SinceAnnounced, since_words
from desk.words.adoption_words import draft_lines, marks_of
from desk.words.band_words import band_title
from desk.words.numbers import day_words, number_words, span_words
from desk.workspace.announced_bands import Announced
from desk.workspace.despite import KEPT_INSIDE, despite_words
from engine.rulebook.compile.rule_uses import behind

_HELD = Texts({True: " (đủ số năm)", False: "", None: " (chưa đủ căn cứ)"})


@dataclass(frozen=True, slots=True)
class Edition:
    """What a workbook says of itself: the run, lock, announcement and later differences."""

    run: str
    locked: bool
    announced: Announced | None = None
    later: tuple[Later, ...] = ()

    @property
    def hidden(self) -> str:
        return gettext("không nêu")


def status_words(results: YearsShown, edition: Edition) -> list[Remark]:
    """Say what these results are: illustrative or adopted, locked or not, announced or not."""
    period = results.year.period
    first, last = day_words(period.start), day_words(period.end)
    told = edition.announced
    day = day_words(told.on) if told else ""
    differs = SinceAnnounced(told, edition.later) if told and edition.later else None
    texts = [
        *draft_lines(results.year.rulebook),
        gettext(
            "Kỳ %(period)s: số liệu từ %(first)s đến %(last)s. Lần chạy %(run)s.",
            period=period.code,
            first=first,
            last=last,
            run=edition.run,
        ),
        gettext("Kỳ đã khóa sổ.")
        if edition.locked
        else gettext("Kỳ CHƯA khóa sổ: mọi số liệu còn có thể thay đổi."),
        gettext("Công bố theo %(document)s ngày %(day)s.", document=told.document, day=day)
        if told
        else pgettext("workbook", "Chưa công bố."),
    ]
    marks = [Remark(since_words(differs), "banner")] if differs else []
    return [*marks, *map(Remark, texts)]


def before_words(results: YearsShown) -> str:
    """Name the year before, also where there was none."""
    return results.before.code if results.before else gettext("kỳ trước")


def band_words(results: YearsShown, year: YearOfUnit | None) -> str:
    """Say the band; of an earlier year the announced one, and the computed one if it differs."""
    if year is None:
        return "–"
    computed = band_title(results.year.rulebook, year.result.scored.bands)
    told = results.announced_before(year)
    if told is None or told == year.result.scored.bands:
        return computed
    said = band_title(results.year.rulebook, told)
    return gettext("%(said)s (đã công bố); tính lại: %(computed)s", said=said, computed=computed)


def despite_of_unit(results: YearsShown, year: YearOfUnit) -> str:
    """Say why a commune's band was closed though it was not settled; nothing where it was."""
    return despite_words(results.year.despite.reason_of(year.result.subject.id))


def closed_unsettled(results: YearsShown, year: YearOfUnit) -> str:
    """Say for the public that a band was closed unsettled; not why: that may name someone."""
    return str(KEPT_INSIDE) if results.year.despite.reason_of(year.result.subject.id) else ""


def streak_words(year: YearOfUnit) -> str:
    """Say how many years running: surely, and at most."""
    said = []
    for state in year.result.streaks.values():
        said.append(gettext("%(n)s năm", n=span_words(state.sure, state.possible)) + _HELD[state.held])
    return "; ".join(said)


def figures_mark(results: YearsShown, names: Iterable[str]) -> str | None:
    """Return the mark of figures that rest on an illustrative rulebook, if the sheet has none."""
    if results.year.rulebook.illustrative:
        return None
    found = behind(results.year.rules, results.year.rulebook.subject, names)
    return marks_of((results.year.rulebook, *found.rulebooks))


def change_words(now: Any, before: Any) -> str:
    """Write a change in percent: a difference of two counts may itself be a small count."""
    if before == 0:
        return "–"
    change = (now - before) * 100 / before
    return f"{'+' if change > 0 else ''}{number_words(change, 1)} %"
