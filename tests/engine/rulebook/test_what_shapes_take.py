"""What each part of a rule file takes at each key, held word for word: its type, its limits, what a key left
out means."""

from __future__ import annotations

from dataclasses import MISSING, Field
from pathlib import Path
from typing import Any

from engine.rulebook.kinds.declared import parts_in
from engine.rulebook.kinds.words import keys_of
from engine.rulebook.rules import KINDS_OF_FILE
from tests.approved import assert_approved
from tests.engine.values_as_text import summed_up

SAID = Path(__file__).parent / "said" / "shapes.txt"


def default_of(declared: Field[Any]) -> str:
    if declared.default_factory is not MISSING:
        return f" = {declared.default_factory()}"
    return "" if declared.default is MISSING else f" = {declared.default!r}"


def test_every_shape_takes_what_it_took() -> None:
    parts = dict.fromkeys(part for kind in KINDS_OF_FILE.values() for part in parts_in(kind))
    lines = [
        (part.__name__, f"{name}: {declared.type}{default_of(declared)}, {declared.metadata}")
        for part in parts
        for name, declared in keys_of(part).items()
    ]
    assert_approved(summed_up(lines), SAID)
