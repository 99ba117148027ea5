"""The queue of leads for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from desk.base.language import gettext, gettext_noop, language, pgettext
from desk.leads import lead_words as words
from desk.leads.acts import words_on
from desk.leads.agreement import about_children, news_of
from desk.leads.gone_leads import gone_json, gone_table
from desk.leads.innocence import stories_of, story_title, suspect_parts
from desk.leads.lead_words import day, part_words, party_lines, said
from desk.leads.leads import Queue
from desk.leads.sentence import TIMES, likelier_words, sentences_of
from desk.leads.series import new_cases, series_json, series_list
from desk.leads.watching import watched_in, watched_json, watched_report
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table, TextLines, text_lines
from desk.words.numbers import fields_json, some_of
from engine.links.joining import JoinedSides
from engine.links.leads import Lead
from engine.links.review import EXPIRED, RETURNED, Reviewed, told_in
from engine.links.signs import LinkSign
from engine.rulebook.kinds.links import LinkRules


def queue_json(queue: Queue) -> dict[str, Any]:
    leads = [lead_json(r, queue) for r in queue.leads]
    series = [series_json(s, queue) for s in queue.findings.series]
    watched = watched_json(watched_in(queue))
    return {"leads": leads, "gone": gone_json(queue), "series": series, "watched": watched}


def lead_json(found: Reviewed, queue: Queue) -> dict[str, Any]:
    lead = found.lead
    return {
        "id": found.id,
        "venues": list(lead.venues),
        "parties": list(lead.parties),
        "one_person": {id_: list(ids) for id_, ids in lead.also.items()},
        "cases": list(lead.cases),
        "bits": round(lead.bits, 2),
        "in_words": list(sentences_of(lead, queue.rules)),
        "confidence": lead.confidence,
        "acts": list(lead.acts),
        "signs": [_sign_json(s) for s in lead.signs],
        "innocent": [{"id": i, "text": story_title(i, queue.rules)} for i in stories_of(lead)],
        "state": found.state,
        "decided": _decided(found),
        "sources": list(lead.sources),
        "tie_sources": list(lead.tie_sources),
        "identity_certainty": lead.certainty,
        "stability": round(lead.stability, 3),
        "unknown": [{"what": what, "about": about} for what, about in lead.unknown],
        "new_since_decided": [{"row": row, "tells": kind} for row, kind in map(told_in, found.new)],
        "shown_as": queue.rules.leads.shown_as.get(language()),
    }


def _decided(found: Reviewed) -> dict[str, object] | None:
    d = found.decision
    return None if d is None else fields_json(d, "state", "by", "on", "reason")


def _sign_json(sign: LinkSign) -> dict[str, Any]:
    title = {"title": sign.title.get(language()), "about": list(sign.about)}
    return fields_json(sign, "sign", "rule") | title


def short(number: float) -> float:
    return float(f"{number:.3g}")


def queue_report(queue: Queue, all_: bool) -> Report:
    """Report the leads that are not dismissed, or all; then series, what is beside, who is watched."""
    return Report(tuple(_blocks(queue, all_)), lambda: queue_json(queue))


def _blocks(queue: Queue, all_: bool) -> Iterator[ReportBlock]:
    shown = [(n, r) for n, r in enumerate(queue.leads, 1) if all_ or r.open]
    columns = (
        ReportColumn("#", lambda row: row[0], "right"),
        ReportColumn(pgettext("lead", "Manh mối"), lambda row: _head(row[1]), "whole"),
        ReportColumn(
            gettext("Các bên"),
            lambda row: TextLines((*row[1].lead.venues, *party_lines(row[1].lead))),
            "whole",
        ),
        ReportColumn(
            gettext("Có thể vô can vì"),
            lambda row: text_lines(story_title(i, queue.rules) for i in stories_of(row[1].lead)),
        ),
        ReportColumn(
            gettext("Đã thấy gì"),
            lambda row: TextLines(tuple(_seen_by_pair(row[1].lead, queue.rules))),
        ),
    )
    yield Remark(gettext(words.TO_VERIFY))
    if shown:
        yield Table(gettext("Manh mối cần xác minh"), columns, shown)
        yield Remark(gettext(TIMES))
        yield from order_remarks(r for _, r in shown)
    else:
        yield Remark(gettext("Không có manh mối nào cần xem."))
    yield from map(Remark, back_words(r for _, r in shown))
    yield from map(Remark, away_words(len(queue.leads) - len(shown)))
    yield from gone_table(queue).blocks
    yield from series_list(queue)
    for series in queue.findings.series:
        lines = (*words_on(queue.run, "series", series.id), new_cases(series, queue))
        yield from (Remark(f"{series.id}: {line}") for line in lines if line)
    beside, near = len(queue.findings.noticed), len(queue.findings.misses)
    if beside or near:
        text = gettext(
            "Ngoài ra: %(groups)s đáng để ý mà không có vụ việc, %(pairs)s suýt nối. Xem: lanhmanh leads"
            " noticed.",
            groups=gettext("%(n)s nhóm", n=beside),
            pairs=gettext("%(n)s cặp", n=near),
        )
        yield Remark(text)
    if watched := watched_in(queue):
        yield from watched_report(watched).blocks
    if shown:
        yield Remark(gettext("Xem một manh mối theo số thứ tự: lanhmanh leads show 1"), "command")


ORDER = gettext_noop(
    "Thứ tự: nhiều điều cùng có đứng trước, vì số điều chung phân biệt được nhóm có tổ chức với nhóm vô can;"
    " bằng nhau thì cộng mọi cặp nặng hơn đứng trước."
)


def order_remarks(shown: Iterable[Reviewed]) -> Iterator[Remark]:
    """Say why leads stand in their order, and which to look at first whatever their place."""
    yield Remark(gettext(ORDER))
    yield from map(Remark, children_words(shown))


def children_words(shown: Iterable[Reviewed]) -> Iterator[str]:
    """Say which leads to look at first whatever their place: of children."""
    of_children = [found.id for found in shown if about_children(found.lead)]
    if of_children:
        yield gettext(
            "Trẻ em trước hết: xem trước, dù đứng sau, %(ids)s (vụ việc, vi phạm về người dưới 18 tuổi).",
            ids=some_of(of_children),
        )


def back_words(shown: Iterable[Reviewed]) -> Iterator[str]:
    """Say of each lead that was decided on why it stands here again."""
    return (_back(r) for r in shown if r.decision and r.state in (EXPIRED, RETURNED))


def away_words(n: int) -> Iterator[str]:
    """Say how many leads that were dismissed are left out."""
    if n:
        yield gettext("Không nêu %(n)s manh mối đã bỏ (xem: --all).", n=n)


def _head(found: Reviewed) -> TextLines:
    """Say which lead, how sure, and the state in lines that fit a narrow column."""
    trust, state = said(words.CONFIDENCE, found.lead.confidence), said(words.STATES, found.state)
    lines = found.id, f"{gettext('tin cậy')} {trust}", state.replace(", ", ",\n")
    return text_lines(filter(None, (*lines, news_of(found))))


def _seen_by_pair(lead: Lead, rules: LinkRules) -> Iterator[str]:
    """Yield what is seen between each two sides and how much likelier one person is; where there are several
    pairs, which it is of."""
    pairs = [j for j in lead.joins if j.bits > 0]
    for j in pairs:
        sides = f"{' – '.join(j.sides)}: " if len(pairs) > 1 else ""
        yield f"{sides}{seen_words(j, lead)} ({likelier_words(j, rules)})"


def seen_words(join: JoinedSides, lead: Lead) -> str:
    """Return what is seen between two sides, in words; not what speaks for innocence, as that they are
    kin."""
    return ", ".join(part_words(p, lead.cases) for p in suspect_parts(join))


def _back(found: Reviewed) -> str:
    """Say why a lead that was decided on stands here again."""
    d = found.decision
    assert d is not None
    word = gettext(
        "%(id)s: %(by)s ghi “%(state)s” ngày %(on)s (%(reason)s)",
        id=found.id,
        by=d.by,
        state=said(words.STATES, d.state),
        on=day(d.on),
        reason=d.reason,
    )
    if found.state == EXPIRED:
        return gettext("%(word)s; đã hết hạn, cần xem lại.", word=word)
    fresh = len({row for row, _ in map(told_in, found.new)})
    return gettext("%(word)s; có %(n)s dòng bằng chứng mới.", word=word, n=fresh)
