"""The scores of units as first told: had nothing been changed, taken back or left out later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from engine.evaluation.result import Pair
from engine.logic.cells import NOT_APPLICABLE, Cell, between
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.types import NUMBER, FactType
from engine.scoring.results import Range, Scored
from facts.forms.catalogue import NOTICE
from facts.periods import Period
from facts.standing import Standing

if TYPE_CHECKING:
    from engine.scoring.columnar.columns import FactColumn


class Tellable(Protocol):
    """What is asked of the scores, of what stands now and of what was told first."""

    @property
    def standing(self) -> Standing: ...
    @property
    def rules(self) -> Rules: ...
    def score_of(self, rulebook: Rulebook, id_: str, period: Period) -> Pair | None: ...
    def computed_ends(self, rulebook: Rulebook, id_: str, period: Period) -> Range | None: ...


class AsFirstTold:
    """Reads what was told first only where somebody asks for a score that may be another; `first` None: all
    is as it was told."""

    def __init__(
        self, now: Tellable, first: Callable[[], Standing] | None, over: Callable[[Standing], Tellable]
    ) -> None:
        self.now, self.first, self.over = now, first, over

    def score(self, rulebook: Rulebook, id_: str, period: Period) -> Scored | None:
        """Return the computed score as first told, None where nothing was changed that moves it."""
        if self._ends(rulebook, id_, period) is None:
            return None
        score = self._then.score_of(rulebook, id_, period)
        return None if score is None else score[1]

    def cell(self, rulebook: str, id_: str, period: Period) -> Cell:
        """Return it as a fact; not applicable where it is the same as the computed one."""
        score = self.score(self.now.rules.rulebooks[rulebook], id_, period)
        if score is None:
            return NOT_APPLICABLE
        return between(score.low, score.high, score.owed)

    def column(self, rulebook: str, units: Iterable[str], period: Period) -> FactColumn:
        """Return the same fact of units, without who owes what."""
        from engine.scoring.columnar.columns import column_from_cells

        book = self.now.rules.rulebooks[rulebook]
        ends = (self._ends(book, id_, period) for id_ in units)
        cells = [NOT_APPLICABLE if e is None else between(*e) for e in ends]
        return column_from_cells(FactType(NUMBER), cells)

    def _ends(self, rulebook: Rulebook, id_: str, period: Period) -> Range | None:
        """Return the least and the most of that score, None where they are those of the computed one."""
        now = self.now.computed_ends(rulebook, id_, period)
        if now is None or id_ not in self._noticed:
            return None
        then = self._then.computed_ends(rulebook, id_, period)
        return None if then == now else then

    @cached_property
    def _then(self) -> Tellable:
        return self.over(self.first() if self.first else self.now.standing)

    @cached_property
    def _noticed(self) -> frozenset[str]:
        """The units whose figures rest on something that is not as it was first told."""
        rows = (event.record for event in self.now.standing.events.get(NOTICE.name, ()))
        return frozenset() if self.first is None else frozenset(row.unit for row in rows)
