"""Checks what rulebooks are for: one a role on any day, about the right subject, and none missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.roles import ROLE_OF
from engine.rulebook.model.rulebook import RulebookFile

KIND_WORDS: Mapping[str, tuple[str, str]] = {"unit": ("đơn vị", "unit"), "venue": ("cơ sở", "venue")}
Books = Collection[RulebookFile]


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
            faulting.add("R530", plain[0].rulebook.place, role=role, kind_vi=vi, kind_en=en)
        for earlier, later in _overlapping([book for book in about if book.role == role]):
            faulting.add(
                "R529",
                later.spot("role"),
                name=later.rulebook,
                other=earlier.rulebook,
                role=role,
                day=later.in_force.from_,
            )


def _overlapping(books: Books) -> Iterator[tuple[RulebookFile, RulebookFile]]:
    """Yield rulebooks in force on one day, the earlier first."""
    ordered = sorted(books, key=lambda book: (book.in_force.from_, book.rulebook))
    for earlier, later in pairwise(ordered):
        if earlier.in_force.until is None or later.in_force.from_ <= earlier.in_force.until:
            yield earlier, later
