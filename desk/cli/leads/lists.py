"""Verbs of `leads` that list something of a run, most after an act on it: `leads ties --restore 3`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.options import RecordedReasonOption, RunArgument, argument, option
from desk.base.output import Output
from desk.cli.leads.acts import ActOption, ByOption, RunOption, given, verb_with_acts, written
from desk.cli.verb import Here, verb
from desk.leads import (
    asking,
    commune_tiles,
    decisions,
    generic_report,
    identity_report,
    lead_queue,
    tie_report,
    watching,
)
from desk.leads import between as between_sides
from desk.leads import identity as identities
from desk.leads import leads as queues
from desk.leads import noticed as near_groups
from desk.leads import observations as lead_notes
from desk.leads.acts import CONNECTS, END_WATCH, GENERIC, ONE_PERSON, RESTORE, TWO_PERSONS, WATCH, WITHDRAW
from desk.report import console
from desk.report.console import print_report
from desk.runs import run as runs

if TYPE_CHECKING:
    from desk.leads.leads import Queue
    from desk.runs.run import Run

PAIR = tuple[str, str]


def _queue(run: Run) -> Queue:
    """Return the leads of a run as they stand today."""
    return queues.queue_of(run, date.today())


@verb("queue", "Danh sách manh mối, mạnh trước.")
def queue(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    all_: Annotated[bool, option("Cả manh mối đã bỏ.", "--all")] = False,
) -> int:
    found = here.queue(run)
    lead_queue.print_queue(found, all_, out)
    out.json(lead_queue.queue_json(found))
    return TO_LOOK_AT if any(r.open for r in found.leads) or found.findings.series else DONE


@verb_with_acts(
    "ties",
    "Liên hệ đã được giải thích là vô can; có thể khôi phục.",
    ActOption("restore", RESTORE, "Số dòng: liên hệ này không còn được coi là vô can.", ("row",), int),
)
def ties(run: Run, out: Output, by: str | None) -> int:
    print_report(tie_report.ties_report(_queue(run)), out)
    return DONE


@verb("noticed", "Nhóm đáng để ý mà không có vụ việc, và những cặp suýt nối; không phải manh mối.")
def noticed(here: Here, out: Output, run: RunArgument = "latest") -> int:
    print_report(near_groups.noticed_report(here.queue(run)), out)
    return DONE


@verb_with_acts(
    "observations",
    "Các ghi chép có mức tin cậy; rút lại một ghi chép (--withdraw).",
    ActOption("withdraw", WITHDRAW, "Số ghi chép rút lại (cần --reason).", ("n",), int),
)
def observations(run: Run, out: Output, by: str | None) -> int:
    print_report(lead_notes.noted_report(_queue(run)), out)
    return DONE


@verb_with_acts(
    "watch",
    "Danh sách theo dõi qua các năm: ai, vì sao, đến bao giờ, có gì mới.",
    ActOption("add", WATCH, "Theo dõi mã này, hoặc gia hạn (cần --reason).", ("about",)),
    ActOption("end", END_WATCH, "Thôi theo dõi mã này (cần --reason).", ("about",)),
)
def watch(run: Run, out: Output, by: str | None) -> int:
    found = watching.watched_in(_queue(run))
    print_report(watching.watched_report(found), out)
    return TO_LOOK_AT if any(w.calls for w in found) else DONE


@verb("path", "Đường mạnh nhất giữa hai bên, hoặc vì sao không nối.")
def path(
    here: Here,
    out: Output,
    a: Annotated[str, argument("Mã cơ sở hoặc cá nhân, tổ chức.")],
    b: Annotated[str, argument("Mã thứ hai.")],
    run: RunOption = "latest",
) -> int:
    found = here.queue(run)
    told = between_sides.between(found, queues.known_id(found, a), queues.known_id(found, b))
    between_sides.print_between(told, found, out)
    out.json(between_sides.between_json(told, found))
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
    console.print_report(asking.found_report(rows), out)
    out.json({"kind": kind, "found": [asdict(r) for r in rows]})
    return DONE


@verb_with_acts(
    "generic",
    "Số, địa chỉ dùng chung quá nhiều nên không nối ai; có thể quyết định khác.",
    ActOption("connects", CONNECTS, "LOẠI:KHÓA này vẫn nối được (cần --reason).", ("value",)),
    ActOption("declare", GENERIC, "LOẠI:KHÓA này là dùng chung, không nối ai (cần --reason).", ("value",)),
)
def generic(run: Run, out: Output, by: str | None) -> int:
    print_report(generic_report.generic_report(_queue(run)), out)
    return DONE


@verb_with_acts(
    "identity",
    "Hai hồ sơ có thể là một người: gợi ý, không kèm tên; người quyết định.",
    ActOption("same", ONE_PERSON, "Hai mã là một người (cần --reason).", ("a", "b"), PAIR),
    ActOption("not_same", TWO_PERSONS, "Hai mã là hai người (cần --reason).", ("a", "b"), PAIR),
)
def identity(run: Run, out: Output, by: str | None) -> int:
    matches, decided = identities.matches_of(run, by), decisions.same_in(run)
    rules = queues.links_of(run, runs.rules_of(run)).identifiers.identity
    print_report(identity_report.identity_report(matches, decided, rules), out)
    return TO_LOOK_AT if any((m.a, m.b) not in decided for m in matches) else DONE


@verb("map", "Các xã thành ô, đậm nhạt theo số manh mối; xã chưa nộp đủ biểu thì gạch chéo.")
def map_(
    here: Here, out: Output, to: Annotated[Path, option("Tệp .svg.")], run: RunArgument = "latest"
) -> int:
    found = here.queue(run)
    tiles = commune_tiles.tiles_of(found)
    written(to, commune_tiles.tile_map(tiles, found.period.code))
    out.say("Hình các xã: %(to)s", to=to)
    out.json(commune_tiles.tiles_json(tiles))
    return DONE
