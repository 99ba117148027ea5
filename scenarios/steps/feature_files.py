"""What can be wrong with a feature file without any scenario failing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException
from gherkin.parser import Parser

FIRST_LINE = "# language: vi"
OUTLINES = ("Khung kịch bản", "Khung tình huống")
# What stands under a wrong keyword becomes part of a description, and is never run.
_STEP = re.compile(
    r"\s*(cho|biết|khi|thì|và|nhưng|giả sử|nếu|given|when|then|and|but)\b|\s*[|*]", re.IGNORECASE
)
_SCENARIO = re.compile(
    r"\s*(kịch|kich|khung|tình|tinh|bối|boi|dữ|du|quy|scenario|background|examples|rule|example)\b[^:]*:",
    re.IGNORECASE,
)


def faults_of(content: bytes) -> list[str]:
    """Return what is wrong with a feature file, in words."""
    if content.startswith(b"\xef\xbb\xbf"):
        return ["bắt đầu bằng BOM"]
    text = content.decode("utf-8")
    if not unicodedata.is_normalized("NFC", text):
        return ["không phải NFC"]
    if text.split("\n", 1)[0].strip() != FIRST_LINE:
        return [f"dòng đầu không phải '{FIRST_LINE}'"]
    try:
        feature = Parser().parse(text)["feature"]
    except CompositeParserException as error:
        return [f"không đọc được: {error}"]
    return list(_feature_faults(feature)) if feature else ["không có tính năng nào"]


def scenarios_in(file: Path) -> int:
    """Count the scenarios of a file, each row of an outline's data as one."""
    feature = Parser().parse(file.read_text("utf-8"))["feature"]
    return sum(
        sum(len(data["tableBody"]) for data in scenario["examples"]) if _is_outline(scenario) else 1
        for scenario in _scenarios(feature)
    )


def _feature_faults(feature: Any) -> Iterator[str]:
    yield from _swallowed(feature, _SCENARIO)
    names = Counter(scenario["name"] for scenario in _scenarios(feature))
    # pytest-bdd keeps only the last of two scenarios with one name.
    yield from (f"hai kịch bản cùng tên '{name}'" for name, count in names.items() if count > 1)
    if not names:
        yield "không có kịch bản nào"
    for child in feature["children"]:
        if "background" in child:
            yield from _swallowed(child["background"], _STEP)
            if not child["background"]["steps"]:
                yield "bối cảnh không có bước nào"
    for scenario in _scenarios(feature):
        yield from _scenario_faults(scenario)


def _scenario_faults(scenario: Any) -> Iterator[str]:
    name = scenario["name"]
    yield from _swallowed(scenario, _STEP)
    if not scenario["steps"]:
        yield f"kịch bản '{name}' không có bước nào"
    elif all(step["keywordType"] != "Outcome" for step in scenario["steps"]):
        yield f"kịch bản '{name}' không có bước Thì"
    if any(step["keyword"].strip() == "*" for step in scenario["steps"]):
        yield f"kịch bản '{name}' có bước bắt đầu bằng *"
    if _is_outline(scenario) and not any(data["tableBody"] for data in scenario["examples"]):
        yield f"khung kịch bản '{name}' không có dữ liệu"


def _swallowed(part: Any, keyword: re.Pattern[str]) -> Iterator[str]:
    for line in part["description"].split("\n"):
        if keyword.match(line):
            yield f"dòng '{line.strip()}' bị nuốt vào lời mô tả của '{part['name']}'"


def _scenarios(feature: Any) -> list[Any]:
    found = []
    for child in feature["children"]:
        inner = child["rule"]["children"] if "rule" in child else [child]
        found += [part["scenario"] for part in inner if "scenario" in part]
    return found


def _is_outline(scenario: Any) -> bool:
    return bool(scenario["examples"]) or scenario["keyword"] in OUTLINES
