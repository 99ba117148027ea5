"""A mapping with a few keys changed is read as a dict with the same keys changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.links.market import Altered, lessened

KEYS = st.sampled_from("abcd")
COUNTS = st.dictionaries(KEYS, st.integers(1, 3))


@given(COUNTS, st.sets(KEYS), COUNTS)
def test_keys_gone_and_put_instead_are_those_of_a_dict(
    beneath: dict[str, int], gone: set[str], instead: dict[str, int]
) -> None:
    plain = {key: n for key, n in beneath.items() if key not in gone} | instead
    altered = Altered(beneath, gone, instead)
    assert (dict(altered), len(altered)) == (plain, len(plain))
    assert [altered.get(key) for key in "abcde"] == [plain.get(key) for key in "abcde"]


@given(COUNTS, st.dictionaries(KEYS, st.integers(-2, 3)))
def test_counts_lessened_to_nothing_are_gone(counts: dict[str, int], by: dict[str, int]) -> None:
    left = {key: counts.get(key, 0) - by.get(key, 0) for key in {*counts, *by}}
    assert dict(lessened(counts, by)) == {key: n for key, n in left.items() if n}
