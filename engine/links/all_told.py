"""What the registers say, as columns, and the few statements of cases, inspections and tips become one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np

from engine.links.holdings import Ints
from engine.links.register_statements import RegisterStatements
from engine.links.statements import Statement
from engine.links.told import Told, told_of


def all_told(registers: Sequence[RegisterStatements], few: Sequence[Statement]) -> Told:
    """Return all statements in order of subject, kind, value and row."""
    others = told_of(tuple(sorted(few, key=lambda s: (s.subject, s.kind, s.value, s.row))))
    subjects, of_subject = merged([*(r.rows.ids for r in registers), others.subjects])
    kinds, of_kind = merged([*(r.kinds for r in registers), others.kinds])
    texts, of_text = merged([*(r.texts for r in registers), others.texts])
    parts = (*registers, others)
    columns = [
        np.concatenate(
            [place[of] for place, of in zip(places, (getattr(p, name) for p in parts), strict=True)]
        )
        for name, places in (("subject", of_subject), ("kind", of_kind), ("text", of_text))
    ]
    order = np.lexsort(columns[::-1])
    weighing = _weighing(registers, columns[1], others)
    subject, kind, text, weighing = (c[order] for c in (*columns, weighing))
    return Told(subjects, kinds, texts, subject, kind, text, weighing, order, _making(registers, others))


def merged(parts: Sequence[Sequence[str]]) -> tuple[list[str], list[Ints]]:
    """Return the names of several parts in order, and of each part the places of its names."""
    names = list(
        dict.fromkeys(sorted(chain.from_iterable(parts)))
    )  # parts in order: sorting only merges them
    place = {name: n for n, name in enumerate(names)}
    return names, [np.array([place[name] for name in part], np.int64) for part in parts]


def _weighing(registers: Sequence[RegisterStatements], kind: Ints, others: Told) -> Ints:
    """Return one number for all rows of the same kind, tellers and age."""
    found, done = [], 0
    for r in registers:
        many = len(r.kind)
        number = (kind[done : done + many] * len(r.tellers) + r.teller) * (
            int(r.last.max(initial=0)) + 1
        ) + r.last
        found.append(np.unique(number, return_inverse=True)[1])
        done += many
    ends = np.cumsum([0, *(int(n.max(initial=-1)) + 1 for n in found)])
    return np.concatenate([n + end for n, end in zip((*found, others.weighing), ends, strict=True)])


def _making(registers: Sequence[RegisterStatements], others: Told) -> Callable[[int], Statement]:
    ends = np.cumsum([len(r.kind) for r in registers]).tolist()

    def making(n: int) -> Statement:
        begun = 0
        for r, end in zip(registers, ends, strict=True):
            if n < end:
                return r.statement(n - begun)
            begun = end
        return others[n - begun]

    return making
