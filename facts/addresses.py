"""Addresses as people write them become one key: alley and house number, street, hamlet, commune.

`Số 5, hẻm 12, đường Lê Lợi` and `12/5 Le Loi` agree. A stall is in its market: `Ki ốt 7, chợ Thứ Ba` is `Chợ
Thứ Ba`. What is above the commune is left out, for it is mostly not written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from facts.spelling import folded

# Longest first. North, centre and south have their own word for an alley.
_SHORT = (
    (r"\bso nha\b|\bnha so\b|\bsn\b|\bs\.", "so"),
    (r"\bkp\.?\s*(?=\d)", "khu pho "),
    (r"\btdp\.?(?=[\s\d])", "to dan pho "),
    (r"\btt\.?\s+(?=[a-z])", "thi tran "),
    (r"\btx\.?\s+(?=[a-z])", "thi xa "),
    (r"\btp\.?\s*(?=[a-z])", "thanh pho "),
    (r"\bd\.\s*", "duong "),
    (r"\bp\.\s*", "phuong "),
    (r"\bh\.\s*", "huyen "),
    (r"\bx\.\s*", "xa "),
    (r"\bt\.\s*(?=[a-z])", "tinh "),
    (r"\bql\.?\s*(?=\d)", "quoc lo "),
    (r"\btl\.?\s*(?=\d)", "tinh lo "),
    (r"\b(?:ngo|kiet)\b(?= (?:so )?\d)", "hem"),  # Ngô Quyền is a street
)
_STALL = re.compile(
    r"\b(?:ki ?ot|kiosk|sap|quay|gian(?: hang)?|lo|tang|lau|phong)(?: so)? ?[a-z]?\d+[a-z]?\b"
)
# Only after the commune: Huyền Trân Công Chúa is a street, and what is opposite a `quán` no district.
_ABOVE = re.compile(
    r"(?<=[ ,])(?P<kept>(?:xa|phuong|thi tran) .*?)[ ,-]+(?:huyen|quan|tinh|thanh pho|thi xa) .*"
)
_ALLEY = re.compile(r"\b(?P<kind>hem|ngach)(?: so)? ?(?P<number>\d+[a-z]?(?:/\d+[a-z]?)*)\b")
_HOUSE = re.compile(r"(?:\bso )?\b(?P<number>\d+[a-z]?(?:/\d+[a-z]?)*)\b")
_PARTS = r"ap|thon|khom|khu pho|to dan pho|to(?= \d)|xa|phuong|thi tran|duong|quoc lo|tinh lo"
_PART = re.compile(rf"\b(?=(?:{_PARTS})\b)")
_MARKS = re.compile(r"[^\w/]+|_")


@lru_cache(maxsize=65536)
def address_words(text: str) -> str:
    """Return an address in one form: number within alley, then its parts sorted, without accents."""
    written = _spelt_out(folded(text))
    within = _ABOVE.sub(r"\g<kept>", f" {written}")
    if " cho " in f"{within} ":
        within = _STALL.sub(" ", within)
    plain = " , ".join(_words(part) for part in re.split(r"[,;]| - ", within))
    path, rest = _path(plain)
    parts = sorted({p for part in rest.split(",") for p in _parts(part)})
    return " ".join([*(["/".join(path)] if path else []), *parts])


def _spelt_out(text: str) -> str:
    for short, full in _SHORT:
        text = re.sub(short, full, text)
    return text


def _words(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).split())


def _path(text: str) -> tuple[list[str], str]:
    """Return the numbers from the street inwards (alley, alley within, house), and the rest of the text."""
    alleys: dict[str, list[str]] = {"hem": [], "ngach": []}
    for match in _ALLEY.finditer(text):
        alleys[match["kind"]] += match["number"].split("/")
    text = _ALLEY.sub(" , ", text)
    first = re.match(r"[ ,]*(?:so )?", text)
    house = _HOUSE.match(text, first.end() if first else 0) or re.search(rf"\bso {_HOUSE.pattern}", text)
    if house is None:
        return alleys["hem"] + alleys["ngach"], text
    left = text[: house.start()] + " , " + text[house.end() :]
    return alleys["hem"] + alleys["ngach"] + house["number"].split("/"), left


def _parts(text: str) -> Iterator[str]:
    for part in _PART.split(text):
        word = " ".join(part.split()).removeprefix("duong ")
        if word and word != "so":
            yield word
