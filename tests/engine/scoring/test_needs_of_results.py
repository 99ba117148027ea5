from fractions import Fraction

from engine.logic.cells import unknown
from engine.rulebook.model.points import AlongNumber
from engine.scoring.oracle import scored
from tests.engine.scoring.builders import (
    BANDS,
    band,
    both,
    criterion,
    dollar,
    either,
    facts,
    frame,
    from_,
    gate,
    is_,
    lines,
    missing,
    owed,
    parameter,
    rulebook,
)


def needs(book, around=None, **values):
    return scored(book, facts(**values), around or frame()).needs


def names(book, around=None, **values):
    return [need.fact for need in needs(book, around, **values)]


def test_an_unknown_fact_behind_open_points_is_needed_with_who_owes_it():
    (need,) = needs(rulebook(criterion("A1", lines((10, is_("a")), 0))), a=missing("B06"))
    assert (need.fact, need.spread, need.used_in, need.owed) == ("a", 10, ("A1",), (owed("B06"),))


def test_a_criterion_that_gives_the_same_either_way_needs_nothing():
    assert names(rulebook(criterion("A1", lines((10, is_("a")), 10))), a=missing()) == []


def test_a_settled_part_of_an_open_test_needs_nothing():
    test = both(either(is_("a"), is_("b")), is_("c"))
    assert names(rulebook(criterion("A1", lines((10, test), 0))), a=True, b=missing(), c=missing()) == ["c"]


def test_lines_out_of_reach_need_nothing():
    hidden = lines((10, is_("a")), (5, is_("b")), (1, is_("c")))
    assert names(rulebook(criterion("A1", hidden)), a=missing(), b=True, c=missing()) == ["a"]


def test_the_widest_spread_comes_first_and_ties_keep_the_rulebooks_order():
    book = rulebook(
        criterion("A1", lines((2, is_("a")), 0)),
        criterion("A2", lines((5, is_("b")), 0)),
        criterion("A3", lines((5, both(is_("d"), is_("c"))), 0)),
    )
    assert names(book, a=missing(), b=missing(), c=missing(), d=missing()) == ["b", "d", "c", "a"]


def test_a_fact_in_two_criteria_spreads_both():
    book = rulebook(
        criterion("A1", lines((4, is_("b")), 0)),
        criterion("A2", lines((2, is_("a")), 0)),
        criterion("A3", lines((3, is_("a")), 0)),
    )
    first, second = needs(book, a=missing(), b=missing())
    assert (first.fact, first.spread, first.used_in) == ("a", 5, ("A2", "A3"))
    assert second.fact == "b"


def test_an_open_gate_or_band_test_needs_its_facts_though_no_points_hang_on_them():
    strict = (band("tot", 90, is_("clean")), *BANDS[1:])
    book = rulebook(criterion("A1", lines(95)), gates=(gate("G1", is_("hotspot"), ("yeu",)),), bands=strict)
    found = needs(book, hotspot=missing(), clean=missing())
    assert [(n.fact, n.spread, n.used_in) for n in found] == [("hotspot", 0, ("G1",)), ("clean", 0, ("tot",))]


def test_the_units_field_behind_a_parameter_is_needed_where_it_matters():
    book = rulebook(
        criterion("A1", AlongNumber(of="x", full_at=dollar("p"), ends=(Fraction(0), Fraction(9))))
    )
    around = frame({"border": missing("B01")}, p=parameter("p", (80, is_("border")), 60))
    (need,) = needs(book, around, x=70)
    assert (need.fact, need.owed) == ("unit.border", (owed("B01"),))
    assert names(book, around, x=80) == []


def test_both_the_fact_and_the_units_field_may_be_needed():
    book = rulebook(criterion("A1", lines((4, from_("x", dollar("p"))), 0)))
    around = frame({"border": missing("B01")}, p=parameter("p", (80, is_("border")), 60))
    assert names(book, around, x=missing()) == ["x", "unit.border"]


def test_whether_a_criterion_applies_may_be_all_that_is_needed():
    book = rulebook(criterion("D4", lines((3, is_("club")), 0), is_("assigned")))
    assert names(book, assigned=missing(), club=False) == ["assigned"]
    assert names(book, assigned=missing(), club=True) == []
    assert names(book, assigned=missing(), club=missing()) == ["assigned", "club"]
    assert names(book, assigned=False, club=missing()) == []


def test_a_field_that_leaves_the_parameter_one_value_is_not_needed():
    book = rulebook(criterion("A1", lines((4, from_("x", dollar("p"))), 0)))
    around = frame({"border": missing("B01")}, p=parameter("p", (60, is_("border")), 60))
    assert names(book, around, x=missing()) == ["x"]


def test_where_only_applying_is_open_the_points_need_nothing():
    book = rulebook(criterion("K1", lines((5, is_("a")), 5), is_("assigned")), total=None)
    assert names(book, assigned=missing(), a=missing()) == ["assigned"]


def test_an_undecided_band_of_another_rulebook_is_needed():
    book = rulebook(criterion("A1", lines((5, is_("venue_risk.band", "cao")), 0)))
    maybe = unknown((owed("B07"),), ("cao", "rat_cao"))
    assert [(n.fact, n.owed) for n in needs(book, venue_risk__band=maybe)] == [
        ("venue_risk.band", (owed("B07"),))
    ]


def test_a_settled_result_needs_nothing():
    book = rulebook(criterion("A1", lines((5, is_("a")), 0)), gates=(gate("G1", is_("b"), ("yeu",)),))
    assert names(book, a=True, b=False) == []
