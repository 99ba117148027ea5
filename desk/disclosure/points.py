"""Which points may be published: none from which, with the rulebook and the total, a small count follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desk.disclosure.guesses import Case, Ends, Reader
from engine.scoring.oracle import Scored


@dataclass(frozen=True, slots=True)
class Withheld:
    """The criteria whose points are not published, and whether the total may be."""

    criteria: frozenset[str] = frozenset()
    total_shown: bool = True


def withheld_from(reader: Reader, result: Scored, appraised: Sequence[str] = ()) -> Withheld:
    """Return the least that must be withheld: telling points, then others until no sum gives them away.

    Appraised points are a person's decision: they tell no count. Points that are not settled tell none either.
    """
    cases = {
        c.id: reader.case(c, result)
        for c in reader.rulebook.criteria
        if c.id not in appraised and result.criteria[c.id].settled
    }
    hidden = {id_ for id_, case in cases.items() if reader.told(case, [case.points])}
    more = sorted((i for i in cases if i not in hidden), key=lambda i: (-len(cases[i].guesses), i))
    while hidden and _sum_tells(reader, hidden, cases):
        if not more:
            return Withheld(frozenset(hidden), total_shown=False)
        enough = (id_ for id_ in more if not _sum_tells(reader, hidden | {id_}, cases))
        chosen = next(enough, more[0])
        more.remove(chosen)
        hidden.add(chosen)
    return Withheld(frozenset(hidden))


def _sum_tells(reader: Reader, hidden: set[str], cases: Mapping[str, Case]) -> bool:
    """Tell whether, the sum of the hidden points known, one of them still tells a small count."""
    low, high = _sum(cases[id_].points for id_ in hidden)
    for id_ in hidden:
        others = {(0, 0)}
        for other in hidden - {id_}:
            others = {_sum((a, b)) for a in others for b in cases[other].guesses}
        fitting = [p for p in cases[id_].guesses if (low - p[0], high - p[1]) in others]
        if reader.told(cases[id_], fitting):
            return True
    return False


def _sum(ends: Iterable[Ends]) -> Ends:
    low = high = 0
    for a, b in ends:
        low, high = low + a, high + b
    return low, high
