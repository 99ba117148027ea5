"""From records, results and indicators to the facts of follow-up rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from engine.follow_up.fact import Fact, FactBase, from_either_end
from engine.follow_up.ties import TieFact, latest_rows, ties_between
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.record_cells import blank, cell_of
from engine.indicators.registry import Registry
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, Owed, Value, known, unknown
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.conditions import AllOf, Compare, Condition
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.follow_up_vocabulary import INDICATOR, NAMES, RECORDS
from engine.rulebook.model.vocabulary import NEVER_NAMED
from facts.forms.catalogue import KINDS, Catalogue
from facts.standing import Record


@dataclass(frozen=True, slots=True)
class BandOrFinding:
    """A band (`kind` is "band") or a finding of one subject under one rulebook in one period."""

    rulebook: str
    kind: str  # band, criterion, gate, sign, streak
    id: str
    subject: str
    unit: str
    period: str
    value: Cell


def base_from(
    facts: PeriodFacts, results: Iterable[BandOrFinding], rules: Sequence[FollowUpRule], longest_gap: float
) -> FactBase:
    """Return every fact the rules may ask about, by the end of the period."""
    kinds = {pattern.kind for rule in rules for pattern in (*rule.when, *rule.unless)}
    registry = facts.registry
    here = [fact for kind in RECORDS if kind in kinds for fact in record_facts(kind, registry, facts)]
    if "return" in kinds:
        here += [f for unit in units_of(facts) for f in return_facts(registry.deliveries(unit))]
    here += [finding_fact(result, facts.period.code) for result in results]
    here += indicator_facts(facts, rules)
    if "tie" in kinds:
        here += [copy for tie in ties_between(registry, longest_gap) for copy in tie_facts(tie)]
    units = units_of(facts)
    gaps = {(kind, unit): gap_of(kind, unit, registry) for kind in RECORDS for unit in units}
    return FactBase(tuple(here), {key: owed for key, owed in gaps.items() if owed})


def units_of(facts: PeriodFacts) -> tuple[str, ...]:
    listed = {unit.code for unit in facts.rules.units.on(facts.period.end)}
    return tuple(sorted({*listed, *(s.id for s in facts.subjects("unit"))}))


def gap_of(kind: str, unit: str, registry: Registry) -> tuple[Owed, ...]:
    """Return the form of a kind of record where the unit has not returned it for the period."""
    owed, period = KINDS[kind], registry.period.code
    if registry.returned(unit, period, owed.form):
        return ()
    return (Owed(owed.form, owed.sender, unit, period),)


# Records


def record_facts(kind: str, registry: Registry, facts: PeriodFacts) -> Iterator[Fact]:
    """Yield one fact a record: of a register the latest row, of events the first telling."""
    if kind == "unit":
        yield from (_unit_fact(unit, registry, facts) for unit in units_of(facts))
    elif KINDS[kind].register:
        yield from (_record_fact(r, registry) for r in latest_rows(kind, registry))
    else:
        for event in registry.standing.events.get(kind, ()):
            day = registry.day_of(event.record)
            if day is None or day <= registry.period.end:
                yield _record_fact(event.record, registry)


def _unit_fact(code: str, registry: Registry, facts: PeriodFacts) -> Fact:
    """Return a unit as its return tells of it; its type as the list of units has it."""
    listed = facts.rules.units.get(code, facts.period.end)
    own = {"code": known(code), **({"type": known(listed.type)} if listed else {})}
    rows = registry.snapshot("unit", code)
    if rows:
        fact = _record_fact(rows[0], registry)
        return replace(fact, cells={**fact.cells, **own})
    owed = unknown(gap_of("unit", code, registry))
    cells = {name: owed for name in registry.catalogue.kinds["unit"].record_fields if name not in NAMES}
    return Fact("unit", code, {**cells, **own}, code)


def _record_fact(record: Record, registry: Registry) -> Fact:
    unit = registry.unit_of(record) or record.unit
    cells = RecordCells(record, registry.catalogue)
    return Fact(record.kind, "|".join(record.key), cells, unit, source=record.source)


@lru_cache(maxsize=256)
def _named(kind: str, catalogue: Catalogue) -> frozenset[str]:
    """Return the fields of a kind that a rule may name."""
    own = () if KINDS[kind].register else ("office", "gone")
    fields = (n for n in catalogue.kinds[kind].record_fields if n not in NAMES and n not in NEVER_NAMED)
    return frozenset((*fields, *own))


class RecordCells(Mapping[str, Cell]):
    """The fields of a record as cells, each made when a rule asks for it: most are never asked."""

    __slots__ = ("_made", "catalogue", "names", "record")

    def __init__(self, record: Record, catalogue: Catalogue) -> None:
        self.record, self.catalogue, self.names = record, catalogue, _named(record.kind, catalogue)
        self._made: dict[str, Cell] = {}

    def __getitem__(self, name: str) -> Cell:
        cell = self._made.get(name)
        if cell is None:
            if name not in self.names:
                raise KeyError(name)
            cell = self._made[name] = self._cell(name)
        return cell

    def _cell(self, name: str) -> Cell:
        if name == "office":
            return known(self.record.office)
        if name == "gone":
            return known(self.record.gone)
        return cell_of(self.record.values.get(name)) or blank(self.record, name, self.catalogue)

    def get(self, name: str, default: Any = None) -> Any:
        return self._made.get(name) or (self[name] if name in self.names else default)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.names))

    def __len__(self) -> int:
        return len(self.names)


def return_facts(rows: Iterable[Record]) -> Iterator[Fact]:
    seen: dict[str, int] = {}
    for row in rows:
        values = {**row.values, "unit_code": row.values["unit"]}
        cells = {
            name: known(value) if value is not None else blank(row, name)  # type: ignore[arg-type]
            for name, value in values.items()
            if name != "unit"
        }
        id_ = ":".join((*row.key, str(row.values["office"])))
        seen[id_] = seen.get(id_, 0) + 1
        yield Fact("return", f"{id_}:{seen[id_]}", cells, row.unit)


# Results and indicators


def finding_fact(result: BandOrFinding, period: str) -> Fact:
    cells = _known(
        rulebook=result.rulebook, subject=result.subject, period=result.period, unit_code=result.unit
    )
    cells |= _known(current=result.period == period)
    id_ = ":".join((result.rulebook, result.subject, result.period, result.id)).rstrip(":")
    if result.kind == "band":
        return Fact("band", id_, {**cells, "band": result.value}, result.unit)
    cells |= _known(kind=result.kind, id=result.id) | {"value": result.value}
    return Fact("finding", id_, cells, result.unit)


def _known(**values: Value | int | None) -> dict[str, Cell]:
    """Return values as known cells, None as unknown."""
    return {name: unknown() if value is None else known(value) for name, value in values.items()}


def indicator_facts(facts: PeriodFacts, rules: Iterable[FollowUpRule]) -> Iterator[Fact]:
    """Yield the indicators that a rule asks about, for every subject of their set."""
    for of, name in sorted(asked_indicators(rules)):
        indicators = facts.rules.indicator_sets[of]
        if not holds_on(indicators.indicators[name], facts.period.end):
            continue
        for subject in _subjects(facts, indicators.subject):
            unit = facts.unit_of(subject)
            cells = _known(of=of, name=name, subject=subject.id, current=True)
            cells |= _known(period=facts.period.code, unit_code=unit) | {"value": facts.cell(subject, name)}
            yield Fact("indicator", f"{of}:{name}:{subject.id}", cells, unit)


def _subjects(facts: PeriodFacts, kind: str) -> tuple[Subject, ...]:
    if kind == "venue":
        return facts.subjects("venue")
    return tuple(Subject("unit", code) for code in units_of(facts))


def asked_indicators(rules: Iterable[FollowUpRule]) -> set[tuple[str, str]]:
    indicators = set()
    for rule in rules:
        for pattern in (*rule.when, *rule.unless):
            if pattern.kind == INDICATOR:
                indicators.add((_operand_of(pattern.own, "of"), _operand_of(pattern.own, "name")))
    return indicators


def _operand_of(condition: Condition | None, field: str) -> str:
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    return next(str(p.operands[0]) for p in parts if isinstance(p, Compare) and p.fact == field)


def tie_facts(tie: TieFact) -> tuple[Fact, Fact]:
    id_ = ":".join((tie.kind, tie.a, tie.b))
    shared = _known(kind=tie.kind, shared_by=tie.shared_by, times=tie.times)
    shared |= _known(gap_days=tie.gap_days, month=tie.month or None)
    return from_either_end(id_, shared, tie.a, tie.b)
