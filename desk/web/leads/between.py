"""How two are linked, or who has a value, as the page shows it: codes, kinds and places; never a name or the
value asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desk.leads import lead_words as words
from desk.leads.asking import ValueHeld
from desk.leads.between import Between, between, no_way, pair_words, places_of_link
from desk.leads.lead_words import KINDS, figure, said
from desk.leads.leads import Queue, known_id
from desk.words.place_words import place_said
from engine.links.book import Book
from engine.links.network import Link
from engine.links.ways import Way

KIND_OF = {"CS": "shop", "VA": "case"}  # by the letters in a code; all else are persons and organisations


@dataclass(frozen=True, slots=True)
class StepShown:
    """One party on a way; `by` and `weight` say what leads there, empty for the first."""

    id: str
    kind: str  # who, shop, case
    by: str
    weight: str


@dataclass(frozen=True, slots=True)
class WayShown:
    stops: tuple[StepShown, ...]
    steps: int
    weakest: str
    strength: str
    places: tuple[str, ...]  # where its steps stand in the records


@dataclass(frozen=True, slots=True)
class BetweenShown:
    a: str
    b: str
    ways: tuple[WayShown, ...]
    none: str  # what is said where no way leads
    pair: str


@dataclass(frozen=True, slots=True)
class HeldShown:
    subject: str
    venue: str  # its trade and how it ended, where known
    what: str
    other: str
    last: str
    places: tuple[str, ...]


def between_shown(queue: Queue, a: str, b: str) -> BetweenShown:
    """Return what lies between two ids; raises Stop where the records have none such."""
    told: Between = between(queue, known_id(queue, a), known_id(queue, b))
    book = Book(queue.findings.said)
    ways = tuple(_way(way, book) for way in told.ways)
    return BetweenShown(told.a, told.b, ways, "" if ways else no_way(told), pair_words(told, queue))


def _way(way: Way, book: Book) -> WayShown:
    first = StepShown(way.steps[0], _kind(way.steps[0]), "", "")
    rest = (_step(id_, link) for link, id_ in zip(way.links, way.steps[1:], strict=True))
    weakest = min(min(1.0, link.weight) for link in way.links)
    places = dict.fromkeys(place_said(p) for link in way.links for p in places_of_link(book, link))
    return WayShown(
        (first, *rest), len(way.links), figure(weakest, 2), figure(way.strength, 2), tuple(places)
    )


def _step(id_: str, link: Link) -> StepShown:
    return StepShown(id_, _kind(id_), said(KINDS, link.kind), figure(min(1.0, link.weight), 2))


def _kind(id_: str) -> str:
    return next((kind for letters, kind in KIND_OF.items() if f"-{letters}-" in id_), "who")


def held_shown(rows: Iterable[ValueHeld]) -> tuple[HeldShown, ...]:
    return tuple(
        HeldShown(
            r.subject,
            r.venue_words(),
            said(KINDS, r.kind),
            r.value,
            words.day(r.last),
            tuple(place_said(place) for place in r.places),
        )
        for r in rows
    )
