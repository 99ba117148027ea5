"""The report of work (báo cáo) of a year, half-year, quarter or ad hoc period, by an outline of
`rules/reports/`.

Every number in its text is a field of the table it came from: both are written from the same total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desk.base.paper.blocks import said, table
from desk.base.paper.content import Attachment, Block, Body, Heading, PaperTable, Printed, TableRow, Text
from desk.office.papers.bands_of_year import bands_told, possible_in
from desk.office.papers.paper import INTERNAL, REPORT, counted, head_of, lowered, period_words, signatures_of
from desk.office.papers.targets_of_year import targets_told
from desk.words.numbers import day_words, number_words
from desk.words.total_words import NOTHING, change_words, total_number_words, total_words
from desk.workspace.office import DOTS, IssuingOffice
from engine.evaluation.change import year_before
from engine.evaluation.splits import SplitFigure, split_of
from engine.evaluation.targets import Outcome, outcomes_of
from engine.evaluation.totals import TotalFigure, totals_of
from engine.evaluation.years import Evaluation
from engine.rulebook.model.reports import ReportOutline, Section, Split
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
        """Say what the report is about and of when: `… sáu tháng đầu năm 2026`, `…, báo cáo đột xuất lần 1
        năm 2026`."""
        when = period_words(self.evaluation.rules, self.period)
        return (
            f"{self.outline.title['vi']}{f', báo cáo {when}' if self.period.kind == AD_HOC else f' {when}'}"
        )

    @property
    def before(self) -> Period | None:
        return year_before(self.evaluation, self.period)


def work_report(material: Material, office: IssuingOffice, day: date | None) -> Printed:
    rules, outline = material.evaluation.rules, material.outline
    when = period_words(rules, material.period)
    figures = {
        figure.indicator.name: figure
        for one in rules.indicator_sets.values()
        if one.subject == "unit"
        for figure in totals_of(material.evaluation, one, material.period, material.units)
    }
    sections = tuple(section for section in outline.sections if _is_told(material, section, figures))
    reported = [figure for section in sections for figure in _told(material, section, figures)]
    blocks: list[Block] = [said(_opening(material, office) + _legend(reported))]
    for number, section in enumerate(sections, 1):
        blocks += _section(material, number, section, figures)
    body = Body(
        kind="BÁO CÁO",
        subject=material.what,
        signatures=signatures_of(office, REPORT),
        recipients=office.copies(REPORT, (f"{office.above or DOTS};", "Lưu: VT.")),
        blocks=(*blocks, said(f"Trên đây là báo cáo {lowered(material.what)}./.")),
    )
    attached = f"(Kèm theo Báo cáo số ……/{REPORT}-{office.symbol or '……'} ngày …… tháng …… năm ……)"
    annex = Attachment(("PHỤ LỤC", f"Số liệu {when}"), attached, (_annex(material, sections, figures),))
    told = any(_told(material, section, figures) for section in sections)
    return Printed(
        f"Báo cáo {material.period.code}",
        head_of(office, REPORT, day),
        body,
        (annex,) if told else (),
        INTERNAL,
    )


def _is_told(material: Material, section: Section, figures: Mapping[str, TotalFigure]) -> bool:
    """Tell whether a section has its place: of a period nothing is owed of, only where something was told or
    is written."""
    return material.owed or section.written or bool(_told(material, section, figures))


def _told(material: Material, section: Section, figures: Mapping[str, TotalFigure]) -> list[TotalFigure]:
    """Return a section's figures; of a period nothing is owed of, those that somebody told."""
    found = [figures[name] for name in section.figures]
    return [f for f in found if material.owed or total_words(f.now, f.indicator) != NOTHING]


def _opening(material: Material, office: IssuingOffice) -> str:
    period = material.period
    sent = len(material.units) - len(material.silent)
    text = (
        f"{office.name} báo cáo {lowered(material.what)} (số liệu từ {day_words(period.start)} đến "
        f"{day_words(period.end)}), tổng hợp từ báo cáo của {counted(len(material.units))} đơn vị; "
        f"{counted(sent)} đơn vị đã {'nộp đủ biểu' if material.owed else 'gửi báo cáo'}"
    )
    if material.silent:
        text += f"; {'còn thiếu biểu' if material.owed else 'chưa gửi'}: {', '.join(material.silent)}"
    return text + "."


def _legend(figures: Sequence[TotalFigure]) -> str:
    """Say how figures are written that are not exact; nothing where all are."""
    totals = [total for figure in figures for total in (figure.now, figure.before) if total is not None]
    if all(total.exact or not total.applicable for total in totals):
        return ""
    return (
        " Mỗi số liệu là của mọi đơn vị. Số chưa chắc chắn ghi bằng khoảng (“ít nhất …”, “từ … đến …”), kèm"
        " số đơn vị đã nộp đủ biểu của số liệu ấy và số đơn vị có số liệu chắc chắn (đã nộp, không còn dòng"
        " phải sửa)."
    )


def _section(
    material: Material, number: int, section: Section, figures: Mapping[str, TotalFigure]
) -> list[Block]:
    found: list[Block] = [Heading(f"{number}. {section.title['vi']}")]
    sentences = [_sentence(figure) for figure in _told(material, section, figures)]
    if sentences:
        found.append(said(*sentences))
    found += [
        made for split in section.splits if (made := _split_table(material, split, figures)) is not None
    ]
    if section.targets:
        found += targets_told(material.evaluation.rules, material.period, _outcomes(material, figures))
    if section.bands:
        found += bands_told(material.evaluation, material.period, material.units)
    if section.written:
        found.append(said(DOTS * 5))
    return found


def _outcomes(material: Material, figures: Mapping[str, TotalFigure]) -> tuple[Outcome, ...]:
    evaluation, period = material.evaluation, material.period
    bands = possible_in(evaluation, period, material.units)
    return outcomes_of(evaluation.rules, period, lambda name: figures[name].now, bands)


def _sentence(figure: TotalFigure) -> str:
    """Say a figure, that of the year before and the change: `- Vụ việc phát hiện: 12 vụ (cùng kỳ 9 vụ,
    +3).`"""
    indicator = figure.indicator
    now = total_words(figure.now, indicator)
    before = total_words(figure.before, indicator)
    if before == NOTHING:
        return f"- {indicator.title['vi']}: {now if now != NOTHING else 'chưa có số liệu'}."
    beside = f"cùng kỳ {before}"
    if figure.change is not None:
        beside += f", {change_words(figure)}" if figure.change else ", không đổi"
    return f"- {indicator.title['vi']}: {now} ({beside})."


def _split_table(material: Material, split: Split, figures: Mapping[str, TotalFigure]) -> PaperTable | None:
    """Return a table of the values that surely occur in either period; None where none does.

    Of how many units it is told stands with the whole, a line above.
    """
    whole = figures[split.figure].indicator
    found = split_of(material.evaluation, split, material.period, material.before, material.units)
    rows = [
        [one.value, total_number_words(one.now), total_number_words(one.before)]
        for one in found
        if any(total is not None and total.least for total in (one.now, one.before))
    ]
    rest = [_not_told(figures[split.figure], found, then) for then in (False, True)]
    if any(rest):
        rows.append(["(không ghi)", *(number_words(n) if n else NOTHING for n in rest)])
    unit = f" ({whole.unit})" if whole.unit else ""
    headers = (whole.title["vi"], f"Kỳ này{unit}", f"Cùng kỳ{unit}")
    return table(headers, (46, 27, 27), rows, (1, 2)) if rows else None


def _not_told(whole: TotalFigure, parts: Sequence[SplitFigure], then: bool) -> Fraction:
    """Return how much of an exact whole is in none of its exact parts, the field being left blank."""
    total = whole.before if then else whole.now
    split = [part.before if then else part.now for part in parts]
    exact = all(one is not None and one.exact for one in (total, *split))
    if not exact or total is None or total.least is None:
        return Fraction(0)
    return total.least - sum((one.least for one in split if one and one.least), Fraction(0))


def _annex(material: Material, sections: Sequence[Section], figures: Mapping[str, TotalFigure]) -> PaperTable:
    rows: list[TableRow] = []
    for number, section in enumerate(sections, 1):
        if not (told := _told(material, section, figures)):
            continue
        rows.append(TableRow(((Text(f"{number}. {section.title['vi']}", bold=True),),)))
        for figure in told:
            cells = (
                figure.indicator.title["vi"],
                total_words(figure.now, figure.indicator),
                total_words(figure.before, figure.indicator),
                change_words(figure),
            )
            rows.append(TableRow(tuple((Text(cell),) for cell in cells)))
    return PaperTable(("Chỉ số", "Kỳ này", "Cùng kỳ", "Tăng giảm"), (38, 26, 24, 12), (1, 2, 3), tuple(rows))
