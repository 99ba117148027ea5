"""What a test says, once read: a small tree over facts. Its meaning is in `engine/logic/meaning.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

Constant = Fraction | bool | str | date


@dataclass(frozen=True, slots=True)
class ParameterRef:
    """A dated parameter, `$name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that depends on the period or on the record.

    `what` is one of `field` (another field of the record), `period_start`, `period_end`, `period_day` (`arg`
    is (month, day)), `due` (`arg` names a return), `days_before_end` (`arg` is a number of days).
    """

    what: str
    arg: str | tuple[int, int] | Fraction | ParameterRef | None = None


Operand = Constant | ParameterRef | Moment


@dataclass(frozen=True, slots=True)
class Compare:
    """`op`: equal, at_least, at_most, more_than, less_than; one_of, none_of (with many operands)."""

    fact: str
    op: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Known:
    fact: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Near:
    """A day after (or before) another by 0 to `within` days; without `within`, strictly later (earlier)."""

    fact: str
    after: bool
    other: Operand
    within: Fraction | ParameterRef | None


@dataclass(frozen=True, slots=True)
class Apart:
    """The fact lies at least `by` from the score, on either side."""

    fact: str
    other: str
    by: Fraction | ParameterRef


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    parts: tuple[Condition, ...]

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        """Return what is signed; of none of the criteria or groups, by the word it was first signed in."""
        (first, *others) = self.parts
        if isinstance(first, AnyPart) and not others:
            return "NoPart", {"parts": first.parts, "kind": first.kind, "asked": first.asked}
        return "NoneOf", {"parts": self.parts}


@dataclass(frozen=True, slots=True)
class AtLeastOf:
    n: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyPart(AnyOf):
    """`any: {criteria: …}`, `any: {group: …}`: `asked` of each one's points, as `points` and `share`."""

    kind: str  # criterion or group
    asked: Condition


Leaf = Compare | Known | Near | Apart
Condition = Leaf | AllOf | AnyOf | NoneOf | AtLeastOf


def all_of(parts: Sequence[Condition]) -> Condition:
    """Return a condition that holds where all of its parts do; of a single one, itself."""
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def leaves(condition: Condition | None) -> Iterator[Leaf]:
    """Yield every single test of a condition, in the order written."""
    if condition is None:
        return
    if isinstance(condition, AllOf | AnyOf | NoneOf | AtLeastOf):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def facts_in(condition: Condition | None) -> tuple[str, ...]:
    """Return the facts a condition asks about, each once, in the order written."""
    names = [leaf.fact for leaf in leaves(condition)]
    return tuple(dict.fromkeys(names))


def fields_tested(leaf: Leaf) -> tuple[str, ...]:
    """Return the fields of a record that a test reads: its own, and those it is compared with."""
    others = (o for o in _operands(leaf) if isinstance(o, Moment) and o.what == "field")
    return (leaf.fact, *(str(other.arg) for other in others))


def parameters_in(condition: Condition | None) -> tuple[str, ...]:
    """Return the names of the parameters a condition uses, each once."""
    found: dict[str, None] = {}
    for leaf in leaves(condition):
        for operand in _operands(leaf):
            name = _parameter_name(operand)
            if name:
                found[name] = None
    return tuple(found)


def _operands(leaf: Leaf) -> tuple[object, ...]:
    if isinstance(leaf, Compare):
        return leaf.operands
    if isinstance(leaf, Near):
        return (leaf.other, leaf.within)
    return (leaf.by,) if isinstance(leaf, Apart) else ()


def _parameter_name(operand: object) -> str | None:
    if isinstance(operand, Moment):
        operand = operand.arg
    return operand.name if isinstance(operand, ParameterRef) else None
