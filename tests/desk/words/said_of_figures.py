"""What is said of numbers, orders, rounding, totals and targets, each way it can be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from desk.base.language import speaking
from desk.words import among_words, band_words, numbers, rounding_words, total_words
from desk.words.condition_words import Speaker
from desk.words.place_words import sender_of, unit_kinds
from desk.words.target_words import TargetWords
from desk.words.told_to_a_commune import told_to
from engine.evaluation.ranking import Places
from engine.evaluation.result import UnitOrder
from engine.evaluation.targets import RECOGNISED, BandOutcome, CountOutcome
from engine.evaluation.totals import TotalFigure, UnitsTotal
from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, Owed, between, known, unknown
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.model.among_units import ALONE, Quota, TieBreak
from engine.rulebook.model.rounding import Rounding
from engine.rulebook.model.rulebook import Rules
from engine.scoring.results import ScoredCriterion
from facts.units import Unit, Units
from tests.desk.told import LANGUAGES, each, in_both, shown

SHARES = (
    Fraction(0),
    Fraction(1, 3),
    Fraction(5, 1000),
    Fraction(-5, 1000),
    Fraction(-4, 1000),
    Fraction(1, 200),
    Fraction(2, 3),
    Fraction(1250),
    Fraction(-12505, 10),
    Fraction(1234567891, 100),
    Fraction(99999, 1000),
)
DAY = date(2020, 1, 9)
BOOK = "healthy_commune"


def said_of_numbers(rules: Rules) -> Iterator[str]:
    yield from in_both(numbers.number_words, *SHARES)
    yield from each(
        numbers.number_words,
        *((n, d) for n in (Fraction(5, 2), Fraction(7, 2), Fraction(1, 3)) for d in (0, 1, 3)),
    )
    yield from in_both(numbers.day_words, DAY, date(2020, 11, 30))
    yield from in_both(numbers.plain_words, True, False, DAY, Fraction(5, 2), 3, "x")
    cells = (
        known(3),
        known(Fraction(-3)),
        known(True),
        known(False),
        known(DAY),
        known("khá"),
        known(0),
        unknown(),
        NOT_APPLICABLE,
        NO_DATE,
        NEVER,
        between(Fraction(1), Fraction(4)),
        between(Fraction(1), None),
        between(None, Fraction(4)),
        between(DAY, None),
        between(None, DAY),
        between(Fraction(-2), None),
        between(Fraction(0), Fraction(1)),
    )
    for cell in cells:
        yield f"{shown(cell.state.name)} {shown(cell.ends)} json {shown(numbers.cell_json(cell))}"
        yield (
            "".join(
                f"; {numbers.cell_words(cell, unit)}"
                for _lang in LANGUAGES
                for unit in (None, "ngày", "%", "vụ")
            )
            + "\n"
        )
    yield from in_both(numbers.range_words, (Fraction(1), Fraction(1)), (Fraction(1), Fraction(3, 2)))
    yield from each(numbers.place_words, None, Places(2, 2), Places(2, 4))
    yield from each(numbers.value_json, Fraction(2), Fraction(1, 2), DAY, "x", True, None)


def said_of_units(rules: Rules) -> Iterator[str]:
    equal = ("open", "all", "none")
    quotas = [Quota(band="tot", share=Fraction(30), if_equal=how) for how in equal]
    for quota in [*quotas, Quota(band="tot", at_most=2)]:
        yield from in_both(among_words.quota_words, (quota, "Tốt"))
        yield from in_both(among_words.limit_words, (quota, 9))
    ties = (TieBreak(up="A.points"), TieBreak(down="hotspots_active"))
    for _lang in LANGUAGES:
        speaker = Speaker(rules, "commune_period")
        for among in (
            ALONE,
            replace(ALONE, within="cluster", tie_breaks=ties),
            replace(ALONE, within="type"),
            replace(ALONE, within="province"),
        ):
            yield "\n".join(among_words.order_sentences(among, speaker)) + "\n"
    orders = [
        UnitOrder((2, 2), "", 9),
        UnitOrder((2, 4), "cụm 1", 5, ("a", "b"), ("c",)),
        UnitOrder((1, 1), "", 9, (), ("c",)),
    ]
    yield from in_both(among_words.order_words, *orders)
    yield from in_both(among_words.place_sentence, *((order, str.upper) for order in orders))
    units = Units(
        (
            Unit("1", "Xã A", "xã"),
            Unit("2", "Đặc khu B", "đặc khu"),
            Unit("3", "Phường C", "phường", date(2021, 1, 1)),
            Unit("4", "Thị trấn D", "thị trấn", None, date(2020, 6, 30)),
        )
    )
    yield from each(
        unit_kinds,
        *(
            (u, day)
            for u in (units, Units())
            for day in (date(2020, 6, 30), date(2020, 7, 1), date(2021, 1, 1))
        ),
    )
    yield from each(
        sender_of,
        *(
            (Owed("B02", office, unit, period), rules)
            for office in ("UBND xã", "Công an")
            for unit in ("30985", "99999")
            for period in ("2020", "x")
        ),
    )
    named = (
        Unit("11111", "Xã Tây Yên", "xã"),
        Unit("22222", "Xã Tây Yên A", "xã"),
        Unit("33333", "Thị trấn Thứ Ba", "thị trấn"),
    )
    text = (
        "Tây Yên nộp muộn; tay yen a thiếu B02 ;Thứ Ba đủ; xã 22222 sửa; mọi xã kiểm tra lại;thứ ba và"
        " Tây Yên"
    )
    yield from each(told_to, *((code, text, named) for code in ("11111", "22222", "33333", "44444")))


def said_of_rounding(rules: Rules) -> Iterator[str]:
    for rounding in (
        Rounding(),
        Rounding(by="half_even", group=0, total=1),
        Rounding(by="down", group=1),
        Rounding(by="down", group=None, total=0),
    ):
        yield from in_both(rounding_words.rounding_words, rounding)
        yield "|".join(rounding_words.printed_sums(rounding)) + "\n"
    yield from in_both(
        rounding_words.exact_words, Fraction(1, 3), Fraction(5, 4), Fraction(1, 10**6), Fraction(1, 10**7)
    )
    yield from in_both(
        rounding_words.rounded_from, ((Fraction(1), Fraction(1)),), ((Fraction(1, 3), Fraction(2, 3)),)
    )
    counted = replace(rules.rulebooks[BOOK], pass_or_fail=True)
    for book in (rules.rulebooks[BOOK], counted, replace(counted, total=None)):
        yield from in_both(
            band_words.score_words, (book, Fraction(80), Fraction(80)), (book, Fraction(80), Fraction(85))
        )
    yield from in_both(
        band_words.met_words,
        (Fraction(0), Fraction(0)),
        (Fraction(1), Fraction(1)),
        (Fraction(0), Fraction(1)),
    )
    scored = [
        ScoredCriterion("A1", Fraction(low), Fraction(high), absent=absent)
        for low, high in ((4, 4), (0, 10))
        for absent in (True, False, None)
    ]
    yield from in_both(band_words.left_words, *scored)
    yield from (
        f"{shown(one)} {lang} {band_words.criterion_points(one, most)}\n"
        for one in scored
        for lang in LANGUAGES
        for most in (None, Fraction(10))
    )


def said_of_totals(rules: Rules) -> Iterator[str]:
    made = rules.indicator_sets["commune_period"].indicators
    kinds = [
        next(i for i in made.values() if i.over_units == how and (i.unit == unit or unit is None))
        for how, unit in (("sum", "vụ"), ("share", "%"), ("count_yes", None))
    ]
    ends = (None, Fraction(0), Fraction(3), Fraction(7), Fraction(9))
    in_english = speaking("en")(total_words.total_number_words)
    for kind in kinds:
        for total in (
            None,
            UnitsTotal(None, None, 9, 9, 9, applicable=False),
            *(
                UnitsTotal(a, b, returned, certain, 9)
                for returned, certain in ((0, 0), (8, 5), (9, 9))
                for a in ends
                for b in ends
                if None in (a, b) or a <= b
            ),
        ):
            yield (
                f"{kind.name} {total and shown((total.least, total.most, total.returned, total.certain))}:"
                f" {' ; '.join(total_words.total_words(total, kind) for _lang in LANGUAGES)} ;"
                f" {in_english(total)}\n"
            )
    whole = [UnitsTotal(Fraction(n), Fraction(n), 9, 9, 9) for n in (3, 3, 5)]
    yield from in_both(
        total_words.change_words,
        *(
            TotalFigure(kinds[0], a, b)
            for a in (*whole, None)
            for b in (*whole, None, UnitsTotal(Fraction(1), None, 5, 4, 9))
        ),
    )
    yield from each(total_words.total_json, None, whole[0], UnitsTotal(None, Fraction(5, 2), 5, 4, 9))


def said_of_targets(rules: Rules) -> Iterator[str]:
    paper = Assignment(year=2020, assigned_by="UBND tỉnh", document="9/KH", signed_on=DAY, recognised=7)
    made = rules.indicator_sets["commune_period"].indicators
    figures = [
        next(i.name for i in made.values() if i.over_units == how and i.unit == unit)
        for how, unit in (("sum", "vụ"), ("share", "%"))
    ]
    figures.append(next(i.name for i in made.values() if i.over_units == "count_yes"))
    targets = [
        FigureTarget(of=f, at_least=a, at_most=b)
        for f in (*figures, RECOGNISED)
        for a, b in ((Fraction(7), None), (None, Fraction(7)), (None, Fraction(0)), (Fraction(0), None))
    ]
    totals = [
        None,
        UnitsTotal(Fraction(3), Fraction(3), 9, 9, 9),
        UnitsTotal(Fraction(3), Fraction(5), 5, 4, 9),
        UnitsTotal(None, None, 5, 4, 9),
    ]
    bands = [band.id for band in rules.rulebooks[BOOK].bands]
    outcomes = [
        CountOutcome(paper, target, total, met)
        for target in targets
        for total, met in zip(totals, (None, True, False, None), strict=True)
    ]
    outcomes += [
        BandOutcome(paper, unit, bands[0], possible, met)
        for unit in ("30985", "99999")
        for possible, met in (((bands[0],), True), (tuple(bands[:2]), None))
    ]
    for code in ("2020", "2020-6T"):
        period = rules.calendar.period(code)
        assert period is not None
        yield from (
            f"{code} {lang} {' | '.join(TargetWords(rules, period, 'giữ lại').row(one))}\n"
            for one in outcomes
            for lang in LANGUAGES
        )
    nobody = replace(rules, rulebooks={})
    yield " | ".join(TargetWords(nobody, period).row(outcomes[-1])) + "\n"
