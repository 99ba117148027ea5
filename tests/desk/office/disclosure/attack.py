"""Someone with the rulebook, the rule of withholding, all public workbooks and a solver: which counts are
left open?

All communes, criteria, years and workbooks are held against one another at once, two editions of one year
among them: of those the reader is even taken to know which communes changed nothing in between. The reader
also knows the most that any commune has of everything (or 5, where that is more): whoever assumes a higher
most has more left to guess. A small count is safe where at least three values are left for it; so is a sum
of a field of 1 to 4 records. The reader may also be one of the communes, which knows all of its own.

Rows set aside leave a count between two ends, points and bands open. What is true is then any world between
the ends: the rulebook holds in it as in any other. Such a count must be left three values where it may be
small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import z3

from tests.desk.office.disclosure.constraints import Constraints
from tests.desk.office.disclosure.known import Place
from tests.desk.office.disclosure.published import LATER
from tests.desk.office.disclosure.rulebook_by_hand import OWN_WORK, RECORDS, RESTS

LEFT = 3  # values that must be left for a small count
Secret = tuple[str, str, str, int]  # unit, year, what, how many


class Attack(Constraints):
    """Looks for what is left of small counts by what editions say.

    A value is left where a whole world has it: one that fits every edition, all communes together. Worlds are
    looked for near the true one, with one commune free, then with others beside it; a world that is found is
    exact.
    """

    def worked_out(self, places: Iterable[Place] = (), left: int = LEFT) -> list[Secret]:
        """Return every small count, and every small rest of a share, that fewer than `left` values are found
        for."""
        return [secret for place in places or self.asked() for secret in self._worked_out_of(place, left)]

    def asked(self) -> list[Place]:
        """Return the communes and years to ask of; of a later edition only those it says something else
        of."""
        others = [p for p in self.places if p[0] != self.insider]
        return [p for p in others if not p[1].endswith(LATER) or p[0] in self.changed]

    def fits(self, place: Place) -> bool:
        """Tell whether what is true of a place is among what editions leave open. Else nothing asked of it
        means a thing."""
        return bool(self.solver_of([place], at_truth=True).check() == z3.sat)

    def _worked_out_of(self, place: Place, left: int) -> list[Secret]:
        assert self.fits(place), f"the truth itself does not fit: {place}"
        values = {(*place, name, value): {value} for name, value, _ in self._small(place)}
        values |= {(*place, name, least): set() for name, least, _ in self._maybe_small(place)}
        for beside in self._beside(place):
            if values and min(map(len, values.values())) < left:
                self._widen(values, place, self.solver_of([place, *beside]), left)
        return [secret for secret, found in values.items() if len(found) < left]

    def _beside(self, place: Place) -> list[Sequence[Place]]:
        """Return which communes may be other than they are beside one: none, each alone, then several at
        once."""
        others = [p for p in self.places if p[1] == place[1] and p[0] not in (place[0], self.insider)]
        half = len(others) // 2
        return [(), *((p,) for p in others), others[:half], others[half:], others[::2], others[1::2]]

    def _widen(self, values: dict[Secret, set[int]], place: Place, solver: Any, left: int) -> None:
        """Add the values that worlds of this solver have."""
        asked = (*self._small(place), *self._maybe_small(place))
        counts = {(*place, name, value): count for name, value, count in asked}
        while open_ := [s for s in values if len(values[s]) < left]:
            if solver.check(z3.Or([z3.And([counts[s] != v for v in values[s]]) for s in open_])) != z3.sat:
                return
            model = solver.model()  # another answer that fits everything published
            for secret in open_:
                values[secret].add(model.eval(counts[secret], True).as_long())

    def _small(self, place: Place) -> Iterator[tuple[str, int, Any]]:
        """Return what must not be known of a commune: each small count and small rest, by name."""
        counts = self.known.counts[place]
        for name, value in counts.items():
            few = counts.get(RECORDS.get(name, name), 0)
            if 0 < few < 5 and name not in (*OWN_WORK, *RECORDS.values()):
                yield name, value, z3.Int("|".join((*place, name)))
        for part, whole in RESTS:
            rest = counts.get(whole, 0) - counts.get(part, 0)
            if 0 < rest < 5 and part in counts and whole in counts:
                ends = (z3.Int("|".join((*place, name))) for name in (whole, part))
                yield f"{whole} - {part}", rest, next(ends) - next(ends)
        yield from self._small_changes(place)

    def _small_changes(self, place: Place) -> Iterator[tuple[str, int, Any]]:
        """Return each count that is so little more or less than in the edition before, by name."""
        before = (place[0], place[1].removesuffix(LATER))
        if before == place or place[0] not in self.changed:
            return
        then, now = self.known.counts[before], self.known.counts[place]
        for name in sorted(({*then} & {*now}) - {*OWN_WORK, *RECORDS.values()}):
            change, behind = now[name] - then[name], RECORDS.get(name, name)
            if change and abs(now.get(behind, 0) - then.get(behind, 0)) < 5:
                yield (
                    f"{name}, change",
                    change,
                    z3.Int("|".join((*place, name))) - z3.Int("|".join((*before, name))),
                )

    def _maybe_small(self, place: Place) -> Iterator[tuple[str, int, Any]]:
        """Return each count between two ends that may be small, by name, with its least."""
        for name, (least, most) in self.known.between.get(place, {}).items():
            if least < 5 and most != 0 and name in self.most and name not in OWN_WORK:
                yield name, least, z3.Int("|".join((*place, name)))
