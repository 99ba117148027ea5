"""Compiles `rules/declared/`: every fact becomes an indicator of a set beside the one its file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from engine.rulebook.compile.indicator_files import indicators_read, types_of
from engine.rulebook.compile.ledger import Faulting, titles
from engine.rulebook.compile.selections import Surroundings, Types
from engine.rulebook.kinds.documents import Document
from engine.rulebook.model.declared import (
    CELLS,
    COUNT,
    DAY,
    EVIDENCE,
    POINTS,
    SHARE,
    Declaration,
    DeclaredFact,
)
from engine.rulebook.model.declared import YES_NO as ANSWER
from engine.rulebook.model.indicators import (
    COUNT_YES,
    NO_TOTAL,
    SUM,
    DeclaredCell,
    Indicator,
    IndicatorSet,
)
from engine.rulebook.model.types import DATE, NUMBER, YES_NO, FactType
from engine.rulebook.shapes.declared import DeclaredFile, DeclaredShape
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word
from facts.forms.cover_form import OFFICES

NAME = r"[a-z][a-z0-9_]*"  # on the form it stands in capitals
OF = "_of"


def declarations_from(
    files: Iterable[DeclaredFile], documents: Mapping[str, Document], faulting: Faulting
) -> dict[str, Declaration]:
    """Compile what is asked for, by the name of the set it makes."""
    found: dict[str, Declaration] = {}
    asked: dict[str, Word] = {}
    for file in files:
        force = file.in_force
        if force.until is not None and force.until < force.from_:
            faulting.add("R308", force.spot("until"), start=force.from_, until=force.until)
        cites = faulting.cites(file.cites, documents, file.spot("cites"), force.from_, force.until)
        facts = [_fact(name, shape, file, documents, faulting) for name, shape in file.facts.items()]
        for name in file.facts:
            if str(name) in asked:
                faulting.add("R128", name.place, name=name, first=asked[str(name)].place)
            asked.setdefault(str(name), name)
        window = file.window
        found[str(file.declared_facts)] = Declaration(
            str(file.declared_facts),
            titles(file.title),
            cites,
            (force.from_, force.until),
            window.start,
            window.start_year is not None,
            window.end,
            tuple(facts),
        )
    return found


def _fact(
    name: Word,
    shape: DeclaredShape,
    file: DeclaredFile,
    documents: Mapping[str, Document],
    faulting: Faulting,
) -> DeclaredFact:
    if not re.fullmatch(NAME, name):
        faulting.add("R609", name.place, found=name)
    faulting.one_of([shape.told_by], OFFICES)
    if shape.unit is not None and shape.asks not in (COUNT, SHARE):
        faulting.add("R148", shape.unit.place, asks=shape.asks)
    if shape.no_evidence is not None and shape.asks != ANSWER:
        faulting.add("R149", shape.spot("no_evidence"), asks=shape.asks)
    force = file.in_force
    cites = faulting.cites(shape.cites, documents, shape.spot("cites"), force.from_, force.until)
    return DeclaredFact(
        str(name),
        titles(shape.vi, shape.en),
        shape.asks,
        str(shape.told_by),
        cites,
        bool(shape.found_by_looking),
        shape.no_evidence is not None,
        _ends(name, shape, faulting),
        name.place,
    )


def _ends(name: Word, shape: DeclaredShape, faulting: Faulting) -> tuple[Fraction, Fraction] | None:
    """Return between which points lie that an office decides; nothing else has ends."""
    least, most = shape.at_least or Fraction(0), shape.at_most
    if shape.asks != POINTS:
        for key in ("at_least", "at_most"):
            if getattr(shape, key) is not None:
                faulting.add("R150", shape.spot(key), name=key, asks=shape.asks)
        return None
    if most is None:
        faulting.add("R106", name.place, name="at_most")
        return least, least
    if not 0 <= least < most:
        faulting.add("R151", shape.spot("at_most"), least=shown(least), most=shown(most))
    return least, most


def sets_beside(
    files: Iterable[DeclaredFile],
    declarations: Mapping[str, Declaration],
    sets: Mapping[str, IndicatorSet],
    around: Surroundings,
    faulting: Faulting,
) -> dict[str, IndicatorSet]:
    """Return, by name, the indicators of the set a file stands beside, its facts, and what it defines over
    both."""
    found: dict[str, IndicatorSet] = {}
    taken = {name: i.place for one in sets.values() for name, i in one.indicators.items()}
    for file in files:
        name = str(file.declared_facts)
        if name in sets or name in found:
            faulting.add("R128", file.declared_facts.place, name=name, first={**sets, **found}[name].place)
        base = sets.get(str(file.beside))
        if base is None or base.subject != "unit":
            units = [s.name for s in sets.values() if s.subject == "unit"]
            faulting.add("R131", file.beside.place, name=file.beside, near=nearest(file.beside, units))
            base = IndicatorSet(str(file.beside), "unit", {})
        own = {i.name: i for fact in declarations[name].facts for i in _indicators(fact, file)}
        for word in (*file.facts, *file.define):
            if str(word) in taken or (word in file.define and str(word) in own):
                first = taken.get(str(word)) or own[str(word)].place
                faulting.add("R128", word.place, name=word, first=first)
            taken.setdefault(str(word), word.place)
        known: dict[str, Types] = {s.name: _types(s.indicators) for s in sets.values()}
        known[name] = {**_types(base.indicators), **_types(own)}
        known[name] = {**known[name], **types_of(file.define, around.bands, known[name])}
        defined = indicators_read(name, base.subject, file.define, known, around, faulting)
        whole = {**base.indicators, **own, **defined}
        found[name] = replace(
            base, name=name, indicators=whole, place=file.declared_facts.place, beside=base.name
        )
    return found


def _types(indicators: Mapping[str, Indicator]) -> Types:
    return {name: indicator.type for name, indicator in indicators.items()}


def _indicators(fact: DeclaredFact, file: DeclaredFile) -> Iterator[Indicator]:
    """Yield the figure a fact is, and how many it is out of where it asks that."""
    shape = next(shape for name, shape in file.facts.items() if str(name) == fact.name)
    unit = str(shape.unit) if shape.unit is not None else None
    cell = CELLS[fact.asks][0] if fact.asks != DAY else "on"
    if fact.asks == POINTS:
        type_, over = FactType(NUMBER, unit="điểm"), NO_TOTAL
    elif fact.asks in (COUNT, SHARE):
        type_, over = FactType(NUMBER, unit=unit, whole=True), SUM
    else:
        type_, over = (FactType(DATE), NO_TOTAL) if fact.asks == DAY else (FactType(YES_NO), COUNT_YES)
    shown_by = EVIDENCE if fact.to_be_shown else None
    told = DeclaredCell(fact.item, cell, fact.told_by, fact.by_looking, shown_by, fact.ends)
    yield Indicator(fact.name, fact.title, unit, told, type_, fact.place, over)
    if fact.asks == SHARE:
        whole = {"vi": f"{fact.title['vi']}: trên tổng số", "en": f"{fact.title['en']}: out of"}
        yield Indicator(fact.name + OF, whole, unit, replace(told, cell="of"), type_, fact.place, over)
