"""Own notes as evidence: what someone who verifies saw or was told, with a grade, put on record and taken
back."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.base.chained_log import account
from desk.base.faults import Stop, WrongUse
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.asking import hashed_value
from desk.leads.decisions import OBSERVED, kept, notes_in
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue, known_id
from desk.leads.notes import check_no_number
from engine.links.notes import MAY_TELL, VALUED, GradedNote, states_of
from engine.links.statements import CASE, PARTY


@dataclass(frozen=True, slots=True)
class Observation:
    """What a person says they saw: of whom, what kind of thing, which value (not kept as it stands), how
    sure."""

    about: str
    kind: str
    value: str
    grade: str
    seen: date
    reason: str


def observed(queue: Queue, told: Observation, by: str | None) -> GradedNote:
    """Put a note on record and return it; raises Stop with what is wrong. The value is kept as a keyed hash
    or an id."""
    about, grade = known_id(queue, told.about), _grade(queue, told.grade)
    type_ = queue.findings.said.subjects[about].type
    may = MAY_TELL.get(type_, ())
    if told.kind not in may:
        raise _cannot_tell(about, type_, told.kind, may)
    check_no_number(told.reason)
    if told.seen > queue.day:
        raise WrongUse(
            f"Ngày thấy {told.seen:%d/%m/%Y} chưa tới.", f"{told.seen.isoformat()} is still to come."
        )
    entry = {
        "about": about,
        "kind": told.kind,
        "value": _value(queue, about, told),
        "grade": grade,
        "seen": told.seen.isoformat(),
        "reason": told.reason,
        "by": by or account(),
        "on": queue.day.isoformat(),
        "run": queue.run.id,
    }
    n = kept(queue.run, OBSERVED, entry, same=("about", "kind", "value", "by"))["n"]
    return next(x for x in notes_in(queue.run) if x.n == n)


def _grade(queue: Queue, grade: str) -> str:
    known = grades_of(queue)
    if not known:
        raise WrongUse(
            "Quy tắc của lần chạy này chưa có note_grades (rules/links/identifiers.yaml). Chạy lanhmanh"
            " upgrade SAO_LƯU, rồi run lại.",
            "The rules of this run have no note_grades (rules/links/identifiers.yaml). Run lanhmanh upgrade"
            " BACKUP, then run again.",
        )
    if grade.upper() not in known:
        raise WrongUse(
            f"Mức '{grade}' không có: viết một chữ A–F cho nguồn, một số 1–6 cho tin, ví dụ B2.",
            f"There is no grade '{grade}': write a letter A–F for the source and a digit 1–6 for what it"
            " said, such as B2.",
        )
    return grade.upper()


def grades_of(queue: Queue, lang: str = "vi") -> dict[str, str]:
    """Return each grade there is with its meaning."""
    graded = {k.partition(":")[2]: w for k, w in queue.rules.reliability.items() if ":" in k}
    return {grade: weighted.reason.get(lang) for grade, weighted in graded.items()}


def _cannot_tell(about: str, type_: str, kind: str, may: Sequence[str]) -> Stop:
    if type_ == CASE:
        return WrongUse(
            f"{about} là vụ việc. Ghi chép nói về một cơ sở hoặc một cá nhân, tổ chức trong sổ.",
            f"{about} is a case. A note is about a venue or a party in the registers.",
        )
    return WrongUse(
        f"Về {about} ghi được: {', '.join(may)}; không phải '{kind}'.",
        f"Of {about} one can note: {', '.join(may)}; not '{kind}'.",
    )


def _value(queue: Queue, about: str, told: Observation) -> str:
    if told.kind in VALUED:
        return hashed_value(queue, told.kind, told.value)
    other = known_id(queue, told.value)
    if queue.findings.said.subjects[other].type != PARTY or other == about:
        raise WrongUse(
            f"'{told.kind}' cần mã một cá nhân, tổ chức khác {about}.",
            f"'{told.kind}' takes the id of a party other than {about}.",
        )
    return other


def withdrawn(queue: Queue, n: int, reason: str, by: str | None) -> None:
    """Put on record that a note no longer holds; raises Stop where there is none such."""
    if n not in {note.n for note in queue.notes}:
        raise WrongUse(f"Không có ghi chép số {n}.", f"There is no note {n}.")
    entry = {
        "undoes": n,
        "reason": reason,
        "by": by or account(),
        "on": queue.day.isoformat(),
        "run": queue.run.id,
    }
    kept(queue.run, OBSERVED, entry)


def notes_json(queue: Queue, about: frozenset[str] | None = None) -> list[dict[str, Any]]:
    return [
        {
            "n": x.n,
            "about": x.about,
            "kind": x.kind,
            "value": x.value,
            "grade": x.grade,
            "weight": round(trust_of(queue, x), 4),
            "seen": x.seen.isoformat(),
            "reason": x.reason,
            "by": x.by,
            "on": x.on,
            "state": state,
        }
        for x, state in noted_about(queue, about)
    ]


def trust_of(queue: Queue, note: GradedNote) -> float:
    found = queue.rules.reliability.get(note.source)
    return found.weight if found else 0.0


def noted_about(queue: Queue, about: Set[str] | None) -> list[tuple[GradedNote, str]]:
    """Return the notes there are, or those about some parties, each with whether it counts or why not."""
    if not queue.notes:  # what the records say is not read for nothing
        return []
    states = states_of(queue.notes, queue.findings.said, queue.rules)
    return [(x, s) for x, s in states if about is None or {x.about, x.value} & about]


def print_noted(queue: Queue, out: Output, about: frozenset[str] | None = None) -> None:
    """Print the notes there are, or those about some parties: what each says, its grade in words, what it
    weighs."""
    rows, lang = noted_about(queue, about), out.lang
    if not rows:
        if about is None:
            out.say(
                "Chưa có ghi chép nào. Ghi: lanhmanh leads observe MÃ LOẠI GIÁ_TRỊ --grade B2 --reason …",
                "There is no note yet. Make one: lanhmanh leads observe ID KIND VALUE --grade B2 --reason …",
            )
        return
    columns = [
        ("Số", "No.", "right"),
        ("Nói rằng", "Says"),
        ("Mức", "Grade"),
        ("Trọng số", "Weight", "right"),
        ("Được tính", "Counts"),
        ("Ai, ngày thấy, vì sao", "Who, when, why"),
    ]
    lines = [
        [
            str(x.n),
            note_words(x, lang),
            grade_words(queue, x, lang),
            figure(trust_of(queue, x), 2, lang),
            said(words.NOTE_STATES, state, lang),
            f"{x.by}, {words.day(x.seen.isoformat(), lang)}: {x.reason}",
        ]
        for x, state in rows
    ]
    out.table(("Ghi chép của người xác minh", "Notes of those who verify"), columns, lines)


def note_words(note: GradedNote, lang: str) -> str:
    kind = said(words.KINDS, note.kind, lang)
    if note.kind in VALUED:
        return f"{note.about} có {kind} này" if lang == "vi" else f"{note.about} has this {kind}"
    return (
        f"{kind} của {note.about}: {note.value}" if lang == "vi" else f"{kind} of {note.about}: {note.value}"
    )


def grade_words(queue: Queue, note: GradedNote, lang: str) -> str:
    found = queue.rules.reliability.get(note.source)
    return f"{note.grade}: {found.reason.get(lang)}" if found else note.grade


def print_moved(before: Queue, after: Queue, out: Output) -> None:
    """Say which leads weigh more or less than before, which are new and which are none any more."""
    was, now = ({r.id: r.lead.bits for r in q.leads} for q in (before, after))
    moved = [id_ for id_ in (*now, *(x for x in was if x not in now)) if was.get(id_) != now.get(id_)]
    for id_ in moved:
        a, b = (figure(bits[id_], 1, out.lang) if id_ in bits else "–" for bits in (was, now))
        out.say(f"{id_}: {a} → {b} bit.", f"{id_}: {a} → {b} bits.")
    if not moved:
        out.say("Chưa làm manh mối nào nặng hay nhẹ đi.", "No lead weighs more or less by it.")
