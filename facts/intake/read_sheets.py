"""Which sheet of a return is read for each form, where several carry its name."""

from collections.abc import Mapping, Sequence

from facts.forms.catalogue import FORMS
from facts.forms.fields import Kind
from facts.intake.form_rows import FormRows, rows_from_sheet
from facts.intake.grid import ReturnSheets, Sheet, form_from_name

COVER = "B00"


def covers_in(sheets: ReturnSheets) -> tuple[Sheet, ...]:
    """Return the covers, first the one that is read."""
    return _plainest_first(sheets.all(COVER))


def form_sheets_in(kind: Kind, sheets: ReturnSheets) -> tuple[tuple[Sheet, FormRows], ...]:
    """Return the sheets of a form with their rows, the one that is read first: with rows before blank."""
    read = [(page, rows_from_sheet(kind, page)) for page in _plainest_first(sheets.all(kind.form))]
    return tuple(sorted(read, key=lambda item: not item[1].rows))


def sheets_read(sheets: ReturnSheets) -> Mapping[str, Sheet]:
    """Return by form the sheet that is read, the cover among them."""
    sheets_by_form = {f: pages[0][0] for f, kind in FORMS.items() if (pages := form_sheets_in(kind, sheets))}
    covers = covers_in(sheets)
    return {COVER: covers[0], **sheets_by_form} if covers else sheets_by_form


def _plainest_first(pages: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return sheets of one form, first those called by its code and nothing else."""
    return tuple(sorted(pages, key=lambda page: form_from_name(page.name) != page.name.strip().upper()))
