"""Whatever field of a document differs, it is told in words, never by a class of the program."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from desk.authoring.rule_differences import SILENT, differences
from desk.base.language import speaking
from engine.rulebook.kinds.documents import Document
from engine.rulebook.kinds.in_force import PartForce
from engine.rulebook.model.rulebook import Rules

OTHER: dict[str, Any] = {
    "issued": date(2019, 1, 2),
    "in_force": PartForce(from_=date(2019, 1, 2), until=None),
    "covers": PartForce(from_=None, until=date(2019, 12, 31)),
    "parts": ("1", "2"),
    "title": {"vi": "Tên khác", "en": "Another title"},
    "certainty": "open",
}


@pytest.mark.parametrize("name", [f.name for f in fields(Document) if f.compare and f.name not in SILENT])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_field_of_a_document_that_differs_is_told_in_words(
    shipped_rules: Rules, name: str, lang: str
) -> None:
    old = shipped_rules.documents["nd-167-2013"]
    new = replace(old, **{name: OTHER.get(name, "khác")})
    changed = replace(shipped_rules, documents={**shipped_rules.documents, old.id: new})
    for before, after in ((shipped_rules, changed), (changed, shipped_rules)):
        with speaking(lang):
            texts = [each.text.split(": ", 1)[1] for each in differences(before, after)]
        assert texts
        for text in texts:
            assert "→" in text
            assert "(" not in text  # no object as Python writes it
