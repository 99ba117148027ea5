"""Reads which records an operation runs over: kind, test, dates, window, path to the subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.parsing import OperandParser, TestParser
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import Condition, ParameterRef
from engine.rulebook.model.indicators import Selection, Types
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, FactType, Scope
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
from engine.rulebook.text.places import Place, Word
from facts.forms.catalogue import KINDS, SHIPPED, Catalogue

if TYPE_CHECKING:
    from engine.indicators.operations.over_records import OverRecords


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
        where = self._where(kind, shape.where, shape.spot("where")) if shape.where is not None else None
        within, months = self._within(shape.within)
        life = "open_at" if shape.open_at else "overlaps" if shape.overlaps else None
        if kind in (RETURN, VENUE_PERIOD):
            for word, given in (("within", within), ("dated", shape.dated), ("open_at", life)):
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
            self.faulting.add("R137", target.place, name=kind, word=life)
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
        words = [shape.months_before_end] if hasattr(shape, "months_before_end") else shape.between_months
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
