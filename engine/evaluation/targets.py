"""What was assigned from above beside what was reached: surely, surely not, or not to be told yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.evaluation.totals import UnitsTotal
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.model.roles import RECOGNITION, in_role_or_named
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period

RECOGNISED = "recognised"  # in place of an indicator: how many units are in a healthy band
Totals = Callable[[str], UnitsTotal | None]  # an indicator's name → its total; None where it is not told
BandsOfUnits = Mapping[str, Sequence[str]]  # unit → the bands still possible for it
Bands = Callable[[Rulebook], BandsOfUnits]


@dataclass(frozen=True, slots=True)
class CountOutcome:
    """A figure that was to be no less, or no more. `met` is None where that can't be told."""

    paper: Assignment
    target: FigureTarget
    total: UnitsTotal | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class BandOutcome:
    """The band one unit was to reach, and those it may have."""

    paper: Assignment
    unit: str
    band: str
    possible: tuple[str, ...]
    met: bool | None


Outcome = CountOutcome | BandOutcome


def assigned(rules: Rules, period: Period) -> tuple[Assignment, ...]:
    """Return what was assigned for the year of a period."""
    return tuple(paper for paper in rules.targets if paper.year == period.year)


def outcomes_of(rules: Rules, period: Period, totals: Totals, bands: Bands) -> tuple[Outcome, ...]:
    """Return each target of the period's year, paper by paper: units recognised, figures, then unit by unit.

    Before the year is over nothing is met or missed yet, and nothing is told of bands.
    """
    final = period.kind in rules.scored
    outcomes: list[Outcome] = []
    for paper in assigned(rules, period):
        book = in_role_or_named(rules, RECOGNITION, paper.rulebook, period.end)
        possible = bands(book) if final and book is not None else {}
        if final and paper.recognised is not None:
            wanted = FigureTarget(of=RECOGNISED, at_least=Fraction(paper.recognised))
            outcomes.append(_count(paper, wanted, _recognised(book, possible), final))
        outcomes += [_count(paper, target, totals(target.of), final) for target in paper.figures]
        outcomes += [_band(paper, unit, book, possible[unit]) for unit in paper.bands if unit in possible]
    return tuple(outcomes)


def _count(paper: Assignment, target: FigureTarget, total: UnitsTotal | None, final: bool) -> CountOutcome:
    met = is_met(target, total) if final and total is not None else None
    return CountOutcome(paper, target, total, met)


def is_met(target: FigureTarget, total: UnitsTotal) -> bool | None:
    """Tell whether a total reaches its target wherever it lies between its ends."""
    low, high = total.least, total.most
    if target.at_least is not None:
        least = target.at_least
        return _surely(low is not None and low >= least, high is not None and high < least)
    assert target.at_most is not None  # one of the two is there: checked when the rules were read
    return _surely(high is not None and high <= target.at_most, low is not None and low > target.at_most)


def _surely(yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None


def _recognised(book: Rulebook | None, bands: BandsOfUnits) -> UnitsTotal | None:
    if book is None or not bands:
        return None
    healthy = {band.id for band in book.bands if band.healthy}
    sure = sum(set(possible) <= healthy for possible in bands.values())
    may = sum(bool(set(possible) & healthy) for possible in bands.values())
    settled = len(bands) - (may - sure)
    return UnitsTotal(Fraction(sure), Fraction(may), len(bands), settled, len(bands))


def _band(paper: Assignment, unit: str, book: Rulebook | None, bands: Sequence[str]) -> BandOutcome:
    order = [band.id for band in book.bands] if book else []
    wanted, possible = paper.bands[unit], tuple(bands)
    places = [order.index(id_) for id_ in possible if id_ in order]
    known = bool(places) and wanted in order
    met = _surely(known and max(places) <= order.index(wanted), known and min(places) > order.index(wanted))
    return BandOutcome(paper, unit, wanted, possible, met)
