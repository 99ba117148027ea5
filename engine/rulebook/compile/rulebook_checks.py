"""Checks rulebooks against one another: what they are for, circles, and days without a parameter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.in_force import within
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.model.roles import ROLE_OF
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Sign
from engine.rulebook.text.places import Place

KIND_WORDS: Mapping[str, tuple[str, str]] = {"unit": ("đơn vị", "unit"), "venue": ("cơ sở", "venue")}
Books = Collection[Rulebook]
Uses = Mapping[str, Iterable[str]]
Dated = Criterion | Gate | Band | Sign | Indicator


def check_roles(books: Books, sets: Mapping[str, IndicatorSet], faulting: Faulting) -> None:
    """Report roles about the wrong subject, held by two on one day, or held by none."""
    kinds = {str(name): found.subject for name, found in sets.items()}
    for kind, role in ROLE_OF.items():
        about = [book for book in books if kinds.get(str(book.subject)) == kind]
        vi, en = KIND_WORDS[kind]
        for book in books:
            if book.role == role and kinds.get(str(book.subject), kind) != kind:
                faulting.add(
                    "R528", book.spot("role"), role=role, kind_vi=vi, kind_en=en, subject=book.subject
                )
        beside = {name for name, found in sets.items() if found.beside is not None}
        # what one paper asks needs no role
        plain = [book for book in about if str(book.subject) not in beside]
        if plain and not any(book.role for book in about):  # a wrong role was reported by itself
            faulting.add("R530", plain[0].place, role=role, kind_vi=vi, kind_en=en)
        for earlier, later in _overlapping([book for book in about if book.role == role]):
            faulting.add(
                "R529",
                later.spot("role"),
                name=later.rulebook,
                other=earlier.rulebook,
                role=role,
                day=later.in_force.from_,
            )


def _overlapping(books: Books) -> Iterator[tuple[Rulebook, Rulebook]]:
    """Yield rulebooks in force on one day, the earlier first."""
    ordered = sorted(books, key=lambda book: (book.in_force.from_, book.rulebook))
    for earlier, later in pairwise(ordered):
        if earlier.in_force.until is None or later.in_force.from_ <= earlier.in_force.until:
            yield earlier, later


def check_circles(rulebooks: Mapping[str, Rulebook], faulting: Faulting) -> None:
    """Report rulebooks whose band rests on itself, however many rulebooks lie between."""
    uses = {name: bands_used(book) for name, book in rulebooks.items()}
    for name, book in rulebooks.items():
        if chain := way(name, name, uses):
            faulting.add("R524", book.place, name=name, chain=" → ".join(chain))


def bands_used(book: Rulebook) -> tuple[str, ...]:
    facts = [fact for part in (*book.criteria, *book.deciding) for fact in part.facts]
    return tuple(dict.fromkeys(f.removesuffix(".band") for f in facts if f.endswith(".band")))


def way(start: str, goal: str, uses: Uses, walked: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return how one name rests on another, both at the ends; () where it does not."""
    for name in uses.get(start, ()):
        if name == goal:
            return (*walked, start, name)
        if name not in (*walked, start) and (onward := way(name, goal, uses, (*walked, start))):
            return onward
    return ()


def check_parameter_dates(
    rulebook: Rulebook,
    sets: Mapping[str, IndicatorSet],
    parameters: Mapping[str, Parameter],
    faulting: Faulting,
) -> None:
    """Report each parameter that begins after what uses it does: a part of a rulebook, or an indicator."""
    seen: set[tuple[Place, str]] = set()
    for part, name in _asking(rulebook, sets.get(rulebook.subject)):
        found = parameters.get(name)
        if found is None or (part.place, name) in seen:
            continue
        seen.add((part.place, name))
        first = found.values[0].from_
        start, until = within(part.in_force, rulebook.in_force_from, rulebook.in_force_until)
        if first > start and (until is None or start <= until):
            faulting.add("R309", found.values[0].place, name=name, day=first, start=start)


def _asking(rulebook: Rulebook, figures: IndicatorSet | None) -> Iterator[tuple[Dated, str]]:
    """Yield each part of a rulebook and each figure with the parameters it names."""
    parts: Iterable[Dated] = (*rulebook.asking, *(figures.indicators.values() if figures else ()))
    return ((part, name) for part in parts for name in part.parameters)
