"""Names a place of a rulebook and an answer in words, for coverage and mutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from desk.base.language import Texts, decimal_mark, gettext, localised
from desk.words.numbers import day_words
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import AnswersHit, Covered
from engine.trials.probes import Probe

WORDS = Texts(
    {
        "true": "đúng",
        "false": "sai",
        "unknown": "chưa biết",
        "between": "một phần",
        "not_applicable": "không áp dụng",
        "under": "ngay dưới",
        "at": "đúng ngưỡng",
        "over": "ngay trên",
        "applies": "điều kiện áp dụng",
        "line": "dòng điểm {}",
        "points": "điểm theo {}",
        "gate": "điều kiện khống chế",
        "band": "hạng",
        "sign": "dấu hiệu",
        "streak": "chuỗi năm",
        "value": "giá trị từ {}",
        "sum": "tổng của nhóm {}",
        "threshold": "ngưỡng {}",
        "window": "khoảng thời gian, mốc {} tháng",
    },
    context="place",
)
OPS = Texts(
    {
        "at_least": "từ",
        "at_most": "không quá",
        "more_than": "trên",
        "less_than": "dưới",
        "equal": "bằng",
        "full": "đủ điểm từ",
        "end": "hết mức ở",
        "score": "tổng điểm",
        "within_days": "trong số ngày",
        "days_before_end": "số ngày trước ngày cuối kỳ",
    },
    context="probe",
)
POINTS = Texts({"true": "đủ điểm", "false": "không điểm"}, context="place")


def place_words(probe: Probe, titles: Mapping[str, str]) -> str:
    """Say which place of an item a probe is: `dòng điểm 2`; figures by their titles, tests by their words."""
    part = re.sub(r"(?<!\$)\b[A-Za-z_]\w+", lambda found: _named(found[0], titles), probe.part)
    place = WORDS[probe.kind].format(part)
    start = probe.force[0]
    since = "" if start is None else gettext(" (từ %(day)s)", day=day_words(start))
    return place + since


def _named(word: str, titles: Mapping[str, str]) -> str:
    if word in titles:
        return f"“{titles[word]}”"
    return gettext("từ") if word == "from" else OPS.get(word, word)


def titles_of(rules: Rules, rulebook: str) -> Mapping[str, str]:
    """Return the titles of the figures a rulebook's places may name."""
    own = rules.rulebooks[rulebook].subject
    sets = [found for name, found in rules.indicator_sets.items() if name != own]
    return {
        n: localised(i.title)
        for found in (*sets, rules.indicator_sets[own])
        for n, i in found.indicators.items()
    }


def answer_words(probe: Probe, answer: str) -> str:
    return POINTS[answer] if probe.kind == "points" and answer in POINTS else WORDS[answer]


def missing_words(covered: Covered) -> str:
    return ", ".join(answer_words(covered.probe, answer) for answer in covered.missing)


def percent(figure: AnswersHit) -> str:
    """Write a share with two decimals, rounded down: `99,98 %`."""
    whole, rest = divmod(figure.hundredths, 100)
    text = f"{whole}" if rest == 0 else f"{whole}.{rest:02}"
    return decimal_mark(text) + " %"


def figure_words(figure: AnswersHit) -> str:
    """Say how many of how many; a share only where there was something to hit."""
    of = f"{figure.hit}/{figure.wanted}"
    return f"{of} = {percent(figure)}" if figure.wanted else of


def probe_json(covered: Covered) -> dict[str, object]:
    probe = covered.probe
    return {
        "rulebook": probe.rulebook,
        "item": probe.item,
        "kind": probe.kind,
        "part": probe.part,
        "file": probe.place.file,
        "line": probe.place.line,
        "wanted": list(probe.wanted),
        "hit": dict(sorted(covered.hit.items())),
        "missing": list(covered.missing),
    }


def figures_json(figures: Iterable[tuple[str, AnswersHit]]) -> dict[str, object]:
    return {
        name: {"hit": f.hit, "wanted": f.wanted, "percent": f.hundredths / 100 if f.wanted else None}
        for name, f in figures
    }
