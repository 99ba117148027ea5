"""The queue of leads for a person and as JSON."""

from __future__ import annotations

from typing import Any

from desk.base.output import Output
from desk.base.plurals import many
from desk.leads import lead_words as words
from desk.leads.lead_words import day, part_words, said
from desk.leads.leads import Queue
from desk.leads.sentence import TIMES, sentences_of, times_words
from desk.leads.series import print_series_list, series_json
from desk.leads.watching import print_watched, watched_in, watched_json
from engine.links.leads import Lead
from engine.links.review import EXPIRED, RETURNED, Reviewed, told_in
from engine.links.signs import LinkSign
from engine.rulebook.kinds.links import LinkRules


def queue_json(queue: Queue, lang: str) -> dict[str, Any]:
    leads = [lead_json(r, queue, lang) for r in queue.leads]
    watched = watched_json(watched_in(queue))
    return {"leads": leads, "series": series_json(queue, lang), "watched": watched}


def lead_json(found: Reviewed, queue: Queue, lang: str) -> dict[str, Any]:
    lead = found.lead
    return {
        "id": found.id,
        "venues": list(lead.venues),
        "parties": list(lead.recorded_as),
        "one_person": {id_: list(ids) for id_, ids in lead.also.items()},
        "cases": list(lead.cases),
        "bits": round(lead.bits, 2),
        "in_words": list(sentences_of(lead, queue.rules, lang)),
        "confidence": lead.confidence,
        "acts": list(lead.acts),
        "signs": [_sign_json(s, lang) for s in lead.signs],
        "innocent": [{"id": i, "text": story_title(i, queue.rules, lang)} for i in lead.stories],
        "state": found.state,
        "decided": _decided(found),
        "sources": list(lead.sources),
        "identity_certainty": lead.certainty,
        "stability": round(lead.stability, 3),
        "unknown": [{"what": what, "about": about} for what, about in lead.unknown],
        "new_since_decided": [{"row": row, "tells": kind} for row, kind in map(told_in, found.new)],
        "shown_as": queue.rules.leads.shown_as.get(lang),
    }


def _decided(found: Reviewed) -> dict[str, str] | None:
    d = found.decision
    return None if d is None else {"state": d.state, "by": d.by, "on": d.on, "reason": d.reason}


def story_title(story: str, rules: LinkRules, lang: str) -> str:
    return rules.innocent.stories[story].title.get(lang)


def _sign_json(sign: LinkSign, lang: str) -> dict[str, Any]:
    return {
        "sign": sign.sign,
        "rule": sign.rule,
        "title": sign.title.get(lang),
        "about": list(sign.about),
    }


def short(number: float) -> float:
    return float(f"{number:.3g}")


def print_queue(queue: Queue, all_: bool, out: Output) -> None:
    out.say(*words.TO_VERIFY)
    shown = [(n, r) for n, r in enumerate(queue.leads, 1) if all_ or r.open]
    columns = [
        ("#", "#", "right"),
        ("Manh mối", "Lead", "whole"),
        ("Các bên", "Parties", "whole"),
        ("Có thể vô can vì", "May be innocent, as"),
        ("Đã thấy gì", "What is seen"),
    ]
    if shown:
        out.table(
            ("Manh mối cần xác minh", "Leads to be verified"),
            columns,
            [[str(n), *_row(r, queue, out)] for n, r in shown],
        )
        out.say(*TIMES)
    else:
        out.say("Không có manh mối nào cần xem.", "There is no lead to look at.")
    for _, r in shown:
        _print_back(r, out)
    away = len(queue.leads) - len(shown)
    if away:
        out.say(
            f"Không nêu {away} manh mối đã bỏ (xem: --all).",
            f"{many(away, 'dismissed lead')} not shown (see: --all).",
        )
    print_series_list(queue, out)
    beside, near = len(queue.findings.noticed), len(queue.findings.misses)
    if beside or near:
        out.say(
            f"Ngoài ra: {beside} nhóm đáng để ý mà không có vụ việc, {near} cặp suýt nối. Xem: lanhmanh leads"
            " noticed.",
            f"Besides: {many(beside, 'group')} worth noticing, without a case; {many(near, 'pair')} nearly"
            " joined. See: lanhmanh leads noticed.",
        )
    watched = watched_in(queue)
    if watched:
        print_watched(watched, out)
    if shown:
        out.say(
            "Xem một manh mối theo số thứ tự: lanhmanh leads show 1",
            "See one lead by its number: lanhmanh leads show 1",
        )


def _row(found: Reviewed, queue: Queue, out: Output) -> list[str]:
    lead = found.lead
    trust = said(words.CONFIDENCE, lead.confidence, out.lang)
    return [
        (
            f"{found.id}\n{out.pick('hợp hơn', 'likelier:')}\n{times_words(lead.bits, out.lang)}\n"
            f"{out.pick('tin cậy', 'confidence')} {trust}\n{_state(found, out)}"
        ),
        "\n".join((*lead.venues, *lead.recorded_as)),
        "\n".join(story_title(i, queue.rules, out.lang) for i in lead.stories) or "–",
        "\n".join(_why(lead, out.lang)),
    ]


def _state(found: Reviewed, out: Output) -> str:
    """Say the state in lines that fit its narrow column."""
    return said(words.STATES, found.state, out.lang).replace(", ", ",\n")


def _why(lead: Lead, lang: str) -> list[str]:
    """Return the pairs that count with what is seen between them."""
    return [
        ", ".join(part_words(p, lang, lead.cases) for p in j.weighed.parts if p.rows)
        for j in lead.joins
        if j.bits > 0
    ]


def _print_back(found: Reviewed, out: Output) -> None:
    """Say why a lead that was decided on stands here again."""
    d = found.decision
    if d is None or found.state not in (EXPIRED, RETURNED):
        return
    fresh = len({row for row, _ in map(told_in, found.new)})
    vi = f"{found.id}: {d.by} ghi “{said(words.STATES, d.state, 'vi')}” ngày {day(d.on, 'vi')} ({d.reason})"
    en = f"{found.id}: {d.by} noted “{said(words.STATES, d.state, 'en')}” on {d.on} ({d.reason})"
    if found.state == EXPIRED:
        out.say(f"{vi}; đã hết hạn, cần xem lại.", f"{en}; lapsed, to be looked at again.")
    else:
        out.say(
            f"{vi}; có {fresh} dòng bằng chứng mới.",
            f"{en}; {fresh} row{'s of evidence are' if fresh != 1 else ' of evidence is'} new.",
        )
