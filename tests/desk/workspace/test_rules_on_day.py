"""The rules of one day: what a folder would say that holds just them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from desk.authoring.follow_up_differences import RuleWritten
from desk.authoring.rule_differences import differences
from desk.workspace.rules_on_day import rules_on
from engine.evaluation.years import Evaluation
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.standing import Standing
from tests.engine.analysis.edits import BOOK, COMMUNES, PARAMETERS, TEXTS, C

BEFORE, AFTER, LATER = date(2020, 12, 14), date(2021, 12, 14), date(2022, 12, 14)
UNTIL, FROM = "in_force: {until: 2020-12-31}", "in_force: {from: 2021-01-01}"
SHIPPED = {  # the band over lines of its own, as other parts are
    **TEXTS,
    BOOK: TEXTS[BOOK].replace(
        "  - {id: tot, title: {vi: Tốt, en: Good}, from: 90, healthy: yes}\n",
        "  - id: tot\n    title: {vi: Tốt, en: Good}\n    from: 90\n    healthy: yes\n",
    ),
}
KINDS = {  # kind of part → its id, its file, what is another from 2021 on
    "criterion": ("C4", C, "at_least: 1", "at_least: 3"),
    "gate": ("G1", BOOK, "at_least: 1", "at_least: 0"),
    "band": ("tot", BOOK, "from: 90", "from: 80"),
    "streak": ("khen_thuong", BOOK, "one_of: [tot, kha]", "one_of: [tot, kha, trung_binh]"),
    "sign": ("Q1", BOOK, "inspections: 0", "inspections: {at_least: 0}"),
    "follow_up": ("X3", COMMUNES, "within_days: 60", "within_days: 30"),
}


def dated_and_folders(kind: str) -> tuple[Rules, dict[date, Rules]]:
    """Return rules with two versions of a part, and what a folder of each version alone says."""
    id_, file, old, new = KINDS[kind]
    found = re.search(rf"^  - id: {id_}\n((?:    .*\n)+)", SHIPPED[file], re.M)
    assert found
    assert old in found[1]
    head, bodies = f"  - id: {id_}\n", {BEFORE: found[1], AFTER: found[1].replace(old, new)}
    both = f"{head}    {UNTIL}\n{bodies[BEFORE]}{head}    {FROM}\n{bodies[AFTER]}"
    written = {None: both, **{day: head + body for day, body in bodies.items()}}
    rules = {
        day: rules_from_texts({**SHIPPED, file: SHIPPED[file].replace(found[0], text)})
        for day, text in written.items()
    }
    return rules[None], {day: rules[day] for day in bodies}


def said(rules: Rules, standing: Standing) -> object:
    """Return all that rules make of 2020, and its rules of follow-up."""
    year = rules.calendar.at("year", 2020)
    assert year is not None
    evaluation = Evaluation(standing, rules)
    results = {
        (book.name, r.subject.id): (r.scored, r.streaks, r.signs)
        for book in evaluation.in_force(year)
        for r in evaluation.results(book, year)
    }
    own = [rule for rule in rules.follow_up if holds_on(rule, year.end)]
    return results, {RuleWritten(rule).id: repr(rule.then) for rule in own}


@pytest.mark.parametrize("kind", KINDS)
def test_a_day_says_what_a_folder_of_its_version_says(example_standing: Standing, kind: str) -> None:
    dated, folders = dated_and_folders(kind)
    by_day = {day: said(rules_on(dated, day), example_standing) for day in folders}
    assert by_day == {day: said(folder, example_standing) for day, folder in folders.items()}
    assert by_day[BEFORE] != by_day[AFTER]


@pytest.mark.parametrize("kind", KINDS)
def test_what_differs_between_two_days_is_said_as_between_two_folders(kind: str) -> None:
    dated, folders = dated_and_folders(kind)
    told = [
        [one.text.split(" (rules/")[0] for one in differences(*sides)]
        for sides in ([rules_on(dated, BEFORE), rules_on(dated, AFTER)], list(folders.values()))
    ]
    assert told[0] == told[1] != []


DATED_VALUES: dict[str, tuple[str, str, str, Callable[[Rules], object]]] = {
    "parameter": (
        PARAMETERS,
        "[{from: 2016-01-01, value: 4, cites: [minh-hoa, kh-54-2020/IV]}]",
        "[{from: 2016-01-01, value: 4, cites: [minh-hoa]}, {from: 2021-01-01, value: 6, cites: [minh-hoa]}]",
        lambda rules: rules.parameters["min_meetings"].on(date(2020, 12, 14)).lines[0][0],
    ),
    "period": (
        "rules/periods.yaml",
        "end: 12-14, due: 12-20, cites: [minh-hoa]}",
        "end: 12-14, due: 12-20, cites: [minh-hoa]}\n"
        "      - {from: 2021-01-01, start: 12-15, start_year: year_before, end: 12-14, due: 12-31,"
        " cites: [minh-hoa]}",
        lambda rules: rules.calendar.period("2020"),
    ),
    "title": (
        BOOK,
        "  - {from: 2025-07-01,",
        "  - {from: 2021-01-01, title: {vi: Xã văn minh, en: Civil commune}, cites: [minh-hoa]}\n"
        "  - {from: 2025-07-01,",
        lambda rules: Evaluation(Standing(), rules).in_force(rules.calendar.at("year", 2020))[0].title,  # type: ignore[arg-type]
    ),
    "declared facts": (
        "rules/declared/an_toan_antt.yaml",
        "in_force: {from: 2022-02-10}",
        "in_force: {from: 2022-02-10}",
        lambda rules: sorted(rules.asked_indicators("unit", BEFORE)),
    ),
}


@pytest.mark.parametrize("kind", DATED_VALUES)
def test_a_value_of_one_day_holds_in_every_year(kind: str) -> None:
    file, old, new, asked = DATED_VALUES[kind]
    assert old in TEXTS[file]
    rules = rules_from_texts({**TEXTS, file: TEXTS[file].replace(old, new, 1)})
    assert asked(rules_on(rules, BEFORE)) == asked(rules)
    assert asked(rules_on(rules, LATER)) != asked(rules)
