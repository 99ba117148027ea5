"""Writes the schemas beside the rules they describe."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desk.base.files import write_text
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.editor.schemas import schemas
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import FILE_OF, rules_as_far_as_read


def schema_texts(rules: Rules) -> Mapping[str, str]:
    made = schemas(rules, rule_texts(SHIPPED))
    return {f"{_file(kind)}.json": _written(schema) for kind, schema in made.items()}


def _written(schema: Mapping[str, Any]) -> str:
    """Return JSON with its keys in the order made: an example is shown as it would be written."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _file(kind: str) -> str:
    """Name a schema after the one file it is for, else after the first key of the many."""
    return Path(FILE_OF.get(kind, kind)).stem


def schemas_written(folder: Path) -> list[str]:
    """Write all schemas of a rules folder, as far as it can be read; return their names."""
    texts = schema_texts(rules_as_far_as_read(rule_texts(folder))[0])
    mode = folder.stat().st_mode & 0o777  # a workspace's rules are its owner's only, a repository's are not
    (folder / "schema").mkdir(exist_ok=True, mode=mode)
    for name, text in texts.items():
        write_text(folder / "schema" / name, text)
        (folder / "schema" / name).chmod(mode & 0o666)
    return sorted(texts)
