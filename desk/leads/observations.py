"""What a person noted about a lead, and own notes as evidence: what someone who verifies saw or was told,
with a grade, put on record and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from desk.base.faults import Stop, WrongUse
from desk.base.language import ByLanguage, gettext, gettext_noop, language, pgettext
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.asking import hashed_value
from desk.leads.decisions import entries_in, standing
from desk.leads.lead_words import day, figure, said
from desk.leads.leads import Queue, known_id
from desk.leads.log_names import NOTES
from desk.leads.sentence import joined_words, most_likelier, open_cases
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table
from desk.runs.run import Run
from desk.words.numbers import day_words, fields_json
from engine.links.leads import Lead
from engine.links.notes import COUNTS, MAY_TELL, GradedNote, states_of
from engine.links.review import Reviewed
from engine.links.statements import CASE, PARTY, VALUED
from engine.rulebook.kinds.links import LinkRules

HASHED = (
    "hashed"  # beside what was proposed: the value as its log keeps it, for what was typed is kept nowhere
)


def observed(queue: Queue, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a note as its log keeps it, its value as a keyed hash or an id; raises Stop with what is
    wrong."""
    about, kind, seen = known_id(queue, values["about"]), values["kind"], values.get("seen") or queue.day
    grade, type_ = _grade(queue, values["grade"]), queue.findings.said.subjects[about].type
    may = MAY_TELL.get(type_, ())
    if kind not in may:
        raise _cannot_tell(about, type_, kind, may)
    if seen > queue.day:
        raise WrongUse("Ngày thấy %(day)s chưa tới.", day=ByLanguage(day_words, seen))
    value = values.get(HASHED) or _value(queue, about, kind, values["value"])
    return {"about": about, "kind": kind, "value": value, "grade": grade, "seen": seen.isoformat()}


def _grade(queue: Queue, grade: str) -> str:
    known = grades_of(queue)
    if not known:
        raise WrongUse(
            "Quy tắc của lần chạy này chưa có note_grades (rules/links/identifiers.yaml). Chạy lanhmanh"
            " upgrade SAO_LƯU, rồi run lại."
        )
    if grade.upper() not in known:
        raise WrongUse(
            "Mức '%(grade)s' không có: viết một chữ A–F cho nguồn, một số 1–6 cho tin, ví dụ B2.", grade=grade
        )
    return grade.upper()


def grades_of(queue: Queue) -> dict[str, str]:
    graded = {k.partition(":")[2]: w for k, w in queue.rules.reliability.items() if ":" in k}
    return {grade: weighted.reason.get(language()) for grade, weighted in graded.items()}


def _cannot_tell(about: str, type_: str, kind: str, may: Sequence[str]) -> Stop:
    if type_ == CASE:
        return WrongUse(
            "%(about)s là vụ việc. Ghi chép nói về một cơ sở hoặc một cá nhân, tổ chức trong sổ.", about=about
        )
    return WrongUse(
        "Về %(about)s ghi được: %(may)s; không phải '%(kind)s'.", about=about, may=", ".join(may), kind=kind
    )


def _value(queue: Queue, about: str, kind: str, value: str) -> str:
    if kind in VALUED:
        return hashed_value(queue, kind, value)
    other = known_id(queue, value)
    if queue.findings.said.subjects[other].type != PARTY or other == about:
        raise WrongUse("'%(kind)s' cần mã một cá nhân, tổ chức khác %(about)s.", kind=kind, about=about)
    return other


def notes_json(queue: Queue, about: Set[str] | None = None) -> list[dict[str, Any]]:
    return [
        fields_json(x, "n", "about", "kind", "value", "grade")
        | {"weight": round(trust_of(queue, x), 4)}
        | fields_json(x, "seen", "reason", "by", "on")
        | {"state": state}
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


def noted_report(queue: Queue, about: Set[str] | None = None) -> Report:
    """Report the notes there are, or those about some parties: what each says, its grade in words, what it
    weighs."""
    rows = noted_about(queue, about)
    columns = (
        ReportColumn(gettext("Số"), lambda row: row[0].n, "right"),
        ReportColumn(gettext("Nói rằng"), lambda row: note_words(row[0])),
        ReportColumn(pgettext("note", "Mức"), lambda row: grade_words(queue, row[0])),
        ReportColumn(gettext("Trọng số"), lambda row: figure(trust_of(queue, row[0]), 2), "right"),
        ReportColumn(gettext("Được tính"), lambda row: said(words.NOTE_STATES, row[1])),
        ReportColumn(gettext("Ai, ngày thấy, vì sao"), lambda row: _why(row[0])),
    )
    blocks: tuple[ReportBlock, ...] = ()
    if rows:
        blocks = (Table(gettext("Ghi chép của người xác minh"), columns, rows),)
    elif about is None:
        how = gettext("Ghi: lanhmanh leads observe MÃ LOẠI GIÁ_TRỊ --grade B2 --reason …")
        blocks = (Remark(gettext("Chưa có ghi chép nào.")), Remark(how, "command", hidden_in=("page",)))
    return Report(blocks, lambda: {"observations": notes_json(queue, about)})


def _why(note: GradedNote) -> str:
    return f"{note.by}, {words.day(note.seen.isoformat())}: {note.reason}"


def checked_words(queue: Queue, lead: Lead, checked: str) -> Iterator[str]:
    """Yield what was `checked` about a lead before it is referred, as its referrer wrote it, each tie struck
    and why, each note that counts; where the referrer wrote nothing what was not done."""
    known = (*_ties_struck(queue, lead), *_notes_counted(queue, lead))
    yield from filter(None, (checked, *known))
    if not checked:
        undone = ONLY_BESIDE if known else ONLY
        cases = "".join(gettext(UNASKED, case=case) for case in open_cases(lead))
        yield f"{gettext(undone)}{cases}"


ONLY = gettext_noop("chỉ đối chiếu báo cáo trên máy; chưa xem hồ sơ gốc, chưa hỏi ai")
ONLY_BESIDE = gettext_noop(
    "ngoài điều ấy chỉ đối chiếu báo cáo trên máy; chưa xem hồ sơ gốc, chưa hỏi ai khác"
)
UNASKED = gettext_noop(", chưa hỏi cơ quan đang giải quyết %(case)s")


def _ties_struck(queue: Queue, lead: Lead) -> Iterator[str]:
    for tie in queue.struck(lead):
        yield gettext(
            "liên hệ %(kind)s giữa %(members)s không tính, gỡ ngày %(on)s: %(reason)s",
            kind=said(words.KINDS, tie.kind),
            members=", ".join(tie.members),
            on=day(tie.on),
            reason=tie.reason,
        )


def _notes_counted(queue: Queue, lead: Lead) -> Iterator[str]:
    for note, state in noted_about(queue, lead.members | {*lead.cases} | set(lead.recorded_as)):
        if state == COUNTS:
            seen, grade = day(note.seen.isoformat()), grade_words(queue, note)
            yield f"{note_words(note)} ({grade}; {seen}: {note.reason})"


def note_words(note: GradedNote) -> str:
    kind = said(words.KINDS, note.kind)
    if note.kind in VALUED:
        return gettext("%(about)s có %(kind)s này", about=note.about, kind=kind)
    return gettext("%(kind)s của %(about)s: %(value)s", kind=kind, about=note.about, value=note.value)


def grade_words(queue: Queue, note: GradedNote) -> str:
    found = queue.rules.reliability.get(note.source)
    return f"{note.grade}: {found.reason.get(language())}" if found else note.grade


def print_moved(before: Queue, after: Queue, out: Output) -> None:
    """Say which leads weigh more or less than before, which are new and which are none any more."""
    rules = after.rules
    was, now = ({r.id: r.lead for r in q.leads} for q in (before, after))
    moved = [
        id_
        for id_ in (*now, *(x for x in was if x not in now))
        if _weight(was, id_, rules) != _weight(now, id_, rules)
    ]
    for id_ in moved:
        if id_ not in now:
            out.say("%(id)s: không còn là manh mối (trước: %(a)s).", id=id_, a=weight_words(was[id_], rules))
        elif id_ not in was:
            out.say("%(id)s: manh mối mới, %(b)s.", id=id_, b=weight_words(now[id_], rules))
        else:
            a, b = (weight_words(leads[id_], rules) for leads in (was, now))
            out.say("%(id)s: %(a)s → %(b)s.", id=id_, a=a, b=b)
            if why := joined_words(was[id_], now[id_]):
                out.line(why)
    if not moved:
        out.say("Không làm manh mối nào nặng hay nhẹ đi.")


def _weight(leads: Mapping[str, Lead], id_: str, rules: LinkRules) -> tuple[float, str] | None:
    return (leads[id_].bits, most_likelier(leads[id_], rules)) if id_ in leads else None


def weight_words(lead: Lead, rules: LinkRules) -> str:
    """Return what a lead weighs: the sum over its pairs, and its heaviest pair, which its page names."""
    bits, likelier = figure(lead.bits, 1), most_likelier(lead, rules)
    return gettext("%(bits)s bit, cặp nặng nhất %(likelier)s", bits=bits, likelier=likelier)


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    by: str
    on: str


def notes_of(run: Run, found: Reviewed) -> tuple[Note, ...]:
    """Return what was noted about a lead, under either of its ids, in the order written."""
    entries = standing(entries_in(run, NOTES))
    ids = {found.id, found.lead.id}
    return tuple(Note(e["reason"], e["by"], e["on"]) for e in entries if e.get("lead") in ids)
