"""What was treated as common to many, and why; each can be decided otherwise."""

from __future__ import annotations

from typing import Any

from desk.base.language import gettext, gettext_noop, language, pgettext
from desk.leads.lead_words import KINDS, figure, said
from desk.leads.leads import Queue
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table

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


def generic_report(queue: Queue) -> Report:
    """Report what is common to many, what was decided of it, and how to decide otherwise."""
    rules = queue.rules.identifiers.identifiers
    columns = (
        ReportColumn(gettext("Loại"), lambda g: said(KINDS, g.kind)),
        ReportColumn(pgettext("identifier", "Khóa"), lambda g: f"{g.kind}:{g.value}"),
        ReportColumn(gettext("Số bên"), lambda g: g.shared_by, "right"),
        ReportColumn(gettext("Giới hạn"), lambda g: g.cap, "right"),
        ReportColumn(
            gettext("Còn nối"),
            lambda g: f"× {figure(g.factor, 3)}" if g.connects else gettext("không"),
            "right",
        ),
        ReportColumn(gettext("Vì sao"), lambda g: rules[g.kind].reason.get(language())),
    )
    title = gettext("Dùng chung nhiều bên: nối yếu, quá giới hạn thì không nối")
    blocks: list[ReportBlock] = [Table(title, columns, queue.findings.generic)]
    for (kind, value), decision in sorted(queue.values.items()):
        what = gettext(DECIDED[decision])
        text = gettext("Đã quyết định: %(kind)s:%(value)s %(what)s.", kind=kind, value=value, what=what)
        blocks.append(Remark(text))
    how = gettext("Quyết định khác: lanhmanh leads generic --connects LOẠI:KHÓA --reason … (hoặc --declare).")
    blocks.append(Remark(how, "command"))
    return Report(tuple(blocks), lambda: generic_json(queue))
