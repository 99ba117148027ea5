"""Communes drawn from the text of decision 28/2025/QĐ-TTg alone, typed by it apart from our rules.

Nothing here reads `rules/dia_ban_ma_tuy/`: articles 4 and 6 are written out once more, over whole numbers,
with criterion đ as its own count. Where the police did not send a form, each they might have sent is tried.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from engine.evaluation.together import areas_judged
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.units import Unit, Units
from scenarios.steps.drafts import DraftReturn, DraftReturns
from scenarios.steps.records import standing_from_drafts
from tests.long_run import LONG

POLICE, YEAR, BOOK = "Công an xã", 2026, "dia_ban_ma_tuy"
B18 = {
    "addicts": "Số người nghiện có hồ sơ quản lý",
    "users": "Số người sử dụng trái phép có hồ sơ quản lý",
    "excepted": "Trong đó: đang điều trị bằng thuốc thay thế",
    "violators": "Số người cư trú vi phạm pháp luật về ma túy trên địa bàn",
    "wanted": "Số người bị truy nã về ma túy lẩn trốn trên địa bàn",
}
B19 = {
    "places": "Số điểm tổ chức, chứa chấp sử dụng trái phép",
    "arrested": "Số đối tượng bị bắt giữ trên địa bàn",
    "plants": "Số cây có chứa chất ma túy bị triệt phá",
    "area": "Diện tích cây bị triệt phá, m²",
}
NAMES = {"I": "loai_1", "II": "loai_2", "III": "loai_3", "free": "khong_ma_tuy", "": "khong_thuoc_loai"}


@dataclass(frozen=True)
class Commune:
    residents: int
    addicts: int
    users: int
    excepted: int
    violators: int
    wanted: int
    places: int
    arrested: int
    plants: int
    area: int
    on_route: bool
    between_provinces: bool = False


NEAR = (199, 200, 201, 999, 1000, 1001, 1999, 2000, 2001)  # residents for each person, at the thresholds
QUIET = Commune(10_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, on_route=False)


def type_of(c: Commune) -> str:
    """Return the type as articles 4 and 6 say it, shares compared as whole numbers."""
    filed = c.addicts + c.users

    def share(persons: int, least: int, below: int) -> bool:
        """Tell whether persons are at least so many, and fewer than so many, of 100,000 residents."""
        return persons > 0 and least * c.residents <= persons * 100_000 < below * c.residents

    none_above = 10**9
    first = [
        share(filed, 500, none_above),
        c.places >= 2,
        share(c.arrested, 100, none_above),
        c.plants >= 3000 or c.area >= 750,
    ]
    second = [
        share(filed, 100, 500),
        c.places == 1,
        share(c.arrested, 50, 100),
        500 <= c.plants < 3000 or 125 <= c.area < 750,
    ]
    third = [share(filed, 0, 100), False, share(c.arrested, 0, 50), 0 < c.plants < 500 or 0 < c.area < 125]
    graver = [a or b for a, b in zip(first, second, strict=True)]
    any_ = [a or b for a, b in zip(graver, third, strict=True)]
    if sum([*first, c.on_route and sum(graver) >= 2]) >= 3:
        return "I"
    if sum([*second, c.on_route and sum(any_) >= 2]) >= 3:
        return "II"
    if not (filed - c.excepted or c.violators or c.wanted or c.places):
        return "free"
    return "III" if any(third) else ""


def drawn(dice: random.Random) -> Commune:
    """Draw a commune near the thresholds as often as far from them, and often with nothing at all."""
    residents = dice.choice([2_000, 10_000, 20_000, 47_321])

    def near(*marks: float) -> int:
        mark = dice.choice([0, 0, *marks])
        return max(0, round(mark) + dice.choice([-1, 0, 0, 1]))

    filed = near(residents / 1000, residents / 200, residents / 2000, residents / 100)
    addicts = dice.randint(0, filed)
    return Commune(
        residents,
        addicts,
        filed - addicts,
        dice.choice([0, filed, dice.randint(0, filed)]),
        dice.choice([0, 0, 1]),
        dice.choice([0, 0, 0, 1]),
        dice.choice([0, 0, 1, 2, 3]),
        near(residents / 2000, residents / 1000, residents / 5000),
        near(500, 3000, 100, 5000),
        near(125, 750, 20, 2000),
        dice.random() < 0.5,
    )


def might_be(c: Commune, form: str) -> Iterator[Commune]:
    """Yield the commune with every kind of answer a form might have given, one of each that differs."""
    r = c.residents
    if form == "B17":
        yield from (replace(c, on_route=on_route) for on_route in (True, False))
    elif form == "B01":
        for residents in (1, *(n * mark for n in (c.addicts + c.users, c.arrested) for mark in NEAR)):
            yield replace(c, residents=residents or 10**7)
    elif form == "B18":
        for filed, free in itertools.product((0, 1, r // 1000 + 1, r // 200 + 1), (True, False)):
            told = {"addicts": filed, "users": 0, "excepted": filed if free else 0}
            yield replace(c, **told, violators=0 if free else 1, wanted=0)
    else:
        arrested = (0, 1, r // 2000 + 1, r // 1000 + 1)
        plants, areas = (0, 1, 500, 3000), (0, 1, 125, 750)
        for places, n, p, a in itertools.product((0, 1, 2), arrested, plants, areas):
            yield replace(c, places=places, arrested=n, plants=p, area=a)


def returns_of(c: Commune, unit: str, missing: str) -> list[DraftReturn]:
    """Return what the commune and its police send; `missing` is a form the police do not."""
    own = DraftReturns()
    own.everything_nil(unit, [YEAR])
    own.of(YEAR).put("B01", {"Dân số": str(c.residents)})
    police = DraftReturn(unit, str(YEAR), POLICE, date(YEAR, 12, 16), date(YEAR, 12, 19))
    police.put("B18", {header: str(getattr(c, name)) for name, header in B18.items()})
    police.put("B19", {header: str(getattr(c, name)) for name, header in B19.items()})
    police.put("B17", {"Mã nội dung": "TUYEN_TRONG_DIEM", "Có hay không": "có" if c.on_route else "không"})
    between = "có" if c.between_provinces else "không"
    police.put("B17", {"Mã nội dung": "TUYEN_LIEN_TINH", "Có hay không": between})
    if missing == "B01":
        own.of(YEAR).forms[missing] = None
    elif missing:
        police.forms[missing] = None
    return [*own.drafts, police]


def evaluated(rules: Rules, communes: Sequence[tuple[Commune, str]]) -> tuple[Evaluation, Period, list[str]]:
    """Return communes as our rules see them, of each of which the police may not have sent one form."""
    codes = [f"{10_000 + n}" for n in range(len(communes))]
    rules = replace(rules, units=Units(tuple(Unit(code, f"Xã {code}", "xã") for code in codes)))
    named = zip(codes, communes, strict=True)
    drafts = [draft for code, (c, missing) in named for draft in returns_of(c, code, missing)]
    period = rules.calendar.at("year", YEAR)
    assert period is not None
    return Evaluation(standing_from_drafts(drafts, rules), rules), period, codes


def bands_of(rules: Rules, communes: Sequence[tuple[Commune, str]]) -> list[set[str]]:
    """Return the bands our rules leave each commune."""
    evaluation, period, codes = evaluated(rules, communes)
    scores = evaluation.scores(evaluation.rules.rulebooks[BOOK], period)
    return [set(scores[code][0].bands) for code in codes]


def test_types_are_those_of_the_text(shipped_rules: Rules) -> None:
    dice = random.Random(28)
    communes = [drawn(dice) for _ in range(1000 if LONG else 250)]
    expected = [{NAMES[type_of(c)]} for c in communes]
    assert {name for names in expected for name in names} == set(NAMES.values())
    assert bands_of(shipped_rules, [(c, "") for c in communes]) == expected


@pytest.mark.parametrize("form", ["B01", "B17", "B18", "B19"])
def test_a_form_that_is_missing_leaves_every_type_it_might_have_told(shipped_rules: Rules, form: str) -> None:
    dice = random.Random(2025)
    communes = [drawn(dice) for _ in range(1000 if LONG else 100)]
    if form == "B01":  # of two numbers over residents nobody knows, each is let be any share by itself
        communes = [
            replace(c, arrested=0) if n % 2 else replace(c, addicts=0, users=0, excepted=0)
            for n, c in enumerate(communes)
        ]
    expected = [{NAMES[type_of(one)] for one in might_be(c, form)} for c in communes]
    assert max(map(len, expected)) > 1
    assert bands_of(shipped_rules, [(c, form) for c in communes]) == expected


def province(dice: random.Random) -> list[Commune]:
    """Draw the communes of a province whose sums lie at a threshold of article 5, or one short of it."""
    count = dice.choice([20, 34])  # 3 % is one commune, or two
    communes = [replace(QUIET, on_route=dice.random() < 0.2) for _ in range(count)]
    residents = count * 10_000
    marks = {
        "users": residents // 500,
        "places": 5,
        "arrested": residents // 2000,
        "plants": 8000,
        "area": 2000,
    }
    for name, mark in marks.items():
        bearing = dice.sample(range(count), dice.choice([1, 4]))
        total = dice.choice([mark, mark - 1, mark // 3])
        for left, at in enumerate(bearing):
            part = total - total // len(bearing) * (len(bearing) - 1) if left == 0 else total // len(bearing)
            own: dict[str, Any] = {name: part}
            communes[at] = replace(communes[at], **own)
    route = dice.random() < 0.5
    return [replace(c, between_provinces=route and n == 3) for n, c in enumerate(communes)]


def measures_of(communes: Sequence[Commune]) -> list[bool]:
    """Return the six measures of article 5 as its text says them."""
    residents = sum(c.residents for c in communes)
    grave = sum(type_of(c) in ("I", "II") for c in communes)
    return [
        sum(c.addicts + c.users for c in communes) * 1000 >= 2 * residents,
        sum(c.places for c in communes) >= 5,
        sum(c.arrested for c in communes) * 2000 >= residents,
        grave * 100 >= 3 * len(communes),
        sum(c.plants for c in communes) >= 8000 or sum(c.area for c in communes) >= 2000,
        any(c.between_provinces for c in communes),
    ]


def test_a_province_is_judged_by_four_of_six_measures_as_the_text_says(shipped_rules: Rules) -> None:
    dice = random.Random(5)
    provinces = [province(dice) for _ in range(60 if LONG else 16)]
    evaluation, period, codes = evaluated(shipped_rules, [(c, "") for one in provinces for c in one])
    own, seen = iter(codes), set()
    for communes in provinces:
        (area,) = areas_judged(evaluation, period, list(itertools.islice(own, len(communes))))
        expected = measures_of(communes)
        assert [answer for _, answer in area.measures] == expected
        assert area.met is (sum(expected) >= 4)
        seen |= {*enumerate(expected), area.met}
    assert seen >= {*itertools.product(range(6), (True, False)), True, False}


@pytest.mark.parametrize(("form", "bearing"), [("B18", {0}), ("B19", {1, 2, 4}), ("B17", {5})])
def test_a_form_that_is_missing_leaves_open_what_it_could_still_reach(
    shipped_rules: Rules, form: str, bearing: set[int]
) -> None:
    """What is not met without the form may be met with it."""
    quiet = [QUIET] * 40
    evaluation, period, codes = evaluated(shipped_rules, [(quiet[0], form), *((c, "") for c in quiet[1:])])
    (area,) = areas_judged(evaluation, period, codes)
    answers = [answer for _, answer in area.measures]
    assert [at for at in range(6) if answers[at] is None] == sorted(bearing)
    assert area.met is False  # three at most
