"""What was treated as common to many, and why; each can be decided otherwise."""

from __future__ import annotations

from typing import Any

from desk.base.language import gettext, gettext_noop, language, pgettext
from desk.base.output import Output
from desk.leads.lead_words import KINDS, figure, said
from desk.leads.leads import Queue

DECIDED = {
    "connects": gettext_noop("vẫn nối các bên"),
    "generic": gettext_noop("là dùng chung, không nối ai"),
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
        gettext("Loại"),
        pgettext("identifier", "Khóa"),
        (gettext("Số bên"), "right"),
        (gettext("Giới hạn"), "right"),
        (gettext("Còn nối"), "right"),
        gettext("Vì sao"),
    ]
    rows = [
        [
            said(KINDS, g.kind),
            f"{g.kind}:{g.value}",
            str(g.shared_by),
            str(g.cap),
            f"× {figure(g.factor, 3)}" if g.connects else gettext("không"),
            queue.rules.identifiers.identifiers[g.kind].reason.get(language()),
        ]
        for g in queue.findings.generic
    ]
    out.table(
        gettext("Dùng chung nhiều bên: nối yếu, quá giới hạn thì không nối"),
        columns,
        rows,
    )
    for (kind, value), decision in sorted(queue.values.items()):
        what = gettext(DECIDED[decision])
        out.say(gettext("Đã quyết định: %(kind)s:%(value)s %(what)s.", kind=kind, value=value, what=what))
    out.say(
        gettext("Quyết định khác: lanhmanh leads generic --connects LOẠI:KHÓA --reason … (hoặc --declare).")
    )
