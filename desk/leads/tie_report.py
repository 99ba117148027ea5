"""The ties people have explained: who said so, why, until when, and what is left between the two without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from desk.base.language import gettext
from desk.leads.lead_words import KINDS, TIE_STATES, figure, said, shared_words
from desk.leads.lead_words import day as written_day
from desk.leads.leads import Queue
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table, TextLines
from desk.words.numbers import fields_json
from engine.links.book import Book
from engine.links.innocent_ties import RULE, Explained
from engine.links.stories import Weighed
from facts.periods import after_months


def state_of(tie: Explained) -> str:
    return "in_force" if tie.in_force else "expired" if tie.expired else "restored"


def last_day(tie: Explained, queue: Queue) -> date | None:
    """Return until when an explanation holds; None where it holds no more or for good."""
    rule = queue.rules.expiry(RULE)
    return after_months(date.fromisoformat(tie.decision.on), rule.months) if rule and tie.in_force else None


def left_of(tie: Explained, queue: Queue) -> Weighed | None:
    """Return what is left between the sides of a tie in force; None where nothing is, or all are one side."""
    if not tie.in_force:
        return None
    left = map(queue.findings.pairs.get, pairs_of(tie, Book(queue.findings.said)))
    return max((w for w in left if w is not None), default=None, key=lambda w: w.bits)


def pairs_of(tie: Explained, book: Book) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sides a tie was between."""
    sides = sorted({side for m in tie.decision.members if (side := book.side_of.get(m)) is not None})
    return combinations(sides, 2)


def left_words(tie: Explained, queue: Queue) -> str:
    left = left_of(tie, queue)
    if left is None:
        return "–"
    return gettext("%(what)s (%(bits)s bit)", what=shared_words(left), bits=figure(left.bits, 1))


def ties_json(queue: Queue) -> dict[str, Any]:
    return {
        "ties": [
            {
                "kind": t.decision.kind,
                "members": list(t.decision.members),
                "state": state_of(t),
                **fields_json(t.decision, "reason", "by", "on"),
                "until": day.isoformat() if (day := last_day(t, queue)) else None,
                "left_bits": round(left.bits, 2) if (left := left_of(t, queue)) else None,
            }
            for t in queue.ties
        ]
    }


def ties_report(queue: Queue) -> Report:
    """Report the ties people explained, in the order put on record; each row has its number."""
    return Report(tuple(_blocks(queue)), lambda: ties_json(queue))


def _blocks(queue: Queue) -> Iterator[ReportBlock]:
    if not queue.ties:
        yield Remark(gettext("Chưa có liên hệ nào được giải thích."))
        where = gettext("Gỡ một liên hệ vô can ở trang manh mối, mục Cách tính.")
        yield Remark(where, hidden_in=("console",))
        how = gettext("Ghi: lanhmanh leads decide MANH_MỐI --innocent-tie SỐ_DÒNG --reason …")
        yield Remark(how, "command", hidden_in=("page",))
        return
    columns = (
        ReportColumn("#", lambda row: row[0], "right"),
        ReportColumn(gettext("Liên hệ"), lambda row: said(KINDS, row[1].decision.kind)),
        ReportColumn(gettext("Giữa"), lambda row: TextLines(row[1].decision.members), "whole"),
        ReportColumn(gettext("Trạng thái"), lambda row: said(TIE_STATES, state_of(row[1]))),
        ReportColumn(gettext("Đến ngày"), lambda row: last_day(row[1], queue), "whole"),
        ReportColumn(gettext("Còn lại sau khi gỡ"), lambda row: left_words(row[1], queue)),
        ReportColumn(gettext("Lý do"), lambda row: row[1].decision.reason),
        ReportColumn(
            gettext("Ai, ngày"),
            lambda row: TextLines((row[1].decision.by, written_day(row[1].decision.on))),
            "whole",
        ),
    )
    yield Table(gettext("Liên hệ đã được giải thích"), columns, tuple(enumerate(queue.ties, 1)))
    if any(tie.in_force for tie in queue.ties):
        how = gettext("Khôi phục: lanhmanh leads ties --restore SỐ_DÒNG --reason …")
        yield Remark(how, "command", hidden_in=("page",))
