"""The units that returns name, on their covers and in form B01: what a code list starts from."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from facts.forms.catalogue import KINDS
from facts.intake.cover import CoverPage
from facts.intake.files import content_of
from facts.intake.grid import ReturnSheets
from facts.intake.problems import FileFault
from facts.intake.read_sheets import covers_in, form_sheets_in
from facts.intake.walking import walked
from facts.spelling import folded

_UNIT = KINDS["unit"]
_TYPES = _UNIT.fields["type"].values


def units_named(paths: Sequence[Path]) -> Mapping[str, tuple[str, str]]:
    """Return name and type of every unit that returns under paths name; the type may be blank."""
    named: dict[str, list[tuple[str, str]]] = {}
    for file in walked(paths).files:
        try:
            sheets = content_of(file).sheets()
            for code, name, type_ in _named_in(sheets, file.name):
                named.setdefault(code, []).append((name, type_))
        except FileFault:
            continue  # the import names it
    return {code: max(names, key=_fullness) for code, names in sorted(named.items())}


def _named_in(sheets: ReturnSheets, file: str) -> Iterator[tuple[str, str, str]]:
    for sheet in covers_in(sheets)[:1]:
        page = CoverPage(sheet, file)
        code, name = page.text("unit_code"), page.text("unit_name") or ""
        if code:
            yield code, name, next((t for t in _TYPES if folded(name).startswith(f"{folded(t)} ")), "")
    for _, form in form_sheets_in(_UNIT, sheets)[:1]:
        for row in form.rows:
            code, name, type_ = (str(row.values.get(field) or "") for field in ("code", "name", "type"))
            if code:
                yield code, name, type_


def _fullness(named: tuple[str, str]) -> tuple[bool, int, tuple[str, str]]:
    """Return what tells which name and type say most: a type, then the most accents."""
    return bool(named[1]), sum(not letter.isascii() for letter in named[0]), named
