"""Beside the editor stands what the rules of the file say; nothing where they are faulty or the file holds no
criteria."""

from __future__ import annotations

from datetime import date

from desk.base.language import speaking
from engine.rulebook.model.rulebook import Rules

FILE = "rules/healthy_commune/criteria/a.yaml"


def test_each_criterion_of_the_file_is_said_and_no_other(desk: object, shipped_rules: Rules) -> None:
    from desk.web.drafting.tree import spoken

    said = spoken(shipped_rules, FILE, date(2021, 1, 1))
    assert [one.id for one in said] == ["A1", "A2", "A3", "A4"]
    assert "10 điểm" in said[0].lines[0]
    assert "54/KH-UBND" in said[0].cites
    with speaking("en"):
        assert spoken(shipped_rules, FILE, date(2021, 1, 1))[0].lines != said[0].lines


def test_faulty_rules_and_other_files_say_nothing(desk: object, shipped_rules: Rules) -> None:
    from desk.web.drafting.tree import spoken

    assert spoken(None, FILE, date(2021, 1, 1)) == ()
    assert spoken(shipped_rules, "rules/parameters.yaml", date(2021, 1, 1)) == ()
