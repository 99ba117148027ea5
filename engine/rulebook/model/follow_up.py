"""Follow-up rules once read and checked: patterns over facts, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from engine.rulebook.model.conditions import Condition, Moment, ParameterRef
from engine.rulebook.text.places import NOWHERE, Place

REWARD = "reward"  # what a listed action does: it proposes something good for whom it is about
AT_RUN, AT_IMPORT = "run", "import"
REOPENED, ROTATION = "reopened", "rotation"  # what two sides of leads may be joined by where a sign is seen
# The most that durable-rules 2.0.28 may be asked, measured: above it rules or facts are dropped in silence.
MOST_PATTERNS = 16  # aliases of one rule
MOST_RULES = 255  # rules that may end in the same condition
MOST_ALIKE = 64  # tests of one kind of fact that may be true at once
SAME, DIFFERENT, PREVIOUS, BETTER = "same_as", "different_from", "previous_of", "better_than"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A field of the fact an alias is bound to."""

    alias: str
    field: str

    def __str__(self) -> str:
        return f"{self.alias}.{self.field}"


@dataclass(frozen=True, slots=True)
class Join:
    """How a field stands to fields of earlier aliases. `ranking` holds the bands, best first
    (better_than)."""

    field: str
    op: str
    refs: tuple[Ref, ...]
    ranking: tuple[str, ...] = ()

    @property
    def links(self) -> bool:
        """Tell whether it ties two facts together by one equal value."""
        return self.op == SAME and len(self.refs) == 1


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One fact to be found. `own` asks about its fields alone, `beside` about those of other aliases too."""

    alias: str
    kind: str
    own: Condition | None
    beside: Condition | None
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class SignThen:
    """`joins` is "reopened" or "rotation" where leads join by the sign; `tells` what to look at next."""

    sign: str
    about: tuple[Ref, ...]
    joins: str | None = None
    tells: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ActionThen:
    """`from_` is "as_of", "received", "period_end" or a date of an alias; `due` a day of the plan. One of the
    two counts."""

    action: str
    about: tuple[Ref, ...]
    within_days: Fraction | ParameterRef | None
    from_: str | Ref | None
    due: Moment | None
    by: str
    to: str | None
    needs: str | None


@dataclass(frozen=True, slots=True, eq=False)
class FollowUpRule:
    """`stage` orders rules so that what `unless` asks about is settled before.

    Compared as an object, so that what is worked out from a rule can be kept beside it.
    """

    id: str
    file: str
    title: Mapping[str, str]
    cites: tuple[str, ...]
    at: str
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    then: SignThen | ActionThen
    stage: int = 0
    place: Place = NOWHERE
    in_force: tuple[date | None, date | None] = (None, None)  # first and last day; None: always

    def pattern(self, alias: str) -> Pattern:
        return next(p for p in (*self.when, *self.unless) if p.alias == alias)
