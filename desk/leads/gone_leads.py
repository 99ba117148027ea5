"""Leads that people took up or referred and that a later run does not have: which, and what became of
each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desk.base.language import gettext, pgettext
from desk.leads import lead_words as words
from desk.leads.agreement import decision_words
from desk.leads.decisions import entries_in, lead_decisions_in, standing
from desk.leads.lead_words import said
from desk.leads.leads import LeadGone, Queue, gone
from desk.leads.log_names import TIES
from desk.leads.undoing import what_words
from desk.report.tree import Badge, PageLink, Remark, Report, ReportColumn, Table, TitledLines
from desk.words.numbers import fields_json
from engine.links.review import LOOKING, REFERRED, Decision


def gone_in(queue: Queue) -> Iterator[tuple[LeadGone, Decision | None]]:
    """Yield each lead that is not in the queue: those taken up or referred, with the last decision, then
    those nobody had decided on and of which a tie was struck."""
    here = {id_ for r in queue.leads for id_ in (r.id, r.lead.id)}
    last = {d.lead: d for d in lead_decisions_in(queue.run)}
    for id_, decision in last.items():
        if decision.state in (LOOKING, REFERRED) and id_ not in here:
            yield gone(queue, id_), decision
    struck = dict.fromkeys(str(e.get("lead", "")) for e in standing(entries_in(queue.run, TIES)))
    yield from ((gone(queue, id_), None) for id_ in struck if id_ and id_ not in here | last.keys())


def gone_table(queue: Queue) -> Report:
    """Report what was taken up, referred or struck by its ties and is joined no more, with why; nothing where
    all still is."""
    rows, year = gone_rows(queue), queue.run.manifest["year"]
    columns = (
        ReportColumn(
            pgettext("lead", "Manh mối"), lambda row: PageLink(row[0], "lead", (year, row[0])), "whole"
        ),
        ReportColumn(gettext("Đã quyết định"), lambda row: row[1]),
        ReportColumn(gettext("Nay không còn nối, vì"), lambda row: row[2]),
    )
    title = gettext("Đã quyết định, nay không còn nối")
    return Report((Table(title, columns, rows),) if rows else ())


def gone_rows(queue: Queue) -> tuple[tuple[str, str, str], ...]:
    """Return of each lead that is none any more its id, what was decided, and why it is none."""
    return tuple(
        (lead.id, decision_words(last) if last else "; ".join(said_words(lead)), why_gone(queue, lead, last))
        for lead, last in gone_in(queue)
    )


def said_words(lead: LeadGone) -> tuple[str, ...]:
    """Say what was put on record about a lead, each by whom, when and why."""
    return tuple(f"{words.day(w.on)}, {w.by}, {what_words(w.what)}: {w.reason}" for w in lead.said)


def gone_json(queue: Queue) -> list[dict[str, Any]]:
    """Return each lead that was taken up or referred and is none any more: what was decided, and why."""
    return [
        {
            "lead": lead.id,
            "state": last.state if last else lead.said[-1].what,
            **fields_json(last or lead.said[-1], "by", "on", "reason"),
            "why": why_gone(queue, lead, last),
            "now_in": [r.id for r in lead.heirs],
        }
        for lead, last in gone_in(queue)
    ]


def why_gone(queue: Queue, lead: LeadGone, last: Decision | None) -> str:
    """Say why a lead is none any more, as far as records tell."""
    if lead.heirs:
        return gettext("các bên của nó nay ở %(ids)s", ids=", ".join(r.id for r in lead.heirs))
    if any(word.what == "innocent" for word in lead.said):
        return gettext("có liên hệ đã được gỡ là vô can")
    wanted = (*last.members, *last.cases) if last else ()
    if missing := [id_ for id_ in wanted if id_ not in queue.recorded]:
        return gettext("hồ sơ của lần chấm này không có %(ids)s", ids=", ".join(missing))
    return gettext("điều còn lại chưa đủ để nối các bên, hoặc không còn vụ việc trên đường nối")


def gone_report(queue: Queue, lead: LeadGone) -> Report:
    """Report what became of a lead the run does not have: where its parties are, what was said of it."""
    year = queue.run.manifest["year"]
    last = next((d for d in reversed(lead_decisions_in(queue.run)) if d.lead == lead.id), None)
    states = ((heir.id, Badge(said(words.STATES, heir.state), "lead", "act")) for heir in lead.heirs)
    heirs = tuple(PageLink(id_, "lead", (year, id_), marks=(state,)) for id_, state in states)
    return Report(
        (
            Remark(
                gettext(
                    "%(id)s không còn là một manh mối: %(why)s.", id=lead.id, why=why_gone(queue, lead, last)
                )
            ),
            TitledLines(gettext("Các bên của nó nay ở"), heirs or (gettext("không manh mối nào"),)),
            TitledLines(gettext("Đã ghi về nó"), said_words(lead)),
        ),
        lambda: {"lead": lead.id, "gone": True, "now_in": [r.id for r in lead.heirs]},
    )
