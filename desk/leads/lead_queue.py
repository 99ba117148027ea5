"""The queue of leads for a person and as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desk.base.language import gettext, language, pgettext
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.acts import words_on
from desk.leads.lead_words import day, part_words, said
from desk.leads.leads import Queue
from desk.leads.sentence import TIMES, sentences_of, times_words
from desk.leads.series import series_json, series_list
from desk.leads.watching import watched_in, watched_json, watched_report
from desk.report.console import print_report
from desk.report.tree import Report
from desk.words.numbers import fields_json
from engine.links.leads import Lead
from engine.links.review import EXPIRED, RETURNED, Reviewed, told_in
from engine.links.signs import LinkSign
from engine.rulebook.kinds.links import LinkRules


def queue_json(queue: Queue) -> dict[str, Any]:
    leads = [lead_json(r, queue) for r in queue.leads]
    watched = watched_json(watched_in(queue))
    return {"leads": leads, "series": series_json(queue), "watched": watched}


def lead_json(found: Reviewed, queue: Queue) -> dict[str, Any]:
    lead = found.lead
    return {
        "id": found.id,
        "venues": list(lead.venues),
        "parties": list(lead.recorded_as),
        "one_person": {id_: list(ids) for id_, ids in lead.also.items()},
        "cases": list(lead.cases),
        "bits": round(lead.bits, 2),
        "in_words": list(sentences_of(lead, queue.rules)),
        "confidence": lead.confidence,
        "acts": list(lead.acts),
        "signs": [_sign_json(s) for s in lead.signs],
        "innocent": [{"id": i, "text": story_title(i, queue.rules)} for i in lead.stories],
        "state": found.state,
        "decided": _decided(found),
        "sources": list(lead.sources),
        "identity_certainty": lead.certainty,
        "stability": round(lead.stability, 3),
        "unknown": [{"what": what, "about": about} for what, about in lead.unknown],
        "new_since_decided": [{"row": row, "tells": kind} for row, kind in map(told_in, found.new)],
        "shown_as": queue.rules.leads.shown_as.get(language()),
    }


def _decided(found: Reviewed) -> dict[str, object] | None:
    d = found.decision
    return None if d is None else fields_json(d, "state", "by", "on", "reason")


def story_title(story: str, rules: LinkRules) -> str:
    return rules.innocent.stories[story].title.get(language())


def _sign_json(sign: LinkSign) -> dict[str, Any]:
    title = {"title": sign.title.get(language()), "about": list(sign.about)}
    return fields_json(sign, "sign", "rule") | title


def short(number: float) -> float:
    return float(f"{number:.3g}")


def print_queue(queue: Queue, all_: bool, out: Output) -> None:
    out.say(words.TO_VERIFY)
    shown = [(n, r) for n, r in enumerate(queue.leads, 1) if all_ or r.open]
    columns = [
        ("#", "right"),
        (pgettext("lead", "Manh mối"), "whole"),
        (gettext("Các bên"), "whole"),
        gettext("Có thể vô can vì"),
        gettext("Đã thấy gì"),
    ]
    if shown:
        out.table(
            gettext("Manh mối cần xác minh"), columns, [[str(n), *_row(r, queue, out)] for n, r in shown]
        )
        out.say(TIMES)
    else:
        out.say("Không có manh mối nào cần xem.")
    for _, r in shown:
        _print_back(r, out)
    away = len(queue.leads) - len(shown)
    if away:
        out.say("Không nêu %(n)s manh mối đã bỏ (xem: --all).", n=away)
    print_report(Report(tuple(series_list(queue))), out)
    for series in queue.findings.series:
        for line in words_on(queue.run, "series", series.id):
            out.line(f"{series.id}: {line}")
    beside, near = len(queue.findings.noticed), len(queue.findings.misses)
    if beside or near:
        out.say(
            "Ngoài ra: %(groups)s đáng để ý mà không có vụ việc, %(pairs)s suýt nối. Xem: lanhmanh leads"
            " noticed.",
            groups=gettext("%(n)s nhóm", n=beside),
            pairs=gettext("%(n)s cặp", n=near),
        )
    watched = watched_in(queue)
    if watched:
        print_report(replace(watched_report(watched), data=None), out)
    if shown:
        out.say("Xem một manh mối theo số thứ tự: lanhmanh leads show 1")


def _row(found: Reviewed, queue: Queue, out: Output) -> list[str]:
    lead = found.lead
    trust = said(words.CONFIDENCE, lead.confidence)
    likelier, confidence = pgettext("queue", "hợp hơn"), gettext("tin cậy")
    return [
        (f"{found.id}\n{likelier}\n{times_words(lead.bits)}\n{confidence} {trust}\n{_state(found, out)}"),
        "\n".join((*lead.venues, *lead.recorded_as)),
        "\n".join(story_title(i, queue.rules) for i in lead.stories) or "–",
        "\n".join(_why(lead)),
    ]


def _state(found: Reviewed, out: Output) -> str:
    """Say the state in lines that fit its narrow column."""
    return said(words.STATES, found.state).replace(", ", ",\n")


def _why(lead: Lead) -> list[str]:
    """Return the pairs that count with what is seen between them."""
    return [
        ", ".join(part_words(p, lead.cases) for p in j.weighed.parts if p.rows)
        for j in lead.joins
        if j.bits > 0
    ]


def _print_back(found: Reviewed, out: Output) -> None:
    """Say why a lead that was decided on stands here again."""
    d = found.decision
    if d is None or found.state not in (EXPIRED, RETURNED):
        return
    fresh = len({row for row, _ in map(told_in, found.new)})
    state, on = said(words.STATES, d.state), day(d.on)
    word = gettext(
        "%(id)s: %(by)s ghi “%(state)s” ngày %(on)s (%(reason)s)",
        id=found.id,
        by=d.by,
        state=state,
        on=on,
        reason=d.reason,
    )
    if found.state == EXPIRED:
        out.say("%(word)s; đã hết hạn, cần xem lại.", word=word)
    else:
        out.say("%(word)s; có %(n)s dòng bằng chứng mới.", word=word, n=fresh)
