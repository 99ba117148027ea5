"""Names a place of a rulebook and an answer in words, for coverage and mutation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.trials.coverage import Covered, Figure
from engine.trials.probes import Probe

VI = {
    "true": "đúng", "false": "sai", "unknown": "chưa biết", "between": "một phần",
    "not_applicable": "không áp dụng", "under": "ngay dưới", "at": "đúng ngưỡng", "over": "ngay trên",
    "applies": "điều kiện áp dụng", "line": "dòng điểm {}", "points": "điểm theo {}", "gate": "điều kiện khống chế",
    "band": "hạng", "sign": "dấu hiệu", "streak": "chuỗi năm", "value": "giá trị từ {}",
    "threshold": "ngưỡng {}", "window": "khoảng thời gian, mốc {} tháng",
}  # fmt: skip
EN = {
    "true": "true", "false": "false", "unknown": "unknown", "between": "in part",
    "not_applicable": "not applicable", "under": "just under", "at": "at", "over": "just over",
    "applies": "applies when", "line": "points line {}", "points": "points by {}", "gate": "gate",
    "band": "band", "sign": "sign", "streak": "streak", "value": "value from {}",
    "threshold": "threshold {}", "window": "window, turning at {} months",
}  # fmt: skip
POINTS_VI = {"true": "đủ điểm", "false": "không điểm"}
POINTS_EN = {"true": "all points", "false": "none"}


def place_words(probe: Probe, lang: str) -> str:
    """Say which place of an item a probe is: `dòng điểm 2`."""
    return (VI if lang == "vi" else EN)[probe.kind].format(probe.part)


def answer_words(probe: Probe, answer: str, lang: str) -> str:
    words: Mapping[str, str] = VI if lang == "vi" else EN
    if probe.kind == "points":
        words = {**words, **(POINTS_VI if lang == "vi" else POINTS_EN)}
    return words[answer]


def missing_words(covered: Covered, lang: str) -> str:
    return ", ".join(answer_words(covered.probe, answer, lang) for answer in covered.missing)


def percent(figure: Figure, lang: str) -> str:
    """Write a share with two decimals, rounded down: `99,98 %`."""
    whole, rest = divmod(figure.hundredths, 100)
    text = f"{whole}" if rest == 0 else f"{whole}.{rest:02}"
    return (text.replace(".", ",") if lang == "vi" else text) + " %"


def figure_words(figure: Figure, lang: str) -> str:
    return f"{figure.hit}/{figure.wanted} = {percent(figure, lang)}"


def probe_json(covered: Covered) -> dict[str, object]:
    probe = covered.probe
    return {
        "rulebook": probe.rulebook, "item": probe.item, "kind": probe.kind, "part": probe.part,
        "file": probe.place.file, "line": probe.place.line, "wanted": list(probe.wanted),
        "hit": dict(sorted(covered.hit.items())), "missing": list(covered.missing),
    }  # fmt: skip


def figures_json(figures: Iterable[tuple[str, Figure]]) -> dict[str, object]:
    return {name: {"hit": f.hit, "wanted": f.wanted, "percent": f.hundredths / 100} for name, f in figures}
