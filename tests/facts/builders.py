"""Small returns, as a test needs them: defaults for everything, so that a test shows only what matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from facts.context import Context, ScoredRulebook
from facts.forms.catalogue import COVER, FORMS, WITHDRAW_HEADER
from facts.offices import Office, Offices
from facts.periods import Calendar, PeriodKind, Window
from facts.standing import HAS_DATA
from facts.units import Unit, Units

Row = Mapping[str, Any]
TODAY = date(2021, 2, 1)
UNITS = {
    "30985": "Thị trấn Thứ Ba",
    "30988": "Xã Tây Yên",
    "30991": "Xã Tây Yên A",
    "30994": "Xã Nam Yên",
    "30997": "Xã Hưng Yên",
    "31000": "Xã Nam Thái",
    "31003": "Xã Nam Thái A",
    "31006": "Xã Đông Thái",
    "31009": "Xã Đông Yên",
}


OFFICES = ("UBND xã", "Công an xã", "Công an huyện", "Công an tỉnh", "Đội 178", "Phòng LĐTBXH", "Sở Y tế")


def calendar() -> Calendar:
    """Years and half-years as the shipped rules have them, and ad hoc periods."""
    since = date(2016, 1, 1)
    year = Window(since, 1, (12, 15), True, (12, 14), (12, 20))
    half = Window(since, 1, (12, 15), True, (6, 14), (6, 20))
    kinds = (
        PeriodKind("year", {}, "{year}", None, None, (year,)),
        PeriodKind("first_half", {}, "{year}-6T", None, None, (half,)),
        PeriodKind("ad_hoc", {}, "{year}-DX{n}", None, None, ()),
    )
    return Calendar({kind.name: kind for kind in kinds})


def context(*rulebooks: ScoredRulebook) -> Context:
    kinds = {
        code: "thị trấn" if name.startswith("Thị trấn") else name.split()[0].lower()
        for code, name in UNITS.items()
    }
    units = Units(tuple(Unit(code, name, kinds[code]) for code, name in UNITS.items()))
    offices = Offices(tuple(Office(name, "district", (), True, None, None, "read") for name in OFFICES))
    return Context(calendar(), units, rulebooks or (rulebook(recognises=True),), offices)


def rulebook(name: str = "xa_lanh_manh", *criteria: str, **changes: Any) -> ScoredRulebook:
    """Return a rulebook of communes in force since 2016, ten points at most for each of its criteria."""
    maxima = {id_: Decimal(10) for id_ in criteria or ("A1",)}
    found = ScoredRulebook(name, f"Bộ {name}", date(2016, 1, 1), None, False, maxima)
    return replace(found, **changes)


def venue(number: int = 1, unit: str = "30985", **changes: Any) -> Row:
    return {
        "id": f"{unit}-CS-{number:03}",
        "name": f"Quán Sen {number}",
        "type": "karaoke",
        "address": f"Số {number}, khu phố 1, thị trấn Thứ Ba",
        "unit_code": unit,
        **changes,
    }


def party(number: int = 1, unit: str = "30985", **changes: Any) -> Row:
    return {"id": f"{unit}-CT-{number:04}", "kind": "cá nhân", "name": f"Lê Thị Thử {number}", **changes}


def inspection(number: int = 1, unit: str = "30985", **changes: Any) -> Row:
    return {
        "id": f"{unit}-BB-2020-{number:03}",
        "venue_id": f"{unit}-CS-001",
        "date": date(2020, 3, 5),
        "team": "Công an",
        "mode": "định kỳ",
        "result": "đạt",
        **changes,
    }


def violation(number: int = 1, unit: str = "30985", **changes: Any) -> Row:
    return {"inspection_id": f"{unit}-BB-2020-{number:03}", "act": "quá giờ quy định", **changes}


def case(number: int = 1, unit: str = "30985", **changes: Any) -> Row:
    return {
        "id": f"{unit}-VA-2020-{number:02}",
        "found_on": date(2020, 3, 5),
        "type": "mua dâm",
        "unit_code": unit,
        "status": "đang xác minh",
        **changes,
    }


def case_party(number: int = 1, unit: str = "30985", **changes: Any) -> Row:
    return {
        "case_id": f"{unit}-VA-2020-{number:02}",
        "party_id": f"{unit}-CT-0001",
        "role": "môi giới",
        **changes,
    }


def hotspot(number: int = 1, unit: str = "30985", **changes: Any) -> Row:
    return {
        "id": f"{unit}-TD-2020-{number:02}",
        "unit_code": unit,
        "kind": "mại dâm",
        "found_on": date(2020, 3, 5),
        **changes,
    }


def stint(token: str = "NV-0001", **changes: Any) -> Row:
    return {
        "venue_id": "30985-CS-001",
        "worker_token": token,
        "from": date(2020, 3, 5),
        "age_group": "từ 18",
        **changes,
    }


def activity(**changes: Any) -> Row:
    return {
        "unit_code": "30985",
        "date": date(2020, 3, 5),
        "kind": "tập huấn",
        "audience": "học sinh",
        "hamlet": "ấp Hòa Bình",
        **changes,
    }


def self_score(points: Any = 5, **changes: Any) -> Row:
    return {"unit_code": "30985", "criterion": "A1", "points": points, **changes}


def appraisal(points: Any = 5, **changes: Any) -> Row:
    said = {"reason": "đối chiếu biên bản", "minutes_no": "12/BB-TĐ", "decided_on": date(2021, 1, 11)}
    return {"unit_code": "30985", "criterion": "A1", "points": points, **said, **changes}


def return_file(
    path: Path, forms: Mapping[str, Sequence[Row]], *, states: Mapping[str, str] | None = None, **cover: Any
) -> Path:
    """Write a return as a workbook: a cover and a plain sheet a form, `withdrawn` for `Rút (lý do)`."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "B00"
    for row in cover_rows(dict.fromkeys(forms, HAS_DATA) | dict(states or {}), **cover):
        sheet.append(row)
    for form, rows in forms.items():
        page = book.create_sheet(form)
        for row in form_rows(form, rows):
            page.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def cover_rows(states: Mapping[str, str], **changes: Any) -> list[list[Any]]:
    said = {
        "unit_code": "30985",
        "period": "2020",
        "prepared_by": "Trần Thị Lập",
        "prepared_on": date(2020, 12, 15),
        "received_on": date(2020, 12, 16),
        "form_version": "returns: 1",
        **changes,
    }
    labels = [[field.header, said.get(name)] for name, field in COVER.fields.items()]
    return [["BIỂU B00. BÌA"], *labels, [], ["Biểu", "Tình trạng"], *([f, s] for f, s in states.items())]


def form_rows(form: str, rows: Sequence[Row]) -> list[list[Any]]:
    fields = FORMS[form].fields
    names = [*fields, "withdrawn"]
    headers = [*(field.header for field in fields.values()), WITHDRAW_HEADER]
    return [headers, *([row.get(name) for name in names] for row in rows)]
