"""Notes of those who verify: evidence of their own, weighed by the grade they gave it.

A note can say that someone has a number or an address, is kin to someone, manages a venue. It makes no act
and no side, and the rules' signs don't see it: it only moves how far what two sides share can be relied on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engine.links.statements import NOTE, NOTES, PARTY, VALUED, VENUE, RowRef, Said, Statement
from engine.rulebook.kinds.links import LinkRules

MAY_TELL = {
    VENUE: ("phone", "address", "manager"),
    PARTY: (*VALUED, "relative"),
}
COUNTS, NO_WEIGHT, LATER, NOT_THERE, REPLACED = "counts", "no_weight", "later", "not_there", "replaced"


@dataclass(frozen=True, slots=True)
class GradedNote:
    """`about` has `value` for `kind`; `grade`: a letter for the source, a digit for what it said."""

    n: int
    about: str
    kind: str
    value: str
    grade: str
    seen: date
    by: str
    reason: str
    on: str

    @property
    def source(self) -> str:
        return f"{NOTE}:{self.grade}"

    @property
    def row(self) -> RowRef:
        key = f"{self.n}|{self.grade}"
        return RowRef(NOTES, key, f"{NOTES} {key}", (f"observations.jsonl!{NOTES}!{self.n}",))


def states_of(
    notes: Sequence[GradedNote], said: Said, rules: LinkRules
) -> tuple[tuple[GradedNote, str], ...]:
    """Return each note with whether it counts, or why not. A person's later word replaces the earlier."""
    first = said.first
    last = {(x.about, x.kind, x.value, x.by): x.n for x in notes}
    return tuple(
        (x, REPLACED if last[x.about, x.kind, x.value, x.by] != x.n else _state(x, said, rules, first))
        for x in notes
    )


def _state(note: GradedNote, said: Said, rules: LinkRules, first: Mapping[str, str]) -> str:
    about = said.subjects.get(first.get(note.about, note.about))
    if about is None or note.kind not in MAY_TELL.get(about.type, ()):
        return NOT_THERE
    if note.kind not in VALUED:
        other = said.subjects.get(first.get(note.value, note.value))
        if other is None or other.type != PARTY:
            return NOT_THERE
    if note.seen > said.day:
        return LATER
    trust = rules.reliability.get(note.source)
    return COUNTS if trust is not None and trust.weight > 0 else NO_WEIGHT


def with_notes(said: Said, notes: Sequence[GradedNote], rules: LinkRules) -> Said:
    """Return what was said with the notes that count."""
    told = [_statement(note) for note, state in states_of(notes, said, rules) if state == COUNTS]
    if not told:
        return said
    order = sorted((*said.statements, *told), key=lambda s: (s.subject, s.kind, s.value, s.row))
    return replace(said, statements=tuple(order))


def _statement(note: GradedNote) -> Statement:
    tellers = frozenset({(note.source, "", note.by)})
    return Statement(note.about, note.kind, note.value, note.row, tellers, note.seen)


def weight_of_all(weighed: Iterable[tuple[Statement, float]]) -> float:
    """Return how far one thing told several times can be relied on: the best record and each noter."""
    best: dict[str, float] = {}
    for s, weight in weighed:
        who = next(iter(s.sources))[2] if s.noted else ""
        best[f"{NOTE} {who}" if s.noted else ""] = max(
            weight, best.get(f"{NOTE} {who}" if s.noted else "", 0.0)
        )
    missing = 1.0
    for weight in best.values():
        missing *= 1 - weight
    return 1 - missing if len(best) > 1 else next(iter(best.values()), 0.0)
