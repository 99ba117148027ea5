"""Standing records become statements, and stints moves between venues: their hashes go no further."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from engine.links.signs import sign_rules_of
from engine.links.statement_index import grouped
from engine.links.statements import (
    CASE,
    NAMES,
    PARTY,
    VENUE,
    LinkSubject,
    RowRef,
    Said,
    Statement,
    WorkerMove,
    row_of,
)
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.follow_up_vocabulary import NAMES as IN_WORDS
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import NEVER_NAMED
from facts.forms.returned_forms import SELLERS_CASES
from facts.periods import Calendar, Period
from facts.standing import Event, Record, Source, Standing, Value
from facts.units import Units

REGISTRY, INSPECTION, COURT = "registry", "inspection", "court_file"
HIDDEN = frozenset((*IN_WORDS, *NEVER_NAMED))
KEYS = {
    "phone_key": "phone",
    "account_key": "account",
    "plate_key": "plate",
    "address_key": "address",
    "identity_key": "identity_no",
    "kin_keys": NAMES,
}
OWNER, FORMER = "owner_id", "former_owner"
NAMED_IN = {VENUE: {OWNER: "owner", "manager_id": "manager"}, PARTY: {"relative_of": "relative"}}


Telling = tuple[date, bool, str, Source, Record]  # end of the period, whether its own unit tells, who, where


def said_in(standing: Standing, rules: Rules, period: Period) -> Said:
    """Return what the records say by the end of a period."""
    assert rules.links is not None, "there are rules of links"
    reading = _Reading(standing, rules.calendar, period.end, rules.links, rules.units)
    said = [s for kind in (VENUE, PARTY) for s in reading.register(kind)]
    said += [*reading.cases(), *reading.violations(), *reading.tips()]
    stints = standing.events.get("stint", ())
    moves = moves_of(stints, period.end, sign_rules_of(rules, period.end).longest_gap)
    for venue in sorted({v for m in moves for v in (m.left, m.came)}):
        reading.named(venue, VENUE)
    said.sort(key=lambda s: (s.subject, s.kind, s.value, s.row))
    return Said(period.end, reading.subjects, tuple(said), moves, stint_counts(stints, period.end))


class _Reading:
    def __init__(
        self, standing: Standing, calendar: Calendar, day: date, rules: LinkRules, units: Units
    ) -> None:
        self.standing, self.calendar, self.day, self.rules, self.units = standing, calendar, day, rules, units
        self.subjects: dict[str, LinkSubject] = {}

    def register(self, kind: str) -> Iterator[Statement]:
        """Yield what a register says; whoever stands or is named in it is known from then on."""
        for id_, rows in sorted(self._rows(kind).items()):
            latest = rows[-1][-1]
            self.subjects[id_] = subject_of(latest, kind, self.units.home(id_, self.day))
            for field, name in {**KEYS, **NAMED_IN[kind]}.items():
                now = str(latest.values.get(field))
                for value, telling in _by_value(rows, field, now):
                    holds = field in KEYS or value == now
                    if field not in KEYS and (holds or field == OWNER):
                        self.named(value, PARTY)
                    if holds or field == OWNER:
                        # Who held a venue before: no tie, but a reason why two may share a number.
                        yield self._registered(id_, name if holds else FORMER, value, kind, telling)

    def _rows(self, kind: str) -> Mapping[str, list[Telling]]:
        """Return every row of each venue or party up to the day, oldest first; its own unit's last."""
        rows: dict[str, list[Telling]] = defaultdict(list)
        for name, unit, code in sorted(key for key in self.standing.registers if key[0] == kind):
            period = self.calendar.period(code)
            if period is not None and period.end <= self.day:
                for record in self.standing.registers[name, unit, code]:
                    id_ = record.key[0]
                    own = self.units.home(id_, self.day) == record.unit
                    rows[id_].append((period.end, own, record.unit, record.source, record))
        for tellings in rows.values():
            tellings.sort(key=itemgetter(0, 1, 2, 3))
        return rows

    def _registered(
        self, id_: str, name: str, value: str, kind: str, telling: Sequence[Telling]
    ) -> Statement:
        records = [record for *_, record in telling]
        last = min(telling[-1][0], self.subjects[id_].until or self.day)
        tellers = frozenset((REGISTRY, r.unit, r.office) for r in records)
        return Statement(id_, name, value, row_of(kind, id_, records), tellers, last)

    def named(self, id_: str, kind: str) -> None:
        """Know a venue or party that a record names, be it in no register."""
        self.subjects.setdefault(id_, LinkSubject(id_, kind, self.units.home(id_, self.day)))

    def cases(self) -> Iterator[Statement]:
        sure: dict[str, tuple[float, date]] = {}
        for event in self.standing.events.get("case", ()):
            values, id_ = event.record.values, event.key[0]
            found, weight = values["found_on"], self.rules.seeds.status.get(str(values["status"]), 0.0)
            assert isinstance(found, date)
            if found > self.day or weight == 0:  # cleared: it ties nobody
                continue
            if values["type"] in SELLERS_CASES:  # a node for it would be a node for her
                continue
            sure[id_] = (weight, found)
            unit, trade = str(values["unit_code"]), str(values["type"])
            status, handled = str(values["status"]), values.get("handled_on")
            handled = handled if isinstance(handled, date) and handled <= self.day else None
            self.subjects[id_] = LinkSubject(
                id_, CASE, unit, found, trade=trade, status=status, handled=handled
            )
            yield from self._case(event, weight, found)
        for event in self.standing.events.get("case_party", ()):
            case, party, role = event.key
            if case in sure:
                self.named(party, PARTY)
                row = row_of("case_party", "|".join(event.key), list(event.records))
                weight, found = sure[case]
                yield Statement(party, CASE, case, row, _tellers(event, COURT), found, role, weight)

    def _case(self, event: Event, weight: float, found: date) -> Iterator[Statement]:
        row, tellers = row_of("case", event.key[0], list(event.records)), _tellers(event, COURT)
        for field, name in (
            ("venue_id", "venue"),
            ("plate_key", "plate"),
            ("phone_key", "phone"),
            ("recruited_in", "recruited_in"),
        ):
            value = event.record.values.get(field)
            if value:
                yield Statement(event.key[0], name, str(value), row, tellers, found, sure=weight)
                if name == "venue":
                    self.named(str(value), VENUE)

    def violations(self) -> Iterator[Statement]:
        seen = {e.key[0]: e for e in self.standing.events.get("inspection", ())}
        acts = grouped((e.key[0], e) for e in self.standing.events.get("violation", ()))
        for id_, event in sorted(seen.items()):
            day, venue = event.record.values["date"], str(event.record.values["venue_id"])
            if not isinstance(day, date) or day > self.day:
                continue
            self.named(venue, VENUE)
            row, result = row_of("inspection", id_, list(event.records)), event.record.values["result"]
            yield Statement(venue, "inspected", id_, row, _tellers(event, INSPECTION), day, str(result))
            for act in acts[id_]:
                row = row_of("violation", "|".join(act.key), list(act.records))
                yield Statement(venue, "violation", id_, row, _tellers(act, INSPECTION), day, act.key[1])

    def tips(self) -> Iterator[Statement]:
        """Yield tips that stand beside a lead. Only those found true weigh; groundless ones are left out."""
        for event in self.standing.events.get("tip", ()):
            values = event.record.values
            day, found = values["received_on"], values.get("verified")
            source = "verified_tip" if found == "có cơ sở" else "unverified_tip"
            if values.get("source") == "ẩn danh" and source != "verified_tip":
                source = "anonymous_tip"
            if isinstance(day, date) and day <= self.day and found != "không có cơ sở":
                row = row_of("tip", event.key[0], list(event.records))
                for about in (values.get("about_venue"), values.get("about_party")):
                    if about in self.subjects:
                        tellers = _tellers(event, source)
                        yield Statement(
                            str(about), "tip", event.key[0], row, tellers, day, str(values["subject"])
                        )


def _by_value(rows: Iterable[Telling], field: str, first: str) -> Iterable[tuple[str, list[Telling]]]:
    """Return what rows tell in a field, in order but for one that comes first, with the rows that tell it."""
    told: dict[str, list[Telling]] = {}
    for row in rows:
        if value := row[-1].values.get(field):
            told.setdefault(str(value), []).append(row)
    return (
        sorted(told.items(), key=lambda item: (item[0] != first, item[0])) if len(told) > 1 else told.items()
    )


def subject_of(record: Record, kind: str, home: str) -> LinkSubject:
    values = record.values
    if kind == PARTY:
        trade = str(values.get("kind"))
        return LinkSubject(record.key[0], PARTY, home, trade=trade, fields=_plain(record))
    opened, closed = values.get("opened_on"), values.get("closed_on")
    return LinkSubject(
        record.key[0],
        VENUE,
        str(values["unit_code"]),
        opened if isinstance(opened, date) else None,
        closed if isinstance(closed, date) else None,
        values.get("closed_reason") == "thu hồi giấy phép",
        str(values.get("type")),
        _plain(record),
    )


def _plain(record: Record) -> Mapping[str, Value]:
    """Return what a rule may ask of a row: no name, no place in words."""
    return {k: v for k, v in record.values.items() if v is not None and k not in HIDDEN}


def _tellers(event: Event, source: str) -> frozenset[tuple[str, str, str]]:
    return frozenset((source, record.unit, record.office) for record in event.records)


STINTS = "B09"


def moves_of(stints: Iterable[Event], day: date, within_days: float) -> tuple[WorkerMove, ...]:
    """Return the moves from one venue to another within some days, each stint's next venue only."""
    begun = [e for e in stints if _begun(e.record, day)]
    arrived = grouped(
        (key, event)
        for event in sorted(begun, key=_arrival)
        for key in str(event.record.values.get("arrived_keys") or "").split()
    )
    places = _places(begun)
    chains: dict[tuple[str, ...], int] = {}
    moves = []
    for event in sorted(begun, key=lambda e: (str(e.record.values["from"]), e.record.source)):
        key, end = event.record.values.get("left_key"), event.record.values.get("to")
        if key and isinstance(end, date) and end <= day:
            found = _next(event.record, end, arrived[str(key)], within_days)
            if found is not None:
                chain = chains.setdefault(event.key, len(chains))
                chains.setdefault(found.key, chain)
                moves.append(_move(event.record, found, end, places, chain))
    return tuple(sorted(moves, key=lambda m: (m.day, m.left, m.came, m.rows)))


def stint_counts(stints: Iterable[Event], day: date) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return how many stints began and ended, by evidence row and venue: what chance is computed from."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for event in stints:
        if _begun(event.record, day):
            end, venue = event.record.values.get("to"), str(event.record.values["venue_id"])
            key = (f"{STINTS} {_shown_key(event.record)}", venue)
            came, left = found.get(key, (0, 0))
            found[key] = came + 1, left + (isinstance(end, date) and end <= day)
    return dict(sorted(found.items()))


def _begun(record: Record, day: date) -> bool:
    start = record.values.get("from")
    return isinstance(start, date) and start <= day


def _arrival(event: Event) -> tuple[date, str, Source]:
    start = event.record.values["from"]
    assert isinstance(start, date)
    return start, event.record.key[0], event.record.source


def _next(record: Record, end: date, candidates: Sequence[Event], within_days: float) -> Record | None:
    """Return the first of candidates, in order of arrival, at another venue from a day on, within some
    days."""
    first = bisect_left(candidates, end, key=lambda e: _arrival(e)[0])
    for n in range(first, len(candidates)):
        event = candidates[n]
        if (_arrival(event)[0] - end).days > within_days:
            return None
        if event.record.values["venue_id"] != record.values["venue_id"]:
            return event.record
    return None


def _move(
    record: Record, after: Record, end: date, places: Mapping[str, tuple[str, ...]], chain: int
) -> WorkerMove:
    start = after.values["from"]
    assert isinstance(start, date)
    sources = frozenset(("registry", r.unit, r.office) for r in (record, after))
    rows = (_row(record, places), _row(after, places))
    left, came = str(record.values["venue_id"]), str(after.values["venue_id"])
    contract = after.values.get("contract")
    known = contract if isinstance(contract, bool) else None
    return WorkerMove(left, came, (start - end).days, start, rows, chain, sources, known)


def _shown_key(record: Record) -> str:
    start = record.values["from"]
    assert isinstance(start, date)
    return f"{record.values['venue_id']}|{start.year}-{start.month:02}"


def _places(stints: Iterable[Event]) -> Mapping[str, tuple[str, ...]]:
    """Return the places of all stints of a venue and month, moved or not: none can be picked out."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in stints:
        for r in event.records:
            found[_shown_key(event.record)].add(r.source.place)
    return {key: tuple(sorted(places)) for key, places in found.items()}


def _row(record: Record, places: Mapping[str, tuple[str, ...]]) -> RowRef:
    key = _shown_key(record)
    return RowRef(STINTS, key, f"{STINTS} {key}", places[key])
