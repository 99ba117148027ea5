"""Years that have returns and no run yet, as tasks: the page of the last run says nothing of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from desk.office.so_far_results import periods_so_far
from desk.runs.year import Year
from desk.web.shelf import periods_returned, rules_today, years_told
from desk.web.waiting.day import Task


def newer_years(run: Year | None, lang: str) -> Iterator[Task]:
    """Yield a task for each year after the newest run (None: there is none) that has returns."""
    returned = periods_returned()
    for year in years_told():
        if run is not None and year <= run.period.year:
            return
        told = periods_so_far(rules_today(), returned, year)
        yield _so_far(year, told[0].code, lang) if told and str(year) not in returned else _unrun(year, lang)


def _so_far(year: int, code: str, lang: str) -> Task:
    words = {
        "vi": (
            f"Xem năm {year} đến nay đứng ở đâu",
            f"Có báo cáo {code}; năm chưa hết nên là tạm tính.",
            "Tạm tính",
        ),
        "en": (
            f"See where {year} stands so far",
            f"There are returns of {code}; the year is not over.",
            "So far",
        ),
    }
    title, text, button = words[lang]
    return Task("act", "rank", str(year), title, text, reverse("so_far", args=[year]), button)


def _unrun(year: int, lang: str) -> Task:
    words = {
        "vi": (
            f"Năm {year} đã có báo cáo, chưa chấm lần nào",
            "Xem ai còn nợ, rồi chấm ở trang Lần chạy.",
            "Mở Báo cáo",
        ),
        "en": (
            f"{year} has returns and was not run yet",
            "See who owes what, then run it on the page Runs.",
            "Open Returns",
        ),
    }
    title, text, button = words[lang]
    return Task("act", "inbox", str(year), title, text, reverse("returns", args=[year]), button)
