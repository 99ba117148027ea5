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
from desk.leads.acts import OBSERVE, done

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
    from desk.leads.acts import words_on
    from desk.leads.drawing import svg_of
    from desk.leads.identity import matches_about
    from desk.leads.identity_report import identity_json
    from desk.leads.lead_report import print_lead, shown_json
    from desk.leads.lead_words import TO_VERIFY
    from desk.leads.leads import lead_named, names_of
    from desk.leads.observations import noted_report, notes_json, notes_of, print_notes
    from desk.leads.series import SCENES, people_of, series_named, series_report
    from desk.leads.timeline import timeline_drawing
    from desk.report.console import print_report

    found = here.queue(run)
    series = series_named(found, lead)
    names: dict[str, str] = {}
    if series is not None:
        if reason is not None:
            names = names_of(found, people_of(series, found), series.id, given(reason), by)
        on_record = words_on(found.run, "series", series.id)
        out.say(TO_VERIFY)
        out.say(SCENES)
        print_report(series_report(series, found, on_record, names), out)
        return DONE
    wanted = lead_named(found, lead)
    if reason is not None:
        names = names_of(found, wanted.lead.members, wanted.id, given(reason), by)
    notes = notes_of(found.run, wanted)
    about = wanted.lead.members | set(wanted.lead.recorded_as)
    matches = matches_about(found, wanted, reason, by)
    print_lead(wanted, found, names, matches, places, out)
    print_report(replace(noted_report(found, about), data=None), out)
    print_notes(notes, out)
    if svg is not None:
        written(svg, svg_of(wanted))
        out.say("Hình vẽ: %(svg)s", svg=svg)
    if timeline is not None:
        written(timeline, timeline_drawing(wanted))
        out.say("Diễn biến: %(timeline)s", timeline=timeline)
    out.json(
        shown_json(wanted, found, names)
        | {
            "notes": [asdict(note) for note in notes],
            "observations": notes_json(found, about),
            "may_be_one_person": identity_json(matches or (), {})["matches"],
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
    from desk.leads.leads import lead_named

    if (state is None) == (innocent_tie is None):
        raise WrongUse(
            "Cần một trong hai: --state (về cả manh mối) hoặc --innocent-tie SỐ_DÒNG (về một liên hệ)."
        )
    not_with({"--try": only_try}, {"--state": state})
    found = here.queue(run)
    wanted = lead_named(found, lead)
    if innocent_tie is not None:
        out.json(_tie(found, wanted, innocent_tie, "–" if only_try else given(reason), by, only_try, out))
    else:
        out.json(_lead(found, wanted, str(state), given(reason), by, out))
    return DONE


def _lead(
    queue: Queue, wanted: Reviewed, state: str, reason: str, by: str | None, out: Output
) -> dict[str, object]:
    from desk.leads.acts import DECIDE, done
    from desk.leads.lead_words import STATES, said
    from desk.words.numbers import day_words
    from facts.periods import after_months

    values = {"lead": wanted.id, "state": state, "reason": reason}
    done(DECIDE, queue.run, values, by, queue.day, lambda: queue)
    out.say("Đã ghi: %(id)s, %(said)s.", id=wanted.id, said=said(STATES, state))
    rule = queue.rules.expiry(state)
    until = after_months(queue.day, rule.months) if rule else None
    if rule is not None and until is not None:
        out.say(
            "Hết hạn sau %(months)s tháng, ngày %(day)s: khi đó manh mối trở lại để xem lại. %(reason)s.",
            months=rule.months,
            day=day_words(until),
            reason=rule.reason.get(language()),
        )
    return {"lead": wanted.id, "state": state, "until": until.isoformat() if until else None}


def _tie(
    queue: Queue, wanted: Reviewed, nth: int, reason: str, by: str | None, only_try: bool, out: Output
) -> dict[str, object]:
    from desk.leads.acts import STRIKE, done
    from desk.leads.lead_words import KINDS, said
    from desk.leads.striking import striking_of, struck_json, struck_words

    struck = striking_of(queue, wanted, nth, reason, by)
    decision = struck.decision
    kind = said(KINDS, decision.kind)
    out.say("Gỡ %(kind)s giữa %(who)s thì:", kind=kind, who=", ".join(decision.members))
    for line in struck_words(struck):
        out.line(line)
    if only_try:
        out.say("Chưa ghi gì. Bỏ --try để ghi.")
    else:
        values = {"lead": wanted.id, "row": nth, "reason": reason}
        done(STRIKE, queue.run, values, by, queue.day, lambda: queue)
        out.say("Đã ghi. Xem và khôi phục: lanhmanh leads ties.")
    return {
        "lead": wanted.id,
        "kind": decision.kind,
        "members": list(decision.members),
        "recorded": not only_try,
    } | struck_json(struck)


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
    from desk.leads.leads import queue_of
    from desk.leads.observations import noted_report, notes_json, print_moved
    from desk.report.console import print_report

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
    after = queue_of(before.run, before.day)
    out.say("Đã ghi: ghi chép số %(n)s.", n=note["n"])
    mine = frozenset({note["about"]})
    print_report(replace(noted_report(after, mine), data=None), out)
    print_moved(before, after, out)
    out.json({"note": note["n"], "observations": notes_json(after, mine)})
    return DONE
