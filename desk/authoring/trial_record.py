"""Figures of coverage and mutation in a document, with the mark of their rules and scenarios."""

from __future__ import annotations

import hashlib
from pathlib import Path

from desk.authoring.mutation import EQUIVALENT, Mutation
from desk.authoring.trial_words import figure_words
from desk.authoring.trials import Coverage
from desk.base.faults import WrongUse
from desk.base.files import write_text
from desk.base.language import speaking
from desk.workspace.rule_files import rule_texts
from engine.trials.coverage import figure_of, figure_of_rules
from engine.trials.probes import FOLLOW_UP

OWN_RULES = (  # scenarios under small rulebooks of their own, never run under the rules measured
    "rule_language"
)
BEGIN, END = "<!-- số đo: bắt đầu, viết bằng lanhmanh mutate --record -->", "<!-- số đo: hết -->"


def mark_of(rules: Path, scenarios: Path) -> str:
    """Return sixteen letters that change with any rule file and any scenario run under them."""
    found = hashlib.sha256()
    for name, text in sorted(rule_texts(rules).items()):
        found.update(f"{name.split('/', 1)[1]}\0{text}\0".encode())
    for file in sorted(scenarios.rglob("*.feature")):
        if file.relative_to(scenarios).parts[0] == OWN_RULES:
            continue
        found.update(file.relative_to(scenarios).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()[:16]


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
    said = (
        f"Đột biến: kịch bản nhận ra {noticed} chỗ đổi; {equal} chỗ đổi chứng minh được là không khác gì,"
        " không tính."
    )
    return "\n".join([*lines, "", said, "", f"Mã của quy tắc và kịch bản đã đo: `{mark}`."])


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
