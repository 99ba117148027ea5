"""The drug returns of the example: types are those of the decision's text, work goes to no commune."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk.runs.follow_up import follow_up_of
from desk.workspace.compiled_rules import rules_in
from desk.workspace.first_record import begin_records
from desk.workspace.folder import created
from desk.workspace.importing import imported
from desk.workspace.rulebook_choice import usual_rulebooks
from desk.workspace.standing_today import evaluation_today
from engine.evaluation.years import Evaluation
from tests.example_2024.drugs import UNITS_2026
from tests.example_2024.test_example_2024 import EXAMPLE_2026
from tests.example_2024.typed_returns import typed
from tests.scenarios.test_drug_types_by_the_text import NAMES, Commune, type_of

BOOK, FOLDER = "dia_ban_ma_tuy", EXAMPLE_2026 / "2026"
EXCEPTED = ("substitution", "at_home", "after_rehab")


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    made = created(tmp_path_factory.mktemp("drugs") / "ws", usual_rulebooks() | {BOOK})
    begin_records(made, date(2025, 12, 15))
    rules = rules_in(made.rules)
    imported(made, rules, [FOLDER], date(2026, 12, 17), None, lambda *_: None)
    period = rules.calendar.period("2026")
    assert period is not None
    return evaluation_today(made, rules, period)


def commune_of(code: str) -> Commune:
    """Return what the workbooks of one commune say, as a plain reader sees them."""
    forms = typed(sorted(FOLDER.glob(f"{code}*")))
    (numbers,), matters = forms["B18"], forms.get("B19", [])
    return Commune(
        residents=forms["B01"][0]["population"],
        excepted=sum(numbers[name] for name in EXCEPTED),
        **{name: numbers[name] for name in ("addicts", "users", "violators", "wanted")},
        **{name: sum(row[name] for row in matters) for name in ("places", "plants", "area")},
        arrested=sum(row["offenders"] for row in matters),
        on_route=False,
    )


def test_types_of_the_example_are_those_of_the_text(evaluation: Evaluation) -> None:
    """Nobody declared the route, so each type that either answer gives is left."""
    period = evaluation.rules.calendar.period("2026")
    assert period is not None
    scores = evaluation.scores(evaluation.rules.rulebooks[BOOK], period)
    for code in UNITS_2026:
        own = commune_of(code)
        expected = {NAMES[type_of(replace(own, on_route=route))] for route in (False, True)}
        assert set(scores[code][0].bands) == expected


def test_work_about_drugs_starts_with_children_and_goes_to_no_commune(evaluation: Evaluation) -> None:
    period = evaluation.rules.calendar.period("2026")
    assert period is not None
    conclusions = follow_up_of(evaluation, period, date(2026, 12, 31))
    work = {each.rule: each for each in conclusions if each.sure and each.rule in ("Y1", "Y2", "Y3")}
    assert work.keys() == {"Y1", "Y2", "Y3"}
    assert min(work, key=lambda rule: work[rule].deadline or date.max) == "Y1"
    assert not any(each.by == "UBND xã" for each in work.values())
