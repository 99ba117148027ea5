"""How a rulebook rounds: which way, and whether the sums of groups and the total are rounded too."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import z3  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.domains import Domains
from engine.analysis.proofs import findings_of
from engine.analysis.z3_solver import Question
from engine.logic.cells import between, known, unknown
from engine.rulebook.compile.signed_content import signed_now
from engine.rulebook.model.points import StraightLine
from engine.rulebook.model.rounding import DOWN, HALF_EVEN, HALF_UP, WAYS, rounded, whole
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from engine.rulebook.text.faults import RuleFaults
from engine.scoring.columnar import points as columns
from engine.scoring.columnar.columns import numbers
from engine.scoring.oracle import scored, with_points
from engine.scoring.results import Scored
from engine.trials.mutants import rulebook_mutants
from engine.trials.points_reached import PointsReached
from tests.conformance.suite import BOOK, CITE, Suite, criterion, files_of, gate

F = Fraction
FACTS = {"a": "number", "b": "number", "c": "number", "flag": "boolean"}
BANDS = [
    {"id": "good", "title": {"vi": "Tốt"}, "from": 16},
    {"id": "poor", "title": {"vi": "Yếu"}, "from": 0},
]


def book(rounding: dict[str, Any] | None = None, **more: Any) -> dict[str, dict[str, Any]]:
    """Two groups of ten points: in A two shares of five, in B one share of ten."""
    rounding = {key: word for key, word in (rounding or {}).items() if word != HALF_UP} or None
    files = files_of(
        FACTS, **{"total": 20, "points_decimals": 2, "rounding": rounding, "bands": BANDS, **more}
    )
    share = {"full_at": 100, "ends": [0, 5]}
    for id_, criteria in {
        "A": [criterion("A1", {**share, "of": "a"}), criterion("A2", {**share, "of": "b"})],
        "B": [criterion("B1", {"of": "c", "full_at": 100, "ends": [0, 10]})],
    }.items():
        group = {"id": id_, "title": {"vi": id_}, "total": 10}
        files[f"rules/suite/{id_.lower()}.yaml"] = {"criteria_of": BOOK, "group": group, "criteria": criteria}
    return files


def result(rounding: dict[str, Any] | None, more: dict[str, Any] | None = None, **facts: Any) -> Scored:
    row = {n: unknown() if v is None else v if hasattr(v, "state") else known(v) for n, v in facts.items()}
    (found,) = Suite(rules_from_objects(book(rounding, **(more or {})))).answers(
        [{"flag": known(False), **row}]
    )
    return found


def test_a_number_between_two_becomes_one_of_them() -> None:
    halves = [F(n, 2) for n in range(-3, 4)]
    assert [whole(half, HALF_UP) for half in halves] == [-1, -1, 0, 0, 1, 1, 2]
    assert [whole(half, HALF_EVEN) for half in halves] == [-2, -1, 0, 0, 0, 1, 2]
    assert [whole(half, DOWN) for half in halves] == [-2, -1, -1, 0, 0, 1, 1]
    assert [rounded(F("2.675"), 2, way) for way in WAYS] == [F("2.68"), F("2.68"), F("2.67")]
    assert rounded(F("2.665"), 2, HALF_EVEN) == F("2.66")


@given(number=st.fractions(), other=st.fractions(), way=st.sampled_from(WAYS))
def test_no_way_of_rounding_turns_an_order_round(number: Fraction, other: Fraction, way: str) -> None:
    low, high = sorted((number, other))
    assert whole(low, way) <= whole(high, way)  # type: ignore[arg-type]
    assert abs(whole(low, way) - low) < 1  # type: ignore[arg-type]


@given(
    numbers=st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(1, 999)), min_size=1),
    way=st.sampled_from(WAYS),
    step=st.sampled_from((1, 10, 100)),
)
def test_columns_round_as_single_numbers_do(numbers: list[tuple[int, int]], way: Any, step: int) -> None:
    above, below = (np.array(ends, np.int64) for ends in zip(*numbers, strict=True))
    exact = [whole(F(*pair), way) for pair in numbers]
    assert columns.rounded(above, below, way).tolist() == exact
    assert columns.rounded(above.astype(np.float64), below, way).tolist() == exact
    assert columns.rounded(above.astype(object), below, way).tolist() == exact
    assert columns.rounded(above, step, way).tolist() == [whole(F(n, step), way) for n, _ in numbers]


def test_a_criterion_is_rounded_the_way_the_rulebook_says() -> None:
    facts: dict[str, Any] = {"a": F("33.5"), "b": F("100.3"), "c": 0}  # 1.675 of five
    assert result(None, **facts).criteria["A1"].low == F("1.68")
    assert result({"by": "half_even"}, **{**facts, "a": F("33.3")}).criteria["A1"].low == F("1.66")  # 1.665
    assert result({"by": "down"}, **facts).criteria["A1"].low == F("1.67")


def test_a_group_is_rounded_before_it_is_added_and_the_total_after() -> None:
    facts: dict[str, Any] = {"a": 69, "b": 68, "c": F("73.5")}  # 3.45 + 3.4 and 7.35
    assert result(None, **facts).low == F("14.2")
    assert result({"group": 1}, **facts).low == F("14.3")  # 6.9 and 7.4
    assert result({"by": "half_even", "group": 1}, **facts).low == F("14.2")  # 6.8 and 7.4
    assert result({"by": "down", "group": 1}, **facts).low == F("14.1")  # 6.8 and 7.3
    assert result({"total": 0}, **facts).low == 14
    assert result({"group": 0, "total": 0}, **facts).low == 14  # 7 and 7


def test_a_band_a_gate_and_a_share_go_by_what_was_rounded() -> None:
    less = [
        gate("G1", {"score.share": {"less_than": 80}}, "poor"),
        gate("G2", {"A.points": {"at_least": 8}}, "good"),
    ]
    facts: dict[str, Any] = {"a": 76, "b": 75, "c": F("79.5")}  # 7.55 and 7.95: 15.5
    plain = result(None, {"gates": less}, **facts)
    assert (plain.band, plain.gates) == ("poor", {"G1": True, "G2": False})
    total = result({"total": 0}, {"gates": less}, **facts)
    assert (total.low, total.band, total.gates) == (16, "good", {"G1": False, "G2": False})
    groups = result({"group": 0}, {"gates": less}, **facts)
    assert (groups.low, groups.band, groups.gates) == (16, "good", {"G1": False, "G2": True})


def test_what_is_open_is_rounded_at_both_ends() -> None:
    found = result({"total": 0}, a=between(F(70), F(90)), b=90, c=75)
    assert (found.low, found.high, found.bands) == (16, 17, ("good",))  # 15.5 and 16.5
    found = result({"by": "down", "total": 0}, a=between(F(70), F(90)), b=90, c=75)
    assert (found.low, found.high, found.bands) == (15, 16, ("good", "poor"))


def test_points_decided_by_people_are_taken_as_they_are_and_their_sums_rounded() -> None:
    suite = Suite(rules_from_objects(book({"total": 0})))
    facts = {"a": known(90), "b": known(90), "c": known(60), "flag": known(False)}.__getitem__
    rulebook = suite.rules.rulebooks[BOOK]
    before = scored(rulebook, facts, suite.frame)
    after = with_points(rulebook, before, {"B1": F("6.495")}, facts, suite.frame)
    assert (before.low, after.criteria["B1"].low, after.low) == (15, F("6.495"), 15)
    assert with_points(rulebook, before, {"B1": F("6.5")}, facts, suite.frame).band == "good"


def test_a_score_brought_to_the_total_is_rounded_once() -> None:
    leaving = {
        **criterion("A2", {"of": "b", "full_at": 100, "ends": [0, 10]}),
        "applies_when": {"flag": True},
        "not_applicable": "leaves_total",
    }
    criteria = [criterion("A1", {"of": "a", "full_at": 100, "ends": [0, 10]}), leaving]

    def score(rounding: dict[str, Any] | None) -> Fraction:
        files = files_of(
            FACTS, total=20, points_decimals=2, rounding=rounding, criteria=criteria, bands=BANDS
        )
        row = {"a": known(F("77.45")), "b": known(0), "c": known(0), "flag": known(False)}
        (found,) = Suite(rules_from_objects(files)).answers([row])
        return found.low

    assert score(None) == F("15.5")  # 7.745 → 7.75 of 10
    assert score({"by": "down"}) == F("15.48")
    assert score({"total": 0}) == 16
    assert score({"by": "half_even", "total": 0}) == 15  # 7.74 of ten


def test_what_is_proved_goes_by_what_was_rounded() -> None:
    only = {"bands": [{"id": "good", "title": {"vi": "Tốt"}, "from": 20}, *BANDS[1:]]}
    gates = [gate("G1", {"score": {"more_than": F("19.5"), "less_than": 20}}, "poor")]
    free = {f.code for f in findings_of(rules_from_objects(book(None, gates=gates, **only)))}
    assert "P201" not in free
    told = {f.code for f in findings_of(rules_from_objects(book({"total": 0}, gates=gates, **only)))}
    assert "P201" in told  # no whole number lies between
    assert "P301" not in told


@pytest.mark.parametrize("way", WAYS)
def test_points_that_can_be_reached_are_rounded_ones(way: str) -> None:
    files = book({"by": way, "group": 1, "total": 0})
    rules = rules_from_objects(files)
    rulebook = rules.rulebooks[BOOK]
    reached = PointsReached(rulebook, Domains(rules, rulebook))
    assert reached.values("score") == list(range(21))
    assert reached.values("A.points") == [F(n, 10) for n in range(101)]
    assert reached.values("score.share") == [F(5 * n) for n in range(21)]


def test_changes_of_rounding_are_tried() -> None:
    rules = rules_from_objects(book({"by": "half_even", "total": 0}))
    said = {(m.item, m.before, m.after) for m in rulebook_mutants(rules, rules.rulebooks[BOOK])}
    assert {("by", "half_even", "half_up"), ("by", "half_even", "down"), ("total", "0", "None")} <= said
    plain = rules_from_objects(book())
    assert {m.item for m in rulebook_mutants(plain, plain.rulebooks[BOOK])}.isdisjoint({"by", "total"})


def test_what_was_signed_holds_the_rounding_and_says_nothing_where_it_is_usual() -> None:
    def signed(rounding: dict[str, Any] | None) -> str:
        rules: Rules = rules_from_objects(book(rounding))
        return signed_now(rules, rules.rulebooks[BOOK])[f"rulebook {BOOK}"]

    assert len({signed(None), signed({"by": "down"}), signed({"total": 0})}) == 3


@pytest.mark.parametrize(
    ("rounding", "more", "code"),
    [
        ({"total": 3}, {}, "R583"),
        ({"group": -1}, {}, "R583"),
        ({"total": 0}, {"bands": [{**BANDS[0], "from": 15.5}, BANDS[1]]}, "R584"),
        ({"by": "up"}, {}, "R108"),
    ],
)
def test_a_rounding_that_makes_no_sense_is_a_fault(rounding: Any, more: Any, code: str) -> None:
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(book(rounding, **more))
    assert code in {fault.code for fault in refused.value.faults}


def test_what_there_is_to_be_had_must_be_reached_once_rounded() -> None:
    files = book({"group": 0}, total="20.5")
    files["rules/suite/a.yaml"]["group"]["total"] = "10.5"
    files["rules/suite/a.yaml"]["criteria"][0]["points"]["ends"] = [0, "5.5"]
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(files)
    assert [fault.code for fault in refused.value.faults] == ["R584"]


def test_a_criterion_of_a_rounded_group_stays_in_the_total() -> None:
    files = book({"group": 0})
    files["rules/suite/a.yaml"]["criteria"][0] |= {
        "applies_when": {"flag": True},
        "not_applicable": "leaves_total",
    }
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(files)
    assert [fault.code for fault in refused.value.faults] == ["R585"]


def test_conditions_are_not_rounded() -> None:
    met = {"id": "A1", "title": {"vi": "A1"}, "cites": [CITE], "when": {"flag": True}}
    bands = [{"id": "met", "title": {"vi": "Đạt"}, "from": "all"}, BANDS[1]]
    files = files_of(
        FACTS,
        total=None,
        points_decimals=None,
        rounding={"by": "down"},
        criteria=[met],
        bands=bands,
    )
    with pytest.raises(RuleFaults) as refused:
        rules_from_objects(files)
    assert "R536" in {fault.code for fault in refused.value.faults}


@pytest.mark.parametrize("way", WAYS)
def test_the_solver_rounds_as_single_numbers_do(way: Any) -> None:
    rules = rules_from_objects(book({"by": way, "group": 1}))
    asked = Question(("a",), Domains(rules, rules.rulebooks[BOOK]), Suite(rules).frame)
    for n in range(-25, 26):
        for step in (1, 10):
            found = asked.points._in_steps(z3.IntVal(n), step, way)
            half = asked.points._whole(z3.Q(n, 4), way)
            solver = z3.Solver()
            solver.add(
                *asked.points.rules[-2:],
                z3.Or(found != whole(F(n, step), way) * step, half != whole(F(n, 4), way)),
            )
            assert solver.check() == z3.unsat  # no other number is possible
            solver = z3.Solver()
            solver.add(
                *asked.points.rules[-2:], found == whole(F(n, step), way) * step, half == whole(F(n, 4), way)
            )
            assert solver.check() == z3.sat


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("step", [F(0), F(-1, 100), F(-1, 200), F(-1, 3)])
def test_a_slope_whose_every_value_lies_half_way_is_rounded_as_each_number_is(
    step: Fraction, by: Any
) -> None:
    start, counts = F(29, 200), [0, 1, 2, 3, 40]
    rulebook = rules_from_objects(book({"by": by})).rulebooks[BOOK]
    slope = columns.Slope.of(StraightLine(start, step, F(0), start), rulebook)
    found = slope.points_at(numbers(counts).low, np.dtype(np.int16))
    assert found.tolist() == [whole(max(start + step * n, F(0)) * 100, by) for n in counts]


@settings(deadline=None)
@given(
    points=st.lists(st.tuples(*[st.integers(0, 200)] * 3), min_size=1, max_size=8),
    group=st.sampled_from([None, 0, 1, 2]),
    total=st.sampled_from([None, 0, 1, 2]),
    way=st.sampled_from(WAYS),
    tenths=st.integers(100, 200),
)
def test_gates_by_a_rounded_score_hold_in_columns_as_row_by_row(
    points: list[tuple[int, int, int]], group: int | None, total: int | None, way: str, tenths: int
) -> None:
    said = {"by": way, "group": group, "total": total}
    asked = [
        {"score": {"at_least": tenths / 10}},
        {"score.share": {"at_least": tenths / 2}},
        {"A.points": {"at_least": tenths / 20}},
    ]
    gates = [gate(f"G{n}", when, "poor") for n, when in enumerate(asked)]
    rounding = {key: value for key, value in said.items() if value is not None}
    suite = Suite(rules_from_objects(book(rounding, gates=gates)))
    suite.answers(
        [
            {"flag": known(False), **{name: known(F(half, 2)) for name, half in zip("abc", row, strict=True)}}
            for row in points
        ]
    )


def test_a_share_of_nothing_to_be_had_is_not_applicable_where_the_total_is_rounded() -> None:
    files = files_of(
        FACTS,
        total="none",
        points_decimals=2,
        rounding={"total": 0},
        gates=[gate("G1", {"score.share": {"at_least": 0}}, "poor")],
        bands=[{**BANDS[0], "from": 1}, BANDS[1]],
    )
    minus = criterion("A1", {"of": "a", "each": -1, "ends": [-5, 0]})
    group = {"id": "A", "title": {"vi": "A"}}
    files["rules/suite/a.yaml"] = {"criteria_of": BOOK, "group": group, "criteria": [minus]}
    facts = {"a": known(3), "b": known(0), "c": known(0), "flag": known(False)}
    (found,) = Suite(rules_from_objects(files)).answers([facts])
    assert found.gates == {"G1": False}
