"""Years that have returns and no run yet, as tasks: the page of the last run says nothing of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from desk.base.language import gettext
from desk.office.so_far_results import periods_so_far
from desk.runs.year import Year
from desk.web.shelf import periods_returned, rules_today, years_told
from desk.web.waiting.day import Task


def newer_years(run: Year | None) -> Iterator[Task]:
    """Yield a task for each year after the newest run (None: there is none) that has returns."""
    returned = periods_returned()
    for year in years_told():
        if run is not None and year <= run.period.year:
            return
        told = periods_so_far(rules_today(), returned, year)
        yield _so_far(year, told[0].code) if told and str(year) not in returned else _unrun(year)


def _so_far(year: int, code: str) -> Task:
    return Task(
        "act",
        "rank",
        str(year),
        gettext("Xem năm %(year)s đến nay đứng ở đâu", year=year),
        gettext("Có báo cáo %(code)s; năm chưa hết nên là tạm tính.", code=code),
        reverse("so_far", args=[year]),
        gettext("Tạm tính"),
    )


def _unrun(year: int) -> Task:
    return Task(
        "act",
        "inbox",
        str(year),
        gettext("Năm %(year)s đã có báo cáo, chưa chấm lần nào", year=year),
        gettext("Xem ai còn nợ, rồi chấm ở trang Lần chạy."),
        reverse("returns", args=[year]),
        gettext("Mở Báo cáo"),
    )
