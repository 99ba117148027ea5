"""The queue of leads as its page shows it: what may be innocent stands before why a lead is raised; codes
only. And what was decided about one before, by which a lapsed or returned lead is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desk.base.language import gettext, language
from desk.leads import lead_words as words
from desk.leads.agreement import about_children, history_report, how_agreed, news_of
from desk.leads.innocence import stories_of, story_title
from desk.leads.lead_parties import LeadParties
from desk.leads.lead_queue import seen_words
from desk.leads.lead_words import STATES, said
from desk.leads.leads import Queue
from desk.leads.people import new_table
from desk.leads.sentence import most_likelier, sentences_of
from desk.report.tree import Report, TitledLines
from desk.words.numbers import day_words
from engine.links.review import DECIDABLE, EXPIRED, RETURNED, Decision, Reviewed, in_force_until
from engine.rulebook.kinds.links import LinkRules

FULL = 30.0  # bits at the right end of a bar
PAGE = 25  # leads on a page: each is read, none is skimmed
COLOURS = {
    "new": "act",
    "looking": "act",
    "referred": "ok",
    "dismissed": "dim",
    "returned": "warn",
    "expired": "warn",
}


@dataclass(frozen=True, slots=True)
class Brief:
    """One lead in the queue: what may be innocent stands before why it is raised."""

    id: str
    title: str
    likelier: str
    sentences: tuple[str, ...]
    parts: tuple[tuple[float, float], ...]  # start and width of each kind of sign on the bar
    confidence: str
    sources: str
    innocent: tuple[str, ...]
    unknown: tuple[str, ...]
    why: tuple[str, ...]
    state: str
    state_words: str
    colour: str
    decided: str
    until: str  # last day of a decision in force
    sizes: tuple[str, ...]  # how many venues, parties, cases, in words
    holder: str = ""  # the account it is assigned to
    children: str = ""  # words of a lead about children


@dataclass(frozen=True, slots=True)
class LeadQuery:
    """What a reader asked of the leads: a state (none: those not dismissed), a commune, a part of a code in
    it, the order (`xa`, `co-so`; otherwise most in common first), to whom it is assigned."""

    state: str = ""
    unit: str = ""
    search: str = ""
    order: str = ""
    holder: str = ""

    def fits(self, found: Reviewed, holders: Mapping[str, str]) -> bool:
        lead = found.lead
        codes = (found.id, *lead.venues, *lead.recorded_as, *lead.cases)
        return (
            (found.state == self.state if self.state else found.open)
            and (not self.holder or holders.get(found.id) == self.holder)
            and (not self.unit or self.unit in lead.units.values())
            and any(self.search.upper() in code.upper() for code in codes)
        )


ORDERS: Mapping[str, Callable[[Reviewed], tuple[object, ...]]] = {
    "xa": lambda found: (min(found.lead.units.values(), default=""),),
    "co-so": lambda found: (-len(found.lead.venues),),
}


def leads_of(queue: Queue, query: LeadQuery, holders: Mapping[str, str]) -> list[Reviewed]:
    wanted = [found for found in queue.leads if query.fits(found, holders)]
    order = ORDERS.get(query.order)
    return sorted(wanted, key=order) if order else wanted


def counts_of(queue: Queue) -> tuple[tuple[str, str, int], ...]:
    found = Counter(r.state for r in queue.leads)
    return tuple((s, said(STATES, s), found[s]) for s in COLOURS)


def brief_of(found: Reviewed, queue: Queue, holder: str = "") -> Brief:
    lead = found.lead
    signs = [j for j in lead.joins if j.bits > 0]
    why = tuple(seen_words(j, lead) for j in signs)
    decision = found.decision
    decided = "" if decision is None else f"{decision.by}, {words.day(decision.on)}: {decision.reason}"
    until = (
        ""
        if decision is None or found.state != decision.state
        else until_words(decision.state, date.fromisoformat(decision.on), queue.rules)
    )
    return Brief(
        found.id,
        why[0] if why else found.id,
        most_likelier(lead, queue.rules),
        sentences_of(lead, queue.rules),
        tuple(_laid((_share(j.bits) for j in signs), lead.bits)),
        said(words.CONFIDENCE, lead.confidence),
        ", ".join(said(words.SOURCES, s) for s in lead.tie_sources),
        tuple(story_title(i, queue.rules) for i in stories_of(lead)),
        words.unknown_words(lead),
        why,
        found.state,
        ", ".join(filter(None, (said(STATES, found.state), news_of(found)))),
        COLOURS[found.state],
        decided,
        until,
        tuple(LeadParties(lead).sizes),
        holder,
        gettext("về trẻ em, xem trước hết") if about_children(lead) else "",
    )


def _share(bits: float) -> float:
    return round(100 * min(1.0, max(0.0, bits / FULL)), 2)


def _laid(shares: Iterable[float], bits: float) -> Iterator[tuple[float, float]]:
    at, end = 0.0, _share(bits)
    for share in shares:
        width = min(share, end - at)
        if width > 0:
            yield round(at, 2), round(width, 2)
            at += width


def earlier_report(found: Reviewed, queue: Queue) -> Report | None:
    """Report a person's last word on a lead, the rows that came since, and every decision; None where there
    is none."""
    d, every = found.decision, history_report(queue.run, found, queue.ties).blocks
    if d is None:
        return Report(every) if every else None
    until = until_words(d.state, date.fromisoformat(d.on), queue.rules)
    state, on = said(STATES, d.state), day_words(date.fromisoformat(d.on))
    title = gettext("Đã ghi: %(state)s, ngày %(on)s", state=state, on=on)
    if found.state == RETURNED:
        title = gettext("Trở lại: có điều mới từ khi %(state)s ngày %(on)s", state=state, on=on)
    elif found.state == EXPIRED:
        title = gettext(
            "Quyết định “%(state)s” hết hạn sau ngày %(until)s, cần xem lại", state=state, until=until
        )
    how = f" ({how_agreed(d)})" if how_agreed(d) else ""
    lines = (f"{d.by}, {on}: {d.reason}{how}", *_holds(found, d, until, queue.rules))
    new = [new_table(found)] if found.new else []
    return Report((TitledLines(title, lines, id="da-ghi"), *new, *every))


def _holds(found: Reviewed, decision: Decision, until: str, rules: LinkRules) -> Iterator[str]:
    """Say until when a decision holds; of one that holds no more why, and whether anything came since."""
    if found.state != EXPIRED:
        if until:
            yield gettext("hiệu lực đến hết %(until)s, rồi manh mối trở lại", until=until)
        return
    if rule := rules.expiry(decision.state):
        yield f"{rule.reason.get(language())}."
    if not found.new:
        yield gettext("Không có dòng nào mới từ khi đó.")


def until_words(state: str, on: date, rules: LinkRules) -> str:
    until = in_force_until(state, on, rules)
    return "" if until is None else day_words(until)


def untils(rules: LinkRules, today: date) -> Mapping[str, str]:
    """Return until when each kind of decision would hold if it were made today."""
    return {state: until_words(state, today, rules) for state in DECIDABLE}
