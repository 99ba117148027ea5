"""Real scoring papers as rulebooks, as far as what they say was read; nothing here is a claim about the rest.

`read` says how sure: full (read to the end), partial (only what stands here was visible), secondary (not the
paper itself). Points the papers do not show are facts of the suite: what is held to them is how points add up
and what follows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.conformance.suite import CITE

MET, NOT_MET = "dat", "chua_dat"


@dataclass(frozen=True)
class Annex:
    """A paper: what it is, how far it was read, its facts and its rulebook as plain objects."""

    paper: str
    read: str
    facts: dict[str, str]
    book: dict[str, Any] = field(default_factory=dict)


def given(id_: str, most: int, **more: Any) -> dict[str, Any]:
    """Return a criterion that gives the points somebody found, up to its most."""
    points = {"of": f"found_{id_}", "each": Decimal(1), "ends": [Decimal(0), Decimal(most)]}
    return {"id": id_, "title": {"vi": id_}, "cites": [CITE], "points": points, **more}


def band(id_: str, from_: int, **more: Any) -> dict[str, Any]:
    return {"id": id_, "title": {"vi": id_}, "from": Decimal(from_), **more}


def facts_of(maxima: dict[str, int], *flags: str) -> dict[str, str]:
    return {**{f"found_{id_}": "number" for id_ in maxima}, **dict.fromkeys(flags, "boolean")}


ACCESS_TO_LAW = {"T1": 15, "T2": 30, "T3": 25, "T4": 10, "T5": 20}
A4 = Annex(
    "QĐ 619/2017/QĐ-TTg, TT 07/2017/TT-BTP: xã đạt chuẩn tiếp cận pháp luật",
    "partial: the maxima, the half of each, 90, 80, 70 by class; two results as published",
    facts_of(ACCESS_TO_LAW, "loai_1", "loai_2", "bi_ky_luat"),
    {
        "total": Decimal(100),
        "points_decimals": 2,
        "criteria": [given(id_, most) for id_, most in ACCESS_TO_LAW.items()],
        "gates": [
            {
                "id": "G1",
                "title": {"vi": "Có người bị kỷ luật từ cảnh cáo trở lên"},
                "cites": [CITE],
                "when": {"bi_ky_luat": True},
                "band": NOT_MET,
            },
            {
                "id": "G2",
                "title": {"vi": "Có tiêu chí dưới 50 % số điểm tối đa"},
                "cites": [CITE],
                "when": {"any": {"criteria": {"share": {"less_than": Decimal(50)}}}},
                "band": NOT_MET,
            },
        ],
        "bands": [
            band(
                MET,
                70,
                when={
                    "any": [
                        {"loai_1": True, "score": {"at_least": Decimal(90)}},
                        {"loai_2": True, "score": {"at_least": Decimal(80)}},
                        {"loai_1": False, "loai_2": False, "score": {"at_least": Decimal(70)}},
                    ]
                },
            ),
            band(NOT_MET, 0),
        ],
    },
)

CHILDREN = {
    "T1": 100,
    "T6": 125,
    **dict.fromkeys(("T2", "T3", "T4", "T5", "T7", "T8", "T9", "T10", "T11", "T12"), 70),
    "T13": 75,
}
A6 = Annex(
    "QĐ 06/QĐ-TTg (03/01/2019): xã phù hợp với trẻ em",
    "conditions full (13 criteria, 1,000 points, none at 0, 900, 850, 800); of the maxima only T1 and T6 were"
    " visible, the others stand in",
    facts_of(CHILDREN, "phuong_cua_thanh_pho", "mien_nui_hai_dao"),
    {
        "total": Decimal(1000),
        "points_decimals": 2,
        "criteria": [given(id_, most) for id_, most in CHILDREN.items()],
        "bands": [
            band(
                MET,
                800,
                when={
                    "none": [{"any": {"criteria": {"points": Decimal(0)}}}],
                    "any": [
                        {"phuong_cua_thanh_pho": True, "score": {"at_least": Decimal(900)}},
                        {"mien_nui_hai_dao": True, "score": {"at_least": Decimal(800)}},
                        {
                            "phuong_cua_thanh_pho": False,
                            "mien_nui_hai_dao": False,
                            "score": {"at_least": Decimal(850)},
                        },
                    ],
                },
            ),
            band(NOT_MET, 0),
        ],
    },
)

DIGITAL = tuple(f"so_{n}" for n in range(1, 9))
COOPERATION = tuple(f"phoi_hop_{n}" for n in range(1, 5))
OWN = ("van_ban_dung_han", "hoa_giai_co", "hoa_giai_thanh")


def condition(id_: str, when: Any, **more: Any) -> dict[str, Any]:
    return {"id": id_, "title": {"vi": id_}, "cites": [CITE], "when": when, **more}


A3 = Annex(
    "QĐ 27/2025/QĐ-TTg, TT 15/2025/TT-BTP: xã đạt chuẩn tiếp cận pháp luật từ 2026",
    "secondary: as a province's tool holds it; 4 of the 14 indicators",
    {
        **dict.fromkeys((*DIGITAL, *COOPERATION, "co_van_ban"), "boolean"),
        "van_ban_dung_han": "number",
        "hoa_giai_co": "number",
        "hoa_giai_thanh": "number",
    },
    {
        "total": None,
        "points_decimals": None,
        "criteria": [
            condition("CT1_1", {"van_ban_dung_han": Decimal(100)}, applies_when={"co_van_ban": True}),
            condition("CT2_6", {"at_least": 1, "of": [{name: True} for name in DIGITAL]}),
            condition(
                "CT3_1",
                {"hoa_giai_thanh": {"at_least": Decimal(80)}},
                applies_when={"hoa_giai_co": {"at_least": Decimal(1)}},
            ),
            condition("CT3_3", {"at_least": 1, "of": [{name: True} for name in COOPERATION]}),
        ],
        "bands": [
            {"id": MET, "title": {"vi": "Đạt"}, "from": "all"},
            {"id": NOT_MET, "title": {"vi": "Chưa đạt"}, "from": Decimal(0)},
        ],
    },
)
