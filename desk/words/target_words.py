"""Targets assigned from above, in words: what, how much, what was reached, whether that meets it, by which
paper."""

from __future__ import annotations

from collections.abc import Sequence

from desk.base.language import Texts, gettext, gettext_noop, localised, unit_after
from desk.words.band_words import band_title
from desk.words.numbers import day_words, number_words
from desk.words.total_words import NOTHING, total_words, units_words
from engine.evaluation.targets import RECOGNISED, BandOutcome, CountOutcome, Outcome
from engine.rulebook.kinds.targets import Assignment
from engine.rulebook.model.indicators import COUNT_YES, Indicator
from engine.rulebook.model.roles import RECOGNITION, in_role_or_named
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period

_HEALTHY = gettext_noop("Đơn vị được công nhận")
_IN_BANDS = gettext_noop("Đơn vị xếp %(bands)s")
_MET = Texts({True: "đạt", False: "chưa đạt", None: "chưa đủ căn cứ kết luận"}, context="met")
_LATER = gettext_noop("xét vào cuối năm")


class TargetWords:
    """Says the targets of a period; `withheld` stands where a figure may not be told."""

    def __init__(self, rules: Rules, period: Period, withheld: str = NOTHING) -> None:
        self.rules, self.period, self.withheld = rules, period, withheld

    def title(self, outcome: Outcome) -> str:
        if isinstance(outcome, BandOutcome):
            return self.rules.units.name(outcome.unit, self.period.end)
        indicator = self._indicator(outcome)
        if indicator is not None:
            return localised(indicator.title)
        book = self._book(outcome)
        if outcome.paper.rulebook is None or book is None:
            return gettext(_HEALTHY)
        return gettext(_IN_BANDS, bands=" / ".join(localised(b.title) for b in book.bands if b.healthy))

    def wanted(self, outcome: Outcome) -> str:
        if isinstance(outcome, BandOutcome):
            return self._bands(outcome, (outcome.band,))
        target, indicator = outcome.target, self._indicator(outcome)
        number = target.at_least if target.at_least is not None else target.at_most
        assert number is not None  # one of the two is there: checked when the rules were read
        words = f"{number_words(number)}{self._measure(indicator)}"
        if target.at_most == 0:
            return words
        if target.at_most is not None:
            return gettext("không quá %(number)s", number=words)
        return gettext("từ %(number)s trở lên", number=words)

    def reached(self, outcome: Outcome) -> str:
        if isinstance(outcome, BandOutcome):
            return self._bands(outcome, outcome.possible)
        indicator = self._indicator(outcome)
        if outcome.total is None:
            return self.withheld
        if indicator is not None:
            return total_words(outcome.total, indicator)
        return units_words(outcome.total)

    def verdict(self, outcome: Outcome) -> str:
        if self.period.kind not in self.rules.scored:
            return gettext(_LATER)
        if isinstance(outcome, CountOutcome) and outcome.total is None:
            return self.withheld
        return _MET[outcome.met]

    def paper(self, paper: Assignment) -> str:
        return gettext(
            "%(document)s ngày %(day)s của %(office)s",
            document=paper.document,
            day=day_words(paper.signed_on),
            office=paper.assigned_by,
        )

    def row(self, outcome: Outcome) -> tuple[str, str, str, str, str]:
        """Return the cells of a table: the target, how much, what was reached, whether that meets it, by
        which paper."""
        return (
            self.title(outcome),
            self.wanted(outcome),
            self.reached(outcome),
            self.verdict(outcome),
            self.paper(outcome.paper),
        )

    def _indicator(self, outcome: CountOutcome) -> Indicator | None:
        if outcome.target.of == RECOGNISED:
            return None
        sets = (s for s in self.rules.indicator_sets.values() if s.subject == "unit")
        return next(s.indicators[outcome.target.of] for s in sets if outcome.target.of in s.indicators)

    def _measure(self, indicator: Indicator | None) -> str:
        if indicator is None or indicator.over_units == COUNT_YES:
            return gettext(" đơn vị")
        return unit_after(indicator.unit)

    def _book(self, outcome: Outcome) -> Rulebook | None:
        return in_role_or_named(self.rules, RECOGNITION, outcome.paper.rulebook, self.period.end)

    def _bands(self, outcome: BandOutcome, bands: Sequence[str]) -> str:
        book = self._book(outcome)
        return band_title(book, bands) if book is not None else NOTHING
