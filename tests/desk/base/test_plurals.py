"""English nouns end as the number before them asks, in words of verbs and in sentences of the desk's
pages."""

from __future__ import annotations

import pytest

from desk.base.plurals import filled, many


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), ("1", "1 row"), ("1 – 2", "1 – 2 rows")]
)
def test_one_is_one(n: int | str, said: str) -> None:
    assert many(n, "row") == said
    assert filled("{} row(s)", [n]).format(n) == said


def test_each_noun_follows_its_own_number() -> None:
    text = "On {}: {} venue(s) in {} commune(s), {} bit(s)."
    assert filled(text, ["5/3", 1, 2, "1"]) == "On {}: {} venue in {} communes, {} bit."
    assert filled("nothing to fill", []) == "nothing to fill"
