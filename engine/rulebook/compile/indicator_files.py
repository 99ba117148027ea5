"""Compiles indicator files: names, types, paths and circles are settled before anything runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.parsing import MEASURES
from engine.rulebook.compile.part_versions import force_read
from engine.rulebook.compile.rulebook_checks import way
from engine.rulebook.compile.selections import SelectionReader, Surroundings
from engine.rulebook.kinds.in_force import within
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.indicators import NO_TOTAL, Indicator, IndicatorSet, IndicatorsFile, Types
from engine.rulebook.model.types import NUMBER, FactType
from engine.rulebook.text.places import place_of

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
        usual = read.usual_total
        if definition.over_units not in (None, usual, NO_TOTAL):
            place = definition.spot("over_units")
            self.faulting.add("R145", place, found=definition.over_units, usual=usual)
        force = force_read(definition.in_force, self.faulting)
        own = read.own_columns(self.around.catalogue)
        for column in own:  # before an office asked for it nothing is known
            force = within(force, column.start, column.until)
        private = any(column.field.sensitivity != "open" for column in own)
        over_units = definition.over_units or usual
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
