"""What a person's day is made of: tasks in groups, and where the year stands; the tasks of years not run yet
and of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from desk.base.faults import Stop
from desk.base.language import gettext, localised, pgettext, reader
from desk.office.so_far import periods_so_far
from desk.runs.year import Year
from desk.web.drafting.models import Draft
from desk.web.shelf import periods_returned, rules_today, years_told
from desk.words.adoption_words import mark_of
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import RuleFaults


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: how urgent it is, the sentence that is the link, one line of reason, one button."""

    colour: str
    sign: str
    mark: str
    title: str
    text: str
    url: str
    button: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    title: str
    tasks: tuple[Task, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Where the year stands; `url`: where it is done."""

    colour: str
    sign: str
    title: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    groups: tuple[TaskGroup, ...]
    steps: tuple[Step, ...]
    not_seen: str  # what this role does not see
    left: str = ""  # what is still open before the year is locked

    @property
    def n(self) -> int:
        return sum(len(group.tasks) for group in self.groups)


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


def of_rules(by: str) -> Iterator[Task]:
    """Yield what is wrong first, then drafts, then what every output says of an unadopted rulebook."""
    rules = None
    try:
        rules = rules_today()
    except Stop as stop:
        yield _task(
            "bad", gettext("Bản trước"), gettext("Quy tắc viết cho bản trước"), str(stop), gettext("Xem")
        )
    except RuleFaults as faults:
        yield _task(
            "bad",
            gettext("Có lỗi"),
            gettext("Quy tắc có %(n)s lỗi", n=len(faults.faults)),
            faults.faults[0].text(reader()),
            pgettext("rules", "Sửa"),
        )
    for draft in Draft.objects.filter(by=by):
        if draft.changed:
            yield _task(
                "act",
                gettext("Bản nháp"),
                draft.file,
                gettext("Bản nháp của tôi, chưa đề nghị."),
                gettext("Mở"),
                draft.file,
            )
    yield from _unadopted(rules) if rules else ()


def _unadopted(rules: Rules) -> Iterator[Task]:
    for book in rules.rulebooks.values():
        mark = mark_of(book)
        if mark:
            yield _task("warn", gettext("Chưa ban hành"), localised(book.title), mark, gettext("Xem quy tắc"))


def _task(colour: str, mark: str, title: str, text: str, button: str, file: str = "") -> Task:
    url = reverse("rules") + (f"?{urlencode({'tep': file})}" if file else "")
    return Task(colour, "rule" if colour == "act" else colour, mark, title, text, url, button)
