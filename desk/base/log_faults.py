"""What may be wrong with a log, and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CHANGED, SHORT, UNSEALED, NO_HEADS, NO_KEY = "changed", "short", "unsealed", "no_heads", "no_key"
WORDS_LOST = "words_lost"


@dataclass(frozen=True, slots=True)
class LogFault:
    """The first fault of a log: its kind, the record it is at, and of how many."""

    kind: str
    at: int = 0
    of: int = 0

    def texts(self, path: Path) -> tuple[str, str]:
        """Return place, fault and way out, in Vietnamese and English."""
        vi, en = _TEXTS[self.kind]
        values = {"name": path.name, "at": self.at, "of": self.of, "gone": self.of - self.at}
        return f"{path}: {vi.format(**values)}", f"{path}: {en.format(**values)}"


_TEXTS = {
    CHANGED: (
        "dòng {at} bị sửa, bị chèn hoặc thiếu dòng trước nó. Khôi phục tệp này từ bản sao lưu.",
        "line {at} was changed or put in, or one before it is missing. Restore this file from a backup.",
    ),
    SHORT: (
        (
            "thiếu {gone} dòng cuối: sổ có {of}, tệp còn {at}. Khôi phục tệp này từ bản sao lưu; nếu chỉ còn"
            ' bản cũ, ghi nhận điều đó: lanhmanh seal --reason "…"'
        ),
        (
            "the last {gone} lines are missing: there were {of}, {at} are left. Restore this file from a"
            ' backup; where only an older one is left, say so: lanhmanh seal --reason "…"'
        ),
    ),
    UNSEALED: (
        (
            "chưa được niêm phong (do bản chương trình trước ghi). Nâng cấp một lần: lanhmanh upgrade"
            " TỆP_SAO_LƯU.tar.gz. Lệnh ấy sao lưu trước, sửa quy tắc nếu cần, rồi niêm phong."
        ),
        (
            "not sealed yet (written by an earlier version). Upgrade once: lanhmanh upgrade BACKUP.tar.gz. It"
            " backs up first, mends the rules where needed, then seals."
        ),
    ),
    NO_HEADS: (
        (
            "cạnh khóa không có tệp ghi đầu sổ, nên không biết sổ có bị cắt cuối không. Lấy lại tệp đó từ bản"
            ' sao lưu của khóa; không có thì so với đầu sổ đã in, rồi: lanhmanh seal --reason "…"'
        ),
        (
            "no heads are kept beside the key, so a cut end would not show. Bring them back from the key's"
            ' copy; else compare with the printed heads, then: lanhmanh seal --reason "…"'
        ),
    ),
    WORDS_LOST: (
        (
            "lời ghi ở dòng {at} đã mất hoặc bị sửa. Khôi phục thư mục words cạnh tệp này từ bản sao lưu,"
            ' hoặc ghi việc xóa: lanhmanh erase --words {name}:{at} --reason "…" --yes'
        ),
        (
            "the words of line {at} are gone or were changed. Restore the folder words beside this file from"
            ' a backup, or put it on record: lanhmanh erase --words {name}:{at} --reason "…" --yes'
        ),
    ),
    NO_KEY: (
        (
            "không có khóa ở máy này nên không ghi được dòng có niêm phong. Chép tệp khóa về, hoặc đặt biến"
            " LANHMANH_KEY là đường dẫn tới nó."
        ),
        (
            "there is no key on this machine, so no sealed line can be written. Bring the key file, or set"
            " LANHMANH_KEY to where it is."
        ),
    ),
}
