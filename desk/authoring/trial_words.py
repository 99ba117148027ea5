"""Coverage and mutation in words: places, answers, and the figures that stand in a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from desk.authoring.trials import EQUIVALENT, Coverage, Mutation
from desk.base.faults import WrongUse
from desk.base.files import write_text
from desk.base.language import Texts, decimal_mark, gettext, localised, speaking
from desk.words.numbers import day_words, fields_json
from desk.workspace.rule_files import rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.trials.coverage import AnswersHit, Covered, figure_of, figure_of_rules
from engine.trials.probes import FOLLOW_UP, Probe

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
    part = re.sub(r"(?<!\$)\b[A-Za-z_]\w+", lambda match: _named(match[0], titles), probe.part)
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
    sets = [set_ for name, set_ in rules.indicator_sets.items() if name != own]
    return {
        n: localised(i.title)
        for set_ in (*sets, rules.indicator_sets[own])
        for n, i in set_.indicators.items()
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
        **fields_json(probe, "rulebook", "item", "kind", "part"),
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


OWN_RULES = (  # scenarios under small rulebooks of their own, never run under the rules measured
    "rule_language"
)
BEGIN, END = "<!-- số đo: bắt đầu, viết bằng lanhmanh mutate --record -->", "<!-- số đo: hết -->"


def mark_of(rules: Path, scenarios: Path) -> str:
    """Return sixteen letters that change with any rule file and any scenario run under them."""
    digest = hashlib.sha256()
    for name, text in sorted(rule_texts(rules).items()):
        digest.update(f"{name.split('/', 1)[1]}\0{text}\0".encode())
    for file in sorted(scenarios.rglob("*.feature")):
        if file.relative_to(scenarios).parts[0] == OWN_RULES:
            continue
        digest.update(file.relative_to(scenarios).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@speaking("vi")
def figures_text(covered: Coverage, tried: Mutation, mark: str) -> str:
    """Return the figures as a Vietnamese table; shares are rounded down."""
    lines = [
        (
            "| bộ tiêu chí | dòng điểm, điều kiện khống chế, hạng, dấu hiệu, tham số | ngưỡng: đúng, ngay"
            " dưới, ngay trên |"
        ),
        "| --- | --- | --- |",
    ]
    lines += coverage_rows(covered)
    equal = len(tried.of(EQUIVALENT))
    noticed = figure_words(tried.figure)
    words = (
        f"Đột biến: kịch bản nhận ra {noticed} chỗ đổi; {equal} chỗ đổi chứng minh được là không khác gì,"
        " không tính."
    )
    return "\n".join([*lines, "", words, "", f"Mã của quy tắc và kịch bản đã đo: `{mark}`."])


def coverage_rows(covered: Coverage) -> list[str]:
    """Return one row of the table for each rulebook, and one for follow-up rules."""
    figures = [
        (name, figure_of(places, False), figure_of(places, True))
        for name, places in covered.rulebooks.items()
    ]
    if covered.follow_up:
        figures.append(
            (FOLLOW_UP, figure_of_rules(covered.follow_up), figure_of(covered.follow_up_thresholds, True))
        )
    return [f"| `{name}` | {figure_words(lines)} | {figure_words(turns)} |" for name, lines, turns in figures]


def recorded(document: Path) -> str:
    """Return the figures that stand in a document; raises Stop where it has no place for them."""
    text = document.read_text("utf-8") if document.is_file() else ""
    if BEGIN not in text or END not in text:
        raise WrongUse(
            "%(document)s không có chỗ cho số đo. Thêm hai dòng '%(begin)s' và '%(end)s'.",
            document=document,
            begin=BEGIN,
            end=END,
        )
    return text.split(BEGIN, 1)[1].split(END, 1)[0].strip("\n")


def record(document: Path, figures: str) -> None:
    """Put figures in the place of those that stand in a document."""
    old = recorded(document)
    text = document.read_text("utf-8")
    write_text(
        document,
        text.replace(f"{BEGIN}\n{old}\n{END}" if old else f"{BEGIN}\n{END}", f"{BEGIN}\n{figures}\n{END}"),
    )
