"""What striking a tie does to a lead: its bits, its place, who is in it, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desk.base.faults import WrongUse
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.decisions import tie_struck
from desk.leads.lead_words import figure
from desk.leads.leads import Queue, queue_of
from engine.links.innocent_ties import TieDecision
from engine.links.review import Reviewed
from engine.links.stories import Weighed


@dataclass(frozen=True, slots=True)
class Striking:
    """A person's word that a tie is innocent, not on record yet: the lead, the queue before, and as it then
    would be."""

    decision: TieDecision
    lead: Reviewed
    before: Queue
    after: Queue

    @property
    def place(self) -> int:
        return next(n for n, r in enumerate(self.before.leads, 1) if r.lead.id == self.lead.lead.id)

    @property
    def pieces(self) -> list[tuple[int, Reviewed]]:
        """Return what is left of the lead, each piece with its place in the queue."""
        members = self.lead.lead.members
        return [(n, r) for n, r in enumerate(self.after.leads, 1) if r.lead.members & members]

    @property
    def fallen(self) -> tuple[str, ...]:
        """Return who would stand in no lead any more."""
        held = {m for _, r in self.pieces for m in r.lead.members}
        return tuple(sorted(self.lead.lead.members - held))

    @property
    def left(self) -> Iterator[Weighed]:
        """Yield the pairs of the lead's sides that no lead holds any more, those with something left between
        them."""
        sides = {s for j in self.lead.lead.joins for s in j.sides}
        held = {j.sides for _, r in self.pieces for j in r.lead.joins}
        for w in self.after.findings.pairs.among(sides):
            if (w.a, w.b) not in held and w.bits > 0:
                yield w


def striking_of(queue: Queue, wanted: Reviewed, nth: int, reason: str, by: str | None) -> Striking:
    """Return what striking the nth tie would do; raises WrongUse where it is no tie, or speaks for
    innocence."""
    decision = tie_struck(wanted, nth, reason, by, queue.day, queue.period.end)
    found = Striking(decision, wanted, queue, queue_of(queue.run, queue.day, [decision]))
    if sum(r.lead.bits for _, r in found.pieces) > wanted.lead.bits:
        raise WrongUse(
            f"Dòng {nth} là điều nói rằng vô can: gỡ nó thì manh mối nặng thêm. Không cần gỡ.",
            f"Row {nth} speaks for innocence: without it the lead would be heavier. There is no need to"
            " strike it.",
        )
    return found


def print_struck(struck: Striking, out: Output) -> None:
    """Say what a lead was and what is left of it, piece by piece."""
    lang = out.lang
    columns = [
        ("Manh mối", "Lead", "whole"),
        ("Thứ tự", "Place", "right"),
        ("Bit", "Bits", "right"),
        ("Các bên", "Parties"),
    ]
    then = [(out.pick("trước: ", "before: "), struck.place, struck.lead)]
    now = [(out.pick("sau: ", "after: "), place, r) for place, r in struck.pieces]
    rows = [
        [when + r.id, str(place), figure(r.lead.bits, 1, lang), ", ".join(sorted(r.lead.members))]
        for when, place, r in (*then, *now)
    ]
    out.table(("Gỡ một liên hệ", "A tie struck"), columns, rows)
    if not now:
        out.say("Không còn là manh mối.", "It is no lead any more.")
    left = list(struck.left)
    if left:
        out.table(
            ("Còn lại sau khi gỡ, chưa đủ để nối", "Left after striking, not enough to join"),
            [("Hai bên", "Two sides", "whole"), ("Đã thấy gì", "What is seen"), ("Bit", "Bits", "right")],
            [
                [
                    f"{w.a}\n{w.b}",
                    "\n".join(words.seen(p.word, lang) for p in w.parts if p.rows),
                    figure(w.bits, 1, lang),
                ]
                for w in left
            ],
        )


def struck_words(struck: Striking, lang: str) -> tuple[str, ...]:
    """Say the same in sentences."""
    n = 0 if lang == "vi" else 1
    lines = [_piece_words(("Trước", "Before")[n], struck.place, struck.lead, lang)]
    lines += [_piece_words(("Sau", "After")[n], place, r, lang) for place, r in struck.pieces]
    if not struck.pieces:
        lines.append(("Sau: không còn là manh mối.", "After: no lead any more.")[n])
    elif struck.fallen:
        lines.append(f"{('Rời khỏi manh mối', 'No more in a lead')[n]}: {', '.join(struck.fallen)}.")
    return (
        *lines,
        *(
            f"{('Còn lại, chưa đủ để nối', 'Left, not enough to join')[n]}: {left_words(w, lang)}."
            for w in struck.left
        ),
    )


def _piece_words(when: str, place: int, found: Reviewed, lang: str) -> str:
    bits, many = figure(found.lead.bits, 1, lang), len(found.lead.members)
    if lang == "vi":
        return f"{when}: {found.id}, thứ {place}, {bits} bit, {many} bên."
    return f"{when}: {found.id}, place {place}, {bits} bits, {many} parties."


def left_words(pair: Weighed, lang: str) -> str:
    """Say what is left between two sides."""
    seen = ", ".join(words.seen(p.word, lang) for p in pair.parts if p.rows)
    return f"{pair.a} – {pair.b}: {seen} ({figure(pair.bits, 1, lang)} bit{'s' * (lang != 'vi')})"


def struck_json(struck: Striking) -> dict[str, Any]:
    now = struck.pieces
    return {
        "bits_before": round(struck.lead.lead.bits, 2),
        "bits_after": round(sum(r.lead.bits for _, r in now), 2),
        "place_before": struck.place,
        "places_after": [place for place, _ in now],
        "members_after": [sorted(r.lead.members) for _, r in now],
        "still_a_lead": bool(now),
        "left": [{"a": w.a, "b": w.b, "bits": round(w.bits, 2)} for w in struck.left],
    }
