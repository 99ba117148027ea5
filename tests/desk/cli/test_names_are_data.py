"""Names belong to whoever writes the rules: with every one changed, each verb does what it did."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from engine.follow_up.inspection_plan import AT_RANDOM
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.running import Runner, trials_in
from tests.conftest import EXAMPLE, ROOT
from tests.desk.cli.renamed import (
    Renaming,
    renamed_returns,
    renamed_rules,
    renamed_scenarios,
    renaming_of,
)
from tests.long_run import long_only, some_of

PERIODS = ("2020", "2020-6T")


@pytest.fixture(scope="module")
def names(shipped_rules: Rules) -> Renaming:
    return renaming_of(shipped_rules)


class Place:
    """A workspace of the example's last year, and what its verbs say."""

    def __init__(self, folder: Path, rules: Path, returns: Path) -> None:
        self.folder, self.workspace, self.code = folder, folder / "ws", -1
        self.call("init", self.workspace)
        shutil.rmtree(self.workspace / "rules")
        shutil.copytree(rules, self.workspace / "rules")
        self.call("import", *(returns / p for p in PERIODS), "--workspace", self.workspace)
        self.call("run", "--year", 2020, "--workspace", self.workspace)

    def call(self, *arguments: object) -> None:
        self.code = code_of([str(a) for a in arguments])
        assert self.code in (DONE, TO_LOOK_AT), arguments


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory, names: Renaming) -> Iterator[tuple[Place, Place]]:
    """The example under the shipped names, and under the new ones."""
    folder = tmp_path_factory.mktemp("names")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        shipped = Place(folder / "old", SHIPPED, EXAMPLE)
        rules = renamed_rules(SHIPPED, folder / "rules", names)
        returns = renamed_returns(EXAMPLE, folder / "returns", names)
        renamed_scenarios(ROOT / "scenarios", folder / "scenarios", names)
        yield shipped, Place(folder / "new", rules, returns)


def told(place: Place, capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    capsys.readouterr()
    place.call(*arguments, "--workspace", place.workspace, "--json")
    return json.loads(capsys.readouterr().out)


READING: tuple[tuple[str, ...], ...] = (
    ("results",),
    ("explain", "--unit", "30994"),
    ("explain", "--venue", "31006-CS-033"),
    ("indicators", "--subject", "30994"),
    ("figures", "2020", "--unit", "30994"),
    ("plan-inspections", "--capacity", "20"),
    ("follow-up",),
    ("remind", "2020"),
    ("units", "--period", "2020", "--on", "2020-12-31"),
    ("leads",),
    ("leads", "show", "1"),
)


@long_only
@pytest.mark.parametrize("verb", some_of(READING, 4), ids=lambda verb: " ".join(verb))
def test_a_verb_says_the_same_by_other_names(
    places: tuple[Place, Place], names: Renaming, capsys: pytest.CaptureFixture[str], verb: tuple[str, ...]
) -> None:
    old, new = (told(place, capsys, *verb) for place in places)
    assert by_new_names(new, names) == by_new_names(old, names)


def is_drawn(said: Any) -> bool:
    return isinstance(said, dict) and said.get("why") == AT_RANDOM


def by_new_names(said: Any, names: Renaming) -> Any:
    """Return what a verb said, with the new name wherever a whole word or key was an old one, or is spelled
    so.

    Names in a row are told in the order of the alphabet, so by any order here. What is drawn by the run's id
    (codes of actions, the random part of a plan) is left out.
    """
    if isinstance(said, dict):
        return {
            by_new_names(key, names): by_new_names(value, names)
            for key, value in said.items()
            if key != "code"
        }
    if isinstance(said, list):
        told = [by_new_names(value, names) for value in said if not is_drawn(value)]
        return sorted(told) if all(isinstance(value, str) for value in told) else told
    return names.bands.get(said, names.words(said)) if isinstance(said, str) else said


def walk(place: Place, names: Renaming) -> Iterator[tuple[object, ...]]:
    """Yield every other verb an office uses, in an order in which each has what it needs."""
    commune, risk = names.rulebooks["healthy_commune"], names.rulebooks["venue_risk"]
    one, out = names.criteria["A1"], place.folder / "out"
    here = ("--workspace", place.workspace)
    (place.folder / "few" / commune).mkdir(parents=True)
    shutil.copy(
        place.folder.parent / "scenarios" / commune / f"{one}.feature", place.folder / "few" / commune
    )
    rules, scenarios = place.workspace / "rules", ("--scenarios", place.folder / "few")
    yield "check", rules
    yield "coverage", rules, *scenarios, "--rulebook", commune, "--only", one
    yield "mutate", rules, *scenarios, "--rulebook", commune, "--only", one
    yield "schema", rules
    yield "print", commune, out, *here
    yield "results", "latest", "--rulebook", risk, *here
    yield "explain", "latest", "--unit", "30994", "--criterion", one, *here
    yield "template", out, "--period", "2021", *here
    yield "template", out, "--period", "2020", "--appraisal-by", "Phòng LĐTBXH", *here
    yield "lock", "2020", "--despite", "thử", *here
    yield "run", "--year", 2020, *here
    yield "announce", "2020", "--document", "12/TB-UBND", "--date", "2021-01-15", "--despite", "thử", *here
    yield "announce", "2020", *here
    yield "report", out, "latest", "--restricted", "1", "--reason", "thử", *here
    yield "compare", "2019-12-31", "2021-12-31", *here
    yield (
        "adopt",
        commune,
        "--document",
        "12/QĐ-UBND",
        "--date",
        "2021-01-15",
        "--office",
        "UBND huyện",
        *here,
    )


@long_only
def test_every_other_verb_finds_its_rulebook(
    places: tuple[Place, Place], names: Renaming, capsys: pytest.CaptureFixture[str]
) -> None:
    _, place = places
    for verb in walk(place, names):
        capsys.readouterr()
        place.call(*verb)
        said = capsys.readouterr()
        assert not names.left_in(said.out + said.err), verb


@long_only
def test_scenarios_hold_by_other_names(places: tuple[Place, Place]) -> None:
    """One scenario a feature: the words are bound to what the rules say, not to what they are called."""
    _, place = places
    rules, runner = rules_in(place.workspace / "rules"), Runner()
    first = {trial.feature: trial for trial in reversed(trials_in(place.folder.parent / "scenarios"))}
    assert len(first) > 80
    assert [outcome for trial in first.values() if (outcome := runner.run(trial, rules)).failure] == []
