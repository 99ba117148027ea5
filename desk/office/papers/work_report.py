"""The report of work (báo cáo) of a period, by an outline of `rules/reports/`.

A section is a few sentences: exact figures first, then, by how many units returned them, bounds. Figures by
unit and by kind stand in the annexes, written from the same totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from desk.base.paper.content import Attachment, Block, Heading, PaperTable, Printed, bold, row, said, table
from desk.office.disclosure.figures import OF_DRUGS, SMALL, is_small, kinds_under
from desk.office.papers.paper import (
    FILED,
    INTERNAL,
    REPORT,
    attached_to,
    counted,
    first_named,
    paper,
    period_words,
    raised,
)
from desk.office.papers.year_words import areas_told, bands_told, lacking_told, targets_told
from desk.words.condition_words import lowered
from desk.words.numbers import cell_words, day_words, number_words
from desk.words.total_words import (
    NOTHING,
    change_words,
    counted_in,
    total_cell_words,
    total_number_words,
    total_words,
)
from desk.workspace.office import IssuingOffice
from engine.evaluation.change import year_before
from engine.evaluation.targets import Outcome, outcomes_of
from engine.evaluation.together import areas_judged, possible_of
from engine.evaluation.totals import SplitFigure, TotalFigure, UnitsTogether, UnitsTotal, split_of, totals_of
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
        return self.evaluation.rules.units.name(code, self.period.end)


Told = Sequence[tuple[Section, Sequence[TotalFigure]]]
"""The sections of a report in order, each with its figures."""
AT_ONCE = 9  # figures side by side on a page on its side
ROWS = 14  # of a table that is not cut by the end of a page
FIGURES_WIDE = 84  # parts of the width for all figures
TOTAL, BEFORE, CHANGE = "Tổng cộng", "Cùng kỳ", "Tăng, giảm"
RETURNED, CERTAIN = "Số đơn vị đã nộp biểu", "Số đơn vị chắc chắn"


def by_unit(material: Material, sections: Told) -> tuple[Block, ...]:
    """Return tables of about as many figures each: a row a unit, then all, before, change."""
    units = UnitsTogether(material.evaluation, material.period, material.units)
    figures = [
        (number, section, figure)
        for number, (section, every) in enumerate(sections, 1)
        for figure in every
        if not material.of_drugs(figure.indicator.name)
    ]
    tables = max(1, -(-len(figures) // AT_ONCE))
    size = max(1, -(-len(figures) // tables))
    blocks: list[Block] = []
    for part in (figures[at : at + size] for at in range(0, len(figures), size)):
        titles = dict.fromkeys(f"{number}. {section.title['vi']}" for number, section, _ in part)
        blocks += [Heading("; ".join(titles)), _unit_table(material, units, [figure for *_, figure in part])]
    return tuple(blocks)


def _unit_table(material: Material, units: UnitsTogether, figures: Sequence[TotalFigure]) -> PaperTable:
    columns = [[_own(cell) for cell in units.cells(one.indicator.name)] for one in figures]
    rows = [
        row(material.name_of(code), *cells) for code, *cells in zip(material.units, *columns, strict=True)
    ]
    before = [total_cell_words(one.before, one.indicator) for one in figures]
    compared = ((BEFORE, before), (CHANGE, [change_words(one) for one in figures]))
    rows += [
        row(*map(bold, (name, *cells)))
        for name, cells in (
            (TOTAL, [total_cell_words(one.now, one.indicator) for one in figures]),
            *(compared if any(words != NOTHING for words in before) else ()),
        )
    ]
    if any(_is_open(one.now) for one in figures):
        for name, count in ((RETURNED, "returned"), (CERTAIN, "certain")):
            rows.append(row(name, *(str(getattr(one.now, count, NOTHING)) for one in figures)))
    headers = [_headed(one.indicator) for one in figures]
    cells = [[line.text for one in rows for line in one.cells[n]] for n in range(1, len(headers) + 1)]
    widths = _widths(headers, cells)
    small = len(rows) <= ROWS
    return PaperTable(
        ("Đơn vị", *headers),
        (100 - sum(widths), *widths),
        tuple(range(1, len(headers) + 1)),
        tuple(rows),
        small,
        dense=True,
    )


def _widths(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the widths of columns: each has room for its longest word, the rest goes to long headers."""
    texts = [(header, *column) for header, column in zip(headers, cells, strict=True)]
    least = [max(len(word) * 6 // 7 + 2 for text in column for word in text.split()) for column in texts]
    rest, letters = max(0, FIGURES_WIDE - sum(least)), sum(map(len, headers))
    return [one + rest * len(header) // letters for one, header in zip(least, headers, strict=True)]


def _headed(indicator: Indicator) -> str:
    unit = counted_in(indicator)
    return f"{indicator.title['vi']} ({unit})" if unit else indicator.title["vi"]


def _own(cell: Cell) -> str:
    """Write one unit's figure without its unit of measure; what is not known at all is no zero."""
    return cell_words(cell) if cell.known or cell.bounded else NOTHING


def by_kind(material: Material, sections: Told) -> tuple[Block, ...]:
    """Return a table for each count that an outline splits: by kind of venue, of case, of support."""
    figures = {one.indicator.name: one for _, some in sections for one in some}
    splits = (split for section, _ in sections for split in section.split if split.of in figures)
    return tuple(_kind_tables(material, splits, figures))


def _kind_tables(
    material: Material, splits: Iterator[Split], figures: Mapping[str, TotalFigure]
) -> Iterator[PaperTable]:
    """Yield a table of the values that surely occur in either period; none where none does.

    Where a whole is not exact, what no unit has reported yet may be of a kind that is not listed.
    """
    for split in splits:
        whole = figures[split.of]
        parts = split_of(material.evaluation, split, material.period, material.before, material.units)
        rows = [
            [one.value, total_number_words(one.now), total_number_words(one.before)]
            for one in parts
            if any(total is not None and total.least for total in (one.now, one.before))
        ]
        if not rows:
            continue
        rest = [_left_blank(whole, parts, then) for then in (False, True)]
        if any(rest):
            rows.append(["(không ghi)", *(number_words(n) if n else NOTHING for n in rest)])
        unknown = [total is not None and not total.exact for total in (whole.now, whole.before)]
        if any(unknown):
            rows.append(["loại khác", *("chưa biết" if one else NOTHING for one in unknown)])
        unit = f" ({whole.indicator.unit})" if whole.indicator.unit else ""
        headers = (whole.indicator.title["vi"], f"Kỳ này{unit}", f"Cùng kỳ{unit}")
        shown, widths = (3, (46, 27, 27)) if total_number_words(whole.before) != NOTHING else (2, (64, 36))
        made = table(headers[:shown], widths, [cells[:shown] for cells in rows], (1, 2)[: shown - 1])
        yield replace(made, whole=len(rows) <= 2 * ROWS)


def _left_blank(whole: TotalFigure, parts: Sequence[SplitFigure], then: bool) -> Fraction:
    """Return how much of an exact whole is in none of its exact parts, the field being left blank."""
    total = whole.before if then else whole.now
    split = [part.before if then else part.now for part in parts]
    exact = all(one is not None and one.exact for one in (total, *split))
    if not exact or total is None or total.least is None:
        return Fraction(0)
    return total.least - sum((one.least for one in split if one and one.least), Fraction(0))


A_SENTENCE = 4  # figures at most
STEP = 10  # in which a figure of drugs is said
POINTS = "điểm phần trăm"  # by which a rate moves
LEFT_TO_OFFICE = "[…]"  # a section that no return has anything on
BY_UNIT = "Số liệu theo đơn vị"
ANNEXES = (("I", BY_UNIT), ("II", "Số liệu theo loại"))


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
        Attachment(
            (f"PHỤ LỤC {number}", f"{title} {when}"),
            attached_to(office, REPORT, day),
            blocks,
            title == BY_UNIT,
        )
        for (number, title), blocks in parts
        if blocks
    )
    blocks: list[Block] = [
        said(_opening(material, office) + _legend(material, sections) + _referred(annexes))
    ]
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
        to=(office.addressee,),
        attachments=annexes,
        mark=INTERNAL,
    )


def left_to_office(report: Printed) -> tuple[str, ...]:
    """Return the headings of the sections the office still has to write."""
    blocks = report.body.blocks if report.body else ()
    return tuple(
        above.heading
        for above, block in pairwise(blocks)
        if isinstance(above, Heading) and block == said(LEFT_TO_OFFICE)
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
    done = "nộp đủ biểu" if material.owed else "gửi báo cáo"
    text = (
        f"{office.name} báo cáo {lowered(material.what)} (số liệu từ {day_words(period.start)} đến "
        f"{day_words(period.end)}), tổng hợp từ báo cáo của {counted(len(material.units))} đơn vị; "
        + (f"{counted(sent)} đơn vị đã {done}" if sent else f"chưa đơn vị nào {done}")
    )
    if sent and material.silent:
        silent = first_named([lowered(name) for name in material.silent])
        text += f"; {'còn thiếu biểu' if material.owed else 'chưa gửi'}: {silent}"
    return text + "."


def _legend(material: Material, sections: Sequence[tuple[Section, Sequence[TotalFigure]]]) -> str:
    """Say how figures are written that are not exact, and where it stands who returned them; nothing where
    all are."""
    figures = [figure for _, some in sections for figure in some]
    if not any(_is_open(total) for figure in figures for total in (figure.now, figure.before)):
        return ""
    listed = any(_is_open(one.now) and not material.of_drugs(one.indicator.name) for one in figures)
    return (
        " Số liệu ghi “ít nhất …”, “từ … đến …” là số chưa chắc chắn vì còn đơn vị chưa nộp biểu hoặc còn"
        " dòng phải sửa"
        + ("; số đơn vị đã nộp, có số liệu chắc chắn ghi cuối mỗi bảng của Phụ lục I." if listed else ".")
    )


def _is_open(total: UnitsTotal | None) -> bool:
    return total is not None and total.applicable and not total.exact


def _referred(annexes: Sequence[Attachment]) -> str:
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
    if section.lacking:
        blocks += lacking_told(material.evaluation, material.period, material.units, material.of_drugs)
    if section.written and len(blocks) == 1:
        blocks.append(said(LEFT_TO_OFFICE))
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
    """Write figures as sentences; those in no annex, alike in how many units returned them, together."""
    groups: dict[str, list[str]] = {}
    for figure in figures:
        drugs = material.of_drugs(figure.indicator.name)
        known = _known_of(figure.now) if drugs else ""
        groups.setdefault(known, []).append(_drug_phrase(figure) if drugs else _phrase(figure))
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
    sent = "" if total.returned == total.units else f"{returned} đã nộp đủ biểu, "
    return f" Trong đó {sent}{certain} có số liệu chắc chắn."


def _drug_phrase(figure: TotalFigure) -> str:
    """Say a figure of drugs, without change: below five only that it is, else in steps of ten. Less the
    number of one commune, or of another edition, an exact one tells of a few."""
    total, unit = figure.now, figure.indicator.unit
    ends = [end for end in (total.least, total.most) if end is not None] if total is not None else []
    if total is None or not (any(ends) or total.exact):
        text = "chưa có số liệu"
    elif total.exact and is_small(ends[0]):
        text = f"dưới {SMALL} {unit}"
    elif any(is_small(end) for end in ends):
        text = "chưa đủ số liệu"
    elif total.exact and not ends[0]:
        text = f"0 {unit}"
    else:
        least = Fraction(max(SMALL, ends[0] // STEP * STEP) if ends[0] else 0)
        text = f"từ {number_words(least)} {unit} trở lên"
        if total.most is not None:
            above = Fraction((total.most // STEP + 1) * STEP)
            text = f"từ {number_words(least)} đến dưới {number_words(above)} {unit}"
    return f"{lowered(figure.indicator.title['vi'])}: {text}"


def _nothing(total: UnitsTotal | None) -> str:
    """Say that nothing is known; of what some reported, that it does not tell anything yet."""
    return "chưa xác định được" if total is not None and total.certain else "chưa có số liệu"


def _phrase(figure: TotalFigure) -> str:
    """Say a figure beside that of the year before: `12 vụ, tăng 3 vụ so với cùng kỳ (9 vụ)`."""
    indicator = figure.indicator
    now = total_words(figure.now, indicator, with_counts=False)
    before = total_words(figure.before, indicator, with_counts=False)
    text = f"{lowered(indicator.title['vi'])}: {now if now != NOTHING else _nothing(figure.now)}"
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
