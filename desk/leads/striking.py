"""What striking a tie does to a lead: its bits, its place, who is in it, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.lead_words import figure
from desk.leads.leads import Queue
from engine.links.review import Reviewed
from engine.links.stories import Weighed


def print_struck(wanted: Reviewed, before: Queue, after: Queue, out: Output) -> None:
    """Say what a lead was and what is left of it, piece by piece."""
    lang = out.lang
    columns = [
        (out.pick("Manh mối", "Lead"), "whole"), (out.pick("Thứ tự", "Place"), "right"), (out.pick("Bit", "Bits"), "right"),
        (out.pick("Các bên", "Parties"), "left"),
    ]  # fmt: skip
    now = _pieces(wanted, after)
    rows = [[out.pick("trước: ", "before: ") + r.id, str(place), figure(r.lead.bits, 1, lang), ", ".join(sorted(r.lead.members))] for place, r in [(_place(wanted, before), wanted)]]  # fmt: skip
    rows += [[out.pick("sau: ", "after: ") + r.id, str(place), figure(r.lead.bits, 1, lang), ", ".join(sorted(r.lead.members))] for place, r in now]  # fmt: skip
    out.table(out.pick("Gỡ một liên hệ", "A tie struck"), columns, rows)
    if not now:
        out.say("Không còn là manh mối.", "It is no lead any more.")
    left = list(_left(wanted, after))
    if left:
        out.table(
            out.pick("Còn lại sau khi gỡ, chưa đủ để nối", "Left after striking, not enough to join"),
            [(out.pick("Hai bên", "Two sides"), "whole"), (out.pick("Đã thấy gì", "What is seen"), "left"), (out.pick("Bit", "Bits"), "right")],
            [[f"{w.a}\n{w.b}", "\n".join(words.seen(p.word, lang) for p in w.parts if p.rows), figure(w.bits, 1, lang)] for w in left],
        )  # fmt: skip


def struck_json(wanted: Reviewed, before: Queue, after: Queue) -> dict[str, Any]:
    now = _pieces(wanted, after)
    return {
        "bits_before": round(wanted.lead.bits, 2), "bits_after": round(sum(r.lead.bits for _, r in now), 2),
        "place_before": _place(wanted, before), "places_after": [place for place, _ in now],
        "members_after": [sorted(r.lead.members) for _, r in now], "still_a_lead": bool(now),
        "left": [{"a": w.a, "b": w.b, "bits": round(w.bits, 2)} for w in _left(wanted, after)],
    }  # fmt: skip


def _place(wanted: Reviewed, queue: Queue) -> int:
    return next(n for n, r in enumerate(queue.leads, 1) if r.lead.id == wanted.lead.id)


def _pieces(wanted: Reviewed, after: Queue) -> list[tuple[int, Reviewed]]:
    return [(n, r) for n, r in enumerate(after.leads, 1) if r.lead.members & wanted.lead.members]


def _left(wanted: Reviewed, after: Queue) -> Iterator[Weighed]:
    """Yield the pairs of the lead's sides that no lead holds any more, those with something left between them."""
    sides = {s for j in wanted.lead.joins for s in j.sides}
    held = {j.sides for _, r in _pieces(wanted, after) for j in r.lead.joins}
    for w in after.findings.pairs.among(sides):
        if (w.a, w.b) not in held and w.bits > 0:
            yield w
