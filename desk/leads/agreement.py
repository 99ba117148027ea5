"""What two persons agreed to about a lead: how the second said so, and what differs of the lead since."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from desk.base.language import gettext, gettext_noop, pgettext_noop
from desk.base.roles import INVESTIGATOR, title_of
from desk.leads import lead_words as words
from desk.leads.decisions import lead_decisions_in
from desk.leads.lead_words import said
from desk.leads.people import row_words
from desk.report.tree import Report, TitledLines
from desk.runs.run import Run
from desk.words.numbers import some_of
from desk.workspace.folder import opened
from desk.workspace.logs import log_of
from desk.workspace.rights import DECLINED, OPEN, RIGHTS, ProposalRecord, rights_of
from engine.links.innocent_ties import Explained, TieDecision
from engine.links.leads import Lead
from engine.links.review import (
    LOOKING,
    REFERRED,
    Decision,
    Reviewed,
    items_of,
    members_of,
    told_in,
    unit_mark,
)
from engine.links.timeline import TimelineEvent
from facts.forms.catalogue import KINDS
from facts.forms.fields import CHILD

MOST = 6  # codes or rows of a kind that are named; more are counted
ABOUT_LEADS: Mapping[str, str] = {
    "refer": gettext_noop("chuyển"),
    "take": gettext_noop("đổi quyết định"),
    "dismiss": pgettext_noop("log", "bỏ"),
}
"""Kinds of proposals about a lead, in words."""


ACT = {"case": "type", "violation": "act"}  # which field of a record says what was done


def about_children(lead: Lead) -> bool:
    """Tell whether a lead has a case or a violation about children: no one alone dismisses it."""
    return bool(children_in(lead))


def children_in(lead: Lead) -> frozenset[tuple[str, ...]]:
    """Return a lead's cases and violations about children: what happened, the day, and which case or whose
    violation."""
    return frozenset((m.what, m.day, *whose(m, lead)) for m in events_of_children(lead))


def events_of_children(lead: Lead) -> Iterator[TimelineEvent]:
    for m in lead.timeline:
        if m.what in ACT and KINDS[m.what].fields[ACT[m.what]].weight(m.note) == CHILD:
            yield m


def whose(moment: TimelineEvent, lead: Lead) -> tuple[str, ...]:
    """Return which case it is, or whose violation."""
    return tuple(id_ for id_ in moment.about if moment.what != "case" or id_ in lead.cases)


def content_mark(lead: Lead) -> str:
    """Return a mark of who is in a lead, its cases and each thing its rows tell."""
    content = repr((members_of(lead), sorted(lead.cases), items_of(lead)))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def differences(lead: Lead, decision: Decision, ties: Sequence[Explained] = ()) -> str:
    """Say what is in a lead that was not when it was decided on, and what is in it no more, the `ties` since
    struck by themselves; "" if nothing."""
    struck = struck_of(lead, decision, ties)
    rows = {*decision.rows} - {item for items in struck.values() for item in items}
    pairs = (
        (gettext("bên"), members_of(lead), decision.members),
        (gettext("vụ việc"), lead.cases, decision.cases),
        (gettext("dòng bằng chứng"), items_of(lead), rows),
    )
    lines = [*struck]
    for what, now, then in pairs:
        if new := {*now} - {*then}:
            lines.append(gettext("thêm %(what)s %(which)s", what=what, which=_listed(new)))
        if gone := {*then} - {*now}:
            lines.append(gettext("không còn %(what)s %(which)s", what=what, which=_listed(gone)))
    return "; ".join(lines)


def struck_of(lead: Lead, decision: Decision, ties: Iterable[Explained]) -> dict[str, set[str]]:
    """Return each tie struck since a lead was decided on, in words, and what its rows told that the lead has
    no more."""
    gone = {*decision.rows} - {*items_of(lead)}
    found = {}
    for tie in (t.decision for t in ties if t.in_force):
        mark = unit_mark(tie.kind, tie.value)
        if items := {item for item in gone if item.endswith(f" {mark}")}:
            found[_struck_words(tie)] = items
    return found


def _struck_words(tie: TieDecision) -> str:
    """Say which tie was struck, when, and by whom: those who verify."""
    return gettext(
        "đã gỡ vì vô can: %(kind)s giữa %(members)s (ngày %(on)s, %(role)s)",
        kind=said(words.KINDS, tie.kind),
        members=", ".join(tie.members),
        on=words.day(tie.on),
        role=title_of(INVESTIGATOR).lower(),
    )


def _listed(found: Iterable[str]) -> str:
    """Name codes or rows; a row by its form and key, once for all it tells."""
    every = sorted({row_words(*told_in(one)[0].split(" ", 1)) if " " in one else one for one in found})
    return some_of(every, MOST)


def how_agreed(decision: Decision) -> str:
    """Say how the second of two persons agreed; "" where nothing but a comma tells that there were two: one
    may write name and post."""
    first, _, second = decision.by.rpartition(", ")
    if not first or not (decision.proposal or decision.document):
        return ""
    if decision.proposal:
        return gettext("%(second)s đồng ý bằng tài khoản của mình", second=second)
    return gettext(
        "%(second)s đồng ý theo lời %(first)s ghi, không qua tài khoản", first=first, second=second
    )


def news_of(found: Reviewed) -> str:
    """Say in a few words whether a lead has a case or member that was not decided on, or is not what two
    referred."""
    d = found.decision
    if d is None or found.state not in (LOOKING, REFERRED):
        return ""
    if {*found.lead.cases} - {*d.cases}:
        return gettext("có vụ việc mới")
    if {*members_of(found.lead)} - {*d.members}:
        return gettext("có bên mới")
    if found.state == REFERRED and differences(found.lead, d):
        return gettext("khác lúc chuyển")
    return gettext("có dòng không còn") if {*d.rows} - {*items_of(found.lead)} else ""


def export_words(found: Reviewed, ties: Sequence[Explained] = ()) -> Iterator[str]:
    """Yield what a lead that stands referred may be exported by, or what keeps it from that; of one someone
    looks at which `ties` were struck since and which rows are gone."""
    d = found.decision
    if d is not None and found.state == LOOKING:
        struck = struck_of(found.lead, d, ties)
        gone = {*d.rows} - {*items_of(found.lead)} - {item for items in struck.values() for item in items}
        lines = [*struck]
        if gone:
            which = _listed(gone)
            lines.append(gettext("không còn dòng bằng chứng %(which)s: báo cáo sửa không có", which=which))
        if lines:
            what = "; ".join(lines)
            yield gettext("Từ quyết định ngày %(on)s: %(what)s.", on=words.day(d.on), what=what)
    if d is None or found.state != REFERRED or not d.document:
        return
    if differs := differences(found.lead, d, ties):
        yield gettext(
            "Khác điều đã đồng ý chuyển: %(differs)s. Chưa xuất được; chuyển lần nữa.", differs=differs
        )
        return
    yield gettext(
        "Xuất được theo văn bản này: tệp có mã, công văn, tên có mật khẩu: lanhmanh leads export %(id)s --to"
        ' TỆP.xlsx --letter CÔNG_VĂN.pdf --names TÊN.xlsx --referral "%(document)s" --by TÊN_NGƯỜI_XUẤT',
        id=found.id,
        document=d.document,
    )


def history_report(run: Run, found: Reviewed, ties: Sequence[Explained] = ()) -> Report:
    """Report every decision on record about a lead, in the order made, what was proposed and declined, and
    what may be exported by it; nothing where there is none."""
    ids = {found.id, found.lead.id, *([found.decision.lead] if found.decision else ())}
    lines = tuple(decision_words(d) for d in lead_decisions_in(run) if d.lead in ids)
    lines += (*_declined(run, ids), *export_words(found, ties))
    return Report((TitledLines(gettext("Mọi quyết định về manh mối này"), lines),) if lines else ())


def decision_words(d: Decision) -> str:
    how = how_agreed(d)
    line = f"{words.day(d.on)}, {d.by}, {said(words.STATES, d.state)}: {d.reason}"
    if d.checked:
        line += f"; {gettext('đã kiểm tra')}: {d.checked}"
    return f"{line} ({how})" if how else line


def _declined(run: Run, ids: Collection[str]) -> Iterator[str]:
    """Yield what one person proposed about a lead, when, and why the second did not agree."""
    for p in _proposals(run):
        if p.state == DECLINED and p.what in ABOUT_LEADS and p.about in ids:
            yield gettext(
                "%(on)s, %(by)s đề nghị %(what)s, %(second)s không đồng ý: %(why)s",
                on=words.day(p.moment[:10]),
                by=p.by,
                what=gettext(ABOUT_LEADS[p.what]),
                second=p.second,
                why=p.said,
            )


def proposals_waiting(run: Run) -> tuple[ProposalRecord, ...]:
    """Return what one person proposed at the desk and no second has answered yet."""
    return tuple(p for p in _proposals(run) if p.state == OPEN)


def _proposals(run: Run) -> Iterable[ProposalRecord]:
    return rights_of(log_of(opened(run.workspace), RIGHTS).entries()).proposals.values()


def proposed_leads(run: Run) -> frozenset[str]:
    """Return the leads about which one person proposed something that waits for a second."""
    return frozenset(p.about for p in proposals_waiting(run) if p.what in ABOUT_LEADS)
