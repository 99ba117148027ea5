"""Standing records become statements, and stints moves between venues: their hashes go no further."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from engine.links.signs import sign_rules_of
from engine.links.statements import (
    CASE,
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
from facts.forms.case_forms import SELLERS_CASES
from facts.periods import Calendar, Period
from facts.standing import Event, Record, Standing, Value

if TYPE_CHECKING:
    from engine.links.registers import RegisterStatements


INSPECTION, COURT = "inspection", "court_file"
HIDDEN = frozenset((*IN_WORDS, *NEVER_NAMED))


def said_in(standing: Standing, rules: Rules, period: Period) -> Said:
    """Return what the records say by the end of a period."""
    assert rules.links is not None, "there are rules of links"
    from engine.links.registers import all_told  # numpy: who reads kept leads makes no columns

    reading = _Reading(standing, rules.calendar, period.end, rules.links)
    registers = [reading.register(kind) for kind in (VENUE, PARTY)]
    few = (*reading.cases(), *reading.violations(), *reading.tips())
    stints = standing.events.get("stint", ())
    moves = moves_of(stints, period.end, sign_rules_of(rules, period.end).longest_gap)
    for venue in sorted({v for m in moves for v in (m.left, m.came)}):
        reading.named(venue, VENUE)
    told, counts = all_told(registers, few), stint_counts(stints, period.end)
    return Said(period.end, reading.subjects, told, moves, counts)


class _Reading:
    def __init__(self, standing: Standing, calendar: Calendar, day: date, rules: LinkRules) -> None:
        self.standing, self.calendar, self.day, self.rules = standing, calendar, day, rules
        self.subjects: dict[str, LinkSubject] = {}

    def register(self, kind: str) -> RegisterStatements:
        """Return what a register says; whoever stands or is named in it is known from then on."""
        from engine.links.registers import register_rows, register_statements

        rows = register_rows(self.standing, self.calendar, self.day, kind)
        own = {rows.records[n].key[0]: subject_of(rows.records[n], kind) for n in rows.latest.tolist()}
        said = register_statements(rows, {id_: s.until for id_, s in own.items() if s.until}, self.day)
        names: dict[str, list[str]] = defaultdict(list)
        for id_, name in said.named():
            names[id_].append(name)
        for id_, subject in own.items():
            self.subjects[id_] = subject
            for name in names.get(id_, ()):
                self.named(name, PARTY)
        return said

    def named(self, id_: str, kind: str) -> None:
        """Know a venue or party that a record names, be it in no register."""
        self.subjects.setdefault(id_, LinkSubject(id_, kind, id_[:5]))

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
            self.subjects[id_] = LinkSubject(id_, CASE, unit, found, trade=trade)
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
        acts: dict[str, list[Event]] = defaultdict(list)
        for event in self.standing.events.get("violation", ()):
            acts[event.key[0]].append(event)
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
                        yield Statement(str(about), "tip", event.key[0], row, tellers, day, source)


def subject_of(record: Record, kind: str) -> LinkSubject:
    values = record.values
    if kind == PARTY:
        return LinkSubject(
            record.key[0], PARTY, record.key[0][:5], trade=str(values.get("kind")), fields=_plain(record)
        )
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
    arrived: dict[str, list[Event]] = defaultdict(list)
    for event in begun:
        for value in str(event.record.values.get("arrived_keys") or "").split():
            arrived[value].append(event)
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


def _next(record: Record, end: date, candidates: list[Event], within_days: float) -> Record | None:
    found: list[tuple[date, Record]] = []
    for event in candidates:
        start, venue = event.record.values["from"], event.record.values["venue_id"]
        assert isinstance(start, date)
        if venue != record.values["venue_id"] and 0 <= (start - end).days <= within_days:
            found.append((start, event.record))
    return min(found, key=lambda f: (f[0], f[1].key[0], f[1].source))[1] if found else None


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
            found[_shown_key(event.record)].add(f"{r.source.file}!{r.source.sheet}!{r.source.row}")
    return {key: tuple(sorted(places)) for key, places in found.items()}


def _row(record: Record, places: Mapping[str, tuple[str, ...]]) -> RowRef:
    key = _shown_key(record)
    return RowRef(STINTS, key, f"{STINTS} {key}", places[key])
