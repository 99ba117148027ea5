"""The acts on leads: what a person puts on record about them, each declared once.

Every interface does one by `done`: what was typed names no one, and an act with a `second` has two persons.
The journal says it in its `words`; `undoing` takes back one with an `undo`. One with a `help` has a verb made
from it; one with a `path` a form on the page of a lead; one with a `subject` a form on the subject's page,
and what was put on record stands beside the subject there and on the console.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from desk.base.acts import DAY, LINE, MARK, REASON, TEXT, Act, ActField, reason_field
from desk.base.faults import WrongUse
from desk.base.language import gettext, gettext_noop, pgettext_noop
from desk.base.roles import INVESTIGATOR
from desk.leads.agreed_leads import (
    BY_TWO,
    REFERRED,
    ActedOn,
    Values,
    as_seen,
    dismissal_unmakes,
    note_changes,
    referral_unmade,
    restored_changes,
    restored_tie,
    same_changes,
    tie_changes,
    tie_of,
    value_changes,
    withdrawal_changes,
)
from desk.leads.log_names import ASSIGNED, DECISIONS, NOTES, OBSERVED, SAME, SERIES, TIES, VALUES, WATCHED

if TYPE_CHECKING:  # the command line reads the declarations before it knows what is asked for
    from desk.leads.leads import Queue
    from desk.runs.run import Run
    from engine.links.innocent_ties import TieDecision

Entry = Mapping[str, Any]
INVESTIGATORS = frozenset({INVESTIGATOR})

TIE = ("kind", "value", "members")  # what tells one tie from another


def nothing(at: ActedOn, values: Values) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadAct(Act):
    """`entry` returns what the log keeps beside the reason, who and when, or raises WrongUse. `kind` names
    what an entry says, `words` has it for the journal. `same`: the fields that say what an entry is about;
    said twice in the same words it stands once. `fixed`: the values it always has; `why`: the reason.
    `unmakes` says what two persons agreed to that it would change: then it has a second, too."""

    log: str
    entry: Callable[[ActedOn, Values], Entry]
    words: Mapping[str, str]
    kind: Callable[[Entry], str]
    same: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()  # what the last word must be about to be taken back
    names_run: bool = True
    fixed: Mapping[str, Any] = field(default_factory=dict)
    why: Callable[[Values], str] = itemgetter("reason")
    roles: frozenset[str] = INVESTIGATORS
    unmakes: Callable[[ActedOn, Values], str] = nothing
    subject: str = ""
    path: str = ""  # the end of its address under a lead's, and the name of its form on that page
    key: str = ""  # opens its form


def done(
    act: LeadAct,
    run: Run,
    values: Values,
    by: str | None,
    day: date,
    leads: Callable[[], Queue] | None = None,
    second: str | None = None,
) -> Entry:
    """Put an act on record and return its entry; raises Stop with what is wrong. Its log is held before
    anything is read, so that nobody's word is overwritten. `second` agreed to it."""
    from desk.base.chained_log import account
    from desk.leads.decisions import held, kept
    from desk.workspace.folder import opened
    from desk.workspace.second_person import check_second

    by = by or account()
    with held(run, act.log):
        values, at = {**values, **act.fixed}, ActedOn(run, day, leads)
        both = by
        if agree := seconds_of(act, at, values, second):
            both = f"{by}, {check_second(opened(run.workspace), by, second, agree)}"
        entry = entry_of(act, at, values)
        if both == by:
            check_none_waits(at, act.log, entry)
        who = {"reason": act.why(values), "by": both, "on": day.isoformat()}
        return kept(run, act.log, {**entry, **who, **({"run": run.id} if act.names_run else {})}, act.same)


def seconds_of(act: LeadAct, at: ActedOn, values: Values, second: str | None = "–") -> frozenset[str]:
    """Return the roles of which a second person must agree; none where one person's word is enough. Raise
    WrongUse naming what would change where two persons' word is changed without a second."""
    if act.second:
        return act.second
    if not (what := act.unmakes(at, values)):
        return frozenset()
    if not (second or "").strip():
        raise WrongUse(
            "Việc này đổi hoặc bỏ %(what)s. Cần người thứ hai đã đọc và đồng ý: ở cửa sổ lệnh thêm --second"
            " TÊN, hoặc đề nghị ở bàn làm việc. Chưa có gì được ghi.",
            what=what,
        )
    return INVESTIGATORS


def entry_of(act: LeadAct, at: ActedOn, values: Values) -> Entry:
    """Return what an act puts on record; raises Stop where what was typed names someone, or can't be."""
    from desk.leads.free_words import check_names_no_one

    labels = {f.name: f.label for f in act.fields if f.kind in (LINE, TEXT, REASON) and not f.masked}
    typed = {name: str(values[name]) for name in ("reason", *labels) if values.get(name)}
    check_names_no_one(at.queue, typed, labels)
    return act.entry(at, values)


def check_none_waits(at: ActedOn, log: str, entry: Entry) -> None:
    """Raise WrongUse where what an entry is about waits for a second person: one alone would decide it
    meanwhile, and nobody could agree to what was proposed any more."""
    from desk.leads.agreement import proposals_waiting

    acts = {act.name: act for act in PROPOSED if act.log == log}
    if not acts or not (waiting := proposals_waiting(at.run)):
        return
    about, members = {about_of(act, entry) for act in acts.values()}, frozenset[str]()
    if log == DECISIONS:
        for lead in (r for r in at.queue.leads if entry["lead"] in (r.id, r.lead.id)):
            about, members = {lead.id, lead.lead.id}, lead.lead.members
    ties = {act.name for act in ON_TIES}
    proposal = next(
        (
            p
            for p in waiting
            if (p.what in acts and p.about in about) or (p.what in ties and tied_by(p.about) <= members)
        ),
        None,
    )
    if proposal is not None:
        raise WrongUse(
            "%(who)s đã đề nghị về %(about)s và đang chờ người thứ hai: một người chưa quyết định được. Chờ"
            " người thứ hai trả lời, hoặc %(who)s rút đề nghị (ở Việc chờ tôi), rồi làm lại. Chưa có gì được"
            " ghi.",
            who=proposal.by,
            about=proposal.about,
        )


def kind_in(log: str, entry: Entry) -> str | None:
    """Return what an entry of a log says was done; None where no act says it."""
    of_log = (act for act in ACTS if act.log == log)
    return next((kind for act in of_log if (kind := act.kind(entry)) in act.words), None)


def words_on(run: Run, subject: str, name: str) -> Iterator[str]:
    """Yield what people put on record about a subject, in the order written."""
    from desk.leads.decisions import logs_in, standing
    from desk.leads.lead_words import day

    acts = [act for act in ACTS if act.subject == subject]
    for log, entries in logs_in(run, {act.log: act for act in acts}).items():
        words = {kind: what for act in acts if act.log == log for kind, what in act.words.items()}
        for e in standing(entries):
            if e.get(subject) == name and (kind := kind_in(log, e)) is not None:
                yield f"{gettext(words[kind])} ({e['by']}, {day(e['on'])}): {e['reason']}"


def _dismiss(at: ActedOn, values: Values) -> Entry:
    from desk.leads.dismissal import check_answered
    from desk.leads.innocence import known_story

    story = known_story(values["story"], at.queue.rules)
    check_answered(as_seen(at.queue, values).lead, values, at.day)
    return {**_decide(at, values), "story": story}


def _why_dismissed(values: Values) -> str:
    from desk.leads.dismissal import why_dismissed

    return why_dismissed(values)


def _decide(at: ActedOn, values: Values) -> Entry:
    from engine.links.review import items_of, members_of

    found = as_seen(at.queue, values)
    lead = found.lead
    return {
        "lead": found.id,
        "state": values["state"],
        "members": members_of(lead),
        "rows": items_of(lead),
        "bits": round(lead.bits, 3),
        "sources": lead.sources,
        "cases": lead.cases,
        **_agreed(values),
    }


def _agreed(values: Values) -> Entry:
    """Return under which document, and by which proposal, two persons agreed, and what was checked before."""
    fields = {"own_words" if name == "checked" else name: values.get(name) for name in AGREED}
    return {name: value for name, value in fields.items() if value}


AGREED = ("document", "receiver", "checked", "proposal")


def _strike(at: ActedOn, values: Values) -> Entry:
    from desk.leads.striking import striking_of

    found = as_seen(at.queue, values)
    struck = striking_of(at.queue, found, values["row"], values["reason"], None)
    return _tie_entry(struck.decision, values) | {"lead": found.id}


def _restore(at: ActedOn, values: Values) -> Entry:
    from engine.links.innocent_ties import RESTORED

    return _tie_entry(restored_tie(at.queue, values).decision, values) | {"decision": RESTORED}


def _tie_entry(decision: TieDecision, values: Values) -> dict[str, Any]:
    """Return what is kept of a decision on a tie; raises WrongUse where the row proposed is another tie
    now."""
    entry = asdict(decision)
    if values.get("tie", tie_of(entry)) != tie_of(entry):
        raise WrongUse(
            "Dòng %(row)s nay là một liên hệ khác lúc đề nghị. Chưa có gì được ghi; rút đề nghị rồi đề nghị"
            " lại.",
            row=values["row"],
        )
    return {**entry, **_agreed(values)}


def _note(at: ActedOn, values: Values) -> Entry:
    return {"lead": as_seen(at.queue, values).id}


def _check_member(at: ActedOn, values: Values) -> None:
    """Raise WrongUse for who is not in the lead from whose page this is done."""
    if "lead" in values and values["about"] not in as_seen(at.queue, {"lead": values["lead"]}).lead.members:
        raise WrongUse("Bên này không có trong manh mối.", field="about")


def _assign(at: ActedOn, values: Values) -> Entry:
    from desk.leads.decisions import check_investigator

    check_investigator(at.run, values["to"])
    return {"lead": as_seen(at.queue, values).id, "to": values["to"]}


def _observe(at: ActedOn, values: Values) -> Entry:
    from desk.leads.observations import observed

    _check_member(at, values)
    return {**observed(at.queue, values), **_agreed(values)}


def _withdraw(at: ActedOn, values: Values) -> Entry:
    if values["n"] not in {note.n for note in at.queue.notes}:
        raise WrongUse("Không có ghi chép số %(n)s.", n=values["n"])
    return {"undoes": values["n"], **_agreed(values)}


def _watch(at: ActedOn, values: Values) -> Entry:
    from desk.leads.watching import watched

    _check_member(at, values)
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
    a, b = sorted((values["a"], values["b"]))
    if a == b:
        raise WrongUse("Cần hai mã khác nhau.")
    return {"a": a, "b": b, "same": values["same"], **_agreed(values)}


def _refers_series(at: ActedOn, values: Values) -> str:
    """Name a series that is to stand referred, or does; or is about children and would be called innocent."""
    from desk.leads.series import children_in_series, decisions_on, series_named

    series = series_named(at.queue, values["series"]) if values["state"] == "innocent" else None
    if series and children_in_series(series):
        return gettext("%(id)s (về trẻ em)", id=series.id)
    if [e["state"] for e in decisions_on(values["series"], at.run)][-1:] == [REFERRED]:
        return gettext(BY_TWO, id=values["series"])
    return (
        gettext("%(id)s (chuyển thì cần hai người)", id=values["series"])
        if values["state"] == REFERRED
        else ""
    )


def _decide_series(at: ActedOn, values: Values) -> Entry:
    from desk.leads.series import series_named

    if values["state"] == REFERRED and not values.get("document"):
        raise WrongUse(
            "Chuyển thì cần số văn bản chuyển (--document). Chưa có gì được ghi.", field="document"
        )

    found = series_named(at.queue, values["series"])
    if found is None:
        raise WrongUse("Lần chạy này không có chuỗi '%(series)s'.", series=values["series"])
    cases = [case.id for case in found.cases]
    return {"series": found.id, "state": values["state"], "cases": cases, **_agreed(values)}


REPLIED = {"yes": gettext_noop("đã trả lời"), "no": gettext_noop("chưa trả lời")}
MEMBER = ActField("about", label="Về bên nào")
SEEN = ActField("seen", MARK)
ROW = ActField("row", MARK)

_DECIDE = LeadAct(
    name="decide",
    log=DECISIONS,
    entry=_decide,
    unmakes=referral_unmade,
    words={
        "looking": gettext_noop("nhận xem"),
        "referred": gettext_noop("chuyển"),
        "dismissed": pgettext_noop("log", "bỏ"),
    },
    kind=lambda entry: str(entry.get("state")),
    same=("lead",),
    undo=("lead",),
)
TAKE = replace(
    _DECIDE,
    name="take",
    fixed={"state": "looking"},
    fields=(SEEN, reason_field("Nhận xem để làm gì")),
    title="Nhận xem…",
    button="Nhận xem %(lead)s",
    path="nhan",
    key="t",
)
NOTE = LeadAct(
    name="note",
    log=NOTES,
    entry=_note,
    words={"lead_notes": gettext_noop("ghi chú về manh mối")},
    kind=lambda entry: "lead_notes",
    same=("lead",),
    undo=("n",),
    help="Ghi chú về một manh mối: chỉ dùng mã, không ghi tên, số.",
    says="Đã ghi chú về %(lead)s.",
    fields=(
        ActField("lead", label="Mã manh mối, hoặc số thứ tự trong danh sách."),
        ActField("note", TEXT, "Ghi chú", "chỉ dùng mã; không ghi tên, số", missing="lời ghi chú"),
    ),
    why=itemgetter("note"),
    title="Ghi chú…",
    button="Ghi chú vào %(lead)s",
    path="ghi-chu",
    key="n",
)
REFER = replace(
    _DECIDE,
    name="refer",
    fixed={"state": "referred"},
    fields=(
        SEEN,
        ActField("document", label="Số văn bản chuyển", missing="số văn bản"),
        ActField("receiver", label="Cơ quan nhận", hint="in ở “Kính gửi” của công văn", needed=False),
        ActField(
            "checked",
            TEXT,
            "Đã kiểm tra gì, kết quả",
            "in ở công văn; để trống thì công văn nói chỉ đối chiếu báo cáo trên máy",
            needed=False,
        ),
        reason_field("Chuyển ai, để làm gì"),
    ),
    why=lambda values: f"{values['document']}: {values['reason']}",
    second=INVESTIGATORS,
    title="Chuyển cơ quan có thẩm quyền…",
    note="Chưa có gì được chuyển cho đến khi người thứ hai đồng ý.",
    button="Đề nghị chuyển",
    path="chuyen",
    key="c",
)
ASSIGN = LeadAct(
    name="assign",
    log=ASSIGNED,
    entry=_assign,
    words={"assigned": gettext_noop("giao manh mối")},
    kind=lambda entry: "assigned",
    same=("lead",),
    help="Giao một manh mối cho một cán bộ xác minh.",
    says="Đã giao %(lead)s cho %(to)s.",
    fields=(
        ActField("lead", label="Mã manh mối, hoặc số thứ tự trong danh sách."),
        ActField("to", label="Giao cho tài khoản", missing="tài khoản được giao"),
        reason_field("Giao để làm gì"),
    ),
    title="Giao cho…",
    button="Giao %(lead)s",
    path="giao",
)
OBSERVE = LeadAct(
    name="observe",
    log=OBSERVED,
    entry=_observe,
    unmakes=note_changes,
    words={"observations": gettext_noop("ghi điều đã thấy")},
    kind=lambda entry: "observations",
    same=("about", "kind", "value", "by"),
    fields=(
        MEMBER,
        ActField("kind", label="Có gì"),
        ActField(
            "value", label="Số, biển, địa chỉ; hoặc mã người kia", missing="giá trị cần tìm", masked=True
        ),
        ActField("grade", label="Mức: chữ cho nguồn, số cho tin", hint="ví dụ B2"),
        ActField("seen", DAY, "Ngày thấy"),
        reason_field("Biết bằng cách nào, theo văn bản nào"),
    ),
    title="Ghi làm bằng chứng…",
    note="Điều chính mình thấy hoặc được nghe kể về một bên; nó thành một dòng bằng chứng nặng nhẹ theo mức,"
    " không thành vụ việc. Số, biển, địa chỉ chỉ giữ dấu băm.",
    button="Ghi làm bằng chứng",
    path="bang-chung",
)
WATCH = LeadAct(
    name="watch",
    log=WATCHED,
    entry=_watch,
    words={"watched": gettext_noop("theo dõi")},
    kind=lambda entry: "" if entry.get("ended") else "watched",
    same=("id",),
    fields=(
        replace(MEMBER, label="Theo dõi ai"),
        ActField("until", DAY, "Đến ngày", "để trống: lâu nhất được phép", needed=False),
        reason_field("Vì sao"),
    ),
    says="Đã ghi: theo dõi %(about)s.",
    title="Theo dõi…",
    note="Theo dõi qua các năm: từ hôm nay, điều gì mới về bên này thì được nêu. Không đổi bit nào.",
    button="Theo dõi",
    path="theo-doi",
)
RENEW = replace(
    WATCH,
    name="renew",
    fields=(replace(MEMBER, kind=MARK), reason_field("Lý do")),
    title="",
    note="",
    button="Đã xem, gia hạn",
    path="",
)
DISMISS = replace(
    _DECIDE,
    name="dismiss",
    entry=_dismiss,
    unmakes=dismissal_unmakes,
    fixed={"state": "dismissed"},
    fields=(
        SEEN,
        ActField(
            "story", label="Bỏ vì chuyện vô can nào, hay không đủ để xem tiếp", missing="câu chuyện vô can"
        ),
        ActField(
            "agency",
            label="Đã hỏi cơ quan nào",
            hint="đang giải quyết, hoặc đã xử lý, vụ hay vi phạm ấy",
            needed=False,
        ),
        ActField(
            "replied",
            label="Họ đã trả lời chưa",
            hint="chưa trả lời, hoặc hẹn trả lời sau, thì chưa bỏ được",
            needed=False,
            choices=REPLIED,
        ),
        ActField("answered", DAY, "Họ trả lời ngày nào", needed=False),
        ActField("answer", label="Trả lời thế nào, có đồng ý bỏ không", needed=False),
        reason_field("Đã xem thấy gì"),
    ),
    why=_why_dismissed,
    title="Bỏ…",
    note="Manh mối trở lại khi hết hạn, hoặc khi có đủ bằng chứng mới. Về trẻ em hoặc đã chuyển: người thứ"
    " hai đồng ý thì mới bỏ.",
    button="Bỏ %(lead)s",
    path="bo",
    key="x",
)
BY_STATE = {act.fixed["state"]: act for act in (TAKE, REFER, DISMISS)}
"""The act that decides so about a lead."""
STRIKE = LeadAct(
    name="strike",
    log=TIES,
    entry=_strike,
    unmakes=tie_changes,
    words={"innocent": gettext_noop("gỡ liên hệ")},
    kind=lambda entry: str(entry.get("decision")),
    same=TIE,
    undo=TIE,
    fields=(ROW, SEEN, reason_field("Liên hệ này vô can vì")),
    button="Gỡ liên hệ %(kind)s này",
    path="go",
)
RESTORE = LeadAct(
    name="restore",
    log=TIES,
    entry=_restore,
    unmakes=restored_changes,
    words={"restored": gettext_noop("khôi phục liên hệ")},
    kind=lambda entry: str(entry.get("decision")),
    same=TIE,
    undo=TIE,
    fields=(ROW, reason_field("Lý do khôi phục")),
    says="Đã khôi phục liên hệ ở dòng %(row)s.",
    button="Khôi phục",
)
WITHDRAW = LeadAct(
    name="withdraw",
    log=OBSERVED,
    entry=_withdraw,
    unmakes=withdrawal_changes,
    words={},
    kind=lambda entry: "undone",
    same=("undoes",),
    fields=(ActField("n", MARK), reason_field("Lý do rút lại")),
    says="Đã rút ghi chép số %(n)s.",
    button="Rút lại",
)
END_WATCH = LeadAct(
    name="end-watch",
    log=WATCHED,
    entry=_end_watch,
    words={"unwatched": gettext_noop("thôi theo dõi")},
    kind=lambda entry: "unwatched" if entry.get("ended") else "",
    same=("id",),
    fields=(replace(MEMBER, kind=MARK), reason_field("Lý do")),
    says="Đã ghi: thôi theo dõi %(about)s.",
    button="Thôi theo dõi",
)
DECIDE_VALUE = LeadAct(
    name="decide-value",
    log=VALUES,
    entry=_decide_value,
    unmakes=value_changes,
    words={"connects": gettext_noop("coi là có nối"), "generic": gettext_noop("coi là dùng chung")},
    kind=lambda entry: str(entry.get("decision")),
    same=("kind", "value"),
    names_run=False,
)
CONNECTS = replace(DECIDE_VALUE, name="connects", fixed={"decision": "connects"})
GENERIC = replace(DECIDE_VALUE, name="generic", fixed={"decision": "generic"})
DECIDE_SAME = LeadAct(
    name="decide-same",
    log=SAME,
    entry=_decide_same,
    unmakes=same_changes,
    words={"one_person": gettext_noop("ghi là một người"), "two_persons": gettext_noop("ghi là hai người")},
    kind=lambda entry: ("two_persons", "one_person")[entry["same"]] if "same" in entry else "",
    same=("a", "b"),
    names_run=False,
    fields=(ActField("a", MARK), ActField("b", MARK), reason_field("Lý do")),
)
ONE_PERSON = replace(DECIDE_SAME, name="one-person", fixed={"same": True}, button="Một người")
TWO_PERSONS = replace(DECIDE_SAME, name="two-persons", fixed={"same": False}, button="Hai người")
DECIDE_SERIES = LeadAct(
    name="decide-series",
    log=SERIES,
    entry=_decide_series,
    unmakes=_refers_series,
    words={
        "series_verified": gettext_noop("đã xác minh chuỗi vụ việc"),
        "series_innocent": gettext_noop("coi chuỗi vụ việc là vô can"),
        "series_referred": gettext_noop("đã chuyển chuỗi vụ việc"),
    },
    kind=lambda entry: f"series_{entry.get('state')}",
    same=("series",),
    help="Ghi quyết định về một chuỗi vụ việc: đã xác minh, vô can, hoặc đã chuyển.",
    says="Đã ghi: %(series)s, %(state)s.",
    fields=(
        ActField("series", LINE, "Mã chuỗi vụ việc.", short="chuỗi"),
        ActField(
            "state",
            LINE,
            "Kết luận",
            "Kết luận: verified (đã xác minh), innocent (vô can), referred (đã chuyển).",
            choices={
                "verified": gettext_noop("đã xác minh"),
                "innocent": gettext_noop("vô can"),
                REFERRED: gettext_noop("đã chuyển"),
            },
        ),
        ActField("document", LINE, "Số văn bản chuyển (nếu chuyển).", needed=False),
        reason_field("Lý do"),
    ),
    why=lambda values: ": ".join(filter(None, (values.get("document"), values["reason"]))),
    button="Ghi",
    subject="series",
)
ACTS = (
    TAKE,
    NOTE,
    REFER,
    ASSIGN,
    OBSERVE,
    WATCH,
    DISMISS,
    STRIKE,
    RESTORE,
    WITHDRAW,
    RENEW,
    END_WATCH,
    CONNECTS,
    GENERIC,
    ONE_PERSON,
    TWO_PERSONS,
    DECIDE_SERIES,
)
"""In this order a lead's page offers those it has."""
BY_NAME = {act.name: act for act in ACTS}
ON_TIES, ON_NOTES = (STRIKE, RESTORE), (OBSERVE, WITHDRAW)
PROPOSED = (*BY_STATE.values(), ONE_PERSON, TWO_PERSONS, DECIDE_SERIES, *ON_TIES, *ON_NOTES)
"""What one person proposes at the desk where a second must agree."""


def about_of(act: LeadAct, entry: Entry) -> str:
    """Return what an act is about: a lead, a series, two records, a kind of tie between parties,
    what is noted of one, or the note."""
    if act in ON_TIES:
        return f"{entry['kind']} {' – '.join(entry['members'])}"
    return " ".join(str(entry[name]) for name in act.same if name in entry and name != "by")


def tied_by(about: str) -> frozenset[str]:
    """Return the parties of a tie that a proposal is about, as `about_of` names them."""
    return frozenset(about.partition(" ")[2].split(" – "))
