"""Ties a person has explained: they are struck from the network, for as long as the explanation holds.

The records stay as they are: who has which phone is still known, it just ties these parties no more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from engine.links.review import lapsed
from engine.links.statements import IDENTIFIERS, NAMES, Said, Struck
from engine.rulebook.kinds.links import LinkRules

INNOCENT, RESTORED = "innocent", "restored"
RULE = "innocent_tie"
STRIKABLE = (*IDENTIFIERS, "relative", "manager", "rotation", "transporter", NAMES)
OF_TWO = ("relative", NAMES)  # whose value is the two ids


@dataclass(frozen=True, slots=True)
class TieDecision:
    """A person's word about what parties share. `until` is the last day of the records behind it."""

    kind: str
    value: str
    members: tuple[str, ...]
    decision: str
    reason: str
    by: str
    on: str
    until: str

    @property
    def tie(self) -> tuple[str, str, tuple[str, ...]]:
        return self.kind, self.value, self.members


@dataclass(frozen=True, slots=True)
class Explained:
    """The last word about a tie, and whether it is in force."""

    decision: TieDecision
    in_force: bool

    @property
    def expired(self) -> bool:
        return self.decision.decision == INNOCENT and not self.in_force


def explained_by(decisions: Sequence[TieDecision], rules: LinkRules, day: date) -> tuple[Explained, ...]:
    """Return each tie ever decided on with its last word, in the order they were first decided on."""
    last: dict[tuple[str, str, tuple[str, ...]], TieDecision] = {}
    for decision in decisions:
        last[decision.tie] = decision
    return tuple(
        Explained(d, d.decision == INNOCENT and not lapsed(RULE, d.on, rules, day)) for d in last.values()
    )


def struck_from(said: Said, ties: Iterable[Explained]) -> Said:
    """Return what was said, knowing which ties are explained; parties under the first of their ids."""
    first = said.first
    in_force = [x.decision for x in ties if x.in_force]
    struck = _in_order(_struck(d, first) for d in in_force)
    if said.before is None:
        return replace(said, struck=struck)
    recorded = _in_order(s for d in in_force for s in _struck_as_recorded(d, said.also, first))
    return replace(said, struck=struck, before=replace(said.before, struck=recorded))


def _in_order(struck: Iterable[Struck]) -> tuple[Struck, ...]:
    return tuple(sorted(struck, key=lambda s: (s.kind, s.value, sorted(s.members))))


def _struck_as_recorded(
    decision: TieDecision, also: Mapping[str, tuple[str, ...]], first: Mapping[str, str]
) -> Iterator[Struck]:
    """Yield a tie as explained between all records of the persons it is about."""

    def ids(member: str) -> tuple[str, ...]:
        one = first.get(member, member)
        return (one, *also.get(one, ()))

    members, until = (
        frozenset(i for m in decision.members for i in ids(m)),
        date.fromisoformat(decision.until),
    )
    if decision.kind not in OF_TWO:
        yield Struck(decision.kind, decision.value, members, until)
        return
    a, b = decision.value.split("|")
    for x, y in product(ids(a), ids(b)):
        yield Struck(decision.kind, "|".join(sorted((x, y))), members, until)


def _struck(decision: TieDecision, first: Mapping[str, str]) -> Struck:
    members = frozenset(first.get(m, m) for m in decision.members)
    value = decision.value
    if decision.kind in OF_TWO:
        value = "|".join(sorted(first.get(m, m) for m in value.split("|")))
    return Struck(decision.kind, value, members, date.fromisoformat(decision.until))
