"""The days of a lead's records, oldest first, of workers only months and bands; and what is left open."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass

from engine.links.book import Book
from engine.links.statements import PARTY, REGISTERS, VENUE
from engine.links.units import BAD, band_of


@dataclass(frozen=True, slots=True, order=True)
class TimelineEvent:
    """`day`: a date, or a month for workers. `what`: opened, closed, case, violation, tip, rotation.

    `status`: of a case, how far it has come, and `handled`, the day of that where its row gives one; of a
    tip, what it is about, and `key`, that of its row.
    """

    day: str
    what: str
    about: tuple[str, ...]
    note: str = ""
    status: str = ""
    handled: str = ""
    key: str = ""


def timeline_of(book: Book, group: Set[str], cases: Set[str]) -> tuple[TimelineEvent, ...]:
    of_group = {*_lives(book, group), *_found(book, group), *_moves(book, group)}
    return tuple(sorted({*of_group, *_cases(book, group, cases)}))


def _lives(book: Book, group: Set[str]) -> Iterator[TimelineEvent]:
    for id_ in group:
        subject = book.subjects[id_]
        if subject.type == VENUE and subject.since:
            yield TimelineEvent(subject.since.isoformat(), "opened", (id_,))
        if subject.type == VENUE and subject.until and subject.until <= book.said.day:
            yield TimelineEvent(subject.until.isoformat(), "revoked" if subject.revoked else "closed", (id_,))


def _cases(book: Book, group: Set[str], cases: Set[str]) -> Iterator[TimelineEvent]:
    for id_ in cases:
        subject = book.subjects[id_]
        if subject.since:
            about = tuple(sorted({id_, *(p for p in book.people_of(id_) if p in group)}))
            handled = subject.handled.isoformat() if subject.handled else ""
            day, kind = subject.since.isoformat(), str(subject.trade)
            yield TimelineEvent(day, "case", about, kind, subject.status, handled)


def _found(book: Book, group: Set[str]) -> Iterator[TimelineEvent]:
    for id_ in group:
        for s in book.of(id_, "violation"):
            yield TimelineEvent(s.last.isoformat(), "violation", (id_,), str(s.role))
        for s in book.of(id_, "inspected"):
            if s.role == BAD and not book.of(id_, "violation"):
                yield TimelineEvent(s.last.isoformat(), "violation", (id_,))
        for s in book.of(id_, "tip"):
            source = min(kind for kind, _, _ in s.sources)
            yield TimelineEvent(s.last.isoformat(), "tip", (id_,), source, str(s.role), key=s.value)


def _moves(book: Book, group: Set[str]) -> Iterator[TimelineEvent]:
    months: dict[tuple[str, tuple[str, str]], set[int]] = defaultdict(set)
    for m in book.moves_of(group):
        if m.left in group and m.came in group:
            months[m.day.isoformat()[:7], m.venues].add(m.chain)
    for (month, pair), workers in months.items():
        low, high = band_of(len(workers))
        yield TimelineEvent(month, "rotation", pair, f"{low}–{high}" if high else f"{low}+")


def unknown_in(book: Book, group: Set[str]) -> tuple[tuple[str, str], ...]:
    """Return what the records leave open: (what, about whom)."""
    found = []
    for id_ in sorted(group):
        subject = book.subjects[id_]
        if not any(s.row.form in REGISTERS for s in book.by_subject.get(id_, ())):
            found.append(("no_register_row", id_))
            continue
        if not book.of(id_, "phone"):
            found.append(("no_phone", id_))
        if subject.type == VENUE and not book.of(id_, "owner"):
            found.append(("no_owner", id_))
        if subject.type == VENUE and id_ not in book.stints_at:
            found.append(("no_stints", id_))
        if subject.type == PARTY and not book.of(id_, "identity_no"):
            found.append(("no_identity_no", id_))
    return tuple(found)
