"""Standing records become statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from engine.links.moves import moves_of, stint_counts
from engine.links.rows import row_of
from engine.links.sign_rules import sign_rules_of
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, Said, Statement
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.follow_up_vocabulary import NAMES as IN_WORDS
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import NEVER_NAMED
from facts.forms.case_forms import SELLERS_CASES
from facts.periods import Calendar, Period
from facts.standing import Event, Record, Standing, Value

if TYPE_CHECKING:
    from engine.links.register_statements import RegisterStatements

INSPECTION, COURT = "inspection", "court_file"
HIDDEN = frozenset((*IN_WORDS, *NEVER_NAMED))


def said_in(standing: Standing, rules: Rules, period: Period) -> Said:
    """Return what the records say by the end of a period."""
    assert rules.links is not None, "there are rules of links"
    from engine.links.all_told import all_told  # numpy: who reads kept leads makes no columns

    reading = _Reading(standing, rules.calendar, period.end, rules.links)
    registers = [reading.register(kind) for kind in (VENUE, PARTY)]
    few = (*reading.cases(), *reading.violations(), *reading.tips())
    stints = standing.events.get("stint", ())
    moves = moves_of(stints, period.end, sign_rules_of(rules, period.end).longest_gap)
    for venue in sorted({v for m in moves for v in (m.left, m.came)}):
        reading.named(venue, VENUE)
    return Said(
        period.end, reading.subjects, all_told(registers, few), moves, stint_counts(stints, period.end)
    )


class _Reading:
    def __init__(self, standing: Standing, calendar: Calendar, day: date, rules: LinkRules) -> None:
        self.standing, self.calendar, self.day, self.rules = standing, calendar, day, rules
        self.subjects: dict[str, LinkSubject] = {}

    def register(self, kind: str) -> RegisterStatements:
        """Return what a register says; whoever stands or is named in it is known from then on."""
        from engine.links.register_statements import register_statements
        from engine.links.registers import register_rows

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
            self.subjects[id_] = LinkSubject(
                id_, CASE, str(values["unit_code"]), found, trade=str(values["type"])
            )
            yield from self._case(event, weight, found)
        for event in self.standing.events.get("case_party", ()):
            case, party, role = event.key
            if case in sure:
                self.named(party, PARTY)
                row = row_of("case_party", "|".join(event.key), list(event.records))
                yield Statement(
                    party, CASE, case, row, _tellers(event, COURT), sure[case][1], role, sure[case][0]
                )

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
        """Tips stand beside a lead. Unless found true they weigh nothing, and one found groundless is left
        out."""
        for event in self.standing.events.get("tip", ()):
            values = event.record.values
            day, found = values["received_on"], values.get("verified")
            source = "verified_tip" if found == "có cơ sở" else "unverified_tip"
            source = (
                "anonymous_tip" if values.get("source") == "ẩn danh" and source != "verified_tip" else source
            )
            if isinstance(day, date) and day <= self.day and found != "không có cơ sở":
                row = row_of("tip", event.key[0], list(event.records))
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
