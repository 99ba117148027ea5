"""What stands in a row where the scenario says nothing: a thing in order, so that only what is said
matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facts.forms.catalogue import FORMS

Forms = Mapping[str, list[dict[str, str]] | None]


def usual_row(form: str, unit: str, year: int, forms: Forms) -> dict[str, str]:
    """Return the usual row of a form; ids are counted on."""
    number = len(forms.get(form) or ()) + 1
    made: dict[str, Any] = {
        "B01": lambda: _unit(unit),
        "B02": lambda: _venue(unit, number),
        "B03": lambda: {
            "Mã cá nhân, tổ chức": f"{unit}-CT-{number:04}",
            "Loại": "cá nhân",
            "Họ tên, tên tổ chức": f"Người thứ {number}",
        },
        "B04": lambda: {
            "Số biên bản": f"{unit}-BB-{year}-{number:03}",
            "Mã cơ sở": _latest(forms, "B02", "Mã cơ sở"),
            "Lực lượng kiểm tra": "Công an",
            "Hình thức": "định kỳ",
            "Căn cứ": "kế hoạch",
            "Số thành viên có mặt": "3",
            "Kết quả": "đạt",
        },
        "B05": lambda: {"Số biên bản": _latest(forms, "B04", "Số biên bản"), "Hình thức xử lý": "phạt tiền"},
        "B06": lambda: {
            "Mã vụ": f"{unit}-VA-{year}-{number:02}",
            "Loại vụ": "chứa mại dâm",
            "Mục đích": "mại dâm",
            "Mã đơn vị": unit,
            "Trạng thái": "khởi tố",
        },
        "B07": lambda: {
            "Mã vụ": _latest(forms, "B06", "Mã vụ"),
            "Mã cá nhân, tổ chức": _latest(forms, "B03", "Mã cá nhân, tổ chức"),
        },
        "B08": lambda: {"Mã tụ điểm": f"{unit}-TD-{year}-{number:02}", "Mã đơn vị": unit, "Loại": "mại dâm"},
        "B09": lambda: {
            "Mã cơ sở": _latest(forms, "B02", "Mã cơ sở"),
            "Mã thay tên": f"NV-{number:04}",
            "Công việc": "phục vụ",
            "Từ ngày": f"1/2/{year}",
            "Nhóm tuổi": "từ 18",
            "Hợp đồng lao động": "có",
            "Khám sức khỏe định kỳ": "có",
            "Đăng ký tạm trú": "có",
        },
        "B10": lambda: {
            "Mã tin": f"{unit}-TB-{year}-{number:02}",
            "Nguồn tin": "người dân",
            "Nội dung": "mại dâm",
            "Kết quả": "đang xác minh",
        },
        "B11": lambda: {
            "Mã đơn vị": unit,
            "Hình thức": "tuyên truyền",
            "Đối tượng": "nhân dân",
            "Số người tham dự": "30",
        },
        "B12": lambda: {"Mã đơn vị": unit},
        "B13": lambda: {
            "Mã đơn vị": unit,
            "Số thành viên": "5",
            "Số thành viên đã tập huấn": "5",
            "Số lần sinh hoạt": "4",
            "Có công chức phụ trách": "có",
        },
        "B14": lambda: {
            "Mã đơn vị": unit,
            "Năm": str(year),
            "Đăng ký xây dựng xã lành mạnh": "có",
            "Số, ký hiệu kế hoạch": "12/KH-UBND",
            "Ngày ban hành": f"15/3/{year}",
        },
        "B15": lambda: {"Mã đơn vị": unit},
        "B17": lambda: {"Mã đơn vị": unit},
        "B16": lambda: {
            "Mã đơn vị": unit,
            "Lý do": "kiểm tra thực tế",
            "Số biên bản": f"BB-TĐ-{number:02}",
            "Ngày": f"20/12/{year}",
        },
    }
    row: dict[str, str] = made[form]() if form in made else _numbers(form, unit)
    return row


def _numbers(form: str, unit: str) -> dict[str, str]:
    """Return the usual row of a form of numbers: nothing happened, and of the last kind."""
    fields = FORMS[form].fields.values()
    usual = {f.header: f.values[-1] if f.values else "0" for f in fields if f.required}
    return {**usual, "Mã đơn vị": unit}


def _unit(code: str) -> dict[str, str]:
    return {
        "Mã đơn vị": code,
        "Tên đơn vị": f"Xã {code}",
        "Loại": "xã",
        "Dân số": "10000",
        "Số ấp, khu phố": "10",
        "Vùng giáp ranh": "không",
        "Khu vực thị trấn, chợ, bến xe": "không",
    }


def _venue(unit: str, number: int) -> dict[str, str]:
    return {
        "Mã cơ sở": f"{unit}-CS-{number:03}",
        "Tên cơ sở": f"Cơ sở {number}",
        "Loại hình": "karaoke",
        "Địa chỉ": f"số {number}, ấp 1",
        "Mã đơn vị": unit,
        "Số giấy phép": f"GP-{number:03}",
        "Ngày cấp": "1/1/2015",
        "Giấy chứng nhận đủ điều kiện về ANTT": "có",
        "Ngày hoạt động": "1/1/2015",
        "Đã ký cam kết": "có",
    }


def _latest(forms: Forms, form: str, header: str) -> str:
    """Return the id of the last row of another form, which this row is then about."""
    rows = forms.get(form)
    return rows[-1][header] if rows else ""
