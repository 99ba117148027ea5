"""One lead for a person and as JSON: what may be innocent and what is unknown, then every record it rests
on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desk.base.language import gettext, pgettext
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.evidence import places_told, print_evidence, print_new
from desk.leads.identity_report import print_about
from desk.leads.lead_queue import lead_json, short, story_title
from desk.leads.lead_words import figure, part_words, said
from desk.leads.leads import Queue
from desk.leads.next_checks import checks_of
from desk.leads.people import holding_words, nearest_first, nearness_words, roles_of
from desk.leads.sentence import sentences_of
from engine.links.identity.matching import IdentityMatch
from engine.links.joining import CASES, JoinedSides
from engine.links.leads import Lead
from engine.links.review import Reviewed
from engine.links.stories import FOR_INNOCENCE
from engine.links.units import BitsRow


def shown_json(found: Reviewed, queue: Queue, names: Mapping[str, str]) -> dict[str, Any]:
    lead = found.lead
    shown = lead_json(found, queue) | {
        "evidence": [
            {
                "form": e.row.form,
                "key": e.row.key,
                "bits": round(e.bits, 2),
                "seen": list(e.used_for),
                "tells": list(e.tells),
                "at": list(places_told(e)),
            }
            for e in lead.evidence
        ],
        "parts": [
            {
                "n": n,
                "story": story,
                "seen": part.word,
                "unit": part.unit.kind,
                "bits": round(part.bits, 2),
                "formula": part.formula,
                "chance": short(part.chance),
                "members": list(part.members),
            }
            for n, (story, part) in enumerate(lead.parts, 1)
        ],
        "joins": [
            {
                "a": j.weighed.a,
                "b": j.weighed.b,
                "story": j.weighed.story,
                "bits": round(j.bits, 2),
                "pair_bits": round(j.weighed.bits, 2),
                "by_case": j.by_case,
                "seen": [p.word for p in j.weighed.parts if p.rows],
                "left": [f"no {p.word}" if p.unit.kind == "missing" else p.word for p in j.weighed.left],
            }
            for j in lead.joins
        ],
        "roles": {id_: list(roles_of(lead, id_)) for id_ in (*lead.venues, *lead.parties)},
        "paths": _paths(lead),
        "timeline": [
            {"day": m.day, "what": m.what, "about": list(m.about), "note": m.note} for m in lead.timeline
        ],
        "check_next": [c.words() for c in checks_of(lead, queue.rules)],
    }
    return shown | ({"names": dict(names)} if names else {})


def _paths(lead: Lead) -> list[dict[str, Any]]:
    return [
        {
            "party": id_,
            "nearness": short(lead.near[id_].share),
            "best": [
                {
                    "steps": list(p.steps),
                    "by": list(p.by),
                    "chances": [short(c) for c in p.chances],
                    "share": short(p.share),
                }
                for p in lead.near[id_].paths
            ],
            "alike": [
                {"party": a.seed, "part": short(a.part), "share": short(a.share)}
                for a in lead.near[id_].alike
            ],
        }
        for id_ in nearest_first(lead)
    ]


def print_lead(
    found: Reviewed,
    queue: Queue,
    names: Mapping[str, str],
    matches: Sequence[IdentityMatch] | None,
    every_place: bool,
    out: Output,
) -> None:
    out.say(gettext(words.TO_VERIFY))
    _print_summary(found, queue, out)
    _print_weak(found, queue, out)
    print_about(matches, set(found.lead.recorded_as), out)
    print_evidence(found.lead, every_place, out)
    _print_sum(found.lead, out)
    _print_people(found.lead, queue, names, out)
    _print_timeline(found.lead, out)


def _print_summary(found: Reviewed, queue: Queue, out: Output) -> None:
    lead = found.lead
    sources = ", ".join(said(words.SOURCES, s) for s in lead.sources)
    level, state = said(words.CONFIDENCE, lead.confidence), said(words.STATES, found.state)
    out.say(
        gettext(
            "%(id)s: độ tin cậy %(level)s (%(n)s loại nguồn: %(sources)s); %(state)s.",
            n=len(lead.sources),
            id=found.id,
            level=level,
            sources=sources,
            state=state,
        )
    )
    for sentence in sentences_of(lead, queue.rules):
        out.paragraph(sentence)
    d = found.decision
    if d is not None:
        out.say(
            gettext(
                "%(by)s ghi «%(said)s» ngày %(day)s: %(reason)s",
                by=d.by,
                said=said(words.STATES, d.state),
                day=words.day(d.on),
                reason=d.reason,
            )
        )
    out.say(f"{gettext(words.ACTS)}:")
    for line in acts_told(lead, queue):
        out.say(f"  {line}.")
    _print_joins(lead, queue, out)
    for id_, ids in lead.also.items():
        out.say(
            gettext(
                "%(id)s và %(ids)s được coi là một người (độ chắc %(figure)s).",
                id=id_,
                ids=", ".join(ids),
                figure=figure(lead.certainty, 2),
            )
        )
    if found.new and d is not None:
        print_new(found, out)


def _print_joins(lead: Lead, queue: Queue, out: Output) -> None:
    """Say of each two sides what is seen, what explains it best, what that leaves."""
    columns = [
        (gettext("Hai bên"), "whole"),
        gettext("Vì sao nghi"),
        gettext("Vì sao có thể vô can"),
        gettext("Chuyện ấy chưa giải thích"),
    ]
    rows = [
        [
            "\n".join("\n  ".join(side_words(s, lead, queue)) for s in j.sides),
            "\n".join(part_words(p, lead.cases) for p in suspected(j)) or "–",
            "\n".join(innocent_words(j, lead, queue)) or "–",
            "\n".join(part_words(p, lead.cases) for p in j.weighed.left) or "–",
        ]
        for j in lead.joins
        if not told_by_case_only(j)
    ]
    out.table(gettext("Nối với nhau vì"), columns, rows)
    together = in_one_case(lead, queue)
    if together:
        out.say(gettext("Cùng đứng trong một vụ việc, tự nó không nói gì:"))
    for line in together:
        out.say(f"  {line}.")


def suspected(join: JoinedSides) -> list[BitsRow]:
    """Return what two sides share that does not speak for innocence."""
    return [p for p in join.weighed.parts if p.rows and p.word not in FOR_INNOCENCE]


def innocent_words(join: JoinedSides, lead: Lead, queue: Queue) -> tuple[str, ...]:
    """Return the innocent story that fits best, and what two sides share that makes it likelier."""
    title = () if join.by_case else (story_title(join.weighed.story, queue.rules),)
    rows = [p for p in join.weighed.parts if p.rows and p.word in FOR_INNOCENCE]
    return (*title, *(gettext("hợp: %(part)s", part=part_words(p, lead.cases)) for p in rows))


def in_one_case(lead: Lead, queue: Queue) -> tuple[str, ...]:
    """Return each case that alone joins sides, and who stands in it: of a side only those whom the case
    names."""
    alone = {m for j in lead.joins if told_by_case_only(j) for p in j.weighed.parts for m in p.members}
    found = {
        case: m.about
        for m in lead.timeline
        if m.what == "case"
        for case in alone & {*m.about} & {*lead.cases}
    }
    return tuple(
        f"{case}: {', '.join(member_words(id_, lead, queue) for id_ in about if id_ in lead.members)}"
        for case, about in sorted(found.items())
    )


def acts_told(lead: Lead, queue: Queue) -> tuple[str, ...]:
    """Return each member, as what it is and where, with a case, a grave violation or a licence withdrawn, and
    what and when it was."""
    grave = [
        m
        for m in lead.timeline
        if m.what in ("case", "revoked")
        or (m.what == "violation" and queue.rules.weight_of(queue.rules.seeds.violations, m.note) > 0)
    ]
    told = {
        id_: ", ".join(
            f"{words.moment(m.what, m.note)} ({words.day(m.day)})" for m in grave if id_ in m.about
        )
        for id_ in lead.acts
    }
    return tuple(
        ": ".join(x for x in (member_words(id_, lead, queue), what) if x) for id_, what in told.items()
    ) or ("–",)


def told_by_case_only(join: JoinedSides) -> bool:
    """Tell whether all that is seen of two sides is that they stand in one case."""
    return join.by_case and all(p.word == CASES for p in join.weighed.parts if p.rows)


def member_words(id_: str, lead: Lead, queue: Queue) -> str:
    """Return a venue or party with what it is and where, as one would say it to a colleague."""
    unit = queue.units.get(lead.units.get(id_, id_[:5]))
    return f"{id_} ({', '.join(x for x in (lead.trades.get(id_), unit) if x)})"


def side_words(side: str, lead: Lead, queue: Queue) -> tuple[str, ...]:
    """Return each of a side: its venues, then who holds or manages them."""
    members = lead.sides[side]
    venues = [member_words(m, lead, queue) for m in members if m in lead.venues]
    people = [f"{holding_words(lead, m)} {m}" for m in members if m not in lead.venues]
    return (*venues, *people) if venues else (member_words(side, lead, queue),)


def _print_weak(found: Reviewed, queue: Queue, out: Output) -> None:
    lead = found.lead
    innocent = "; ".join(story_title(i, queue.rules) for i in lead.stories) or gettext(
        "hồ sơ không gợi ý lời giải thích nào; vẫn phải hỏi"
    )
    out.say(gettext("Có thể vô can vì: %(innocent)s.", innocent=innocent))
    for t in queue.ties:
        if t.in_force and set(t.decision.members) & {*lead.members, *lead.cases}:
            d = t.decision
            kind, who = said(words.KINDS, d.kind), ", ".join(d.members)
            out.say(
                gettext(
                    "Đã gỡ vì vô can: %(kind)s giữa %(who)s (%(reason)s; %(by)s, %(day)s).",
                    kind=kind,
                    who=who,
                    reason=d.reason,
                    by=d.by,
                    day=words.day(d.on),
                )
            )
    unknown = "; ".join(f"{about}: {said(words.UNKNOWN, what)}" for what, about in lead.unknown)
    out.say(gettext("Chưa rõ: %(value)s.", value=unknown or "–"))
    for check in checks_of(lead, queue.rules):
        out.say(gettext("Kiểm tra tiếp: %(words)s", words=check.words()))


def _print_sum(lead: Lead, out: Output) -> None:
    out.table(
        gettext("Cách tính: trọng số × log2(chung một người đứng sau / chuyện vô can)"),
        [
            ("#", "right"),
            gettext("Điều đã thấy"),
            gettext("Ai"),
            gettext("Phép tính"),
            (gettext("Bit"), "right"),
        ],
        [
            [
                str(n),
                part_words(p, lead.cases),
                "\n".join(p.members),
                words.formula(p.formula),
                figure(p.bits, 2),
            ]
            for n, (j, p) in enumerate(((j, p) for j in lead.joins for p in j.weighed.parts), 1)
            if not told_by_case_only(j)
        ],
    )
    counted = [figure(j.bits, 2) for j in lead.joins if j.bits > 0]
    left = figure(lead.bits, 2)
    out.say(
        gettext(
            "Cộng các cặp nối: %(counted)s = %(left)s bit; cặp đã nối qua bên khác thì không cộng nữa.",
            counted=" + ".join(counted),
            left=left,
        )
    )


def _print_people(lead: Lead, queue: Queue, names: Mapping[str, str], out: Output) -> None:
    rows = []
    for id_ in nearest_first(lead):
        near = lead.near.get(id_)
        rows.append(
            [
                id_,
                *([names.get(id_, "–")] if names else []),
                lead.trades.get(id_) or "–",
                "\n".join(roles_of(lead, id_)),
                figure(near.share, 3) if near else "–",
                nearness_words(near, queue.rules.seeds.rank.alpha),
            ]
        )
    columns = [
        gettext("Bên"),
        *([gettext("Tên")] if names else []),
        gettext("Loại"),
        gettext("Vai trò trong hồ sơ"),
        (gettext("Gần vụ việc"), "right"),
        gettext("Đường mạnh nhất; liên hệ chung nhiều nhất"),
    ]
    out.table(gettext("Các bên"), columns, rows)
    out.say(gettext(words.NEARNESS))


def _print_timeline(lead: Lead, out: Output) -> None:
    rows = [[words.day(m.day), words.moment(m.what, m.note), ", ".join(m.about)] for m in lead.timeline]
    out.table(
        gettext("Theo thời gian"), [pgettext("event", "Ngày"), pgettext("event", "Việc"), gettext("Về")], rows
    )
