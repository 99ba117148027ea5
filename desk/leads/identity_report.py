"""Suggestions of identity: certainty and a waterfall of weights, without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desk.base.language import gettext, gettext_noop, language
from desk.leads.lead_words import figure, said
from desk.report.tree import Remark, Report, ReportColumn, Table, TextLines, text_lines
from engine.links.identity.matching import IdentityMatch
from engine.rulebook.kinds.links import Certainty

Decided = Mapping[tuple[str, str], bool]
LEVELS = {
    "certain": gettext_noop("chắc"),
    "likely": gettext_noop("có thể, người quyết định"),
    "unsure": gettext_noop("chỉ trùng tên"),
}
REASONS = {
    "prior": gettext_noop("ban đầu"),
    "name": gettext_noop("tên"),
    "birth_year": gettext_noop("năm sinh"),
    "number": gettext_noop("số định danh"),
    "phone": gettext_noop("điện thoại"),
}
AGREEMENTS = {
    "same": gettext_noop("trùng"),
    "same_without_marks": gettext_noop("trùng, thiếu dấu"),
    "one_mark_off": gettext_noop("lệch một dấu"),
    "other_order": gettext_noop("khác thứ tự"),
    "different": gettext_noop("khác"),
    "near": gettext_noop("lệch một năm"),
    "old_and_new": gettext_noop("số cũ, số mới"),
    "branch": gettext_noop("chi nhánh"),
    "unknown": gettext_noop("chưa biết"),
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


def identity_report(
    matches: Sequence[IdentityMatch], decided: Decided, rules: Mapping[str, Certainty]
) -> Report:
    """Report each pair with how certain it is, and by which rule: `rules` are those of identity, by name."""

    def why(m: IdentityMatch) -> TextLines:
        rule = [rules[m.rule].reason.get(language())] if m.rule else []
        return TextLines((said(LEVELS, m.level), *rule))

    columns = (
        ReportColumn(gettext("Hai hồ sơ"), lambda m: TextLines((m.a, m.b)), "whole"),
        ReportColumn(gettext("Độ chắc"), lambda m: figure(m.certainty, 2), "right"),
        ReportColumn(gettext("Mức, vì sao"), why),
        ReportColumn(gettext("Từng phần (bit)"), lambda m: text_lines(_step(r, w) for r, w in m.weights)),
        ReportColumn(gettext("Đã quyết định"), lambda m: _decided(decided.get((m.a, m.b)))),
    )
    table = Table(gettext("Có thể là một người"), columns, matches)
    nothing = Remark(gettext("Không có gợi ý nào."))
    return Report((table if matches else nothing,), lambda: identity_json(matches, decided))


def _step(reason: str, bits: float) -> str:
    field = next(f for f in sorted(REASONS, key=len, reverse=True) if reason.startswith(f))
    how = reason.removeprefix(field).removeprefix("_")
    sign = "+" if bits >= 0 else "−"
    return (
        f"{sign + figure(abs(bits), 1):>5}  {said(REASONS, field)}"
        f" {said(AGREEMENTS, how) if how else ''}".rstrip()
    )


def _decided(answer: bool | None) -> str:
    if answer is None:
        return "–"
    return gettext("một người") if answer else gettext("hai người")
