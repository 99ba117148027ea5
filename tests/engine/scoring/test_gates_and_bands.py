from fractions import Fraction

import pytest

from engine.rulebook.model.conditions import AllOf, Compare
from engine.scoring.oracle import scored
from tests.engine.scoring.builders import (
    BANDS,
    band,
    criterion,
    facts,
    frame,
    from_,
    gate,
    is_,
    lines,
    missing,
    points_book,
    rulebook,
)


def bands(book, **values):
    return scored(book, facts(**values), frame()).bands


@pytest.mark.parametrize(
    ("points", "expected"),
    [("90", "tot"), ("89.99", "kha"), ("70", "kha"), ("50", "trung_binh"), ("49.99", "yeu"), ("0", "yeu")],
)
def test_a_band_is_the_highest_whose_points_are_reached(points, expected):
    found = scored(points_book(points), facts(), frame())
    assert found.band == expected
    assert found.bands == (expected,)


def book(low, high, *gates, bands=BANDS):
    """Points from `low` to `high` while `open` is unknown."""
    return rulebook(criterion("A1", lines((high, is_("open")), low)), gates=gates, bands=bands)


AVERAGE_AT_BEST = gate("G1", is_("hotspot"), ("trung_binh", "yeu"))


def test_a_gate_lowers_the_band_to_the_best_it_allows():
    assert bands(book(95, 95, AVERAGE_AT_BEST), open=True, hotspot=True) == ("trung_binh",)


def test_a_gate_that_does_not_hold_changes_nothing():
    assert bands(book(95, 95, AVERAGE_AT_BEST), open=True, hotspot=False) == ("tot",)


def test_a_gate_never_lifts_a_band_unless_only_higher_ones_are_allowed():
    assert bands(book(20, 20, AVERAGE_AT_BEST), open=True, hotspot=True) == ("yeu",)
    high_only = gate("G1", is_("hotspot"), ("tot", "kha"))
    assert bands(book(20, 20, high_only), open=True, hotspot=True) == ("kha",)


def test_an_unknown_gate_leaves_the_bands_of_both_its_values():
    assert bands(book(95, 95, AVERAGE_AT_BEST), open=True, hotspot=missing()) == ("tot", "trung_binh")


def test_an_unknown_gate_that_makes_no_difference_leaves_the_band_decided():
    assert bands(book(55, 55, AVERAGE_AT_BEST), open=True, hotspot=missing()) == ("trung_binh",)


def test_gates_that_ask_about_one_fact_turn_out_together():
    worst = gate("G1", is_("hotspot"), ("yeu",))
    average = gate("G2", is_("hotspot"), ("trung_binh", "yeu"))
    assert bands(book(95, 95, worst, average), open=True, hotspot=missing()) == ("tot", "yeu")
    either_way = gate("G2", is_("hotspot", False), ("trung_binh",))
    assert bands(book(95, 95, worst, either_way), open=True, hotspot=missing()) == (
        "tot",
        "trung_binh",
        "yeu",
    )
    of_two = gate("G2", AllOf((is_("hotspot"), is_("odd"))), ("trung_binh", "yeu"))
    left = bands(book(95, 95, worst, of_two), open=True, hotspot=missing(), odd=missing())
    assert left == ("tot", "yeu")


def test_gates_that_ask_about_the_points_of_one_criterion_turn_out_together():
    lowest = gate("G1", Compare("A1.points", "equal", (Fraction(20),)), ("yeu",))
    highest = gate("G2", Compare("A1.points", "equal", (Fraction(95),)), ("tot",))
    assert bands(book(20, 95, lowest, highest), open=missing()) == ("tot", "yeu")


def test_a_gate_with_a_band_sets_it_and_the_first_listed_wins():
    unsent, odd = gate("G3", is_("unsent"), band="khong_xep_loai"), gate("G4", is_("odd"), band="yeu")
    two = book(95, 95, AVERAGE_AT_BEST, unsent, odd)
    values = {"open": True, "hotspot": True}
    assert bands(two, **values, unsent=True, odd=True) == ("khong_xep_loai",)
    assert bands(two, **values, unsent=False, odd=True) == ("yeu",)
    assert bands(two, **values, unsent=missing(), odd=True) == ("yeu", "khong_xep_loai")


def test_between_both_ends_of_the_score_every_band_is_possible():
    assert bands(book(45, 92), open=missing()) == ("tot", "kha", "trung_binh", "yeu")
    assert bands(book(70, 89), open=missing()) == ("kha",)


def test_bands_no_gate_allows_are_not_possible_even_between_the_ends():
    ends_only = gate("G1", is_("hotspot"), ("tot", "yeu"))
    assert bands(book(45, 92, ends_only), open=missing(), hotspot=True) == ("tot", "yeu")


def test_a_band_whose_own_test_fails_is_passed_over():
    strict = (band("tot", 90, is_("clean")), *BANDS[1:])
    assert bands(book(95, 95, bands=strict), open=True, clean=True) == ("tot",)
    assert bands(book(95, 95, bands=strict), open=True, clean=False) == ("kha",)
    assert bands(book(95, 95, bands=strict), open=True, clean=missing()) == ("tot", "kha")


def test_gates_that_hold_together_allow_only_what_both_allow():
    one, other = gate("G1", is_("a"), ("kha", "yeu")), gate("G2", is_("b"), ("trung_binh", "yeu"))
    assert bands(book(95, 95, one, other), open=True, a=True, b=True) == ("yeu",)


def test_gates_with_nothing_in_common_give_the_lowest_band_of_all():
    one, other = gate("G1", is_("a"), ("kha",)), gate("G2", is_("b"), ("trung_binh",))
    assert bands(book(95, 95, one, other), open=True, a=True, b=True) == ("yeu",)


def test_where_every_test_fails_the_lowest_band_the_gates_allow_is_given():
    strict = (band("tot", 90, is_("clean")), band("yeu", 0, is_("clean")), band("khong_xep_loai", None))
    assert bands(book(95, 95, bands=strict), open=True, clean=False) == ("yeu",)


def test_a_gate_may_allow_only_a_band_given_by_gates():
    only = gate("G1", is_("a"), ("khong_xep_loai",))
    assert bands(book(95, 95, only), open=True, a=True) == ("khong_xep_loai",)
    assert bands(book(95, 95, only), open=True, a=False) == ("tot",)


def test_the_score_adds_up_both_ends_of_each_criterion():
    two = rulebook(criterion("A1", lines((10, is_("a")), 2)), criterion("A2", lines((5, from_("n", 1)), 0)))
    found = scored(two, facts(a=missing(), n=3), frame())
    assert (found.low, found.high) == (7, 15)
    assert found.criteria["A1"].settled is False
    assert found.criteria["A2"].low == Fraction(5)
