"""What an investigator asks: who has a number, a plate, an account, an address; what a person holds and held;
who stands in a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desk.base.chained_log import account
from desk.base.faults import WrongUse
from desk.base.language import LazyText, gettext, pgettext
from desk.leads import lead_words as words
from desk.leads.decisions import kept
from desk.leads.free_words import check_names_no_one
from desk.leads.lead_words import said
from desk.leads.leads import Queue, known_id
from desk.report.tree import Remark, Report, ReportColumn, Table, TextLines
from desk.words.place_words import place_said
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS
from desk.workspace.store import vault_of
from engine.links.book import Book
from engine.links.statements import CASE, PARTY, VENUE, Statement
from facts.intake.cells import identity_from_cell, phone_from_cell, text_from_cell

VALUES = ("phone", "account", "plate", "address", "identity_no")
LEAST = {"phone": 10, "account": 4, "plate": 4, "address": 2, "identity_no": 9}  # letters and digits
READ_AS = {"phone": phone_from_cell, "identity_no": identity_from_cell}  # all else is text
KEYS = {"identity_no": "identity_key"}
HELD = ("owner", "manager", "former_owner")


@dataclass(frozen=True, slots=True)
class ValueHeld:
    """Who has a value, or holds a venue: since which record last, and where it stands. Of a venue its
    `trade`, and where it is known `ended`, whether it `closed` or its licence was `revoked`, and when."""

    subject: str
    kind: str
    value: str
    last: str
    places: tuple[str, ...]
    trade: str | None = None
    ended: str | None = None
    ended_on: str | None = None

    def venue_words(self) -> str:
        """Return a venue's trade and how it ended, in words; nothing where neither is known."""
        day = f" ({words.day(self.ended_on)})" if self.ended_on else ""
        ended = f"{said(words.MOMENTS, self.ended)}{day}" if self.ended else ""
        return ", ".join(x for x in (self.trade, ended) if x)


def found(queue: Queue, kind: str, value: str, reason: str, by: str | None) -> tuple[ValueHeld, ...]:
    """Return who has a value by its keyed hash, or what a venue or person holds and held; logged first."""
    if kind not in (*VALUES, "id"):
        raise WrongUse(
            "Tìm theo: id, %(values)s; không phải '%(kind)s'.", values=", ".join(VALUES), kind=kind
        )
    if kind == "id":
        known = known_id(queue, value)
        _looked(queue, f"id:{known}", reason, by)
        return tuple(_portfolio(Book(queue.findings.said), known))
    hashed = hashed_value(queue, kind, value)
    _looked(queue, f"{kind}:{hashed}", reason, by)
    book = Book(queue.findings.said)
    return tuple(_held(s, book) for s in book.holders(kind, hashed))


def hashed_value(queue: Queue, kind: str, value: str) -> str:
    """Return the keyed hash of a number, plate or address; raises Stop where the text can't be one."""
    read = READ_AS.get(kind, text_from_cell)(value)
    if read is None or sum(c.isalnum() for c in read) < LEAST[kind]:
        raise WrongUse(
            "'%(value)s' không phải %(kind)s (ít nhất %(least)s chữ, số).",
            value=value,
            kind=LazyText(words.KINDS[kind]),
            least=LEAST[kind],
        )
    return vault_of(opened(queue.run.workspace)).keys.key(KEYS.get(kind, f"{kind}_key"), read)


def _looked(queue: Queue, what: str, reason: str, by: str | None) -> None:
    check_names_no_one(queue, {"reason": reason}, {})
    kept(
        queue.run, ACCESS, {"by": by or account(), "reason": reason, "run": queue.run.id, "looked_for": what}
    )


def _portfolio(book: Book, id_: str) -> Iterator[ValueHeld]:
    """Yield the venues a person holds, manages, held; of a venue who does; of a case where and who."""
    if book.type_of(id_) == CASE:
        yield from (_held(s, book) for s in (*book.of(id_, "venue"), *book.holders("case", id_)))
        return
    rows = book.by_subject.get(id_, ()) if book.type_of(id_) == VENUE else ()
    for s in (*rows, *(s for kind in HELD for s in book.holders(kind, id_))):
        if s.kind in HELD:
            yield _held(s, book)
    if book.type_of(id_) == PARTY:
        yield from (_held(s, book) for s in book.of(id_, "case"))


def _held(s: Statement, book: Book) -> ValueHeld:
    value = s.value if s.kind in (*HELD, "case", "venue") else ""
    held = ValueHeld(s.subject, s.kind, value, s.last.isoformat(), s.row.places[-1:])
    venue = book.subjects.get(s.subject)
    if venue is None or venue.type != VENUE:
        return held
    ended = "revoked" if venue.revoked else "closed" if venue.until else None
    day = venue.until.isoformat() if venue.until else None
    return replace(held, trade=venue.trade, ended=ended, ended_on=day)


def found_report(rows: Sequence[ValueHeld]) -> Report:
    columns = (
        ReportColumn(gettext("Ai"), lambda r: r.subject, "whole"),
        ReportColumn(pgettext("venue", "Cơ sở"), lambda r: r.venue_words() or None),
        ReportColumn(gettext("Gì"), lambda r: said(words.KINDS, r.kind)),
        ReportColumn(gettext("Với"), lambda r: r.value or None, "whole"),
        ReportColumn(gettext("Lần cuối"), lambda r: words.day(r.last), "whole"),
        ReportColumn(gettext("Ở đâu"), lambda r: TextLines(tuple(map(place_said, r.places)))),
    )
    nothing = Remark(gettext("Không ai có trong hồ sơ."))
    return Report((Table(gettext("Tìm thấy"), columns, rows) if rows else nothing,))
