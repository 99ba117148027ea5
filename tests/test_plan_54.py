"""The page that goes through the founding plan names only what there is, and leaves no sentence without a
place or a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.cli.app import VERBS
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS, KINDS

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/ke-hoach-54.md").read_text("utf-8")
ROWS = [re.split(r" \| ", line.strip("| ")) for line in PAGE.splitlines() if re.match(r"\| [^-]", line)][1:]
PARTS = {"I": 2, "II.1": 2, "II.2": 3, "III.1": 5, "III.2": 3, "III.3": 2, "III.4": 2, "IV": 4}
"""How many sentences (or lines of a list) the plan has, by part."""
PAPERS = {"bao-cao", "so-ket", "tom-tat", "to-trinh", "quyet-dinh", "thong-bao", "giai-trinh", "bien-ban"}
REASON = ("Không làm:", "Chưa làm:")


def names_in(text: str) -> Iterator[str]:
    """Yield what stands in backticks, and codes of forms, criteria and gates."""
    yield from re.findall(r"`([^`]+)`", text)
    yield from re.findall(r"\b[A-G]\d{1,2}\b", re.sub(r"`[^`]+`", "", text))


def names_there_are(rules: Rules) -> set[str]:
    book = rules.rulebooks["healthy_commune"]
    fields = {name for kind in KINDS.values() for name in kind.fields}
    parts = {part.id for part in (*book.criteria, *book.gates)}
    there = {*VERBS, *FORMS, *rules.rulebooks, *rules.parameters, *rules.actions, *fields, *parts}
    return there | {f"paper {name}" for name in PAPERS} | {"…-6T", "…-Q…", "…-DX…", "streaks", "cites"}


def test_every_name_on_the_page_is_of_something_there_is(shipped_rules: Rules) -> None:
    there = names_there_are(shipped_rules)
    missing = {name for row in ROWS for name in names_in(row[-1])} - there
    assert {name for name in missing if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_sentence_has_a_place_or_a_reason(row: list[str]) -> None:
    sentence, asks, answer = row
    assert sentence
    assert asks
    assert list(names_in(answer)) or any(reason in answer for reason in REASON)


@pytest.mark.parametrize(("part", "sentences"), PARTS.items())
def test_no_sentence_of_a_part_is_left_out(part: str, sentences: int) -> None:
    numbers = {int(row[0].rpartition(" ")[2]) for row in ROWS if row[0].startswith(f"{part} câu")}
    assert numbers == set(range(1, sentences + 1))


def test_a_name_that_is_not_there_is_seen(shipped_rules: Rules) -> None:
    assert "B99" in set(names_in("biểu B99, `leads`")) - names_there_are(shipped_rules)
