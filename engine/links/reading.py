"""Standing records become statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from operator import itemgetter

from engine.links.moves import moves_of, stint_counts
from engine.links.sign_rules import sign_rules_of
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, RowRef, Said, Statement
from engine.rulebook.model.follow_up_vocabulary import NAMES as IN_WORDS
from engine.rulebook.model.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import NEVER_NAMED
from facts.forms.case_forms import SELLERS_CASES
from facts.forms.catalogue import KINDS
from facts.periods import Calendar, Period
from facts.standing import Event, Record, Source, Standing, Value

REGISTERS = {VENUE: ("phone_key", "address_key"), PARTY: ("phone_key", "account_key", "plate_key", "address_key", "identity_key")}  # fmt: skip
NAMES = {"phone_key": "phone", "account_key": "account", "plate_key": "plate", "address_key": "address", "identity_key": "identity_no"}  # fmt: skip
LATEST = {VENUE: {"owner_id": "owner", "manager_id": "manager"}, PARTY: {"relative_of": "relative"}}
FORMER = "former_owner"
REGISTRY, INSPECTION, COURT = "registry", "inspection", "court_file"

IN_ORDER = itemgetter(0, 1, 2, 3)  # of tellings, but for the record
HIDDEN = frozenset((*IN_WORDS, *NEVER_NAMED))

Telling = tuple[
    date, bool, str, Source, Record
]  # end of the period, whether its own unit tells, who, where, what


def said_in(standing: Standing, rules: Rules, period: Period) -> Said:
    """Return what the records say by the end of a period."""
    assert rules.links is not None, "there are rules of links"
    reading = _Reading(standing, rules.calendar, period.end, rules.links)
    statements = (
        tuple(reading.registers())
        + tuple(reading.cases())
        + tuple(reading.violations())
        + tuple(reading.tips())
    )
    stints = standing.events.get("stint", ())
    moves = moves_of(stints, period.end, sign_rules_of(rules, period.end).longest_gap)
    for venue in sorted({v for m in moves for v in (m.left, m.came)}):
        reading.named(venue, VENUE)
    order = sorted(statements, key=lambda s: (s.subject, s.kind, s.value, s.row))
    return Said(period.end, reading.subjects, tuple(order), moves, stint_counts(stints, period.end))


class _Reading:
    def __init__(self, standing: Standing, calendar: Calendar, day: date, rules: LinkRules) -> None:
        self.standing, self.calendar, self.day, self.rules = standing, calendar, day, rules
        self.subjects: dict[str, LinkSubject] = {}
        self._sources: dict[tuple[str, str], frozenset[tuple[str, str, str]]] = {}

    def registers(self) -> Iterator[Statement]:
        for kind in (VENUE, PARTY):
            for id_, tellings in sorted(self._tellings(kind).items()):
                self.subjects[id_] = subject_of(tellings[-1][-1], kind)
                yield from self._identifiers(id_, kind, tellings)
                yield from self._latest(id_, kind, tellings)

    def _tellings(self, kind: str) -> dict[str, list[Telling]]:
        """Return every row of each venue or party up to the day, oldest first; its own unit's last."""
        found: dict[str, list[Telling]] = defaultdict(list)
        for name, unit, code in sorted(self.standing.registers):
            period = self.calendar.period(code) if name == kind else None
            if period is not None and period.end <= self.day:
                for record in self.standing.registers[name, unit, code]:
                    id_ = record.key[0]
                    told = period.end, id_.startswith(record.unit), record.unit, record.source, record
                    found[id_].append(told)
        for tellings in found.values():
            if len(tellings) > 1:
                tellings.sort(key=IN_ORDER)
        return found

    def _identifiers(self, id_: str, kind: str, tellings: list[Telling]) -> Iterator[Statement]:
        for field in REGISTERS[kind]:
            told: dict[str, list[Telling]] = {}
            for telling in tellings:
                value = telling[-1].values.get(field)
                if value:
                    told.setdefault(str(value), []).append(telling)
            for text in sorted(told):
                yield self._said(id_, NAMES[field], text, kind, told[text])

    def _latest(self, id_: str, kind: str, tellings: list[Telling]) -> Iterator[Statement]:
        """Owner, manager and family hold as last told; what was so before is not said to be so now."""
        for field, name in LATEST[kind].items():
            value = tellings[-1][-1].values.get(field)
            if value:
                those = [t for t in tellings if t[-1].values.get(field) == value]
                self.named(str(value), PARTY)
                yield self._said(id_, name, str(value), kind, those)
            if name == "owner":
                yield from self._former(id_, str(value), tellings)

    def _former(self, id_: str, owner: str, tellings: list[Telling]) -> Iterator[Statement]:
        """Who held a venue before: no tie, but a reason why two may share a number."""
        before = sorted({str(v) for *_, r in tellings if (v := r.values.get("owner_id"))} - {owner})
        for value in before:
            those = [t for t in tellings if t[-1].values.get("owner_id") == value]
            self.named(value, PARTY)
            yield self._said(id_, FORMER, value, VENUE, those)

    def named(self, id_: str, kind: str) -> None:
        """Know a venue or party that a record names, be it in no register."""
        self.subjects.setdefault(id_, LinkSubject(id_, kind, id_[:5]))

    def _said(self, id_: str, name: str, value: str, kind: str, those: list[Telling]) -> Statement:
        closed = self.subjects[id_].until
        last = min(those[-1][0], self.day, closed or self.day)
        row = row_of(kind, id_, [t[-1] for t in those])
        if len(those) > 1:
            tellers = frozenset((REGISTRY, record.unit, record.office) for *_, record in those)
        else:
            tellers = self._teller(those[0][-1])
        return Statement(id_, name, value, row, tellers, last)

    def _teller(self, record: Record) -> frozenset[tuple[str, str, str]]:
        """Return the one who told a row; one object for all rows of an office, for there are many."""
        office = record.unit, record.office
        found = self._sources.get(office)
        if found is None:
            found = self._sources[office] = frozenset({(REGISTRY, *office)})
        return found

    def cases(self) -> Iterator[Statement]:
        sure: dict[str, tuple[float, date]] = {}
        for event in self.standing.events.get("case", ()):
            values, id_ = event.record.values, event.key[0]
            found, weight = values["found_on"], self.rules.status.get(str(values["status"]), 0.0)
            assert isinstance(found, date)
            if found > self.day or weight == 0:  # cleared: it ties nobody
                continue
            if values["type"] in SELLERS_CASES:  # a node for it would be a node for her
                continue
            sure[id_] = (weight, found)
            self.subjects[id_] = LinkSubject(
                id_, CASE, str(values["unit_code"]), found, trade=str(values["type"])
            )
            yield from self._case(event, weight, found)
        for event in self.standing.events.get("case_party", ()):
            case, party, role = event.key
            if case in sure:
                self.named(party, PARTY)
                row = row_of("case_party", "|".join(event.key), list(event.told))
                yield Statement(
                    party, CASE, case, row, _tellers(event, COURT), sure[case][1], role, sure[case][0]
                )

    def _case(self, event: Event, weight: float, found: date) -> Iterator[Statement]:
        row, tellers = row_of("case", event.key[0], list(event.told)), _tellers(event, COURT)
        for field, name in (("venue_id", "venue"), ("plate_key", "plate"), ("phone_key", "phone"), ("recruited_in", "recruited_in")):  # fmt: skip
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
            row, result = row_of("inspection", id_, list(event.told)), event.record.values["result"]
            yield Statement(venue, "inspected", id_, row, _tellers(event, INSPECTION), day, str(result))
            for act in acts[id_]:
                row = row_of("violation", "|".join(act.key), list(act.told))
                yield Statement(venue, "violation", id_, row, _tellers(act, INSPECTION), day, act.key[1])

    def tips(self) -> Iterator[Statement]:
        """Tips stand beside a lead. Unless found true they weigh nothing, and one found groundless is left out."""
        for event in self.standing.events.get("tip", ()):
            values = event.record.values
            day, found = values["received_on"], values.get("verified")
            source = "verified_tip" if found == "có cơ sở" else "unverified_tip"
            source = (
                "anonymous_tip" if values.get("source") == "ẩn danh" and source != "verified_tip" else source
            )
            if isinstance(day, date) and day <= self.day and found != "không có cơ sở":
                row = row_of("tip", event.key[0], list(event.told))
                for about in (values.get("about_venue"), values.get("about_party")):
                    if about in self.subjects:
                        yield Statement(
                            str(about), "tip", event.key[0], row, _tellers(event, source), day, source
                        )


def subject_of(record: Record, kind: str) -> LinkSubject:
    values = record.values
    if kind == PARTY:
        return LinkSubject(
            record.key[0], PARTY, record.key[0][:5], trade=str(values.get("kind")), fields=_plain(record)
        )
    opened, closed = values.get("opened_on"), values.get("closed_on")
    return LinkSubject(
        record.key[0], VENUE, str(values["unit_code"]),
        opened if isinstance(opened, date) else None, closed if isinstance(closed, date) else None,
        values.get("closed_reason") == "thu hồi giấy phép", str(values.get("type")), _plain(record),
    )  # fmt: skip


def _plain(record: Record) -> Mapping[str, Value]:
    """Return what a rule may ask of a row: no name, no place in words."""
    return {k: v for k, v in record.values.items() if v is not None and k not in HIDDEN}


def row_of(kind: str, key: str, records: list[Record]) -> RowRef:
    form = KINDS[kind].form
    places = tuple(sorted({place_of(r) for r in records})) if len(records) > 1 else (place_of(records[0]),)
    return RowRef(form, key, f"{form} {key}", places)


def place_of(record: Record) -> str:
    return f"{record.source.file}!{record.source.sheet}!{record.source.row}"


def _tellers(event: Event, source: str) -> frozenset[tuple[str, str, str]]:
    return frozenset((source, record.unit, record.office) for record in event.told)
