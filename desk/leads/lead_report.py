"""One lead for a person and as JSON: what may be innocent and what is unknown, then every record it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.evidence import print_evidence, print_new
from desk.leads.lead_queue import lead_json, short
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue
from desk.leads.people import nearness_words, roles_of
from engine.links.leads import Lead
from engine.links.review import Reviewed


def shown_json(found: Reviewed, queue: Queue, names: Mapping[str, str], lang: str) -> dict[str, Any]:
    lead = found.lead
    shown = lead_json(found, queue, lang) | {
        "evidence": [
            {
                "form": e.row.form, "key": e.row.key, "bits": round(e.bits, 2), "signs": list(e.used_for),
                "tells": list(e.tells), "at": list(e.row.places),
            }
            for e in lead.evidence
        ],
        "parts": [
            {
                "n": n, "sign": sign, "unit": part.unit.kind, "bits": round(part.bits, 2), "formula": part.formula,
                "expected": short(part.expected), "seen": part.seen, "members": list(part.members),
            }
            for n, (sign, part) in enumerate(lead.score.parts, 1)
        ],
        "roles": {id_: list(roles_of(lead, id_, lang)) for id_ in (*lead.venues, *lead.parties)},
        "paths": _paths(lead),
        "timeline": [{"day": m.day, "what": m.what, "about": list(m.about), "note": m.note} for m in lead.timeline],
        "check_next": [said(words.CHECKS, s, lang) for s in kinds_of(lead)],
    }  # fmt: skip
    return shown | ({"names": dict(names)} if names else {})


def _paths(lead: Lead) -> list[dict[str, Any]]:
    return [
        {
            "party": id_, "probability": round(n.probability, 3), "lift": round(n.lift, 2), "methods_disagree": n.disagree,
            "best": [
                {
                    "steps": list(p.steps), "by": [x.kind for x in p.links], "weights": [round(x.weight, 4) for x in p.links],
                    "probability": round(p.probability, 3),
                }
                for p in n.paths
            ],
        }
        for id_, n in lead.near.items()
    ]  # fmt: skip


def kinds_of(lead: Lead) -> list[str]:
    return list(dict.fromkeys(t.sign.sign for t in lead.signs))


def print_lead(
    found: Reviewed, queue: Queue, names: Mapping[str, str], every_place: bool, out: Output
) -> None:  # fmt: skip
    out.say(*words.TO_VERIFY)
    _print_summary(found, queue, out)
    _print_weak(found, queue, out)
    print_evidence(found.lead, every_place, out)
    _print_sum(found.lead, out)
    _print_people(found.lead, queue, names, out)
    _print_timeline(found.lead, out)


def _print_summary(found: Reviewed, queue: Queue, out: Output) -> None:
    lead, lang = found.lead, out.lang
    sources = ", ".join(said(words.SOURCES, s, lang) for s in lead.sources)
    level, state = said(words.CONFIDENCE, lead.confidence, lang), said(words.STATES, found.state, lang)
    bits = figure(lead.bits, 1, lang)
    out.say(
        f"{found.id}: {bits} bit; độ tin cậy {level} ({len(lead.sources)} loại nguồn: {sources}); {state}.",
        f"{found.id}: {bits} bits; confidence {level} ({len(lead.sources)} kinds of source: {sources}); {state}.",
    )
    d = found.decision
    if d is not None:
        out.say(
            f"{d.by} ghi «{said(words.STATES, d.state, 'vi')}» ngày {words.day(d.on, 'vi')}: {d.reason}",
            f"{d.by} noted «{said(words.STATES, d.state, 'en')}» on {d.on}: {d.reason}",
        )
    for t in lead.signs:
        out.say(f"  · {said(words.SIGNS, t.sign.sign, lang)}: {', '.join(t.sign.about)}", f"  · {said(words.SIGNS, t.sign.sign, lang)}: {', '.join(t.sign.about)}")  # fmt: skip
    expected = figure(lead.expected, 3, lang)
    out.say(
        f"Chỉ do ngẫu nhiên thì chờ thấy {expected} dấu hiệu; ở đây thấy {len(lead.signs)}.",
        f"Chance alone would give {expected} signs; {len(lead.signs)} are seen.",
    )
    for id_, ids in lead.also.items():
        out.say(
            f"{id_} và {', '.join(ids)} được coi là một người (độ chắc {figure(lead.certainty, 2, 'vi')}).",
            f"{id_} and {', '.join(ids)} are taken to be one person (certainty {figure(lead.certainty, 2, 'en')}).",
        )
    if found.new and d is not None:
        print_new(found, out)


def _print_weak(found: Reviewed, queue: Queue, out: Output) -> None:
    lead, lang = found.lead, out.lang
    innocent = "; ".join(queue.rules.innocent[i][lang] for i in lead.innocent)
    out.say(
        f"Có thể vô can vì: {innocent or 'hồ sơ không gợi ý lời giải thích nào; vẫn phải hỏi'}.",
        f"May be innocent, as: {innocent or 'the records suggest no explanation; ask all the same'}.",
    )
    for t in queue.ties:
        if t.in_force and set(t.decision.members) & {*lead.members, *lead.cases}:
            d = t.decision
            kind, who = said(words.KINDS, d.kind, lang), ", ".join(d.members)
            out.say(
                f"Đã gỡ vì vô can: {kind} giữa {who} ({d.reason}; {d.by}, {words.day(d.on, 'vi')}).",
                f"Struck as innocent: {kind} between {who} ({d.reason}; {d.by}, {d.on}).",
            )
    unknown = "; ".join(f"{about}: {said(words.UNKNOWN, what, lang)}" for what, about in lead.unknown)
    out.say(f"Chưa rõ: {unknown or '–'}.", f"Unknown: {unknown or '–'}.")
    for kind in kinds_of(lead):
        out.say(f"Kiểm tra tiếp: {said(words.CHECKS, kind, 'vi')}", f"Check next: {said(words.CHECKS, kind, 'en')}")  # fmt: skip


def _print_sum(lead: Lead, out: Output) -> None:
    lang = out.lang
    out.table(
        out.pick("Cách tính", "How it is computed"),
        [("#", "right"), (out.pick("Dấu hiệu", "Sign"), "left"), (out.pick("Chung gì", "Shares"), "left"), (out.pick("Ai", "Who"), "left"), (out.pick("Phép tính", "Formula"), "left"), (out.pick("Bit", "Bits"), "right")],
        [
            [str(n), said(words.SIGNS, s, lang), said(words.KINDS, p.unit.kind, lang), "\n".join(p.members), words.formula(p.formula, lang), figure(p.bits, 2, lang)]
            for n, (s, p) in enumerate(lead.score.parts, 1)
        ],
    )  # fmt: skip
    total, most = sum(lead.score.by_kind.values()), max(lead.score.by_kind.values(), default=0.0)
    all_, one, left = (figure(x, 2, lang) for x in (total, most, lead.bits))
    if total - lead.bits > 0.005:
        out.say(
            f"Cộng {all_}; một loại dấu hiệu có {one}, không được quá nửa, nên còn 2 × ({all_} − {one}) = {left} bit.",
            f"Sum {all_}; one kind of sign has {one} and may be no more than half, which leaves 2 × ({all_} − {one}) = {left} bits.",
        )
    else:
        out.say(f"Cộng {all_} bit.", f"Sum {all_} bits.")


def _print_people(lead: Lead, queue: Queue, names: Mapping[str, str], out: Output) -> None:
    rows = []
    for id_ in (*lead.venues, *lead.parties):
        near = lead.near.get(id_)
        rows.append([
            id_, *([names.get(id_, "–")] if names else []), lead.trades.get(id_) or "–", "\n".join(roles_of(lead, id_, out.lang)),
            figure(near.probability, 2, out.lang) if near else "–", nearness_words(near, queue.rules.spread.lam, out.lang),
        ])  # fmt: skip
    columns = [
        (out.pick("Bên", "Party"), "left"), *([(out.pick("Tên", "Name"), "left")] if names else []), (out.pick("Loại", "Kind"), "left"),
        (out.pick("Vai trò trong hồ sơ", "Role in the records"), "left"), (out.pick("Gần vụ việc", "Near a case"), "right"),
        (out.pick("Đường mạnh nhất", "Strongest way"), "left"),
    ]  # fmt: skip
    out.table(out.pick("Các bên", "Parties"), columns, rows)
    out.say(*words.NEARNESS)


def _print_timeline(lead: Lead, out: Output) -> None:
    columns = [
        (out.pick("Ngày", "Day"), "left"),
        (out.pick("Việc", "What"), "left"),
        (out.pick("Về", "About"), "left"),
    ]
    rows = [
        [words.day(m.day, out.lang), words.moment(m.what, m.note, out.lang), ", ".join(m.about)]
        for m in lead.timeline
    ]
    out.table(out.pick("Theo thời gian", "Timeline"), columns, rows)
