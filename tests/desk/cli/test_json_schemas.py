"""The JSON Schemas of docs/json/ are of what verbs print: of the example, and of nothing in it where there is
nothing.

Where a verb's JSON was meant to change, `python -m tests.approved` writes its schema anew.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shlex
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer

from desk.base.acts import NUMBER, REASON
from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.output import VERSION
from desk.base.roles import INVESTIGATOR
from desk.cli.app import app_of, code_of
from desk.leads.acts import ACTS
from desk.runs.run import Run
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS, AccountRecord
from engine.indicators.subjects import Subject
from engine.recheck.stakes import Claim, claim_of
from scenarios.steps.twins import twin
from tests.approved import assert_approved
from tests.desk.authoring.test_trials import scenarios_of
from tests.desk.cli.test_what_verbs_print import VERBS
from tests.desk.conftest import forget_leads
from tests.desk.office.test_recheck_checklist import filled
from tests.ready import started

SCHEMAS = Path(__file__).resolve().parents[3] / "docs" / "json"
MOST_KEYS = 40  # of an object of named values; more, or names with digits in them, are data
GROUPS = ("leads", "audit", "recheck")
RETURN = SCHEMAS.parents[1] / "examples" / "an_bien" / "2020" / "31003 Xã Nam Thái A.xlsx"
WITHOUT_WORKSPACE = ("init", "restore", "check", "schema", "demo", "khong-co")
OF_THE_WEB = ("check-deploy", "serve")
NOT_OF_THE_EXAMPLE = ("lock", "compare")  # refused there
CALLS = (
    *VERBS.values(),
    *("audit head", "status", "retain", "appraise 2020", "rulebooks", "verify", "office"),
)
BY = "--by an"
A_YEAR = f"""
import RETURN
run --year 2020 --chaining plain
compare 2019-12-31 2020-12-31
check RULES
schema RULES
lock 2020 --despite "thử" {BY}
run --year 2020 --chaining plain
announce 2020 --document 12/TB-UBND --date 2021-01-15 --despite "thử" {BY}
announce 2020
recheck plan 2020 --unit 31003
recheck list 2020 OUT/list.csv --unit 31003 --source "Xổ số" --seed-day TODAY {BY}
recheck draw 2020 OUT/list.csv OUT/recheck --seed 04815120 {BY}
recheck show 2020
recheck record 2020 OUT/recheck/phuc-tra-2020-31003.xlsx --minutes 1/BB --second xac-minh {BY}
recheck show 2020
recheck void 2020 OUT/list.csv --reason "nhầm số" --second xac-minh {BY}
recheck show 2020
office --name "UBND huyện A" --place "Thứ Ba"
backtest --year 2019
paper tom-tat OUT/p --date 2021-03-05
template OUT/t --period 2020 --unit 30991 --reason "thử"
report OUT/r 2020
print venue_risk OUT/print --day 2020-12-31
adopt venue_risk --document 1/QD-UBND --date 2021-01-01 --office "UBND huyện A" {BY}
leads note 1 "đã gặp" {BY}
leads assign 1 xac-minh --reason "thử" {BY}
leads observe 30985-CT-0056 phone 0912345678 --grade B2 --seen 2020-11-20 --reason "chủ quán nói" {BY}
leads decide-series CV-6865a7bb innocent --second xac-minh --reason "ba vụ của một bến xe" {BY}
leads observations
leads watch --add 30985-CT-0056 --reason "thử" {BY}
leads watch
leads map --to OUT/a.svg
leads find id 30985-CT-0056 --reason "tra cứu" {BY}
leads export 1 --to OUT/a.xlsx
lock 2020 --reopen --reason "xã sửa" {BY}
seal --reason "thử" {BY}
backup OUT/b.zip
restore OUT/b.zip OUT/restored
audit verify
coverage RULES --scenarios FEATURES --rulebook healthy_commune
mutate RULES --scenarios FEATURES --rulebook healthy_commune --only E1
upgrade OUT/u.tar.gz {BY}
erase 30985-CT-0001 --reason "thử" --yes {BY}
rotate-key --reason "thử" {BY}
init OUT/new --rulebooks healthy_commune
check OUT/new/rules
demo OUT/demo
"""
REFUSED = ("results 1999", "results 2020 --khong-co", "khong-co")
Schema = Mapping[str, Any]


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
        if call.split()[0] not in NOT_OF_THE_EXAMPLE:
            found.setdefault(verb_of(call), []).append(call)
    return found


def verb_of(call: str) -> str:
    words = call.split()
    return " ".join(words[: 2 if words[0] in GROUPS else 1])


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
    assert_published(name, printed)


def assert_published(name: str, printed: Sequence[Any]) -> None:
    path = file_of(name)
    schema = json.dumps(published(name, printed), ensure_ascii=False, indent=1)
    assert_approved(f"{schema}\n", path)
    for one in printed:
        jsonschema.validate(one, json.loads(path.read_text("utf-8")))


def file_of(name: str) -> Path:
    return SCHEMAS / f"{name.replace(' ', '_')}.schema.json"


def names_of(command: Any, name: str) -> Iterator[str]:
    """Yield the names of the verbs below a command that print JSON."""
    below = getattr(command, "commands", {})
    for verb in below:
        yield from names_of(below[verb], f"{name} {verb}".strip())
    if not below and any("--json" in parameter.opts for parameter in command.params):
        yield name


@pytest.fixture(scope="module")
def a_year(
    example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Sequence[Any]]:
    """Return what the verbs that change a workspace print, one after another, by verb."""
    top = tmp_path_factory.mktemp("a-year")
    shutil.copytree(example_workspace.folder.parent / "khoa", top / "khoa")
    (top / "out").mkdir()
    found: dict[str, list[Any]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(top / "khoa" / "test.key"))
        folder = twin(example_workspace.folder, top / "ws", runs=False)
        forget_leads(folder)
        patch.setattr("desk.runs.recheck_list.claim_of", counted_once())
        verifies = AccountRecord(1, "xac-minh", INVESTIGATOR, "", "", "", True, False, 0, "")
        log_of(opened(folder), RIGHTS).add({"kind": "account_made", "content": asdict(verifies)})
        places = {"OUT": top / "out", "RETURN": RETURN, "RULES": folder / "rules"}
        today = date.today()  # once: a year walked over midnight is one year
        places |= {"TODAY": Path(today.isoformat())}
        places |= {"FEATURES": scenarios_of(top, "healthy_commune/E1", "healthy_commune/can_cu")}
        for call in A_YEAR.strip().splitlines():
            words = [_placed(word, places) for word in shlex.split(call)]
            if call.startswith("recheck record"):
                filled(Path(words[3]), {})
            with patch.context() as day:
                if call.startswith("recheck"):
                    behind = timedelta(days=call.startswith("recheck list"))  # a seed is of a later day
                    day.setattr("desk.cli.recheck.date", clock_at(today - behind))
                code, printed = answered(words, folder)
            found.setdefault(verb_of(call) if code == 0 else "refused", []).append(printed)
            patch.setenv("LANHMANH_KEY", str(top / "khoa" / "test.key"))  # demo names its own
        found["error"] = [answered(call.split(), folder)[1] for call in REFUSED]
        (folder / "rules" / "periods.yaml").write_text("periods: x\n", "utf-8")
        found["error"].append(answered(["run", "--year", "2020"], folder)[1])
    assert "refused" not in found, found["refused"]
    return found


def counted_once() -> Callable[..., Claim]:
    """Return what counts a commune's claim once: two verbs ask for it, and it takes long."""
    counted: dict[Subject, Claim] = {}

    def claim(evaluation: Any, rulebook: Any, subject: Subject, period: Any) -> Claim:
        if subject not in counted:
            counted[subject] = claim_of(evaluation, rulebook, subject, period)
        return counted[subject]

    return claim


def clock_at(day: date) -> type[date]:
    """Return a `date` whose today is always one day."""

    class Clock(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return day

    return Clock


def _placed(word: str, places: Mapping[str, Path]) -> str:
    head, slash, rest = word.partition("/")
    return f"{places[head]}{slash}{rest}" if head in places else word


def answered(words: Sequence[str], folder: Path) -> tuple[int, Any]:
    """Return a verb's exit code and its JSON."""
    where = [] if words[0] in WITHOUT_WORKSPACE else ["--workspace", str(folder)]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = code_of([*words, "--json", *where])
    return code, json.loads(out.getvalue())


CHANGING = dict.fromkeys([*map(verb_of, A_YEAR.strip().splitlines()), "error"]).keys() - calls().keys()
OF_ACTS = {f"leads {act.name}": act for act in ACTS if act.help}
NO_CALL = "a verb that reads: a call in VERBS (test_what_verbs_print.py); one that changes: in A_YEAR"
NOT_WRITTEN = "python -m tests.approved tests/desk/cli/test_json_schemas.py"


@pytest.mark.parametrize("name", sorted(CHANGING))
def test_what_a_verb_that_changes_prints_is_as_its_schema_says(
    a_year: Mapping[str, Sequence[Any]], name: str
) -> None:
    assert_published(name, a_year[name])


@pytest.mark.parametrize("name", sorted(OF_ACTS))
def test_the_verb_of_an_act_prints_the_fields_declared(name: str) -> None:
    """What is called in A_YEAR prints the same: its schema is one."""
    fields = (field for field in OF_ACTS[name].fields if field.kind != REASON)
    values = {field.name: 1 if field.kind == NUMBER else "" for field in fields}
    assert_published(name, [{"schema": name, "version": VERSION, **values}])


@pytest.mark.parametrize("name", OF_THE_WEB)
def test_what_a_verb_of_the_web_prints_is_as_its_schema_says(
    example_workspace: Workspace, tmp_path: Path, name: str
) -> None:
    """Asked in a process of its own, which is ended once it has answered."""
    folder, out = twin(example_workspace.folder, tmp_path / "ws", runs=False), tmp_path / "printed"
    made = (
        "import sys; from pathlib import Path; from desk.web import serving; from desk.cli.app import main;"
        "serving.prepared(Path(sys.argv[3]), False);"
        "serving.administrator_made('quan-tri', 'mot mat khau that dai'); main()"
    )
    asked = started(made, name, "--workspace", folder, "--json", env=os.environ, out=str(out))
    while not (there := out.exists() and out.read_text("utf-8").endswith("\n}\n")) and asked.poll() is None:
        time.sleep(0.05)
    asked.kill()
    assert there or asked.wait() in (DONE, TO_LOOK_AT)
    printed = out.read_text("utf-8")
    assert_published(name, [json.loads(printed)])


def test_a_schema_refuses_what_the_verb_does_not_print() -> None:
    schema = json.loads((SCHEMAS / "status.schema.json").read_text("utf-8"))
    for wrong in (
        [],
        {"schema": "status", "version": VERSION},
        {"schema": "x", "version": VERSION, "years": []},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_every_verb_has_a_schema_and_every_schema_a_verb() -> None:
    verbs = set(names_of(typer.main.get_command(app_of()), ""))
    assert {"leads decide-series", "restore", "run"} < verbs
    called = {*calls(), *CHANGING, *OF_ACTS, *OF_THE_WEB}
    assert verbs - called == set(), NO_CALL
    assert {name for name in called if not file_of(name).exists()} == set(), NOT_WRITTEN
    named = {file_of(name).name for name in called}
    assert {path.name for path in SCHEMAS.glob("*.json")} - named == set(), "of no verb: delete it"
