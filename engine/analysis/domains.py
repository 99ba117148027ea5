"""What values a fact can have at all: its step, its ends, its list, and its states besides a value."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from engine.logic.domains import ZERO, Domain
from engine.rulebook.model.among_units import RANK, RANK_PERCENT, is_among
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.model.points_asked import SCORE, SHARE, PointsAsked, is_points, points_asked
from engine.rulebook.model.rounding import rounded
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.types import BAND, NUMBER, YES_NO

AMONG = {
    RANK: Domain(NUMBER, whole=True, low=Fraction(1)),
    RANK_PERCENT: Domain(NUMBER, low=ZERO, high=Fraction(100)),
}
"""Of what is decided among units; whether one lies beyond a quota is yes or no."""


class Domains:
    """The domains of all facts a rulebook may use."""

    def __init__(self, rules: Rules, rulebook: Rulebook) -> None:
        self.rules = rules
        self.indicators = rules.indicator_sets[rulebook.subject].indicators
        self.rulebook = rulebook
        self.total = rulebook.total
        self._known: dict[str, Domain] = {}

    def __getitem__(self, name: str) -> Domain:
        if name not in self._known:
            self._known[name] = self._domain(name)
        return self._known[name]

    def _domain(self, name: str) -> Domain:
        if is_points(name):
            return self._points(name)
        if is_among(name):
            return AMONG[name] if name in AMONG else Domain(YES_NO)
        if name.endswith(".band"):
            bands = self.rules.rulebooks[name.removesuffix(".band")].bands
            return Domain(BAND, choices=tuple(band.id for band in bands))
        return self.indicators[name].domain(self)

    def _points(self, name: str) -> Domain:
        """Return between what points lie: bonuses come on top, and some criteria may go below zero."""
        query = points_asked(name, self.rulebook)
        least = sum((subtotal.of(lambda c: c.least) for subtotal in query.sums), ZERO)
        most = sum((subtotal.of(lambda c: c.maximum) for subtotal in query.sums), ZERO)
        times = 100 / query.most if query.share and query.most > 0 else Fraction(1)
        decimals, by = self.rulebook.rounding.total, self.rulebook.rounding.by
        if name in (SCORE, SCORE + SHARE) and decimals is not None:
            least, most = rounded(least, decimals, by), rounded(most, decimals, by)
        if name == SCORE and self.total is None:
            return Domain(NUMBER, low=min(least, ZERO))
        if query.leaving and (query.share or name == SCORE):
            return self._of_what_applies(name, query, least)
        return Domain(NUMBER, low=min(least, ZERO) * times, high=most * times)

    def _of_what_applies(self, name: str, query: PointsAsked, least: Fraction) -> Domain:
        """Bonuses and points below zero weigh the more, the less there is to be had: no end is known then."""
        most = self.total if name == SCORE else Fraction(100)
        bonus = any(criterion.bonus for criterion in query.criteria)
        return Domain(NUMBER, low=ZERO if least >= 0 else None, high=None if bonus else most)


def inside_one_another(
    names: Iterable[str], indicators: Mapping[str, Indicator]
) -> tuple[tuple[str, str], ...]:
    """Return each pair of facts of which the first is surely never more than the second."""
    own = [indicators[name] for name in dict.fromkeys(names) if name in indicators]
    return tuple((a.name, b.name) for a in own for b in own if a is not b and a.is_part_of(b))


def tied(names: tuple[str, ...], indicators: IndicatorSet | None) -> bool:
    """Tell whether some of these facts are computed from others of them, so that they can't vary freely."""
    if indicators is None:
        return False
    own = [indicators.indicators[n] for n in names if n in indicators.indicators]
    return any(
        (fact.is_tied and not set(names).isdisjoint(fact.operands))
        or any(other is not fact and fact.is_part_of(other) for other in own)
        for fact in own
    )
