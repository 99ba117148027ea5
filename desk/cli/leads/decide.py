"""`leads decide`: what a person decided about a lead, or about one tie of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, WrongUse
from desk.base.language import language
from desk.base.options import RecordedReasonOption
from desk.base.output import Output
from desk.cli.leads.options import ByOption, LeadArgument, RunOption, given
from desk.cli.option_pairs import not_with
from desk.cli.verb import Here, verb

if TYPE_CHECKING:
    from desk.leads.leads import Queue
    from engine.links.review import Reviewed


@verb(
    "decide",
    "Ghi quyết định: về một manh mối (--state looking, referred, dismissed), hoặc một liên hệ của nó là vô"
    " can (--innocent-tie).",
)
def decide(
    here: Here,
    out: Output,
    lead: LeadArgument,
    state: Annotated[str | None, typer.Option("--state", help="looking, referred hoặc dismissed.")] = None,
    innocent_tie: Annotated[
        int | None,
        typer.Option(
            "--innocent-tie", help="Số dòng trong bảng Cách tính: liên hệ này có lời giải thích vô can."
        ),
    ] = None,
    only_try: Annotated[
        bool, typer.Option("--try", help="Chỉ xem gỡ liên hệ này thì còn gì; không ghi.")
    ] = False,
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
    from desk.leads.striking import print_struck, striking_of, struck_json

    struck = striking_of(queue, wanted, nth, reason, by)
    decision = struck.decision
    kind = said(KINDS, decision.kind)
    out.say("Gỡ %(kind)s giữa %(who)s thì:", kind=kind, who=", ".join(decision.members))
    print_struck(struck, out)
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
