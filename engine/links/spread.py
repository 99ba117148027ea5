"""Who is near the cases: a walk that starts at them and stops anywhere, and who is alike to them.

The walk prefers ties few have, and those that other ties confirm. Who is tied to what a party of a case is
tied to is alike. `fast.py` computes it; tests hold it to networkx.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from engine.links.book import Book
from engine.links.statements import CASE, VENUE
from engine.rulebook.kinds.links import LinkRules


@dataclass(frozen=True, slots=True)
class WalkPath:
    """A way the walk takes from a seed: its nodes, what each step goes over, and its chance.

    An identifier two share is no step of its own: `by` names its kind. `share` is the part of all walks that
    go this way and stop.
    """

    steps: tuple[str, ...]
    by: tuple[str, ...]
    chances: tuple[float, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Alike:
    """Which part of their ties a party and a seed share (0 to 1), and how much nearer that makes it."""

    seed: str
    part: float
    share: float


@dataclass(frozen=True, slots=True)
class Nearness:
    """`share`: what a walk from the cases leaves here of their weight, and what likeness adds.

    `paths` are the walk's strongest ways, `alike` the seeds it is most alike to: each a part of the sum.
    """

    share: float
    paths: tuple[WalkPath, ...]
    alike: tuple[Alike, ...] = ()


def seeds_of(book: Book, rules: LinkRules) -> Mapping[str, float]:
    """Return who stands in cases, by severity and status; and venues of grave acts or withdrawn licences."""
    seeds: dict[str, float] = defaultdict(float)
    for id_, subject in book.subjects.items():
        if subject.type == CASE:
            said = book.by_subject.get(id_, ())
            sure = max((s.sure for s in said), default=0.0)
            weight = rules.weight_of(rules.seeds.severity, subject.trade) * sure
            for party in book.people_of(id_):
                seeds[party] = max(seeds[party], weight)
        elif subject.revoked and subject.type == VENUE:
            seeds[id_] = max(seeds[id_], rules.seeds.withdrawn_licence.weight)
    for s in book.of_kinds("violation"):
        if book.type_of(s.subject) == VENUE:
            seeds[s.subject] = max(seeds[s.subject], rules.weight_of(rules.seeds.violations, s.role))
    return {id_: weight for id_, weight in sorted(seeds.items()) if weight > 0}
