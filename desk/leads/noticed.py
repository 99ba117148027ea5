"""What is no lead: groups that are odd but have no case or grave act, and pairs that are in neither, with
what they lack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desk.base.language import gettext, gettext_noop
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.lead_queue import story_title
from desk.leads.lead_words import figure
from desk.leads.leads import Queue
from engine.links.leads import Lead
from engine.links.misses import BESIDES, BLANKS, EXPLAINED, GROUP, JOIN, PARTED, Miss
from engine.links.stories import Weighed

NO_LEAD = gettext_noop(
    "Không phải manh mối, không phải căn cứ kiểm tra, không nói ai có lỗi; không xếp hạng, không xuất ra."
    " Nhóm đáng để ý: trên đường nối không có vụ việc, vi phạm nặng hay giấy phép bị thu hồi. Cặp suýt nối:"
    " còn thiếu điều nêu ở dòng ấy."
)
NOTICED = gettext_noop("Đáng để ý, không có vụ việc")
NEAR = gettext_noop("Suýt nối")
NO_NOTICED = gettext_noop("Không có nhóm nào đáng để ý mà không có vụ việc.")
NO_NEAR = gettext_noop("Không có cặp nào suýt nối.")
SIDES = gettext_noop("Các bên")
SEEN = gettext_noop("Đã thấy gì")
INNOCENT = gettext_noop("Vô can thì vì")
BITS = gettext_noop("Bit")
STILL_LACKS = gettext_noop("Còn thiếu")
LACKS = {
    JOIN: gettext_noop("%(bits)s bit để nối"),
    BESIDES: gettext_noop("điều khác ngoài lao động qua lại"),
    GROUP: gettext_noop("%(bits)s bit để đáng để ý, có vụ việc thì thành manh mối"),
    BLANKS: gettext_noop(
        "cột Hợp đồng lao động để trống quyết định: %(cells)s. Bit này là khi mọi ô ấy là không có hợp đồng"
    ),
    EXPLAINED: gettext_noop(
        "không thiếu: chung nhà hoặc họ hàng giải thích được; không có điều ấy thì thêm %(bits)s bit"
    ),
    PARTED: gettext_noop("không thiếu bit: nhóm có cả hai bên quá lớn nên bị tách"),
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


def noticed_rows(groups: Iterable[Lead], queue: Queue) -> list[OddRow]:
    return [OddRow((*x.venues, *x.recorded_as), _seen(x), _titles(x.stories, queue)) for x in groups]


def near_rows(misses: Iterable[Miss], queue: Queue) -> list[OddRow]:
    return [
        OddRow(
            (m.weighed.a, m.weighed.b),
            (_words(m.weighed),),
            _titles((m.weighed.story,), queue),
            figure(m.weighed.bits, 1),
            _lacks(m),
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
    out.say(gettext(NO_LEAD))
    columns = [(gettext(SIDES), "whole"), gettext(SEEN), gettext(INNOCENT)]
    found = [_cells(x) for x in noticed_rows(noticed_in(queue), queue)]
    if found:
        out.table(gettext(NOTICED), columns, found)
    else:
        out.say(gettext(NO_NOTICED))
    more = [(gettext(BITS), "right"), gettext(STILL_LACKS)]
    near = [[*_cells(x), x.bits, x.lacks] for x in near_rows(queue.findings.misses, queue)]
    if near:
        out.table(gettext(NEAR), [*columns, *more], near)
    else:
        out.say(gettext(NO_NEAR))


def _cells(row: OddRow) -> list[str]:
    return ["\n".join(several) or "–" for several in (row.sides, row.seen, row.innocent)]


def _lacks(miss: Miss) -> str:
    cells = "; ".join(f"{row.form} {words.key_of(row.form, row.key)}" for row in miss.cells)
    return gettext(LACKS[miss.to], bits=figure(miss.lacks, 1), cells=cells)


def _seen(lead: Lead) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_words(j.weighed) for j in lead.joins if j.bits > 0))


def _words(w: Weighed) -> str:
    return ", ".join(words.seen(p.word) for p in w.parts if p.rows)


def _titles(stories: Iterable[str], queue: Queue) -> tuple[str, ...]:
    return tuple(story_title(s, queue.rules) for s in stories)
