"""Emulation "Vì An ninh Tổ quốc" inside a cluster, as a provincial police put it into its tool (partial: its
formulas, not its text).

Against a target T, result A, most M: below T half of M by A ÷ T; at T half of M; the cluster's best by (A −
T) ÷ T has all of M; above T but not the best, half of M and half of M by the own excess ÷ the best. Ranked
inside the cluster. Clusters, targets and results here are made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.evaluation.years import Evaluation
from engine.indicators.evaluator import Evaluator, PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, between, known, unknown
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from engine.scoring.results import Scored
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.conformance.suite import BOOK, CITE, files_of

MOST = 20
UNITS = {"10001": "Cụm 1", "10002": "Cụm 1", "10003": "Cụm 1", "10004": "Cụm 2", "10005": "Cụm 2"}
HALF = [
    {
        "id": "CT1a",
        "title": {"vi": "So với chỉ tiêu"},
        "points": {"of": "dat", "full_at": 100, "ends": [0, MOST // 2]},
    },
    {
        "id": "CT1b",
        "title": {"vi": "Phần vượt so với cao nhất cụm"},
        "points": {"of": "so_voi_nhat", "full_at": 100, "ends": [0, MOST // 2]},
    },
]
DEFINED = {
    "dat": {
        "ratio": ["ket_qua", "chi_tieu"],
        "if_none": "not_applicable",
        "unit": "%",
        "vi": "Đạt so với chỉ tiêu",
    },
    "phan_vuot": {"difference": ["ket_qua", "chi_tieu"], "vi": "Phần vượt chỉ tiêu"},
    "vuot": {
        "ratio": ["phan_vuot", "chi_tieu"],
        "if_none": "not_applicable",
        "unit": "%",
        "vi": "Tỷ lệ vượt chỉ tiêu",
    },
    "so_voi_nhat": {"share_of_best": "vuot", "within": "cluster", "unit": "%", "vi": "So với cao nhất cụm"},
}


def rules() -> Rules:
    files = files_of(
        {"ket_qua": "number", "chi_tieu": "number"},
        total=MOST,
        points_decimals=2,
        among_units={"within": "cluster", "tie_breaks": [{"up": "dat"}], "cites": [CITE]},
        criteria=[
            {
                "id": "CT1",
                "title": {"vi": "Một tiêu chí có chỉ tiêu"},
                "cites": [CITE],
                "total": MOST,
                "criteria": HALF,
            }
        ],
        gates=[
            {
                "id": "Q1",
                "title": {"vi": "Mỗi cụm một cờ"},
                "cites": [CITE],
                "quota": {"band": "co", "at_most": 1},
            }
        ],
        bands=[
            {"id": "co", "title": {"vi": "Đề nghị tặng cờ"}, "from": 10, "when": {"rank": {"at_most": 2}}},
            {"id": "khong", "title": {"vi": "Không"}, "from": 0},
        ],
    )
    files["rules/indicators/suite.yaml"]["define"] |= DEFINED
    files["rules/units.yaml"] = {
        "units": [
            {"code": code, "name": f"Xã {code}", "type": "xã", "cluster": cluster}
            for code, cluster in UNITS.items()
        ]
    }
    return rules_from_objects(files)


class _Given(Evaluator):
    """Results and targets as they are given, in place of records."""

    def __init__(self, over: Evaluation, given: Mapping[tuple[str, str], Cell]) -> None:
        super().__init__(over.standing, over.rules, over.band_cell)
        self.given = given

    def at(self, period: Period) -> PeriodFacts:
        if period not in self._periods:
            self._periods[period] = _GivenFacts(self, period)
        return self._periods[period]


class _GivenFacts(PeriodFacts):
    def cell(self, subject: Subject, name: str) -> Cell:
        assert isinstance(self.evaluator, _Given)
        found = self.evaluator.given.get((subject.id, name))
        return super().cell(subject, name) if found is None else found


def scored_in_clusters(results: dict[str, Any], targets: dict[str, int] | None = None) -> dict[str, Scored]:
    """Score units whose results are said, every target 100 unless said."""
    evaluation = PlainEvaluation(Standing(), rules())
    wanted = {**dict.fromkeys(UNITS, 100), **(targets or {})}
    given = {(u, "chi_tieu"): known(Fraction(t)) for u, t in wanted.items()}
    given |= {(u, "ket_qua"): r if isinstance(r, Cell) else known(Fraction(r)) for u, r in results.items()}
    evaluation.evaluator = _Given(evaluation, given)
    period = evaluation.rules.calendar.at("year", 2020)
    assert period is not None
    scores = evaluation.scores(evaluation.rules.rulebooks[BOOK], period)
    return {id_: scores[id_][0] for id_ in scores}


def points(found: Mapping[str, Scored]) -> list[Fraction]:
    assert all(one.low == one.high for one in found.values())
    return [one.low for one in found.values()]


def test_below_at_and_above_the_target_and_the_best_of_each_cluster() -> None:
    found = scored_in_clusters({"10001": 80, "10002": 125, "10003": 150, "10004": 100, "10005": 101})
    assert points(found) == [
        8,
        15,
        20,
        10,
        20,
    ]  # 0.5·20·0.8; 10 + 10·25/50; all; at the target; the best, by however little


def test_the_best_is_by_the_share_above_its_own_target_not_by_the_number() -> None:
    found = scored_in_clusters(
        {"10001": 300, "10002": 20, "10003": 50, "10004": 0, "10005": 0}, {"10001": 200, "10002": 10}
    )
    assert points(found)[:3] == [15, 20, 5]


def test_where_nobody_is_above_the_target_nobody_has_the_second_half() -> None:
    assert points(scored_in_clusters(dict.fromkeys(UNITS, 100))) == [10] * 5


def test_one_flag_a_cluster_goes_to_the_first_and_an_equal_first_is_left_to_a_person() -> None:
    found = scored_in_clusters({"10001": 80, "10002": 125, "10003": 150, "10004": 120, "10005": 120})
    assert [one.bands for one in found.values()] == [
        ("khong",),
        ("khong",),
        ("co",),
        ("co", "khong"),
        ("co", "khong"),
    ]


def test_a_unit_not_yet_known_may_be_the_best_of_its_cluster_only() -> None:
    found = scored_in_clusters({"10001": 80, "10002": unknown(), "10003": 150, "10004": 110, "10005": 120})
    assert (found["10003"].low, found["10003"].high) == (10, 20)
    assert (found["10001"].low, found["10001"].high) == (8, 8)
    assert points({id_: one for id_, one in found.items() if id_ > "10003"}) == [15, 20]


def test_a_result_between_two_ends_leaves_the_best_open_between_two_points() -> None:
    found = scored_in_clusters(
        {"10001": 80, "10002": between(Fraction(120), Fraction(200)), "10003": 150, "10004": 0, "10005": 0}
    )
    assert (found["10003"].low, found["10003"].high) == (15, 20)
    assert (found["10002"].low, found["10002"].high) == (14, 20)
