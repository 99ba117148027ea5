"""The strongest ways between two parties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.links.network import Link
from engine.links.strongest import HOPS, SHOWN, ways_between

NODES = st.sampled_from("abcdef")
LINKS = st.lists(
    st.builds(Link, NODES, NODES, st.just("phone"), st.just(""), st.floats(0.01, 1)).filter(
        lambda x: x.a < x.b
    ),
    max_size=10,
    unique_by=lambda x: (x.a, x.b),
)


def test_the_stronger_way_comes_first_though_longer() -> None:
    links = [
        Link("a", "c", "address", "", 0.1),
        Link("a", "b", "owner", "", 0.9),
        Link("b", "c", "owner", "", 0.9),
    ]
    first, second = ways_between(links, "a", "c")
    assert first.steps == ("a", "b", "c")
    assert first.strength == pytest.approx(0.81)
    assert second.steps == ("a", "c")


def test_where_nothing_leads_there_is_no_way() -> None:
    assert ways_between([Link("a", "b", "owner", "", 0.9)], "a", "c") == ()


@given(links=LINKS)
def test_ways_are_what_trying_all_of_them_gives(links: list[Link]) -> None:
    weights = {frozenset((x.a, x.b)): x.weight for x in links}

    def all_from(at: str, seen: tuple[str, ...], strength: float) -> list[float]:
        if at == "f":
            return [strength]
        return [
            s
            for pair, w in weights.items()
            if at in pair
            for other in pair - {at}
            if other not in seen and len(seen) <= HOPS
            for s in all_from(other, (*seen, other), strength * w)
        ]

    wanted = sorted(all_from("a", ("a",), 1.0), reverse=True)[:SHOWN]
    assert [w.strength for w in ways_between(links, "a", "f")] == pytest.approx(wanted)
