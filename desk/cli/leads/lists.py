"""Verbs of `leads` that list something of a run, most after an act on it, or are about one lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from desk.base.acts import MARK
from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, language
from desk.base.options import FullOption, RecordedReasonOption, RunArgument, argument, day_from, option
from desk.base.output import Output
from desk.cli.leads.acts import (
    SECOND,
    ActOption,
    ByOption,
    LeadArgument,
    RunOption,
    given,
    verb_of_states,
    verb_with_acts,
    written,
)
from desk.cli.verb import Here, not_with, only_with, verb
from desk.leads import acts as lead_acts
from desk.leads import (
    agreement,
    asking,
    commune_tiles,
    decisions,
    dismissal,
    drawing,
    first_screens,
    gone_leads,
    lead_queue,
    lead_report,
    lead_words,
    referral,
    striking,
    tie_report,
    watching,
)
from desk.leads import between as between_sides
from desk.leads import identity as identities
from desk.leads import leads as queues
from desk.leads import noticed as near_groups
from desk.leads import observations as lead_notes
from desk.leads import series as case_series
from desk.leads import timeline as timelines
from desk.report.console import print_report
from desk.runs import run as runs
from desk.words import numbers
from facts import periods

if TYPE_CHECKING:
    from engine.links.review import Reviewed

PAIR = tuple[str, str]


def _queue(run: runs.Run) -> queues.Queue:
    return queues.queue_of(run, date.today())


@verb("queue", "Danh sách manh mối, nhiều điều chung trước.")
def queue(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    all_: Annotated[bool, option("Cả manh mối đã bỏ.", "--all")] = False,
    full: FullOption = False,
) -> int:
    waiting = here.queue(run)
    report_of = lead_queue.queue_report if full else first_screens.queue_screen
    print_report(report_of(waiting, all_), out, screen=not full)
    return TO_LOOK_AT if any(r.open for r in waiting.leads) or waiting.findings.series else DONE


@verb_with_acts(
    "ties",
    "Liên hệ đã được giải thích là vô can; có thể khôi phục.",
    ActOption(
        "restore", lead_acts.RESTORE, "Số dòng: liên hệ này không còn được coi là vô can.", ("row",), int
    ),
)
def ties(run: runs.Run, out: Output, by: str | None) -> int:
    print_report(tie_report.ties_report(_queue(run)), out)
    return DONE


@verb("noticed", "Nhóm đáng để ý mà không có vụ việc, và những cặp suýt nối; không phải manh mối.")
def noticed(here: Here, out: Output, run: RunArgument = "latest") -> int:
    print_report(near_groups.noticed_report(here.queue(run)), out)
    return DONE


@verb_with_acts(
    "observations",
    "Các ghi chép có mức tin cậy; rút lại một ghi chép (--withdraw).",
    ActOption("withdraw", lead_acts.WITHDRAW, "Số ghi chép rút lại (cần --reason).", ("n",), int),
)
def observations(run: runs.Run, out: Output, by: str | None) -> int:
    print_report(lead_notes.noted_report(_queue(run)), out)
    return DONE


@verb_with_acts(
    "watch",
    "Danh sách theo dõi qua các năm: ai, vì sao, đến bao giờ, có gì mới.",
    ActOption("add", lead_acts.WATCH, "Theo dõi mã này, hoặc gia hạn (cần --reason).", ("about",)),
    ActOption("end", lead_acts.END_WATCH, "Thôi theo dõi mã này (cần --reason).", ("about",)),
)
def watch(run: runs.Run, out: Output, by: str | None) -> int:
    watched = watching.watched_in(_queue(run))
    print_report(watching.watched_report(watched), out)
    return TO_LOOK_AT if any(w.calls for w in watched) else DONE


@verb("path", "Đường mạnh nhất giữa hai bên, hoặc vì sao không nối.")
def path(
    here: Here,
    out: Output,
    a: Annotated[str, argument("Mã cơ sở hoặc cá nhân, tổ chức.")],
    b: Annotated[str, argument("Mã thứ hai.")],
    run: RunOption = "latest",
) -> int:
    queue = here.queue(run)
    between = between_sides.between(queue, queues.known_id(queue, a), queues.known_id(queue, b))
    between_sides.print_between(between, queue, out)
    out.json(between_sides.between_json(between, queue))
    return DONE


@verb(
    "find",
    "Ai có số này (phone, account, plate, address, identity_no), hoặc một mã (id) giữ gì; có ghi nhật ký.",
)
def find(
    here: Here,
    out: Output,
    kind: Annotated[str, argument("id, phone, account, plate, address hoặc identity_no.")],
    value: Annotated[str, argument("Giá trị đúng như trong hồ sơ.")],
    run: RunOption = "latest",
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    rows = asking.found(here.queue(run), kind, value, given(reason), by)
    print_report(asking.found_report(rows), out)
    out.json({"kind": kind, "found": [asdict(r) for r in rows]})
    return DONE


@verb_with_acts(
    "generic",
    "Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác.",
    ActOption("connects", lead_acts.CONNECTS, "LOẠI:KHÓA này vẫn nối được (cần --reason).", ("value",)),
    ActOption(
        "declare", lead_acts.GENERIC, "LOẠI:KHÓA này là dùng chung, không nối ai (cần --reason).", ("value",)
    ),
)
def generic(run: runs.Run, out: Output, by: str | None) -> int:
    print_report(near_groups.generic_report(_queue(run)), out)
    return DONE


def _tried_identity(run: runs.Run, values: Mapping[str, object], out: Output) -> None:
    """Say which leads would weigh more or less if two ids were one person's, or two."""
    before = _queue(run)
    a, b = sorted(queues.known_recorded(before, str(values[name])) for name in ("a", "b"))
    after = queues.queue_of(run, before.day, same={(a, b): bool(values["same"])})
    for when, shown in ((gettext("Trước"), before), (gettext("Sau"), after)):
        for place, found in enumerate(shown.leads, 1):
            if {a, b} & {*found.lead.recorded_as}:
                out.line(striking.piece_words(when, place, found))
    lead_notes.print_moved(before, after, out)
    out.say("Chưa ghi gì. Bỏ --try để ghi.")


@verb_with_acts(
    "identity",
    "Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.",
    ActOption(
        "same", lead_acts.ONE_PERSON, "Hai mã là một người (cần --reason).", ("a", "b"), PAIR, _tried_identity
    ),
    ActOption(
        "not_same",
        lead_acts.TWO_PERSONS,
        "Hai mã là hai người (cần --reason).",
        ("a", "b"),
        PAIR,
        _tried_identity,
    ),
)
def identity(run: runs.Run, out: Output, by: str | None) -> int:
    matches, decided = identities.matches_of(run, by), decisions.same_in(run)
    rules = queues.links_of(run, runs.rules_of(run)).identifiers.identity
    print_report(identities.identity_report(matches, decided, rules), out)
    return TO_LOOK_AT if any((m.a, m.b) not in decided for m in matches) else DONE


@verb("map", "Các xã thành ô, đậm nhạt theo số manh mối; xã chưa nộp đủ biểu thì gạch chéo.")
def map_(
    here: Here, out: Output, to: Annotated[Path, option("Tệp .svg.")], run: RunArgument = "latest"
) -> int:
    queue = here.queue(run)
    tiles = commune_tiles.tiles_of(queue)
    written(to, commune_tiles.tile_map(tiles, queue.period.code))
    out.say("Hình các xã: %(to)s", to=to)
    out.json(commune_tiles.tiles_json(tiles))
    return DONE


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
    full: FullOption = False,
    reason: RecordedReasonOption = None,
    by: ByOption = None,
) -> int:
    queue = here.queue(run)
    series = case_series.series_named(queue, lead)
    names: dict[str, str] = {}
    if series is not None:
        if reason is not None:
            names = queues.names_of(queue, case_series.people_of(series, queue), series.id, given(reason), by)
        on_record = lead_acts.words_on(queue.run, "series", series.id)
        out.say(lead_words.TO_VERIFY)
        out.say(case_series.SCENES)
        print_report(case_series.series_report(series, queue, on_record, names), out)
        return DONE
    try:
        wanted = queues.lead_named(queue, lead)
    except WrongUse:
        away = queues.gone(queue, lead)
        if not away.said:
            raise
        print_report(gone_leads.gone_report(queue, away), out)
        return DONE
    if reason is not None:
        names = queues.names_of(queue, wanted.lead.members, wanted.id, given(reason), by)
    notes = lead_notes.notes_of(queue.run, wanted)
    about = wanted.lead.members | set(wanted.lead.recorded_as)
    matches = identities.matches_about(queue, wanted, reason, by)
    report = lead_report.LeadReport(wanted, queue, matches, names, places)
    if full or places:
        for part in report.parts.values():
            print_report(part, out)
        print_report(agreement.history_report(queue.run, wanted, queue.ties), out)
        print_report(replace(lead_notes.noted_report(queue, about), data=None), out)
        for note in notes:
            out.say(
                "Ghi chú của %(by)s, %(on)s: %(text)s", by=note.by, on=lead_words.day(note.on), text=note.text
            )
    elif not out.as_json:
        beside = len(notes) + len(lead_notes.notes_json(queue, about))
        print_report(first_screens.lead_screen(report, beside), out, screen=True)
    if svg is not None:
        written(svg, drawing.svg_of(wanted))
        out.say("Hình vẽ: %(svg)s", svg=svg)
    if timeline is not None:
        written(timeline, timelines.timeline_drawing(wanted))
        out.say("Diễn biến: %(timeline)s", timeline=timeline)
    out.json(
        lead_report.shown_json(wanted, queue, names)
        | {
            "notes": [asdict(note) for note in notes],
            "observations": lead_notes.notes_json(queue, about),
            "may_be_one_person": identities.identity_json(matches or (), {})["matches"],
        }
    )
    return DONE


@verb_of_states(
    "decide",
    "Ghi quyết định: về một manh mối (--state looking, referred, dismissed), hoặc một liên hệ của nó là vô"
    " can (--innocent-tie).",
)
def decide(
    here: Here,
    out: Output,
    lead: LeadArgument,
    *,
    state: Annotated[str | None, option("looking, referred hoặc dismissed.")] = None,
    second: Annotated[
        str | None,
        option(
            "Người thứ hai đã đọc và đồng ý: họ và tên, hoặc tài khoản (với --state referred, khi đổi một"
            " manh mối đã chuyển, bỏ một manh mối về trẻ em)."
        ),
    ] = None,
    innocent_tie: Annotated[
        int | None, option("Số dòng trong bảng Cách tính: liên hệ này có lời giải thích vô can.")
    ] = None,
    only_try: Annotated[bool, option("Chỉ xem gỡ liên hệ này thì còn gì; không ghi.", "--try")] = False,
    reason: RecordedReasonOption = None,
    run: RunOption = "latest",
    by: ByOption = None,
    **typed: str | None,
) -> int:
    if (state is None) == (innocent_tie is None):
        raise WrongUse(
            "Cần một trong hai: --state (về cả manh mối) hoặc --innocent-tie SỐ_DÒNG (về một liên hệ)."
        )
    not_with({"--try": only_try}, {"--state": state})
    only_with({"--state": state}, {f"--{name}": text for name, text in typed.items()})
    queue = here.queue(run)
    wanted = queues.lead_named(queue, lead)
    if innocent_tie is not None:
        why = "–" if only_try else given(reason)
        out.json(_tie(queue, wanted, innocent_tie, why, by, second, only_try, out))
    else:
        out.json(_lead(queue, wanted, str(state), {**typed, "reason": given(reason)}, by, second, out))
    return DONE


def _lead(
    queue: queues.Queue,
    wanted: Reviewed,
    state: str,
    typed: Mapping[str, str | None],
    by: str | None,
    second: str | None,
    out: Output,
) -> dict[str, object]:
    act = lead_acts.BY_STATE.get(state)
    if act is None:
        have = ", ".join(lead_acts.BY_STATE)
        raise WrongUse("--state nhận %(have)s, không phải '%(state)s'.", have=have, state=state)
    values = {f.name: f.read(typed[f.name] or "") for f in act.fields if f.kind != MARK}
    values["lead"] = wanted.id
    if act is lead_acts.REFER:
        for line in referral.unready_words(wanted, queue.rules, str(values["checked"])):
            out.line(line)
    lead_acts.done(act, queue.run, values, by, queue.day, lambda: queue, second)
    out.say("Đã ghi: %(id)s, %(said)s.", id=wanted.id, said=lead_words.said(lead_words.STATES, state))
    if act is lead_acts.DISMISS:
        explained = dismissal.explained_words(values["story"], wanted.lead, queue.rules)
        out.line(f"{values['story']}: {explained}")
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
    queue: queues.Queue,
    wanted: Reviewed,
    nth: int,
    reason: str,
    by: str | None,
    second: str | None,
    only_try: bool,
    out: Output,
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
        lead_acts.done(lead_acts.STRIKE, queue.run, values, by, queue.day, lambda: queue, second)
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
    second: Annotated[str | None, option(SECOND)] = None,
    reason: RecordedReasonOption = None,
    run: RunOption = "latest",
    by: ByOption = None,
) -> int:
    before = here.queue(run)
    values: dict[str, object] = {"about": about, "kind": kind, "value": value, "grade": grade}
    values |= {"reason": given(reason), "seen": day_from(seen, "--seen")}
    note = lead_acts.done(lead_acts.OBSERVE, before.run, values, by, before.day, lambda: before, second)
    after = queues.queue_of(before.run, before.day)
    out.say("Đã ghi: ghi chép số %(n)s.", n=note["n"])
    mine = frozenset({note["about"]})
    print_report(replace(lead_notes.noted_report(after, mine), data=None), out)
    lead_notes.print_moved(before, after, out)
    out.json({"note": note["n"], "observations": lead_notes.notes_json(after, mine)})
    return DONE
