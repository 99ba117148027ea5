"""Compiles `rules/periods.yaml`: what a period is, by date."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.periods import CalendarYear, DatedWindow, PeriodEntry, PeriodsFile, WindowPart
from engine.rulebook.kinds.words import settled
from engine.rulebook.text.places import Place
from facts.periods import AD_HOC, FIRST_HALF, QUARTER, YEAR, Calendar, Period, PeriodKind, Window

KINDS = (YEAR, FIRST_HALF, QUARTER, AD_HOC)
ALL_YEAR = (YEAR, QUARTER)  # kinds whose periods follow one another without a day between
Span = WindowPart | DatedWindow | CalendarYear


def calendar_from(file: PeriodsFile, faulting: Faulting) -> Calendar:
    kinds: dict[str, PeriodKind] = {}
    codes: dict[str, Place] = {}
    _check_kinds(file, faulting)
    faulting.declared(file, {"period": file.periods})
    for name, entry in file.periods.items():
        _check_code(name, entry, codes, faulting)
        windows = tuple(w for value in entry.values for w in _windows(value, faulting))
        _check_dates(name, entry.values, faulting)
        ends = [following.from_ - timedelta(days=1) for following in entry.values[1:]]
        for value, end in itertools.zip_longest(entry.values, ends):
            faulting.cites(value.cites, value.spot("cites"), value.from_, end)
            _check_parts(value, name, faulting, between=end is not None and name == YEAR)
        plain = settled(entry)
        owed = _owed(entry, faulting)
        kinds[str(name)] = PeriodKind(str(name), plain.title, plain.code, plain.return_, owed, windows)
        if name in ALL_YEAR:
            _check_joined(kinds[str(name)], entry.values, faulting)
    for beside in file.beside.values():
        _check_span(beside, faulting)
    return Calendar(kinds, file.first_record)


def _check_kinds(file: PeriodsFile, faulting: Faulting) -> None:
    """Every kind of period that forms can be sent for, and no other."""
    faulting.one_of(file.periods, KINDS)
    for kind in KINDS:
        if file.periods and kind not in file.periods:
            faulting.add("R106", file.spot("periods"), name=kind)


def _check_code(name: str, entry: PeriodEntry, codes: dict[str, Place], faulting: Faulting) -> None:
    """A code names one year, and one part of it where there are several; no two kinds share one."""
    code, place = entry.code, entry.spot("code")
    several = name == AD_HOC or any(value.parts for value in entry.values)
    wanted = ["{year}", "{n}"] if several else ["{year}"]
    missing = [holder for holder in wanted if code.count(holder) != 1]
    unknown = re.findall(r"[{}][^{}]*", code.replace("{year}", "").replace("{n}", ""))
    if missing or unknown:
        faulting.add("R314", place, found=code, missing=(missing or unknown)[0])
    faulting.unique(code, codes, place)


def _check_dates(name: str, values: Sequence[DatedWindow], faulting: Faulting) -> None:
    for earlier, later in itertools.pairwise(values):
        if later.from_ <= earlier.from_:
            faulting.add("R304", later.spot("from"), name=name)


def _check_parts(value: DatedWindow, name: str, faulting: Faulting, between: bool) -> None:
    """Report parts of a period that leave days out or count them twice, and due days before the end.

    `between`: other years follow, so that it may be a single year longer than the others; more would overlap.
    """
    spans: list[WindowPart | DatedWindow] = [*value.parts, *([value] if value.end is not None else [])]
    for part in spans:
        assert part.end is not None
        if not between or part.start_year is None:
            _check_span(part, faulting)
        if part.due is not None and part.due < part.end:
            faulting.add("R311", part.spot("due"), due=_month_day(part.due), end=_month_day(part.end))
    for number, part in enumerate(value.parts, 1):
        if part.n != number:
            faulting.add("R319", part.spot("n"), found=part.n, wanted=number)
    for earlier, later in itertools.pairwise(value.parts):
        wanted = date(2001, *earlier.end) + timedelta(days=1)
        if later.start != (wanted.month, wanted.day):
            start, due = _month_day(later.start), f"{wanted.month:02d}-{wanted.day:02d}"
            faulting.add("R310", later.spot("start"), name=name, n=later.n, start=start, wanted=due)


def _check_joined(kind: PeriodKind, values: Sequence[DatedWindow], faulting: Faulting) -> None:
    """Report periods that leave days out or count them twice: those of one window, and where another begins.

    Only periods there are: a window that holds for a single year joins the one before it and the one after
    it.
    """
    reported: set[date] = set()
    for (earlier, before), (later, after) in itertools.pairwise(_periods(kind)):
        wanted = before.end + timedelta(days=1)
        same = earlier.in_force_from == later.in_force_from
        if after.start == wanted or later.in_force_from in reported or (same and before.year == after.year):
            continue
        reported.add(later.in_force_from)
        value = next(v for v in values if v.from_ == later.in_force_from)
        params = {"name": kind.name, "wanted": f"{wanted.month:02d}-{wanted.day:02d}"}
        if same:
            spot = (value.parts[0] if value.parts else value).spot("start")
            faulting.add("R326", spot, **params, start=_month_day(later.start), end=_month_day(earlier.end))
        else:
            params |= {"before": before.code, "end": before.end.isoformat()}
            params |= {"after": after.code, "start": after.start.isoformat()}
            faulting.add("R327", value.spot("from"), **params)


def _periods(kind: PeriodKind) -> Iterable[tuple[Window, Period]]:
    """Yield the periods of a kind in order, to two years after its last change, each with its window."""
    calendar = Calendar({kind.name: kind})
    days = [window.in_force_from for window in kind.windows]
    numbers = sorted({window.n for window in kind.windows})
    for year in range(min(days).year, min(max(days).year + 3, date.max.year)) if days else ():
        for n in numbers:
            window, period = kind.window(year, n), calendar.at(kind.name, year, n)
            if window is not None and period is not None:
                yield window, period


def _check_span(part: Span, faulting: Faulting) -> None:
    """Report a window that ends before it begins, or that is longer than a year."""
    if part.start is None or part.end is None:
        return
    before = getattr(part, "start_year", None) is not None
    if before == (part.start <= part.end):
        code = "R321" if before else "R320"
        faulting.add(code, part.spot("start"), start=_month_day(part.start), end=_month_day(part.end))


def _month_day(day: tuple[int, int]) -> str:
    return f"{day[0]:02d}-{day[1]:02d}"


def _owed(entry: PeriodEntry, faulting: Faulting) -> int | None:
    word = entry.owed_from
    if word == "none":
        return None
    if not re.fullmatch(r"(19|20)[0-9]{2}", word):
        faulting.add("R306", entry.spot("owed_from"))
        return None
    return int(word)


def _windows(value: DatedWindow, faulting: Faulting) -> Iterable[Window]:
    if value.parts:
        for part in value.parts:
            yield Window(value.from_, part.n, part.start, part.start_year is not None, part.end, part.due)
    elif value.start is None or value.end is None:
        faulting.add("R305", value.spot("from"))
    else:
        yield Window(value.from_, 1, value.start, value.start_year is not None, value.end, value.due)
