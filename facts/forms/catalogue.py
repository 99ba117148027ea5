"""The one list of forms: every other part of the program asks here. What a form is, its code, key, days and
references, is the same for all offices (`FORMS`, `KINDS`); an office's own columns are in its `Catalogue`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from facts.forms.cover_form import COVER as COVER
from facts.forms.fields import Field, Kind
from facts.forms.notice_kind import NOTICE as NOTICE
from facts.forms.returned_forms import RETURNED

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in (*RETURNED.values(), NOTICE)})
# what offices send
FORMS: Mapping[str, Kind] = MappingProxyType({kind.form: kind for kind in RETURNED.values()})
PRINTED_REGISTERS = ("unit", "venue")
PRINTED_MATTERS = ("hotspot", "case")
"""Kinds of rows a blank return comes with: the registers as told last, and matters still open."""
BESIDE_POINTS = ("Tiêu chí", "Điểm chuẩn", "Điểm thẩm định", "Ghi chú")  # printed beside B15's own columns
WITHDRAW_HEADER = "Rút (lý do)"  # a column any form may carry; a row that says `rút` takes its key back


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column that an office adds to the form of a kind, with the days of the periods it is asked for."""

    kind: str
    field: Field
    start: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The forms with an office's own columns. It is data: it goes with the rules, to whichever process."""

    own: tuple[OwnColumn, ...] = ()

    @property
    def kinds(self) -> Mapping[str, Kind]:
        return _kinds_with(self.own)

    @property
    def forms(self) -> Mapping[str, Kind]:
        """Return what offices send, by the code of the form."""
        return {form: self.kinds[kind.name] for form, kind in FORMS.items()} if self.own else FORMS

    def on(self, day: date) -> Catalogue:
        """Return the forms as they are on the last day of a period."""
        current = (c for c in self.own if c.start <= day and (c.until is None or day <= c.until))
        return Catalogue(tuple(current)) if self.own else self

    def own_column(self, kind: str, name: str) -> OwnColumn | None:
        """Return a column that an office added to a kind; None for any other."""
        return next((c for c in self.own if (c.kind, c.field.name) == (kind, name)), None)

    def header(self, form: str, name: str) -> str:
        """Return what a form calls a field; of a form that is none, the field's own name."""
        kind = self.forms.get(form)
        return kind.record_fields[name].header if kind and name in kind.record_fields else name


SHIPPED = Catalogue()


@lru_cache(maxsize=256)
def _kinds_with(own: tuple[OwnColumn, ...]) -> Mapping[str, Kind]:
    kinds = dict(KINDS)
    for column in own:
        kind, added = kinds[column.kind], {column.field.name: column.field}
        kinds[column.kind] = replace(
            kind,
            fields=MappingProxyType({**kind.fields, **added}),
            record_fields=MappingProxyType({**kind.record_fields, **added}),
        )
    return MappingProxyType(kinds)
