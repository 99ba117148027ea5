"""The JSON Schemas of docs/json/ are of what verbs print: of the example, and of nothing in it where there is
nothing.

Where a verb's JSON was meant to change, `python -m tests.approved` writes its schema anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desk.base.output import VERSION
from desk.cli.app import code_of
from desk.runs.run import Run
from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from tests.approved import assert_approved
from tests.desk.cli.test_what_verbs_print import VERBS

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "json"
MOST_KEYS = 40  # of an object of named values; more, or names with digits in them, are data
GROUPS = ("leads", "audit")
NOT_OF_THE_EXAMPLE = ("lock", "compare")  # refused there, or long
CALLS = (
    *VERBS.values(),
    *("audit head", "status", "retain", "appraise 2020", "rulebooks", "verify", "office"),
)
Schema = Mapping[str, Any]


@pytest.fixture(scope="module")
def run(example_workspace: Workspace) -> Run:
    return run_made(example_workspace, 2020, None, lambda done, total: None)


def schema_of(values: Iterable[Any]) -> Schema:
    """Return the narrowest schema of some values."""
    values = list(values)
    types = sorted({_type(value) for value in values})
    schema: dict[str, Any] = {"type": types[0] if len(types) == 1 else types}
    objects = [value for value in values if isinstance(value, dict)]
    keys = dict.fromkeys(key for value in objects for key in value)
    if len(keys) > MOST_KEYS or any(any(map(str.isdigit, key)) or key[:1].isupper() for key in keys):
        schema["additionalProperties"] = schema_of(value for one in objects for value in one.values())
    elif keys:
        schema["properties"] = {k: schema_of(one[k] for one in objects if k in one) for k in keys}
        schema["required"] = sorted(k for k in keys if all(k in one for one in objects))
    items = [item for value in values if isinstance(value, list) for item in value]
    return schema | ({"items": schema_of(items)} if items else {})


def _type(value: Any) -> str:
    kinds = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array"))
    return next(
        (name for kind, name in kinds if isinstance(value, kind)), "null" if value is None else "object"
    )


def published(name: str, printed: Iterable[Any]) -> dict[str, Any]:
    """Return the schema of a verb's JSON."""
    schema = dict(schema_of(printed))
    given = {"schema": {"const": name}, "version": {"const": VERSION}}
    schema["properties"] = {**schema["properties"], **given}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"lanhmanh {name}", **schema}


def calls() -> Mapping[str, list[str]]:
    """Return the calls of each verb, by its name."""
    found: dict[str, list[str]] = {}
    for call in CALLS:
        words = call.split()
        if words[0] not in NOT_OF_THE_EXAMPLE:
            found.setdefault(" ".join(words[: 2 if words[0] in GROUPS else 1]), []).append(call)
    return found


@pytest.mark.parametrize("name", calls())
def test_what_a_verb_prints_is_as_its_schema_says(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    workspace = run.folder.parent.parent
    monkeypatch.setenv("LANHMANH_KEY", str(workspace.parent / "khoa" / "test.key"))
    printed = []
    for call in calls()[name]:
        words = [str(run.folder) if word == "RUN" else word for word in call.split()]
        code_of([*words, "--json", "--workspace", str(workspace)])
        printed.append(json.loads(capsys.readouterr().out))
    path = SCHEMAS / f"{name.replace(' ', '_')}.schema.json"
    schema = json.dumps(published(name, printed), ensure_ascii=False, indent=1)
    assert_approved(f"{schema}\n", path)
    for one in printed:
        jsonschema.validate(one, json.loads(path.read_text("utf-8")))


def test_a_schema_refuses_what_the_verb_does_not_print() -> None:
    schema = json.loads((SCHEMAS / "status.schema.json").read_text("utf-8"))
    for wrong in (
        [],
        {"schema": "status", "version": VERSION},
        {"schema": "x", "version": VERSION, "years": []},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_every_schema_is_of_a_verb() -> None:
    assert {path.name for path in SCHEMAS.glob("*.json")} == {
        f"{name.replace(' ', '_')}.schema.json" for name in calls()
    }
