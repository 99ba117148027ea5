"""The values a fact can have at all: its kind, its ends, its list, and its states besides a value."""

from dataclasses import dataclass
from fractions import Fraction

from engine.logic.cells import State
from engine.rulebook.model.types import NUMBER, FactType

ZERO = Fraction(0)
IF_NONE = {"not_applicable": State.NOT_APPLICABLE, "never": State.NEVER}


@dataclass(frozen=True, slots=True)
class Domain:
    """The values of one fact. `whole`: only whole numbers; open ends are None."""

    kind: str
    whole: bool = False
    low: Fraction | None = None
    high: Fraction | None = None
    choices: tuple[str, ...] = ()
    states: tuple[State, ...] = ()

    @property
    def counted(self) -> bool:
        """Tell whether no value lies below zero."""
        return self.low is not None and self.low >= 0


def plain_domain(type_: FactType) -> Domain:
    """Return what is never below zero if it is a number."""
    low = ZERO if type_.kind == NUMBER else None
    return Domain(type_.kind, type_.whole, low, choices=type_.choices)


def states_if_none(if_none: str) -> tuple[State, ...]:
    return (IF_NONE[if_none],) if if_none in IF_NONE else ()
