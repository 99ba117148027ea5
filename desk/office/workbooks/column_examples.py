"""An invented example for every column of every form, typed as an office types it."""

from __future__ import annotations

from collections.abc import Mapping

from facts.forms.catalogue import KINDS
from facts.forms.fields import Field, Kind

USUAL = {"yes_no": "có", "int": "3", "decimal": "2,5", "date": "06/05/{y}"}
# {u}: the code of the unit, {y}: the year of the period. Nobody and nothing in it is real.
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "B01": {
        "code": "{u}",
        "name": "Xã Ví Dụ",
        "population": "12500",
        "hamlets": "9",
        "border_area": "không",
    },
    "B02": {
        "id": "{u}-CS-001",
        "name": "Nhà nghỉ Ví Dụ",
        "type": "lưu trú",
        "address": "Số 1, ấp Một",
        "licence_no": "91A8000001",
        "licence_on": "05/01/{y}",
        "manager_id": "{u}-CT-0002",
        "phone": "0900000001",
        "rooms": "12",
        "staff": "4",
        "opened_on": "15/01/{y}",
        "closed_on": "30/11/{y}",
        "classified_on": "02/04/{y}",
    },
    "B03": {
        "id": "{u}-CT-0001",
        "name": "Nguyễn Văn Ví Dụ",
        "birth_year": "1980",
        "identity_no": "091080000001",
        "phone": "0900000002",
        "address": "Số 1, ấp Một",
        "account": "970400000001",
        "plate": "68X1-000.01",
        "relative_of": "{u}-CT-0002",
    },
    "B04": {
        "id": "{u}-BB-{y}-001",
        "team": "UBND xã",
        "mode": "đột xuất",
        "ground": "tin báo",
        "members": "5",
        "result": "vi phạm",
    },
    "B05": {
        "act": "quá giờ quy định",
        "basis": "số quyết định xử phạt",
        "sanction": "phạt tiền",
        "fine_vnd": "12500000",
        "remedied_on": "01/06/{y}",
    },
    "B06": {
        "id": "{u}-VA-{y}-01",
        "found_by": "tin báo",
        "article": "327",
        "status": "khởi tố",
        "handled_on": "30/06/{y}",
        "suspects": "1",
        "victims": "0",
        "identifying": "0",
        "supported": "0",
        "minors": "0",
        "recruited_in": "{u}",
        "plate": "68X1-000.01",
        "phone": "0900000002",
        "official_involved": "không",
    },
    "B07": {},
    "B08": {
        "id": "{u}-TD-{y}-01",
        "found_by": "tin báo",
        "cleared_on": "01/07/{y}",
    },
    "B09": {
        "worker_token": "NV-0A1B2C3D",
        "from": "20/01/{y}",
        "age_group": "từ 18",
        "health_check": "không",
    },
    "B10": {
        "id": "{u}-TB-{y}-01",
        "received_on": "04/05/{y}",
        "resolved_on": "20/05/{y}",
    },
    "B11": {
        "date": "08/03/{y}",
        "audience": "phụ nữ",
        "participants": "125",
        "hamlet": "ấp Một",
        "joint_with": "Hội Phụ nữ",
        "topic": "mại dâm và ma túy",
    },
    "B12": {"unit_code": "{u}", "programme": "vay vốn", "women": "40", "girls": "6", "poor_households": "25"},
    "B13": {
        "members": "12",
        "trained": "10",
        "meetings": "4",
        "club_assigned": "không",
        "club_model": "không",
    },
    "B14": {
        "year": "{y}",
        "target_band": "Tốt",
        "plan_no": "12/KH-UBND",
        "plan_on": "10/03/{y}",
        "drug_free": "không",
    },
    "B15": {"unit_code": "{u}", "criterion": "A1", "points": "9,25", "rulebook": "healthy_commune"},
    "B16": {
        "criterion": "A1",
        "points": "8",
        "reason": "còn một tụ điểm chưa xóa",
        "minutes_no": "03/BB-TĐ",
        "decided_on": "12/01/{y}",
        "rulebook": "healthy_commune",
    },
    "B17": {
        "item": "tt124.1",
        "question": "ghi sẵn ở dòng",
        "number": "3",
        "of": "9",
        "on": "15/06/{y}",
        "evidence": "số, ký hiệu văn bản",
    },
    "B18": {
        "addicts": "12",
        "users": "8",
        "substitution": "5",
        "at_home": "2",
        "in_centre": "1",
        "after_rehab": "1",
        "under_18": "1",
        "from_18": "19",
        "left": "2",
        "violators": "2",
        "wanted": "0",
    },
    "B19": {
        "kind": "tổ chức sử dụng",
        "cases": "2",
        "in_time": "2",
        "offenders": "4",
        "offenders_under_18": "0",
        "places": "1",
        "places_new": "1",
        "places_cleared": "1",
        "plants": "0",
        "area": "0",
    },
    "B20": {
        "in_need": "20",
        "reached": "14",
        "methadone": "5",
        "voluntary": "6",
        "places": "30",
    },
}


def example_of(kind: Kind, field: Field, unit: str, year: int) -> str:
    return _example(kind, field).format(u=unit, y=year)


def _example(kind: Kind, field: Field) -> str:
    """Return what is invented for a column; else the code of the row it names, or what its type has."""
    named = KINDS.get(field.refers_to or "")
    if field.name in EXAMPLES.get(kind.form, {}):
        return EXAMPLES[kind.form][field.name]
    if named is not None and (named.form, named.key[0]) != (kind.form, field.name):
        return _example(named, named.fields[named.key[0]])
    return USUAL.get(field.type) or next(iter(field.values), "")
