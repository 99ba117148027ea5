"""Checks the files that are lists: documents, parameters, periods, units, offices, reports, targets."""

import itertools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting, meet
from engine.rulebook.compile.parsing import TestParser
from engine.rulebook.kinds.columns import ColumnsFile
from engine.rulebook.kinds.documents import Document, DocumentsFile
from engine.rulebook.kinds.offices import OfficesFile
from engine.rulebook.kinds.parameters import DatedLines, Parameter, ParametersFile, Take
from engine.rulebook.kinds.periods import CalendarYear, DatedWindow, PeriodEntry, PeriodsFile, WindowPart
from engine.rulebook.kinds.purposes import FieldUse, Purpose, PurposesFile
from engine.rulebook.kinds.reports import ReportOutline, Split
from engine.rulebook.kinds.targets import YEARS, Assignment, TargetsFile
from engine.rulebook.kinds.units import UnitsFile
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.indicators import NO_TOTAL, Indicator, IndicatorSet
from engine.rulebook.model.roles import RECOGNITION, in_role_or_named
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.types import FactType, Scope
from engine.rulebook.model.vocabulary import field_type
from engine.rulebook.text.figures import beyond_a_century, figure, shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word, place_of
from facts.forms.catalogue import COVER, KINDS, Catalogue, OwnColumn
from facts.offices import NO_OFFICES, Office, Offices
from facts.periods import AD_HOC, FIRST_HALF, QUARTER, YEAR, Calendar, Period, PeriodKind, Window
from facts.units import Unit, Units

PERIOD_KINDS = (YEAR, FIRST_HALF, QUARTER, AD_HOC)
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
    faulting.one_of(file.periods, PERIOD_KINDS)
    for kind in PERIOD_KINDS:
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


def documents_from(file: DocumentsFile, faulting: Faulting) -> Mapping[str, Document]:
    faulting.documents = settled(file.documents)
    faulting.declared(file, {"document": file.documents})
    return faulting.documents


def catalogue_from(files: Iterable[ColumnsFile], purposes: PurposesFile, faulting: Faulting) -> Catalogue:
    """Return the forms with the columns that the office adds, none where the rules have no such file."""
    own: list[OwnColumn] = []
    for file in files:
        faulting.declared(file, {"purpose": purposes.purposes})
        own += file.own
    return Catalogue(tuple(own))


def purposes_from(
    file: PurposesFile, unasked: Collection[str], faulting: Faulting
) -> tuple[Mapping[str, Purpose], Mapping[str, FieldUse]]:
    """Return the purposes, and what each field is used for; `unasked` kinds of row need no purpose."""
    fields = [f"{k.name}.{f}" for k in KINDS.values() for f in k.fields]
    fields += [f"cover.{f}" for f in COVER.fields]
    faulting.declared(file, {"purpose": file.purposes, "field": fields})
    faulting.faults += file.unexplained(unasked)
    return settled(file.purposes), settled(file.fields)


def unasked_kinds(sets: Mapping[str, IndicatorSet]) -> tuple[str, ...]:
    """Return the kinds of row that only an office's own rules ask for, and that none of its figures reads."""
    read = {form for s in sets.values() for indicator in s.indicators.values() for form in indicator.forms}
    return tuple(name for name, kind in KINDS.items() if kind.opt_in and kind.form not in read)


# Parameters


def parameters_from(file: ParametersFile, faulting: Faulting) -> Mapping[str, Parameter]:
    faulting.declared(file)
    return settled({name: _with_lines(parameter, faulting) for name, parameter in file.parameters.items()})


def _with_lines(parameter: Parameter, faulting: Faulting) -> Parameter:
    ends = [following.from_ - timedelta(days=1) for following in parameter.values[1:]]
    values = [
        _dated(value, end, faulting, parameter.unit)
        for value, end in itertools.zip_longest(parameter.values, ends)
    ]
    for earlier, later in itertools.pairwise(parameter.values):
        if earlier.from_ == later.from_:
            faulting.add("R301", later.place, name=parameter.name, day=later.from_)
        elif later.from_ < earlier.from_:
            faulting.add("R304", later.place, name=parameter.name)
    return replace(parameter, values=tuple(sorted(values, key=lambda value: value.from_)))


def _dated(dated: DatedLines, end: date | None, faulting: Faulting, unit: str | None) -> DatedLines:
    takes = (Take(take=dated.value),) if isinstance(dated.value, str) else dated.value
    words, lines = [take.take for take in takes], _lines(takes, faulting, dated.spot("value"))
    for (number, _), word in zip(lines, words, strict=False):
        place = place_of(word)
        if unit == "%" and number < 0:
            faulting.add("R209", place, found=word)
        elif unit == "%" and 0 < number < 1:
            faulting.add("R221", place, found=word, wanted=shown(number * 100))
        elif number < 0:
            faulting.add("R223", place, name="value", found=word, least=0)
        if too_long := beyond_a_century(number, unit):
            faulting.add("R227", place, found=word, **too_long)
    faulting.cites(dated.cites, dated.spot("cites"), dated.from_, end)
    return replace(dated, value=(), lines=tuple(lines))


def _lines(
    takes: tuple[Take, ...], faulting: Faulting, place: Place
) -> list[tuple[Fraction, Condition | None]]:
    fields = unit_fields()
    parser = TestParser(Scope(fields.get, lambda: fields, {}, absent="R307"), faulting)
    lines: list[tuple[Fraction, Condition | None]] = []
    for index, take in enumerate(takes):
        if take.when is None and index < len(takes) - 1:
            faulting.add("R303", takes[index + 1].spot("take"))
        if take.when is not None and index == len(takes) - 1:
            faulting.add("R302", take.spot("take"))
        condition = parser.condition(take.when, take.spot("when")) if take.when is not None else None
        lines.append((_figure(take.take, faulting), condition))
    if not lines:
        faulting.empty(place, "value")
        lines = [(Fraction(0), None)]
    return lines


def _figure(word: str, faulting: Faulting) -> Fraction:
    found = figure(Word(word, place_of(word)), faulting.report)
    return found if found is not None else Fraction(0)


def unit_fields() -> Mapping[str, FactType]:
    """Return what a parameter may vary by: yes/no fields of the subject's unit."""
    return {f.name: field_type(f) for f in KINDS["unit"].fields.values() if f.type == "yes_no"}


# Units and offices


def units_from(file: UnitsFile, faulting: Faulting) -> Units:
    seen: dict[tuple[str, date | None], Place] = {}
    faulting.declared(file)
    for line in file.units:
        first = seen.setdefault((line.code, line.from_), line.spot("code"))
        if first is not line.spot("code"):
            faulting.add("R128", line.spot("code"), name=line.code, first=first)
    lines = settled(file.units)
    units = (Unit(u.code, u.name, u.type, u.from_, u.until, u.becomes, u.province, u.cluster) for u in lines)
    listed = Units(tuple(units))
    _check_units(file, listed, faulting)
    return listed


def _check_units(file: UnitsFile, units: Units, faulting: Faulting) -> None:
    """Report codes that name two units on one day, and successors that are not there on the day after."""
    for index, (shape, unit) in enumerate(zip(file.units, units.units, strict=True)):
        for other, earlier in zip(file.units[:index], units.units[:index], strict=True):
            if (
                earlier.code == unit.code
                and earlier.valid_from != unit.valid_from
                and meet((earlier.valid_from, earlier.valid_until), (unit.valid_from, unit.valid_until))
            ):
                faulting.add("R312", shape.spot("code"), name=shape.code, first=other.spot("code"))
        if shape.becomes is not None and unit.valid_until is not None:
            day = unit.valid_until + timedelta(days=1)
            if units.get(str(shape.becomes), day) is None:
                faulting.add("R313", shape.spot("becomes"), name=shape.becomes, day=day)


def check_clusters(file: UnitsFile, rulebooks: Iterable[Rulebook], faulting: Faulting) -> None:
    """Report units without a cluster where a rulebook orders units within theirs."""
    without = [shape for shape in file.units if shape.cluster is None]
    if without and any(r.among_units is not None and r.among_units.within == "cluster" for r in rulebooks):
        faulting.add("R568", without[0].spot("code"), name=without[0].code, found=len(without))


def offices_from(files: Collection[OfficesFile], faulting: Faulting) -> Offices:
    """Return the offices of the file; none where the rules have no such file."""
    if not files:
        return NO_OFFICES
    written = next(iter(files))
    faulting.declared(written)
    for index, line in enumerate(written.offices):
        for earlier in written.offices[:index]:
            if meet((line.from_, line.until), (earlier.from_, earlier.until)):
                for role in {*line.roles} & {*earlier.roles}:
                    params = {"name": role, "other": earlier.name, "found": line.name}
                    faulting.add("R325", line.spot("name"), **params)
    file = settled(written)
    offices = (
        Office(o.name, o.level, o.roles, o.sends, o.from_, o.until, o.certainty, o.forms, o.spelled or "")
        for o in file.offices
    )
    return Offices(
        tuple(offices),
        file.roles,
        {line.office: line.titles for line in file.signing},
        {line.office: line.authority for line in file.signing},
        {line.office: (line.award, *line.authority) for line in file.commending},
    )


def outlines_from(
    files: Iterable[ReportOutline],
    sets: Mapping[str, IndicatorSet],
    calendar: Calendar,
    catalogue: Catalogue,
    faulting: Faulting,
) -> dict[str, ReportOutline]:
    """Return the outlines by name; every fault goes to `faulting`."""
    indicators: Mapping[str, Indicator] = {
        name: indicator
        for s in sets.values()
        if s.subject == "unit"
        for name, indicator in s.indicators.items()
    }
    known = {"figure": indicators, "number": indicators, "period": calendar.kinds}
    first: dict[str, Place] = {}
    outlines: dict[str, ReportOutline] = {}
    for file in files:
        faulting.once(file.report, first)
        faulting.declared(file, known)
        for split in (split for section in file.sections for split in section.split):
            if split.of in indicators:
                _check_split(split, indicators[split.of], catalogue, faulting)
        outlines[file.report] = settled(file)
    return outlines


def _check_split(split: Split, indicator: Indicator, catalogue: Catalogue, faulting: Faulting) -> None:
    part = indicator.over_records.get("")
    if part is None or part.op not in ("count", "sum"):
        faulting.add("R146", split.spot("of"), name=split.of)
    elif part.over.kind in KINDS:
        fields = catalogue.kinds[part.over.kind].record_fields
        closed = [name for name, field in fields.items() if field.values]
        if split.by not in closed:
            params = {"kind": part.over.kind, "near": nearest(split.by, closed)}
            faulting.add("R147", split.spot("by"), name=split.by, choices=", ".join(closed), **params)


def with_targets(rules: Rules, files: Iterable[TargetsFile], faulting: Faulting) -> Rules:
    """Return the rules with the targets of the file; every fault goes to `faulting`."""
    figures = {
        name: indicator
        for s in rules.indicator_sets.values()
        if s.subject == "unit" and s.beside is None
        for name, indicator in s.indicators.items()
    }
    papers = tuple(paper for file in files for paper in file.targets)
    for paper in papers:
        faulting.declared(paper, {"figure": figures, "rulebook": rules.rulebooks})
        for target in paper.figures:
            if target.of in figures and figures[target.of].over_units == NO_TOTAL:
                faulting.add("R705", target.place, name=target.of)
        if paper.year in YEARS:
            _check_bands(paper, rules, faulting)
    _check_once(papers, faulting)
    return replace(rules, targets=settled(papers))


def _check_bands(paper: Assignment, rules: Rules, faulting: Faulting) -> None:
    day = rules.end_of(paper.year)
    book = in_role_or_named(rules, RECOGNITION, paper.rulebook, day)
    bands = [band.id for band in book.bands] if book else []
    codes = [unit.code for unit in rules.units.on(day)]
    for unit, band in paper.bands.items():
        if codes and unit not in codes:
            faulting.add("R707", place_of(unit), name=unit, near=nearest(unit, codes), day=day)
        if bands:
            faulting.one_of([band], bands)


def _check_once(papers: Iterable[Assignment], faulting: Faulting) -> None:
    """Report what an office assigns a second time for a year: which counts is the author's to say."""
    seen: dict[tuple[int, str, str], Place] = {}
    for paper in papers:
        entries = [(target.of, target.place) for target in paper.figures]
        entries += [(unit, place_of(unit)) for unit in paper.bands]
        entries += [("recognised", paper.spot("document"))] if paper.recognised is not None else []
        office, year = paper.assigned_by, paper.year
        for name, place in entries:
            first = seen.setdefault((year, office, name), place)
            if first is not place:
                faulting.add("R708", place, name=name, office=office, year=year, first=first)
