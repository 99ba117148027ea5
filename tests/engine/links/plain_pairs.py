"""What is between each two sides, object by object: what `engine.links.pairs` is held to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from engine.links.between import IDENTIFIERS, Reader
from engine.links.book import Book
from engine.links.in_cases import Pair
from engine.links.signs import LinkSign
from engine.links.units import Seen
from engine.rulebook.kinds.links import LinkRules


def in_common(
    book: Book, rules: LinkRules, apart: Set[tuple[str, str]], signs: Iterable[LinkSign]
) -> Mapping[Pair, tuple[Seen, ...]]:
    """Return all that is seen between each two sides, of each word the strongest, in order."""
    several = {key for key, said in book.by_value.items() if len(said) > 1 and key[0] in IDENTIFIERS}
    reader = Reader(book, rules)
    found = reader.seen(sorted(several - apart), signs)
    return {pair: reader.all_seen(*pair, found[pair]) for pair in sorted(found)}
