"""A comparison for a person, as text and tables, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from desk.authoring.comparison import Comparison
from desk.authoring.movements import UNDECIDED, Movement, Range, band_order, group_sums, matrix
from desk.base.language import Texts, gettext, language, localised, pgettext
from desk.base.workbook import NewWorkbook
from desk.report.sheet import FIRST, add_sheet
from desk.report.tree import Medium, Remark, Report, ReportBlock, ReportColumn, Table
from desk.words.adoption_words import marks_of, status_of
from desk.words.numbers import day_words, range_words, value_json
from engine.rulebook.model.editions import edition
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
        "group": "nhóm {} {} → {} (giữ trong mức của nhóm)",
        "announced": "Kỳ này đã công bố theo {document} ngày {on}; hạng đã công bố không đổi vì so sánh này.",
        "told": " Hạng đã công bố khác cột Trước: {}.",
    },
    context="comparison",
)
APART: tuple[Medium, ...] = ("console", "page")  # they show each rulebook and year by itself
CHART = 16  # rows a chart is high


class ComparisonReport:
    """Puts one comparison into words."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def report(self) -> Report:
        return Report(tuple(self._blocks()), self.json)

    def _blocks(self) -> Iterator[ReportBlock]:
        differences = self.comparison.differences()
        yield Remark(WORDS["differ"].format(len(differences)) if differences else WORDS["same"])
        yield from (Remark(f"  - {difference.text}") for difference in differences)
        for name in self.comparison.rulebooks:
            for year in self.comparison.years:
                yield from self._year(name, year)
        if differences and not self.comparison.by_day and not any(m.moved for m in self.comparison.movements):
            yield Remark(WORDS["elsewhere"])
        if mark := self.mark():
            yield Remark(f"\n{mark}")

    def _year(self, name: str, year: int) -> Iterator[ReportBlock]:
        moves = self.comparison.of(name, year)
        moved = [movement for movement in moves if movement.moved]
        head = {"book": self.title(name), "year": year, "every": self._every(name, len(moves))}
        yield Remark("")
        if announced := self.announced_words(name, year):
            yield Remark(announced)
        if not moved:
            yield Remark(WORDS["nobody"].format(**head))
            return
        bands = sum(movement.changes_band for movement in moved)
        yield Remark(WORDS["moved"].format(bands=bands, points=len(moved), **head))
        yield self.matrix(name, year)
        yield self.movers(moved)

    # Words

    def announced_words(self, name: str, year: int) -> str:
        """Say that the year was announced, and whose announced band is not that of the side before."""
        announced = self.comparison.announcement(name, year)
        if announced is None:
            return ""
        words = WORDS["announced"].format(document=announced.document, on=day_words(announced.on))
        others = [
            f"{self.subject(movement)} ({self._titles(name, bands)})"
            for movement in sorted(self.comparison.of(name, year), key=lambda m: m.subject)
            if (bands := announced.bands(movement.subject))
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

    def matrix(self, name: str, year: int) -> Table:
        """Return how many went from which band to which, leaving out bands nobody has."""
        counts = matrix(self.comparison.of(name, year))
        order = [b for b in band_order(*self.books(name)) if any(b in pair for pair in counts)]

        def column(band: str | None) -> ReportColumn:
            return ReportColumn(
                self.band(name, band), lambda before: str(counts.get((before, band), 0) or "·"), "right"
            )

        before = ReportColumn("", lambda band: self.band(name, band))
        return Table(WORDS["matrix"], (before, *map(column, order)), order)

    def counts(self, name: str, year: int) -> Table:
        """Return how many have each band before and after."""
        moves = self.comparison.of(name, year)
        order = [b for b in band_order(*self.books(name)) if any(b in m.bands for m in moves)]
        title = f"{self.title(name)}, {gettext('năm')} {year}"
        columns = (
            ReportColumn(title, lambda band: self.band(name, band), width=46),
            ReportColumn(gettext("Trước"), lambda band: sum(m.bands[0] == band for m in moves)),
            ReportColumn(gettext("Sau"), lambda band: sum(m.bands[1] == band for m in moves)),
        )
        return Table(title, columns, order)

    def movers(self, moved: Sequence[Movement]) -> Table:
        columns = (
            ReportColumn(pgettext("one", "Bộ tiêu chí"), lambda m: self.title(m.rulebook), "", 30, APART),
            ReportColumn(gettext("Năm"), lambda m: m.year, "", 7, APART),
            ReportColumn(WORDS["subject"], self.subject, width=26),
            ReportColumn(WORDS["before"], lambda m: self._side(m, m.before), width=24),
            ReportColumn(WORDS["after"], lambda m: self._side(m, m.after), width=24),
            ReportColumn(WORDS["through"], self.through, width=34),
            ReportColumn(WORDS["because"], lambda m: WORDS[m.because], width=12),
        )
        return Table("", columns, moved)

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
        gates = (WORDS["gate"].format(gate) for gate in movement.gates)
        return "; ".join((*parts, *self._groups(movement), *gates))

    def _groups(self, movement: Movement) -> Iterator[str]:
        """Say what a group adds up to before and after, where its sum is kept on either side."""
        books, scores = self.books(movement.rulebook), (movement.before, movement.after)
        period = self.comparison.after.rules.calendar.at("year", movement.year)
        sides = [
            group_sums(edition(book, period.end), scored) if period and book and scored else {}
            for book, scored in zip(books, scores, strict=True)
        ]
        for id_ in {**sides[0], **sides[1]}:
            before, after = (side.get(id_) for side in sides)
            if (before and before.is_kept) or (after and after.is_kept):
                points = [self._range(part.points if part else None) for part in (before, after)]
                yield WORDS["group"].format(id_, *points)

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
        moves = self.comparison.of(name, year)
        counts = matrix(moves)
        announced = self.comparison.announcement(name, year)
        return {
            "rulebook": name,
            "year": year,
            "subjects": len(moves),
            "announced": (
                None
                if announced is None
                else {
                    "document": announced.document,
                    "date": announced.on.isoformat(),
                    "bands": {m.subject: announced.bands(m.subject) for m in moves},
                }
            ),
            "status": [status_of(book) if book else None for book in self.books(name)],
            "matrix": [
                {"before": a, "after": b, "count": n} for (a, b), n in sorted(counts.items(), key=str)
            ],
            "moved": [_movement_json(movement) for movement in moves if movement.moved],
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


def comparison_workbook(report: ComparisonReport, path: Path) -> None:
    """Write the workbook: what differs, bands before and after with a chart each, and who moves."""
    made, comparison, mark = NewWorkbook(language()), report.comparison, report.mark() or ""
    tables = [(name, year) for name in comparison.rulebooks for year in comparison.years]
    announced = filter(None, (report.announced_words(*of_year) for of_year in tables))
    differing = [of_year.text for of_year in comparison.differences()] or [WORDS["same"]]
    first, second, third = gettext("Khác nhau"), pgettext("bands", "Hạng"), gettext("Ai thay đổi")
    add_sheet(made, first, first, mark, [Remark(text) for text in (*announced, *differing)])
    counted = [(report.counts(*of_year), of_year) for of_year in tables]
    shown = [each for each in counted if each[0].rows] or counted  # as a sheet leaves out what has no rows
    sheet = add_sheet(made, second, second, mark, [table for table, _ in shown])
    row = FIRST - 1
    for n, (table, of_year) in enumerate(shown):
        if table.rows:
            chart = _chart(made.book, sheet, table, row, len(comparison.of(*of_year)))
            sheet.insert_chart(FIRST - 1 + CHART * n, 4, chart)
        row += len(table.rows) + 2
    add_sheet(made, third, third, mark, [report.movers([m for m in comparison.movements if m.moved])])
    made.save(path)


def _chart(book: Any, sheet: Any, table: Table, row: int, most: int) -> Any:
    """Return the columns of a table of bands; subjects are counted whole, at most `most` of them."""
    chart, last = book.add_chart({"type": "column"}), row + len(table.rows)
    for column in (1, 2):
        chart.add_series(
            {
                "name": [sheet.name, row, column],
                "categories": [sheet.name, row + 1, 0, last, 0],
                "values": [sheet.name, row + 1, column, last, column],
            }
        )
    chart.set_title({"name": table.title, "name_font": {"size": 11}})
    chart.set_y_axis({"num_format": "0", "major_unit": max(1, -(-most // 8)), "min": 0})
    return chart
