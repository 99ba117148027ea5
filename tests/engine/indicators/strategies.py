"""Random archives: few units, venues and days, so that references break, windows end and offices differ
often."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from zlib import crc32

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.providers import HypothesisProvider

from facts.forms.catalogue import FORMS, KINDS
from facts.standing import (
    BY_IMPORT,
    BY_RECEIVER,
    COMMUNE,
    HAS_DATA,
    NIL,
    Delivery,
    Event,
    Record,
    SetAside,
    Source,
    Standing,
)
from tests.long_run import examples

UNITS = ("30991", "30994", "30997")
VENUES = tuple(f"{unit}-CS-{n}" for unit in UNITS for n in (1, 2))
PERIODS = ("2019", "2020", "2020-6T")
OFFICES = (COMMUNE, "Công an huyện")
END = date(2020, 12, 14)
DAYS = (
    *(END + timedelta(days=n) for n in (-400, -366, -365, -91, -90, -89, -1, 0, 1)),
    date(2019, 12, 14),
    date(2019, 12, 15),
    date(2018, 12, 14),
    date(2018, 12, 15),
    date(2020, 3, 31),
)
WORDS = ("Ấp Một", "ấp  một", "Ấp Hai", "X1", "x1")
IDS = {
    kind.name: tuple(f"{unit}-{kind.form}-{n}" for unit in UNITS[:2] for n in (1, 2))
    for kind in KINDS.values()
}
IDS |= {"venue": VENUES, "unit": UNITS}


def value(field):
    """Any value a field may have; now and then an id that nothing has."""
    if field.refers_to in IDS:
        found = st.sampled_from((*IDS[field.refers_to], "30991-XX-9"))
    elif field.type == "choice":
        found = st.sampled_from(field.values)
    elif field.type == "decimal":
        found = st.sampled_from((Decimal("0"), Decimal("1.25"), Decimal("2.5")))
    else:
        found = {
            "int": st.integers(0, 3),
            "year": st.sampled_from((2019, 2020)),
            "yes_no": st.booleans(),
            "date": st.sampled_from(DAYS),
        }.get(field.type, st.sampled_from(WORDS))
    return found if field.required else st.one_of(st.none(), found, found)


def values(kind, **fixed):
    fields = {name: value(field) for name, field in kind.record_fields.items()}
    return st.fixed_dictionaries(fields | {name: st.just(v) for name, v in fixed.items()})


def record(kind, key, unit, period, office, found, gone=False):
    named = {kind.key[0]: key[0]} if len(kind.key) == 1 else {}
    source = Source(f"{unit}-{office}", kind.form, crc32(repr((kind.name, key)).encode()) % 9973)
    doubt = crc32(repr((key, unit, office)).encode()) % 9 == 0  # told again by a row that can't be used
    return Record(kind.name, key, unit, period, office, {**found, **named}, source, gone, doubt)


@st.composite
def registers(draw):
    found = {}
    for kind in (k for k in KINDS.values() if k.register):
        for unit in UNITS:
            for period in ("2019", "2020"):
                rows = draw(st.lists(register_rows(kind, unit, period), max_size=3))
                found[kind.name, unit, period] = tuple({row.key: row for row in rows}.values())
    return {key: rows for key, rows in found.items() if rows}


@st.composite
def register_rows(draw, kind, unit, period):
    if kind.name == "unit":
        return record(kind, (unit,), unit, period, COMMUNE, draw(values(kind)))
    if len(kind.key) == 1:
        id_ = draw(st.sampled_from(IDS[kind.name]))
        lies_in = {"unit_code": draw(st.sampled_from(UNITS))} if kind.name == "venue" else {}
        return record(kind, (id_,), unit, period, COMMUNE, draw(values(kind, **lies_in)))
    found = draw(values(kind, unit_code=unit))
    if "criterion" in found:
        found["criterion"] = draw(st.sampled_from(("A1", "B2", "Z9")))
    return record(kind, tuple(str(found[name]) for name in kind.key), unit, period, COMMUNE, found)


@st.composite
def events(draw):
    found = {}
    for kind in (k for k in KINDS.values() if not k.register):
        keys = IDS[kind.name] if len(kind.key) == 1 else tuple(range(3))
        chosen = draw(st.lists(st.sampled_from(keys), unique=True, max_size=4))
        found[kind.name] = tuple(draw(event(kind, key)) for key in sorted(chosen))
    return found


@st.composite
def event(draw, kind, key):
    offices = draw(st.sampled_from((OFFICES[:1], OFFICES[1:], OFFICES)))
    told = []
    for office in offices:
        found = draw(values(kind))
        unit, gone = draw(st.sampled_from(UNITS)), draw(st.booleans())
        named = (key,) if len(kind.key) == 1 else (str(key), "several")
        period = draw(st.sampled_from(("2020", "2020", "2020-6T", "2019")))
        told.append(record(kind, named, unit, period, office, found, gone))
    return Event(kind.name, told[0].key, tuple(told))


@st.composite
def deliveries(draw):
    found = []
    missing = draw(
        st.sets(
            st.tuples(st.sampled_from(UNITS), st.sampled_from(PERIODS), st.sampled_from(tuple(FORMS))),
            max_size=12,
        )
    )
    for unit in UNITS:
        for period in PERIODS:
            for form in FORMS:
                state = None if (unit, period, form) in missing else draw(st.sampled_from((HAS_DATA, NIL)))
                office = COMMUNE if form != "B07" else draw(st.sampled_from(OFFICES))
                when = draw(st.sampled_from((date(2020, 12, 19), date(2020, 12, 21))))
                made = min(when, draw(st.sampled_from((date(2020, 12, 19), date(2020, 12, 21)))))
                by = draw(st.sampled_from((BY_IMPORT, BY_RECEIVER)))
                standing = form != "B09" or draw(st.booleans())
                found.append(Delivery(unit, period, office, form, state, made, when, unit, standing, by))
    return tuple(found)


@st.composite
def set_aside(draw):
    """A few rows that can't be used, now and then a whole sheet or the days on a cover."""
    rows = []
    for number in range(draw(st.sampled_from((0, 1, 3, 8)))):
        unit, period = draw(st.sampled_from(UNITS)), draw(st.sampled_from(PERIODS[:2]))
        form = draw(st.sampled_from((*FORMS, "B02", "B04", "B06", "B00")))
        sheet = form == "B00" or draw(st.integers(0, 9)) == 0  # a whole sheet names no venue
        named = draw(st.sampled_from((None, None, "", *(v for v in VENUES if v.startswith(unit)))))
        venue = None if sheet else named
        lost_ids = (*IDS["inspection"], *IDS["case"], *VENUES)  # others may refer to what is lost
        identity = draw(
            st.sampled_from((f"key|{number % 2}", f"row {number}", *(f"{i}|0" for i in lost_ids)))
        )
        place = (f"{unit}", 0 if sheet else number + 5)
        rows.append(SetAside(unit, period, form, identity, venue, COMMUNE, *place))
    return tuple(rows)


def over_archives(number):
    """Ask a property `number` times of archives of which no row is lost, with dice to lose some."""
    whole = st.builds(Standing, deliveries(), registers(), events())

    def asked(test):
        drawn = given(whole=whole, dice=st.randoms(use_true_random=False))(test)
        phases = (Phase.explicit, Phase.generate)
        return drawn_alike(
            settings(max_examples=examples(number), suppress_health_check=list(HealthCheck), phases=phases)(
                drawn
            )
        )

    return asked


def drawn_alike(test):
    """Let a property draw the same whatever ran before it: by itself Hypothesis now and then takes a number
    that stands in the code of a module that happens to be loaded."""

    def alike():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(HypothesisProvider, "_maybe_draw_constant", lambda *_, **__: None)
            test()

    alike.__name__, alike.__doc__, alike.__module__ = test.__name__, test.__doc__, test.__module__
    return alike


def standings():
    return st.builds(Standing, deliveries(), registers(), events(), set_aside())
