from datetime import date

import numpy as np
import pytest

from engine.logic.cells import State, between, known, unknown
from engine.rulebook.model.conditions import Moment, Near
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rounding import whole
from engine.rulebook.model.types import BAND, DATE, NUMBER, YES_NO, FactType
from engine.scoring.columnar.columns import (
    column_from_cells,
    days,
    ends_at,
    numbers,
    ratios,
    take,
    unknown_where,
    words,
    yes_no,
)
from engine.scoring.columnar.rows import Rows
from engine.scoring.columnar.scores import scores
from engine.scoring.oracle import scored
from tests.engine.scoring.builders import (
    Fraction,
    compare,
    criterion,
    dollar,
    facts,
    frame,
    from_,
    is_,
    lines,
    missing,
    parameter,
    rulebook,
)
from tests.engine.scoring.fact_columns import rows_from_cells

KNOWN, UNKNOWN, NONE_TO_DIVIDE = State.KNOWN, State.UNKNOWN, State.NOT_APPLICABLE


def states(*given):
    return np.array(given, np.uint8)


def score(book, around=None, unit=None, **columns):
    found = {name.replace("__", "."): column for name, column in columns.items()}
    rows = len(next(iter(found.values())))
    return scores(book, Rows(rows, found, unit or {}, around or frame()))


def points(of, **columns):
    found = score(rulebook(criterion("A1", of)), **columns)
    return list(zip(*(end.tolist() for end in found.points["A1"]), strict=True))


SHARE = AlongNumber(of="x", full_at=Fraction(60), ends=(Fraction(0), Fraction(9)))


def test_columns_may_come_straight_from_arrays():
    share = ratios([50, 0, 0, 200], [2, 0, 0, 3], states(KNOWN, NONE_TO_DIVIDE, UNKNOWN, KNOWN))
    assert points(SHARE, x=share) == [(375, 375), (900, 900), (0, 900), (900, 900)]


def test_a_known_ratio_over_nought_is_refused():
    with pytest.raises(ValueError, match="denominator"):
        ratios([1], [0])


def test_a_column_holds_whole_numbers_only():
    with pytest.raises(TypeError):
        numbers(np.array([0.5]))


def test_a_code_must_stand_for_a_word():
    with pytest.raises(ValueError, match="choices"):
        words([0, 2], ("a", "b"))


def test_what_stands_in_rows_that_are_not_known_does_not_matter():
    odd = numbers([7, -(2**62)], states(KNOWN, UNKNOWN))
    assert (odd.low.largest, odd.high.largest) == (7, 7)


@pytest.mark.parametrize("n", [2**31 - 1, 2**31, 2**62, 2**63 - 1])
def test_products_that_would_wrap_are_calculated_exactly(n):
    column = ratios([n, n - 1], [n - 2, n])
    level = lines((1, compare("x", "more_than", Fraction(n, n - 1))), 0)
    assert points(level, x=column) == [(100, 100), (0, 0)]
    near = AlongNumber(of="x", full_at=Fraction(n - 1, n), ends=(Fraction(0), Fraction(10**6)))
    assert points(near, x=column) == [(10**8, 10**8), (10**8, 10**8)]


def test_numbers_beyond_64_bits_are_kept():
    column = column_from_cells(FactType(NUMBER), [known(10**30), known(Fraction(1, 10**30))])
    assert points(lines((1, from_("x", 10**30)), 0), x=column) == [(100, 100), (0, 0)]


def test_counts_beyond_what_changes_the_points_do_not_wrap():
    loss = AlongNumber(of="x", each=-Fraction(5, 2), ends=(Fraction(0), Fraction(5)))
    assert points(loss, x=numbers(np.array([0, 1, 2**62, -(2**62)]))) == [
        (500, 500),
        (250, 250),
        (0, 0),
        (500, 500),
    ]


def test_dates_yes_no_and_words_compare_by_what_they_stand_for():
    day = date(2020, 3, 31)
    assert points(lines((1, from_("x", day)), 0), x=days([day.toordinal(), day.toordinal() - 1])) == [
        (100,) * 2,
        (0, 0),
    ]
    assert points(lines((1, is_("x")), 0), x=yes_no([True, False])) == [(100, 100), (0, 0)]
    assert points(lines((1, is_("x", "b")), 0), x=words([1, 0], ("a", "b"))) == [(100, 100), (0, 0)]
    assert points(lines((1, is_("x", "z")), 0), x=words([1, 0], ("a", "b"))) == [(0, 0), (0, 0)]


def test_a_parameter_varies_row_by_row_with_the_unit():
    book = rulebook(criterion("A1", lines((1, from_("x", dollar("p"))), 0)))
    around = frame(p=parameter("p", (80, is_("border")), 60))
    border = yes_no([1, 0, 0], states(KNOWN, KNOWN, UNKNOWN))
    found = score(book, around, {"border": border}, x=numbers([70, 70, 70]))
    assert [end.tolist() for end in found.points["A1"]] == [[0, 100, 0], [0, 100, 100]]


def test_two_parameters_of_one_test_vary_each_by_its_own_field():
    near = Near("x", True, Moment("days_before_end", dollar("p")), dollar("q"))
    around = {"p": parameter("p", (20, is_("border")), 10), "q": parameter("q", (8, is_("town")), 3)}
    kinds = (known(True), known(False), missing())
    units = [{"border": border, "town": town} for border in kinds for town in kinds]
    book = rulebook(criterion("A1", lines((1, near), 0)))
    for day in range(20, 32):
        x = known(date(2020, 11, day) if day < 31 else date(2020, 12, 8))
        rows = rows_from_cells({"x": FactType(DATE)}, [{"x": x}] * len(units), frame(**around), units)
        low, high = scores(book, rows).score
        for row, unit in enumerate(units):
            expected = scored(book, facts(x=x), frame(unit, **around))
            assert (low[row], high[row]) == (100 * expected.low, 100 * expected.high)


def test_bands_of_one_rulebook_are_facts_for_another():
    risk = rulebook(criterion("M1", lines((95, is_("sex")), 40)), total=None)
    book = rulebook(criterion("A1", lines((5, compare("risk.band", "one_of", "tot", "kha")), 0)))
    sex = [known(True), known(False), missing()]
    first = scores(risk, rows_from_cells({"sex": FactType(YES_NO)}, [{"sex": c} for c in sex], frame()))
    found = score(book, risk__band=first.band_facts())
    for row, cell in enumerate(sex):
        below = scored(risk, facts(sex=cell), frame())
        band = known(below.band) if below.band else unknown(options=below.bands)
        above = scored(book, facts(risk__band=band), frame())
        assert [end[row] for end in found.points["A1"]] == [above.low * 100, above.high * 100]


def test_where_nothing_is_unknown_both_ends_are_one_array():
    book = rulebook(criterion("A1", lines((1, is_("x")), 0)), criterion("A2", SHARE))
    found = score(book, x=numbers([0, 60]))
    assert [low is high for low, high in (*found.points.values(), found.score)] == [True, True, True]


def test_ends_are_kept_apart_only_for_criteria_over_something_unknown():
    book = rulebook(criterion("A1", lines((1, is_("x")), 0)), criterion("A2", lines((1, is_("y")), 0)))
    found = score(book, x=numbers([1, 1]), y=numbers([1, 1], states(KNOWN, UNKNOWN)))
    assert [low is high for low, high in found.points.values()] == [True, False]


@pytest.mark.parametrize("numbers_", [[2**23 - 1, 2**24 + 1], [2**53 - 1, 2**53 + 1], [2**62, 2**63 - 1]])
def test_shares_of_great_numbers_are_exact(numbers_):
    below = [number - 1 for number in numbers_]
    found = score(
        rulebook(criterion("A2", AlongNumber(of="x", full_at=Fraction(2), ends=(Fraction(0), Fraction(1))))),
        x=ratios(numbers_, below),
    )
    exact = [Fraction(a, b) / 2 for a, b in zip(numbers_, below, strict=True)]
    assert found.points["A2"][0].tolist() == [whole(100 * share) for share in exact]


def test_points_beyond_64_bits_are_refused_aloud():
    with pytest.raises(OverflowError):
        score(rulebook(criterion("A1", lines(2**70))), x=numbers([1]))


def test_no_subjects_give_no_scores():
    book = rulebook(criterion("A1", SHARE))
    found = scores(book, rows_from_cells({"x": FactType(NUMBER)}, [], frame()))
    assert [len(points) for points in found.points["A1"]] == [0, 0]
    assert found.undecided.tolist() == []


def test_texts_outside_the_list_are_words_too():
    column = column_from_cells(FactType(BAND, ("a",)), [known("z"), known("a"), unknown(options=("y",))])
    assert column.choices == ("a", "y", "z")


def ends_of(column):
    """Return each row's least and most, None where it has none."""
    return [list(ends_at(column, row)) for row in range(len(column))]


def test_ends_of_an_unknown_figure_go_where_its_row_goes():
    cells = [known(3), between(Fraction(1), None), unknown(), between(Fraction(2), Fraction(7, 2))]
    column = column_from_cells(FactType(NUMBER), cells)
    assert ends_of(column) == [[3, 3], [1, None], [None, None], [2, Fraction(7, 2)]]
    assert ends_of(take(column, np.array([3, -1, 1]))) == [[2, Fraction(7, 2)], [None, None], [1, None]]
    assert ends_of(unknown_where(np.array([False, True, False, False]), column))[1] == [None, None]


def test_ends_that_meet_are_a_known_figure():
    assert between(Fraction(4), Fraction(4)) == known(4)
    assert known(4).ends == (4, 4)
    assert between(None, Fraction(4)).unknown
