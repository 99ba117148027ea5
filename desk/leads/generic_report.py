"""What was treated as common to many, and why; each can be decided otherwise."""

from __future__ import annotations

from typing import Any

from desk.base.output import Output
from desk.leads.lead_words import KINDS, figure, said
from desk.leads.leads import Queue

DECIDED = {
    "connects": ("vẫn nối các bên", "connects all the same"),
    "generic": ("là dùng chung, không nối ai", "is common to many and connects nobody"),
}


def generic_json(queue: Queue) -> dict[str, Any]:
    return {
        "generic": [
            {
                "kind": g.kind,
                "value": g.value,
                "shared_by": g.shared_by,
                "cap": g.cap,
                "connects": g.connects,
                "factor": round(g.factor, 4),
                "case_linked_by_chance": float(f"{g.p:.3g}"),
            }
            for g in queue.findings.generic
        ],
        "decided": [{"kind": k, "value": v, "decision": d} for (k, v), d in sorted(queue.values.items())],
    }


def print_generic(queue: Queue, out: Output) -> None:
    columns = [
        ("Loại", "Kind"),
        ("Khóa", "Key"),
        ("Số bên", "Shared by", "right"),
        ("Giới hạn", "Cap", "right"),
        ("Còn nối", "Still connects", "right"),
        ("Vì sao", "Why"),
    ]
    rows = [
        [
            said(KINDS, g.kind, out.lang),
            f"{g.kind}:{g.value}",
            str(g.shared_by),
            str(g.cap),
            f"× {figure(g.factor, 3, out.lang)}" if g.connects else out.pick("không", "no"),
            queue.rules.identifiers.identifiers[g.kind].reason.get(out.lang),
        ]
        for g in queue.findings.generic
    ]
    out.table(
        (
            "Dùng chung nhiều bên: nối yếu, quá giới hạn thì không nối",
            "Shared by many: connects weakly, above the cap not at all",
        ),
        columns,
        rows,
    )
    for (kind, value), decision in sorted(queue.values.items()):
        vi, en = DECIDED[decision]
        out.say(f"Đã quyết định: {kind}:{value} {vi}.", f"Decided: {kind}:{value} {en}.")
    out.say(
        "Quyết định khác: lanhmanh leads generic --connects LOẠI:KHÓA --reason … (hoặc --declare).",
        "Decide otherwise: lanhmanh leads generic --connects KIND:KEY --reason … (or --declare).",
    )
