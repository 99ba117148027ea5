"""What a criterion, gate, sign or parameter stands on."""

from __future__ import annotations

from pytest_bdd import then

from engine.rulebook.model.rulebook import Rules
from scenarios.steps.judged import JudgedSubject
from scenarios.steps.words import StepSentence


def _cites(judged: JudgedSubject, id_: str) -> tuple[str, ...]:
    book = judged.rulebook
    judged.asked.add(f"cites:{id_}")
    (found,) = [part for part in (*book.criteria, *book.gates, *book.signs, *book.streaks) if part.id == id_]
    return found.cites


@then(StepSentence("{id_:Mã} căn cứ vào {cites:CácTên}"))
def _stands_on(judged: JudgedSubject, id_: str, cites: list[str]) -> None:
    assert list(_cites(judged, id_)) == cites


@then(StepSentence("bộ tiêu chí căn cứ vào {cites:CácTên}"))
def _rulebook_stands_on(judged: JudgedSubject, cites: list[str]) -> None:
    judged.asked.add(f"cites:{judged.rulebook.name}")
    assert list(judged.rulebook.cites) == cites


@then(StepSentence("điều kiện khen thưởng căn cứ vào {cites:CácTên}"))
def _streak_stands_on(judged: JudgedSubject, cites: list[str]) -> None:
    assert list(_cites(judged, judged.rulebook.streaks[0].id)) == cites


@then(StepSentence('ngưỡng "{title:Tên}" căn cứ vào {cites:CácTên}'))
def _parameter_stands_on(judged: JudgedSubject, shipped_rules: Rules, title: str, cites: list[str]) -> None:
    (found,) = [p for p in shipped_rules.parameters.values() if p.title["vi"] == title]
    judged.asked.add(f"cites:{found.name}")
    assert list(found.on(judged.period.end).cites) == cites
