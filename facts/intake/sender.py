"""Who sent a return, as told by the list of incoming documents, or the file's name and folder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.context import Context
from facts.forms.catalogue import COVER
from facts.intake.problems import Problem
from facts.spelling import folded
from facts.standing import COMMUNE
from facts.units import Unit

_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
_LEVEL = re.compile(r"(?<!\w)(xa|huyen|tinh|so|phong)(?!\w)")  # in names of offices, folded


@dataclass(frozen=True, slots=True)
class SenderNamed:
    """Which units and which office a text names; `office` is None where it names none but perhaps a
    commune. Where it names no level, as `công an` does, `may_be` holds every office it may mean."""

    units: frozenset[str]
    office: str | None
    may_be: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.units or self.office or self.may_be)


NOBODY = SenderNamed(frozenset(), None)


def named_in(text: str, context: Context) -> SenderNamed:
    """Return whom a text names, as people write file names: `31003 Xã Nam Thái A - CA huyện`."""
    units = context.units.units
    codes = {unit.code for unit in units} & set(_CODE.findall(text))
    named = frozenset(codes or _by_name(folded(text), units))
    offices = context.offices.names
    office = _office_in(text, offices)
    return SenderNamed(named, office, frozenset() if office else frozenset(_without_level(text, offices)))


def _by_name(text: str, units: Sequence[Unit]) -> Iterator[str]:
    """Yield the codes of the units a text names; of `Xã Tây Yên A` and `Xã Tây Yên` the longer."""
    names = {folded(unit.name) for unit in units}
    met = {name for name in names if _has(text, name)}
    longest = {name for name in met if not any(name != other and name in other for other in met)}
    yield from (unit.code for unit in units if folded(unit.name) in longest)


def _office_in(text: str, offices: Sequence[str]) -> str | None:
    """Return the office that a text names beside the commune's own; of `Sở Y tế` and `Sở` the longer."""
    letters = _letters(text)
    spelled = {o: (_letters(o), _letters(o).replace("congan", "ca")) for o in offices if o != COMMUNE}
    named = [office for office, ways in spelled.items() if any(way in letters for way in ways)]
    longest = (o for o in named if not any(_letters(o) in _letters(other) for other in named if other != o))
    return next(longest, None)


def _without_level(text: str, offices: Sequence[str]) -> Iterator[str]:
    """Yield the offices that a text names but for their level: `công an` and `CA` are any of the police."""
    for office in offices:
        name = " ".join(_LEVEL.sub(" ", folded(office)).split())
        initials = "".join(word[0] for word in name.split()).upper()
        if (
            office != COMMUNE
            and name != folded(office)
            and (_has(folded(text), name) or _has(text, initials))
        ):
            yield office


def _has(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _letters(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())


def named_by_file(file: str, context: Context) -> SenderNamed:
    """Return whom a file's name, or else the nearest folder that names anyone, says it is from."""
    parts = (named_in(part, context) for part in reversed(file.split("/")))
    return next((sender for sender in parts if sender), NOBODY)


def disagrees(named: SenderNamed, unit: str, office: str) -> str | None:
    """Return the field of a cover that another source contradicts, None where it says the same or nothing.

    What names a commune and no other office is the commune's own; what names an office may be about any unit.
    """
    if named and office not in (named.may_be or {named.office or COMMUNE}):
        return "office"
    if office == COMMUNE and named.units and unit not in named.units:
        return "unit_code"
    return None


def sender_mismatch(named: SenderNamed, unit: str, office: str) -> Problem | None:
    """Return the problem that the receiver names another sender than a cover does, None where it does not."""
    field = disagrees(named, unit, office)
    return None if field is None else sender_differs(named, field, office if field == "office" else unit)


def sender_differs(named: SenderNamed, field: str, stated: str, cell: str = "", row: int = 0) -> Problem:
    """Return the problem that a cover names another sender than is told elsewhere."""
    sender = named.office or " / ".join(sorted(named.may_be))
    sender = sender or (" ".join(sorted(named.units)) if field == "unit_code" else COMMUNE)
    return Problem("sender_differs", COVER.form, cell, row, field, "sender", (("sender", sender),), stated)
