"""What scenarios say that fail, held word for word: some of every kind, under rules in which nearly all is a
little otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from desk.workspace.rule_files import SHIPPED
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Criterion, Rulebook, Rules
from scenarios.steps.running import Runner, trials_in
from tests.approved import assert_approved

SAID = Path(__file__).parent / "said"
EVERY = 32
HALF = Fraction(1, 2)


@pytest.fixture(scope="module")
def otherwise(shipped_rules: Rules) -> Rules:
    """Every parameter is one more, every line gives half a point more; every other gate, sign and rule of
    what follows is gone."""
    return replace(
        shipped_rules,
        parameters=more(shipped_rules.parameters),
        rulebooks={name: other(book) for name, book in shipped_rules.rulebooks.items()},
        follow_up=shipped_rules.follow_up[::2],
    )


def more(parameters: Mapping[str, Parameter]) -> dict[str, Parameter]:
    return {
        name: replace(
            parameter,
            values=tuple(
                replace(dated, lines=tuple((number + 1, test) for number, test in dated.lines))
                for dated in parameter.values
            ),
        )
        for name, parameter in parameters.items()
    }


def other(book: Rulebook) -> Rulebook:
    criteria = tuple(map(half_a_point_more, book.criteria))
    return replace(book, criteria=criteria, gates=book.gates[::2], signs=book.signs[1::2])


def half_a_point_more(criterion: Criterion) -> Criterion:
    if not isinstance(criterion.points, Lines):
        return criterion
    lines = tuple((points + HALF, test) for points, test in criterion.points.lines)
    return replace(criterion, points=replace(criterion.points, lines=lines))


def test_what_failing_scenarios_say(otherwise: Rules) -> None:
    runner, trials = Runner(), trials_in(SHIPPED.parent / "scenarios")
    outcomes = [runner.run(trial, otherwise) for trial in trials[::EVERY]]
    said = "".join(f"# {o.trial.title}\n{o.words}\n" for o in outcomes if o.failure)
    assert_approved(said, SAID / "failing.txt")
