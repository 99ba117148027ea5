"""`lanhmanh audit`: the logs of the workspace, whether each is whole, and where each stands."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE, STORE, WrongUse
from desk.base.language import gettext_noop
from desk.base.options import option
from desk.base.output import Output
from desk.cli.verb import Here, add_group, verb
from desk.workspace import logs as workspace_logs


@verb("verify", "Kiểm tra nhật ký có bị sửa, bị cắt không.")
def verify(here: Here, out: Output) -> int:
    found = {log.name: (log, *log.looked_over()) for log in workspace_logs.logs_of(here.workspace)}
    for name, (log, entries, fault) in found.items():
        if fault is None:
            out.say("%(name)s: %(n)s dòng, nguyên vẹn.", n=len(entries), name=name)
        else:
            out.line(str(fault.text(log.path)))
    if not found:
        out.say("Chưa có nhật ký nào.")
    logs = {
        name: {"whole": fault is None, "fault": fault and fault.kind, "first_broken": fault and fault.at}
        for name, (_, _, fault) in found.items()
    }
    out.json({"logs": logs})
    return DONE if all(fault is None for _, _, fault in found.values()) else STORE


@verb("head", "In đầu sổ của từng nhật ký, để ghi vào sổ giấy của cơ quan; --compare: so lại.")
def head(
    here: Here,
    out: Output,
    compare: Annotated[
        str | None, option('Một dòng đã ghi: TÊN_SỔ SỐ_DÒNG DẤU, ví dụ "decisions.jsonl 12 4f2a…".')
    ] = None,
) -> int:
    made = here.workspace
    if compare is not None:
        same = workspace_logs.compared(made, compare)
        out.say(_SAME if same else _OTHER)
        out.json({"same": same})
        return DONE if same else STORE
    heads = workspace_logs.shown_heads(made)
    if not heads:
        raise WrongUse("Chưa có nhật ký nào.")
    for name, count, seal in heads:
        out.line(f"{name} {count} {seal}")
    out.say(
        "Chép các dòng trên vào sổ của cơ quan, có ngày và chữ ký. So lại sau này: lanhmanh audit head"
        ' --compare "MỘT DÒNG".'
    )
    out.json([{"log": name, "count": count, "seal": seal} for name, count, seal in heads])
    return DONE


_SAME = gettext_noop("Sổ còn nguyên đến dòng đó.")
_OTHER = gettext_noop(
    "Dòng đã ghi KHÔNG có trong sổ: sổ đã bị viết lại hoặc bị cắt từ sau lần ghi đó. Giữ nguyên máy, báo"
    " người phụ trách."
)


def register(app: typer.Typer) -> None:
    add_group(app, "audit", "Nhật ký truy cập tên và các quyết định.", (verify, head))
