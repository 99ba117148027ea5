"""How much of a score may be overstated, given the rows that were drawn and looked at.

The method is a betting martingale on a sample drawn with probability proportional to size, as in risk-
limiting audits of elections: P. B. Stark, "Risk-limiting postelection audits: conservative P-values from
common probability inequalities" (2009, Kaplan-Markov), and "ALPHA: audit that learns from previously hand-
audited ballots" (2023). Each draw is 0 where the row is as reported, 1 where it is not or can't be seen.
Its mean is at least (what is overstated) / (sum of stakes), for the stakes of any false rows sum to at
least what they cost. If that mean were m, a player who stakes BET of all that may be lost on each draw
would multiply the money by 1 + BET * m / (1 - m) at 0 and by 1 - BET at 1: a supermartingale. By Ville's
inequality it ever reaches 1 / r with a chance of at most r, however long one goes on and whenever one
stops. With BET = 1 this is Kaplan-Markov, which no sample that meets one false row can pass.

Assumed: the list was fixed before the seed was known, the seed can't be foreseen, and who looks at a row
sees whether it is as reported. Nothing is assumed of which rows are false, or how many.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

UNITS = 10_000  # a stake is a whole number of these parts of a point: lists are drawn from by hand
BET = 0.9  # of 1: what is left after a false row is a tenth


def risk(overstated: int, total: int, false: Sequence[bool]) -> float:
    """Return the most chance of such a sample, or a better one, if `overstated` of `total` or more are so."""
    if overstated > total:
        return 0.0
    return math.exp(-max(accumulate(_bets(overstated, total, false), initial=0.0)))


def most_overstated(total: int, false: Sequence[bool], limit: float) -> int:
    """Return the most parts that may be overstated: the largest number not refused at a risk of `limit`."""
    low, high = 0, total + 1  # what is refused stays so for more
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if risk(middle, total, false) > limit else (low, middle)
    return low


def draws_needed(overstated: int, total: int, limit: float, false: Sequence[bool] = ()) -> int:
    """Return how many draws after a sample refuse `overstated` parts where every further row is as reported;
    0 where they are refused already, or the stakes sum to less."""
    if risk(overstated, total, false) <= limit:
        return 0
    won = _won(overstated / total)
    missing = -math.log(limit) - sum(_bets(overstated, total, false))
    return 1 if math.isinf(won) else math.ceil(missing / won - 1e-9)


def chance_to_meet(stakes: Sequence[int], false: Iterable[int], count: int) -> float:
    """Return how likely `count` draws meet one of the false rows."""
    return 1 - (1 - sum(stakes[place] for place in false) / sum(stakes)) ** count


def _bets(overstated: int, total: int, false: Iterable[bool]) -> Iterator[float]:
    """Yield what each draw multiplies the money by, as a logarithm."""
    won = _won(overstated / total)
    return (math.log1p(-BET) if is_false else won for is_false in false)


def _won(mean: float) -> float:
    return math.inf if mean >= 1 else math.log1p(BET * mean / (1 - mean))
