"""The oracle and the columns against `Decimal`: random rulebooks as plain objects, every way the unknown may turn out."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.cells import Cell, known, unknown
from engine.scoring.results import Scored
from tests.conformance.decimal_reference import band_of, score_of
from tests.conformance.suite import CITE, Suite, criterion, suite_of

FACTS = {"n1": "number", "n2": "number", "y1": "boolean", "y2": "boolean"}
NUMBERS = tuple(map(Decimal, ("0", "0.5", "1", "1.5", "2", "2.005", "3", "7", "100")))
GIVES = tuple(map(Decimal, ("0", "0.05", "1", "2.5", "3.33", "10")))
POSITIVE = tuple(n for n in NUMBERS if n > 0)
BANDS = ("low", "middle", "high")
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))

numbers, gives, positive = st.sampled_from(NUMBERS), st.sampled_from(GIVES), st.sampled_from(POSITIVE)
ordered = st.sampled_from(("at_least", "at_most", "more_than", "less_than"))
number_tests = st.one_of(
    numbers,
    st.dictionaries(ordered, numbers, min_size=1, max_size=2),
    st.lists(numbers, min_size=2, max_size=2, unique=True).map(lambda ends: {"between": sorted(ends)}),
    st.lists(numbers, min_size=1, max_size=3, unique=True).map(lambda some: {"one_of": some}),
    st.lists(numbers, min_size=1, max_size=3, unique=True).map(lambda some: {"none_of": some}),
)
leaves = st.fixed_dictionaries(
    {}, optional={"n1": number_tests, "n2": number_tests, "y1": st.booleans(), "y2": st.booleans()}
).filter(bool)


def joined(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(parts, min_size=1, max_size=3)
    counted = several.flatmap(lambda of: st.integers(1, len(of)).map(lambda n: {"at_least": n, "of": of}))
    return st.one_of(
        st.tuples(st.sampled_from(("all", "any", "none")), several).map(lambda t: dict([t])), counted
    )


tests = st.one_of(leaves, joined(leaves), joined(joined(leaves)))
line = st.fixed_dictionaries({"give": gives, "when": tests})
lines = st.tuples(
    st.lists(line, min_size=1, max_size=3), st.lists(st.fixed_dictionaries({"give": gives}), max_size=1)
)
facts = st.sampled_from(("n1", "n2"))
some = st.sampled_from(GIVES[1:])
counted = st.one_of(
    st.fixed_dictionaries({"give": some, "in_proportion_to": facts, "full_at": positive}),
    st.fixed_dictionaries(
        {
            "from": st.just(Decimal(10)),
            "minus": some,
            "for_each": facts,
            "at_least": st.sampled_from(GIVES[:4]),
        }
    ),
    st.fixed_dictionaries({"plus": some, "for_each": facts, "at_most": some}),
)
points = st.one_of(lines.map(lambda parts: [*parts[0], *parts[1]]), counted)


@st.composite
def books(draw: st.DrawFn, most: int = 3) -> dict[str, Any]:
    """Draw the parts of a rulebook, as plain objects."""
    criteria = []
    for place in range(draw(st.integers(1, most))):
        one = criterion(f"C{place}", draw(points))
        criteria.append({**one, "applies_when": draw(tests)} if draw(st.integers(0, 3)) == 0 else one)
    starts = (Decimal(0), draw(st.sampled_from(GIVES[1:3])), draw(st.sampled_from(GIVES[3:])))
    bands = [
        {"id": id_, "title": {"vi": id_}, "from": start} for id_, start in zip(BANDS, starts, strict=True)
    ]
    gates = [draw(gate(f"G{place}")) for place in range(draw(st.integers(0, 2)))]
    return {"criteria": criteria, "bands": bands[::-1], "gates": gates, "points_decimals": draw(st.integers(2, 4))}  # fmt: skip


@st.composite
def gate(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    made = {"id": id_, "title": {"vi": id_}, "cites": [CITE], "when": draw(tests)}
    if draw(st.booleans()):
        return {**made, "band": draw(st.sampled_from(BANDS))}
    return {
        **made,
        "bands_allowed": draw(st.lists(st.sampled_from(BANDS), min_size=1, max_size=2, unique=True)),
    }


values = st.fixed_dictionaries(
    {"n1": numbers, "n2": numbers, "y1": st.booleans(), "y2": st.booleans()},
)


def cells(row: dict[str, Any]) -> dict[str, Cell]:
    return {name: unknown() if value is None else known(_exact(value)) for name, value in row.items()}


def _exact(value: Any) -> Any:
    return value if isinstance(value, bool) else Fraction(value)


def asked(suite: Suite, rows: list[dict[str, Any]]) -> list[Scored]:
    return suite.answers([cells(row) for row in rows])


@SLOW
@given(book=books(), rows=st.lists(values, min_size=1, max_size=6))
def test_known_facts_score_as_decimals_do(book: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    for row, found in zip(rows, asked(suite_of(FACTS, **book), rows), strict=True):
        assert found.low == found.high == _exact(score_of(book, row))
        assert found.bands == (band_of(book, row),)


@SLOW
@given(book=books(), row=values, hidden=st.sets(st.sampled_from(sorted(FACTS)), min_size=1, max_size=2))
def test_every_way_the_unknown_turns_out_is_left_open(
    book: dict[str, Any], row: dict[str, Any], hidden: set[str]
) -> None:
    (found,) = asked(suite_of(FACTS, **book), [{**row, **dict.fromkeys(hidden)}])
    for completion in _completions(row, hidden):
        assert found.low <= _exact(score_of(book, completion)) <= found.high
        assert band_of(book, completion) in found.bands


@SLOW
@given(points=counted)
def test_points_by_one_unknown_number_have_ends_that_can_be_reached(points: dict[str, Any]) -> None:
    book = {
        "criteria": [criterion("C0", points)],
        "bands": [{"id": "low", "title": {"vi": "low"}, "from": 0}],
    }
    (found,) = asked(suite_of(FACTS, **book), [dict.fromkeys(FACTS)])
    ways = [{"n1": n, "n2": n} for n in (*NUMBERS, Decimal(10**9))]
    reached = {_exact(score_of({**book, "points_decimals": 4}, way)) for way in ways}
    reached.add(Fraction(0))  # it may also turn out that there is nothing to divide by: then nothing is given
    assert {found.low, found.high} == {min(reached), max(reached)}


def _completions(row: dict[str, Any], hidden: set[str]) -> list[dict[str, Any]]:
    names = sorted(hidden)
    ways = [NUMBERS if name.startswith("n") else (False, True) for name in names]
    return [{**row, **dict(zip(names, way, strict=True))} for way in itertools.product(*ways)]
