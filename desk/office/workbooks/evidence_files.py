"""A workbook a criterion: every row its figures asked about, which of them count, and why the others do
not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.base.language import gettext, language, localised, pgettext, pgettext_noop
from desk.base.workbook import NewWorkbook, WorkbookSheet
from desk.report.tree import text_of
from desk.reports.evidence_report import evidence_for
from desk.reports.reasons import criterion_item
from desk.words.adoption_words import standing_of
from desk.words.evidence_words import COUNTS, EvidenceLine, EvidenceTold
from engine.evaluation.explanation import Explanation
from engine.rulebook.model.rulebook import Rules

STAMP = pgettext_noop("workbook", "LƯU HÀNH NỘI BỘ")
_HEAD = 6  # the header row, counted from 0


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """One criterion or gate of one subject, as a title with its result, why, and every row."""

    id: str
    title: str
    reason: str
    evidence: EvidenceTold


def evidence_files(
    folder: Path,
    explanation: Explanation,
    rules: Rules,
    who: str,
    only: str | None = None,
    differs: Sequence[str] = (),
) -> tuple[Path, ...]:
    """Write a workbook for each criterion and gate that rests on rows (of `only`, where named); return their
    paths. `differs`: what each says first of an announcement it differs from."""
    told = [one for one in rows_behind(explanation, rules) if only is None or one.id == only]
    subject, period = explanation.result.subject.id, explanation.result.period
    return tuple(
        workbook_of(one, explanation, who, differs).save(folder / f"{subject} {period} {one.id}.xlsx")
        for one in told
        if one.evidence.lines
    )


def rows_behind(explanation: Explanation, rules: Rules) -> Iterator[RowsBehind]:
    for reason in explanation.criteria:
        item = criterion_item(explanation, reason, rules, with_rows=False)
        title = f"{item.id}. {item.title}: {text_of(item.values[0])}"
        yield RowsBehind(item.id, title, item.lines[0], evidence_for(explanation, reason, rules))
    for gate in explanation.gates:
        title = f"{gate.gate.id}. {localised(gate.gate.title)}"
        yield RowsBehind(gate.gate.id, title, "", evidence_for(explanation, gate, rules))


def workbook_of(
    told: RowsBehind, explanation: Explanation, who: str, differs: Sequence[str] = ()
) -> NewWorkbook:
    """Return the workbook: whose criterion it is, its points and why, then a row a record."""
    book = NewWorkbook(language())
    standing = standing_of(explanation.rulebook)
    sheet = book.sheet(told.id, footer=f"{gettext(STAMP)}. {standing}", header=gettext(STAMP))
    headers = [title for _, title in told.evidence.figures]
    last = gettext("Vì sao không tính, chưa rõ"), gettext("Dòng đi kèm"), gettext("Tệp")
    headers = [gettext("Biểu"), gettext("Mã"), *headers, *last, pgettext("sheet", "Trang"), gettext("Dòng")]
    sheet.top((told.title, "title"), (f"{who}, {explanation.result.period}", "label_free"))
    sheet.merge_range(2, 0, 3, len(headers) - 1, told.reason, book.style("plain"))
    sheet.put(4, 0, " ".join((*differs, standing)), "mark")
    widths = [22, 18, *[16] * len(told.evidence.figures), 36, 48, 38, 8, 8]
    first = sheet.head(_HEAD, zip(headers, widths, strict=True), kept=2, on_each_page=True)
    for at, line in enumerate(told.evidence.lines, first):
        _add_line(sheet, at, line)
    sheet.autofilter(_HEAD, 0, _HEAD + len(told.evidence.lines), len(headers) - 1)
    return book


def _add_line(sheet: WorkbookSheet, row: int, line: EvidenceLine) -> None:
    n = len(line.counts)
    cells = (
        line.form,
        line.code,
        *(COUNTS[counts] for counts in line.counts),
        line.why,
        "\n".join(line.beside),
        line.place.file,
        line.place.sheet,
        line.place.row or None,
    )
    sheet.line(row, cells, {**dict.fromkeys(range(2, 2 + n), "centre"), 6 + n: "number"})
