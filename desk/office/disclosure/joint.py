"""What a reader is left with who holds all points of one commune, shown and hidden, and their sum against one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desk.office.disclosure.guesses import Guess, GuessedCriterion

Left = Mapping[str, Sequence[Guess]]  # by criterion
Key = tuple[tuple[str, Fraction], ...]  # a value for each shared count a criterion has


@dataclass(frozen=True, slots=True)
class _Options:
    """The guesses of one criterion by the shared counts in them, then by points (hundredths, say: whole numbers)."""

    names: tuple[str, ...]
    by_key: Mapping[Key, Mapping[int, Sequence[Guess]]]


class Joint:
    """The cases of one commune in one year, ready to be asked for any choice of hidden points.

    Counts that stand behind several criteria must have one value in all of them: points of a share of the open venues
    say how many venues there may be, and those of another share of the same venues say so too.
    """

    def __init__(self, cases: Mapping[str, GuessedCriterion]) -> None:
        self.points = {id_: case.points[0] for id_, case in cases.items()}
        seen = Counter(name for case in cases.values() for name in _counts_in(case))
        self.shared = tuple(sorted(name for name, often in seen.items() if often > 1))
        self._options = {id_: _options(case, self.shared) for id_, case in cases.items()}
        self._worlds = tuple(self._possible_worlds())

    def left(self, hidden: set[str], total_shown: bool) -> Left:
        """Return the guesses left for each criterion, given what is shown."""
        found: dict[str, dict[int, Guess]] = {id_: {} for id_ in self.points}
        for world in self._worlds:
            here = {id_: self._in(id_, world) for id_ in self.points}
            if any(self.points[id_] not in here[id_] for id_ in self.points if id_ not in hidden):
                continue
            fitting = self._fitting({id_: here[id_] for id_ in sorted(hidden)}, total_shown)
            if fitting is None:
                continue
            for id_ in self.points:
                chosen = fitting[id_] if id_ in hidden else (self.points[id_],)
                found[id_].update({id(g): g for p in chosen for g in here[id_][p]})
        return {id_: tuple(guesses.values()) for id_, guesses in found.items()}

    def _possible_worlds(self) -> Iterator[dict[str, Fraction]]:
        """Return the values the shared counts may have together, as far as single criteria allow."""
        worlds: list[dict[str, Fraction]] = [{}]
        for options in self._options.values():
            if options.names:
                worlds = [
                    {**world, **dict(key)}
                    for world in worlds
                    for key in options.by_key
                    if all(world.get(name, value) == value for name, value in key)
                ]
        yield from worlds

    def _in(self, id_: str, world: Mapping[str, Fraction]) -> Mapping[int, Sequence[Guess]]:
        options = self._options[id_]
        return options.by_key.get(tuple((name, world[name]) for name in options.names), {})

    def _fitting(
        self, hidden: Mapping[str, Mapping[int, Sequence[Guess]]], total_shown: bool
    ) -> dict[str, tuple[int, ...]] | None:
        """Return which points each hidden criterion may have so that all add up; None where nothing does.

        Sets of sums are whole numbers whose bit n says that n can be reached.
        """
        if not all(hidden.values()):
            return None
        if not total_shown:
            return {id_: tuple(options) for id_, options in hidden.items()}
        wanted = sum(self.points[id_] for id_ in hidden)
        before, after = [1], [1]
        for options in hidden.values():
            before.append(_sums(before[-1], options))
        if not before[-1] >> wanted & 1:
            return None
        for options in reversed(list(hidden.values())):
            after.append(_sums(after[-1], options))
        found = {}
        for at, (id_, options) in enumerate(hidden.items()):
            missing = _mirrored(after[len(hidden) - 1 - at], wanted)
            found[id_] = tuple(p for p in options if before[at] << p & missing)
        return found


def _counts_in(case: GuessedCriterion) -> frozenset[str]:
    return frozenset(name for guesses in case.guesses.values() for guess in guesses[:1] for name in guess)


def _options(case: GuessedCriterion, shared: Sequence[str]) -> _Options:
    """Sort the guesses of a criterion. One that would leave points open is none: the points are settled."""
    names = tuple(name for name in shared if name in _counts_in(case))
    found: dict[Key, dict[int, list[Guess]]] = {}
    for (low, high), guesses in case.guesses.items():
        if low != high:
            continue
        if not guesses:  # a criterion without counts: its points alone
            found.setdefault((), {}).setdefault(low, [])
        for guess in guesses:
            key = tuple((name, guess[name]) for name in names)
            found.setdefault(key, {}).setdefault(low, []).append(guess)
    return _Options(names, found)


def _sums(reached: int, options: Mapping[int, Sequence[Guess]]) -> int:
    found = 0
    for points in options:
        found |= reached << points
    return found


def _mirrored(reached: int, wanted: int) -> int:
    """Return the set of what is missing to `wanted` from each reached sum."""
    bits = bin(reached)[:1:-1][: wanted + 1]
    return int("0" + bits.ljust(wanted + 1, "0"), 2)
