"""What a return's file is called once it is kept: as it was, but for a person named in it."""

import re
from collections.abc import Collection

from facts.intake.kinds import WORKBOOKS, suffix_of
from facts.named_persons import as_read, named_persons
from facts.spelling import folded
from facts.units import Units

_LEVEL = re.compile(r"(xa|phuong|thi tran|thi xa|huyen|quan|tinh|thanh pho|dac khu) ")
_DIGITS = 8  # of the hash: enough to find the original by


def kept_name(name: str, hash_: str, units: Units, nth: int = 0) -> str:
    """Return a file's name as archive, logs, runs and papers have it: in place of persons the beginning of
    the content's hash, by which who has the original finds it (and the `nth` it was of those sent)."""
    ending = suffix_of(name)
    stem = as_read(name.rstrip()[: -len(ending)] if ending in WORKBOOKS else name)
    if not any(named_persons(stem)):
        return name
    places = {folded(unit.name) for unit in units.units}
    places |= {_LEVEL.sub("", place, count=1) for place in places}
    mark = f"tên-người-{hash_[:_DIGITS]}" + (f" (tệp thứ {nth})" if nth else "")
    masked = "/".join(_without_persons(part, places, mark) for part in stem.split("/"))
    return name if masked == stem else f"{masked}{ending if ending in WORKBOOKS else ''}"


def _without_persons(part: str, places: Collection[str], mark: str) -> str:
    """Return a part of a path with a mark from where it names the first person to the end of the last."""
    spans = list(named_persons(part, places))
    return f"{part[: spans[0][0]]}{mark}{part[spans[-1][1] :]}" if spans else part
