"""What the registers say, as columns, and the few statements of cases, inspections and tips become one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import compress

import numpy as np

from engine.links.register_statements import RegisterStatements
from engine.links.sorting import Ints, in_order
from engine.links.statements import Statement
from engine.links.told import Told, numbered, told_of


def all_told(registers: Sequence[RegisterStatements], few: Sequence[Statement]) -> Told:
    """Return all statements in order of subject, kind, value and row."""
    others = told_of(tuple(sorted(few, key=lambda s: (s.subject, s.kind, s.value, s.row))))
    parts: tuple[RegisterStatements | Told, ...] = (*registers, others)
    subjects, of_subject = merged([*(r.rows.ids for r in registers), others.subjects])
    texts, of_text = merged([p.texts for p in parts])
    kinds, kind_of = numbered([kind for p in parts for kind in p.kinds])
    of_kind = np.split(kind_of, np.cumsum([len(p.kinds) for p in parts])[:-1])
    columns = [
        np.concatenate(
            [place[of] for place, of in zip(places, (getattr(p, name) for p in parts), strict=True)]
        )
        for name, places in (("subject", of_subject), ("kind", of_kind), ("text", of_text))
    ]
    order = in_order(*columns)
    weighing = _weighing(registers, columns[1], others)
    subject, kind, text, weighing = (c[order] for c in (*columns, weighing))
    return Told(subjects, kinds, texts, subject, kind, text, weighing, order, _making(registers, others))


def merged(parts: Sequence[Sequence[str]]) -> tuple[Sequence[str], list[Ints]]:
    """Return the names of several parts, each in order, in one order, and of each part the places of its
    names."""
    names, places = parts[0], [np.arange(len(parts[0]))]
    for part in parts[1:]:
        many, few = (names, part) if len(names) >= len(part) else (part, names)
        both, of_many, of_few = _joined(many, few)
        of_names, of_part = (of_many, of_few) if many is names else (of_few, of_many)
        names, places = both, [*(of_names[place] for place in places), of_part]
    return names, places


def _joined(many: Sequence[str], few: Sequence[str]) -> tuple[Sequence[str], Ints, Ints]:
    """Return two parts as one, and the places of each one's names. Of the many none is looked at that is not
    next to one of the few."""
    at = np.array([bisect_left(many, name) for name in few], np.int64)
    new = np.array(
        [n == len(many) or many[n] != name for n, name in zip(at.tolist(), few, strict=True)], bool
    )
    of_many = np.arange(len(many)) + np.searchsorted(at[new], np.arange(len(many)), side="right")
    return sorted([*many, *compress(few, new)]), of_many, at + np.cumsum(new) - new


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
