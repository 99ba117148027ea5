"""Rows of one form that tell one thing with different values: only the sender knows which is right."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from facts.archive.filing import NAME_KEY, FiledForm
from facts.forms.fields import Kind
from facts.source_row import Key, SourceRow
from facts.spelling import folded
from facts.standing import Value

FOLLOWS = frozenset({"arrived_keys", "left_key", "kin_keys"})  # they follow from other fields


def conflicts_in(form: FiledForm) -> Iterator[tuple[SourceRow, str, int]]:
    """Yield every row that is at odds with another of its key, the first field in which they differ, and the
    number of the other; rows taken back or set aside say nothing."""
    by_key: dict[Key, list[SourceRow]] = defaultdict(list)
    for row in form.rows:
        if row.key is not None and row.counts:
            by_key[row.key].append(row)
    for rows in by_key.values():
        for row in rows if len(rows) > 1 else ():
            others = ((other, differing(form.kind, row, other)) for other in rows if other is not row)
            yield from islice(((row, names[0], other.number) for other, names in others if names), 1)


def differing(kind: Kind, row: SourceRow, other: SourceRow) -> tuple[str, ...]:
    """Return the fields of the form in which two rows differ, in its order; spelling makes no difference."""
    names = [n for n in {**row.values, **other.values} if n not in FOLLOWS]
    apart = {n for n in names if not same(row.values.get(n), other.values.get(n))}
    apart |= {"name"} if NAME_KEY in apart else set()
    return tuple(f.name for f in kind.fields.values() if f.name in apart or f.leaves_as in apart)


def same(value: Value, other: Value) -> bool:
    """Tell whether two values say the same, however they are spelled."""
    if isinstance(value, str) and isinstance(other, str):
        return folded(value) == folded(other)
    return value == other
