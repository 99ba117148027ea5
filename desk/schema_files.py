"""Writes the schemas beside the rules they describe."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desk.files import canonical_json, write_text
from desk.rule_files import rules_in
from engine.rulebook.model import Rules
from engine.rulebook.schema import schemas


def schema_texts(rules: Rules) -> Mapping[str, str]:
    """Return the text of each schema file by its name."""
    return {f"{kind}.json": canonical_json(schema) for kind, schema in schemas(rules).items()}


def schemas_written(folder: Path) -> list[str]:
    """Write all schemas of a rules folder; return their names."""
    texts = schema_texts(rules_in(folder))
    (folder / "schema").mkdir(exist_ok=True)
    for name, text in texts.items():
        write_text(folder / "schema" / name, text)
        (folder / "schema" / name).chmod(0o644)
    return sorted(texts)
