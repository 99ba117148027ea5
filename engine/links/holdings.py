"""Who has which number, account, plate, address: statements as columns, so that what many share costs no object a pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.links.statements import IDENTIFIERS, Statement

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Value = tuple[str, str]  # kind of identifier, value


@dataclass(frozen=True, slots=True)
class Holdings:
    """Row n says that `subjects[subject[n]]` has `values[value[n]]`. `kind` is by value: its place in `IDENTIFIERS`."""

    said: tuple[Statement, ...]
    subjects: tuple[str, ...]
    values: tuple[Value, ...]
    subject: Ints
    value: Ints
    kind: Ints

    def among(self, values: Iterable[Value]) -> Bools:
        """Tell of each value whether it is one of these."""
        some = frozenset(values)
        return np.fromiter((v in some for v in self.values), bool, len(self.values)) if some else np.zeros(len(self.values), bool)  # fmt: skip


def holdings_of(statements: Iterable[Statement]) -> Holdings:
    """Return the statements that someone has a value; subjects in order, values by kind and then in order."""
    said = tuple([s for s in statements if s.kind in IDENTIFIERS])
    subjects = sorted({s.subject for s in said})
    number = {id_: n for n, id_ in enumerate(subjects)}
    values: list[Value] = []
    numbers: dict[str, dict[str, int]] = {}
    for kind in IDENTIFIERS:
        told = sorted({s.value for s in said if s.kind == kind})
        numbers[kind] = {value: n for n, value in enumerate(told, len(values))}
        values += [(kind, value) for value in told]
    return Holdings(
        said, tuple(subjects), tuple(values),
        np.array([number[s.subject] for s in said], np.int64),
        np.array([numbers[s.kind][s.value] for s in said], np.int64),
        np.repeat(np.arange(len(IDENTIFIERS)), [len(numbers[kind]) for kind in IDENTIFIERS]),
    )  # fmt: skip


def starts_of(ordered: Ints) -> tuple[Ints, Ints]:
    """Return where each run of equal numbers begins, and how long it is."""
    if not len(ordered):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    return starts, np.diff(np.r_[starts, len(ordered)])


def twos_of(starts: Ints, counts: Ints) -> tuple[Ints, Ints, Ints]:
    """Return every two places of each run, the earlier first, and how long their run is."""
    found = [(np.zeros(0, np.int64),) * 3]
    for count in np.unique(counts[counts > 1]).tolist():
        first, then = np.triu_indices(count, 1)
        at = starts[counts == count][:, None]
        found.append(((at + first).ravel(), (at + then).ravel(), np.full(len(at) * len(first), count)))
    first, then, long = (np.concatenate(column) for column in zip(*found, strict=True))
    return first, then, long
