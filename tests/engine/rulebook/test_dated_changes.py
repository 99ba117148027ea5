"""Changes a policy officer makes from 2021 on, as the guide writes them: no fault, and 2020 stays as it
was."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from tests.desk.authoring.walking import GUIDES, blocks, edits, with_edit
from tests.engine.analysis.edits import TEXTS

LAST, NEXT = date(2020, 12, 31), date(2021, 12, 31)
_, *SECTIONS = re.split(r"^## (?=\d+\. )", (GUIDES / "muoi-thay-doi.md").read_text("utf-8"), flags=re.M)
CHANGES = {section.splitlines()[0]: list(edits(blocks(section))) for section in SECTIONS}
NOT_BY_DAY = {"8. Đổi căn cứ", "9. Thêm một việc cần làm", "10. Mức sàn, trần của nhóm"}


def changed(change: str) -> Rules:
    texts = dict(TEXTS)
    for file, old, new in CHANGES[change]:
        name = file.removeprefix("so-lieu/")
        texts[name] = with_edit(texts[name], old, new)
    return rules_from_texts(texts)


def held(rules: Rules, day: date) -> Any:
    """Return all that scores a period ending on a day, without where it stands, since when, or on what
    ground."""
    book = edition(rules.rulebooks["healthy_commune"], day)
    clean: dict[str, Any] = {"in_force": (None, None)}
    starts = {name: one.on(day).lines for name, one in rules.parameters.items()}
    bands = [
        (b.id, b.healthy, ((b.from_, None),) if b.from_parameter is None else starts[b.from_parameter])
        for b in book.bands
    ]
    parts = [replace(p, **clean, cites=()) for p in (*book.criteria, *book.gates)]
    return parts, bands, {n: lines for n, lines in starts.items() if n != "muc_kha"}, book.title


SHIPPED = rules_from_texts(TEXTS)


@pytest.mark.parametrize("change", list(CHANGES))
def test_a_change_from_2021_is_no_fault_and_leaves_2020_as_it_was(change: str) -> None:
    rules = changed(change)
    assert held(rules, LAST) == held(SHIPPED, LAST)
    if change not in NOT_BY_DAY:
        assert held(rules, NEXT) != held(SHIPPED, NEXT)
