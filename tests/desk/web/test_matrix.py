"""The matrix of returns has a column for what another office owes where a rulebook in use asks for it."""

from __future__ import annotations

import pytest

from desk.web.returns.matrix import OWED, Matrix, matrix_of, own_alone, sent_by
from desk.workspace.folder import Workspace
from desk.workspace.rulebook_choice import shipped_with, usual_rulebooks
from desk.workspace.store import Stored, stored
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.forms.catalogue import FORMS
from tests.desk.conftest import Office
from tests.facts import builders

OTHERS = {"B18", "B19", "B20"}


@pytest.fixture(scope="module")
def archive(example_workspace: Workspace, shipped_rules: Rules) -> Stored:
    return stored(example_workspace, shipped_rules)


def matrix(archive: Stored, rules: Rules, own: bool = False) -> Matrix:
    period = rules.calendar.period("2020")
    assert period is not None
    return matrix_of(archive, rules, period, rules.units.on(period.end), own)


def forms_of(matrix: Matrix) -> set[str]:
    assert all(len(row.cells) == len(matrix.forms) for row in matrix.rows)
    return {form for form, _ in matrix.forms}


def test_an_office_without_the_drug_types_sees_no_column_of_them(archive: Stored) -> None:
    rules = rules_from_texts(shipped_with(usual_rulebooks()))
    assert forms_of(matrix(archive, rules)) == FORMS.keys() - OTHERS


def test_what_the_police_owe_is_shown_as_theirs_and_is_no_debt_of_the_commune(
    archive: Stored, shipped_rules: Rules
) -> None:
    shown = matrix(archive, shipped_rules)
    assert forms_of(shown) & OTHERS == {"B18", "B19"}
    cells = [cell for row in shown.rows for cell in row.cells if cell.form == "B18"]
    assert {cell.state for cell in cells} == {OWED}
    assert all("Công an xã phải nộp" in cell.words for cell in cells)
    assert not any(OTHERS & set(row.owed) for row in shown.rows)


def test_an_account_of_a_commune_sees_nothing_of_what_the_police_count(
    archive: Stored, shipped_rules: Rules
) -> None:
    alone = own_alone(archive, "30985")
    assert forms_of(matrix(alone, shipped_rules, own=True)).isdisjoint(OTHERS)


def test_a_code_whose_form_the_commune_owes_is_no_cell_to_correct(office: Office) -> None:
    told = {**builders.case(1), "venue_id": "30985-CS-0001"}
    office.send("a.xlsx", {"B06": [told]}, states={"B02": ""})
    sent = stored(office.made, office.rules)
    assert any(p.problem.set_aside for p in sent.problems)
    assert matrix(sent, office.rules).cells_to_fix == 0
    period = office.rules.calendar.period("2020")
    assert period is not None
    rows = sent_by(sent, office.rules, period, "30985", "")
    assert not any(p.set_aside for one in rows for p in one.problems)
