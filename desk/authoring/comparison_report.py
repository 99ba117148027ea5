"""A comparison for a person, as text and tables, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

from desk.authoring.comparison import Comparison
from desk.authoring.movements import UNDECIDED, Movement, Range, band_order, matrix
from desk.base.language import Texts, gettext, localised, pgettext
from desk.base.output import Output
from desk.base.workbook import NewWorkbook
from desk.words.adoption_words import marks_of, status_of
from desk.words.numbers import day_words, range_words, value_json
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.results import Scored

WORDS = Texts(
    {
        "same": "Hai bên nói như nhau.",
        "differ": "Khác nhau ở {} điểm:",
        "nobody": "{book}, năm {year}: không ai đổi điểm hay hạng ({every}).",
        "moved": "{book}, năm {year}: {bands} đổi hạng, {points} đổi điểm, trong {every}.",
        "matrix": "Hạng trước (hàng) và sau (cột)",
        "undecided": "chưa đủ căn cứ",
        None: "không chấm",
        "subject": "Chủ thể",
        "before": "Trước",
        "after": "Sau",
        "through": "Qua tiêu chí, khống chế",
        "elsewhere": (
            "Khác biệt không làm đổi điểm của ai trong các năm đang so. Để thử một ngưỡng có ngày về sau"
            " trên số liệu cũ, nêu hai ngày thay cho hai thư mục: lanhmanh compare NGÀY NGÀY."
        ),
        "because": "Do",
        "rules": "quy tắc",
        "records": "số liệu",
        "both": "cả hai",
        "gate": "khống chế {}",
        "announced": "Kỳ này đã công bố theo {document} ngày {on}; hạng đã công bố không đổi vì so sánh này.",
        "told": " Hạng đã công bố khác cột Trước: {}.",
    },
    context="comparison",
)


class ComparisonReport:
    """Puts one comparison into words."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def print(self, out: Output) -> None:
        told = self.comparison.differences()
        out.line(WORDS["differ"].format(len(told)) if told else WORDS["same"])
        for difference in told:
            out.line(f"  - {difference.text}")
        for name in self.comparison.rulebooks:
            for year in self.comparison.years:
                self._print_year(out, name, year)
        if told and not any(movement.moved for movement in self.comparison.movements):
            out.say(WORDS["elsewhere"])
        mark = self.mark()
        if mark:
            out.line(f"\n{mark}")

    def _print_year(self, out: Output, name: str, year: int) -> None:
        found = self.comparison.of(name, year)
        moved = [movement for movement in found if movement.moved]
        head = {"book": self.title(name), "year": year, "every": self._every(name, len(found))}
        out.say("")
        if told := self.announced_words(name, year):
            out.line(told)
        if not moved:
            out.line(WORDS["nobody"].format(**head))
            return
        bands = sum(movement.changes_band for movement in moved)
        out.line(WORDS["moved"].format(bands=bands, points=len(moved), **head))
        columns, rows = self.matrix_rows(name, year)
        out.table(WORDS["matrix"], ["", *((c, "right") for c in columns)], rows)
        out.table("", self.mover_headers(), (self.mover_row(movement) for movement in moved))

    # Words

    def announced_words(self, name: str, year: int) -> str:
        """Say that the year was announced, and whose announced band is not that of the side before."""
        told = self.comparison.announcement(name, year)
        if told is None:
            return ""
        words = WORDS["announced"].format(document=told.document, on=day_words(told.on))
        others = [
            f"{self.subject(movement)} ({self._titles(name, bands)})"
            for movement in sorted(self.comparison.of(name, year), key=lambda m: m.subject)
            if (bands := told.bands(movement.subject))
            and movement.before is not None
            and bands != movement.before.bands
        ]
        return words + (WORDS["told"].format("; ".join(others)) if others else "")

    def _titles(self, name: str, bands: Iterable[str]) -> str:
        return " / ".join(self.band(name, id_) for id_ in bands)

    def books(self, name: str) -> tuple[Rulebook | None, Rulebook | None]:
        sides = (self.comparison.before, self.comparison.after)
        return sides[0].rules.rulebooks.get(name), sides[1].rules.rulebooks.get(name)

    def _every(self, name: str, n: int) -> str:
        """Say of how many a rulebook speaks: `9 đơn vị`, `326 cơ sở`."""
        sides = (self.comparison.after.rules, self.comparison.before.rules)
        rules = next(rules for rules in sides if name in rules.rulebooks)
        venues = rules.indicator_sets[rules.rulebooks[name].subject].subject == "venue"
        return gettext("%(n)s cơ sở", n=n) if venues else pgettext("compared", "%(n)s đơn vị", n=n)

    def mark(self) -> str | None:
        """Return the mark of what is shown: illustrative on one side is illustrative."""
        books = [book for name in self.comparison.rulebooks for book in self.books(name) if book is not None]
        return marks_of(books)

    def title(self, name: str) -> str:
        before, after = self.books(name)
        book = after or before
        return localised(book.title) if book else name

    def band(self, name: str, id_: str | None) -> str:
        if id_ is None or id_ == UNDECIDED:
            return WORDS[id_]
        book = next(b for b in reversed(self.books(name)) if b and any(x.id == id_ for x in b.bands))
        return localised(book.band(id_).title)

    def matrix_rows(self, name: str, year: int) -> tuple[list[str], list[list[str]]]:
        """Return the column titles and the rows of the matrix, leaving out bands nobody has."""
        counts = matrix(self.comparison.of(name, year))
        order = [b for b in band_order(*self.books(name)) if any(b in pair for pair in counts)]
        rows = [[self.band(name, a), *(str(counts.get((a, b), 0) or "·") for b in order)] for a in order]
        return [self.band(name, b) for b in order], rows

    def mover_headers(self) -> list[str]:
        names = ["subject", "before", "after", "through", "because"]
        return [WORDS[name] for name in names]

    def mover_row(self, movement: Movement) -> list[str]:
        sides = (movement.before, movement.after)
        return [
            self.subject(movement),
            *(self._side(movement, scored) for scored in sides),
            self.through(movement),
            WORDS[movement.because],
        ]

    def subject(self, movement: Movement) -> str:
        period = self.comparison.after.rules.calendar.at("year", movement.year)
        unit = period and self.comparison.after.rules.units.get(movement.subject, period.end)
        return f"{movement.subject} {unit.name}" if unit else movement.subject

    def _side(self, movement: Movement, scored: Scored | None) -> str:
        if scored is None:
            return WORDS[None]
        titles = self._titles(movement.rulebook, scored.bands)
        return f"{range_words(scored.low, scored.high)} · {titles}"

    def through(self, movement: Movement) -> str:
        parts = [
            f"{shift.criterion} {self._range(shift.before)} → {self._range(shift.after)}"
            for shift in movement.shifts
        ]
        return "; ".join(parts + [WORDS["gate"].format(gate) for gate in movement.gates])

    def _range(self, points: Range | None) -> str:
        return "–" if points is None else range_words(*points)

    # JSON

    def json(self) -> dict[str, Any]:
        sides = self.comparison
        return {
            "before": sides.before.name,
            "after": sides.after.name,
            "same_records": sides.same_records,
            "differences": [{"kind": d.kind, "id": d.id, "text": d.text} for d in sides.differences()],
            "years": [self._year_json(name, year) for name in sides.rulebooks for year in sides.years],
        }

    def _year_json(self, name: str, year: int) -> dict[str, Any]:
        found = self.comparison.of(name, year)
        counts = matrix(found)
        told = self.comparison.announcement(name, year)
        return {
            "rulebook": name,
            "year": year,
            "subjects": len(found),
            "announced": (
                None
                if told is None
                else {
                    "document": told.document,
                    "date": told.on.isoformat(),
                    "bands": {m.subject: told.bands(m.subject) for m in found},
                }
            ),
            "status": [status_of(book) if book else None for book in self.books(name)],
            "matrix": [
                {"before": a, "after": b, "count": n} for (a, b), n in sorted(counts.items(), key=str)
            ],
            "moved": [_movement_json(movement) for movement in found if movement.moved],
        }


def _movement_json(movement: Movement) -> dict[str, Any]:
    return {
        "subject": movement.subject,
        "before": _scored_json(movement.before),
        "after": _scored_json(movement.after),
        "band_changes": movement.changes_band,
        "criteria": [
            {"id": s.criterion, "before": _range_json(s.before), "after": _range_json(s.after)}
            for s in movement.shifts
        ],
        "gates": list(movement.gates),
        "because": movement.because,
    }


def _scored_json(scored: Scored | None) -> dict[str, Any] | None:
    if scored is None:
        return None
    return {"score": _range_json((scored.low, scored.high)), "band": scored.band, "bands": list(scored.bands)}


def _range_json(points: tuple[Fraction, Fraction] | None) -> list[object] | None:
    return None if points is None else [value_json(part) for part in points]


MOVERS_WIDE = (30, 7, 26, 24, 24, 34, 12)


def comparison_workbook(report: ComparisonReport, path: Path) -> None:
    """Write the workbook. A text that begins with '=' stays a text."""
    made = NewWorkbook()
    book = made.book
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    names = gettext("Khác nhau"), pgettext("bands", "Hạng"), gettext("Ai thay đổi")
    first, second, third = map(book.add_worksheet, names)
    italic = book.add_format({"italic": True, "font_color": "#9C2A10"})
    for sheet in (first, second, third):
        _fit_to_paper(sheet)
    top = max([_add_mark(report, sheet, italic) for sheet in (first, second, third)])
    _differences(report, first, top, wrapped)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    _bands(report, book, second, top, head)
    _movers(report, third, top, bold, wrapped)
    made.save(path)


def _fit_to_paper(sheet: Any) -> None:
    """Print on A4 lying down, one page wide: the sheets go with a submission."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _add_mark(report: ComparisonReport, sheet: Any, italic: Any) -> int:
    """Write the mark on a sheet and on its printed pages, where there is one; return the next free row."""
    mark = report.mark()
    if mark is None:
        return 0
    sheet.write_string(0, 0, mark, italic)
    sheet.set_footer(f"&L{mark}&R&P/&N")
    return 2


def _differences(report: ComparisonReport, sheet: Any, top: int, wrapped: Any) -> None:
    sheet.set_column(0, 0, 110, wrapped)
    found = report.comparison
    announced = (report.announced_words(name, year) for name in found.rulebooks for year in found.years)
    differing = [one.text for one in found.differences()] or [WORDS["same"]]
    for row, text in enumerate([*filter(None, announced), *differing], top):
        sheet.write_string(row, 0, text)


def _bands(report: ComparisonReport, book: Any, sheet: Any, row: int, bold: Any) -> None:
    """Write how many have each band before and after, a chart for each rulebook and year."""
    sheet.set_column(0, 0, 46)
    for name in report.comparison.rulebooks:
        for year in report.comparison.years:
            found = report.comparison.of(name, year)
            order = [b for b in band_order(*report.books(name)) if any(b in m.bands for m in found)]
            title = f"{report.title(name)}, {gettext('năm')} {year}"
            sheet.write_row(row, 0, [title, gettext("Trước"), gettext("Sau")], bold)
            for offset, band in enumerate(order, 1):
                counts = [sum(m.bands[side] == band for m in found) for side in (0, 1)]
                sheet.write_row(row + offset, 0, [report.band(name, band), *counts])
            if order:
                sheet.insert_chart(row, 4, _chart(book, sheet, title, row, len(order), len(found)))
            row += max(len(order) + 3, 16)


def _chart(book: Any, sheet: Any, title: str, row: int, count: int, most: int) -> Any:
    """Return the columns of `count` bands; subjects are counted whole, at most `most` of them."""
    chart = book.add_chart({"type": "column"})
    for column in (1, 2):
        chart.add_series(
            {
                "name": [sheet.name, row, column],
                "categories": [sheet.name, row + 1, 0, row + count, 0],
                "values": [sheet.name, row + 1, column, row + count, column],
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 11}})
    chart.set_y_axis({"num_format": "0", "major_unit": max(1, -(-most // 8)), "min": 0})
    return chart


def _movers(report: ComparisonReport, sheet: Any, top: int, bold: Any, wrapped: Any) -> None:
    sheet.write_row(top, 0, [pgettext("one", "Bộ tiêu chí"), gettext("Năm"), *report.mover_headers()], bold)
    for column, width in enumerate(MOVERS_WIDE):
        sheet.set_column(column, column, width, wrapped)
    sheet.freeze_panes(top + 1, 0)
    moved = [m for m in report.comparison.movements if m.moved]
    for row, movement in enumerate(moved, top + 1):
        sheet.write_row(row, 0, [report.title(movement.rulebook), movement.year, *report.mover_row(movement)])
