"""Exact ties: two parties that share a key, an owner, a manager, a relative, a driver, or workers.

No key leaves here: a tie says its kind, how many share it, how often and when last. Workers stay a count.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf

from engine.follow_up.fact import Setting
from engine.follow_up.meaning import constants_of
from engine.indicators.registry import Registry
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.follow_up import ROTATION, FollowUpRule, Pattern
from engine.rulebook.model.follow_up_vocabulary import TIE
from facts.forms.catalogue import KINDS
from facts.standing import Record

MOST_HOLDERS = 100  # an identifier on more than so many is no tie; its pairs would only fill the memory
DRIVES = "vận chuyển"


@dataclass(frozen=True, slots=True, order=True)
class TieFact:
    """`a` < `b`. `shared_by` is how many parties hold the rarest identifier shared, 2 where there is none."""

    kind: str
    a: str
    b: str
    shared_by: int = 2
    times: int = 1
    gap_days: int | None = None
    month: str = ""


@dataclass(frozen=True, slots=True)
class Parties:
    """The records that ties run between, by id."""

    venues: Mapping[str, Record]
    parties: Mapping[str, Record]
    cases: Mapping[str, Record]
    drivers: Mapping[str, frozenset[str]]  # case → those who drive in it
    home: Callable[[str], str]  # id → the unit it belongs to now

    def owner(self, venue: str) -> str | None:
        return _text(self.venues[venue], "owner_id")

    def side(self, id_: str) -> str:
        """Return who holds an identifier of a venue: its owner, where known."""
        return (self.owner(id_) or id_) if id_ in self.venues else id_


def ties_between(registry: Registry, longest_gap: float) -> tuple[TieFact, ...]:
    """Return all exact ties by the end of the period, each pair and kind once, in order."""
    who = parties_of(registry)
    ties = [
        *_identifier_ties(who),
        *_ownership_ties(who),
        *_relative_ties(who),
        *_case_ties(who),
        *rotations(registry, longest_gap),
    ]
    return tuple(sorted(_merged(ties)))


def parties_of(registry: Registry) -> Parties:
    ended = registry.period.end
    cases = {
        e.key[0]: e.record
        for e in registry.standing.events.get("case", ())
        if (registry.day_of(e.record) or ended) <= ended
    }
    drivers: dict[str, set[str]] = defaultdict(set)
    for event in registry.standing.events.get("case_party", ()):
        case, party, role = event.key
        if role == DRIVES and case in cases:
            drivers[case].add(party)
    parties = {r.key[0]: r for r in latest_rows("party", registry)}
    by_case = {c: frozenset(d) for c, d in drivers.items()}
    return Parties(registry.venues, parties, cases, by_case, registry.home)


def _merged(ties: Iterable[TieFact]) -> Iterator[TieFact]:
    """Make one tie of several of one kind between one pair: the rarest identifier counts."""
    groups: dict[tuple[str, str, str], list[TieFact]] = defaultdict(list)
    for tie in ties:
        a, b = sorted((tie.a, tie.b))
        groups[tie.kind, a, b].append(tie)
    for (kind, a, b), same in groups.items():
        gaps = [t.gap_days for t in same if t.gap_days is not None]
        shared_by, times = min(t.shared_by for t in same), sum(t.times for t in same)
        yield TieFact(kind, a, b, shared_by, times, max(gaps, default=None), max(t.month for t in same))


def _text(record: Record | None, field: str) -> str | None:
    value = record.values.get(field) if record else None
    return str(value) if value is not None else None


# Identifiers


def _identifier_ties(who: Parties) -> Iterator[TieFact]:
    for kind in ("phone", "account", "plate", "address"):
        for holders in _holders(who, f"{kind}_key").values():
            if len(holders) <= MOST_HOLDERS:
                yield from _pairs(kind, sorted(holders), who)


def _holders(who: Parties, key: str) -> Mapping[str, set[str]]:
    """Return who holds each identifier. A venue is paid into its owner's and manager's accounts."""
    by_value: dict[str, set[str]] = defaultdict(set)
    for id_, record in (*who.venues.items(), *who.parties.items()):
        values = [_text(record, key)]
        if key == "account_key" and id_ in who.venues:
            ids = (str(record.values.get(f)) for f in ("owner_id", "manager_id"))
            values = [_text(who.parties.get(id_), key) for id_ in ids]
        for value in values:
            if value is not None:
                by_value[f"{_place(id_, who)} {value}" if key == "address_key" else value].add(id_)
    return by_value


def _place(id_: str, who: Parties) -> str:
    """Return the commune an address is in: many are written without it."""
    return str(who.venues[id_].values["unit_code"]) if id_ in who.venues else who.home(id_)


def _pairs(kind: str, holders: list[str], who: Parties) -> Iterator[TieFact]:
    shared_by = max(2, len({who.side(id_) for id_ in holders}))
    for a, b in itertools.combinations(holders, 2):
        if a in who.venues or b in who.venues:
            yield TieFact(kind, a, b, shared_by)


# Owners, managers, relatives


def _ownership_ties(who: Parties) -> Iterator[TieFact]:
    for kind in ("owner", "manager"):
        owned: dict[str, list[str]] = defaultdict(list)
        for id_, record in sorted(who.venues.items()):
            party = _text(record, f"{kind}_id")
            if party is not None:
                owned[party].append(id_)
        for party, venues in owned.items():
            yield from (TieFact(kind, venue, party) for venue in venues)
            yield from (TieFact(kind, a, b) for a, b in itertools.combinations(venues, 2))


def _relative_ties(who: Parties) -> Iterator[TieFact]:
    owned: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(who.venues):
        owned[who.owner(id_) or ""].append(id_)
    for party, record in sorted(who.parties.items()):
        relative = _text(record, "relative_of")
        if relative is None or relative == party:
            continue
        own, theirs = owned.get(party, []), owned.get(relative, [])
        yield from (TieFact("relative", venue, relative) for venue in own)
        yield from (TieFact("relative", venue, party) for venue in theirs)
        yield from (TieFact("relative", a, b) for a in own for b in theirs)


# Cases


def _case_ties(who: Parties) -> Iterator[TieFact]:
    for a, b in itertools.combinations(sorted(who.cases), 2):
        first, second = who.cases[a], who.cases[b]
        plate = _text(first, "plate_key")
        if plate is not None and plate == _text(second, "plate_key"):
            holders = sum(_text(record, "plate_key") == plate for record in who.parties.values())
            yield TieFact("plate", a, b, max(2, holders))
        if (
            who.drivers.get(a, frozenset()) & who.drivers.get(b, frozenset())
            or _driven(a, b, who)
            or _driven(b, a, who)
        ):
            yield TieFact("transporter", a, b)


def _driven(case: str, other: str, who: Parties) -> bool:
    """Tell whether a driver of one case owns the plate of the other."""
    plate = _text(who.cases[other], "plate_key")
    plates = {_text(who.parties.get(driver), "plate_key") for driver in who.drivers.get(case, ())}
    return plate is not None and plate in plates


# Workers: only ever a count between two venues


def rotations(registry: Registry, longest_gap: float) -> Iterator[TieFact]:
    """Yield the moves of workers from one venue to another within so many days."""
    stints = [e.record for e in registry.standing.events.get("stint", ())]
    arrivals: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for stint in stints:
        start = stint.values.get("from")
        if isinstance(start, date) and start <= registry.period.end:
            for key in str(stint.values.get("arrived_keys") or "").split():
                arrivals[key].append((start, str(stint.values["venue_id"])))
    for stint in stints:
        left, end = stint.values.get("left_key"), stint.values.get("to")
        if left is not None and isinstance(end, date):
            yield from _move(str(stint.values["venue_id"]), end, arrivals.get(str(left), []), longest_gap)


def _move(venue: str, left: date, arrivals: list[tuple[date, str]], most_days: float) -> Iterator[TieFact]:
    """Yield the next arrival after a departure, where it is at another venue and soon enough."""
    later = sorted(a for a in arrivals if a[0] >= left)
    if later and later[0][1] != venue and (later[0][0] - left).days <= most_days:
        day, other = later[0]
        yield TieFact("rotation", venue, other, gap_days=(day - left).days, month=day.strftime("%Y-%m"))


def latest_rows(kind: str, registry: Registry) -> list[Record]:
    """Return the latest row of each key; told by two units for one period, the one its id names wins.

    Of what is kept by the year, only rows about the year of the period: last year's plan is not this year's.
    """
    if kind == "venue":
        return list(registry.venues.values())
    latest: dict[tuple[str, ...], tuple[tuple[object, ...], Record]] = {}
    by_year = [at for at, field in enumerate(KINDS[kind].key) if field in ("year", "period_year")]
    for name, unit, code in sorted(registry.standing.registers):
        period = registry.calendar.period(code) if name == kind else None
        if period is None or period.end > registry.period.end:
            continue
        for record in registry.standing.registers[name, unit, code]:
            if any(record.key[at] != str(registry.period.year) for at in by_year):
                continue
            order = (period.end, code, registry.home(record.key[0]) == unit)
            if record.key not in latest or order > latest[record.key][0]:
                latest[record.key] = (order, record)
    return [record for _, (_, record) in sorted(latest.items())]


NEVER = -1.0
LIMITING = ("at_most", "less_than", "equal", "one_of")


def longest_gap(rules: Iterable[FollowUpRule], setting: Setting) -> float:
    """Return the most days between two workplaces that some rule takes for a rotation.

    No move is one where no rule in force asks for rotations; any is, where a rule asks without a limit.
    """
    patterns = [p for p in _ties(rules, setting) if ROTATION in dict(constants_of(p)).get("kind", ())]
    return max((_most(p, "gap_days", setting) for p in patterns), default=NEVER)


def most_sharers(rules: Iterable[FollowUpRule], setting: Setting) -> float:
    """Return by how many a number may be shared and still be telling; inf if no rule says."""
    limits = [_most(p, "shared_by", setting) for p in _ties(rules, setting)]
    return max((limit for limit in limits if limit < inf), default=inf)


def _ties(rules: Iterable[FollowUpRule], setting: Setting) -> list[Pattern]:
    in_force = [r for r in rules if holds_on(r, setting.period.end)]
    return [p for r in in_force for p in (*r.when, *r.unless) if p.kind == TIE]


def _most(pattern: Pattern, field: str, setting: Setting) -> float:
    limits = [
        setting.number(operand) - (leaf.op == "less_than")
        for leaf in leaves(pattern.own)
        if isinstance(leaf, Compare) and leaf.fact == field and leaf.op in LIMITING
        for operand in leaf.operands
    ]
    return max(limits, default=inf)
