"""Compiles indicators: names, types, paths and circles are settled before anything runs.

Every declared fact becomes an indicator of a set beside the one its file names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engine.indicators.operations.declared_cell import DeclaredCell
from engine.rulebook.compile.ledger import Faulting, force_read
from engine.rulebook.compile.parsing import MEASURES, OperandParser, TestParser
from engine.rulebook.compile.rule_uses import way
from engine.rulebook.kinds.declared import ends_before
from engine.rulebook.kinds.in_force import within
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.kinds.words import settled, standing
from engine.rulebook.model.conditions import Condition, ParameterRef
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
from engine.rulebook.model.indicators import (
    COUNT_YES,
    NO_TOTAL,
    SUM,
    Indicator,
    IndicatorSet,
    IndicatorsFile,
    Selection,
    Types,
)
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO, FactType, Scope
from engine.rulebook.model.vocabulary import (
    COUNTABLE,
    OFFICE,
    RETURN,
    RETURN_FIELDS,
    VENUE_PERIOD,
    NoPath,
    Path,
    field_type,
    names_of,
    own_columns,
    path_from,
)
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word, place_of
from facts.forms.catalogue import KINDS, SHIPPED, Catalogue

if TYPE_CHECKING:
    from engine.indicators.operations.over_records import OverRecords


LIVES = {"period_end": "open_at", "period": "overlaps"}
"""What `alive` says, as what was signed names it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an indicator file may refer to outside itself."""

    parameters: Mapping[str, Parameter]
    returns: frozenset[str]
    bands: Mapping[str, tuple[str, tuple[str, ...]]]  # rulebook → the kind of its subject, its bands
    venues: frozenset[str] = frozenset()  # the sets whose subject is the venue: what `venue_period` counts
    offices: tuple[str, ...] = ()  # those a return may come from; none where any may
    catalogue: Catalogue = SHIPPED

    @property
    def field_types(self) -> Types:
        """Return the type of each field of each kind of record, by `kind.field`."""
        kinds = self.catalogue.kinds.items()
        return {f"{kind}.{name}": field_type(f) for kind, of in kinds for name, f in of.record_fields.items()}

    def scope(
        self,
        find: Callable[[str], FactType | None],
        known: Callable[[], Iterable[str]],
        of_records: bool = False,
    ) -> Scope:
        """Return the scope in which these names may be tested."""
        return Scope(
            find,
            known,
            {name: parameter.unit for name, parameter in self.parameters.items()},
            self.returns,
            of_records=of_records,
            values_of=lambda n: self.parameters[n].ever,
        )


class SelectionReader:
    """Reads what operations are over; `types` holds the indicators of every set."""

    def __init__(self, types: Mapping[str, Types], around: Surroundings, faulting: Faulting) -> None:
        self.venues: Types = {n: t for s, own in types.items() if s in around.venues for n, t in own.items()}
        self.around = around
        self.faulting = faulting
        self.operands = OperandParser(around.scope(lambda name: None, list), faulting)

    def no_field(self, kind: str, path: str, target: Word) -> None:
        """Report a field where records are counted."""
        if path:
            self.faulting.add("R129", target.place, found=target, near=kind, choices=", ".join(COUNTABLE))

    def field(self, kind: str, path: str, target: Word, wanted: str) -> None:
        """Report a field that is none, or not of the type wanted, if any is."""
        type_ = self._record_type(kind, path, target)
        if type_ is not None and wanted and type_.kind != wanted:
            self.faulting.add("R217" if wanted == NUMBER else "R218", target.place, name=target)

    def _record_type(self, kind: str, path: str, word: Word) -> FactType | None:
        type_ = None
        if kind in (RETURN, VENUE_PERIOD):
            fields = RETURN_FIELDS if kind == RETURN else self.venues
            type_, names, step = fields.get(path), list(fields), path
        else:
            resolved = path_from(kind, path, self.around.catalogue)
            if isinstance(resolved, Path):
                return resolved.type
            names = names_of(resolved.kind, self.around.catalogue)
            step, kind = resolved.step, resolved.kind
        if type_ is None:
            near = nearest(step, names)
            self.faulting.add("R130", word.place, name=word, step=step, kind=kind, near=near)
        return type_

    def selection(self, kind: str, shape: OverRecords) -> Selection:
        target = shape.target
        where = self._where(kind, shape.when, shape.spot("when")) if shape.when is not None else None
        within, months = self._within(shape.within)
        life = LIVES[shape.alive] if shape.alive else None
        if kind in (RETURN, VENUE_PERIOD):
            for word, given in (("within", within), ("dated", shape.dated), ("alive", life)):
                if given:
                    self.faulting.add("R138", target.place, name=kind, word=word)
        else:
            self._check_time(kind, target, shape, within, life)
        dated = str(shape.dated) if shape.dated is not None else None
        through = str(shape.through) if shape.through is not None else None
        return Selection(str(kind), where, dated, within, months, life, through)

    def _check_time(
        self, kind: str, target: Word, shape: OverRecords, within: str | None, life: str | None
    ) -> None:
        found = KINDS[kind]
        if life and found.life is None:
            self.faulting.add("R137", target.place, name=kind, word="alive")
        if shape.dated is not None:
            dated = self._record_type(kind, str(shape.dated), shape.dated)
            if dated is not None and dated.kind != DATE:
                self.faulting.add("R218", shape.dated.place, name=shape.dated)
            elif own_columns(str(kind), [str(shape.dated)], self.around.catalogue):
                self.faulting.add("R334", shape.dated.place, name=shape.dated)
        elif within and found.date is None and found.dated_by is None:
            self.faulting.add("R136", target.place, name=kind)
        if shape.through is not None:
            self._check_through(kind, shape.through)

    def _check_through(self, kind: str, through: Word) -> None:
        first, _, rest = through.partition(".")
        *steps, last = rest.split(".") if rest else [""]
        resolved = path_from(kind, ".".join([*steps, f"{last}_code" if last == "unit" else f"{last}_id"]))
        if first != kind or isinstance(resolved, NoPath) or last not in ("unit", "venue"):
            step = resolved.step if isinstance(resolved, NoPath) else str(through)
            self.faulting.add("R130", through.place, name=through, step=step, kind=kind)

    def _within(self, shape: Any) -> tuple[str | None, tuple[Fraction | ParameterRef, ...]]:
        if shape is None or isinstance(shape, str):
            return (str(shape) if shape else None), ()
        words = shape.months if isinstance(shape.months, tuple) else (shape.months,)
        months = [self.operands.number(word, word, "tháng") for word in words]
        if len(months) == 2:
            self._in_order(months, words[0])
        for word, number in zip(words, months, strict=True):
            if word is not words[0] or len(words) == 1:
                self._at_least_one(word, number)
        form = "months_before_end" if len(words) == 1 else "between_months"
        return form, tuple(m for m in months if m is not None)

    def _at_least_one(self, word: Word, number: Fraction | ParameterRef | None) -> None:
        """A window of no month holds no day."""
        least = min(self._ever(number), default=Fraction(1))
        if least < 1:
            found = f"{word} = {shown(least)}" if isinstance(number, ParameterRef) else word
            self.faulting.add("R223", word.place, name="months", found=found, least=1)

    def _in_order(self, months: Sequence[Fraction | ParameterRef | None], near: Word) -> None:
        """Report a window that ends before it begins, on any date."""
        ends = [self._ever(m) for m in months]
        if all(ends) and max(ends[0]) >= min(ends[1]):
            self.faulting.add("R118", near.place, low=shown(max(ends[0])), high=shown(min(ends[1])))

    def _ever(self, number: Fraction | ParameterRef | None) -> tuple[Fraction, ...]:
        if isinstance(number, ParameterRef):
            return self.around.parameters[number.name].ever
        return () if number is None else (number,)

    def _where(self, kind: str, tree: dict[Word, Any], near: Place) -> Condition:
        if kind == VENUE_PERIOD:
            below, bands = self.venues, self._bands()
            scope = self.around.scope(lambda n: below.get(n) or bands.get(n), lambda: [*below, *bands])
        elif kind == RETURN:
            fields = {**RETURN_FIELDS, OFFICE: FactType(TEXT, self.around.offices)}
            scope = self.around.scope(fields.get, lambda: fields, of_records=True)
        else:
            scope = self.around.scope(
                lambda n: self._path_type(kind, n),
                lambda: names_of(kind, self.around.catalogue),
                of_records=True,
            )
        return TestParser(scope, self.faulting).condition(tree, near)

    def _path_type(self, kind: str, path: str) -> FactType | None:
        found = path_from(kind, path, self.around.catalogue)
        if not isinstance(found, Path):
            return None
        return FactType(TEXT, self.around.offices) if path == OFFICE else found.type

    def _bands(self) -> dict[str, FactType]:
        return {
            f"{name}.band": FactType(BAND, ids)
            for name, (kind, ids) in self.around.bands.items()
            if kind == "venue"
        }


SUBJECTS: Mapping[tuple[str, ...], str] = {("unit", "period"): "unit", ("venue", "period"): "venue"}
Defined = Mapping[str, Indicator]


def indicator_sets_from(
    files: Iterable[IndicatorsFile], around: Surroundings, faulting: Faulting
) -> dict[str, IndicatorSet]:
    """Compile all indicator files together: one counts the subjects of another."""
    firsts: dict[str, IndicatorsFile] = {}
    for file in files:
        first = firsts.setdefault(str(file.indicators), file)
        if first is not file:
            faulting.add("R128", file.indicators.place, name=file.indicators, first=first.indicators.place)
    types = {name: types_of(file.define, around) for name, file in firsts.items()}
    result: dict[str, IndicatorSet] = {}
    for name, file in firsts.items():
        subject = _subject(file)
        if not subject:
            faulting.add("R134", file.spot("subject"))
        indicators = indicators_read(name, subject, file.define, types, around, faulting)
        result[name] = IndicatorSet(name, subject, indicators, file.indicators.place)
    return result


def venue_sets_of(files: Iterable[IndicatorsFile]) -> frozenset[str]:
    """Return the names of the sets whose subject is the venue, or can't be read: that was told by itself."""
    return frozenset(str(f.indicators) for f in files if _subject(f) != "unit")


def _subject(file: IndicatorsFile) -> str:
    names = tuple(map(str, file.subject)) if isinstance(file.subject, dict) else ()
    return SUBJECTS.get(names, "")


def types_of(define: Defined, around: Surroundings, known: Types = MappingProxyType({})) -> Types:
    """Return the types of what is defined; last year's figure has that of this year's, `known` ones too."""
    types = {**around.field_types, **known}
    for _ in range(2):  # once more for those that have the type of one defined below them
        for name, indicator in define.items():
            types[str(name)] = indicator.type_among(types, around.bands)
    return {str(name): types[name] for name in define}


def indicators_read(
    name: str,
    subject: str,
    define: Defined,
    types: Mapping[str, Types],
    around: Surroundings,
    faulting: Faulting,
) -> dict[str, Indicator]:
    """Compile what is defined in one set; `types` holds the types of all names of every set."""
    reader = SetReader(name, subject, types, around, faulting)
    indicators = {str(word): reader.indicator(indicator) for word, indicator in define.items()}
    _check_circles(indicators, faulting)
    return indicators


def _check_circles(indicators: Defined, faulting: Faulting) -> None:
    uses = {name: indicator.looked_at for name, indicator in indicators.items()}
    for name, indicator in indicators.items():
        if chain := way(name, name, uses):
            faulting.add("R133", indicator.place, name=name, chain=" → ".join(chain))


class SetReader:
    """Reads the definitions of one indicator set: what every operation may ask about its operands."""

    def __init__(
        self, name: str, subject: str, types: Mapping[str, Types], around: Surroundings, faulting: Faulting
    ) -> None:
        self.subject = subject  # "unit", "venue", or "" if it can't be read
        self.own = types[name]
        self.around = around
        self.faulting = faulting
        self.records = SelectionReader(types, around, faulting)

    def indicator(self, definition: Indicator) -> Indicator:
        self.faulting.named(definition.name)
        read = replace(definition.checked(self), type=self.own[str(definition.name)])
        force = force_read(definition.in_force, self.faulting)
        own = read.own_columns(self.around.catalogue)
        for column in own:  # before an office asked for it nothing is known
            force = within(force, column.start, column.until)
        private = any(column.field.sensitivity != "open" for column in own)
        over_units = NO_TOTAL if definition.total else read.usual_total
        return settled(replace(read, over_units=over_units, in_force=force, private=private))

    def report(self, code: str, word: str, **params: object) -> None:
        """Report a fault at a word."""
        self.faulting.add(code, place_of(word), **params)

    def find(self, name: str) -> FactType | None:
        """Return the type of an indicator of the set; report a name that is none."""
        self.faulting.among([name], self.own, "R102")
        return self.own.get(str(name))

    def numbers(self, names: Iterable[str]) -> None:
        for name in names:
            type_ = self.find(name)
            if type_ and type_.kind != NUMBER:
                self.report("R217", name, name=name)

    def one_measure(self, names: Sequence[str]) -> None:
        """Percentages, days and months are never added to anything else."""
        first = names[0]
        for name in names[1:]:
            a, b = (self.own[str(n)].unit if str(n) in self.own else None for n in (first, name))
            if a and b and a != b and MEASURES & {a, b}:
                self.report("R219", name, name=name, unit=b, other=first, wanted=a)

    def own_rulebook(self, name: str) -> None:
        """Report a name that is no rulebook of subjects of this kind."""
        own = [book for book, (kind, _) in self.around.bands.items() if kind == self.subject]
        self.faulting.among([name], own, "R102")

    def from_one(self, key: str, definition: Indicator) -> None:
        value = getattr(definition, key)
        if value is not None and value < 1:
            self.faulting.add("R223", definition.spot(key), name=key, found=value, least=1)


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
    faulting.one_of([fact.office] if offices else [], offices)
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
        base = sets.get(str(file.subject))
        if base is None or base.subject != "unit":
            units = [s.name for s in sets.values() if s.subject == "unit"]
            faulting.among([file.subject], units, "R131")
            base = IndicatorSet(str(file.subject), "unit", {})
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
        reported_by=fact.office,
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
