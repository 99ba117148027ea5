"""What real scoring papers conclude, as far as they were read (`annexes.py`), from oracle and columns
alike."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.logic.cells import Cell, known, unknown
from engine.scoring.results import Scored
from tests.conformance.annexes import (
    A3,
    A4,
    A6,
    ACCESS_TO_LAW,
    CHILDREN,
    COOPERATION,
    DIGITAL,
    MET,
    NOT_MET,
    Annex,
)
from tests.conformance.suite import Suite, suite_of

SUITES: dict[str, Suite] = {}


def scored_by(annex: Annex, **facts: Any) -> Scored:
    if annex.paper not in SUITES:
        SUITES[annex.paper] = suite_of(annex.facts, **annex.book)
    (found,) = SUITES[annex.paper].answers([{name: cell(facts[name]) for name in annex.facts}])
    return found


def cell(value: Any) -> Cell:
    if value is None:
        return unknown()
    return known(value if isinstance(value, bool) else Fraction(value))


def found(maxima: dict[str, int], points: dict[str, Any]) -> dict[str, Any]:
    """Say the points of each criterion; those not named are at their most."""
    return {f"found_{id_}": points.get(id_, most) for id_, most in maxima.items()}


# Two results of the paper of 2017 as they were published, and the same one step worse


LAI_UYEN = {"T1": "15", "T2": "29.63", "T3": "21.25", "T4": "9.57", "T5": "20"}
TRU_VAN_THO = {"T1": "15", "T2": "28.7", "T3": "21.5", "T4": "10", "T5": "20"}
FIRST = {"loai_1": True, "loai_2": False, "bi_ky_luat": False}
SECOND = {"loai_1": False, "loai_2": True, "bi_ky_luat": False}


def of_2017(points: dict[str, Any], **flags: Any) -> Scored:
    return scored_by(A4, **found(ACCESS_TO_LAW, points), **flags)


@pytest.mark.parametrize(
    ("points", "flags", "total"), [(LAI_UYEN, FIRST, "95.45"), (TRU_VAN_THO, SECOND, "95.20")]
)
def test_a_published_result_adds_up_and_is_recognised(points: dict[str, str], flags: Any, total: str) -> None:
    scored = of_2017(points, **flags)
    assert (scored.low, scored.high, scored.band) == (Fraction(total), Fraction(total), MET)


def test_it_is_not_with_one_criterion_under_its_half_or_somebody_disciplined() -> None:
    assert of_2017({**LAI_UYEN, "T4": "5"}, **FIRST).band == MET
    assert of_2017({**LAI_UYEN, "T4": "4.99"}, **FIRST).band == NOT_MET
    assert of_2017(LAI_UYEN, **{**FIRST, "bi_ky_luat": True}).band == NOT_MET


@pytest.mark.parametrize(
    ("flags", "points"),
    [
        (FIRST, {"T2": 20}),
        (SECOND, {"T2": 15, "T3": 20}),
        ({**SECOND, "loai_2": False}, {"T2": 15, "T3": 13, "T5": 17}),
    ],
)
def test_each_class_has_its_own_least(flags: Any, points: dict[str, Any]) -> None:
    assert of_2017(points, **flags).band == MET
    assert of_2017({**points, "T1": "14.99"}, **flags).band == NOT_MET


def test_an_open_criterion_leaves_its_half_open_and_what_it_needs_is_asked_for() -> None:
    scored = of_2017({**LAI_UYEN, "T4": None}, **FIRST)
    assert (scored.band, scored.gates["G2"]) == (None, None)
    (need,) = scored.needs
    assert (need.fact, need.used_in) == ("found_T4", ("T4", "G2", MET))


# 900, 850, 800, and no criterion at 0


def of_2019(points: dict[str, Any], **flags: bool) -> Scored:
    kinds = {"phuong_cua_thanh_pho": False, "mien_nui_hai_dao": False}
    return scored_by(A6, **found(CHILDREN, points), **{**kinds, **flags})


@pytest.mark.parametrize(
    ("least", "flags"), [(900, {"phuong_cua_thanh_pho": True}), (850, {}), (800, {"mien_nui_hai_dao": True})]
)
def test_each_kind_of_commune_has_its_own_least(least: int, flags: dict[str, bool]) -> None:
    at = {"T1": 20, "T6": 125 - (1000 - least - 80)}
    scored = of_2019(at, **flags)
    assert (scored.low, scored.band) == (least, MET)
    assert of_2019({**at, "T13": "74.99"}, **flags).band == NOT_MET


def test_a_criterion_at_nothing_fails_whatever_the_sum() -> None:
    assert of_2019({"T2": "0.01"}).band == MET
    scored = of_2019({"T2": 0})
    assert (scored.low, scored.band) == (930, NOT_MET)


# Obligations with parts: n of m, nothing arose


def of_2025(**facts: Any) -> Scored:
    none = dict.fromkeys((*DIGITAL, *COOPERATION), False)
    usual = {**none, "co_van_ban": True, "van_ban_dung_han": 100, "hoa_giai_co": 10, "hoa_giai_thanh": 80}
    return scored_by(A3, **{**usual, "so_3": True, "phoi_hop_4": True, **facts})


def test_one_part_of_eight_and_one_of_four_suffice() -> None:
    assert of_2025().band == MET
    assert of_2025(so_3=False).band == NOT_MET
    assert of_2025(so_3=False, so_8=True).band == MET
    assert of_2025(phoi_hop_4=False).band == NOT_MET


def test_where_nothing_arose_the_obligation_is_met() -> None:
    assert of_2025(van_ban_dung_han=99).band == NOT_MET
    assert of_2025(co_van_ban=False, van_ban_dung_han=0).band == MET
    assert of_2025(hoa_giai_thanh=79).band == NOT_MET
    assert of_2025(hoa_giai_co=0, hoa_giai_thanh=0).band == MET


def test_one_part_known_settles_what_the_other_parts_leave_open() -> None:
    open_ = dict.fromkeys(DIGITAL[3:])
    assert of_2025(**open_).band == MET
    assert of_2025(**{**open_, "so_3": False}).band is None
