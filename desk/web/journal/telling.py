"""Records of the sealed logs in words: what was done, and about what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from desk.leads.lead_words import KINDS, SOURCES, said
from desk.web.roles import TITLES
from desk.words.numbers import number_words

Pair = tuple[str, str]  # Vietnamese, English
ADDED = frozenset({"hash", "seal", "account", "after", "n", "at", "on", "by", "kind", "content"})
"""What every record carries, and the kind the line is headed by."""
HIDDEN = frozenset(
    {
        "stored",
        "files",
        "rows",
        "members",
        "results",
        "returns",
        "reason",
        "despite",
        "open",
        "own_words",
        "digest",
        "machine",
        "proposal",
        "manifest",
        "heads",
        "decimals",
        "clock",
        "unvouched",
        "sealed_file",
        "compared",
        "state",
        "decision",
        "same",
        "items",
        "under",
        "nth",
        "instead_of",
        "method",
        "number",
        "active",
        "must_change",
        "person",
        "password",
        "second_factor",
        "moment",
        "address",
        "accounts",
        "proposals",
    }
)
DONE: Mapping[str, Pair] = {
    "signed_in": ("vào", "signed in"),
    "signed_out": ("thoát", "signed out"),
    "refused": ("bị từ chối", "refused"),
    "file_out": ("xuất tệp", "sent out a file"),
    "sent_returns": ("gửi báo cáo", "sent returns"),
    "office_said": ("khai thông tin cơ quan", "put down the office's data"),
    "password_changed": ("đổi mật khẩu", "changed the password"),
    "account_made": ("thêm người", "made an account"),
    "account_close": ("khóa tài khoản", "closed an account"),
    "account_open": ("mở tài khoản", "opened an account"),
    "account_outside": ("gắn tài khoản với cổng đăng nhập", "tied an account to the provider"),
    "refused_outside": ("cổng đưa tới, chưa có tài khoản", "vouched for, no account"),
    "sign_in_failed": ("gõ sai mật khẩu", "failed to sign in"),
    "locked_out": ("bị khóa vì gõ sai nhiều lần", "locked out by wrong tries"),
    "account_unlocked": ("cho tài khoản vào lại", "let an account in again"),
    "account_rights": ("đổi vai trò, cơ quan của tài khoản", "changed an account's role or office"),
    "account_person": ("giao tài khoản cho người khác", "handed an account over"),
    "account_password": ("đổi mật khẩu", "changed the password"),
    "account_second_factor": ("đặt mã điện thoại", "set up the phone's code"),
    "account_factor": ("gỡ mã điện thoại, đặt lại mật khẩu", "removed the phone's code, reset the password"),
    "session_ended": ("kết thúc phiên", "ended a session"),
    "account_differs": ("tài khoản khác sổ niêm phong muốn vào", "an account that differs from the log came"),
    "act_done": ("làm xong việc đã yêu cầu", "did what was asked for"),
    "work_cancelled": ("dừng việc đã giao", "stopped work that was asked for"),
    "work_removed": ("gỡ việc không do bàn ghi", "removed work that the desk did not write"),
    "account_removed": ("gỡ tài khoản không có trong sổ", "removed an account that no record knows"),
    "taken_over": ("mở sổ tài khoản với những gì đã có", "began the record of accounts with what was there"),
    "proposed": ("đề nghị", "proposed"),
    "agreed": ("đồng ý đề nghị", "agreed to a proposal"),
    "declined": ("không đồng ý đề nghị", "declined a proposal"),
    "withdrawn": ("rút đề nghị", "withdrew a proposal"),
    "account_reset": ("đặt lại mật khẩu", "reset a password"),
    "run_made": ("chấm", "ran a year"),
    "locked": ("khóa sổ ở bàn", "locked at the desk"),
    "lock": ("khóa sổ", "locked"),
    "import": ("nhập báo cáo", "imported"),
    "seal": ("niêm phong", "sealed"),
    "reopen": ("mở lại kỳ", "opened again"),
    "received": (
        "ghi ngày nhận, nơi gửi của báo cáo đã nhập",
        "put down when a return that was there came in",
    ),
    "take-over": ("nhận báo cáo của đơn vị không còn", "took over the return of a unit that is no more"),
    "give-back": ("trả lại báo cáo đã nhận", "gave back a return taken over"),
    "announce": ("công bố", "announced"),
    "publish": ("xuất sổ công khai", "made a public workbook"),
    "adopt": ("ghi văn bản ban hành", "put an adoption on record"),
    "appraise": ("xác nhận thẩm định", "confirmed appraisals"),
    "rotate-key": ("thay khóa", "replaced the key"),
    "looking": ("nhận xem", "took a lead"),
    "referred": ("chuyển", "referred"),
    "dismissed": ("bỏ", "dismissed"),
    "lead_notes": ("ghi chú về manh mối", "a note on a lead"),
    "innocent": ("gỡ liên hệ", "struck a tie"),
    "restored": ("khôi phục liên hệ", "restored a tie"),
    "undone": ("hoàn tác", "took back"),
    "connects": ("coi là có nối", "said to connect"),
    "generic": ("coi là dùng chung", "said to be common"),
    "observations": ("ghi điều đã thấy", "noted what was seen"),
    "watched": ("theo dõi", "put on watch"),
    "unwatched": ("thôi theo dõi", "ended a watch"),
    "access": ("xem tên", "saw names"),
    "asked": ("tìm theo giá trị đúng", "searched for an exact value"),
    "compared": ("máy so tên", "the program compared names"),
    "papers": ("lấy bản có số liệu hạn chế", "took a restricted paper"),
    "one_person": ("ghi là một người", "said to be one person"),
    "two_persons": ("ghi là hai người", "said to be two persons"),
    "erase": ("xóa", "erased"),
    "retain": ("xóa dữ liệu hết hạn giữ", "erased what was past its time"),
    "words_taken_out": ("xóa hẳn lời đã ghi", "took words out"),
    "paper_words": ("sửa lời văn bản", "worded a paper"),
    "work_done": ("việc đã làm", "work done"),
    "work_reopened": ("mở lại việc", "opened work again"),
    "rules_saved": ("lưu quy tắc", "saved rules"),
    "rules_proposed": ("đề nghị sửa quy tắc", "proposed a change of rules"),
    "rules_adopted": ("ghi vào quy tắc", "changed the rules"),
}
ABOUT: Mapping[str, Pair] = {
    "lead": ("manh mối", "lead"),
    "run": ("lần chấm", "run"),
    "bits": ("bit", "bits"),
    "cases": ("vụ", "cases"),
    "sources": ("nguồn", "sources"),
    "names_of": ("của", "of"),
    "looked_for": ("tìm", "searched"),
    "path": ("trang", "page"),
    "what": ("bản", "what"),
    "paper": ("văn bản", "paper"),
    "file": ("tệp", "file"),
    "until": ("đến", "until"),
    "value": ("giá trị", "value"),
    "role": ("vai trò", "role"),
    "outside": ("cổng", "provider"),
    "account": ("tài khoản", "account"),
    "from": ("từ", "from"),
    "username": ("tài khoản", "account"),
    "office": ("cơ quan", "office"),
    "document": ("văn bản", "document"),
    "date": ("ngày", "day"),
    "replaces": ("thay", "replaces"),
    "to": ("cho", "to"),
    "stand_in": ("mã thay", "stand-in"),
    "values": ("số giá trị", "values"),
    "backups": ("bản sao lưu", "backups"),
    "of": ("dòng", "line"),
    "job": ("việc số", "work no."),
    "copies": ("số bản", "copies"),
    "copy": ("bản số", "copy"),
    "a": ("mã", "code"),
    "b": ("và", "and"),
    "id": ("mã", "code"),
    "about": ("về", "about"),
    "rule": ("việc", "work"),
    "period": ("kỳ", "period"),
    "year": ("năm", "year"),
    "unit": ("đơn vị", "unit"),
    "units": ("đơn vị", "units"),
    "read": ("đã đọc lúc", "read at"),
    "due": ("hạn", "due"),
    "done_on": ("làm xong", "done on"),
    "record": ("theo", "by"),
    "grade": ("mức tin", "grade"),
    "seen": ("thấy ngày", "seen on"),
    "undoes": ("dòng", "line"),
    "ended": ("thôi", "ended"),
    "unsettled": ("xếp loại chưa chắc", "bands unsettled"),
    "rulebook": ("bộ quy tắc", "rulebook"),
    "appraisals": ("điểm", "points"),
    "leads": ("manh mối", "leads"),
    "shared": ("liên hệ", "tie"),
}
WHAT: Mapping[str, Pair] = {
    "announce": ("công bố kết quả", "announcing results"),
    "refer": ("chuyển manh mối", "referring a lead"),
    "rules": ("sửa quy tắc", "changing the rules"),
    "log": ("nhật ký", "log"),
    "calendar": ("lịch việc", "calendar"),
    "lead, pseudonymous": ("manh mối, bí danh", "lead, pseudonymous"),
    "marked copy": ("bản đánh dấu ô sai", "marked copy"),
    "reminders": ("công văn đôn đốc", "reminders"),
    "blank returns": ("biểu mẫu có sẵn số liệu", "blank returns"),
    "workbooks": ("sổ kết quả", "workbooks"),
    "paper": ("văn bản", "paper"),
    "work report": ("báo cáo công tác", "work report"),
    "so far": ("sơ kết", "so far"),
    "restricted workbook": ("sổ kết quả nội bộ", "restricted workbook"),
    "venue phones and open cases for blank returns": (
        "điện thoại cơ sở, vụ việc cho biểu mẫu",
        "venue phones and open cases for blank returns",
    ),
}
OF_LEADS = frozenset({"leads", "ties", "identifiers", "identity", "observations", "watched", "lead_notes"})
"""Logs whose records say by another field than `kind` what was done."""


def kind_of(log: str, entry: Mapping[str, Any]) -> str:
    """Return what a record of a log says was done; `log` without its ending."""
    if log == "access":
        return next((kind for field, kind in _LOOKS if entry.get(field)), "papers")
    if "undoes" in entry:
        return "undone"
    if log == "identity" and "same" in entry:
        return "one_person" if entry["same"] else "two_persons"
    if log == "watched":
        return "unwatched" if entry.get("ended") else "watched"
    if log in OF_LEADS:
        return str(entry.get("state") or entry.get("decision") or log)
    return str(entry.get("kind") or log)


_LOOKS = (("names_of", "access"), ("looked_for", "asked"), ("compared", "compared"))


def kind_words(kind: str, lang: str) -> str:
    return DONE.get(kind, (kind, kind))[lang == "en"]


def about_words(log: str, entry: Mapping[str, Any], lang: str) -> str:
    """Say what a record is about, in order: never a name, which no record holds."""
    content = entry.get("content")
    own = {k: v for k, v in entry.items() if k not in ADDED}
    if log in OF_LEADS and "kind" in entry:
        own["shared"] = said(KINDS, entry["kind"]) if entry["kind"] in KINDS else entry["kind"]
    told = {**own, **(content if isinstance(content, dict) else {})}
    parts = [
        f"{_named(k, lang)}: {_value(k, v, lang)}"
        for k, v in told.items()
        if k not in HIDDEN and v not in (None, "", [], {})
    ]
    return "; ".join(parts)[:300]


def _named(key: str, lang: str) -> str:
    return ABOUT.get(key, (key, key))[lang == "en"]


def _value(key: str, value: Any, lang: str) -> str:
    if key == "role" and value in TITLES:
        return TITLES[value][lang == "en"]
    if key == "what":
        return WHAT.get(str(value), (str(value), str(value)))[lang == "en"]
    if key == "sources" and isinstance(value, list):
        return ", ".join(said(SOURCES, one) if one in SOURCES else str(one) for one in value)
    if key == "appraisals":  # points are kept as fractions: `7/2`
        value = [[*about, number_words(Fraction(points)), *by] for *about, points, by in map(_given, value)]
    if isinstance(value, list):
        return ", ".join(_one(v) for v in value[:6]) + (" …" if len(value) > 6 else "")
    return _one(value)


def _given(row: Sequence[str]) -> list[Any]:
    """Return period, unit, criterion and points of a confirmed appraisal, then its office and, where one is
    named, its rulebook."""
    return [*row[:4], row[4:]]


def _one(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
