"""Which points may be published: none from which, with the rulebook and the total, a small count follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.office.disclosure.guesses import GuessedCriterion, Reader
from desk.office.disclosure.joint import Joint
from engine.scoring.results import Scored


@dataclass(frozen=True, slots=True)
class Withheld:
    """The criteria whose points are not published, and whether the total may be."""

    criteria: frozenset[str] = frozenset()
    total_shown: bool = True


def withheld_from(reader: Reader, result: Scored, appraised: Sequence[str] = ()) -> Withheld:
    """Return what must be withheld: telling points, then others until nothing gives them away.

    Appraised points are a person's decision: they tell no count. Points that are not settled tell none either.
    """
    cases = {
        c.id: reader.case(c, result)
        for c in reader.rulebook.criteria
        if c.id not in appraised and result.criteria[c.id].settled
    }
    search = _Search(reader, cases)
    hidden = search.hidden(total_shown=True)
    if hidden is not None:
        return Withheld(hidden)
    return Withheld(search.hidden(total_shown=False) or frozenset(cases), total_shown=False)


class _Search:
    def __init__(self, reader: Reader, cases: Mapping[str, GuessedCriterion]) -> None:
        self.reader = reader
        self.cases = cases
        self.joint = Joint(cases)

    def hidden(self, total_shown: bool) -> frozenset[str] | None:
        """Return the criteria to hide; None where a count follows even then."""
        hidden: set[str] = set()
        while told := self._told(hidden, total_shown):
            more = self._candidates(told, hidden)
            if not more:
                return None
            hidden.add(next((i for i in more if not self._told(hidden | {i}, total_shown)), more[0]))
        return frozenset(hidden)

    def _candidates(self, told: Sequence[str], hidden: set[str]) -> list[str]:
        """Return what may be hidden next: what tells by being shown, else whatever has most points it could be."""
        shown = [id_ for id_ in told if id_ not in hidden]
        rest = [id_ for id_ in self.cases if id_ not in hidden]
        return sorted(shown or rest, key=lambda i: (-len(self.cases[i].guesses), i))

    def _told(self, hidden: set[str], total_shown: bool) -> list[str]:
        """Return the criteria of which a small count follows."""
        left = self.joint.left(hidden, total_shown)
        return [id_ for id_, case in self.cases.items() if self.reader.told(case, left[id_])]
