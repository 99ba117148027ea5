"""Records of the sealed logs in words: what was done, and about what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from desk.base.language import gettext_noop, pgettext_noop
from desk.base.roles import TITLES, title_of
from desk.leads.acts import ACTS, kind_in
from desk.leads.lead_words import KINDS, SOURCES, said
from desk.leads.log_names import PREVIEW
from desk.office.acts import ACTS as OFFICE_ACTS
from desk.words.numbers import number_words

ADDED = frozenset({"hash", "seal", "account", "after", "n", "at", "on", "by", "kind", "content"})
"""What every record carries, and the kind the line is headed by."""
HIDDEN = frozenset(
    {
        *("stored", "files", "rows", "members", "results", "returns", "reason", "despite", "open"),
        *("own_words", "digest", "machine", "proposal", "manifest", "heads", "decimals", "clock"),
        *("unvouched", "sealed_file", "compared", "state", "decision", "same", "items", "under", "nth"),
        *("instead_of", "method", "number", "active", "must_change", "person", "password", "second_factor"),
        *("moment", "address", "accounts", "proposals", "schema", "story", "content", "journal"),
        *("draws", "stakes", "row_places", "places", "place_names"),
    }
)
DONE: Mapping[str, str] = {
    "signed_in": gettext_noop("vào"),
    "signed_out": gettext_noop("thoát"),
    "refused": gettext_noop("bị từ chối"),
    "file_out": gettext_noop("xuất tệp"),
    "sent_returns": gettext_noop("gửi báo cáo"),
    "office_said": gettext_noop("khai thông tin cơ quan"),
    "password_changed": gettext_noop("đổi mật khẩu"),
    "account_made": gettext_noop("thêm người"),
    "account_close": gettext_noop("khóa tài khoản"),
    "account_open": gettext_noop("mở tài khoản"),
    "account_outside": gettext_noop("gắn tài khoản với cổng đăng nhập"),
    "refused_outside": gettext_noop("cổng đưa tới, chưa có tài khoản"),
    "sign_in_failed": gettext_noop("gõ sai mật khẩu"),
    "locked_out": gettext_noop("bị khóa vì gõ sai nhiều lần"),
    "account_unlocked": gettext_noop("cho tài khoản vào lại"),
    "account_rights": gettext_noop("đổi vai trò, cơ quan của tài khoản"),
    "account_person": gettext_noop("giao tài khoản cho người khác"),
    "account_password": gettext_noop("đổi mật khẩu"),
    "account_second_factor": gettext_noop("đặt mã điện thoại"),
    "account_factor": gettext_noop("gỡ mã điện thoại, đặt lại mật khẩu"),
    "session_ended": gettext_noop("kết thúc phiên"),
    "account_differs": gettext_noop("tài khoản khác sổ niêm phong muốn vào"),
    "act_done": gettext_noop("làm xong việc đã yêu cầu"),
    "act_ended": gettext_noop("thôi việc đã yêu cầu, không làm lại"),
    "work_cancelled": gettext_noop("dừng việc đã giao"),
    "work_removed": gettext_noop("gỡ việc không do bàn ghi"),
    "row_removed": gettext_noop("gỡ dòng của cơ sở dữ liệu mà bàn không ghi như thế"),
    "row_put_back": gettext_noop("đưa đề nghị bị sửa về chỗ của nó như sổ niêm phong"),
    "desk_schema": gettext_noop("ghi các bảng của cơ sở dữ liệu"),
    "account_removed": gettext_noop("gỡ tài khoản không có trong sổ"),
    "taken_over": gettext_noop("mở sổ tài khoản với những gì đã có"),
    "proposed": pgettext_noop("log", "đề nghị"),
    "agreed": gettext_noop("đồng ý đề nghị"),
    "declined": gettext_noop("không đồng ý đề nghị"),
    "withdrawn": gettext_noop("rút đề nghị"),
    "account_reset": gettext_noop("đặt lại mật khẩu"),
    "run_made": gettext_noop("chấm"),
    "locked": gettext_noop("khóa sổ ở bàn"),
    "lock": gettext_noop("khóa sổ"),
    "import": gettext_noop("nhập báo cáo"),
    "seal": gettext_noop("niêm phong"),
    "reopen": gettext_noop("mở lại kỳ"),
    "received": gettext_noop("ghi ngày nhận, nơi gửi của báo cáo đã nhập"),
    "put-back": gettext_noop("đưa lại báo cáo bị hỏng, từ tệp gốc"),
    "take-over": gettext_noop("nhận báo cáo của đơn vị không còn"),
    "give-back": gettext_noop("trả lại báo cáo đã nhận"),
    "announce": gettext_noop("công bố"),
    "publish": gettext_noop("xuất sổ công khai"),
    "adopt": gettext_noop("ghi văn bản ban hành"),
    "ground": gettext_noop("ghi căn cứ kiểm tra"),
    "appraise": gettext_noop("xác nhận thẩm định"),
    "recheck_list": gettext_noop("chốt danh sách phúc tra"),
    "recheck_draw": gettext_noop("rút dòng phúc tra"),
    "recheck_seen": gettext_noop("ghi kết quả phúc tra"),
    "recheck_void": gettext_noop("bỏ danh sách phúc tra"),
    "rotate-key": gettext_noop("thay khóa"),
    "undone": gettext_noop("hoàn tác"),
    "access": gettext_noop("xem tên"),
    "asked": gettext_noop("tìm theo giá trị đúng"),
    "compared": gettext_noop("máy so tên"),
    "papers": gettext_noop("lấy bản có số liệu hạn chế"),
    "erase": gettext_noop("xóa"),
    "retain": gettext_noop("xóa dữ liệu hết hạn giữ"),
    "words_taken_out": gettext_noop("xóa hẳn lời đã ghi"),
    "paper_words": gettext_noop("sửa lời văn bản"),
    "work_done": gettext_noop("việc đã làm"),
    "work_reopened": gettext_noop("mở lại việc"),
    "rules_saved": gettext_noop("lưu quy tắc"),
    "rules_proposed": gettext_noop("đề nghị sửa quy tắc"),
    "rules_adopted": gettext_noop("ghi vào quy tắc"),
    **{kind: words for act in ACTS for kind, words in act.words.items()},
}
ABOUT: Mapping[str, str] = {
    "lead": pgettext_noop("log", "manh mối"),
    "run": gettext_noop("lần chấm"),
    "bits": gettext_noop("bit"),
    "cases": gettext_noop("vụ"),
    "sources": gettext_noop("nguồn"),
    "names_of": gettext_noop("của"),
    "looked_for": gettext_noop("tìm"),
    "path": gettext_noop("trang"),
    "what": gettext_noop("bản"),
    "paper": gettext_noop("văn bản"),
    "file": gettext_noop("tệp"),
    "until": gettext_noop("đến"),
    "value": gettext_noop("giá trị"),
    "role": gettext_noop("vai trò"),
    "outside": gettext_noop("cổng"),
    "one_person": gettext_noop("là một người, người số"),
    "account": gettext_noop("tài khoản"),
    "from": gettext_noop("từ"),
    "username": gettext_noop("tài khoản"),
    "office": gettext_noop("cơ quan"),
    "document": pgettext_noop("log", "văn bản"),
    "receiver": gettext_noop("cơ quan nhận"),
    "date": gettext_noop("ngày"),
    "replaces": gettext_noop("thay"),
    "to": gettext_noop("cho"),
    "stand_in": gettext_noop("mã thay"),
    "values": gettext_noop("số giá trị"),
    "backups": gettext_noop("bản sao lưu"),
    "of": pgettext_noop("log", "dòng"),
    "job": gettext_noop("việc số"),
    "copies": gettext_noop("số bản"),
    "copy": gettext_noop("bản số"),
    "a": gettext_noop("mã"),
    "b": gettext_noop("và"),
    "id": gettext_noop("mã"),
    "about": gettext_noop("về"),
    "rule": gettext_noop("việc"),
    "period": gettext_noop("kỳ"),
    "year": gettext_noop("năm"),
    "unit": gettext_noop("đơn vị"),
    "venue": pgettext_noop("one", "cơ sở"),
    "units": pgettext_noop("log", "đơn vị"),
    "read": gettext_noop("đã đọc lúc"),
    "due": gettext_noop("hạn"),
    "done_on": gettext_noop("làm xong"),
    "record": gettext_noop("theo"),
    "grade": gettext_noop("mức tin"),
    "seen": gettext_noop("thấy ngày"),
    "undoes": pgettext_noop("log", "dòng"),
    "ended": gettext_noop("thôi"),
    "unsettled": gettext_noop("xếp loại chưa chắc"),
    "rulebook": gettext_noop("bộ quy tắc"),
    "figures": gettext_noop("con số văn bản tự quy định"),
    "appraisals": gettext_noop("điểm"),
    "leads": gettext_noop("manh mối"),
    "shared": gettext_noop("liên hệ"),
    **{field.name: field.short for act in ACTS for field in act.fields if field.short},
}
WHAT: Mapping[str, str] = {
    "announce": gettext_noop("công bố kết quả"),
    "refer": gettext_noop("chuyển manh mối"),
    "take": gettext_noop("xem lại manh mối đã chuyển"),
    "dismiss": gettext_noop("bỏ manh mối"),
    "strike": gettext_noop("gỡ liên hệ"),
    "restore": gettext_noop("khôi phục liên hệ"),
    "observe": gettext_noop("ghi điều đã thấy"),
    "withdraw": gettext_noop("rút lại ghi chép"),
    "one-person": gettext_noop("ghi là một người"),
    "two-persons": gettext_noop("ghi là hai người"),
    "decide-series": gettext_noop("chuỗi vụ việc"),
    "rules": gettext_noop("sửa quy tắc"),
    **{act.name: act.title for act in OFFICE_ACTS},
    "log": gettext_noop("nhật ký"),
    "calendar": gettext_noop("lịch việc"),
    "lead, pseudonymous": gettext_noop("manh mối, bí danh"),
    PREVIEW: gettext_noop("công văn chuyển manh mối, xem trước"),
    "marked copy": gettext_noop("bản đánh dấu ô sai"),
    "reminders": gettext_noop("công văn đôn đốc"),
    "blank returns": gettext_noop("biểu mẫu có sẵn số liệu"),
    "workbooks": gettext_noop("sổ kết quả"),
    "paper": gettext_noop("văn bản"),
    "work report": gettext_noop("báo cáo công tác"),
    "so far": gettext_noop("sơ kết"),
    "restricted workbook": gettext_noop("sổ kết quả nội bộ"),
    "venue phones and open cases for blank returns": gettext_noop("điện thoại cơ sở, vụ việc cho biểu mẫu"),
}
OF_LEADS = frozenset(act.log.removesuffix(".jsonl") for act in ACTS)
"""Logs whose records say by another field than `kind` what was done."""


def kind_of(log: str, entry: Mapping[str, Any]) -> str:
    """Return what a record of a log says was done; `log` without its ending."""
    if log == "access":
        return next((kind for field, kind in _LOOKS if entry.get(field)), "papers")
    if "undoes" in entry:
        return "undone"
    if log in OF_LEADS:
        return kind_in(f"{log}.jsonl", entry) or str(entry.get("state") or entry.get("decision") or log)
    return str(entry.get("kind") or log)


_LOOKS = (("names_of", "access"), ("looked_for", "asked"), ("compared", "compared"))


def kind_words(kind: str) -> str:
    return said(DONE, kind)


def about_words(log: str, entry: Mapping[str, Any]) -> str:
    """Say what a record is about, in order: never a name, which no record holds."""
    content = entry.get("content")
    own = {k: v for k, v in entry.items() if k not in ADDED}
    if log in OF_LEADS and "kind" in entry:
        own["shared"] = said(KINDS, entry["kind"]) if entry["kind"] in KINDS else entry["kind"]
    told = {**own, **(content if isinstance(content, dict) else {})}
    parts = [
        f"{_named(k)}: {_value(k, v)}"
        for k, v in told.items()
        if k not in HIDDEN and v not in (None, "", [], {})
    ]
    return "; ".join(parts)[:300]


def _named(key: str) -> str:
    return said(ABOUT, key)


def _value(key: str, value: Any) -> str:
    if key == "role" and value in TITLES:
        return title_of(value)
    if key == "what":
        return said(WHAT, str(value))
    if key == "sources" and isinstance(value, list):
        return ", ".join(said(SOURCES, one) if one in SOURCES else str(one) for one in value)
    if key == "appraisals":  # points are kept as fractions: `7/2`
        value = [[*row[:3], number_words(Fraction(row[3])), *row[4:]] for row in value]
    if isinstance(value, list):
        return ", ".join(_one(v) for v in value[:6]) + (" …" if len(value) > 6 else "")
    return _one(value)


def _one(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
