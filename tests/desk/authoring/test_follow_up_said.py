"""What a follow-up rule says differently is told in words, with the line of the file it stands at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desk.authoring.rule_differences import differences
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from engine.rulebook.model.rulebook import Rules

COMMUNES, SIGNS = "follow_up/communes.yaml", "follow_up/cross_record_signs.yaml"
VISIT = "Việc cần làm X1 (Đến kiểm tra thực tế khi có dấu hiệu về chất lượng báo cáo)"
PRAISE = "Việc cần làm X2 (Đề nghị xét khen thưởng)"
BACK = "Việc cần làm P2 (Cơ sở có dấu hiệu hoạt động trở lại sau khi bị thu hồi giấy phép)"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (COMMUNES, "within_days: 30", "within_days: 45", [f"{VISIT}: hạn (ngày): 30 → 45"]),
        (
            COMMUNES,
            "within_days: 30, from: as_of, by: standing_body",
            "within_days: 30, from: period_end, by: commune",
            [
                f"{VISIT}: kể từ: ngày lấy số liệu → ngày cuối kỳ",
                f"{VISIT}: cơ quan làm: Cơ quan thường trực → Ủy ban nhân dân cấp xã",
            ],
        ),
        (
            COMMUNES,
            "within_days: 45, from: period_end",
            "due: 03-31",
            [
                f"{PRAISE}: hạn (ngày): 45 → không có",
                f"{PRAISE}: kể từ: ngày cuối kỳ → không có",
                f"{PRAISE}: hạn: không có → 31/3",
            ],
        ),
        (
            COMMUNES,
            "propose_commendation",
            "send_return",
            [f"{PRAISE}: việc: Đề nghị xét khen thưởng → Nộp báo cáo"],
        ),
        (
            SIGNS,
            "shared_by: {at_most: $max_shared_by}",
            "shared_by: {at_most: 3}",
            [f"{BACK}: dòng 'tie': thay đổi"],
        ),
    ],
)
def test_what_an_edit_says_differently(
    shipped_rules: Rules, tmp_path: Path, file: str, old: str, new: str, told: list[str]
) -> None:
    rules = shutil.copytree(SHIPPED, tmp_path / "rules")
    text = (rules / file).read_text("utf-8")
    assert old in text
    (rules / file).write_text(text.replace(old, new, 1), "utf-8")
    found = [one.text for one in differences(shipped_rules, rules_in(rules))]
    assert [text.rpartition(" (")[0] for text in found] == told
    assert all(f" (rules/{file}:" in text for text in found)


def test_a_changed_indicator_names_its_line(shipped_rules: Rules, tmp_path: Path) -> None:
    rules = shutil.copytree(SHIPPED, tmp_path / "rules")
    path = rules / "indicators/commune_period.yaml"
    text = path.read_text("utf-8")
    line = next(n for n, one in enumerate(text.splitlines(), 1) if one.startswith("  cases_found:"))
    path.write_text(text.replace("count: case, within: period", "count: tip, within: period", 1), "utf-8")
    (found,) = differences(shipped_rules, rules_in(rules))
    assert found.text.endswith(f"cách tính thay đổi (rules/indicators/commune_period.yaml:{line})")
