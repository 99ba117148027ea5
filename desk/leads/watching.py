"""The watch list: venues and parties someone follows across years, for a reason, until a day; and what is new
about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, gettext, gettext_noop
from desk.leads import lead_words as words
from desk.leads.decisions import entries_in
from desk.leads.lead_words import said
from desk.leads.leads import Queue, known_id
from desk.leads.log_names import WATCHED
from desk.leads.people import tells_by_row
from desk.report.tree import Remark, Report, ReportColumn, Table, TextLines, text_lines
from desk.words.numbers import day_words
from engine.links.book import Book
from engine.links.review import items_about
from engine.links.statements import PARTY, VENUE
from facts.periods import after_months

RULE = "watched"
LASTS = 24  # months, by rules written before there was a watch list
WATCHED_STATES = {
    "watched": gettext_noop("đang theo dõi"),
    "expired": gettext_noop("hết hạn: gia hạn hoặc thôi"),
    "gone": gettext_noop("hồ sơ kỳ này không có"),
}


@dataclass(frozen=True, slots=True)
class Watched:
    """Someone followed: why, by whom, until when; what is new since, and which leads it has come into."""

    id: str
    reason: str
    by: str
    on: str
    until: str
    state: str
    leads: tuple[str, ...]  # those it is in now
    new_leads: tuple[str, ...]  # those, where it was in none before
    new: tuple[str, ...]

    @property
    def calls(self) -> bool:
        """Tell whether a person should look."""
        return self.state == "expired" or bool(self.new or self.new_leads)


def watched(queue: Queue, id_: str, reason: str, until: date | None) -> dict[str, Any]:
    """Return a watch as its log keeps it: what is told by now is known then."""
    known, book = known_id(queue, id_), Book(queue.findings.said)
    if book.type_of(known) not in (VENUE, PARTY):
        raise WrongUse(
            "%(known)s là vụ việc. Chỉ theo dõi cơ sở hoặc cá nhân, tổ chức có trong sổ.", known=known
        )
    return {
        "id": known,
        "until": _until(queue, until).isoformat(),
        "items": list(items_about(book, known)),
        "leads": list(_leads_of(queue, known)),
    }


def _until(queue: Queue, asked: date | None) -> date:
    rule = queue.rules.expiry(RULE)
    last = after_months(queue.day, rule.months if rule else LASTS)
    if asked is None:
        return last
    if not queue.day < asked <= last:
        raise WrongUse(
            "Ngày thôi theo dõi phải sau hôm nay và không quá %(day)s. Hết hạn thì gia hạn được. Chưa có gì"
            " được ghi.",
            day=ByLanguage(day_words, last),
        )
    return asked


def watched_in(queue: Queue) -> tuple[Watched, ...]:
    """Return who is watched, in the order first put there, with what is new in the queue's records."""
    last = {e["id"]: e for e in entries_in(queue.run, WATCHED) if "id" in e}
    if all(e.get("ended") for e in last.values()):
        return ()
    book = Book(queue.findings.said)
    return tuple(_watched(e, queue, book) for e in last.values() if not e.get("ended"))


def _watched(entry: dict[str, Any], queue: Queue, book: Book) -> Watched:
    id_ = entry["id"]
    now = queue.standing_for(id_)
    there, leads = now in queue.findings.said.subjects, _leads_of(queue, now)
    known = set(entry["items"])
    new = tuple(x for x in items_about(book, now) if x not in known) if there else ()
    late = queue.day > date.fromisoformat(entry["until"])
    return Watched(
        id_,
        entry["reason"],
        entry["by"],
        entry["on"],
        entry["until"],
        "expired" if late else "watched" if there else "gone",
        leads,
        () if entry["leads"] else leads,
        new,
    )


def _leads_of(queue: Queue, id_: str) -> tuple[str, ...]:
    return tuple(r.id for r in queue.leads if id_ in r.lead.members)


def watched_json(found: Sequence[Watched]) -> list[dict[str, Any]]:
    news = ([{"row": row, "tells": told} for row, told in tells_by_row(w.new).items()] for w in found)
    return [asdict(w) | {"new": new} for w, new in zip(found, news, strict=True)]


def watched_report(found: Sequence[Watched]) -> Report:
    if not found:
        nobody = gettext("Chưa theo dõi ai.")
        where = gettext("Mở một manh mối, chọn Theo dõi…")
        how = gettext("Ghi: lanhmanh leads watch --add MÃ --reason …")
        return Report(
            (
                Remark(nobody),
                Remark(where, hidden_in=("console",)),
                Remark(how, "command", hidden_in=("page",)),
            ),
            lambda: {"watched": []},
        )
    columns = (
        ReportColumn(gettext("Ai"), lambda w: w.id, "whole"),
        ReportColumn(
            gettext("Vì sao, ai ghi"), lambda w: TextLines((w.reason, f"{w.by}, {words.day(w.on)}"))
        ),
        ReportColumn(
            gettext("Đến ngày"),
            lambda w: TextLines((words.day(w.until), said(WATCHED_STATES, w.state))),
            "whole",
        ),
        ReportColumn(
            gettext("Có gì mới từ khi ghi"), lambda w: text_lines(news_of(w) or [gettext("chưa có gì")])
        ),
    )
    again = gettext(
        "Đã xem điều mới thì ghi lại (--add MÃ --reason …): từ đó chỉ nêu điều mới hơn. Thôi theo dõi:"
        " lanhmanh leads watch --end MÃ --reason …"
    )
    table = Table(gettext("Đang theo dõi"), columns, found)
    more = Remark(again, "command", hidden_in=("page",))
    return Report((table, more), lambda: {"watched": watched_json(found)})


def news_of(w: Watched) -> list[str]:
    in_leads = gettext("vào manh mối")
    lines = [f"{in_leads} {x}" for x in w.new_leads]
    for row, tells in tells_by_row(w.new).items():
        form, _, key = row.partition(" ")
        kinds = ", ".join(said(words.KINDS, k) for k in tells)
        lines.append(f"{kinds}: {form} {words.key_of(form, key)}")
    return lines
