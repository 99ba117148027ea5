"""`leads show`, `decide`, `observe`: one lead with its evidence, what a person decided, an own note."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from desk.base.faults import DONE, WrongUse
from desk.base.language import language
from desk.base.options import RecordedReasonOption, argument, day_from, option
from desk.base.output import Output
from desk.cli.leads.acts import ByOption, LeadArgument, RunOption, given, written
from desk.cli.verb import Here, not_with, verb
from desk.leads import acts as lead_acts
from desk.leads import drawing, identity_report, lead_report, lead_words, striking
from desk.leads import identity as identities
from desk.leads import leads as queues
from desk.leads import observations as lead_notes
from desk.leads import series as case_series
from desk.leads import timeline as timelines
from desk.leads.acts import OBSERVE, done
from desk.report import console
from desk.words import numbers
from facts import periods

if TYPE_CHECKING:
    from desk.leads.leads import Queue
    from engine.links.review import Reviewed


@verb("show", "Một manh mối: bằng chứng, cách tính, hình vẽ, thời gian; hoặc một chuỗi vụ việc.")
def show(
    here: Here,
    out: Output,
    lead: LeadArgument,
    run: RunOption = "latest",
    svg: Annotated[Path | None, option("Ghi hình vẽ vào tệp này.")] = None,
    timeline: Annotated[Path | None, option("Ghi hình diễn biến theo thời gian vào tệp này.")] = None,
    places: Annotated[
        bool, option("Nêu mọi dòng, mọi kỳ đã ghi điều này, không chỉ dòng mới nhất.", "--places")
    ] = False,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    found = here.queue(run)
    series = case_series.series_named(found, lead)
    names: dict[str, str] = {}
    if series is not None:
        if reason is not None:
            names = queues.names_of(found, case_series.people_of(series, found), series.id, given(reason), by)
        on_record = lead_acts.words_on(found.run, "series", series.id)
        out.say(lead_words.TO_VERIFY)
        out.say(case_series.SCENES)
        console.print_report(case_series.series_report(series, found, on_record, names), out)
        return DONE
    wanted = queues.lead_named(found, lead)
    if reason is not None:
        names = queues.names_of(found, wanted.lead.members, wanted.id, given(reason), by)
    notes = lead_notes.notes_of(found.run, wanted)
    about = wanted.lead.members | set(wanted.lead.recorded_as)
    matches = identities.matches_about(found, wanted, reason, by)
    lead_report.print_lead(wanted, found, names, matches, places, out)
    console.print_report(replace(lead_notes.noted_report(found, about), data=None), out)
    lead_notes.print_notes(notes, out)
    if svg is not None:
        written(svg, drawing.svg_of(wanted))
        out.say("Hình vẽ: %(svg)s", svg=svg)
    if timeline is not None:
        written(timeline, timelines.timeline_drawing(wanted))
        out.say("Diễn biến: %(timeline)s", timeline=timeline)
    out.json(
        lead_report.shown_json(wanted, found, names)
        | {
            "notes": [asdict(note) for note in notes],
            "observations": lead_notes.notes_json(found, about),
            "may_be_one_person": identity_report.identity_json(matches or (), {})["matches"],
        }
    )
    return DONE


@verb(
    "decide",
    "Ghi quyết định: về một manh mối (--state looking, referred, dismissed), hoặc một liên hệ của nó là vô"
    " can (--innocent-tie).",
)
def decide(
    here: Here,
    out: Output,
    lead: LeadArgument,
    state: Annotated[str | None, option("looking, referred hoặc dismissed.")] = None,
    innocent_tie: Annotated[
        int | None, option("Số dòng trong bảng Cách tính: liên hệ này có lời giải thích vô can.")
    ] = None,
    only_try: Annotated[bool, option("Chỉ xem gỡ liên hệ này thì còn gì; không ghi.", "--try")] = False,
    reason: RecordedReasonOption = None,
    run: RunOption = "latest",
    by: ByOption = None,
) -> int:
    if (state is None) == (innocent_tie is None):
        raise WrongUse(
            "Cần một trong hai: --state (về cả manh mối) hoặc --innocent-tie SỐ_DÒNG (về một liên hệ)."
        )
    not_with({"--try": only_try}, {"--state": state})
    found = here.queue(run)
    wanted = queues.lead_named(found, lead)
    if innocent_tie is not None:
        out.json(_tie(found, wanted, innocent_tie, "–" if only_try else given(reason), by, only_try, out))
    else:
        out.json(_lead(found, wanted, str(state), given(reason), by, out))
    return DONE


def _lead(
    queue: Queue, wanted: Reviewed, state: str, reason: str, by: str | None, out: Output
) -> dict[str, object]:
    values = {"lead": wanted.id, "state": state, "reason": reason}
    lead_acts.done(lead_acts.DECIDE, queue.run, values, by, queue.day, lambda: queue)
    out.say("Đã ghi: %(id)s, %(said)s.", id=wanted.id, said=lead_words.said(lead_words.STATES, state))
    rule = queue.rules.expiry(state)
    until = periods.after_months(queue.day, rule.months) if rule else None
    if rule is not None and until is not None:
        out.say(
            "Hết hạn sau %(months)s tháng, ngày %(day)s: khi đó manh mối trở lại để xem lại. %(reason)s.",
            months=rule.months,
            day=numbers.day_words(until),
            reason=rule.reason.get(language()),
        )
    return {"lead": wanted.id, "state": state, "until": until.isoformat() if until else None}


def _tie(
    queue: Queue, wanted: Reviewed, nth: int, reason: str, by: str | None, only_try: bool, out: Output
) -> dict[str, object]:
    struck = striking.striking_of(queue, wanted, nth, reason, by)
    decision = struck.decision
    kind = lead_words.said(lead_words.KINDS, decision.kind)
    out.say("Gỡ %(kind)s giữa %(who)s thì:", kind=kind, who=", ".join(decision.members))
    for line in striking.struck_words(struck):
        out.line(line)
    if only_try:
        out.say("Chưa ghi gì. Bỏ --try để ghi.")
    else:
        values = {"lead": wanted.id, "row": nth, "reason": reason}
        lead_acts.done(lead_acts.STRIKE, queue.run, values, by, queue.day, lambda: queue)
        out.say("Đã ghi. Xem và khôi phục: lanhmanh leads ties.")
    return {
        "lead": wanted.id,
        "kind": decision.kind,
        "members": list(decision.members),
        "recorded": not only_try,
    } | striking.struck_json(struck)


@verb("observe", "Ghi chép của người xác minh thành bằng chứng, có mức tin cậy (mã Admiralty, ví dụ B2).")
def observe(
    here: Here,
    out: Output,
    about: Annotated[str, argument("Mã cơ sở hoặc cá nhân, tổ chức.")],
    kind: Annotated[str, argument("phone, account, plate, address, relative hoặc manager.")],
    value: Annotated[str, argument("Số, biển, địa chỉ; với relative, manager là mã người kia.")],
    grade: Annotated[str, option("Mức: A–F cho nguồn, 1–6 cho tin.")],
    seen: Annotated[str | None, option("Ngày thấy (mặc định: hôm nay).")] = None,
    reason: RecordedReasonOption = None,
    run: RunOption = "latest",
    by: ByOption = None,
) -> int:
    before = here.queue(run)
    values: dict[str, object] = {
        "about": about,
        "kind": kind,
        "value": value,
        "grade": grade,
        "reason": given(reason),
    }
    values["seen"] = day_from(seen, "--seen")
    note = done(OBSERVE, before.run, values, by, before.day, lambda: before)
    after = queues.queue_of(before.run, before.day)
    out.say("Đã ghi: ghi chép số %(n)s.", n=note["n"])
    mine = frozenset({note["about"]})
    console.print_report(replace(lead_notes.noted_report(after, mine), data=None), out)
    lead_notes.print_moved(before, after, out)
    out.json({"note": note["n"], "observations": lead_notes.notes_json(after, mine)})
    return DONE
