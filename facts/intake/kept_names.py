"""What a return's file is called once it is kept: as it was, but for a person's name or number in it."""

import re
from collections.abc import Collection, Iterator

from facts.intake.kinds import WORKBOOKS, suffix_of
from facts.named_persons import as_read, named_persons
from facts.spelling import folded
from facts.units import Units

_LEVEL = re.compile(r"(xa|phuong|thi tran|thi xa|huyen|quan|tinh|thanh pho|dac khu) ")
_BY = "[ ._-]"
_PHONE = rf"(?:\+84{_BY}?|0)[35789]\d{{1,2}}(?:{_BY}\d{{3}}{_BY}?\d{{3,4}}|(?:{_BY}\d\d){{3}})"
_IDENTITY = rf"\d{{3}}({_BY})\d{{3}}\1(?:\d{{3}}|\d{{6}})"
_NUMBER = re.compile(rf"(?<!\d)(?:\d{{9}}|0\d{{9,11}}|\+?84\d{{9}}|{_PHONE}|{_IDENTITY})(?!\d)")
_DIGITS = 8  # of the hash: enough to find the original by


def kept_name(name: str, hash_: str, units: Units, nth: int = 0) -> str:
    """Return a file's name as archive, logs, runs and papers have it: in place of persons the beginning of
    the content's hash, by which who has the original finds it (and the `nth` it was of those sent)."""
    ending = suffix_of(name)
    stem = as_read(name.rstrip()[: -len(ending)] if ending in WORKBOOKS else name)
    codes = {unit.code for unit in units.units}
    if not any(named_persons(stem)) and not any(_numbers(stem, codes)):
        return name
    places = {folded(unit.name) for unit in units.units}
    places |= {_LEVEL.sub("", place, count=1) for place in places}
    mark = f"{hash_[:_DIGITS]}" + (f" (tệp thứ {nth})" if nth else "")
    unnamed = (_without_persons(part, places, mark) for part in stem.split("/"))
    masked = "/".join(_without_numbers(part, codes, mark) for part in unnamed)
    return name if masked == stem else f"{masked}{ending if ending in WORKBOOKS else ''}"


def _without_persons(part: str, places: Collection[str], mark: str) -> str:
    """Return a part of a path with a mark from where it names the first person to the end of the last."""
    spans = list(named_persons(part, places))
    return f"{part[: spans[0][0]]}tên-người-{mark}{part[spans[-1][1] :]}" if spans else part


def _without_numbers(part: str, codes: Collection[str], mark: str) -> str:
    """Return a part of a path with a mark in place of all numbers of someone."""
    spans = list(_numbers(part, codes))
    return f"{part[: spans[0][0]]}số-riêng-{mark}{part[spans[-1][1] :]}" if spans else part


def _numbers(text: str, codes: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where a phone or identity number stands, as people type them; a unit's code beside a year is
    none."""
    for match in _NUMBER.finditer(text):
        number = match[0]
        if not (number[:5] in codes and number[5:7] in ("19", "20")) and number[4:] not in codes:
            yield match.span()
