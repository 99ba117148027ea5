"""The annexes of a report of work: every figure by unit with totals and changes, and counts by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desk.base.paper.content import Block, Heading, PaperTable, bold, row, table
from desk.office.disclosure.counts import OF_DRUGS, kinds_under
from desk.office.papers.paper import period_words
from desk.words.numbers import cell_words, number_words
from desk.words.total_words import NOTHING, change_words, counted_in, total_number_words
from engine.evaluation.change import year_before
from engine.evaluation.totals import SplitFigure, TotalFigure, UnitsTogether, split_of
from engine.evaluation.years import Evaluation
from engine.logic.cells import Cell
from engine.rulebook.kinds.reports import ReportOutline, Section, Split
from engine.rulebook.model.indicators import Indicator
from facts.periods import AD_HOC, Period


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is written from: the figures of all units together, and what was sent."""

    evaluation: Evaluation
    outline: ReportOutline
    period: Period
    units: Sequence[str]
    silent: Sequence[str]  # names of units that sent nothing, or not every form that is owed

    @property
    def owed(self) -> bool:
        """Tell whether every form is owed of such a period; else each unit sends what it was asked."""
        return self.evaluation.rules.calendar.kinds[self.period.kind].owed_from is not None

    @property
    def what(self) -> str:
        """Say what the report is about and of when: `… sáu tháng đầu năm 2026`."""
        when = period_words(self.evaluation.rules, self.period)
        return (
            f"{self.outline.title['vi']}{f', báo cáo {when}' if self.period.kind == AD_HOC else f' {when}'}"
        )

    @property
    def before(self) -> Period | None:
        return year_before(self.evaluation, self.period)

    def of_drugs(self, name: str) -> bool:
        """Tell whether a figure counts people, cases or places of drugs: no paper says it of one unit."""
        sets = self.evaluation.rules.indicator_sets.values()
        indicators = {n: one for each in sets if each.subject == "unit" for n, one in each.indicators.items()}
        return bool(kinds_under(name, indicators) & OF_DRUGS)

    def name_of(self, code: str) -> str:
        """Return what a unit is called at the end of the period."""
        return self.evaluation.rules.units.name(code, self.period.end)


Told = Sequence[tuple[Section, Sequence[TotalFigure]]]
"""The sections of a report in order, each with its figures."""
AT_ONCE = 4  # figures side by side on an upright page
TOTAL, BEFORE, CHANGE = "Tất cả", "Cùng kỳ", "Tăng, giảm"


def by_unit(material: Material, sections: Told) -> tuple[Block, ...]:
    """Return the tables of each section's figures: a row a unit, then all, before, change."""
    units = UnitsTogether(material.evaluation, material.period, material.units)
    blocks: list[Block] = []
    for number, (section, every) in enumerate(sections, 1):
        figures = [figure for figure in every if not material.of_drugs(figure.indicator.name)]
        if figures:
            blocks.append(Heading(f"{number}. {section.title['vi']}"))
        parts = (figures[at : at + AT_ONCE] for at in range(0, len(figures), AT_ONCE))
        blocks += [_unit_table(material, units, part) for part in parts]
    return tuple(blocks)


def _unit_table(material: Material, units: UnitsTogether, figures: Sequence[TotalFigure]) -> PaperTable:
    columns = [[_own(cell) for cell in units.cells(one.indicator.name)] for one in figures]
    rows = [
        row(material.name_of(code), *cells) for code, *cells in zip(material.units, *columns, strict=True)
    ]
    rows += [
        row(*map(bold, (name, *cells)))
        for name, cells in (
            (TOTAL, [total_number_words(one.now) for one in figures]),
            (BEFORE, [total_number_words(one.before) for one in figures]),
            (CHANGE, [change_words(one) for one in figures]),
        )
    ]
    width = 76 // len(figures)
    widths = (100 - width * len(figures), *(width for _ in figures))
    headers = ("Đơn vị", *(_headed(one.indicator) for one in figures))
    return PaperTable(headers, widths, tuple(range(1, len(headers))), tuple(rows))


def _headed(indicator: Indicator) -> str:
    unit = counted_in(indicator)
    return f"{indicator.title['vi']} ({unit})" if unit else indicator.title["vi"]


def _own(cell: Cell) -> str:
    """Write one unit's figure without its unit of measure; what is not known at all is no zero."""
    return cell_words(cell) if cell.known or cell.bounded else NOTHING


def by_kind(material: Material, sections: Told) -> tuple[Block, ...]:
    """Return a table for each count that an outline splits: by kind of venue, of case, of support."""
    figures = {one.indicator.name: one for _, some in sections for one in some}
    splits = (split for section, _ in sections for split in section.split if split.figure in figures)
    return tuple(_kind_tables(material, splits, figures))


def _kind_tables(
    material: Material, splits: Iterator[Split], figures: Mapping[str, TotalFigure]
) -> Iterator[PaperTable]:
    """Yield a table of the values that surely occur in either period, where any does."""
    for split in splits:
        whole = figures[split.figure]
        parts = split_of(material.evaluation, split, material.period, material.before, material.units)
        rows = [
            [one.value, total_number_words(one.now), total_number_words(one.before)]
            for one in parts
            if any(total is not None and total.least for total in (one.now, one.before))
        ]
        rest = [_left_blank(whole, parts, then) for then in (False, True)]
        if any(rest):
            rows.append(["(không ghi)", *(number_words(n) if n else NOTHING for n in rest)])
        unit = f" ({whole.indicator.unit})" if whole.indicator.unit else ""
        headers = (whole.indicator.title["vi"], f"Kỳ này{unit}", f"Cùng kỳ{unit}")
        if rows:
            yield table(headers, (46, 27, 27), rows, (1, 2))


def _left_blank(whole: TotalFigure, parts: Sequence[SplitFigure], then: bool) -> Fraction:
    """Return how much of an exact whole is in none of its exact parts, the field being left blank."""
    total = whole.before if then else whole.now
    split = [part.before if then else part.now for part in parts]
    exact = all(one is not None and one.exact for one in (total, *split))
    if not exact or total is None or total.least is None:
        return Fraction(0)
    return total.least - sum((one.least for one in split if one and one.least), Fraction(0))
