"""What later returns say otherwise, for a person and as JSON: results, explanations and imports print it
alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from desk.base.language import gettext, pgettext
from desk.report.tree import PageLink, Points, Remark, ReportBlock, ReportColumn, Table
from desk.runs.notices import Noticed
from desk.runs.standings import StandingRow
from desk.words.notice_words import WHAT, change_of, places_of, reason_words, row_words

FEW = 40  # printed before the rest are only counted


def notices_json(notices: Sequence[Noticed]) -> list[dict[str, Any]]:
    return [asdict(notice) for notice in notices]


def notice_columns(unit: Callable[[str], str | PageLink]) -> tuple[ReportColumn, ...]:
    none_given = pgettext("report", "không nêu")
    return (
        ReportColumn(gettext("Đơn vị"), lambda n: unit(n.unit), width=22),
        ReportColumn(gettext("Điều"), lambda n: WHAT.get(n.what, n.what), width=18),
        ReportColumn(gettext("Dòng"), lambda n: row_words(n.form, n.key), width=33),
        ReportColumn(gettext("Cũ → mới"), lambda n: change_of(n.field_title, n.old, n.new), width=40),
        ReportColumn(gettext("Báo cáo"), lambda n: places_of(n.stood_in, n.said_in), width=60),
        ReportColumn(gettext("Lý do"), lambda n: reason_words(n.reason) or none_given, width=40),
    )


def notices_table(notices: Sequence[Noticed], unit: Callable[[str], str | PageLink]) -> Iterator[ReportBlock]:
    """List what changed, was withdrawn or is gone: old, new, and in which returns."""
    if not notices:
        return
    columns = notice_columns(unit)
    title = gettext("Số liệu đổi, rút, biến mất so với báo cáo trước")
    few = len(notices) <= FEW
    yield Table(title, columns, notices, fold=True, hidden_in=("screen",) if few else ("screen", "console"))
    if not few:
        yield Table(title, columns, notices[:FEW], hidden_in=("screen", "page"))
        text = gettext(
            "  … và %(more)s điều nữa (tất cả %(notices)s); in hết: chạy lại lệnh này, thêm --json (mục"
            ' notices); hoặc sổ nội bộ: lanhmanh report THƯ-MỤC --restricted 1 --reason "…".',
            more=len(notices) - FEW,
            notices=len(notices),
        )
        yield Remark(text, "command", hidden_in=("screen", "page"))


def first_told_tables(rows: Iterable[StandingRow], unit: Callable[[str], str | PageLink]) -> Iterator[Table]:
    """List the communes whose computed score is another than their first returns gave."""
    listed = [row for row in rows if row.first_told]
    columns = (
        ReportColumn(gettext("Đơn vị"), lambda row: unit(row.subject)),
        ReportColumn(gettext("Điểm máy tính nay"), lambda row: Points(*row.computed), "right"),
        ReportColumn(gettext("Theo số báo lần đầu"), lambda row: Points(*row.first_told), "right"),
    )
    if listed:
        yield Table(gettext("Điểm theo số báo lần đầu"), columns, listed)
