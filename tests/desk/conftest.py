"""A workspace of a test's own, with returns of a few offices."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.heads import LogHeads
from desk.cli.app import code_of
from desk.leads.acts import REFER, done
from desk.runs.run import Run
from desk.runs.running import run_made
from desk.runs.year import Year, year_of_run
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created, opened
from desk.workspace.importing import imported
from desk.workspace.logs import DECISIONS, heads_of
from desk.workspace.rights import RIGHTS
from desk.workspace.rulebook_choice import chosen_rulebooks
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.standing import HAS_DATA, NIL
from tests.facts import builders

NIL_FORMS = dict.fromkeys((form for form in FORMS if form != "B16"), NIL)


class Office:
    """A workspace and the verbs of the program, as an officer runs them."""

    def __init__(self, folder: Path, rulebooks: frozenset[str] | None = None) -> None:
        self.folder = folder
        there = folder / "ws"
        self.made: Workspace = opened(there) if there.exists() else created(there, rulebooks)
        self.rules: Rules = rules_in(self.made.rules)

    def send(
        self, name: str, forms: dict[str, list[Any]], states: dict[str, str] | None = None, **cover: Any
    ) -> None:
        """Write a return that says nil for every form it has no rows of, and import it."""
        said = {**NIL_FORMS, **dict.fromkeys(forms, HAS_DATA), **(states or {})}
        path = builders.return_file(self.folder / "sent" / name, forms, states=said, **cover)
        imported(self.made, self.rules, [path], date(2021, 1, 2), None, lambda *_: None)

    def run(self, *arguments: str) -> int:
        return code_of([*arguments, "--workspace", str(self.made.folder)])


def forget_leads(folder: Path, *kept: str) -> None:
    """Forget all but an office's decisions, its accounts and the logs `kept`, as if no one had decided on a
    lead yet."""
    stay = {DECISIONS, RIGHTS, "runs.jsonl", *kept}
    heads = heads_of(opened(folder))
    told = heads.read() if heads else None
    assert heads is not None
    assert told is not None
    heads.write(LogHeads({name: head for name, head in told.logs.items() if name in stay}, ""))
    for log in (folder / "decisions").glob("*.jsonl"):
        if log.name not in stay:
            log.unlink()


def refer(run: Run, document: str, *leads: str) -> None:
    """Put on record that two persons referred these leads under a document."""
    for lead in leads:
        values = {"lead": lead, "document": document, "reason": "để xác minh"}
        done(REFER, run, values, "an", date.today(), second="bình")


@pytest.fixture(scope="session")
def run(example_workspace: Workspace) -> Run:
    """The run of the example's last year."""
    return run_made(example_workspace, 2020, None, lambda done, total: None)


@pytest.fixture(scope="session")
def results(run: Run) -> Year:
    return year_of_run(run)


@pytest.fixture(scope="session")
def results_2026(example: Path, shipped_rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The results of the three communes of the example of two tiers."""
    made = created(tmp_path_factory.mktemp("2026") / "w")
    for period, day in (("2026-6T", date(2026, 6, 17)), ("2026", date(2026, 12, 17))):
        sent = example.with_name("an_bien_2026") / period
        imported(made, shipped_rules, [sent], day, None, lambda *_: None)
    return year_of_run(run_made(made, 2026, None, lambda done, total: None))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    return Office(tmp_path)


@pytest.fixture
def office_of_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office that uses every shipped rulebook."""
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    return Office(tmp_path, chosen_rulebooks(["all"]))
