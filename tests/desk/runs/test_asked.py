"""Who is asked about: a code, a venue's id, the whole name of one unit; what is none of these is answered by
the nearest."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from desk.base.faults import Stop
from desk.runs.run_inputs import asked_subject
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.units import Unit

VENUE = Subject("venue", "31006-CS-033")


@pytest.fixture
def rules(shipped_rules: Rules) -> Any:
    """The shipped rules, with a second commune of one name."""
    twin = Unit("99998", "Xã Đông Thái", "xa")
    units = shipped_rules.units
    return replace(shipped_rules, units=replace(units, units=(*units.units, twin)))


def asked(rules: Rules, id_: str) -> Subject:
    period = rules.calendar.period("2020")
    assert period is not None
    told: Any = SimpleNamespace(
        subjects=lambda kind: [VENUE] if kind == "venue" else [Subject("unit", "12345")]
    )
    return asked_subject(told, rules, period, id_)


@pytest.mark.parametrize(
    ("id_", "subject"),
    [
        ("31000", Subject("unit", "31000")),
        (" 31000 ", Subject("unit", "31000")),
        ("12345", Subject("unit", "12345")),
        ("31006-cs-033", VENUE),
        ("xã tây yên", Subject("unit", "30988")),
        ("XÃ  TÂY YÊN A", Subject("unit", "30991")),
        ("xa tay yen a", Subject("unit", "30991")),
        ("tay yen", Subject("unit", "30988")),
        ("Thứ Ba", Subject("unit", "30985")),
    ],
)
def test_a_code_an_id_a_name_is_found(shipped_rules: Rules, id_: str, subject: Subject) -> None:
    assert asked(shipped_rules, " ".join(id_.split())) == subject


@pytest.mark.parametrize(
    ("id_", "vi", "en"),
    [
        ("", "Nêu mã đơn vị", "Name a unit's code"),
        ("  ", "Nêu mã đơn vị", "Name a unit's code"),
        ("31006-CS-034", "Có phải '31006-CS-033'?", "Did you mean '31006-CS-033'?"),
        ("tây yênn", "Có phải 'Xã Tây Yên'?", "Did you mean 'Xã Tây Yên'?"),
        ("không có", "hoặc tên đủ của đơn vị", "a unit's full name"),
        ("Xã Đông Thái", "ghi mã (31006, 99998)", "give the code (31006, 99998)"),
    ],
)
def test_what_is_nobody_or_two_is_said(rules: Rules, id_: str, vi: str, en: str) -> None:
    with pytest.raises(Stop) as stop:
        asked(rules, id_)
    assert (vi in stop.value.texts["vi"], en in stop.value.texts["en"]) == (True, True)
