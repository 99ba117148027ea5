"""Returns of all forms drawn at random, of two communes and an office over them, and their corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from facts.forms.catalogue import FORMS
from facts.forms.fields import Field, Kind
from facts.standing import HAS_DATA, NIL

Row = dict[str, Any]
UNITS = ("30985", "30988")
DAYS = (date(2020, 3, 5), date(2020, 6, 1), date(2020, 11, 3))
IDS = {
    "venue": ("CS-001", "CS-002"),
    "party": ("CT-0001", "CT-0002"),
    "inspection": ("BB-2020-001", "BB-2020-002"),
    "case": ("VA-2020-01", "VA-2019-01"),
    "hotspot": ("TD-2020-01", "TD-2019-01"),
    "tip": ("TB-2020-01", "TB-2020-02"),
}
BY_TYPE: dict[str, tuple[Any, ...]] = {
    "int": (0, 1, 3),
    "decimal": (0, 5, "2,5"),
    "year": (2019, 2020),
    "yes_no": ("có", "không"),
    "date": DAYS,
    "text": ("ấp Hòa Bình", "Ấp hoà bình", "ấp Mương Chùa"),
}
BY_SHAPE: dict[str, tuple[Any, ...]] = {
    "unit": UNITS[:1],
    "phone": ("0912345678", "0912345679"),
    "identity": ("091082000001", "091082000002"),
    "account": ("0101000123", "0101000124"),
    "plate": ("68A-123.45", "68A-123.46"),
    "token": ("NV-0001", "NV-0002"),
    "criterion": ("A1", "B2"),
    "item": ("KE_HOACH_UBND", "MO_HINH"),
}
MOVED = ("B02", "B06", "B08")  # forms whose rows may go to another unit
OF_THE_UNIT = {"unit_code", "code", "period_year", "year"}
ELSEWHERE: tuple[Any, ...] = (*UNITS, "31009", "99999", -1, "3 người", "30/02/2020", "5/3/2020", "?", "Z9")


@dataclass(frozen=True)
class DrawnReturn:
    """What one return says, as `builders.return_file` writes it."""

    forms: dict[str, list[Row]]
    states: dict[str, str]
    cover: dict[str, Any]


def corrections(random: Random, most: int) -> list[DrawnReturn]:
    """Draw a return of every form, and others that correct it, each prepared a day after the one before.

    The same few cells are corrected again and again: what is told, left blank and told otherwise.
    """
    forms = {
        form: [_row(kind, n, random) for n in range(1 if set(kind.key) <= OF_THE_UNIT else 2)]
        for form, kind in FORMS.items()
    }
    often = [_some_cell(random) for _ in range(random.randint(3, 30))]
    returns = []
    for n in range(random.randint(3, most)):
        day = date(2020, 12, 15) + timedelta(days=n)
        left_out = set(random.sample(sorted(FORMS), random.choice((0, 0, 0, 1, 4))))
        sent = {form: rows for form, rows in forms.items() if form not in left_out}
        states = dict.fromkeys(left_out, random.choice((NIL, HAS_DATA)))
        returns.append(DrawnReturn(sent, states, _cover(random) | {"prepared_on": day, "received_on": day}))
        for form, place, name in (*often, *(_some_cell(random) for _ in range(random.randint(0, 4)))):
            change = {name: _corrected(FORMS[form], FORMS[form].fields[name], place, random)}
            forms[form] = _edited(forms[form], place, change, random)
    return returns


def _cover(random: Random) -> Row:
    return {
        "unit_code": random.choices(UNITS, (6, 1))[0],
        "period": random.choices(("2020", "2020-6T", "2019"), (6, 1, 1))[0],
        "office": random.choices((None, "Công an huyện", "Công an xã"), (6, 1, 1))[0],
    }


def _edited(rows: list[Row], place: int, change: Row, random: Random) -> list[Row]:
    """Return a form's rows with one corrected: a value, withdrawn or no more so, left out, told twice."""
    if place >= len(rows):
        return [*rows, {**rows[-1], **change}] if rows else rows
    row, changed = rows[place], {**rows[place], **change}
    instead = random.choices(
        (
            [changed],
            [{**changed, "withdrawn": "rút: nhập nhầm"}],
            [{**row, "withdrawn": None}],
            [],
            [row, changed],
        ),
        (20, 1, 3, 1, 1),
    )[0]
    return [*rows[:place], *instead, *rows[place + 1 :]]


def _some_cell(random: Random) -> tuple[str, int, str]:
    if random.random() < 0.1:
        return random.choice(MOVED), random.randint(0, 1), "unit_code"
    form = random.choice(sorted(FORMS))
    return form, random.randint(0, 1), random.choice(sorted(FORMS[form].fields))


def _row(kind: Kind, place: int, random: Random) -> Row:
    return {name: _cell(kind, field, place, random) for name, field in kind.fields.items()}


def _cell(kind: Kind, field: Field, place: int, random: Random) -> Any:
    """Draw what may stand in a cell of a row, nothing where it need not be filled in; an id is its row's."""
    if field.name == "id":
        return f"{UNITS[0]}-{IDS[kind.name][place]}"
    if field.refers_to in IDS:
        values: tuple[Any, ...] = tuple(f"{UNITS[0]}-{name}" for name in IDS[str(field.refers_to)])
    else:
        values = field.values or BY_SHAPE.get(field.shape) or BY_TYPE[field.type]
    return random.choice(values if field.required else (*values, None, None))


def _corrected(kind: Kind, field: Field, place: int, random: Random) -> Any:
    """Draw what a cell is corrected to: often blank, at times what is another unit's or nonsense."""
    usual = random.choice(UNITS) if field.shape == "unit" else _cell(kind, field, place, random)
    return random.choices((usual, None, random.choice(ELSEWHERE)), (10, 0 if field.required else 8, 1))[0]
