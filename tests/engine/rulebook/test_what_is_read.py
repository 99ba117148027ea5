"""All that is read of every rulebook's files, held word for word: values, defaults and the places they stand
in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from engine.rulebook.model.rulebook import Rules
from tests.approved import assert_approved
from tests.engine.values_as_text import parts, shown, summed_up

SAID = Path(__file__).parent / "said" / "read.txt"
DEEP = ("indicator_sets", "rulebooks", "links")


def read(rules: Rules) -> Iterator[tuple[str, str]]:
    for field in fields(rules):
        value = getattr(rules, field.name)
        for name, part in parts(value).items():
            whole = f"{field.name} {name}"
            if field.name not in DEEP:
                yield field.name, f"{name}: {shown(part)}"
                continue
            for key, one in parts(part).items():
                several = parts(one) if isinstance(one, tuple | Mapping) else {}
                yield from ((f"{whole} {key}", f"{id_}: {shown(said)}") for id_, said in several.items())
                if not several:
                    yield whole, f"{key}: {shown(one)}"


def test_every_rule_file_is_read_as_it_was(every_rulebook: Rules) -> None:
    assert_approved(summed_up(read(every_rulebook)), SAID)
