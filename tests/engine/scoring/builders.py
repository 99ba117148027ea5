"""Small rulebooks, facts and frames: a test says only what it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache

from engine.logic.cells import Cell, Owed, Value, known, unknown
from engine.logic.frame import Frame
from engine.rulebook.kinds.in_force import InForce
from engine.rulebook.kinds.parameters import DatedLines, Parameter
from engine.rulebook.model.conditions import AllOf, AnyOf, AtLeastOf, Compare, Condition, NoneOf, ParameterRef
from engine.rulebook.model.points import Lines, Points
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Group, Rulebook, Sign, Streak
from facts.periods import YEAR, Calendar, Period, PeriodKind, Window

DAY = date(2016, 1, 1)
Number = int | str | Fraction

CALENDAR = Calendar(
    {
        YEAR: PeriodKind(
            YEAR, {}, "{year}", "year_return", 2018, (Window(DAY, 1, (12, 15), True, (12, 14), (12, 20)),)
        ),
        "first_half": PeriodKind(
            "first_half",
            {},
            "{year}-6T",
            "half_year_return",
            2018,
            (Window(DAY, 1, (12, 15), True, (6, 14), (6, 20)),),
        ),
        "quarter": PeriodKind(
            "quarter",
            {},
            "{year}-Q{n}",
            "quarter_return",
            None,
            (Window(DAY, 1, (12, 15), True, (3, 14), None), Window(DAY, 2, (3, 15), False, (6, 14), (6, 25))),
        ),
    }
)


def fraction(number: Number) -> Fraction:
    return Fraction(number)


@cache
def period(code: str = "2020") -> Period:
    found = CALENDAR.period(code)
    assert found is not None
    return found


def cell(value: Cell | Value | Number) -> Cell:
    """Texts of digits are numbers here: `2.5`."""
    if isinstance(value, Cell):
        return value
    if isinstance(value, str) and value.replace(".", "", 1).replace("/", "", 1).lstrip("-").isdigit():
        return known(Fraction(value))
    return known(value)


def facts(**values: Cell | Value | Number) -> Callable[[str], Cell]:
    """Return the facts named; `other__band` stands for `other.band`."""
    return {name.replace("__", "."): cell(value) for name, value in values.items()}.__getitem__


def frame(
    unit: Mapping[str, Cell | bool] | None = None, code: str = "2020", **parameters: Parameter | Number
) -> Frame:
    made = {n: p if isinstance(p, Parameter) else parameter(n, p) for n, p in parameters.items()}
    fields = {name: cell(value) for name, value in (unit or {}).items()}
    return Frame(period(code), CALENDAR, made, fields.__getitem__)


def owed(form: str = "B04", unit: str = "30991", office: str = "UBND xã") -> Owed:
    return Owed(form, office, unit, "2020")


def missing(form: str = "B04") -> Cell:
    return unknown((owed(form),))


def parameter(name: str, *lines: Number | tuple[Number, Condition], since: date = DAY) -> Parameter:
    """Return a parameter of one value, or of lines (value, condition)."""
    return parameter_of(name, dated(since, *lines))


def parameter_of(name: str, *values: DatedLines) -> Parameter:
    return Parameter(name=name, vi=name, values=values)


def dated(since: date, *lines: Number | tuple[Number, Condition]) -> DatedLines:
    made = [
        (fraction(line[0]), line[1]) if isinstance(line, tuple) else (fraction(line), None) for line in lines
    ]
    return DatedLines(from_=since, value=(), cites=(), lines=tuple(made))


# Tests


def compare(fact: str, op: str, *operands: object) -> Condition:
    made = [fraction(o) if isinstance(o, int) and not isinstance(o, bool) else o for o in operands]
    return Compare(fact, op, tuple(made))  # type: ignore[arg-type]


def is_(fact: str, value: object = True) -> Condition:
    return compare(fact, "equal", value)


def from_(fact: str, value: object) -> Condition:
    return compare(fact, "at_least", value)


def up_to(fact: str, value: object) -> Condition:
    return compare(fact, "at_most", value)


def both(*parts: Condition) -> Condition:
    return AllOf(parts)


def either(*parts: Condition) -> Condition:
    return AnyOf(parts)


def neither(*parts: Condition) -> Condition:
    return NoneOf(parts)


def so_many(n: int, *parts: Condition) -> Condition:
    return AtLeastOf(n, parts)


def dollar(name: str) -> ParameterRef:
    return ParameterRef(name)


# Rulebooks


def lines(*given: Number | tuple[Number, Condition]) -> Lines:
    made = [(fraction(g[0]), g[1]) if isinstance(g, tuple) else (fraction(g), None) for g in given]
    return Lines(tuple(made))


def criterion(
    id_: str,
    points: Points,
    applies_when: Condition | None = None,
    group: str = "",
    bonus: bool = False,
    leaves: bool = False,
) -> Criterion:
    return Criterion(
        id=id_,
        title={},
        group=group,
        cites=(),
        applies_when=applies_when,
        points=points,
        bonus=bonus,
        leaves=leaves,
    )


def group(
    id_: str, at_least: Number | None = None, at_most: Number | None = None, within: str | None = None
) -> Group:
    ends = [None if end is None else fraction(end) for end in (at_least, at_most)]
    return Group(id=id_, title={}, at_least=ends[0], at_most=ends[1], within=within)


def gate(id_: str, when: Condition, allowed: tuple[str, ...] | None = None, band: str | None = None) -> Gate:
    return Gate(id=id_, title={}, cites=(), when=when, bands_allowed=allowed, band=band)


def band(id_: str, from_: Number | None, when: Condition | None = None) -> Band:
    return Band(id=id_, title={}, from_=None if from_ is None else fraction(from_), healthy=False, when=when)


BANDS = (
    band("tot", 90),
    band("kha", 70),
    band("trung_binh", 50),
    band("yeu", 0),
    band("khong_xep_loai", None),
)


def rulebook(
    *criteria: Criterion,
    gates: tuple[Gate, ...] = (),
    bands: tuple[Band, ...] = BANDS,
    total: Number | None = 100,
    decimals: int = 2,
    signs: tuple[Sign, ...] = (),
    groups: tuple[Group, ...] = (),
) -> Rulebook:
    whole = None if total is None else fraction(total)
    return Rulebook(
        rulebook="book",
        title={},
        subject="commune_period",
        in_force=InForce(from_=DAY),
        cites=(),
        total=whole,
        points_decimals=decimals,
        groups=groups,
        criteria=criteria,
        gates=gates,
        bands=bands,
        signs=signs,
    )


def points_book(points: Number) -> Rulebook:
    """A rulebook that gives so many points to everybody."""
    return rulebook(criterion("A1", lines(points)))


def streak(years: int = 3, bands: tuple[str, ...] = ("tot", "kha")) -> Streak:
    return Streak(id="khen_thuong", title={}, cites=(), band=bands, years=years)


def sign(when: Condition, years: int = 1) -> Sign:
    return Sign(id="Q1", title={}, cites=(), when=when, years=years)
