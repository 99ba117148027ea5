"""What later returns say otherwise, for a person and as JSON: results, explanations and imports print it
alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from desk.report.tree import PageLink, Points, Remark, ReportBlock, ReportColumn, Table
from desk.runs.notices import Noticed
from desk.runs.standings import StandingRow
from desk.words.languages import picker
from desk.words.notice_words import WHAT, change_of, places_of, reason_words, row_words

FEW = 40  # printed before the rest are only counted


def notices_json(notices: Sequence[Noticed]) -> list[dict[str, Any]]:
    return [asdict(one) for one in notices]


def notices_table(
    notices: Sequence[Noticed], unit: Callable[[str], str | PageLink], lang: str
) -> Iterator[ReportBlock]:
    """List what changed, was withdrawn or is gone: old, new, and in which returns."""
    if not notices:
        return
    pick = picker(lang)
    none_given = pick("không nêu", "none given")
    columns = (
        ReportColumn(pick("Đơn vị", "Unit"), lambda one: unit(one.unit)),
        ReportColumn(pick("Điều", "What"), lambda one: WHAT.get(one.what, one.what)),
        ReportColumn(pick("Dòng", "Row"), lambda one: row_words(one.form, one.key)),
        ReportColumn(pick("Cũ → mới", "Old → new"), lambda one: change_of(one.field_title, one.old, one.new)),
        ReportColumn(pick("Báo cáo", "Returns"), lambda one: places_of(one.stood_in, one.said_in)),
        ReportColumn(pick("Lý do", "Reason"), lambda one: reason_words(one.reason) or none_given),
    )
    title = pick(
        "Số liệu đổi, rút, biến mất so với báo cáo trước", "Changed, withdrawn or gone since earlier returns"
    )
    few = len(notices) <= FEW
    yield Table(title, columns, notices, fold=True, hidden_in=("screen",) if few else ("screen", "console"))
    if not few:
        yield Table(title, columns, notices[:FEW], hidden_in=("screen", "page"))
        more = len(notices) - FEW
        text = pick(
            f"  … và {more} điều nữa (tất cả {len(notices)}); in hết: chạy lại lệnh này, thêm --json (mục"
            ' notices); hoặc sổ nội bộ: lanhmanh report THƯ-MỤC --restricted 1 --reason "…".',
            f"  … and {more} more ({len(notices)} in all); for all of them run this again with --json"
            " (notices), or see the restricted workbook: lanhmanh report FOLDER --restricted 1 --reason"
            ' "…".',
        )
        yield Remark(text, "command", hidden_in=("screen", "page"))


def first_told_tables(
    rows: Iterable[StandingRow], unit: Callable[[str], str | PageLink], lang: str
) -> Iterator[Table]:
    """List the communes whose computed score is another than their first returns gave."""
    pick, listed = picker(lang), [row for row in rows if row.first_told]
    columns = (
        ReportColumn(pick("Đơn vị", "Unit"), lambda row: unit(row.subject)),
        ReportColumn(pick("Điểm máy tính nay", "Computed now"), lambda row: Points(*row.computed), "right"),
        ReportColumn(
            pick("Theo số báo lần đầu", "As first told"), lambda row: Points(*row.first_told), "right"
        ),
    )
    if listed:
        yield Table(pick("Điểm theo số báo lần đầu", "Points as first told"), columns, listed)
