"""A blank return filled in wholly, as a commune types: every form, every column, by the printed header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from facts.forms.catalogue import FORMS

HEADER = 3  # the row the printed headers stand in

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def rows_of(unit: str, first_party: int = 9001, venue: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return rows for every form but the pre-filled ones and the appraisal; every column has a value."""
    venue = venue or f"{unit}-CS-901"
    one, two = f"{unit}-CT-{first_party:04}", f"{unit}-CT-{first_party + 1:04}"
    case, minutes = f"{unit}-VA-2020-91", f"{unit}-BB-2020-901"
    return {
        "B02": [
            {
                "id": venue,
                "name": "Quán Sen Hồng",
                "type": "quán nhậu",
                "address": "Số 7, ấp Xẻo Kè, xã Tây Yên A",
                "unit_code": unit,
                "licence_no": "91A8000123",
                "licence_on": date(2020, 1, 6),
                "security_certificate": "không",
                "owner_id": one,
                "manager_id": two,
                "phone": "0900000001",
                "rooms": 3,
                "staff": 4,
                "opened_on": date(2020, 1, 15),
                "closed_on": date(2020, 11, 30),
                "closed_reason": "tự chấm dứt hoạt động",
                "commitment_signed": "có",
                "local_class": "thấp",
                "classified_on": date(2020, 4, 2),
            }
        ],
        "B03": [
            {
                "id": one,
                "kind": "cá nhân",
                "name": "Lê Thị Thử",
                "birth_year": 1980,
                "identity_no": "091080000001",
                "phone": "0900000002",
                "address": "Số 7, ấp Xẻo Kè",
                "account": "970400000001",
                "plate": "68X1-000.01",
                "relative_of": two,
            },
            {"id": two, "kind": "tổ chức", "name": "Hộ kinh doanh Thử", "identity_no": "1700000001"},
        ],
        "B04": [
            {
                "id": minutes,
                "venue_id": venue,
                "date": date(2020, 5, 6),
                "team": "UBND xã",
                "mode": "đột xuất",
                "ground": "tin báo",
                "members": 5,
                "result": "vi phạm",
            }
        ],
        "B05": [
            {
                "inspection_id": minutes,
                "act": "quá giờ quy định",
                "basis": "NĐ 158/2013",
                "sanction": "phạt tiền",
                "fine_vnd": 12_500_000,
                "remedied_on": date(2020, 6, 1),
            }
        ],
        "B06": [
            {
                "id": case,
                "found_on": date(2020, 5, 6),
                "found_by": "tin báo",
                "type": "chứa mại dâm",
                "purpose": "mại dâm",
                "article": "327",
                "unit_code": unit,
                "venue_id": venue,
                "status": "khởi tố",
                "handled_on": date(2020, 6, 30),
                "suspects": 1,
                "victims": 1,
                "identifying": 0,
                "supported": 1,
                "minors": 0,
                "recruited_in": "30988",
                "plate": "68X1-000.01",
                "phone": "0900000002",
                "official_involved": "không",
            }
        ],
        "B07": [{"case_id": case, "party_id": one, "role": "chứa mại dâm"}],
        "B08": [
            {
                "id": f"{unit}-TD-2020-91",
                "unit_code": unit,
                "kind": "mại dâm",
                "found_on": date(2020, 5, 6),
                "found_by": "tin báo",
                "cleared_on": date(2020, 7, 1),
            }
        ],
        "B09": [
            {
                "venue_id": venue,
                "worker_token": "NV-0A1B2C3D",
                "role": "phục vụ",
                "from": date(2020, 1, 20),
                "to": date(2020, 5, 6),
                "age_group": "từ 18",
                "contract": "có",
                "health_check": "không",
                "residence_registered": "có",
            }
        ],
        "B10": [
            {
                "id": f"{unit}-TB-2020-91",
                "received_on": date(2020, 5, 4),
                "source": "người dân",
                "about_venue": venue,
                "about_party": one,
                "subject": "mại dâm",
                "verified": "có cơ sở",
                "resolved_on": date(2020, 5, 20),
            }
        ],
        "B11": [
            {
                "unit_code": unit,
                "date": date(2020, 3, 8),
                "kind": "tuyên truyền",
                "audience": "phụ nữ",
                "participants": 1250,
                "hamlet": "Xẻo Kè",
                "joint_with": "Hội Phụ nữ",
            }
        ],
        "B12": [{"unit_code": unit, "programme": "vay vốn", "women": 40, "girls": 6, "poor_households": 25}],
        "B13": [
            {
                "unit_code": unit,
                "members": 12,
                "trained": 10,
                "meetings": 4,
                "officer_in_charge": "có",
                "club_assigned": "không",
                "club_model": "không",
            }
        ],
        "B14": [
            {
                "unit_code": unit,
                "year": 2020,
                "registered": "có",
                "target_band": "Tốt",
                "plan_no": "12/KH-UBND",
                "plan_on": date(2020, 3, 10),
            }
        ],
    }


def fill_in(path: Path, rows: Rows, **cover: Any) -> None:
    """Type rows under what stands there, and the cover with a state for every form of the volume."""
    book = openpyxl.load_workbook(path)
    said = {"Ngày lập": date(2020, 12, 10), "Người lập": "Trần Thị Lập", **cover}
    for row in book["B00"].iter_rows():
        label = str(row[0].value or "").removesuffix(" *")
        if label in said:
            row[1].value = said[label]
        if label[:3] in FORMS and label[:3] != "B00":
            filled = label[:3] in rows or row[1].value or book[label[:3]].cell(4, 1).value
            row[1].value = "có số liệu" if filled else "không phát sinh"
    for form in set(rows) & set(book.sheetnames):
        type_rows(book[form], form, rows[form])
    book.save(path)


def score_self(path: Path, points: float) -> None:
    """Fill in a self-score form: the same points for every criterion, sums as a program that works them out
    saves them."""
    fill_in(path, {}, **{"Ngày lập": date(2020, 12, 10)})
    book = openpyxl.load_workbook(path)
    for row in book["B15"].iter_rows(min_row=8):
        if row[1].value or str(row[2].value or "").startswith(("Cộng", "Tổng")):
            row[4].value = points
            row[3].value = row[3].value if row[1].value else 25
            row[5].value = None
    book.save(path)


def type_rows(sheet: Any, form: str, rows: Sequence[Mapping[str, Any]]) -> None:
    headers = {field.header: name for name, field in FORMS[form].fields.items()}
    columns = {headers[h]: c.column for c in sheet[HEADER] if (h := printed(c.value)) in headers}
    assert set(columns) == set(FORMS[form].fields)
    first = next(r for r in range(HEADER + 1, sheet.max_row + 2) if sheet.cell(r, 1).value is None)
    for at, row in enumerate(rows, first):
        for name, value in row.items():
            sheet.cell(at, columns[name]).value = value


def printed(text: Any) -> str:
    """Return a header without its star and its unit in brackets."""
    said = str(text or "").removesuffix(" *")
    return (
        said
        if said in {f.header for k in FORMS.values() for f in k.fields.values()}
        else said.rsplit(" (", 1)[0]
    )
