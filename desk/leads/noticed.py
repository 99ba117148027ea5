"""What is no lead: groups that are odd but have no case or grave act, and pairs that are in neither, with what they lack."""

from __future__ import annotations

from typing import Any

from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.lead_queue import story_title
from desk.leads.lead_words import figure
from desk.leads.leads import Queue
from engine.links.leads import Lead
from engine.links.misses import BESIDES, GROUP, JOIN, PARTED, Miss
from engine.links.stories import Weighed

LACKS = {
    JOIN: ("{bits} bit để nối", "{bits} bits to be joined"),
    BESIDES: ("điều khác ngoài lao động qua lại", "something besides workers passed on"),
    GROUP: ("{bits} bit để đáng để ý, có vụ việc thì thành manh mối", "{bits} bits to be worth noticing; with a case, a lead"),
    PARTED: ("một nhóm vừa cỡ có cả hai bên", "a group of a fitting size with both"),
}  # fmt: skip


def noticed_json(queue: Queue) -> dict[str, Any]:
    return {
        "noticed": [
            {"id": x.id, "venues": list(x.venues), "parties": list(x.recorded_as), "bits": round(x.bits, 2), "innocent": list(x.stories)}
            for x in queue.findings.noticed
        ],
        "near_misses": [
            {
                "a": m.weighed.a, "b": m.weighed.b, "bits": round(m.weighed.bits, 2), "to": m.to, "lacks": round(m.lacks, 2),
                "story": m.weighed.story, "seen": [p.word for p in m.weighed.parts if p.rows],
            }
            for m in queue.findings.misses
        ],
    }  # fmt: skip


def print_noticed(queue: Queue, out: Output) -> None:
    out.say(
        "Không phải manh mối: không vụ việc, vi phạm nặng hay giấy phép bị thu hồi nào trên đường nối. Không xếp hạng, không xuất ra.",
        "No leads: no case, grave violation or licence withdrawn on any way. Not ranked, not exported.",
    )
    sides, seen = (out.pick("Các bên", "Parties"), "whole"), (out.pick("Đã thấy gì", "What is seen"), "left")
    innocent, bits = (
        (out.pick("Vô can thì vì", "If innocent, as"), "left"),
        (out.pick("Bit", "Bits"), "right"),
    )
    found = sorted(queue.findings.noticed, key=lambda x: x.id)
    out.table(
        out.pick("Đáng để ý, không có vụ việc", "Worth noticing, without a case"), [sides, seen, innocent],
        [["\n".join((*x.venues, *x.recorded_as)), _seen(x, out.lang), _stories(x, queue, out.lang)] for x in found],
    )  # fmt: skip
    lacks = (out.pick("Còn thiếu", "Lacks"), "left")
    out.table(
        out.pick("Suýt nối", "Nearly joined"), [sides, seen, innocent, bits, lacks],
        [
            [f"{m.weighed.a}\n{m.weighed.b}", _words(m.weighed, out.lang), story_title(m.weighed.story, queue.rules, out.lang), figure(m.weighed.bits, 1, out.lang), _lacks(m, out)]
            for m in queue.findings.misses
        ],
    )  # fmt: skip


def _lacks(miss: Miss, out: Output) -> str:
    return out.pick(*LACKS[miss.to]).format(bits=figure(miss.lacks, 1, out.lang))


def _seen(lead: Lead, lang: str) -> str:
    return "\n".join(dict.fromkeys(_words(j.weighed, lang) for j in lead.joins if j.bits > 0))


def _words(w: Weighed, lang: str) -> str:
    return ", ".join(words.seen(p.word, lang) for p in w.parts if p.rows)


def _stories(lead: Lead, queue: Queue, lang: str) -> str:
    return "\n".join(story_title(s, queue.rules, lang) for s in lead.stories) or "–"
