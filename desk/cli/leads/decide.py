"""`leads decide`: what a person decided about a lead, or about one tie of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, WRONG_USE, Stop
from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang
from desk.base.output import Output
from desk.cli.leads.options import ByOption, LeadArgument, ReasonOption, RunOption, given

if TYPE_CHECKING:
    from desk.leads.leads import Queue
    from engine.links.review import Reviewed


def register(group: typer.Typer) -> None:
    group.command(
        "decide",
        help="Ghi quyết định: về một manh mối (--state looking, referred, dismissed), hoặc một liên hệ của nó là vô can (--innocent-tie).",
    )(decide)


def decide(
    lead: LeadArgument,
    state: Annotated[str | None, typer.Option("--state", help="looking, referred hoặc dismissed.")] = None,
    innocent_tie: Annotated[
        int | None,
        typer.Option(
            "--innocent-tie", help="Số dòng trong bảng Cách tính: liên hệ này có lời giải thích vô can."
        ),
    ] = None,
    reason: ReasonOption = None,
    run: RunOption = "latest",
    by: ByOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.leads.leads import lead_named, queue_of
    from desk.runs.run import found_run

    out = Output(as_json, checked_lang(lang))
    if (state is None) == (innocent_tie is None):
        raise Stop(
            WRONG_USE,
            "Cần một trong hai: --state (về cả manh mối) hoặc --innocent-tie SỐ_DÒNG (về một liên hệ).",
            "One of the two is needed: --state (the lead) or --innocent-tie ROW (one tie).",
        )
    found = queue_of(found_run(run, workspace), date.today())
    wanted = lead_named(found, lead)
    if innocent_tie is not None:
        out.json(_tie(found, wanted, innocent_tie, given(reason), by, out))
    else:
        out.json(_lead(found, wanted, str(state), given(reason), by, out))
    return DONE


def _lead(
    queue: Queue, wanted: Reviewed, state: str, reason: str, by: str | None, out: Output
) -> dict[str, object]:
    from desk.leads.decisions import lead_decided
    from desk.leads.lead_words import STATES, said
    from engine.links.review import DECIDABLE, after_months

    if state not in DECIDABLE:
        have = ", ".join(DECIDABLE)
        raise Stop(
            WRONG_USE, f"--state nhận {have}, không phải '{state}'.", f"--state takes {have}, not '{state}'."
        )
    lead_decided(queue.run, wanted, state, reason, by, queue.day)
    out.say(
        f"Đã ghi: {wanted.id}, {said(STATES, state, 'vi')}.",
        f"On record: {wanted.id}, {said(STATES, state, 'en')}.",
    )
    rule = queue.rules.expiry.get(state)
    until = after_months(queue.day, rule.months) if rule else None
    if rule is not None and until is not None:
        out.say(
            f"Hết hạn sau {rule.months} tháng, ngày {until:%d/%m/%Y}: khi đó manh mối trở lại để xem lại. {rule.reason['vi']}.",
            f"It lapses after {rule.months} months, on {until.isoformat()}: the lead then comes back to be looked at again. {rule.reason['en']}.",
        )
    return {"lead": wanted.id, "state": state, "until": until.isoformat() if until else None}


def _tie(
    queue: Queue, wanted: Reviewed, nth: int, reason: str, by: str | None, out: Output
) -> dict[str, object]:
    from desk.leads.decisions import tie_explained
    from desk.leads.lead_words import KINDS, figure, said
    from desk.leads.leads import queue_of

    part = tie_explained(queue.run, wanted, nth, reason, by, queue.day, queue.period.end)
    after = queue_of(queue.run, queue.day)
    left = [r.lead for r in after.leads if r.lead.members & wanted.lead.members]
    bits, who = sum(x.bits for x in left), ", ".join(part.members)
    was, now = ([figure(b, 1, lang) for lang in ("vi", "en")] for b in (wanted.lead.bits, bits))
    out.say(
        f"Đã ghi: {said(KINDS, part.unit.kind, 'vi')} giữa {who} là vô can. {wanted.id} từ {was[0]} còn {now[0]} bit"
        + ("." if left else ": không còn đủ các chiều độc lập để là manh mối."),
        f"On record: the {said(KINDS, part.unit.kind, 'en')} between {who} is innocent. {wanted.id} falls from {was[1]} to {now[1]} bits"
        + ("." if left else ": too few independent dimensions to be a lead."),
    )
    out.say("Xem và khôi phục: lanhmanh leads ties.", "See and restore: lanhmanh leads ties.")
    return {
        "lead": wanted.id, "kind": part.unit.kind, "members": list(part.members),
        "bits_before": round(wanted.lead.bits, 2), "bits_after": round(bits, 2), "still_a_lead": bool(left),
    }  # fmt: skip
