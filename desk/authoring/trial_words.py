"""Names a place of a rulebook and an answer in words, for coverage and mutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from desk.words.numbers import day_words
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import AnswersHit, Covered
from engine.trials.probes import Probe

VI = {
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
}
EN = {
    "true": "true",
    "false": "false",
    "unknown": "unknown",
    "between": "in part",
    "not_applicable": "not applicable",
    "under": "just under",
    "at": "at",
    "over": "just over",
    "applies": "applies when",
    "line": "points line {}",
    "points": "points by {}",
    "gate": "gate",
    "band": "band",
    "sign": "sign",
    "streak": "streak",
    "value": "value from {}",
    "sum": "sum of the group {}",
    "threshold": "threshold {}",
    "window": "window, turning at {} months",
}
OPS_VI = {
    "at_least": "từ",
    "at_most": "không quá",
    "more_than": "trên",
    "less_than": "dưới",
    "equal": "bằng",
    "full": "đủ điểm từ",
    "end": "hết mức ở",
    "score": "tổng điểm",
    "from": "từ",
    "within_days": "trong số ngày",
    "days_before_end": "số ngày trước ngày cuối kỳ",
}
OPS_EN = {"at_least": "at least", "at_most": "at most", "more_than": "more than", "less_than": "less than"}
POINTS_VI = {"true": "đủ điểm", "false": "không điểm"}
POINTS_EN = {"true": "all points", "false": "none"}


def place_words(probe: Probe, lang: str, titles: Mapping[str, str]) -> str:
    """Say which place of an item a probe is: `dòng điểm 2`; figures by their titles, tests by their words."""
    words = OPS_VI if lang == "vi" else OPS_EN
    part = re.sub(r"(?<!\$)\b[A-Za-z_]\w+", lambda found: _named(found[0], titles, words), probe.part)
    place = (VI if lang == "vi" else EN)[probe.kind].format(part)
    start = probe.force[0]
    since = "" if start is None else f" ({'từ' if lang == 'vi' else 'from'} {day_words(start)})"
    return place + since


def _named(word: str, titles: Mapping[str, str], words: Mapping[str, str]) -> str:
    return f"“{titles[word]}”" if word in titles else words.get(word, word)


def titles_of(rules: Rules, rulebook: str, lang: str) -> Mapping[str, str]:
    """Return the titles of the figures a rulebook's places may name."""
    own = rules.rulebooks[rulebook].subject
    sets = [found for name, found in rules.indicator_sets.items() if name != own]
    return {
        n: i.title[lang] for found in (*sets, rules.indicator_sets[own]) for n, i in found.indicators.items()
    }


def answer_words(probe: Probe, answer: str, lang: str) -> str:
    words: Mapping[str, str] = VI if lang == "vi" else EN
    if probe.kind == "points":
        words = {**words, **(POINTS_VI if lang == "vi" else POINTS_EN)}
    return words[answer]


def missing_words(covered: Covered, lang: str) -> str:
    return ", ".join(answer_words(covered.probe, answer, lang) for answer in covered.missing)


def percent(figure: AnswersHit, lang: str) -> str:
    """Write a share with two decimals, rounded down: `99,98 %`."""
    whole, rest = divmod(figure.hundredths, 100)
    text = f"{whole}" if rest == 0 else f"{whole}.{rest:02}"
    return (text.replace(".", ",") if lang == "vi" else text) + " %"


def figure_words(figure: AnswersHit, lang: str) -> str:
    """Say how many of how many; a share only where there was something to hit."""
    of = f"{figure.hit}/{figure.wanted}"
    return f"{of} = {percent(figure, lang)}" if figure.wanted else of


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
