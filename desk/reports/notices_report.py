"""What later returns say otherwise, for a person and as JSON: results, explanations and imports print it
alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from desk.base.output import Output
from desk.runs.notices import Noticed
from desk.words.notice_words import WHAT, change_of, places_of, reason_words, row_words

FEW = 40  # printed before the rest are only counted


def notices_json(notices: Sequence[Noticed]) -> list[dict[str, Any]]:
    return [asdict(one) for one in notices]


def print_notices(notices: Sequence[Noticed], unit: Callable[[str], str], out: Output) -> None:
    """Print what changed, was withdrawn or is gone: old, new, and in which returns."""
    if not notices:
        return
    out.table(
        (
            "Số liệu đổi, rút, biến mất so với báo cáo trước",
            "Changed, withdrawn or gone since earlier returns",
        ),
        [
            ("Đơn vị", "Unit"),
            ("Điều", "What"),
            ("Dòng", "Row"),
            ("Cũ → mới", "Old → new"),
            ("Báo cáo", "Returns"),
            ("Lý do", "Reason"),
        ],
        [
            (
                unit(one.unit),
                WHAT[out.lang].get(one.what, one.what),
                row_words(one.form, one.key, out.lang),
                change_of(one.field_title, one.old, one.new, out.lang),
                places_of(one.stood_in, one.said_in, out.lang),
                reason_words(one.reason, out.lang),
            )
            for one in notices[:FEW]
        ],
    )
    if len(notices) > FEW:
        more = len(notices) - FEW
        out.say(
            f"  … và {more} điều nữa (tất cả {len(notices)}); in hết: chạy lại lệnh này, thêm --json (mục"
            ' notices); hoặc sổ nội bộ: lanhmanh report THƯ-MỤC --restricted 1 --reason "…".',
            f"  … and {more} more ({len(notices)} in all); for all of them run this again with --json"
            " (notices), or see the restricted workbook: lanhmanh report FOLDER --restricted 1 --reason"
            ' "…".',
        )
