"""What speaks against a venue's risk: what was found in order, and what nobody knows; never a verdict either
way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from desk.web.venues.records import CASE, INSPECTION, VIOLATION, Mark
from desk.words.numbers import day_words
from facts.standing import Record


def against_of(
    marks: Iterable[Mark], told: Sequence[Record], end: date, lang: str
) -> Iterator[tuple[str, bool]]:
    """Yield sentences; True: not known."""
    mine = [m for m in marks if m.on <= end]
    for sentences, open_ in (*_inspected(mine, lang), *_cases(mine), *_register(told, lang)):
        yield sentences[lang == "en"], open_


def _inspected(marks: Sequence[Mark], lang: str) -> Iterator[tuple[tuple[str, str], bool]]:
    checks = [m for m in marks if m.lane == INSPECTION]
    faults = [m for m in marks if m.lane == VIOLATION]
    good = [m for m in checks if m.good]
    if not checks:
        yield (
            (
                "Chưa thấy cuộc kiểm tra nào trong sổ: không rõ cơ sở làm đúng hay sai.",
                "No inspection is on record: whether the venue keeps the rules is not known.",
            ),
            True,
        )
    elif good:
        on = day_words(good[-1].on)
        yield (
            (
                f"{len(good)} trong {len(checks)} lần kiểm tra kết luận đạt, gần nhất {on}.",
                f"{len(good)} of {len(checks)} inspections found it in order, the last on {on}.",
            ),
            False,
        )
    if checks and not faults:
        yield (
            (
                "Không có vi phạm hành chính nào trong các lần kiểm tra ấy.",
                "None of those inspections found a violation.",
            ),
            False,
        )
    made_good = sum(m.good for m in faults)
    if made_good:
        yield (
            (
                f"{made_good} trong {len(faults)} vi phạm đã được khắc phục.",
                f"Violations made good: {made_good} of {len(faults)}.",
            ),
            False,
        )


def _cases(marks: Sequence[Mark]) -> Iterator[tuple[tuple[str, str], bool]]:
    if any(m.lane == CASE for m in marks):
        yield (
            (
                "Vụ việc xảy ra tại cơ sở không nói chủ cơ sở có biết hay không.",
                "A case at a venue does not say whether its owner knew.",
            ),
            False,
        )


def _register(told: Sequence[Record], lang: str) -> Iterator[tuple[tuple[str, str], bool]]:
    owners = list(dict.fromkeys((r.values["owner_id"], r.period) for r in told if r.values["owner_id"]))
    changed = next(((a, b) for a, b in pairwise(owners) if a[0] != b[0]), None)
    if changed:
        since = changed[1][1]
        yield (
            (
                f"B02 ghi chủ khác từ kỳ {since}: việc trước đó là của chủ trước?",
                f"B02 names another owner since {since}: was what came before the former owner's?",
            ),
            True,
        )
    now = told[-1].values if told else {}
    if now.get("commitment_signed"):
        yield ("Đã ký cam kết với xã.", "A commitment with the commune is signed."), False
    if now.get("security_certificate"):
        yield (
            (
                "Có giấy chứng nhận đủ điều kiện về an ninh trật tự.",
                "It holds a certificate of security and order.",
            ),
            False,
        )
