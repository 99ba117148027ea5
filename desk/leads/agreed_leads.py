"""What a lead was when someone read it, and what an act would change of leads that two persons agreed to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desk.base.faults import WrongUse
from desk.base.language import gettext, gettext_noop

if TYPE_CHECKING:  # acts on leads are declared before it is known what is asked for
    from desk.leads.leads import Queue
    from desk.runs.run import Run
    from engine.links.innocent_ties import Explained
    from engine.links.review import Reviewed

Values = Mapping[str, Any]
REFERRED = "referred"  # a state of a lead or a series


class ActedOn:
    """The run an act is about, the day, and its leads, read when the act asks for them."""

    def __init__(self, run: Run, day: date, leads: Callable[[], Queue] | None = None) -> None:
        self.run, self.day, self._leads = run, day, leads

    @cached_property
    def queue(self) -> Queue:
        from desk.leads.leads import queue_of

        return self._leads() if self._leads else queue_of(self.run, self.day)


def as_seen(queue: Queue, values: Values) -> Reviewed:
    """Return the lead an act names; where it says what its writer had `seen` of it, as that still stands.

    Raises Stop with the other person's decision where one came in between.
    """
    from desk.leads.leads import lead_named

    found = lead_named(queue, values["lead"])
    check_as_seen(found, str(values.get("seen", seen_of(found))))
    return found


def check_as_seen(found: Reviewed, seen: str) -> None:
    """Raise Stop where a lead, or the last decision about it, is not what someone saw."""
    from desk.leads.agreement import content_mark

    # a proposal of before there were marks of content has the last word alone
    mark, word = seen[1:].split("=", 1) if seen.startswith("=") else ("", seen)
    if word != _last_word(found):
        d = found.decision
        who, what = (d.by, d.reason) if d else ("–", "–")
        raise WrongUse(
            "%(who)s vừa quyết định về %(id)s: “%(what)s”. Quyết định của bạn chưa được ghi; mở lại manh"
            " mối, đọc quyết định đó rồi làm tiếp.",
            who=who,
            id=found.id,
            what=what,
        )
    if mark and mark != content_mark(found.lead):
        raise WrongUse(
            "%(id)s không còn như khi mở hoặc khi đề nghị: các bên, vụ việc hay bằng chứng đã khác. Chưa có"
            " gì được ghi; đọc lại, rồi ghi hoặc đề nghị lại.",
            id=found.id,
        )


def seen_of(found: Reviewed) -> str:
    """Return what a lead is and what the last decision about it was, for who decides next."""
    from desk.leads.agreement import content_mark

    return f"={content_mark(found.lead)}={_last_word(found)}"


def _last_word(found: Reviewed) -> str:
    d = found.decision
    return "" if d is None else f"{d.state}|{d.by}|{d.on}|{d.reason}"


def tie_in_row(queue: Queue, row: int) -> Explained:
    """Return a tie that was decided on, by its number in the list; raises WrongUse where there is none."""
    ties = queue.ties
    if not 1 <= row <= len(ties):
        raise WrongUse(
            "Có %(n)s liên hệ đã được quyết định; không có dòng %(restore)s.", n=len(ties), restore=row
        )
    return ties[row - 1]


def restored_tie(queue: Queue, values: Values) -> Explained:
    """Return the tie to be restored: the one proposed, whatever its row by now, else that in the row."""
    proposed = (tie for tie in queue.ties if tie_of(asdict(tie.decision)) == values.get("tie"))
    return next(proposed, None) or tie_in_row(queue, values["row"])


def tie_of(entry: Values) -> str:
    return repr([entry["kind"], entry["value"], *entry["members"]])


BY_TWO = gettext_noop("%(id)s (đã được hai người quyết định chuyển)")


def referral_unmade(at: ActedOn, values: Values) -> str:
    from desk.leads.leads import lead_named

    found = lead_named(at.queue, values["lead"])
    return gettext(BY_TWO, id=found.id) if found.state == REFERRED else ""


def dismissal_unmakes(at: ActedOn, values: Values) -> str:
    """Name a lead that stands referred, or is about children: one person alone dismisses neither."""
    from desk.leads.agreement import about_children
    from desk.leads.leads import lead_named

    found = lead_named(at.queue, values["lead"])
    if about_children(found.lead):
        return gettext("%(id)s (về trẻ em)", id=found.id)
    return referral_unmade(at, values)


def _leads_changed(at: ActedOn, decided: Callable[[], Mapping[str, Any]]) -> str:
    """Name the leads that two persons must agree to change, and that would be changed once something was
    decided: one that stands referred, or is proposed to a second, would not be what it is; what one tells of
    children would stand in no lead."""
    from desk.leads.agreement import about_children, children_in, content_mark, proposed_leads
    from desk.leads.leads import queue_of

    proposed = proposed_leads(at.run)
    agreed = {r.id for r in at.queue.leads if r.state == REFERRED or {r.id, r.lead.id} & proposed}
    by_two = [r for r in at.queue.leads if r.id in agreed or about_children(r.lead)]
    if not by_two:
        return ""
    after = {r.id: r.lead for r in queue_of(at.run, at.day, **decided()).leads}
    children = frozenset().union(*map(children_in, after.values()))

    def changed(r: Reviewed) -> Iterator[str]:
        if r.state == REFERRED:
            yield gettext("đã được hai người quyết định chuyển")
        elif r.id in agreed:
            yield gettext("đang chờ người thứ hai")
        if children_in(r.lead) - children:
            yield gettext("vụ việc về trẻ em không còn trong manh mối nào")
        yield gettext(
            "từ %(before)s còn %(after)s bên",
            before=len(r.lead.members),
            after=len(after[r.id].members) if r.id in after else 0,
        )

    return ", ".join(
        f"{r.id} ({'; '.join(changed(r))})"
        for r in by_two
        if children_in(r.lead) - children
        or (r.id in agreed and (r.id not in after or content_mark(after[r.id]) != content_mark(r.lead)))
    )


def tie_changes(at: ActedOn, values: Values) -> str:
    from desk.leads.striking import striking_of

    def struck() -> Mapping[str, Any]:
        found = as_seen(at.queue, values)
        return {"and_": [striking_of(at.queue, found, values["row"], "", "").decision]}

    return _leads_changed(at, struck)


def restored_changes(at: ActedOn, values: Values) -> str:
    from engine.links.innocent_ties import RESTORED

    tie = restored_tie(at.queue, values).decision
    return _leads_changed(at, lambda: {"and_": [replace(tie, decision=RESTORED)]})


def value_changes(at: ActedOn, values: Values) -> str:
    from desk.leads.leads import known_value

    value = known_value(at.queue, values["value"])
    return _leads_changed(at, lambda: {"values": {value: values["decision"]}})


def same_changes(at: ActedOn, values: Values) -> str:
    a, b = sorted((values["a"], values["b"]))
    return _leads_changed(at, lambda: {"same": {(a, b): values["same"]}})


def note_changes(at: ActedOn, values: Values) -> str:
    from desk.leads.observations import observed
    from engine.links.notes import GradedNote

    def noted() -> Mapping[str, Any]:
        entry = observed(at.queue, values)
        seen, n = date.fromisoformat(entry["seen"]), max((x.n for x in at.queue.notes), default=0) + 1
        note = GradedNote(**{**entry, "seen": seen}, n=n, by="", reason="", on=at.day.isoformat())
        return {"notes": (*at.queue.notes, note)}

    return _leads_changed(at, noted)


def withdrawal_changes(at: ActedOn, values: Values) -> str:
    return _leads_changed(at, lambda: {"notes": tuple(x for x in at.queue.notes if x.n != values["n"])})
