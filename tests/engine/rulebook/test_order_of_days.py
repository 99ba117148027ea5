"""What is said anew from a day on stands in the order of days; the same day twice is out of order too."""

from __future__ import annotations

import pytest

from tests.conformance.suite import CITE, Refused, Suite, criterion, suite_of


def retitled(*days: str) -> Suite:
    titles = [{"from": day, "title": {"vi": f"Tên {n}"}, "cites": [CITE]} for n, day in enumerate(days)]
    points = [criterion("A1", [{"points": 1, "when": {"x": 1}}, {"points": 0}])]
    return suite_of({"x": "number"}, criteria=points, retitled=titles)


def test_titles_in_the_order_of_days_are_taken() -> None:
    book = retitled("2018-01-01", "2020-01-01").rules.rulebooks["suite"]
    assert [one.title["vi"] for one in book.retitled] == ["Tên 0", "Tên 1"]


@pytest.mark.parametrize("second", ["2018-01-01", "2017-12-31"])
def test_a_title_that_is_no_later_than_the_one_before_is_refused(second: str) -> None:
    with pytest.raises(Refused, match="R304"):
        retitled("2018-01-01", second)
