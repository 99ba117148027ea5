from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desk.workspace.folder import Workspace
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.standing_today import evaluation_today
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.kleene import Kleene
from engine.recheck.bound import UNITS
from engine.recheck.stakes import GATE, Claims, can_be_rechecked
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.standing import COMMUNE, Event, Record, Source, Standing

UNIT = "31000"
UNITS_HERE = (UNIT, "30985", "31003")  # others stand beside it: their rows must carry nothing
BOOK = "healthy_commune"
BONUS_AND_PENALTY = """\
  - id: E8
    title: {vi: "Ít kiểm tra đột xuất thiếu căn cứ", en: "Few surprise inspections without a ground"}
    cites: [minh-hoa]
    bonus: yes
    points: [{points: 5, when: {surprise_without_ground: {at_most: 2}}}, {points: 0}]
  - id: E9
    title: {vi: "Không đăng ký", en: "Not registered"}
    cites: [minh-hoa]
    bonus: yes
    at_least: -10
    points: [{points: -10, when: {registered: no}}, {points: 0}]
"""
SET_BY_A_GATE = """\
  - id: G9
    title: {vi: "Không đăng ký", en: "Not registered"}
    cites: [minh-hoa]
    when: {registered: no}
    band: %s
bands:
"""


@pytest.fixture(scope="module")
def claims(example_workspace: Workspace, shipped_rules: Rules) -> Claims:
    return claims_of(example_workspace, shipped_rules)


@pytest.fixture(scope="module")
def claims_with_more(example_workspace: Workspace) -> Claims:
    """The claims under rules with a bonus for what seldom happens, and points taken away."""
    texts = rule_texts(SHIPPED)
    texts["rules/healthy_commune/criteria/e.yaml"] += BONUS_AND_PENALTY
    return claims_of(example_workspace, rules_from_texts(texts))


def claims_of(workspace: Workspace, rules: Rules) -> Claims:
    period = rules.calendar.period("2020")
    assert period is not None
    standing = of_units(evaluation_today(workspace, rules, period).standing, UNITS_HERE)
    return Claims(Evaluation(standing, rules), rules.rulebooks[BOOK], Subject("unit", UNIT), period)


def of_units(standing: Standing, units: Collection[str]) -> Standing:
    """Return what the returns of some units say."""
    return Standing(
        tuple(delivery for delivery in standing.deliveries if delivery.unit in units),
        {key: rows for key, rows in standing.registers.items() if key[1] in units},
        {
            kind: tuple(event for event in events if event.record.unit in units)
            for kind, events in standing.events.items()
        },
        tuple(row for row in standing.set_aside if row.unit in units),
        standing.own,
    )


def test_the_stakes_of_any_rows_sum_to_at_least_what_those_rows_can_cost(claims: Claims) -> None:
    stakes, rng = claims.stakes_by_place(), random.Random(UNIT)
    for size in (1, 2, 3, 4, 6, 9, 14, 30) * 4:
        rows = rng.sample(range(len(claims.items)), size)
        cost = sum((of for name, of in claims.losses(rows).items() if name != GATE), Fraction(0))
        assert cost * UNITS <= sum(stakes.get(place, 0) for place in rows) + 1, sorted(rows)


def test_rows_that_vouch_for_one_hamlet_together_carry_what_it_is_worth(claims: Claims) -> None:
    """Two rows of one hamlet and the others of another, by turns: the two cost as much as the others do."""
    standing = claims.standing
    own = [item.record.source for item in claims.items if item.record.kind == "activity"]
    hamlets = {source: f"ấp {1 if n in (0, 2) else 2}" for n, source in enumerate(own)}
    moved = (
        replace(event, records=(replace(record, values={**record.values, "hamlet": hamlets[record.source]}),))
        if (record := event.record).source in hamlets
        else event
        for event in standing.events["activity"]
    )
    of_two = replace(standing, events={**standing.events, "activity": tuple(moved)})
    evaluation = Evaluation(of_two, claims.evaluation.rules)
    two = Claims(evaluation, claims.book, Subject("unit", UNIT), claims.period)
    places = [n for n, item in enumerate(two.items) if item.record.kind == "activity"]
    for rows in ((places[0], places[2]), (places[1], *places[3:]), places):
        carried = sum(two.stake_in("C2", place) for place in rows)
        assert 0 < two.losses(rows)["C2"] <= carried, rows


def test_rows_of_several_things_move_a_figure_no_further_than_thing_by_thing(claims: Claims) -> None:
    figures, rng, every = claims.figures, random.Random(UNIT), frozenset(range(len(claims.items)))
    names = {name for c in claims.book.criteria for name in (of.name for of in figures.asked(c.facts))}
    for name in sorted(names):
        rows = sorted(figures.moving(name, every))
        for size in (2, 3, 5, 9, len(rows)):
            some = frozenset(rng.sample(rows, min(size, len(rows))))
            parts = [figures.moves(name, thing) for thing in figures.things(name, some)]
            for whole, *by_thing in zip(figures.moves(name, some), *parts, strict=True):
                assert whole <= sum(by_thing), (name, sorted(some))
                assert all(part <= whole for part in by_thing), (name, sorted(some))


def test_rows_of_forms_that_a_figure_does_not_read_leave_it_as_it_is(claims: Claims) -> None:
    figures, rng = claims.figures, random.Random(UNIT)
    every = frozenset(range(len(claims.items)))
    names = {of.name for facts in claims._facts_asked.values() for of in figures.asked(facts)}
    read = {name: claims._rows_read([name]) for name in sorted(names)}
    assert any(rows < every for rows in read.values())
    for rows in (every, *(frozenset(rng.sample(sorted(every), size)) for size in (3, 30, 70))):
        whole = claims._with_doubt(rows).facts(claims.period)
        for name in names:
            part = claims._with_doubt(rows & read[name]).facts(claims.period)
            cells = [facts.cell(claims.subject, name) for facts in (whole, part)]
            assert len({(cell.state, cell.ends) for cell in cells}) == 1, (name, sorted(rows - read[name]))


def test_in_each_criterion_the_rows_that_carry_nothing_cost_nothing_together(
    claims_with_more: Claims,
) -> None:
    claims = claims_with_more
    for criterion in claims.reported.criteria:
        idle = [place for place in range(len(claims.items)) if criterion not in claims.criteria_of(place)]
        assert claims.losses(idle)[criterion] == 0, criterion


def test_rows_chosen_to_cost_more_than_they_carry_cost_no_more(
    claims_with_more: Claims,
) -> None:
    claims = claims_with_more
    stakes = claims.stakes_by_place()

    def uncovered(rows: list[int]) -> Fraction:
        cost = sum((lost for name, lost in claims.losses(rows).items() if name != GATE), Fraction(0))
        return cost * UNITS - sum(stakes.get(place, 0) for place in rows)

    rows = sorted(range(len(claims.items)), key=lambda place: -stakes.get(place, 0))
    for place in list(rows):
        rest = [other for other in rows if other != place]
        rows = rest if uncovered(rest) >= uncovered(rows) else rows
    assert uncovered(rows) <= 1, rows


def test_points_taken_away_are_carried_by_the_rows_that_keep_them_from_it(claims_with_more: Claims) -> None:
    registration = [n for n, item in enumerate(claims_with_more.items) if item.record.kind == "registration"]
    assert [{"E2", "E9"} <= claims_with_more.criteria_of(place) for place in registration] == [True]


def test_one_thing_in_the_registers_of_the_year_and_of_the_half_year_is_one_item(claims: Claims) -> None:
    venues = [item for item in claims.items if item.record.kind == "venue"]
    assert len({item.record.key for item in venues}) == len(venues)
    assert {record.period for item in venues for record in item.records} == {"2020", "2020-6T"}
    assert {item.record.period for item in venues if len(item.records) > 1} == {"2020"}


@pytest.mark.parametrize(
    ("to", "starts"), [("khong_xep_loai", ("99.9", "99.8", "99.7")), ("yeu", ("90", "70", "0.5"))]
)
def test_a_row_by_which_a_gate_may_set_a_lower_band_carries_the_margin(
    example_workspace: Workspace, to: str, starts: tuple[str, str, str]
) -> None:
    """Also where the band begins at no points, so that points alone make it no lower."""
    texts = rule_texts(SHIPPED)
    book = texts["rules/healthy_commune/rulebook.yaml"].replace("bands:\n", SET_BY_A_GATE % to, 1)
    for before, start in zip(("90, healthy", "70, healthy", "50}"), starts, strict=True):
        end = before.lstrip("0123456789")
        book = book.replace(f"from: {before}", f"from: {start}{end}", 1)
    texts["rules/healthy_commune/rulebook.yaml"] = book
    claims = claims_of(example_workspace, rules_from_texts(texts))
    margin = claims.claim().margin
    registration = [n for n, item in enumerate(claims.items) if item.record.kind == "registration"]
    assert can_be_rechecked(claims.book)
    assert margin
    assert margin <= claims.losses(registration)[GATE] * UNITS
    assert all(margin <= claims.stakes_by_place()[place] for place in registration)


@pytest.mark.parametrize(
    ("gates", "band", "floor"),
    [
        ({"G1": True, "G2": True}, "kha", None),  # the gate that sets it hides the one that allows less
        ({"G1": False, "G2": False}, "kha", Fraction(70)),
        ({"G1": False, "G2": True}, "yeu", None),
        ({"G1": None, "G2": True}, "yeu", None),
        ({"G1": False, "G2": None}, "yeu", None),
    ],
)
def test_the_floor_is_the_least_score_at_which_the_gates_as_reported_leave_the_band(
    claims: Claims, gates: Mapping[str, Kleene], band: str, floor: Fraction | None
) -> None:
    of = {gate.id: gate for gate in claims.book.gates}
    sets = replace(of["G1"], bands_allowed=None, band="kha")
    allows = replace(of["G2"], bands_allowed=("yeu",))
    known = Claims(claims.evaluation, claims.book, claims.subject, claims.period)
    known.book = replace(claims.book, gates=(sets, allows))
    known.reported = replace(claims.reported, low=Fraction(80), gates=gates)
    assert (known._band, known._floor) == (band, floor)
    assert known._falls(Fraction(80), {"G1": None, "G2": True}) == (band == "kha")


def test_a_claim_is_the_least_score_and_how_far_down_the_next_band_is(claims: Claims) -> None:
    claim, book = claims.claim(), claims.book
    score = claims.evaluation.score_of(book, UNIT, claims.period)
    assert score is not None
    known = {name: of.low for name, of in claims.reported.criteria.items()}
    lost = {name: of.low - known[name] for name, of in score[0].criteria.items() if of.low != known[name]}
    assert lost.keys() == {"A4", "D1"}, "of the supported, and of a programme for families of victims"
    assert (claim.score, claim.band) == (score[0].low - sum(lost.values()), score[0].bands[-1])
    floor = next(band.from_ for band in book.bands if band.id == claim.band)
    assert claim.margin == (int((claim.score - floor) * UNITS) + 1 if floor else None)


def test_rows_that_say_points_or_persons_carry_nothing(claims: Claims) -> None:
    rows = claims.claim().rows
    assert rows
    assert not {"self_score", "appraisal", "stint", "party", "case_party"} & {row.kind for row in rows}
    assert not [item for item in claims.items if item.record.kind in ("party", "case_party", "stint")]
    assert all(row.stake >= 1 and row.criteria for row in rows)


def case_of(unit: str, number: str, **victims: int) -> Event:
    values = {"id": number, "found_on": date(2020, 5, 4), "type": "mua bán người", "unit_code": unit}
    values |= {"status": "khởi tố", "handled_on": date(2020, 5, 20), "suspects": 1}
    values |= {"victims": 0, "identifying": 0, "supported": 0, "minors": 0, **victims}
    source = Source("2020/xa.xlsx", "B06", 5)
    return Event("case", (number,), (Record("case", (number,), unit, "2020", COMMUNE, values, source),))


@pytest.mark.parametrize("reported", [{"victims": 2, "supported": 2}, {"victims": 0, "supported": 0}])
def test_what_nobody_may_look_at_of_a_case_keeps_no_band_up(
    claims: Claims, reported: Mapping[str, int]
) -> None:
    """Who looks a case up sees nothing of its victims: a lie about them alone costs the claim nothing."""

    def with_case(**victims: int) -> Claims:
        cases = (*claims.standing.events["case"], case_of(UNIT, f"{UNIT}-VA99", **victims))
        standing = replace(claims.standing, events={**claims.standing.events, "case": cases})
        evaluation = Evaluation(standing, claims.evaluation.rules)
        return Claims(evaluation, claims.book, claims.subject, claims.period)

    claimed, book = with_case(**reported), claims.book
    true = with_case(victims=2, supported=0).evaluation.score_of(book, UNIT, claims.period)
    assert true is not None
    assert claimed.claim().score == true[0].low
    case = next(n for n, item in enumerate(claimed.items) if item.record.key == (f"{UNIT}-VA99",))
    assert "A4" not in claimed.criteria_of(case)
    assert claimed.criteria_of(case), "the rest of the row is looked up"


@pytest.mark.parametrize(
    ("office", "looked_up"), [("Công an huyện", False), ("Công an xã", True), ("Đoàn kiểm tra Ba Hòn", True)]
)
def test_only_what_offices_known_to_be_outside_communes_report_is_held_true(
    claims: Claims, office: str, looked_up: bool
) -> None:
    own = next(item.record for item in claims.items if item.record.kind == "case")
    of_office = replace(own, key=("886-VA9",), values={**own.values, "id": "886-VA9"}, office=office)
    cases = (*claims.standing.events["case"], Event("case", of_office.key, (of_office,)))
    standing = replace(claims.standing, events={**claims.standing.events, "case": cases})
    evaluation = Evaluation(standing, claims.evaluation.rules)
    items = Claims(evaluation, claims.book, claims.subject, claims.period).items
    assert (of_office.key in [item.record.key for item in items]) == looked_up


def test_a_row_that_counts_victims_is_not_looked_up(claims: Claims) -> None:
    support = next(item.record for item in claims.items if item.record.kind == "support")
    place = (support.kind, support.unit, support.period)
    values = {**support.values, "programme": "hỗ trợ nạn nhân"}
    rows = tuple(
        replace(row, values=values) if row is support else row for row in claims.standing.registers[place]
    )
    standing = replace(claims.standing, registers={**claims.standing.registers, place: rows})
    evaluation = Evaluation(standing, claims.evaluation.rules)
    changed = Claims(evaluation, claims.book, claims.subject, claims.period)
    assert support.source not in {item.record.source for item in changed.items}


def test_an_event_of_each_kind_that_nobody_reported_would_cost_points(claims: Claims) -> None:
    assert claims.claim().unreported > 0


def test_only_bands_of_points_that_are_added_up_are_rechecked(shipped_rules: Rules) -> None:
    book = shipped_rules.rulebooks["healthy_commune"]
    first, *rest = book.criteria
    assert can_be_rechecked(book)
    assert not can_be_rechecked(replace(book, rounding=Rounding(total=0)))
    asks_points = replace(book.gates[0], when=Compare("A.share", "less_than", (Fraction(60),)))
    assert not can_be_rechecked(replace(book, gates=(asks_points,)))
    asks_rank = replace(book.gates[0], when=Compare("rank", "more_than", (Fraction(3),)))
    assert not can_be_rechecked(replace(book, gates=(asks_rank,)))
    assert not can_be_rechecked(replace(book, criteria=(replace(first, leaves=True), *rest)))


@pytest.mark.parametrize("unit", ["30997", "31003"])
def test_a_gate_that_another_office_reports_counts_where_no_points_change(
    unit: str, example_workspace: Workspace, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    own = of_units(evaluation_today(example_workspace, shipped_rules, period).standing, {unit})
    values = {
        "id": "886-VA9",
        "found_on": date(2020, 5, 4),
        "found_by": "cấp trên",
        "type": "chứa mại dâm",
        "purpose": "mại dâm",
        "unit_code": unit,
        "status": "khởi tố",
        "handled_on": date(2020, 5, 20),
        "suspects": 1,
        "official_involved": True,
    }
    source = Source("2020/cong-an-huyen.xlsx", "B06", 3)
    case = Record("case", ("886-VA9",), "908", "2020", "Công an huyện", values, source)
    cases = (*own.events.get("case", ()), Event("case", case.key, (case,)))
    evaluation = Evaluation(replace(own, events={**own.events, "case": cases}), shipped_rules)
    claims = Claims(evaluation, shipped_rules.rulebooks[BOOK], Subject("unit", unit), period)
    assert claims.reported.gates["G2"] is True
    assert case.source not in {item.record.source for item in claims.items}
