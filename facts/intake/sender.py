"""Who sent a return, as others than its own cover tell it: the list of incoming documents, or the file's name
and folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.forms.catalogue import COVER
from facts.intake import problems
from facts.intake.problems import Problem
from facts.spelling import folded
from facts.standing import COMMUNE
from facts.units import Unit, Units

_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
_OFFICES = tuple(office for office in COVER.fields["office"].values if office != COMMUNE)


@dataclass(frozen=True, slots=True)
class SenderNamed:
    """Which units and which office a text names; `office` is None where it names none but perhaps a
    commune."""

    units: frozenset[str]
    office: str | None

    def __bool__(self) -> bool:
        return bool(self.units or self.office)


NOBODY = SenderNamed(frozenset(), None)


def named_in(text: str, units: Units) -> SenderNamed:
    """Return whom a text names, as people write file names: `31003 Xã Nam Thái A - CA huyện`."""
    codes = {unit.code for unit in units.units} & set(_CODE.findall(text))
    return SenderNamed(frozenset(codes or _by_name(folded(text), units.units)), _office_in(text))


def _by_name(text: str, units: Sequence[Unit]) -> Iterator[str]:
    """Yield the codes of the units a text names; of `Xã Tây Yên A` and `Xã Tây Yên` the longer."""
    names = {folded(unit.name) for unit in units}
    met = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
    longest = {name for name in met if not any(name != other and name in other for other in met)}
    yield from (unit.code for unit in units if folded(unit.name) in longest)


def _office_in(text: str) -> str | None:
    letters = _letters(text)
    spelled = ((office, (_letters(office), _letters(office).replace("congan", "ca"))) for office in _OFFICES)
    return next((office for office, ways in spelled if any(way in letters for way in ways)), None)


def _letters(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())


def named_by_file(file: str, units: Units) -> SenderNamed:
    """Return whom a file's name, or else the nearest folder that names anyone, says it is from."""
    parts = (named_in(part, units) for part in reversed(file.split("/")))
    return next((sender for sender in parts if sender), NOBODY)


def disagrees(named: SenderNamed, unit: str, office: str) -> str | None:
    """Return the field of a cover that another source contradicts, None where it says the same or nothing.

    What names a commune and no other office is the commune's own; what names an office may be about any unit.
    """
    if office != (named.office or COMMUNE) and named:
        return "office"
    if office == COMMUNE and named.units and unit not in named.units:
        return "unit_code"
    return None


def told_otherwise(named: SenderNamed, unit: str, office: str) -> Problem | None:
    """Return the problem that the receiver names another sender than a cover does, None where it does not."""
    field = disagrees(named, unit, office)
    return None if field is None else sender_differs(named, field, office if field == "office" else unit)


def sender_differs(named: SenderNamed, field: str, stated: str, cell: str = "", row: int = 0) -> Problem:
    """Return the problem that a cover names another sender than is told elsewhere."""
    sender = named.office or (" ".join(sorted(named.units)) if field == "unit_code" else COMMUNE)
    return Problem(
        problems.SENDER_DIFFERS, COVER.form, cell, row, field, "sender", (("sender", sender),), stated
    )
