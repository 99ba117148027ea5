"""Who has which number, account, plate, address, as columns: a pair costs no object."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.links.sorting import Ints, distinct
from engine.links.statements import IDENTIFIERS, Statement, Statements
from engine.links.told import Told, told_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Value = tuple[str, str]  # kind of identifier, value
_PLACE = {kind: n for n, kind in enumerate(IDENTIFIERS)}


@dataclass(frozen=True, slots=True)
class Holdings:
    """Row n says that `subjects[subject[n]]` has `values[value[n]]`. `kind` is by value.

    `alike[telling[n]]` is a statement of the same kind, tellers, age and certainty: it weighs the same.
    """

    said: Told
    subjects: tuple[str, ...]
    values: tuple[Value, ...]
    subject: Ints
    value: Ints
    kind: Ints
    alike: tuple[Statement, ...]
    telling: Ints

    def among(self, values: Iterable[Value]) -> Bools:
        """Tell of each value whether it is one of these."""
        some = frozenset(values)
        return (
            np.fromiter((v in some for v in self.values), bool, len(self.values))
            if some
            else np.zeros(len(self.values), bool)
        )

    def weights(self, weigh: Callable[[Statement], float]) -> Floats:
        """Return how much each row weighs."""
        return np.array([weigh(s) for s in self.alike], float)[self.telling]

    @property
    def holders(self) -> Ints:
        """Return of each value how many subjects have it."""
        pairs = distinct(self.value * len(self.subjects) + self.subject)
        return np.bincount(pairs // max(1, len(self.subjects)), minlength=len(self.values))


def holdings_of(statements: Statements) -> Holdings:
    """Return the statements that someone has a value; subjects in order, values by kind and then in order."""
    told = told_of(statements)
    places = np.array([_PLACE.get(kind, -1) for kind in told.kinds], np.int64)[told.kind]
    said = told.part(np.flatnonzero(places >= 0))
    used, subject = np.unique(said.subject, return_inverse=True)
    many = max(1, len(told.texts))
    values, value = np.unique(places[places >= 0] * many + said.text, return_inverse=True)
    kinds = values // many
    names = tuple(
        (IDENTIFIERS[k], told.texts[n]) for k, n in zip(kinds.tolist(), (values % many).tolist(), strict=True)
    )
    _, first, telling = np.unique(said.weighing, return_index=True, return_inverse=True)
    subjects = tuple(told.subjects[n] for n in used.tolist())
    return Holdings(said, subjects, names, subject, value, kinds, said.some(first.tolist()), telling)


def starts_of(ordered: Ints) -> tuple[Ints, Ints]:
    """Return where each run of equal numbers begins, and how long it is."""
    if not len(ordered):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    return starts, np.diff(np.r_[starts, len(ordered)])


def twos_of(starts: Ints, counts: Ints) -> tuple[Ints, Ints, Ints]:
    """Return every two places of each run, the earlier first, and how long their run is."""
    found = [(np.zeros(0, np.int64),) * 3]
    for count in distinct(counts[counts > 1]).tolist():
        first, then = np.triu_indices(count, 1)
        at = starts[counts == count][:, None]
        found.append(((at + first).ravel(), (at + then).ravel(), np.full(len(at) * len(first), count)))
    first, then, long = (np.concatenate(column) for column in zip(*found, strict=True))
    return first, then, long
