"""The acts on leads: what a person puts on record about them, each declared once.

Every interface does one by `done`. The journal says it in its `words`; `undoing` takes back one with an
`undo`. One with a `help` has a verb made from it; one with a `subject` a form on the subject's page, and what
was put on record stands beside the subject there and on the console.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desk.base.faults import WrongUse
from desk.base.language import gettext, gettext_noop, pgettext_noop
from desk.leads.log_names import DECISIONS, NOTES, OBSERVED, SAME, SERIES, TIES, VALUES, WATCHED

if TYPE_CHECKING:  # the command line reads the declarations before it knows what is asked for
    from desk.leads.leads import Queue
    from desk.runs.run import Run
    from engine.links.review import Reviewed

Values = Mapping[str, Any]
Entry = Mapping[str, Any]

TIE = ("kind", "value", "members")  # what tells one tie from another


class ActedOn:
    """The run an act is about, the day, and its leads, read when the act asks for them."""

    def __init__(self, run: Run, day: date, leads: Callable[[], Queue] | None = None) -> None:
        self.run, self.day, self._leads = run, day, leads

    @cached_property
    def queue(self) -> Queue:
        from desk.leads.leads import queue_of

        return self._leads() if self._leads else queue_of(self.run, self.day)


@dataclass(frozen=True, slots=True)
class ActField:
    """What an act needs beside its reason; `choices`: the values there are, in words; `short`: what the
    journal calls it."""

    name: str
    label: str
    choices: Mapping[str, str] | None = None
    short: str = ""

    def read(self, text: str) -> str:
        """Return what was typed; raises WrongUse where it is none of the choices."""
        if self.choices is not None and text not in self.choices:
            have = ", ".join(self.choices)
            raise WrongUse(
                "%(name)s nhận %(have)s, không phải '%(text)s'.", name=self.name, have=have, text=text
            )
        return text


@dataclass(frozen=True, slots=True)
class Act:
    """`entry` returns what the log keeps beside the reason, who and when, or raises WrongUse. `kind` names
    what an entry says, `words` has it for the journal. `same`: the fields that say what an entry is about;
    said twice in the same words it stands once."""

    name: str
    log: str
    entry: Callable[[ActedOn, Values], Entry]
    words: Mapping[str, str]
    kind: Callable[[Entry], str]
    same: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()  # what the last word must be about to be taken back
    names_run: bool = True
    help: str = ""
    says: str = ""
    fields: tuple[ActField, ...] = ()
    reason: str = "reason"  # the field that is the reason
    subject: str = ""


def done(
    act: Act, run: Run, values: Values, by: str | None, day: date, leads: Callable[[], Queue] | None = None
) -> Entry:
    """Put an act on record and return its entry; raises Stop with what is wrong. Its log is held before
    anything is read, so that nobody's word is overwritten."""
    from desk.base.chained_log import account
    from desk.leads.decisions import held, kept

    with held(run, act.log):
        entry = act.entry(ActedOn(run, day, leads), values)
        who = {"reason": values[act.reason], "by": by or account(), "on": day.isoformat()}
        return kept(run, act.log, {**entry, **who, **({"run": run.id} if act.names_run else {})}, act.same)


def kind_in(log: str, entry: Entry) -> str | None:
    """Return what an entry of a log says was done; None where no act says it."""
    of_log = (act for act in ACTS if act.log == log)
    return next((kind for act in of_log if (kind := act.kind(entry)) in act.words), None)


def words_on(run: Run, subject: str, name: str) -> Iterator[str]:
    """Yield what people put on record about a subject, in the order written."""
    from desk.leads.decisions import logs_in, standing
    from desk.leads.lead_words import day

    acts = {act.log: act for act in ACTS if act.subject == subject}
    for log, entries in logs_in(run, acts).items():
        for e in standing(entries):
            if e.get(subject) == name:
                what = gettext(acts[log].words[acts[log].kind(e)])
                yield f"{what} ({e['by']}, {day(e['on'])}): {e['reason']}"


def as_seen(queue: Queue, values: Values) -> Reviewed:
    """Return the lead an act names; where it says what its writer had `seen` of it, as that still stands.

    Raises Stop with the other person's decision where one came in between.
    """
    from desk.leads.leads import lead_named

    found = lead_named(queue, values["lead"])
    if values.get("seen", seen_of(found)) != seen_of(found):
        d = found.decision
        who, what = (d.by, d.reason) if d else ("–", "–")
        raise WrongUse(
            "%(who)s vừa quyết định về %(id)s: “%(what)s”. Quyết định của bạn chưa được ghi; mở lại manh"
            " mối, đọc quyết định đó rồi làm tiếp.",
            who=who,
            id=found.id,
            what=what,
        )
    return found


def seen_of(found: Reviewed) -> str:
    """Return what the last decision about a lead was, for who decides next."""
    d = found.decision
    return "" if d is None else f"{d.state}|{d.by}|{d.on}|{d.reason}"


def _decide(at: ActedOn, values: Values) -> Entry:
    from engine.links.review import DECIDABLE, items_of, members_of

    state = values["state"]
    if state not in DECIDABLE:
        have = ", ".join(DECIDABLE)
        raise WrongUse("--state nhận %(have)s, không phải '%(state)s'.", have=have, state=state)
    found = as_seen(at.queue, values)
    lead = found.lead
    agreed = {"proposal": values["proposal"]} if values.get("proposal") else {}  # what two persons agreed to
    then = {"bits": round(lead.bits, 3), "sources": lead.sources, "cases": lead.cases}
    return {
        "lead": found.id,
        "state": state,
        "members": members_of(lead),
        "rows": items_of(lead),
        **then,
        **agreed,
    }


def _strike(at: ActedOn, values: Values) -> Entry:
    from desk.leads.striking import striking_of

    found = as_seen(at.queue, values)
    struck = striking_of(at.queue, found, values["row"], values["reason"], None)
    return asdict(struck.decision) | {"lead": found.id}


def _restore(at: ActedOn, values: Values) -> Entry:
    from engine.links.innocent_ties import RESTORED

    row, n = values["row"], len(at.queue.ties)
    if not 1 <= row <= n:
        raise WrongUse("Có %(n)s liên hệ đã được quyết định; không có dòng %(restore)s.", n=n, restore=row)
    return asdict(at.queue.ties[row - 1].decision) | {"decision": RESTORED}


def _note(at: ActedOn, values: Values) -> Entry:
    from desk.leads.notes import check_no_number

    check_no_number(values["note"])
    return {"lead": as_seen(at.queue, values).id}


def _observe(at: ActedOn, values: Values) -> Entry:
    from desk.leads.observations import observed

    return observed(at.queue, values)


def _withdraw(at: ActedOn, values: Values) -> Entry:
    if values["n"] not in {note.n for note in at.queue.notes}:
        raise WrongUse("Không có ghi chép số %(n)s.", n=values["n"])
    return {"undoes": values["n"]}


def _watch(at: ActedOn, values: Values) -> Entry:
    from desk.leads.watching import watched

    return watched(at.queue, values["about"], values["reason"], values.get("until"))


def _end_watch(at: ActedOn, values: Values) -> Entry:
    from desk.leads.watching import watched_in

    if values["about"] not in {w.id for w in watched_in(at.queue)}:
        raise WrongUse("%(id)s không được theo dõi.", id=values["about"])
    return {"id": values["about"], "ended": True}


def _decide_value(at: ActedOn, values: Values) -> Entry:
    from desk.leads.leads import known_value

    kind, value = known_value(at.queue, values["value"])
    return {"kind": kind, "value": value, "decision": values["decision"]}


def _decide_same(at: ActedOn, values: Values) -> Entry:
    a, b = sorted(values["pair"])
    if a == b:
        raise WrongUse("Cần hai mã khác nhau.")
    return {"a": a, "b": b, "same": values["same"]}


def _decide_series(at: ActedOn, values: Values) -> Entry:
    from desk.leads.notes import check_no_number
    from desk.leads.series import series_named

    found = series_named(at.queue, values["series"])
    if found is None:
        raise WrongUse("Lần chạy này không có chuỗi '%(series)s'.", series=values["series"])
    check_no_number(values["reason"])
    return {"series": found.id, "state": values["state"], "cases": [case.id for case in found.cases]}


DECIDE = Act(
    "decide",
    DECISIONS,
    _decide,
    {
        "looking": gettext_noop("nhận xem"),
        "referred": gettext_noop("chuyển"),
        "dismissed": pgettext_noop("log", "bỏ"),
    },
    lambda entry: str(entry.get("state")),
    same=("lead",),
    undo=("lead",),
)
STRIKE = Act(
    "strike",
    TIES,
    _strike,
    {"innocent": gettext_noop("gỡ liên hệ")},
    lambda entry: str(entry.get("decision")),
    same=TIE,
    undo=TIE,
)
RESTORE = Act(
    "restore",
    TIES,
    _restore,
    {"restored": gettext_noop("khôi phục liên hệ")},
    lambda entry: str(entry.get("decision")),
    same=TIE,
    undo=TIE,
)
NOTE = Act(
    "note",
    NOTES,
    _note,
    {"lead_notes": gettext_noop("ghi chú về manh mối")},
    lambda entry: "lead_notes",
    undo=("n",),
    help="Ghi chú về một manh mối: chỉ dùng mã, không ghi tên, số.",
    says=gettext_noop("Đã ghi chú về %(lead)s."),
    fields=(
        ActField("lead", "Mã manh mối, hoặc số thứ tự trong danh sách."),
        ActField("note", "Lời ghi chú."),
    ),
    reason="note",
)
OBSERVE = Act(
    "observe",
    OBSERVED,
    _observe,
    {"observations": gettext_noop("ghi điều đã thấy")},
    lambda entry: "observations",
    same=("about", "kind", "value", "by"),
)
WITHDRAW = Act("withdraw", OBSERVED, _withdraw, {}, lambda entry: "undone")
WATCH = Act(
    "watch",
    WATCHED,
    _watch,
    {"watched": gettext_noop("theo dõi")},
    lambda entry: "" if entry.get("ended") else "watched",
    same=("id",),
)
END_WATCH = Act(
    "end-watch",
    WATCHED,
    _end_watch,
    {"unwatched": gettext_noop("thôi theo dõi")},
    lambda entry: "unwatched" if entry.get("ended") else "",
    same=("id",),
)
DECIDE_VALUE = Act(
    "decide-value",
    VALUES,
    _decide_value,
    {"connects": gettext_noop("coi là có nối"), "generic": gettext_noop("coi là dùng chung")},
    lambda entry: str(entry.get("decision")),
    same=("kind", "value"),
    names_run=False,
)
DECIDE_SAME = Act(
    "decide-same",
    SAME,
    _decide_same,
    {"one_person": gettext_noop("ghi là một người"), "two_persons": gettext_noop("ghi là hai người")},
    lambda entry: ("two_persons", "one_person")[entry["same"]] if "same" in entry else "",
    same=("a", "b"),
    names_run=False,
)
DECIDE_SERIES = Act(
    "decide-series",
    SERIES,
    _decide_series,
    {
        "series_verified": gettext_noop("đã xác minh chuỗi vụ việc"),
        "series_innocent": gettext_noop("coi chuỗi vụ việc là vô can"),
        "series_referred": gettext_noop("đã chuyển chuỗi vụ việc"),
    },
    lambda entry: f"series_{entry.get('state')}",
    same=("series",),
    help="Ghi quyết định về một chuỗi vụ việc: đã xác minh, vô can, hoặc đã chuyển.",
    says=gettext_noop("Đã ghi: %(series)s, %(state)s."),
    fields=(
        ActField("series", gettext_noop("Mã chuỗi vụ việc."), short=gettext_noop("chuỗi")),
        ActField(
            "state",
            gettext_noop("Kết luận: verified (đã xác minh), innocent (vô can), referred (đã chuyển)."),
            {
                "verified": gettext_noop("đã xác minh"),
                "innocent": gettext_noop("vô can"),
                "referred": gettext_noop("đã chuyển"),
            },
        ),
    ),
    subject="series",
)
ACTS = (
    DECIDE,
    STRIKE,
    RESTORE,
    NOTE,
    OBSERVE,
    WITHDRAW,
    WATCH,
    END_WATCH,
    DECIDE_VALUE,
    DECIDE_SAME,
    DECIDE_SERIES,
)
BY_NAME = {act.name: act for act in ACTS}
