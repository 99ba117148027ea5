"""Actions by body and deadline, signs, and the chain of reasons for each; for a person and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from desk.cli.output import Output
from desk.reports.calendar_file import code_of
from desk.reports.follow_up_words import GROUND, SIGNS_ARE, missing_words, reason_words
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.follow_up_model import FollowUpRule

Rules = Mapping[str, FollowUpRule]


def conclusion_json(conclusion: Conclusion, rules: Rules, lang: str) -> dict[str, Any]:
    rule = rules[conclusion.rule]
    return {
        "code": code_of(conclusion),
        "kind": conclusion.kind,
        "name": conclusion.name,
        "rule": conclusion.rule,
        "title": rule.title[lang],
        "cites": list(rule.cites),
        "about": list(conclusion.about),
        "unit": conclusion.unit or None,
        "state": "follows" if conclusion.sure else "cần bổ sung",
        "deadline": conclusion.deadline.isoformat() if conclusion.deadline else None,
        "by": conclusion.by or None,
        "to": conclusion.to or None,
        "needs": conclusion.needs or None,
        "because": [{"alias": a, "fact": k, "id": i, "says": reason_words(k, i, lang)} for a, k, i in conclusion.because],
        "also": conclusion.also,
        "missing": [
            {"form": g.form, "office": g.office, "unit": g.unit, "period": g.period, "field": g.field or None, "row": g.key or None}
            for g in conclusion.missing
        ],
    }  # fmt: skip


def print_follow_up(conclusions: Sequence[Conclusion], rules: Rules, out: Output, unsettled: bool) -> None:
    """Print what follows for sure; what still lacks something is counted, or printed where asked for."""
    sure = [c for c in conclusions if c.sure]
    actions = [c for c in sure if c.kind == "action"]
    for body, mine in groupby(actions, key=lambda c: c.by):
        _print_actions(body, list(mine), rules, out)
    _print_signs([c for c in sure if c.kind == "sign"], rules, out)
    open_ = [c for c in conclusions if not c.sure]
    if unsettled:
        _print_open(open_, rules, out)
    elif open_:
        out.say(
            f"Còn {len(open_)} việc, dấu hiệu cần bổ sung số liệu mới rõ. Xem: lanhmanh follow-up --unsettled",
            f"{len(open_)} more can't be settled before figures are added. See: lanhmanh follow-up --unsettled",
        )
    if not conclusions:
        out.say("Không có việc nào phát sinh.", "Nothing follows.")


def _print_actions(body: str, actions: Sequence[Conclusion], rules: Rules, out: Output) -> None:
    headers = (
        ("Hạn", "Việc", "Về", "Vì", "Ghi chú")
        if out.lang == "vi"
        else ("Due", "Action", "About", "Because", "Note")
    )
    out.table(
        f"{body} ({len(actions)})",
        [(h, "left") for h in headers],
        [
            (
                f"{a.deadline:%d/%m/%Y}" if a.deadline else "–", f"{a.rule} {rules[a.rule].title[out.lang]}",
                ", ".join(a.about), _because(a, out.lang), _notes(a, out.lang),
            )
            for a in actions
        ],
    )  # fmt: skip


def _notes(action: Conclusion, lang: str) -> str:
    notes = [GROUND[lang]] if action.needs else []
    if action.to:
        notes.append(f"→ {action.to}")
    return "; ".join(notes)


def _because(conclusion: Conclusion, lang: str) -> str:
    return "\n".join(dict.fromkeys(reason_words(kind, id_, lang) for _, kind, id_ in conclusion.because))


def _print_signs(signs: Sequence[Conclusion], rules: Rules, out: Output) -> None:
    if not signs:
        return
    headers = ("Dấu hiệu", "Về", "Vì") if out.lang == "vi" else ("Sign", "About", "Because")
    out.table(
        out.pick(f"Có dấu hiệu, cần xác minh ({len(signs)})", f"Signs to verify ({len(signs)})"),
        [(h, "left") for h in headers],
        [
            (f"{s.rule} {rules[s.rule].title[out.lang]}", ", ".join(s.about), _because(s, out.lang))
            for s in signs
        ],
    )
    out.say(SIGNS_ARE["vi"], SIGNS_ARE["en"])


def _print_open(open_: Sequence[Conclusion], rules: Rules, out: Output) -> None:
    headers = ("Việc, dấu hiệu", "Về", "Còn thiếu") if out.lang == "vi" else ("What", "About", "Missing")
    out.table(
        out.pick(f"Cần bổ sung ({len(open_)})", f"To be completed ({len(open_)})"),
        [(h, "left") for h in headers],
        [
            (
                f"{c.rule} {rules[c.rule].title[out.lang]}",
                ", ".join(c.about),
                missing_words(c.missing, out.lang),
            )
            for c in open_
        ],
    )
