"""What kind of value a fact has, known before anything runs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

NUMBER, YES_NO, TEXT, DATE, BAND = "number", "yes_no", "text", "date", "band"


@dataclass(frozen=True, slots=True)
class FactType:
    kind: str
    choices: tuple[str, ...] = ()  # of a text: the only values it may have; () where any may stand
    unit: str | None = None
    whole: bool = False  # a count: never a fraction, never below zero
    plain_share: bool = False  # a ratio, share or chance that is not in per cent: 1 is all of it
    above_all: bool = False  # a ratio to something it is no part of: more than 100 % may be right


@dataclass(frozen=True, slots=True)
class Scope:
    """The names a test may use, and what they are.

    `find` returns the type of a name or path, or None; `known` lists the names for suggestions. Record fields
    may be tested for being known and for their distance to a moment; indicators may not.
    """

    find: Callable[[str], FactType | None]
    known: Callable[[], Iterable[str]]
    parameters: Mapping[str, str | None]  # name → unit
    returns: frozenset[str] = frozenset()  # what `{due: …}` may name
    of_records: bool = False
    scored: bool = False  # the rulebook's own `score` may be compared (signs, gates, bands)
    parts: Mapping[str, tuple[str, ...]] | None = None  # criterion, group → ids whose points may be asked of
    values_of: Callable[[str], tuple[Fraction, ...]] = lambda name: ()  # all values a parameter ever has
    absent: str = "R102"  # the fault of a name it lacks
