"""Vietnamese names of persons: the syllables that count, whatever marks, titles or nicknames are written."""

import re
from collections.abc import Iterator

from facts.spelling import cleaned, folded, respelled

YEARS = 10  # two born no further apart than so many years share a span of birth years
_ASIDE = re.compile(r"\([^)]*\)|[.,;:]")
_TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "chú"})
_I_OR_Y = re.compile(r"\b([hklmstv]|qu)y(?=[\u0300-\u036f]*\b)")
_PLAIN = frozenset({"van", "thi"})  # middle names that only tell a man from a woman


def syllables(name: str) -> list[str]:
    """Return a name's syllables, tone marks last, i as y, without a title or a nickname in brackets."""
    written = _ASIDE.sub(" ", cleaned(name).casefold()).split()
    if len(written) > 3 and written[0] in _TITLES:
        del written[0]
    return _I_OR_Y.sub(r"\1i", respelled(" ".join(written))).split()


def bare(name: str) -> list[str]:
    """Return a name's syllables without accents, title or nickname."""
    return [folded(s) for s in syllables(name)]


def person_marks(name: str, birth_year: int | None) -> Iterator[str]:
    """Yield what another record of one person has too: the whole name with the year of birth; then what
    brothers and sisters often have: family and middle name, and the family name alone, each with two spans of
    years; then the whole name; last what a parent has too, the family name. No year: the last two alone."""
    parts = bare(name)
    if len(parts) < 2:
        return
    if birth_year is not None:
        yield f"person {' '.join(parts)} {birth_year}"
        middle = " ".join("" if part in _PLAIN else part for part in parts[1:-1])
        for kind, names in (("middle", f"{parts[0]} {middle}"), ("family", parts[0])):
            for span in (birth_year // YEARS - 1, birth_year // YEARS):
                yield f"{kind} {names} {span}"
    yield f"name {' '.join(parts)}"
    yield f"family {parts[0]}"
