"""Suggestions of identity: certainty and a waterfall of weights, without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from desk.base.output import Output
from desk.leads.lead_words import figure
from engine.links.identity.matching import IdentityMatch
from engine.rulebook.kinds.links import Certainty

Decided = Mapping[tuple[str, str], bool]
LEVELS = {
    "certain": ("chắc", "certain"),
    "likely": ("có thể, người quyết định", "likely, a person decides"),
    "unsure": ("chỉ trùng tên", "a name alone"),
}
REASONS = {
    "prior": ("ban đầu", "prior"),
    "name": ("tên", "name"),
    "birth_year": ("năm sinh", "birth year"),
    "number": ("số định danh", "identity number"),
    "phone": ("điện thoại", "phone"),
}
AGREEMENTS = {
    "same": ("trùng", "same"),
    "same_without_marks": ("trùng, thiếu dấu", "same without marks"),
    "one_mark_off": ("lệch một dấu", "one mark off"),
    "other_order": ("khác thứ tự", "other order"),
    "different": ("khác", "different"),
    "near": ("lệch một năm", "a year apart"),
    "old_and_new": ("số cũ, số mới", "old and new"),
    "branch": ("chi nhánh", "branch"),
    "unknown": ("chưa biết", "unknown"),
}


def identity_json(matches: Sequence[IdentityMatch], decided: Decided) -> dict[str, Any]:
    return {
        "matches": [
            {
                "a": m.a,
                "b": m.b,
                "certainty": m.certainty,
                "level": m.level,
                "rule": m.rule,
                "bits": round(m.bits, 2),
                "weights": [{"reason": r, "bits": round(w, 2)} for r, w in m.weights],
                "decided": decided.get((m.a, m.b)),
            }
            for m in matches
        ]
    }


def print_identity(
    matches: Sequence[IdentityMatch], decided: Decided, rules: Mapping[str, Certainty], out: Output
) -> None:
    """Print each pair with how certain it is, and by which rule: `rules` are those of identity, by name."""
    columns = [
        ("Hai hồ sơ", "Two records", "whole"),
        ("Độ chắc", "Certainty", "right"),
        ("Mức, vì sao", "Level, and why"),
        ("Từng phần (bit)", "Waterfall (bits)"),
        ("Đã quyết định", "Decided"),
    ]
    rows = [
        [
            f"{m.a}\n{m.b}",
            figure(m.certainty, 2, out.lang),
            "\n".join(
                (_pick(LEVELS, m.level, out), *([rules[m.rule].reason.get(out.lang)] if m.rule else []))
            ),
            "\n".join(_step(r, w, out) for r, w in m.weights),
            _decided(decided.get((m.a, m.b)), out),
        ]
        for m in matches
    ]
    out.table(("Có thể là một người", "May be the same person"), columns, rows)


def print_about(matches: Sequence[IdentityMatch] | None, members: Set[str], out: Output) -> None:
    """Say which records in a lead, or one in it and one outside, may be of one person, and how to settle
    it."""
    if matches is None:
        out.say(
            "Chưa so được tên (không mở được kho mã hóa ở đây): có thể có hai hồ sơ của một người.",
            "Names were not compared (the vault can't be opened here): two records may be of one person.",
        )
        return
    for m in matches:
        inside = {m.a, m.b} <= members
        out.say(
            f"Có thể là một người: {m.a} và {m.b} (độ chắc {figure(m.certainty, 2, 'vi')};"
            f" {'đều trong manh mối này' if inside else 'một hồ sơ ở ngoài manh mối'}). Hỏi rồi ghi: lanhmanh"
            f" leads identity --same {m.a} {m.b}, hoặc --not-same.",
            f"May be one person: {m.a} and {m.b} (certainty {figure(m.certainty, 2, 'en')};"
            f" {'both in this lead' if inside else 'one record is outside it'}). Ask, then record: lanhmanh"
            f" leads identity --same {m.a} {m.b}, or --not-same.",
        )


def _step(reason: str, bits: float, out: Output) -> str:
    field = next(f for f in sorted(REASONS, key=len, reverse=True) if reason.startswith(f))
    how = reason.removeprefix(field).removeprefix("_")
    sign = "+" if bits >= 0 else "−"
    return (
        f"{sign + figure(abs(bits), 1, out.lang):>5}  {_pick(REASONS, field, out)}"
        f" {_pick(AGREEMENTS, how, out) if how else ''}".rstrip()
    )


def _decided(answer: bool | None, out: Output) -> str:
    if answer is None:
        return "–"
    return out.pick("một người", "one person") if answer else out.pick("hai người", "two people")


def _pick(words: Mapping[str, tuple[str, str]], name: str, out: Output) -> str:
    return out.pick(*words[name]) if name in words else name
