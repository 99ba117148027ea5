"""Targets assigned from above: met only where every value still possible meets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desk.words.target_words import TargetWords
from engine.evaluation.targets import BandOutcome, CountOutcome, outcomes_of
from engine.evaluation.totals import UnitsTotal
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period

PAPER = Assignment(
    year=2020,
    assigned_by="UBND tỉnh",
    document="12/QĐ-UBND",
    signed_on=date(2020, 1, 15),
    recognised=2,
    bands={"30991": "kha", "30985": "tot"},
)
BANDS = {"30991": ("tot",), "30985": ("tot", "kha"), "30988": ("trung_binh",)}


def total(least: int | None, most: int | None) -> UnitsTotal:
    ends = [None if end is None else Fraction(end) for end in (least, most)]
    return UnitsTotal(ends[0], ends[1], 9, 9 if least == most else 8, 9)


def period(rules: Rules, code: str = "2020") -> Period:
    found = rules.calendar.period(code)
    assert found is not None
    return found


def met(rules: Rules, target: FigureTarget, reached: UnitsTotal | None, code: str = "2020") -> bool | None:
    paper = replace(PAPER, recognised=None, figures=(target,), bands={})
    (one,) = outcomes_of(
        replace(rules, targets=(paper,)), period(rules, code), lambda _: reached, lambda _: {}
    )
    assert isinstance(one, CountOutcome)
    return one.met


@pytest.mark.parametrize("least", range(4))
@pytest.mark.parametrize("more", [0, 1, 2, None])
def test_a_target_is_met_where_every_possible_total_meets_it(
    shipped_rules: Rules, least: int, more: int | None
) -> None:
    reached = total(least, None if more is None else least + more)
    possible = range(least, 100 if more is None else least + more + 1)
    for wanted in range(5):
        up = met(shipped_rules, FigureTarget(of="registered", at_least=Fraction(wanted)), reached)
        down = met(shipped_rules, FigureTarget(of="registered", at_most=Fraction(wanted)), reached)
        for answer, holds in ((up, [n >= wanted for n in possible]), (down, [n <= wanted for n in possible])):
            assert answer is (all(holds) if len(set(holds)) == 1 else None)


def test_a_share_meets_its_target_only_where_it_does_between_both_ends(shipped_rules: Rules) -> None:
    target = FigureTarget(of="inspected_share", at_least=Fraction(60))
    assert met(shipped_rules, target, total(55, 86)) is None
    assert met(shipped_rules, target, total(60, 86)) is True
    assert met(shipped_rules, target, total(0, 59)) is False


def test_what_may_not_be_told_is_neither_met_nor_missed(shipped_rules: Rules) -> None:
    assert met(shipped_rules, FigureTarget(of="registered", at_least=Fraction(1)), None) is None


def test_recognised_units_and_bands_are_asked_of_what_each_unit_may_have(shipped_rules: Rules) -> None:
    rules = replace(shipped_rules, targets=(PAPER,))
    recognised, *bands = outcomes_of(rules, period(rules), lambda _: None, lambda _: BANDS)
    assert isinstance(recognised, CountOutcome)
    assert recognised.total == UnitsTotal(Fraction(2), Fraction(2), 3, 3, 3)
    assert recognised.met is True
    assert [(one.unit, one.met) for one in bands if isinstance(one, BandOutcome)] == [
        ("30991", True),
        ("30985", None),
    ]


def test_a_paper_may_assign_by_a_rulebook_of_its_own(shipped_rules: Rules) -> None:
    """Drug-free communes from above: the healthy band of that rulebook counts, and no other rulebook's."""
    paper = replace(
        PAPER, year=2026, rulebook="dia_ban_ma_tuy", recognised=2, bands={"30988": "khong_ma_tuy"}
    )
    possible = {"30985": ("khong_ma_tuy",), "30988": ("khong_ma_tuy", "loai_3"), "31006": ("loai_1",)}
    rules = replace(shipped_rules, targets=(paper,))
    recognised, band = outcomes_of(
        rules,
        period(rules, "2026"),
        lambda _: None,
        lambda book: possible if book.name == "dia_ban_ma_tuy" else {},
    )
    assert isinstance(recognised, CountOutcome)
    assert recognised.total == UnitsTotal(Fraction(1), Fraction(2), 3, 2, 3)
    assert (recognised.met, band.met) == (None, None)
    words = TargetWords(rules, period(rules, "2026"))
    assert words.title(recognised) == "Đơn vị xếp Không ma túy"
    assert words.wanted(band) == "Không ma túy"


def test_before_the_year_is_over_nothing_is_met_or_missed(shipped_rules: Rules) -> None:
    rules = replace(
        shipped_rules,
        targets=(replace(PAPER, figures=(FigureTarget(of="registered", at_least=Fraction(9)),)),),
    )
    (one,) = outcomes_of(rules, period(rules, "2020-6T"), lambda _: total(9, 9), lambda _: {})
    assert one.met is None
    assert outcomes_of(rules, period(rules, "2019"), lambda _: total(9, 9), lambda _: BANDS) == ()
