"""What all units of an area together are judged by: each measure met, not met, or not to be told yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.evaluation.targets import is_met
from engine.evaluation.totals import UnitsTogether, UnitsTotal
from engine.evaluation.years import Evaluation
from engine.logic.kleene import Kleene, any_of, at_least
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.kinds.targets import FigureTarget
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import MeasureTogether, Rulebook
from facts.periods import Period


@dataclass(frozen=True, slots=True)
class AreaJudged:
    """Whether an area meets what its units together are judged by, measure by measure."""

    book: Rulebook
    measures: tuple[tuple[MeasureTogether, Kleene], ...]
    possible: Mapping[str, Sequence[str]]  # unit → the bands it may have

    @property
    def met(self) -> Kleene:
        """The answer, where no measure that is still open can change it."""
        assert self.book.together is not None  # else there is nothing to judge by
        return at_least(self.book.together.at_least, (answer for _, answer in self.measures))


def areas_judged(evaluation: Evaluation, period: Period, units: Sequence[str]) -> tuple[AreaJudged, ...]:
    """Return the answer of each rulebook in force that judges an area, for the area of some units."""
    if period.kind not in evaluation.rules.scored or not units:
        return ()
    figures = UnitsTogether(evaluation, period, units)
    return tuple(
        _judged(evaluation, edition(book, period.end), period, figures)
        for book in evaluation.rules.rulebooks.values()
        if book.is_in_force(period.end) and book.together is not None and holds_on(book.together, period.end)
    )


def possible_of(
    evaluation: Evaluation, book: Rulebook, period: Period, units: Sequence[str]
) -> dict[str, Sequence[str]]:
    """Return the bands each of some units may have."""
    return {s.id: bands for s, _, bands in evaluation.possible_bands(book, period) if s.id in units}


def _judged(evaluation: Evaluation, book: Rulebook, period: Period, figures: UnitsTogether) -> AreaJudged:
    assert book.together is not None  # asked before
    possible = possible_of(evaluation, book, period, figures.units)
    indicators = evaluation.rules.indicator_sets[book.subject].indicators

    def answer(measure: MeasureTogether) -> Kleene:
        if measure.share is not None:
            wanted = FigureTarget(of="", at_least=measure.share)
            return is_met(wanted, _share(measure.bands, possible))
        totals = ((target, figures.total(indicators[target.of])) for target in measure.figures)
        return any_of(None if total is None else is_met(target, total) for target, total in totals)

    return AreaJudged(book, tuple((measure, answer(measure)) for measure in book.together.of), possible)


def _share(bands: Sequence[str], possible: Mapping[str, Sequence[str]]) -> UnitsTotal:
    """Return how many units in a hundred surely have, and at most have, one of some bands."""
    sure = sum(set(own) <= set(bands) for own in possible.values())
    may = sum(bool(set(own) & set(bands)) for own in possible.values())
    count = len(possible)
    ends = [Fraction(100 * n, count) if count else None for n in (sure, may)]
    return UnitsTotal(ends[0], ends[1], count, count - may + sure, count)
