"""What a person is told of a run that took results over: how much was computed, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from desk.base.output import Output
from desk.runs.run import Run, rules_of
from engine.rulebook.model.rulebook import Rules

MOST_NAMED = 5


def journal_of(run: Run) -> dict[str, Any]:
    """Return what was noted beside a run; nothing where the note can't be read."""
    try:
        found = json.loads((run.folder / "journal.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def say_redone(run: Run, since: str, out: Output) -> None:
    """Say how much of a run was computed and how much was taken over."""
    journal = journal_of(run)
    told = journal.get("since")
    if journal.get("asked_again") or not told:
        out.say(
            f"Từ lần chạy {since} không có gì đổi, hoặc đã tính rồi: kết quả là lần chạy {run.id} đang có.",
            f"Nothing changed since run {since}, or it was computed before: run {run.id} stands.",
        )
    elif told["refused"]:
        out.say(
            f"Không lấy lại được gì từ lần chạy {told['run']}: chương trình hoặc thư viện tính toán đã đổi từ đó. Đã tính lại toàn bộ.",
            f"Nothing could be taken over from run {told['run']}: the program or its libraries changed since. Everything was computed.",
        )
    else:
        out.say(_taken_over(told, "vi"), _taken_over(told, "en"))
        if told["rules"]:
            rules = rules_of(run)
            out.say(
                f"Quy tắc đã đổi: {_named(told['rules'], rules, 'vi')}.",
                f"Rules that changed: {_named(told['rules'], rules, 'en')}.",
            )


def _taken_over(told: Mapping[str, Any], lang: str) -> str:
    units, venues, parts = ("/".join(map(str, told[name])) for name in ("units", "venues", "parts"))
    if lang == "en":
        links = "leads computed whole" if told["links"] else "leads taken over"
        return f"Since run {told['run']}: computed {units} units, {venues} venues, {parts} groups of facts that actions follow from; {links}."
    links = "manh mối tính lại trọn" if told["links"] else "manh mối giữ nguyên"
    return f"Từ lần chạy {told['run']}: tính lại {units} đơn vị, {venues} cơ sở, {parts} nhóm dữ kiện của việc cần làm; {links}."


def _named(names: list[str], rules: Rules, lang: str) -> str:
    """Name rulebooks and indicators by their titles, the first few; what is gone by nothing."""
    titles = [rules.rulebooks[name].title.get(lang, name) for name in names if name in rules.rulebooks]
    for set_ in rules.indicator_sets.values():
        titles += [i.title.get(lang, n) for n, i in set_.indicators.items() if f"{set_.name}.{n}" in names]
    more = len(titles) - MOST_NAMED
    shown = "; ".join(f"“{title}”" for title in titles[:MOST_NAMED])
    if more <= 0:
        return shown
    return shown + (f"; and {more} more" if lang == "en" else f"; và {more} mục khác")
