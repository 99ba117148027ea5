"""The ties people have explained: who said so, why, until when, and what is left between the two without."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import Any

from desk.base.language import gettext
from desk.base.output import Output
from desk.leads.lead_words import KINDS, TIE_STATES, figure, said, seen
from desk.leads.lead_words import day as written_day
from desk.leads.leads import Queue
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
    book = Book(queue.findings.said)
    sides = sorted({side for m in tie.decision.members if (side := book.side_of.get(m)) is not None})
    left = (queue.findings.pairs.of(a, b) for a, b in combinations(sides, 2))
    return max((w for w in left if w is not None), default=None, key=lambda w: w.bits)


def left_words(tie: Explained, queue: Queue) -> str:
    left = left_of(tie, queue)
    if left is None:
        return "–"
    what, bits = ", ".join(seen(p.word) for p in left.parts if p.rows), figure(left.bits, 1)
    return gettext("%(what)s (%(bits)s bit)", what=what, bits=bits)


def ties_json(queue: Queue) -> dict[str, Any]:
    return {
        "ties": [
            {
                "kind": t.decision.kind,
                "members": list(t.decision.members),
                "state": state_of(t),
                "reason": t.decision.reason,
                "by": t.decision.by,
                "on": t.decision.on,
                "until": day.isoformat() if (day := last_day(t, queue)) else None,
                "left_bits": round(left.bits, 2) if (left := left_of(t, queue)) else None,
            }
            for t in queue.ties
        ]
    }


def print_ties(queue: Queue, out: Output) -> None:
    if not queue.ties:
        out.say(
            gettext(
                "Chưa có liên hệ nào được giải thích. Ghi: lanhmanh leads decide MANH_MỐI --innocent-tie"
                " SỐ_DÒNG --reason …"
            )
        )
        return
    columns = [
        ("#", "right"),
        gettext("Liên hệ"),
        (gettext("Giữa"), "whole"),
        gettext("Trạng thái"),
        (gettext("Đến ngày"), "whole"),
        gettext("Còn lại sau khi gỡ"),
        gettext("Lý do"),
        (gettext("Ai, ngày"), "whole"),
    ]
    rows = [
        [
            str(n),
            said(KINDS, t.decision.kind),
            "\n".join(t.decision.members),
            said(TIE_STATES, state_of(t)),
            written_day(day.isoformat()) if (day := last_day(t, queue)) else "–",
            left_words(t, queue),
            t.decision.reason,
            f"{t.decision.by}\n{written_day(t.decision.on)}",
        ]
        for n, t in enumerate(queue.ties, 1)
    ]
    out.table(gettext("Liên hệ đã được giải thích"), columns, rows)
    if not any(t.in_force for t in queue.ties):
        return
    out.say(gettext("Khôi phục: lanhmanh leads ties --restore SỐ_DÒNG --reason …"))
