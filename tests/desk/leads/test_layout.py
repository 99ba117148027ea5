"""The layout of a drawing: how hard it is to read, by hand and quickly."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.leads.layout import DrawnEdge, Place, _tangle, places_of
from tests.long_run import examples

PARTIES, VENUES, CASES = [f"p{n}" for n in range(5)], [f"v{n}" for n in range(5)], [f"c{n}" for n in range(3)]
COLUMN = st.tuples(
    *(
        st.permutations(ids).flatmap(lambda x: st.integers(1, len(x)).map(lambda n: x[:n]))
        for ids in (PARTIES, VENUES, CASES)
    )
)
PAIRS = st.sets(st.sampled_from(list(combinations(sorted(PARTIES + VENUES + CASES), 2))), max_size=20)


def side(a: Place, b: Place, p: Place) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def cross(one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    if set(one) & set(other):
        return False
    return all(side(*x, y[0]) * side(*x, y[1]) < 0 for x, y in ((one, other), (other, one)))


def through(ends: tuple[Place, Place], p: Place) -> bool:
    (x1, y1), (x2, y2) = sorted(ends)
    return x1 < p[0] < x2 and -24 < y1 + (y2 - y1) * (p[0] - x1) / (x2 - x1) - p[1] < 48


@settings(max_examples=examples(40))
@given(order=COLUMN, pairs=PAIRS)
def test_how_tangled_a_drawing_is_equals_counting_line_by_line(
    order: tuple[list[str], ...], pairs: set[tuple[str, str]]
) -> None:
    places = places_of(order)
    drawn = [(places[a], places[b]) for a, b in sorted(pairs) if a in places and b in places]
    crossed = sum(cross(one, other) for one, other in combinations(drawn, 2))
    close = sum(through(ends, p) for ends in drawn for p in places.values())
    length = sum(abs(a[1] - b[1]) for a, b in drawn)
    edges = {pair: DrawnEdge(("phone",), True) for pair in sorted(pairs)}
    assert abs(_tangle(order, edges) - (crossed + 3 * close + length / 10_000)) < 1e-9
