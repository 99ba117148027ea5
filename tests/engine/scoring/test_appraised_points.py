from fractions import Fraction

from engine.scoring.oracle import scored, with_points
from tests.engine.scoring.builders import (
    compare,
    criterion,
    facts,
    frame,
    gate,
    is_,
    lines,
    missing,
    rulebook,
)

BOOK = rulebook(
    criterion("A1", lines((40, is_("a")), 0)),
    criterion("A2", lines((60, is_("b")), 55)),
    gates=(gate("G1", is_("a"), ("trung_binh", "yeu")),),
)


def again(found, points, **values):
    return with_points(BOOK, found, points, facts(**values), frame())


def before(**values):
    return scored(BOOK, facts(**values), frame())


def test_appraised_points_replace_both_ends_and_keep_what_was_computed():
    found = again(before(a=missing(), b=True), {"A1": Fraction(12)}, a=missing(), b=True)
    assert (found.criteria["A1"].low, found.criteria["A1"].high) == (12, 12)
    assert found.criteria["A1"].computed == (0, 40)
    assert found.criteria["A2"].computed is None


def test_the_sum_and_the_band_follow():
    computed = before(a=False, b=True)
    found = again(computed, {"A1": Fraction(35)}, a=False, b=True)
    assert (computed.low, computed.band, found.low, found.band) == (60, "trung_binh", 95, "tot")


def test_gates_stay_as_the_facts_have_them():
    assert again(before(a=True, b=True), {"A1": Fraction(40)}, a=True, b=True).band == "trung_binh"


def test_what_only_replaced_criteria_needed_is_needed_no_more():
    computed = before(a=missing(), b=missing())
    assert [(n.fact, n.spread, n.used_in) for n in computed.needs] == [
        ("a", 40, ("A1", "G1")),
        ("b", 5, ("A2",)),
    ]
    found = again(computed, {"A1": Fraction(0)}, a=missing(), b=missing())
    assert [(n.fact, n.spread, n.used_in) for n in found.needs] == [("b", 5, ("A2",)), ("a", 0, ("G1",))]
    left = again(computed, {"A2": Fraction(5)}, a=missing(), b=missing())
    assert [n.fact for n in left.needs] == ["a"]


def test_points_for_an_unknown_criterion_change_nothing():
    computed = before(a=True, b=True)
    assert again(computed, {"Z9": Fraction(1)}, a=True, b=True) == computed


def test_appraising_again_still_shows_what_the_machine_computed():
    once = again(before(a=True, b=True), {"A1": Fraction(10)}, a=True, b=True)
    twice = again(once, {"A1": Fraction(20)}, a=True, b=True)
    assert twice.criteria["A1"].computed == (40, 40)


MINIMA = rulebook(
    criterion("A1", lines((40, is_("a")), 0)),
    criterion("A2", lines((60, is_("b")), 55)),
    gates=(gate("G1", compare("A1.share", "less_than", 50), ("trung_binh", "yeu")),),
)


def test_a_gate_on_points_waits_for_an_open_criterion_and_follows_the_appraisal():
    asked = {"a": missing(), "b": True}
    computed = scored(MINIMA, facts(**asked), frame())
    assert computed.gates == {"G1": None}
    assert [(n.fact, n.used_in) for n in computed.needs] == [("a", ("A1", "G1"))]
    for points, answer in ((Fraction(20), False), (Fraction("19.99"), True)):
        found = with_points(MINIMA, computed, {"A1": points}, facts(**asked), frame())
        assert (found.gates, found.needs) == ({"G1": answer}, ())
