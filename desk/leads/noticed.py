"""What is no lead: groups that are odd but have no case or grave act, and pairs that are in neither, with
what they lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.lead_queue import story_title
from desk.leads.lead_words import Pair, figure
from desk.leads.leads import Queue
from engine.links.leads import Lead
from engine.links.misses import BESIDES, BLANKS, EXPLAINED, GROUP, JOIN, PARTED, Miss
from engine.links.stories import Weighed

NO_LEAD: Pair = (
    (
        "Không phải manh mối, không phải căn cứ kiểm tra, không nói ai có lỗi; không xếp hạng, không xuất ra."
        " Nhóm đáng để ý: trên đường nối không có vụ việc, vi phạm nặng hay giấy phép bị thu hồi. Cặp suýt"
        " nối: còn thiếu điều nêu ở dòng ấy."
    ),
    (
        "No leads, no ground for an inspection, nothing of guilt; not ranked, not exported. A group worth"
        " noticing has no case, grave violation or licence withdrawn on any way. A pair nearly joined lacks"
        " what its row says."
    ),
)
NOTICED: Pair = ("Đáng để ý, không có vụ việc", "Worth noticing, without a case")
NEAR: Pair = ("Suýt nối", "Nearly joined")
NO_NOTICED: Pair = (
    "Không có nhóm nào đáng để ý mà không có vụ việc.",
    "No group is worth noticing without a case.",
)
NO_NEAR: Pair = ("Không có cặp nào suýt nối.", "No pair is nearly joined.")
SIDES: Pair = ("Các bên", "Parties")
SEEN: Pair = ("Đã thấy gì", "What is seen")
INNOCENT: Pair = ("Vô can thì vì", "If innocent, as")
BITS: Pair = ("Bit", "Bits")
STILL_LACKS: Pair = ("Còn thiếu", "Lacks")
LACKS = {
    JOIN: ("{bits} bit để nối", "{bits} bits to be joined"),
    BESIDES: ("điều khác ngoài lao động qua lại", "something besides workers passed on"),
    GROUP: (
        "{bits} bit để đáng để ý, có vụ việc thì thành manh mối",
        "{bits} bits to be worth noticing; with a case, a lead",
    ),
    BLANKS: (
        "cột Hợp đồng lao động để trống quyết định: {cells}. Bit này là khi mọi ô ấy là không có hợp đồng",
        "blank cells of Hợp đồng lao động (contract) decide: {cells}. These bits are if all of them say no",
    ),
    EXPLAINED: (
        "không thiếu: chung nhà hoặc họ hàng giải thích được; không có điều ấy thì thêm {bits} bit",
        "nothing: one home or kinship explains it; without that it has {bits} bits more",
    ),
    PARTED: (
        "không thiếu bit: nhóm có cả hai bên quá lớn nên bị tách",
        "no bits: the group with both is too large and was parted",
    ),
}


@dataclass(frozen=True, slots=True)
class OddRow:
    """What is odd and no lead, in words and codes: a group, or a pair with its bits and what it `lacks`."""

    sides: tuple[str, ...]
    seen: tuple[str, ...]
    innocent: tuple[str, ...]
    bits: str = ""
    lacks: str = ""


def noticed_in(queue: Queue) -> list[Lead]:
    """Return the groups worth noticing, in the order of their ids: they are not ranked."""
    return sorted(queue.findings.noticed, key=lambda x: x.id)


def noticed_rows(groups: Iterable[Lead], queue: Queue, lang: str) -> list[OddRow]:
    return [
        OddRow((*x.venues, *x.recorded_as), _seen(x, lang), _titles(x.stories, queue, lang)) for x in groups
    ]


def near_rows(misses: Iterable[Miss], queue: Queue, lang: str) -> list[OddRow]:
    return [
        OddRow(
            (m.weighed.a, m.weighed.b),
            (_words(m.weighed, lang),),
            _titles((m.weighed.story,), queue, lang),
            figure(m.weighed.bits, 1, lang),
            _lacks(m, lang),
        )
        for m in misses
    ]


def noticed_json(queue: Queue) -> dict[str, Any]:
    return {
        "noticed": [
            {
                "id": x.id,
                "venues": list(x.venues),
                "parties": list(x.recorded_as),
                "bits": round(x.bits, 2),
                "innocent": list(x.stories),
            }
            for x in queue.findings.noticed
        ],
        "near_misses": [
            {
                "a": m.weighed.a,
                "b": m.weighed.b,
                "bits": round(m.weighed.bits, 2),
                "to": m.to,
                "lacks": round(m.lacks, 2),
                "blank_cells": [f"{row.form} {row.key}" for row in m.cells],
                "story": m.weighed.story,
                "seen": [p.word for p in m.weighed.parts if p.rows],
            }
            for m in queue.findings.misses
        ],
    }


def print_noticed(queue: Queue, out: Output) -> None:
    out.say(*NO_LEAD)
    columns = [(*SIDES, "whole"), SEEN, INNOCENT]
    found = [_cells(x) for x in noticed_rows(noticed_in(queue), queue, out.lang)]
    if found:
        out.table(NOTICED, columns, found)
    else:
        out.say(*NO_NOTICED)
    more = [(*BITS, "right"), STILL_LACKS]
    near = [[*_cells(x), x.bits, x.lacks] for x in near_rows(queue.findings.misses, queue, out.lang)]
    if near:
        out.table(NEAR, [*columns, *more], near)
    else:
        out.say(*NO_NEAR)


def _cells(row: OddRow) -> list[str]:
    return ["\n".join(several) or "–" for several in (row.sides, row.seen, row.innocent)]


def _lacks(miss: Miss, lang: str) -> str:
    cells = "; ".join(f"{row.form} {words.key_of(row.form, row.key, lang)}" for row in miss.cells)
    return LACKS[miss.to][lang != "vi"].format(bits=figure(miss.lacks, 1, lang), cells=cells)


def _seen(lead: Lead, lang: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_words(j.weighed, lang) for j in lead.joins if j.bits > 0))


def _words(w: Weighed, lang: str) -> str:
    return ", ".join(words.seen(p.word, lang) for p in w.parts if p.rows)


def _titles(stories: Iterable[str], queue: Queue, lang: str) -> tuple[str, ...]:
    return tuple(story_title(s, queue.rules, lang) for s in stories)
