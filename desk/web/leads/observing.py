"""Own notes as evidence and the watch list as the desk shows them, for who verifies alone."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from desk.leads import lead_words as words
from desk.leads import watching
from desk.leads.acts import END_WATCH, RENEW, WITHDRAW
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue
from desk.leads.observations import grade_words, note_words, noted_about, trust_of
from desk.web.acts import ActForm
from engine.links.notes import COUNTS, MAY_TELL, GradedNote

KINDS = tuple(dict.fromkeys(kind for kinds in MAY_TELL.values() for kind in kinds))


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as a row: what it says, its grade in words and what it weighs, whether it counts or why not."""

    n: int
    says: str
    grade: str
    weight: str
    counts: bool
    state: str
    by: str
    seen: str
    reason: str
    form: ActForm  # takes it back


def shown_beside(queue: Queue, about: Set[str] | None) -> dict[str, Any]:
    """Return the notes and the watch list, or what of them is about some parties."""
    return {
        "noted": [_noted(queue, note, state) for note, state in noted_about(queue, about)],
        "followed": [
            (
                w,
                said(watching.WATCHED_STATES, w.state),
                watching.news_of(w),
                ActForm(RENEW, END_WATCH, marks={"about": w.id}, inline=True, id_=w.id),
            )
            for w in watching.watched_in(queue)
            if about is None or w.id in about
        ],
    }


def kinds_shown() -> list[tuple[str, str]]:
    """Return the kinds of things a note can tell, in words."""
    return [(kind, said(words.KINDS, kind)) for kind in KINDS]


def _noted(queue: Queue, note: GradedNote, state: str) -> Noted:
    return Noted(
        note.n,
        note_words(note),
        grade_words(queue, note),
        figure(trust_of(queue, note), 2),
        state == COUNTS,
        said(words.NOTE_STATES, state),
        note.by,
        note.seen.isoformat(),
        note.reason,
        ActForm(WITHDRAW, marks={"n": note.n}, inline=True, id_=note.n),
    )
