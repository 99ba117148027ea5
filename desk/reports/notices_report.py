"""What later returns say otherwise, for a person and as JSON: results, explanations and imports print it
alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from desk.report.tree import Remark, ReportBlock, ReportColumn, Table
from desk.runs.notices import Noticed
from desk.words.languages import picker
from desk.words.notice_words import WHAT, change_of, places_of, reason_words, row_words

FEW = 40  # printed before the rest are only counted


def notices_json(notices: Sequence[Noticed]) -> list[dict[str, Any]]:
    return [asdict(one) for one in notices]


def notices_table(notices: Sequence[Noticed], unit: Callable[[str], str], lang: str) -> Iterator[ReportBlock]:
    """List what changed, was withdrawn or is gone: old, new, and in which returns."""
    if not notices:
        return
    pick = picker(lang)
    columns = (
        ReportColumn(pick("Đơn vị", "Unit"), lambda one: unit(one.unit)),
        ReportColumn(pick("Điều", "What"), lambda one: WHAT[lang].get(one.what, one.what)),
        ReportColumn(pick("Dòng", "Row"), lambda one: row_words(one.form, one.key, lang)),
        ReportColumn(
            pick("Cũ → mới", "Old → new"), lambda one: change_of(one.field_title, one.old, one.new, lang)
        ),
        ReportColumn(pick("Báo cáo", "Returns"), lambda one: places_of(one.stood_in, one.said_in, lang)),
        ReportColumn(pick("Lý do", "Reason"), lambda one: reason_words(one.reason, lang)),
    )
    title = pick(
        "Số liệu đổi, rút, biến mất so với báo cáo trước", "Changed, withdrawn or gone since earlier returns"
    )
    yield Table(title, columns, notices[:FEW], hidden_in=("screen",))
    if len(notices) > FEW:
        more = len(notices) - FEW
        text = pick(
            f"  … và {more} điều nữa (tất cả {len(notices)}); in hết: chạy lại lệnh này, thêm --json (mục"
            ' notices); hoặc sổ nội bộ: lanhmanh report THƯ-MỤC --restricted 1 --reason "…".',
            f"  … and {more} more ({len(notices)} in all); for all of them run this again with --json"
            " (notices), or see the restricted workbook: lanhmanh report FOLDER --restricted 1 --reason"
            ' "…".',
        )
        yield Remark(text, "command", hidden_in=("screen",))
