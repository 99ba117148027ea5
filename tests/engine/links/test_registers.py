"""Registers read as columns say what they say telling by telling: whoever tells, however often, in whatever
order."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.links.reading import said_in
from engine.links.statements import PARTY, VENUE
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Record, Source, Standing, Value
from tests.engine.links.plain_registers import PlainRegisters
from tests.long_run import examples

UNITS, YEARS = ("30985", "30988"), ("2019", "2020", "2021")
DAYS = st.none() | st.sampled_from((date(2018, 5, 1), date(2019, 12, 31), date(2021, 2, 1)))
IDS = {
    VENUE: tuple(f"{unit}-CS-{n}" for unit in UNITS for n in "12"),
    PARTY: tuple(f"{unit}-CN-{n}" for unit in UNITS for n in "12"),
}
KEYS = {
    VENUE: ("phone_key", "address_key"),
    PARTY: ("phone_key", "account_key", "plate_key", "address_key", "identity_key"),
}


@st.composite
def record(draw: st.DrawFn, kind: str, unit: str, year: str) -> Record:
    values: dict[str, Value] = {field: draw(st.sampled_from((None, "", "u", "v"))) for field in KEYS[kind]}
    parties = st.none() | st.sampled_from(IDS[PARTY])
    if kind == VENUE:
        values |= {
            "owner_id": draw(parties),
            "manager_id": draw(parties),
            "unit_code": unit,
            "type": "karaoke",
        }
        values |= {"opened_on": draw(DAYS), "closed_on": draw(DAYS), "closed_reason": "thu hồi giấy phép"}
    else:
        values |= {"relative_of": draw(parties), "kind": "cá nhân"}
    source = Source(draw(st.sampled_from(("a.xlsx", "b.xlsx"))), "B02", draw(st.integers(1, 3)))
    return Record(
        kind,
        (draw(st.sampled_from(IDS[kind])),),
        unit,
        year,
        draw(st.sampled_from(("UBND xã", "Công an xã"))),
        values,
        source,
    )


@st.composite
def registers(draw: st.DrawFn) -> Standing:
    places = draw(
        st.lists(
            st.tuples(st.sampled_from((VENUE, PARTY)), st.sampled_from(UNITS), st.sampled_from(YEARS)),
            unique=True,
        )
    )
    return Standing(registers={p: tuple(draw(st.lists(record(*p), max_size=4))) for p in places})


@settings(max_examples=examples(300))
@given(standing=registers())
def test_columns_say_what_is_read_telling_by_telling(
    standing: Standing, shipped_rules: Rules, year: Period
) -> None:
    """Ids told twice and by others, days without order, owners before, parties named and never registered,
    returns of a later year."""
    plain = PlainRegisters(standing, shipped_rules.calendar, year.end)
    statements = sorted(plain.registers(), key=lambda s: (s.subject, s.kind, s.value, s.row))
    said = said_in(standing, shipped_rules, year)
    assert list(said.statements) == statements
    assert [s.row.places for s in said.statements] == [s.row.places for s in statements]
    assert list(said.subjects.items()) == list(plain.subjects.items())


def test_of_the_example_columns_say_what_is_read_telling_by_telling(
    example_standing: Standing, shipped_rules: Rules, year: Period
) -> None:
    plain = PlainRegisters(example_standing, shipped_rules.calendar, year.end)
    told = {
        (s.subject, s.kind, s.value, s.row): s
        for s in said_in(example_standing, shipped_rules, year).statements
    }
    statements = list(plain.registers())
    assert len(statements) > 100
    assert [told.get((s.subject, s.kind, s.value, s.row)) for s in statements] == statements
