"""Compiles `rules/declared/`: every fact becomes an indicator of a set beside the one its file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from engine.indicators.operations.declared_cell import DeclaredCell
from engine.rulebook.compile.indicator_files import indicators_read, types_of
from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.part_versions import force_read
from engine.rulebook.compile.selections import Surroundings
from engine.rulebook.kinds.declared import ends_before
from engine.rulebook.kinds.in_force import within
from engine.rulebook.kinds.words import settled, standing
from engine.rulebook.model.declared import (
    CELLS,
    COUNT,
    DAY,
    EVIDENCE,
    POINTS,
    SHARE,
    DeclaredFact,
    DeclaredFile,
)
from engine.rulebook.model.declared import YES_NO as ANSWER
from engine.rulebook.model.indicators import COUNT_YES, NO_TOTAL, SUM, Indicator, IndicatorSet, Types
from engine.rulebook.model.types import DATE, NUMBER, YES_NO, FactType
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, place_of

NAME = r"[a-z][a-z0-9_]*"  # on the form it stands in capitals
OF = "_of"


def declarations_from(
    files: Iterable[DeclaredFile], offices: Sequence[str], faulting: Faulting
) -> dict[str, DeclaredFile]:
    """Return what is asked for, by the name of the set it makes."""
    asked: dict[str, Place] = {}
    declarations: dict[str, DeclaredFile] = {}
    for file in files:
        faulting.faults += ends_before(file.in_force)
        start, until = file.in_force.from_, file.in_force.until
        faulting.cites(file.cites, file.spot("cites"), start, until)
        facts = {
            name: replace(f, in_force=force_read(f.in_force, faulting)) for name, f in file.facts.items()
        }
        for fact in facts.values():
            faulting.unique(fact.name, asked, fact.place)
            _check(fact, offices, faulting)
            days = within(fact.in_force, start, until)
            faulting.cites(fact.cites, fact.spot("cites"), *days)
        declarations[file.name] = settled(replace(file, facts=facts, define={}))
    return declarations


def _check(fact: DeclaredFact, offices: Sequence[str], faulting: Faulting) -> None:
    if not re.fullmatch(NAME, fact.name):
        faulting.add("R609", fact.place, found=fact.name)
    faulting.one_of([fact.told_by] if offices else [], offices)
    if fact.unit is not None and fact.asks not in (COUNT, SHARE):
        faulting.add("R148", fact.unit.place, asks=fact.asks)
    if fact.no_evidence is not None and fact.asks != ANSWER:
        faulting.add("R149", fact.spot("no_evidence"), asks=fact.asks)
    if fact.asks != POINTS:
        for end in ("at_least", "at_most"):
            if getattr(fact, end) is not None:
                faulting.add("R150", fact.spot(end), name=end, asks=fact.asks)
    elif fact.at_most is None:
        faulting.add("R106", fact.place, name="at_most")
    elif not 0 <= (fact.at_least or 0) < fact.at_most:
        least, most = shown(fact.at_least or Fraction(0)), shown(fact.at_most)
        faulting.add("R151", fact.spot("at_most"), least=least, most=most)


def sets_beside(
    files: Iterable[DeclaredFile],
    declarations: Mapping[str, DeclaredFile],
    sets: Mapping[str, IndicatorSet],
    around: Surroundings,
    faulting: Faulting,
) -> dict[str, IndicatorSet]:
    """Return, by name, a set with its facts, those of the set beside it, and what it defines over both."""
    result: dict[str, IndicatorSet] = {}
    taken = {name: i.place for one in sets.values() for name, i in one.indicators.items()}
    for file in files:
        name = file.name
        if name in sets or name in result:
            first = {**sets, **result}[name].place
            faulting.add("R128", file.declared_facts.place, name=name, first=first)
        base = sets.get(str(file.beside))
        if base is None or base.subject != "unit":
            units = [s.name for s in sets.values() if s.subject == "unit"]
            faulting.add("R131", file.beside.place, name=file.beside, near=nearest(file.beside, units))
            base = IndicatorSet(str(file.beside), "unit", {})
        own = {i.name: i for fact in declarations[name].facts.values() for i in _indicators(fact)}
        for word in (*file.facts, *file.define):
            if word in taken or (word in file.define and word in own):
                first = taken.get(word) or own[word].place
                faulting.add("R128", place_of(word), name=word, first=first)
            taken.setdefault(str(word), place_of(word))
        known: dict[str, Types] = {s.name: _types(s.indicators) for s in sets.values()}
        known[name] = {**_types(base.indicators), **_types(own)}
        known[name] = {**known[name], **types_of(file.define, around, known[name])}
        defined = indicators_read(name, base.subject, file.define, known, around, faulting)
        whole = {**base.indicators, **own, **defined}
        place = file.declared_facts.place
        result[name] = replace(base, name=name, indicators=whole, place=place, beside=base.name)
    return result


def _types(indicators: Mapping[str, Indicator]) -> Types:
    return {name: indicator.type for name, indicator in indicators.items()}


def _indicators(fact: DeclaredFact) -> Iterator[Indicator]:
    """Yield the figure a fact is, and how many it is out of where it asks that."""
    if fact.asks == POINTS:
        type_, over = FactType(NUMBER, unit="điểm"), NO_TOTAL
    elif fact.asks in (COUNT, SHARE):
        type_, over = FactType(NUMBER, unit=fact.unit, whole=True), SUM
    else:
        type_, over = (FactType(DATE), NO_TOTAL) if fact.asks == DAY else (FactType(YES_NO), COUNT_YES)
    figure = DeclaredCell(
        name=fact.name,
        vi=fact.vi,
        en=fact.en,
        unit=fact.unit,
        type=type_,
        over_units=over,
        item=fact.item,
        field=CELLS[fact.asks][0] if fact.asks != DAY else "on",
        reported_by=fact.told_by,
        by_looking=fact.found_by_looking,
        shown_by=EVIDENCE if fact.to_be_shown else None,
        ends=fact.ends,
        in_force=fact.in_force,
    )
    cell = standing(figure, fact.place)
    yield cell
    if fact.asks == SHARE:
        vi, en = f"{cell.vi}: trên tổng số", f"{cell.title['en']}: out of"
        yield replace(cell, name=fact.name + OF, field="of", vi=vi, en=en)
