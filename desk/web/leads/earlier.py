"""What was decided about a lead before, until when it holds, and what is new since: what a lapsed or returned
lead is read by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from desk.base.language import gettext, language
from desk.leads.evidence import new_table
from desk.leads.lead_words import STATES, said
from desk.leads.leads import Queue
from desk.report.tree import Report, TitledLines
from desk.words.numbers import day_words
from engine.links.review import DECIDABLE, EXPIRED, RETURNED, Decision, Reviewed, in_force_until
from engine.rulebook.kinds.links import LinkRules


def earlier_report(found: Reviewed, queue: Queue) -> Report | None:
    """Report a person's last word on a lead and the rows that came since; None where nobody has decided."""
    d = found.decision
    if d is None:
        return None
    until = until_words(d.state, date.fromisoformat(d.on), queue.rules)
    state, on = said(STATES, d.state), day_words(date.fromisoformat(d.on))
    title = gettext("Đã ghi: %(state)s, ngày %(on)s", state=state, on=on)
    if found.state == RETURNED:
        title = gettext("Trở lại: có điều mới từ khi %(state)s ngày %(on)s", state=state, on=on)
    elif found.state == EXPIRED:
        title = gettext(
            "Quyết định “%(state)s” hết hạn sau ngày %(until)s, cần xem lại", state=state, until=until
        )
    lines = (f"{d.by}, {on}: {d.reason}", *_holds(found, d, until, queue.rules))
    new = [new_table(found)] if found.new else []
    return Report((TitledLines(title, lines, id="da-ghi"), *new))


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
