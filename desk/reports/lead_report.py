"""Leads for a person and as JSON: the evidence table first, the drawing as its illustration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk.cli.output import Output
from desk.leads import Queue
from desk.reports import lead_words as words
from desk.reports.lead_words import said
from engine.links.leads import Lead
from engine.links.review import Reviewed
from engine.links.scoring import Tested


def queue_json(queue: Queue, lang: str) -> dict[str, Any]:
    return {"leads": [lead_json(r, queue, lang) for r in queue.leads]}


def lead_json(found: Reviewed, queue: Queue, lang: str) -> dict[str, Any]:
    lead = found.lead
    return {
        "id": found.id,
        "venues": list(lead.venues),
        "parties": list(lead.recorded_as),
        "one_person": {id_: list(ids) for id_, ids in lead.also.items()},
        "cases": list(lead.cases),
        "bits": round(lead.bits, 2),
        "confidence": lead.confidence,
        "signs": [_sign_json(t, lead, lang) for t in lead.signs],
        "chance": {"expected": round(lead.expected, 4), "seen": len(lead.signs), "q": _short(lead.q)},
        "innocent": [{"id": i, "text": queue.rules.innocent[i]["vi" if lang == "vi" else "en"]} for i in lead.innocent],
        "state": found.state,
        "dimensions": list(lead.score.dimensions),
        "sources": list(lead.sources),
        "identity_certainty": lead.certainty,
        "stability": round(lead.stability, 3),
        "unknown": [{"what": what, "about": about} for what, about in lead.unknown],
        "new_since_dismissal": list(found.new),
        "shown_as": queue.rules.shown_as["vi" if lang == "vi" else "en"],
    }  # fmt: skip


def _sign_json(tested: Tested, lead: Lead, lang: str) -> dict[str, Any]:
    sign = tested.sign
    return {
        "sign": sign.sign,
        "rule": sign.rule,
        "title": said(words.SIGNS, sign.sign, lang),
        "about": list(sign.about),
        "bits": round(sum(p.bits for name, p in lead.score.parts if name == sign.sign and p.unit in sign.units), 2),
        "expected": _short(tested.expected),
        "q": _short(tested.q),
    }  # fmt: skip


def _short(number: float) -> float:
    return float(f"{number:.3g}")


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
                "sign": sign, "unit": part.unit.kind, "bits": round(part.bits, 2), "formula": part.formula,
                "expected": _short(part.expected), "seen": part.seen, "members": list(part.members),
            }
            for sign, part in lead.score.parts
        ],
        "paths": _paths(lead),
        "timeline": [{"day": m.day, "what": m.what, "about": list(m.about), "note": m.note} for m in lead.timeline],
        "check_next": [said(words.CHECKS, s, lang) for s in _kinds(lead)],
    }  # fmt: skip
    return shown | ({"names": dict(names)} if names else {})


def _paths(lead: Lead) -> list[dict[str, Any]]:
    return [
        {
            "party": id_, "probability": round(n.probability, 3), "lift": round(n.lift, 2), "methods_disagree": n.disagree,
            "best": [
                {"steps": list(p.steps), "by": [x.kind for x in p.links], "probability": round(p.probability, 3)}
                for p in n.paths
            ],
        }
        for id_, n in lead.near.items()
    ]  # fmt: skip


def _kinds(lead: Lead) -> list[str]:
    return list(dict.fromkeys(t.sign.sign for t in lead.signs))


def print_queue(queue: Queue, all_: bool, out: Output) -> None:
    out.say(*words.TO_VERIFY)
    shown = [r for r in queue.leads if all_ or r.open]
    columns = [
        (out.pick(vi, en), side)
        for vi, en, side in (
            ("Manh mối", "Lead", "left"), ("Bit", "Bits", "right"), ("Tin cậy", "Confidence", "left"),
            ("Cơ sở", "Venues", "left"), ("Cá nhân, tổ chức", "Parties", "left"), ("Vì sao", "Why", "left"),
            ("Ngẫu nhiên", "By chance", "right"), ("Có thể vô can", "May be innocent", "left"), ("Trạng thái", "State", "left"),
        )
    ]  # fmt: skip
    out.table(
        out.pick("Manh mối cần xác minh", "Leads to be verified"),
        columns,
        [_row(r, queue, out) for r in shown],
    )
    for r in shown:
        for t in r.lead.signs:
            out.say(*(f"  {r.id}  {said(words.SIGNS, t.sign.sign, lang)}: {', '.join(t.sign.about)}" for lang in ("vi", "en")))  # fmt: skip
    away = len(queue.leads) - len(shown)
    if away:
        out.say(f"Đã bỏ {away} manh mối (xem: --all).", f"{away} dismissed leads not shown (see: --all).")


def _row(found: Reviewed, queue: Queue, out: Output) -> list[str]:
    lead = found.lead
    return [
        found.id, f"{lead.bits:.1f}", said(words.CONFIDENCE, lead.confidence, out.lang), "\n".join(lead.venues),
        "\n".join(lead.recorded_as), "\n".join(_why(lead, out.lang)),
        out.pick(f"chờ {lead.expected:.3f}, thấy {len(lead.signs)}", f"expected {lead.expected:.3f}, seen {len(lead.signs)}"),
        ", ".join(queue.rules.innocent[i][out.lang] for i in lead.innocent) or "–", said(words.STATES, found.state, out.lang),
    ]  # fmt: skip


def _why(lead: Lead, lang: str) -> list[str]:
    return [f"{said(words.SIGNS, kind, lang)} ({bits:.1f})" for kind, bits in sorted(lead.score.by_kind.items(), key=lambda x: (-x[1], x[0]))]  # fmt: skip


def print_lead(found: Reviewed, queue: Queue, names: Mapping[str, str], out: Output) -> None:
    lead, lang = found.lead, out.lang
    out.say(*words.TO_VERIFY)
    out.say(
        f"{found.id}: {lead.bits:.1f} bit, tin cậy {said(words.CONFIDENCE, lead.confidence, 'vi')} ({', '.join(said(words.SOURCES, s, 'vi') for s in lead.sources)}), {said(words.STATES, found.state, 'vi')}",
        f"{found.id}: {lead.bits:.1f} bits, confidence {lead.confidence} ({', '.join(said(words.SOURCES, s, 'en') for s in lead.sources)}), {said(words.STATES, found.state, 'en')}",
    )
    if found.new:
        out.say(f"Mới từ khi bỏ: {', '.join(found.new)}", f"New since dismissed: {', '.join(found.new)}")
    out.table(
        out.pick("Bằng chứng: mất dòng nào thì manh mối giảm bấy nhiêu bit", "Evidence: without a row the lead loses its bits"),
        [(out.pick("Bit", "Bits"), "right"), (out.pick("Biểu, khóa", "Form, key"), "left"), (out.pick("Nói", "Tells"), "left"), (out.pick("Dấu hiệu", "Sign"), "left"), (out.pick("Ở đâu", "Where"), "left")],
        [
            [f"{e.bits:.1f}", f"{e.row.form} {e.row.key}", ", ".join(said(words.KINDS, k, lang) for k in e.tells), "\n".join(said(words.SIGNS, s, lang) for s in e.used_for), "\n".join(e.row.places)]
            for e in lead.evidence
        ],
    )  # fmt: skip
    out.table(
        out.pick("Cách tính", "How it is reckoned"),
        [(out.pick("Dấu hiệu", "Sign"), "left"), (out.pick("Chung gì", "Shares"), "left"), (out.pick("Ai", "Who"), "left"), (out.pick("Phép tính", "Formula"), "left"), (out.pick("Bit", "Bits"), "right")],
        [[said(words.SIGNS, s, lang), said(words.KINDS, p.unit.kind, lang), "\n".join(p.members), p.formula, f"{p.bits:.2f}"] for s, p in lead.score.parts],
    )  # fmt: skip
    _print_sum(lead, out)
    _print_people(lead, names, out)
    _print_weak(found, queue, out)
    _print_timeline(lead, out)


def _print_sum(lead: Lead, out: Output) -> None:
    total, most = sum(lead.score.by_kind.values()), max(lead.score.by_kind.values(), default=0.0)
    if total - lead.bits > 0.005:
        out.say(
            f"Tổng {total:.2f}; một loại dấu hiệu có {most:.2f}, không được quá nửa: còn 2 × ({total:.2f} − {most:.2f}) = {lead.bits:.2f}.",
            f"Sum {total:.2f}; one kind of sign has {most:.2f} and may be no more than half: 2 × ({total:.2f} − {most:.2f}) = {lead.bits:.2f}.",
        )


def _print_people(lead: Lead, names: Mapping[str, str], out: Output) -> None:
    rows = []
    for id_ in (*lead.venues, *lead.parties):
        roles = sorted({said(words.KINDS, x.kind, out.lang) for x in lead.links if id_ in (x.a, x.b)})
        near = lead.near.get(id_)
        best = " → ".join(near.paths[0].steps) if near and near.paths else "–"
        rows.append([id_, names.get(id_, ""), lead.trades.get(id_) or "", ", ".join(roles), f"{near.probability:.2f}" if near else "–", best])  # fmt: skip
    columns = [
        (out.pick("Bên", "Party"), "left"), (out.pick("Tên", "Name"), "left"), (out.pick("Loại", "Kind"), "left"),
        (out.pick("Liên hệ", "Ties"), "left"), (out.pick("Gần vụ việc", "Near a case"), "right"), (out.pick("Đường tốt nhất", "Best path"), "left"),
    ]  # fmt: skip
    out.table(out.pick("Các bên", "Parties"), columns, rows)


def _print_weak(found: Reviewed, queue: Queue, out: Output) -> None:
    lead, lang = found.lead, out.lang
    innocent = "; ".join(queue.rules.innocent[i][lang] for i in lead.innocent) or "–"
    out.say(f"Có thể vô can: {innocent}", f"May be innocent: {innocent}")
    unknown = "; ".join(f"{about}: {said(words.UNKNOWN, what, lang)}" for what, about in lead.unknown) or "–"
    out.say(f"Chưa rõ: {unknown}", f"Unknown: {unknown}")
    for kind in _kinds(lead):
        out.say(*(f"{label}: {said(words.CHECKS, kind, x)}" for label, x in (("Kiểm tiếp", "vi"), ("Check next", "en"))))  # fmt: skip


def _print_timeline(lead: Lead, out: Output) -> None:
    columns = [
        (out.pick("Ngày", "Day"), "left"),
        (out.pick("Việc", "What"), "left"),
        (out.pick("Về", "About"), "left"),
    ]
    rows = [[m.day, said(words.MOMENTS, m.what, out.lang) + (f": {said(words.TIP_SOURCES, m.note, out.lang)}" if m.note else ""), ", ".join(m.about)] for m in lead.timeline]  # fmt: skip
    out.table(out.pick("Theo thời gian", "Timeline"), columns, rows)
