"""What only the XML of an .xlsx tells: its extent, errors and fonts, and whether all is known here."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from facts.intake.grid import NOT_COMPUTED, form_from_name
from facts.intake.legacy_text import is_legacy_font
from facts.intake.problems import FileFault

LAST_ROW = 1_048_576  # no program writes a row below
Place = tuple[int, int]  # row and column, both from 0
_WIDEST = 2_000_000  # cells of the rectangle round a sheet; a wider one is read row by row
_LARGEST = 64 * 1024 * 1024  # of one part; a larger one is read row by row
_BOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FONT = re.compile(rb'name val="([^"]*)"')
_ROW = re.compile(rb'<row\b[^>]*?\sr="(\d+)"')
_REFERENCE = re.compile(rb'\sr="([A-Za-z]+)(\d+)"')
_FAR = re.compile(rb'\sr="(?:[A-Za-z]{2,}|[A-Za-z]*\d{6})')  # a column past Z, a row past 99,999
_LETTERS = 26
_ESCAPED = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_CELL = rb'<c r="([A-Z]+)(\d+)"[^>]*?'
_FORMULA = rb"(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)"
_ERROR = re.compile(_CELL + rb' t="e"[^>]*>' + _FORMULA + rb"?<v>([^<]*)</v>")
_NO_VALUE = rb"\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
_ALONE = re.compile(_CELL + rb">" + _FORMULA + _NO_VALUE)
_COMPUTED = re.compile(_CELL + rb">" + _FORMULA)
_LATER = re.compile(rb'<calcPr\b[^>]*\bfullCalcOnLoad="(?:1|true)"')
_FROM_1904 = re.compile(rb'<(?:\w+:)?workbookPr\b[^>]*\bdate1904=["\'](?:1|true)["\']')
_ALONE_ANYHOW = re.compile(rb"(?:</f>|<f\b[^>]*/>)" + _NO_VALUE)


def errors_of_xml(book: zipfile.ZipFile, file: str) -> Mapping[str, Mapping[Place, str]] | None:
    """Return by sheet name the error that each cell shows; None where a sheet is written in ways not known
    here, or a font is not Unicode.

    Raise FileFault where a row is beyond all sheets.
    """
    parts = _form_parts(book)
    sheets = {name: _part(book, part) for part, name in parts.items()}
    laid_out = [_fits(sheet, file, name) for name, sheet in sheets.items()]
    known = all(map(_is_known, sheets.values())) and _says_it_plainly(_part(book, "xl/sharedStrings.xml"))
    if not known or not all(laid_out) or len(sheets) < len(parts) or legacy_styles(book):
        return None
    later = is_computed_later(book)
    if later and not all(map(_tells_formulas, sheets.values())):
        return None
    return {name: _errors(sheet, later) for name, sheet in sheets.items()}


def is_computed_later(book: zipfile.ZipFile) -> bool:
    """Tell whether a workbook says that its formulas are still to be computed.

    What libraries write says so (XlsxWriter, by which pandas writes, puts 0 beside each formula); Excel and
    Calc compute and no longer say it.
    """
    return _LATER.search(_part(book, _BOOK)) is not None


def counts_from_1904(book: zipfile.ZipFile) -> bool:
    """Tell whether a workbook counts its days from 1904."""
    return _FROM_1904.search(_part(book, _BOOK)) is not None


def _tells_formulas(sheet: bytes) -> bool:
    """Tell whether every formula is found in its cell."""
    return len(_COMPUTED.findall(sheet)) == sum(sheet.count(begin) for begin in (b"<f>", b"<f ", b"<f/>"))


def _form_parts(book: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the parts that hold a form's sheet, with the sheet's name."""
    relations = {r.get("Id"): r.get("Target", "") for r in ElementTree.fromstring(_part(book, _RELATIONS))}
    parts = {}
    for element in ElementTree.fromstring(_part(book, _BOOK)).iter():
        name = element.get("name", "")
        if element.tag.endswith("}sheet") and form_from_name(name):
            target = next((relations.get(v, "") for k, v in element.items() if k.endswith("}id")), "")
            parts[posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")] = name
    return parts


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    """Return a part, or its beginning where it is larger than is looked into; b'' where there is none."""
    try:
        with book.open(name) as part:
            return part.read(_LARGEST + 1)
    except KeyError:
        return b""


def _fits(sheet: bytes, file: str, name: str) -> bool:
    """Tell whether a sheet's cells fit into a rectangle that can be laid out whole."""
    cells = _REFERENCE.findall(sheet) if _FAR.search(sheet) else []
    rows = {*_ROW.findall(sheet), *(row for _, row in cells)}
    if any(len(row) >= 20 or int(row) > LAST_ROW for row in rows):
        raise FileFault("too_many_cells", file, sheet=name)
    widest = max((_number_of(letters) for letters in {letters for letters, _ in cells}), default=_LETTERS)
    return len(sheet) <= _LARGEST and max(map(int, rows), default=0) * widest <= _WIDEST


def _number_of(letters: bytes) -> int:
    """Return 1 for `A`, 27 for `AA`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _is_known(sheet: bytes) -> bool:
    """Tell whether a sheet is written as usual, so that all its errors and valueless formulas are found."""
    unusual = b"<sheetData" not in sheet or b"='" in sheet or b't="d"' in sheet
    errors = sheet.count(b' t="e"')
    if unusual or not _says_it_plainly(sheet) or (errors and len(_ERROR.findall(sheet)) != errors):
        return False
    return b"<f" not in sheet or len(_ALONE.findall(sheet)) == len(_ALONE_ANYHOW.findall(sheet))


def _says_it_plainly(xml: bytes) -> bool:
    """Tell whether XML has neither declarations nor characters written as `_x000D_`."""
    return len(xml) <= _LARGEST and b"<!" not in xml and not (b"_x" in xml and _ESCAPED.search(xml))


def _errors(sheet: bytes, later: bool) -> dict[Place, str]:
    """Return what cells show that hold an error, or a formula without a value: where all are computed later,
    every formula."""
    errors = {}
    if b"<f" in sheet:
        pattern = _COMPUTED if later else _ALONE
        errors = {_place(letters, row): NOT_COMPUTED for letters, row in pattern.findall(sheet)}
    if b' t="e"' in sheet:
        errors |= {_place(letters, row): text.decode() for letters, row, text in _ERROR.findall(sheet)}
    return errors


def _place(letters: bytes, row: bytes) -> Place:
    return int(row) - 1, _number_of(letters) - 1


def legacy_styles(book: zipfile.ZipFile) -> dict[int, str]:
    """Return the TCVN3 or VNI font of each cell style that has one."""
    styles = _part(book, _STYLES)
    if not any(is_legacy_font(name.decode("utf-8", "replace")) for name in set(_FONT.findall(styles))):
        return {}
    root = ElementTree.fromstring(styles)
    named = (font.find(f".//{_SPACE}name") for font in root.iterfind(f"{_SPACE}fonts/*"))
    names = ["" if name is None else name.get("val", "") for name in named]
    fonts = {str(i): name for i, name in enumerate(names) if is_legacy_font(name)}
    of = [xf.get("fontId", "0") for xf in root.iterfind(f"{_SPACE}cellXfs/*")]
    return {i: fonts[font] for i, font in enumerate(of) if font in fonts}
