"""Leads that people took up or referred and that a later run does not have: which, and what became of
each."""

from __future__ import annotations

from typing import Any

from desk.base.language import gettext, pgettext
from desk.leads import lead_words as words
from desk.leads.agreement import decision_words
from desk.leads.decisions import lead_decisions_in
from desk.leads.lead_words import said
from desk.leads.leads import LeadGone, Queue, gone
from desk.leads.undoing import what_words
from desk.report.tree import Badge, PageLink, Remark, Report, ReportColumn, Table, TitledLines
from desk.words.numbers import fields_json
from engine.links.review import LOOKING, REFERRED, Decision


def decided_and_gone(queue: Queue) -> tuple[Decision, ...]:
    """Return the last decision about each lead that was taken up or referred and is not in the queue."""
    here = {id_ for r in queue.leads for id_ in (r.id, r.lead.id)}
    last = {d.lead: d for d in lead_decisions_in(queue.run)}
    return tuple(d for d in last.values() if d.state in (LOOKING, REFERRED) and d.lead not in here)


def gone_table(queue: Queue) -> Report:
    """Report what was taken up or referred and is joined no more, with why; nothing where all still is."""
    found, year = decided_and_gone(queue), queue.run.manifest["year"]
    columns = (
        ReportColumn(
            pgettext("lead", "Manh mối"), lambda d: PageLink(d.lead, "lead", (year, d.lead)), "whole"
        ),
        ReportColumn(gettext("Đã quyết định"), decision_words),
        ReportColumn(gettext("Nay không còn nối, vì"), lambda d: why_gone(queue, gone(queue, d.lead), d)),
    )
    title = gettext("Đã quyết định, nay không còn nối")
    return Report((Table(title, columns, found),) if found else ())


def gone_json(queue: Queue) -> list[dict[str, Any]]:
    """Return each lead that was taken up or referred and is none any more: what was decided, and why."""
    found = ((d, gone(queue, d.lead)) for d in decided_and_gone(queue))
    return [
        fields_json(d, "lead", "state", "by", "on", "reason")
        | {"why": why_gone(queue, one, d), "now_in": [r.id for r in one.heirs]}
        for d, one in found
    ]


def gone_words(queue: Queue, last: Decision) -> str:
    """Say of a lead that is none any more what was decided, and why it is none."""
    return f"{last.lead}: {decision_words(last)}. {why_gone(queue, gone(queue, last.lead), last)}"


def why_gone(queue: Queue, one: LeadGone, last: Decision | None = None) -> str:
    """Say why a lead is none any more, as far as records tell."""
    if one.heirs:
        return gettext("các bên của nó nay ở %(ids)s", ids=", ".join(r.id for r in one.heirs))
    if any(word.what == "innocent" for word in one.said):
        return gettext("có liên hệ đã được gỡ là vô can")
    there = queue.findings.said.subjects.keys() | {
        x for ids in queue.findings.said.also.values() for x in ids
    }
    wanted = (*last.members, *last.cases) if last else ()
    if missing := [id_ for id_ in wanted if id_ not in there]:
        return gettext("hồ sơ của lần chấm này không có %(ids)s", ids=", ".join(missing))
    return gettext("điều còn lại chưa đủ để nối các bên, hoặc không còn vụ việc trên đường nối")


def gone_report(queue: Queue, one: LeadGone) -> Report:
    """Report what became of a lead the run does not have: where its parties are, what was said of it."""
    year = queue.run.manifest["year"]
    last = next((d for d in reversed(lead_decisions_in(queue.run)) if d.lead == one.id), None)
    states = ((heir.id, Badge(said(words.STATES, heir.state), "lead", "act")) for heir in one.heirs)
    heirs = tuple(PageLink(id_, "lead", (year, id_), marks=(state,)) for id_, state in states)
    told = tuple(f"{words.day(w.on)}, {w.by}, {what_words(w.what)}: {w.reason}" for w in one.said)
    return Report(
        (
            Remark(
                gettext(
                    "%(id)s không còn là một manh mối: %(why)s.", id=one.id, why=why_gone(queue, one, last)
                )
            ),
            TitledLines(gettext("Các bên của nó nay ở"), heirs),
            TitledLines(gettext("Đã ghi về nó"), told),
        ),
        lambda: {"lead": one.id, "gone": True, "now_in": [r.id for r in one.heirs]},
    )
