"""What the police and the health side send about drugs in the examples: numbers by a seed, nobody's name."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from facts.forms.catalogue import COVER, FORMS
from tests.example_2024.returns import write_workbook

UNITS_2026 = {"30985": "Xã An Biên", "30988": "Xã Tây Yên", "31006": "Xã Đông Thái"}
Numbers = dict[str, int | str]


def situation(dice: random.Random) -> Numbers:
    """Draw B18: many, few or nobody on file; in the parts never more than in all."""
    addicts, users = dice.choice([(0, 0), (2, 1), (14, 9), (46, 20), (131, 38)])
    treated = dice.randint(0, addicts)
    young = min(addicts + users, dice.choice([0, 0, 2]))
    return {
        "addicts": addicts,
        "users": users,
        "substitution": treated,
        "after_rehab": dice.randint(0, addicts - treated),
        "under_18": young,
        "from_18": addicts + users - young,
        "new": min(addicts, 3),
        "violators": dice.choice([0, 1, 6]) if addicts else 0,
    }


def matters(dice: random.Random, some: bool) -> Iterator[Numbers]:
    """Draw B19: a row a kind of case."""
    for kind in ("mua bán", "tàng trữ", "tổ chức sử dụng") if some else ():
        cases = dice.choice([0, 1, 4, 9])
        places = dice.choice([0, 1, 2]) if kind == "tổ chức sử dụng" else 0
        yield {
            "kind": kind,
            "cases": cases,
            "in_time": cases - min(cases, dice.choice([0, 0, 1])),
            "offenders": 2 * cases,
            "places": places,
            "places_new": min(places, 1),
            "places_cleared": places,
        }


def treatment(dice: random.Random, on_file: int) -> Numbers:
    """Draw B20: those in need are of those on file, those reached of those in need."""
    need = on_file - dice.randint(0, on_file // 3)
    reached = need - dice.randint(0, need // 3)
    return {"in_need": need, "reached": reached, "methadone": reached // 2, "places": reached}


def write_drugs(folder: Path, units: Mapping[str, str], year: int) -> None:
    """Write the year returns of the police and the health side of each commune into the folder of a year."""
    for code, name in units.items():
        dice = random.Random(f"drugs {code} {year}")
        numbers = situation(dice)
        on_file = int(numbers["addicts"]) + int(numbers["users"])
        police = {"B18": [numbers], "B19": list(matters(dice, on_file > 0))}
        health = {"B20": [treatment(dice, on_file)]}
        for office, forms in {"Công an xã": police, "Sở Y tế": health}.items():
            sheets = {"B00": _cover(code, name, year, office, forms)}
            sheets |= {form: _sheet(code, form, rows) for form, rows in forms.items() if rows}
            write_workbook(folder / f"{code} {name} ({office}).xlsx", sheets)


def _cover(
    code: str, name: str, year: int, office: str, forms: Mapping[str, list[Numbers]]
) -> list[list[object]]:
    values = {
        "unit_code": code,
        "unit_name": name,
        "period": str(year),
        "office": office,
        "prepared_by": "Người Lập Giả",
        "prepared_on": date(year, 12, 15),
        "received_on": date(year, 12, 17),
        "form_version": "returns: 1",
    }
    labels = [[one.header, values.get(key)] for key, one in COVER.fields.items()]
    states = [[form, "có số liệu" if rows else "không phát sinh"] for form, rows in forms.items()]
    return [["BIỂU B00. BÌA"], *labels, [], ["Biểu", "Tình trạng"], *states]


def _sheet(code: str, form: str, rows: list[Numbers]) -> list[list[object]]:
    fields = FORMS[form].fields
    lines = [[code if n == "unit_code" else row.get(n, 0) for n in fields] for row in rows]
    return [
        [f"Biểu {form}"],
        ["Chỉ con số, không tên, không mã của ai"],
        [f.header for f in fields.values()],
        *lines,
    ]
