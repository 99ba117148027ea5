"""What speaks against a venue's risk: what was found in order, and what nobody knows; never a verdict either
way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from desk.base.language import gettext
from desk.web.venues.records import CASE, INSPECTION, VIOLATION, Mark
from desk.words.numbers import day_words
from facts.standing import Record


def against_of(marks: Iterable[Mark], told: Sequence[Record], end: date) -> Iterator[tuple[str, bool]]:
    """Yield sentences; True: not known."""
    mine = [m for m in marks if m.on <= end]
    yield from (*_inspected(mine), *_cases(mine), *_register(told))


def _inspected(marks: Sequence[Mark]) -> Iterator[tuple[str, bool]]:
    checks = [m for m in marks if m.lane == INSPECTION]
    faults = [m for m in marks if m.lane == VIOLATION]
    good = [m for m in checks if m.good]
    if not checks:
        yield (gettext("Chưa thấy cuộc kiểm tra nào trong sổ: không rõ cơ sở làm đúng hay sai."), True)
    elif good:
        on = day_words(good[-1].on)
        yield (
            gettext(
                "%(good)s trong %(checks)s lần kiểm tra kết luận đạt, gần nhất %(on)s.",
                good=len(good),
                checks=len(checks),
                on=on,
            ),
            False,
        )
    if checks and not faults:
        yield (gettext("Không có vi phạm hành chính nào trong các lần kiểm tra ấy."), False)
    made_good = sum(m.good for m in faults)
    if made_good:
        yield (
            gettext(
                "%(made_good)s trong %(faults)s vi phạm đã được khắc phục.",
                made_good=made_good,
                faults=len(faults),
            ),
            False,
        )


def _cases(marks: Sequence[Mark]) -> Iterator[tuple[str, bool]]:
    if any(m.lane == CASE for m in marks):
        yield (gettext("Vụ việc xảy ra tại cơ sở không nói chủ cơ sở có biết hay không."), False)


def _register(told: Sequence[Record]) -> Iterator[tuple[str, bool]]:
    owners = list(dict.fromkeys((r.values["owner_id"], r.period) for r in told if r.values["owner_id"]))
    changed = next(((a, b) for a, b in pairwise(owners) if a[0] != b[0]), None)
    if changed:
        since = changed[1][1]
        yield (
            gettext("B02 ghi chủ khác từ kỳ %(since)s: việc trước đó là của chủ trước?", since=since),
            True,
        )
    now = told[-1].values if told else {}
    if now.get("commitment_signed"):
        yield gettext("Đã ký cam kết với xã."), False
    if now.get("security_certificate"):
        yield (gettext("Có giấy chứng nhận đủ điều kiện về an ninh trật tự."), False)
