"""An invented example for every column of every form, typed as an office types it."""

from __future__ import annotations

from collections.abc import Mapping

from facts.forms.fields import Field, Kind

# {u}: the code of the unit, {y}: the year of the period. Nobody and nothing in it is real.
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "B01": {
        "code": "{u}", "name": "Xã Ví Dụ", "type": "xã", "population": "12500", "hamlets": "9", "border_area": "không",
        "town_area": "có",
    },
    "B02": {
        "id": "{u}-CS-001", "name": "Nhà nghỉ Ví Dụ", "type": "lưu trú", "address": "Số 1, ấp Một", "unit_code": "{u}",
        "licence_no": "91A8000001", "licence_on": "05/01/{y}", "security_certificate": "có", "owner_id": "{u}-CT-0001",
        "manager_id": "{u}-CT-0002", "phone": "0900000001", "rooms": "12", "staff": "4", "opened_on": "15/01/{y}",
        "closed_on": "30/11/{y}", "closed_reason": "tự chấm dứt hoạt động", "commitment_signed": "có",
        "local_class": "thấp", "classified_on": "02/04/{y}",
    },
    "B03": {
        "id": "{u}-CT-0001", "kind": "cá nhân", "name": "Nguyễn Văn Ví Dụ", "birth_year": "1980", "identity_no": "091080000001",
        "phone": "0900000002", "address": "Số 1, ấp Một", "account": "970400000001", "plate": "68X1-000.01",
        "relative_of": "{u}-CT-0002",
    },
    "B04": {
        "id": "{u}-BB-{y}-001", "venue_id": "{u}-CS-001", "date": "06/05/{y}", "team": "UBND xã", "mode": "đột xuất",
        "ground": "tin báo", "members": "5", "result": "vi phạm",
    },
    "B05": {
        "inspection_id": "{u}-BB-{y}-001", "act": "quá giờ quy định", "basis": "số quyết định xử phạt", "sanction": "phạt tiền",
        "fine_vnd": "12500000", "remedied_on": "01/06/{y}",
    },
    "B06": {
        "id": "{u}-VA-{y}-01", "found_on": "06/05/{y}", "found_by": "tin báo", "type": "chứa mại dâm", "purpose": "mại dâm",
        "article": "327", "unit_code": "{u}", "venue_id": "{u}-CS-001", "status": "khởi tố", "handled_on": "30/06/{y}",
        "suspects": "1", "victims": "0", "identifying": "0", "supported": "0", "minors": "0", "recruited_in": "{u}",
        "plate": "68X1-000.01", "phone": "0900000002", "official_involved": "không",
    },
    "B07": {"case_id": "{u}-VA-{y}-01", "party_id": "{u}-CT-0001", "role": "chứa mại dâm"},
    "B08": {
        "id": "{u}-TD-{y}-01", "unit_code": "{u}", "kind": "mại dâm", "found_on": "06/05/{y}", "found_by": "tin báo",
        "cleared_on": "01/07/{y}",
    },
    "B09": {
        "venue_id": "{u}-CS-001", "worker_token": "NV-0A1B2C3D", "role": "phục vụ", "from": "20/01/{y}", "to": "06/05/{y}",
        "age_group": "từ 18", "contract": "có", "health_check": "không", "residence_registered": "có",
    },
    "B10": {
        "id": "{u}-TB-{y}-01", "received_on": "04/05/{y}", "source": "người dân", "about_venue": "{u}-CS-001",
        "about_party": "{u}-CT-0001", "subject": "mại dâm", "verified": "có cơ sở", "resolved_on": "20/05/{y}",
    },
    "B11": {
        "unit_code": "{u}", "date": "08/03/{y}", "kind": "tuyên truyền", "audience": "phụ nữ", "participants": "125",
        "hamlet": "ấp Một", "joint_with": "Hội Phụ nữ",
    },
    "B12": {"unit_code": "{u}", "programme": "vay vốn", "women": "40", "girls": "6", "poor_households": "25"},
    "B13": {
        "unit_code": "{u}", "members": "12", "trained": "10", "meetings": "4", "officer_in_charge": "có",
        "club_assigned": "không", "club_model": "không",
    },
    "B14": {
        "unit_code": "{u}", "year": "{y}", "registered": "có", "target_band": "Tốt", "plan_no": "12/KH-UBND",
        "plan_on": "10/03/{y}",
    },
    "B15": {"unit_code": "{u}", "criterion": "A1", "points": "9,25"},
    "B16": {
        "unit_code": "{u}", "criterion": "A1", "points": "8", "reason": "còn một tụ điểm chưa xóa", "minutes_no": "03/BB-TĐ",
        "decided_on": "12/01/{y}",
    },
    "B17": {
        "unit_code": "{u}", "item": "tt124.1", "question": "ghi sẵn ở dòng", "answer": "có", "number": "3", "of": "9",
        "on": "15/06/{y}", "evidence": "số, ký hiệu văn bản",
    },
}  # fmt: skip


def example_of(kind: Kind, field: Field, unit: str, year: int) -> str:
    """Return an example of one column for a unit and year; empty where the form has none."""
    return EXAMPLES.get(kind.form, {}).get(field.name, "").format(u=unit, y=year)
