"""What is due when: children first, then what is overdue, the next fourteen days, later; what may be due
stands apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desk.base.language import gettext, gettext_noop
from desk.web.follow_up.lanes import FollowUp, WorkKind
from engine.follow_up.conclusions import Conclusion

SOON = timedelta(14)
CHILD, LATE, NEXT, LATER, OPEN = "child", "late", "next", "later", "open"
TITLES = {
    CHILD: gettext_noop("Bảo vệ trẻ em, làm ngay"),
    LATE: gettext_noop("Quá hạn"),
    NEXT: gettext_noop("Trong 14 ngày"),
    LATER: gettext_noop("Sau đó"),
    OPEN: gettext_noop("Chưa rõ có phải làm"),
}


@dataclass(frozen=True, slots=True)
class DueSpan:
    id: str
    title: str
    n: int
    jobs: tuple[WorkKind, ...]


def spans_of(found: FollowUp) -> Iterator[DueSpan]:
    """Yield the spans that hold something, a row a kind of work in each."""
    held: dict[str, list[Conclusion]] = {}
    for one in (c for c in found.mine if c.kind == "action" and found.done_of(c) is None):
        held.setdefault(_span(found, one), []).append(one)
    for id_, title in TITLES.items():
        if mine := held.get(id_):
            yield DueSpan(id_, gettext(title), len(mine), tuple(found.jobs(mine)))


def _span(found: FollowUp, one: Conclusion) -> str:
    if not one.sure:
        return OPEN
    if found.protects(one):
        return CHILD
    due = one.deadline or date.max
    return LATE if due < found.today else NEXT if due <= found.today + SOON else LATER
