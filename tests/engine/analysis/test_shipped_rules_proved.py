"""What is proved of the shipped rules: they pass, each promise is proved and its opposite refuted, each line
is reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.proofs import thirty_criteria
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis import subject, z3_solver
from engine.analysis.monotone import monotone_findings
from engine.analysis.proofs import findings_of
from engine.analysis.subject import Studied, studied
from engine.logic.cells import unknown
from engine.rulebook.model.conditions import AllOf, NoneOf
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Criterion, Rules
from engine.rulebook.rules import rules_from_texts
from engine.scoring.points import scored_criterion
from tests.engine.analysis.shown import Shown, promise_broken

TEXTS = rule_texts(SHIPPED)
RULES = rules_from_texts(TEXTS)
CRITERIA = [(book, c.id) for book, found in sorted(RULES.rulebooks.items()) for c in found.criteria]
PROMISES = [
    (book, id_, fact) for book, id_ in CRITERIA for fact in RULES.rulebooks[book].criterion(id_).monotone
]
LINES = [
    (book, id_, n)
    for book, id_ in CRITERIA
    if isinstance(points := RULES.rulebooks[book].criterion(id_).points, Lines)
    for n in range(len(points.lines))
]


def with_criterion(book: str, changed: Criterion) -> Rules:
    """Return the shipped rules with one criterion in place of the one of its name, alone in its rulebook."""
    bands = tuple(replace(band, when=None) for band in RULES.rulebooks[book].bands)
    changed = replace(changed, in_force=(None, None))
    alone = replace(RULES.rulebooks[book], criteria=(changed,), gates=(), bands=bands)
    return replace(RULES, rulebooks={**RULES.rulebooks, book: alone})


def promises_of(rules: Rules, book: str) -> list[object]:
    return [*monotone_findings(studied(rules, rules.rulebooks[book]))]


def test_the_shipped_rules_pass_every_proof() -> None:
    assert [f.fault.text() for f in findings_of(RULES, TEXTS)] == []


def test_most_criteria_promise_a_direction() -> None:
    assert len({(book, id_) for book, id_, _ in PROMISES}) >= 0.9 * len(CRITERIA)


@pytest.mark.parametrize(("book", "id_", "fact"), PROMISES)
def test_a_promise_is_proved_and_its_opposite_refuted_by_two_cases(book: str, id_: str, fact: str) -> None:
    criterion = RULES.rulebooks[book].criterion(id_)
    assert promises_of(with_criterion(book, criterion), book) == []
    turned = "down" if criterion.monotone[fact] == "up" else "up"
    rules = with_criterion(book, replace(criterion, monotone={**criterion.monotone, fact: turned}))
    found = [*monotone_findings(studied(rules, rules.rulebooks[book]))]
    assert {f.code for f in found} == {"P501"}
    for finding in found:
        promise_broken(Shown(rules, finding))


@pytest.mark.parametrize(("book", "id_", "n"), LINES)
def test_each_line_is_reached_by_facts_the_oracle_confirms(book: str, id_: str, n: int) -> None:
    about = studied(RULES, RULES.rulebooks[book])
    criterion = RULES.rulebooks[book].criterion(id_)
    assert isinstance(criterion.points, Lines)
    tests = [test or AllOf(()) for _, test in criterion.points.lines]
    applies = () if criterion.applies_when is None else (criterion.applies_when,)
    for units in about.regimes(()):
        found = about.example(AllOf((*applies, tests[n], NoneOf(tuple(tests[:n])))), units)
        assert found is not None
        sample, regime = found
        facts = {name: unknown() for name in criterion.facts} | dict(sample)
        assert scored_criterion(criterion, about.rulebook, facts.__getitem__, regime.frame).lines == (n,)


def test_what_the_solver_gives_up_on_is_not_called_impossible(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sum below one of its parts can't be, but only z3 sees it; out of steps, it has proved nothing."""
    file = "rules/healthy_commune/criteria/d.yaml"
    text = TEXTS[file].replace(
        "{training_or_jobs: yes}", "{supported: {less_than: 5}, supported_women: {at_least: 5}}"
    )
    texts = {**TEXTS, file: text.replace("    monotone: {training_or_jobs: up}", "    monotone: {}")}
    rules = rules_from_texts(texts)
    assert "P101" in {f.code for f in findings_of(rules, texts)}
    monkeypatch.setattr(z3_solver, "MOST_STEPS", 1)
    assert "P101" not in {f.code for f in findings_of(rules, texts)}
    assert {f.code for f in findings_of(RULES, TEXTS)} == {"P306"}  # not proved


def test_trying_and_solving_agree_on_the_tests_of_the_shipped_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    books = [studied(RULES, book) for book in RULES.rulebooks.values()]
    tried = [answers(about) for about in books]
    monkeypatch.setattr(subject, "MOST_TRIED", 0)
    assert [answers(about) for about in books] == tried


def answers(about: Studied) -> list[bool]:
    """Tell of each line's test whether it can hold, and whether it can fail."""
    (units, *_) = about.regimes(about.rules.parameters)
    tests = [
        t for c in about.rulebook.criteria if isinstance(c.points, Lines) for _, t in c.points.lines if t
    ]
    return [about.example(test, units) is not None for t in tests for test in (t, NoneOf((t,)))]


def test_a_rulebook_of_thirty_criteria_is_proved_on_three_dates() -> None:
    """`python -m benchmarks.proofs` measures it."""
    rules = rules_from_texts(thirty_criteria())
    assert len(rules.rulebooks["venue_risk"].criteria) >= 30
    assert len(studied(rules, rules.rulebooks["venue_risk"]).regimes(("high_turnover",))) == 3
    assert findings_of(rules) == ()
