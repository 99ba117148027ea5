"""Live decisions are few, short and dated; an archived one is replaced by a live one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.decisions import CHANGED, FOLDER, INDEX, SUBJECTS, archived, index, numbered, successors, topics

ROOT = FOLDER.parents[1]
PARTS = ("**Decided.**", "**Why.**", "**Refused.**", "**Cost.**")
FOLDERS = ("benchmarks", "desk", "docs", "engine", "facts", "release", "rules", "scenarios", "tests")
READ = {".py", ".md", ".yaml", ".feature", ".html", ".js", ".sh", ".ps1"}
POINTER = re.compile(r"decisions/((?:archive/)?[a-z0-9-]+\.md)|\bADR (\d{4})")


def test_at_most_forty_topics_are_live() -> None:
    assert 30 <= len(topics()) <= 40


@pytest.mark.parametrize("topic", topics(), ids=lambda path: path.stem)
def test_a_topic_is_one_dated_page(topic: Path) -> None:
    text = topic.read_text("utf-8")
    assert len(re.sub(r"\]\([^)]*\)", "]", text).split()) <= 450
    assert [part for part in PARTS if part not in text] == []
    assert CHANGED.match(text.rstrip().rsplit("\n", 1)[-1]), "end with: Changed YYYY-MM-DD: what changed"
    assert any(topic.name.startswith(f"{name}-") for name in SUBJECTS)


def test_every_archived_decision_is_named_by_a_live_one() -> None:
    assert len(archived()) > 150
    assert [name for name, live in successors().items() if not live] == []


def pointers() -> Iterator[tuple[str, str]]:
    """Yield each file of the repository with a decision that it names."""
    folders = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in READ)
    for path in (*ROOT.glob("*.md"), *folders):
        if path.is_file() and not path.is_relative_to(FOLDER) and "node_modules" not in path.parts:
            for file, number in POINTER.findall(path.read_text("utf-8")):
                yield path.relative_to(ROOT).as_posix(), file or number


def test_every_decision_that_is_named_exists() -> None:
    numbers = {path.name[:4] for path in (*archived(), *numbered())}
    named = list(pointers())
    assert len(named) > 40
    assert [p for p in named if p[1] not in numbers and not (FOLDER / p[1]).exists()] == []


def test_the_index_is_up_to_date() -> None:
    assert INDEX.read_text("utf-8") == index(), "run: python -m tests.decisions"
