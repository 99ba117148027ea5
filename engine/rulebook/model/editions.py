"""Editions: what of a rulebook holds on a day. Parts carry days in force as parameters do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from engine.rulebook.kinds.in_force import ALWAYS, ONE_DAY, InForce, holds_on
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.places import Place


class Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def place(self) -> Place: ...
    @property
    def in_force(self) -> tuple[date | None, date | None]: ...


PartT = TypeVar("PartT", bound=Dated)
# of a rulebook; each part may be dated
PART_FIELDS = ("groups", "criteria", "gates", "bands", "streaks", "signs")


def parts_of_rulebook(book: Rulebook) -> tuple[Dated, ...]:
    return tuple(part for name in PART_FIELDS for part in getattr(book, name))


def is_dated(book: Rulebook) -> bool:
    """Tell whether a rulebook has more than one edition."""
    return bool(book.totals) or any(part.in_force != ALWAYS for part in parts_of_rulebook(book))


def edition(book: Rulebook, day: date) -> Rulebook:
    """Return a rulebook with the title, total and parts in force on a day: itself where none is dated."""
    book = _headed(book, day)
    if not is_dated(book):
        return book
    held: dict[str, Any] = {name: _held(getattr(book, name), day) for name in PART_FIELDS}
    asked = {name for criterion in held["criteria"] for name in criterion.facts}
    held["shares"] = tuple(share for share in book.shares if share.name in asked)
    return with_all_conditions(replace(book, **held))


def settled_edition(book: Rulebook, day: date) -> Rulebook:
    """Return the edition of a day for every day: neither the rulebook nor a part of it carries days."""
    found = edition(book, day)
    parts: dict[str, Any] = {
        name: tuple(replace(part, in_force=ALWAYS) for part in getattr(found, name)) for name in PART_FIELDS
    }
    return replace(found, in_force=InForce(from_=date.min), retitled=(), totals=(), **parts)


def _headed(book: Rulebook, day: date) -> Rulebook:
    """Return a rulebook with the title and the total it has on a day."""
    title = next((one.title for one in reversed(book.retitled) if one.from_ <= day), book.title)
    total = next((total for start, total in reversed(book.totals) if start <= day), book.total)
    same = (title, total) == (book.title, book.total)
    return book if same else replace(book, title=title, total=total)


def with_all_conditions(book: Rulebook) -> Rulebook:
    """Let a rulebook of conditions ask for as many as there are; one of points stays as it is."""
    if not book.pass_or_fail:
        return book
    count = Fraction(len(book.criteria))
    bands = tuple(replace(band, from_=count) if band.all_met else band for band in book.bands)
    return replace(book, total=count, bands=bands)


def _held(parts: Iterable[PartT], day: date) -> tuple[PartT, ...]:
    return tuple(part for part in parts if holds_on(part, day))


def edition_in(rules: Rules, book: Rulebook, day: date) -> Rulebook:
    """Return the edition of a day, though another edition of the same rulebook is handed in."""
    whole = rules.rulebooks.get(book.name)
    return edition(whole, day) if whole is not None and (is_dated(whole) or whole.retitled) else book


def editions(book: Rulebook) -> tuple[Rulebook, ...]:
    """Return every edition, oldest first, each in force from its own first day to its last."""
    starts = sorted(set(_changes(book)))
    ends = [start - ONE_DAY for start in starts[1:]]
    return tuple(
        replace(edition(book, start), in_force=InForce(from_=start, until=end))
        for start, end in zip(starts, [*ends, book.in_force_until], strict=True)
    )


def _changes(book: Rulebook) -> Iterator[date]:
    """Yield the first day of each edition."""
    first, last = book.in_force_from, book.in_force_until
    yield first
    for start, until in (
        *(p.in_force for p in parts_of_rulebook(book)),
        *((t[0], None) for t in book.totals),
    ):
        for day in (start, until + ONE_DAY if until is not None else None):
            if day is not None and first < day and (last is None or day <= last):
                yield day
