from fractions import Fraction

from engine.scoring.oracle import scored, with_points
from tests.engine.scoring.builders import criterion, facts, frame, gate, is_, lines, missing, rulebook

BOOK = rulebook(
    criterion("A1", lines((40, is_("a")), 0)),
    criterion("A2", lines((60, is_("b")), 55)),
    gates=(gate("G1", is_("a"), ("trung_binh", "yeu")),),
)


def before(**values):
    return scored(BOOK, facts(**values), frame())


def test_appraised_points_replace_both_ends_and_keep_what_was_computed():
    found = with_points(BOOK, before(a=missing(), b=True), {"A1": Fraction(12)})
    assert (found.criteria["A1"].low, found.criteria["A1"].high) == (12, 12)
    assert found.criteria["A1"].computed == (0, 40)
    assert found.criteria["A2"].computed is None


def test_the_sum_and_the_band_follow():
    computed = before(a=False, b=True)
    found = with_points(BOOK, computed, {"A1": Fraction(35)})
    assert (computed.low, computed.band, found.low, found.band) == (60, "trung_binh", 95, "tot")


def test_gates_stay_as_the_facts_have_them():
    assert with_points(BOOK, before(a=True, b=True), {"A1": Fraction(40)}).band == "trung_binh"


def test_what_only_replaced_criteria_needed_is_needed_no_more():
    computed = before(a=missing(), b=missing())
    assert [(n.fact, n.spread, n.used_in) for n in computed.needs] == [
        ("a", 40, ("A1", "G1")),
        ("b", 5, ("A2",)),
    ]
    found = with_points(BOOK, computed, {"A1": Fraction(0)})
    assert [(n.fact, n.spread, n.used_in) for n in found.needs] == [("b", 5, ("A2",)), ("a", 0, ("G1",))]
    assert [n.fact for n in with_points(BOOK, computed, {"A2": Fraction(5)}).needs] == ["a"]


def test_points_for_an_unknown_criterion_change_nothing():
    computed = before(a=True, b=True)
    assert with_points(BOOK, computed, {"Z9": Fraction(1)}) == computed


def test_appraising_again_still_shows_what_the_machine_computed():
    once = with_points(BOOK, before(a=True, b=True), {"A1": Fraction(10)})
    assert with_points(BOOK, once, {"A1": Fraction(20)}).criteria["A1"].computed == (40, 40)
