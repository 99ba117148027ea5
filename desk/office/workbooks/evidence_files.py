"""A workbook a criterion: every row asked about, which count, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.base.language import gettext, language, localised, pgettext, pgettext_noop
from desk.base.outputs import write_outputs
from desk.base.workbook import NewWorkbook
from desk.report.sheet import add_sheet
from desk.report.tree import Remark, ReportColumn, Table, TextLines, text_of
from desk.reports.reasons import criterion_item
from desk.words.adoption_words import standing_of
from desk.words.evidence_words import COUNTS, EvidenceTold, evidence_for
from engine.evaluation.explanation import Explanation
from engine.rulebook.model.rulebook import Rules

STAMP = pgettext_noop("workbook", "LƯU HÀNH NỘI BỘ")


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
    """Write a workbook for each criterion and gate (or `only` one) with rows; `differs` stands first."""
    told = [one for one in rows_behind(explanation, rules) if only is None or one.id == only]
    subject, period = explanation.result.subject.id, explanation.result.period
    contents = {
        folder / f"{subject} {period} {one.id}.xlsx": workbook_of(one, explanation, who, differs).content()
        for one in told
        if one.evidence.lines
    }
    write_outputs(contents)
    return tuple(contents)


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
    columns = (
        ReportColumn(gettext("Biểu"), lambda line: line.form, width=22),
        ReportColumn(gettext("Mã"), lambda line: line.code, width=18),
        *(
            ReportColumn(title, lambda line, n=n: COUNTS[line.counts[n]], "centre", 16)  # type: ignore[misc]
            for n, (_, title) in enumerate(told.evidence.figures)
        ),
        ReportColumn(gettext("Vì sao không tính, chưa rõ"), lambda line: line.why, width=36),
        ReportColumn(gettext("Dòng đi kèm"), lambda line: TextLines(line.beside), width=48),
        ReportColumn(gettext("Tệp"), lambda line: line.place.file, width=38),
        ReportColumn(pgettext("sheet", "Trang"), lambda line: line.place.sheet, width=8),
        ReportColumn(gettext("Dòng"), lambda line: line.place.row or None, width=8),
    )
    book, table = NewWorkbook(language()), Table("", columns, told.evidence.lines)
    whose = (f"{who}, {explanation.result.period}", told.reason)
    blocks = (*(Remark(text, "banner") for text in differs), *map(Remark, filter(None, whose)), table)
    standing = standing_of(explanation.rulebook)
    add_sheet(book, told.id, told.title, standing, blocks, stamp=gettext(STAMP), kept=2, filtered=True)
    return book
