"""Random rulebooks as plain objects, drawn from small grids so that thresholds, ties and halves are met
often."""

from __future__ import annotations

from decimal import Decimal
from operator import neg
from typing import Any

from hypothesis import strategies as st

from tests.conformance.suite import CITE, criterion

FACTS = {"n1": "number", "n2": "number", "y1": "boolean", "y2": "boolean"}
NUMBERS = tuple(map(Decimal, ("0", "0.5", "1", "1.5", "2", "2.005", "3", "7", "100")))
GIVES = tuple(map(Decimal, ("0", "0.05", "1", "2.5", "3.33", "10")))
POSITIVE = tuple(n for n in NUMBERS if n > 0)
SHARES = tuple(map(Decimal, ("0", "1", "33.3", "50", "99.5", "100")))
BANDS = ("low", "middle", "high")

numbers, gives, positive = st.sampled_from(NUMBERS), st.sampled_from(GIVES), st.sampled_from(POSITIVE)
ordered = st.sampled_from(("at_least", "at_most", "more_than", "less_than"))
number_tests = st.one_of(
    numbers,
    st.dictionaries(ordered, numbers, min_size=1, max_size=2).filter(
        lambda ends: ends.get("at_least", 0) <= ends.get("at_most", 100)  # else refused
    ),
    st.lists(numbers, min_size=2, max_size=2, unique=True).map(
        lambda ends: {"at_least": min(ends), "at_most": max(ends)}
    ),
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
BELOW = Decimal("-2.5")
line = st.fixed_dictionaries({"points": gives, "when": tests})
low_line = st.fixed_dictionaries({"points": st.sampled_from((BELOW, Decimal("-0.05"))), "when": tests})
lines = st.tuples(
    st.lists(line, min_size=1, max_size=3), st.lists(st.fixed_dictionaries({"points": gives}), max_size=1)
)
facts = st.sampled_from(("n1", "n2"))
some = st.sampled_from(GIVES[1:])
ends = st.tuples(st.sampled_from(GIVES[:4]), st.sampled_from(GIVES[4:])).map(list)
counted = st.one_of(
    st.fixed_dictionaries({"of": facts, "full_at": positive, "ends": ends}),
    st.fixed_dictionaries({"of": facts, "each": st.one_of(some, some.map(neg)), "ends": ends}),
)
points = st.one_of(lines.map(lambda parts: [*parts[0], *parts[1]]), counted)


def pointed(ids: list[str]) -> st.SearchStrategy[Any]:
    """Tests about points: of one criterion, of any, of none, of all together; alone or beside figures."""
    shares = st.dictionaries(ordered, st.sampled_from(SHARES), min_size=1, max_size=1)
    sums = st.one_of(gives, st.dictionaries(ordered, gives, min_size=1, max_size=2))
    own = st.one_of(sums.map(lambda t: {"points": t}), shares.map(lambda t: {"share": t}))
    one = st.tuples(st.sampled_from(ids), own).map(lambda t: {f"{t[0]}.{k}": v for k, v in t[1].items()})
    some = own.map(lambda test: {"any": {"criteria": test}})
    each = st.one_of(some, some.map(lambda test: {"none": [test]}))
    leaf = st.one_of(one, each, sums.map(lambda t: {"score": t}))
    return st.one_of(leaf, joined(st.one_of(leaf, leaves)))


@st.composite
def books(draw: st.DrawFn, most: int = 3, plain: bool = False, leave: bool = False) -> dict[str, Any]:
    """Draw the parts of a rulebook, as plain objects.

    `plain` gates ask about figures alone; with `leave` criteria that may not apply leave the total now and
    then.
    """
    criteria: list[dict[str, Any]] = []
    for place in range(draw(st.integers(1, most))):
        one = criterion(f"C{place}", draw(points))
        if isinstance(one["points"], list) and not plain and draw(st.integers(0, 3)) == 0:
            one |= {"points": [draw(low_line), *one["points"]], "at_least": BELOW}
        criteria.append({**one, "applies_when": draw(tests)} if draw(st.integers(0, 3)) == 0 else one)
    total = leaving(criteria) if leave and draw(st.booleans()) else {}
    starts = (Decimal(0), draw(st.sampled_from(GIVES[1:3])), draw(st.sampled_from(GIVES[3:])))
    if total:
        starts = (Decimal(0), total["total"] / 4, total["total"] * 3 / 4)
    bands = [
        {"id": id_, "title": {"vi": id_}, "from": start} for id_, start in zip(BANDS, starts, strict=True)
    ]
    if len(criteria) > 1 and draw(st.integers(0, 2)) == 0:
        criteria = [
            {"id": "H", "title": {"vi": "H"}, "cites": [CITE], "criteria": criteria[:2]},
            *criteria[2:],
        ]
    asking = tests if plain else st.one_of(tests, pointed([c["id"] for c in criteria]))
    gates = [draw(gate(f"G{place}", asking)) for place in range(draw(st.integers(0, 2)))]
    decimals = draw(st.integers(2, 4))
    rounded = draw(roundings(criteria, decimals, [*total.values(), *starts], bool(total)))
    return {
        "criteria": criteria,
        "bands": bands[::-1],
        "gates": gates,
        "points_decimals": decimals,
        **total,
        **rounded,
    }


@st.composite
def roundings(
    draw: st.DrawFn, criteria: list[dict[str, Any]], decimals: int, ends: list[Decimal], leave: bool
) -> dict[str, Any]:
    """Draw how a rulebook rounds, now and then: sums only to decimals in which what there is to be had can be
    written."""
    if draw(st.integers(0, 2)) == 0:
        return {}
    by = draw(st.sampled_from(("half_up", "half_even", "down")))
    said: dict[str, Any] = {"by": by} if by != "half_up" else {}
    of_parts = [
        sum((most_of(part) for part in c["criteria"]), Decimal(0)) for c in criteria if "criteria" in c
    ]
    for key, numbers in (("total", ends), *((("group", of_parts),) if not leave else ())):
        fitting = [n for n in range(decimals + 1) if all(end == round(end, n) for end in numbers)]
        if fitting and draw(st.booleans()):
            said[key] = draw(st.sampled_from(fitting))
    return {"rounding": said} if said else {}


def leaving(criteria: list[dict[str, Any]]) -> dict[str, Decimal]:
    """Let every criterion that may not apply leave the total, where something stays; return the total there
    is then."""
    may = [c for c in criteria if "applies_when" in c and most_of(c) > 0]
    if not any(c not in may and most_of(c) > 0 for c in criteria):
        return {}
    for one in may:
        one["not_applicable"] = "leaves_total"
    return {"total": sum((most_of(c) for c in criteria), Decimal(0))}


def most_of(one: dict[str, Any]) -> Decimal:
    """Return the most a criterion gives."""
    if "criteria" in one:
        return sum(map(most_of, one["criteria"]), Decimal(0))
    given = one["points"]
    if isinstance(given, list):
        ends = [line["points"] for line in given]
        return max(ends if "when" not in given[-1] else [*ends, Decimal(0)])
    return Decimal(given["ends"][1])


@st.composite
def gate(draw: st.DrawFn, id_: str, asking: st.SearchStrategy[Any] = tests) -> dict[str, Any]:
    made = {"id": id_, "title": {"vi": id_}, "cites": [CITE], "when": draw(asking)}
    some = st.lists(st.sampled_from(BANDS), min_size=1, max_size=2, unique=True)
    return {**made, "band": draw(st.one_of(st.sampled_from(BANDS), some.map(lambda s: {"one_of": s})))}


values = st.fixed_dictionaries({"n1": numbers, "n2": numbers, "y1": st.booleans(), "y2": st.booleans()})
