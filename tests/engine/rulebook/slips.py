"""Slips of the hand, made at a word of a shipped rule file: each is surely wrong, and wrong on that word's
line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of


@dataclass(frozen=True)
class Spot:
    """A word of a file: where it stands in the text, whether it is a key, and the key it stands under."""

    text: str
    start: int
    word: str
    is_key: bool
    quoted: bool
    under: str

    @property
    def line(self) -> int:
        return self.text[: self.start].count("\n") + 1

    @property
    def end(self) -> int:
        return self.start + len(self.word) + 2 * self.quoted

    def put(self, new: str) -> str:
        return self.text[: self.start] + new + self.text[self.end :]


def spots(text: str) -> list[Spot]:
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    return [
        Spot(text, lines[word.place.line - 1] + word.place.col - 1, str(word), is_key, word.quoted, under)
        for word, is_key, under in _words(reading_of("spots.yaml", text).tree, "")
        if word
    ]


def _words(tree: object, under: str) -> Iterator[tuple[Word, bool, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key, True, under
            yield from _words(value, str(key))
    elif isinstance(tree, list):
        for item in tree:
            yield from _words(item, under)
    elif isinstance(tree, Word):
        yield tree, False, under


def _number(spot: Spot) -> bool:
    known = (
        "give",
        "value",
        "take",
        "total",
        "at_most",
        "weight",
        "cap",
        "within_days",
        "months",
        "each",
    )
    return not spot.is_key and not spot.quoted and spot.under in known and spot.word.isdigit()


def _in_flow(spot: Spot) -> bool:
    """Tell whether a value ends its line inside brackets that opened on the line."""
    line = spot.text[spot.text.rfind("\n", 0, spot.start) + 1 : spot.text.index("\n", spot.start)].split(
        " #"
    )[0]
    return not spot.is_key and line.rstrip().endswith("}") and line.count("{") == line.count("}")


def _value(spot: Spot) -> bool:
    return not spot.is_key


def _without_last_brace(spot: Spot) -> str:
    end = spot.text.index("\n", spot.start)
    brace = spot.text.rindex("}", 0, end)
    return spot.text[:brace] + spot.text[brace + 1 :]


def _tab(spot: Spot) -> str:
    start = spot.text.rfind("\n", 0, spot.start) + 1
    return f"{spot.text[:start]}\t{spot.text[start:]}"


SLIPS: dict[str, tuple[Callable[[Spot], bool], Callable[[Spot], str]]] = {
    "group for a word": (_value, lambda s: s.put("{a: b}")),
    "list of lists for a word": (_value, lambda s: s.put("[[a]]")),
    "nothing for a word": (lambda s: _value(s) and s.quoted, lambda s: s.put('""')),
    "anchor": (_value, lambda s: s.text[: s.start] + "&a " + s.text[s.start :]),
    "tag": (_value, lambda s: s.text[: s.start] + "!!str " + s.text[s.start :]),
    "letters in pieces": (
        lambda s: unicodedata.normalize("NFD", s.word) != s.word,
        lambda s: s.text[: s.start] + unicodedata.normalize("NFD", s.text[s.start : s.end]) + s.text[s.end :],
    ),
    "space that is none": (_value, lambda s: s.text[: s.start] + "\u00a0" + s.text[s.start :]),
    "tab in the indent": (_value, _tab),
    "quote left open": (
        lambda s: s.quoted and _value(s),
        lambda s: s.text[: s.end - 1] + s.text[s.end :],
    ),
    "brace left open": (_in_flow, _without_last_brace),
    "key twice": (
        lambda s: s.is_key and s.text[s.end : s.end + 2] == ": " and s.text[s.start - 1] in "{ ",
        lambda s: s.text[: s.start] + f"{s.word}: a" + _parted(s) + s.text[s.start :],
    ),
    "number in words": (_number, lambda s: s.put("mười")),
    "number with a unit": (_number, lambda s: s.put(f"{s.word} %")),
    "number with a zero before": (_number, lambda s: s.put(f"0{s.word}")),
    "number as a power": (_number, lambda s: s.put(f"{s.word}e3")),
    "decimal comma": (_number, lambda s: s.put(f"{s.word},5")),
    "number below zero": (
        lambda s: _number(s) and s.word != "0" and s.under != "each",
        lambda s: s.put(f"-{s.word}"),
    ),
    "day the other way round": (
        lambda s: _value(s) and re.fullmatch(r"\d{4}-\d\d-\d\d", s.word) is not None,
        lambda s: s.put("-".join(reversed(s.word.split("-")))),
    ),
    "day that is none": (
        lambda s: _value(s) and re.fullmatch(r"\d{4}-\d\d-\d\d", s.word) is not None,
        lambda s: s.put(f"{s.word[:4]}-02-30"),
    ),
    "true for yes": (lambda s: _value(s) and s.word in ("yes", "no"), lambda s: s.put("true")),
    "citation of nothing": (lambda s: _value(s) and s.under == "cites", lambda s: s.put("nd-999-2099")),
    "one list for another": (
        lambda s: (
            _value(s) and s.under in ("type", "status", "sensitivity", "certainty", "purpose", "if_none")
        ),
        lambda s: s.put("khác hẳn"),
    ),
}


def _parted(spot: Spot) -> str:
    """Return what parts two keys where this one stands: a comma in brackets, else a new line."""
    start = spot.text.rfind("\n", 0, spot.start) + 1
    before = spot.text[start : spot.start]
    return ", " if before.strip(" -") else "\n" + " " * len(before)
