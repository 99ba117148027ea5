"""The ten changes of the guide: each edit is the guide's own, and what it changes is said in words."""

from __future__ import annotations

import re

import pytest

from desk.authoring.rule_differences import differences
from desk.base.language import speaking
from engine.rulebook.rules import rules_from_texts
from tests.desk.authoring.walking import GUIDES, blocks, edits, with_edit
from tests.engine.analysis.edits import TEXTS

SHIPPED = rules_from_texts(TEXTS)
_, *SECTIONS = re.split(r"^## (?=\d+\. )", (GUIDES / "muoi-thay-doi.md").read_text("utf-8"), flags=re.M)
TITLES = [section.splitlines()[0] for section in SECTIONS]


def test_there_are_ten() -> None:
    assert [title.split(".")[0] for title in TITLES] == [str(n) for n in range(1, 11)]


@pytest.mark.parametrize("title", TITLES)
def test_what_differs_is_said_in_words(title: str) -> None:
    """Each change is told, and none as Python writes it."""
    texts = dict(TEXTS)
    for file, old, new in edits(blocks(SECTIONS[TITLES.index(title)])):
        name = file.removeprefix("so-lieu/")
        texts[name] = with_edit(texts[name], old, new)
    changed = rules_from_texts(texts)
    for lang, code in (("vi", r"None|datetime|[{}\[\]<>]|\d{4}-\d\d"), ("en", r"None|datetime|[{}\[\]<>]")):
        with speaking(lang):
            told = [d.text for d in differences(SHIPPED, changed)]
            assert told
            assert not [text for text in told if re.search(code, text)]
