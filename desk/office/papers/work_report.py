"""The report of work (báo cáo) of a period, by an outline of `rules/reports/`.

A section is a few sentences: exact figures first, then, by how many units returned them, bounds. Figures by
unit and by kind stand in the annexes, written from the same totals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desk.base.paper.content import Attachment, Block, Heading, Printed, said
from desk.office.disclosure.counts import SMALL, is_small
from desk.office.papers.bands_of_year import areas_told, bands_told, targets_told
from desk.office.papers.paper import (
    FILED,
    INTERNAL,
    REPORT,
    attached_to,
    counted,
    lowered,
    paper,
    period_words,
    raised,
)
from desk.office.papers.work_annexes import Material, by_kind, by_unit
from desk.words.numbers import day_words, number_words
from desk.words.total_words import NOTHING, counted_in, total_words
from desk.workspace.office import DOTS, IssuingOffice
from engine.evaluation.targets import Outcome, outcomes_of
from engine.evaluation.together import areas_judged, possible_of
from engine.evaluation.totals import TotalFigure, UnitsTotal, totals_of
from engine.rulebook.kinds.reports import Section

A_SENTENCE = 4  # figures at most
POINTS = "điểm phần trăm"  # by which a rate moves
ANNEXES = (("I", "Số liệu theo đơn vị"), ("II", "Số liệu theo loại"))


def work_report(material: Material, office: IssuingOffice, day: date | None) -> Printed:
    rules, outline = material.evaluation.rules, material.outline
    when = period_words(rules, material.period)
    figures = {
        figure.indicator.name: figure
        for one in rules.indicator_sets.values()
        if one.subject == "unit"
        for figure in totals_of(material.evaluation, one, material.period, material.units)
    }
    sections = [
        (section, _told(material, section, figures))
        for section in outline.sections
        if _is_told(material, section, figures)
    ]
    parts = zip(ANNEXES, (by_unit(material, sections), by_kind(material, sections)), strict=True)
    annexes = tuple(
        Attachment((f"PHỤ LỤC {number}", f"{title} {when}"), attached_to(office, REPORT, day), blocks)
        for (number, title), blocks in parts
        if blocks
    )
    blocks: list[Block] = [said(_opening(material, office) + _legend(sections) + _referred(annexes))]
    for number, (section, some) in enumerate(sections, 1):
        blocks += _section(material, number, section, some, figures)
    blocks.append(said(f"Trên đây là báo cáo {lowered(material.what)}./."))
    return paper(
        office,
        REPORT,
        day,
        f"Báo cáo {material.period.code}",
        material.what,
        blocks,
        copies=("Như trên;", FILED),
        to=(office.above or DOTS,),
        attachments=annexes,
        mark=INTERNAL,
    )


def _is_told(material: Material, section: Section, figures: Mapping[str, TotalFigure]) -> bool:
    """Tell whether a section has its place: a figure is in force, and something is owed, told or written."""
    judged = section.together and areas_judged(material.evaluation, material.period, material.units)
    if section.figures and not judged and not any(name in figures for name in section.figures):
        return False
    return material.owed or bool(section.written or _told(material, section, figures))


def _told(material: Material, section: Section, figures: Mapping[str, TotalFigure]) -> list[TotalFigure]:
    """Return a section's figures; of a period nothing is owed of, those that somebody told."""
    found = [figures[name] for name in section.figures if name in figures]
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
        silent = ", ".join(map(lowered, material.silent))
        text += f"; {'còn thiếu biểu' if material.owed else 'chưa gửi'}: {silent}"
    return text + "."


def _legend(sections: Sequence[tuple[Section, Sequence[TotalFigure]]]) -> str:
    """Say how figures are written that are not exact; nothing where all are."""
    figures = (figure for _, some in sections for figure in some)
    if not any(_is_open(total) for figure in figures for total in (figure.now, figure.before)):
        return ""
    return (
        " Mỗi số liệu là của mọi đơn vị; số chưa chắc chắn vì còn đơn vị chưa nộp biểu hoặc còn dòng phải sửa"
        " thì ghi bằng khoảng (“ít nhất …”, “từ … đến …”)."
    )


def _is_open(total: UnitsTotal | None) -> bool:
    return total is not None and total.applicable and not total.exact


def _referred(annexes: Sequence[Attachment]) -> str:
    """Say where the tables are."""
    there = {annex.title[0] for annex in annexes}
    parts = [f"{title} ở Phụ lục {number}" for number, title in ANNEXES if f"PHỤ LỤC {number}" in there]
    return f" {'; '.join((parts[0], *map(lowered, parts[1:])))}." if parts else ""


def _section(
    material: Material,
    number: int,
    section: Section,
    reported: Sequence[TotalFigure],
    figures: Mapping[str, TotalFigure],
) -> list[Block]:
    blocks: list[Block] = [Heading(f"{number}. {section.title['vi']}")]
    if reported:
        blocks.append(said(*_sentences(material, reported)))
    if section.targets:
        blocks += targets_told(material.evaluation.rules, material.period, _outcomes(material, figures))
    if section.bands:
        blocks += bands_told(material.evaluation, material.period, material.units)
    if section.together:
        blocks += areas_told(material.evaluation, material.period, material.units)
    if section.written:
        blocks.append(said(DOTS * 5))
    return blocks


def _outcomes(material: Material, figures: Mapping[str, TotalFigure]) -> tuple[Outcome, ...]:
    evaluation, period = material.evaluation, material.period
    totals = {name: figure.now for name, figure in figures.items()}
    return outcomes_of(
        evaluation.rules,
        period,
        totals.get,
        lambda book: possible_of(evaluation, book, period, material.units),
    )


def _sentences(material: Material, figures: Sequence[TotalFigure]) -> list[str]:
    """Write figures as sentences: those alike in how many units returned them stand together."""
    groups: dict[str, list[str]] = {}
    for figure in figures:
        phrase = _drug_phrase if material.of_drugs(figure.indicator.name) else _phrase
        groups.setdefault(_known_of(figure.now), []).append(phrase(figure))
    return [
        f"{raised('; '.join(phrases[at : at + A_SENTENCE]))}.{known}"
        for known, phrases in sorted(groups.items(), key=lambda group: group[0] != "")
        for at in range(0, len(phrases), A_SENTENCE)
    ]


def _known_of(total: UnitsTotal | None) -> str:
    """Say of figures that are not exact who returned them and of whom they are certain."""
    if total is None or not _is_open(total):
        return ""
    returned, certain = (f"{count}/{total.units} đơn vị" for count in (total.returned, total.certain))
    return f" Của số liệu này, {returned} đã nộp đủ biểu, {certain} có số liệu chắc chắn."


def _drug_phrase(figure: TotalFigure) -> str:
    """Say a figure of drugs: below five only that it is, and no change, which would tell of a few."""
    total, indicator = figure.now, figure.indicator
    ends = [end for end in (total.least, total.most) if end is not None] if total is not None else []
    if total is not None and total.exact and is_small(ends[0]):
        text = f"dưới {SMALL} {indicator.unit}"
    elif any(is_small(end) for end in ends):
        text = "chưa đủ số liệu"
    else:
        text = total_words(total, indicator, with_counts=False)
    return f"{lowered(indicator.title['vi'])}: {text if text != NOTHING else 'chưa có số liệu'}"


def _phrase(figure: TotalFigure) -> str:
    """Say a figure beside that of the year before: `12 vụ, tăng 3 vụ so với cùng kỳ (9 vụ)`."""
    indicator = figure.indicator
    now = total_words(figure.now, indicator, with_counts=False)
    before = total_words(figure.before, indicator, with_counts=False)
    text = f"{lowered(indicator.title['vi'])}: {now if now != NOTHING else 'chưa có số liệu'}"
    change = figure.change
    if before == NOTHING:
        return text
    if change is None:
        return f"{text} (cùng kỳ {before})"
    if change == 0:
        return f"{text}, bằng cùng kỳ"
    unit = counted_in(indicator)
    moved = ("tăng" if change > 0 else "giảm", number_words(abs(change)), POINTS if unit == "%" else unit)
    return f"{text}, {' '.join(filter(None, moved))} so với cùng kỳ ({before})"
