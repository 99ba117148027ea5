"""The leads of a run, with what people decided about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from desk.base.acts import number_typed
from desk.base.chained_log import account
from desk.base.faults import WrongUse
from desk.base.language import LazyText
from desk.leads.decisions import kept, lead_decisions_in, logs_in, standing
from desk.leads.kept_findings import DecidedForLeads, decided_on, findings_kept
from desk.leads.log_names import DECISIONS, TIES
from desk.runs.run import Run, rules_of, scored_period
from desk.workspace.logs import ACCESS
from engine.links.innocent_ties import Explained, TieDecision
from engine.links.leads import Findings, Lead
from engine.links.notes import GradedNote
from engine.links.review import Reviewed, members_of, reviewed
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.names import nearest
from facts.periods import Calendar, Period
from facts.standing import Standing

if TYPE_CHECKING:
    from desk.workspace.store import Stored


@dataclass(frozen=True, slots=True)
class Queue:
    run: Run
    rules: LinkRules
    period: Period
    records: Callable[[], Stored]
    findings: Findings
    leads: tuple[Reviewed, ...]
    values: dict[tuple[str, str], str]  # identifiers a person decided on: generic, connects
    ties: tuple[Explained, ...]  # ties a person decided on
    day: date
    units: dict[str, str]  # names of the period's communes by code
    calendar: Calendar
    notes: tuple[GradedNote, ...] = ()  # graded notes on record, whether they count here or not

    @property
    def stored(self) -> Stored:
        return self.records()

    @property
    def recorded(self) -> set[str]:
        """Return every id that records have, each of those of one person by itself."""
        return {*self.findings.said.subjects}.union(*self.findings.said.also.values())

    def standing_for(self, id_: str) -> str:
        """Return the id under which someone stands who has several."""
        return next((main for main, ids in self.findings.said.also.items() if id_ in ids), id_)

    def struck(self, lead: Lead) -> Iterator[TieDecision]:
        """Yield the ties of a lead that stand as innocent."""
        members = {*lead.members, *lead.cases}
        return (t.decision for t in self.ties if t.in_force and members & {*t.decision.members})


def queue_of(
    run: Run,
    day: date,
    and_: Sequence[TieDecision] = (),
    same: Mapping[tuple[str, str], bool] | None = None,
    values: Mapping[tuple[str, str], str] | None = None,
    notes: tuple[GradedNote, ...] | None = None,
) -> Queue:
    """Return the leads of a run, from its own rules and records and the decisions in force on a day.

    `and_`, `same` and `values` are decisions not taken yet, `notes` what would be noted: to see what they
    would do.
    """
    rules = rules_of(run)
    links = links_of(run, rules)
    period = scored_period(rules, run.manifest["year"])
    decided = decided_on(run, links, day, and_, same or {}, values or {}, notes)
    records = cache(lambda: _records(run))
    found = findings_kept(run, decided, lambda: _found(records().standing, rules, period, decided))
    leads = reviewed(found.leads, lead_decisions_in(run), links, day)
    units = {u.code: u.name for u in rules.units.on(period.end)}
    return Queue(
        run,
        links,
        period,
        records,
        found,
        leads,
        decided.values,
        decided.ties,
        day,
        units,
        rules.calendar,
        decided.notes,
    )


def links_of(run: Run, rules: Rules) -> LinkRules:
    """Return the rules of links a run was made with; raises Stop where it had none."""
    if rules.links is None:
        raise WrongUse(
            "Lần chạy %(run)s dùng bộ quy tắc không có rules/links. Chép rules/links vào rồi chạy lại.",
            run=run.id,
        )
    return rules.links


def _records(run: Run) -> Stored:
    from desk.runs.run_inputs import inputs_of

    return inputs_of(run)[1]


def _found(standing: Standing, rules: Rules, period: Period, decided: DecidedForLeads) -> Findings:
    from desk.runs.link_tables import findings_at

    found = findings_at(standing, rules, period, decided.values, decided.same, decided.ties, decided.notes)
    assert found is not None
    return found


def reviewed_again(queue: Queue) -> Queue:
    """Return a queue with what people decided about its leads by now; all else it rests on must stand."""
    decided = lead_decisions_in(queue.run)
    return replace(queue, leads=reviewed(queue.findings.leads, decided, queue.rules, queue.day))


def lead_named(queue: Queue, name: str) -> Reviewed:
    by_id = {r.lead.id: r for r in queue.leads} | {r.id: r for r in queue.leads}
    if name in by_id:
        return by_id[name]
    if 1 <= (number := number_typed(name)) <= len(queue.leads):
        return queue.leads[number - 1]
    if name.isdigit():
        raise WrongUse(
            "Lần chạy %(id)s có %(n)s manh mối; không có số %(name)s.",
            n=len(queue.leads),
            id=queue.run.id,
            name=name,
        )
    raise WrongUse(
        "Lần chạy %(id)s không có manh mối '%(name)s'.%(meant)s",
        id=queue.run.id,
        name=name,
        meant=_meant(name, by_id),
    )


def _meant(typed: str, names: Iterable[str]) -> LazyText | str:
    near = nearest(typed, names)
    return LazyText(" Có phải '%(near)s'?", near=near) if near else ""


def known_id(queue: Queue, id_: str) -> str:
    """Return the id that stands for one of the records; raises Stop where there is none such."""
    return queue.standing_for(known_recorded(queue, id_))


def known_recorded(queue: Queue, id_: str) -> str:
    """Return an id as records have it; raises Stop where they don't."""
    if id_ in queue.recorded:
        return id_
    raise WrongUse("Hồ sơ không có '%(id)s'.%(meant)s", id=id_, meant=_meant(id_, queue.recorded))


def known_value(queue: Queue, text: str) -> tuple[str, str]:
    """Return the kind and key that `text` names; raises Stop where it names none, or nobody in the records
    has it."""
    kind, _, value = text.partition(":")
    if kind not in ("phone", "account", "plate", "address") or not value:
        raise WrongUse(
            "Viết LOẠI:KHÓA, loại là phone, account, plate hoặc address; không phải '%(text)s'.", text=text
        )
    from engine.links.book import Book  # who only lists leads looks nothing up

    if not Book(queue.findings.said).holders(kind, value):
        raise WrongUse(
            "Không bên nào trong hồ sơ có '%(text)s'. Chép nguyên khóa từ lanhmanh leads generic hoặc leads"
            " show. Chưa làm gì.",
            text=text,
        )
    return kind, value


def names_of(queue: Queue, ids: Iterable[str], lead: str, reason: str, by: str | None) -> dict[str, str]:
    """Return names of parties, of venues name and address. The access is logged first: no name without a line
    in the log."""
    from desk.leads.free_words import check_names_no_one

    check_names_no_one(queue, {"reason": reason}, {})
    wanted = sorted(ids)
    kept(
        queue.run,
        ACCESS,
        {"by": by or account(), "reason": reason, "lead": lead, "run": queue.run.id, "names_of": wanted},
    )
    return names_in(queue, wanted)


def names_in(queue: Queue, ids: Iterable[str]) -> dict[str, str]:
    """Return the names, for who has put the access on record."""
    from desk.workspace.folder import opened
    from desk.workspace.store import vault_of

    vault = vault_of(opened(queue.run.workspace))
    hashes = [f.hash for f in reversed(queue.stored.files)]
    venues = _venues_by_name(queue)
    found = {
        id_: venues[id_] if id_ in venues else vault.reveal("party", (id_,), "name", hashes) for id_ in ids
    }
    return {id_: name for id_, name in found.items() if name}


def _venues_by_name(queue: Queue) -> dict[str, str]:
    """Return what each venue is called and where it is, by the last register that has it."""
    rows = [
        (period.end, place, record)
        for place, records in queue.stored.standing.registers.items()
        if place[0] == "venue" and (period := queue.calendar.period(place[2])) is not None
        for record in records
    ]
    rows.sort(key=lambda row: row[:2])
    told = {r.key[0]: (r.values.get("name"), r.values.get("address")) for _, _, r in rows}
    return {id_: ", ".join(str(t) for t in texts if t) for id_, texts in told.items()}


@dataclass(frozen=True, slots=True)
class WordOnLead:
    """One word about a lead: its state, or `innocent`, `restored` of a tie."""

    what: str
    by: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeadGone:
    id: str
    said: tuple[WordOnLead, ...]
    heirs: tuple[Reviewed, ...]


def gone(queue: Queue, lead: str) -> LeadGone:
    """Return what stands on record of a lead that the run does not have; nothing of one nobody decided on."""
    logs = logs_in(queue.run, (DECISIONS, TIES)).values()
    mine = [entry for entries in logs for entry in standing(entries) if entry.get("lead") == lead]
    members = {member for entry in mine for member in entry.get("members", ())}
    said = (WordOnLead(str(e.get("state") or e["decision"]), e["by"], e["on"], e["reason"]) for e in mine)
    heirs = (one for one in queue.leads if members & set(members_of(one.lead)))
    return LeadGone(lead, tuple(sorted(said, key=lambda one: one.on)), tuple(heirs))
