"""What is no lead: groups that are odd but have no case or grave act, and pairs that are in neither, with
what they lack. And what was treated as common to many, and why; each can be decided otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desk.base.language import gettext, gettext_noop, language, pgettext
from desk.leads import lead_words as words
from desk.leads.innocence import stories_of, story_title
from desk.leads.lead_queue import short
from desk.leads.lead_words import KINDS, figure, party_lines, said
from desk.leads.leads import Queue
from desk.leads.people import LITTLE
from desk.leads.striking import left_words
from desk.leads.tie_report import pairs_of
from desk.report.tree import (
    PageLink,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Table,
    TitledLines,
    text_lines,
)
from desk.words.numbers import fields_json
from engine.links.book import Book
from engine.links.leads import Lead
from engine.links.misses import BESIDES, BLANKS, EXPLAINED, GROUP, JOIN, PARTED, Miss
from engine.links.stories import Weighed

LACKS = {
    JOIN: gettext_noop("%(bits)s bit để nối"),
    BESIDES: gettext_noop("điều khác ngoài lao động qua lại"),
    GROUP: gettext_noop("%(bits)s bit để đáng để ý, có vụ việc thì thành manh mối"),
    BLANKS: gettext_noop(
        "cột Hợp đồng lao động để trống quyết định: %(cells)s. Bit này là khi mọi ô ấy là không có hợp đồng"
    ),
    EXPLAINED: gettext_noop(
        "không thiếu: chung nhà hoặc họ hàng giải thích được; không có điều ấy thì thêm %(bits)s bit"
    ),
    PARTED: gettext_noop("không thiếu bit: nhóm có cả hai bên quá lớn nên bị tách"),
}


def noticed_in(queue: Queue) -> list[Lead]:
    """Return the groups worth noticing, in the order of their ids: they are not ranked."""
    return sorted(queue.findings.noticed, key=lambda x: x.id)


def noticed_report(
    queue: Queue, groups: Sequence[Lead] | None = None, misses: Sequence[Miss] | None = None
) -> Report:
    """Report the groups worth noticing and the pairs nearly joined: all, or those of a page."""
    odd = noticed_in(queue) if groups is None else groups
    near = (*queue.findings.misses,) if misses is None else misses
    return Report(tuple(_blocks(queue, odd, near)), lambda: noticed_json(queue))


def _blocks(queue: Queue, groups: Sequence[Lead], misses: Sequence[Miss]) -> Iterator[ReportBlock]:
    sides, seen, innocent = gettext("Các bên"), gettext("Đã thấy gì"), gettext("Vô can thì vì")
    struck = _struck(queue)
    of_groups = (
        ReportColumn(sides, lambda x: text_lines((*x.venues, *party_lines(x))), "whole"),
        ReportColumn(seen, lambda x: text_lines(_seen(x))),
        ReportColumn(innocent, lambda x: text_lines(story_title(s, queue.rules) for s in stories_of(x))),
    )
    of_pairs = (
        ReportColumn(sides, lambda m: _way(m.weighed, queue), "whole"),
        ReportColumn(seen, lambda m: words.shared_words(m.weighed)),
        ReportColumn(innocent, lambda m: story_title(m.weighed.story, queue.rules)),
        ReportColumn(gettext("Bit"), lambda m: figure(m.weighed.bits, 1), "right"),
        ReportColumn(
            gettext("Còn thiếu"), lambda m: text_lines((_lacks(m), *struck[m.weighed.a, m.weighed.b]))
        ),
    )
    yield Remark(
        gettext(
            "Không phải manh mối, không phải căn cứ kiểm tra, không nói ai có lỗi; không xếp hạng, không xuất"
            " ra. Nhóm đáng để ý: trên đường nối không có vụ việc, vi phạm nặng hay giấy phép bị thu hồi. Cặp"
            " suýt nối: còn thiếu điều nêu ở dòng ấy."
        ),
        "open",
    )
    if groups:
        yield Table(gettext("Đáng để ý, không có vụ việc"), of_groups, groups)
    elif not queue.findings.noticed:
        yield Remark(gettext("Không có nhóm nào đáng để ý mà không có vụ việc."))
    if misses:
        yield Table(gettext("Suýt nối"), of_pairs, misses)
    elif not queue.findings.misses:
        yield Remark(gettext("Không có cặp nào suýt nối."))
    shown = {(m.weighed.a, m.weighed.b) for m in queue.findings.misses}
    shown |= {j.sides for r in queue.leads for j in r.lead.joins}
    rest = (queue.findings.pairs.get(pair) for pair in struck if pair not in shown)
    lines = [f"{left_words(w)}; {'; '.join(struck[w.a, w.b])}" for w in rest if w and w.bits > 0]
    if lines:
        yield TitledLines(gettext("Còn lại sau khi gỡ liên hệ, không đủ để nối hay suýt nối"), tuple(lines))


def _struck(queue: Queue) -> Mapping[tuple[str, str], list[str]]:
    """Return, of each pair of sides, which tie between them a person struck as innocent, and who."""
    struck, book = defaultdict[tuple[str, str], list[str]](list), Book(queue.findings.said)
    for tie in (t for t in queue.ties if t.in_force):
        d = tie.decision
        kind = said(KINDS, d.kind)
        line = gettext(
            "đã gỡ liên hệ %(kind)s vì vô can: %(by)s, %(on)s", kind=kind, by=d.by, on=words.day(d.on)
        )
        for pair in pairs_of(tie, book):
            struck[pair].append(line)
    return struck


def _way(weighed: Weighed, queue: Queue) -> PageLink:
    query = f"?tu={weighed.a}&toi={weighed.b}"
    return PageLink(f"{weighed.a}\n{weighed.b}", "way", (queue.run.manifest["year"],), query)


def noticed_json(queue: Queue) -> dict[str, Any]:
    return {
        "noticed": [
            {
                "id": x.id,
                "venues": list(x.venues),
                "parties": list(x.recorded_as),
                "bits": round(x.bits, 2),
                "innocent": list(stories_of(x)),
            }
            for x in queue.findings.noticed
        ],
        "near_misses": [
            {
                "a": m.weighed.a,
                "b": m.weighed.b,
                "bits": round(m.weighed.bits, 2),
                "to": m.to,
                "lacks": round(m.lacks, 2),
                "blank_cells": [f"{row.form} {row.key}" for row in m.cells],
                "story": m.weighed.story,
                "seen": [p.word for p in m.weighed.parts if p.rows],
            }
            for m in queue.findings.misses
        ],
    }


def _lacks(miss: Miss) -> str:
    if miss.to in (JOIN, GROUP) and miss.lacks < LITTLE:
        return gettext(LACKS[miss.to], bits=gettext("dưới 0,1"))
    cells = "; ".join(f"{row.form} {words.key_of(row.form, row.key)}" for row in miss.cells)
    return gettext(LACKS[miss.to], bits=figure(miss.lacks, 1), cells=cells)


def _seen(lead: Lead) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.shared_words(j.weighed) for j in lead.joins if j.bits > 0))


DECIDED = {
    "connects": gettext_noop("vẫn nối các bên"),
    "generic": gettext_noop("là dùng chung, không nối ai"),
}


def generic_json(queue: Queue) -> dict[str, Any]:
    return {
        "generic": [
            fields_json(g, "kind", "value", "shared_by", "cap", "connects")
            | {"factor": round(g.factor, 4), "case_linked_by_chance": short(g.p)}
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
