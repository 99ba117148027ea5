"""What may be wrong with a log, and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desk.base.language import LazyText, gettext_noop

CHANGED, SHORT, UNSEALED, NO_HEADS, NO_KEY = "changed", "short", "unsealed", "no_heads", "no_key"
WORDS_LOST, BEHIND, LEFT_OVER, BEGUN = "words_lost", "behind", "left_over", "begun"


@dataclass(frozen=True, slots=True)
class LogFault:
    """The first fault of a log: its kind, the record it is at, and of how many."""

    kind: str
    at: int = 0
    of: int = 0

    def text(self, path: Path) -> LazyText:
        """Return place, fault and way out."""
        values = {"name": path.name, "at": self.at, "of": self.of, "gone": self.of - self.at}
        return LazyText("%(path)s: %(fault)s", path=path, fault=LazyText(_TEXTS[self.kind], **values))


_TEXTS = {
    CHANGED: gettext_noop(
        "dòng %(at)s bị sửa, bị chèn hoặc thiếu dòng trước nó. Khôi phục tệp này từ bản sao lưu."
    ),
    SHORT: gettext_noop(
        "thiếu %(gone)s dòng cuối: sổ có %(of)s, tệp còn %(at)s. Khôi phục tệp này từ bản sao lưu; nếu chỉ"
        ' còn bản cũ, ghi nhận điều đó: lanhmanh seal --reason "…"'
    ),
    UNSEALED: gettext_noop(
        "chưa được niêm phong (do bản chương trình trước ghi). Nâng cấp một lần: lanhmanh upgrade"
        " TỆP_SAO_LƯU.tar.gz. Lệnh ấy sao lưu trước, sửa quy tắc nếu cần, rồi niêm phong."
    ),
    NO_HEADS: gettext_noop(
        "cạnh khóa không có tệp ghi đầu sổ, nên không biết sổ có bị cắt cuối không. Lấy lại tệp đó từ bản"
        ' sao lưu của khóa; không có thì so với đầu sổ đã in, rồi: lanhmanh seal --reason "…"'
    ),
    BEHIND: gettext_noop(
        "tệp đầu sổ cạnh khóa cũ hơn sổ: ghi %(at)s dòng, sổ có %(of)s. Có người đặt lại tệp cũ, khóa lấy từ"
        " bản sao lưu cũ, hoặc có người viết thêm dòng bằng bản chép của khóa. Lấy lại tệp đầu sổ mới nhất;"
        " không có thì xem các dòng thừa: không phải của cơ quan thì lấy lại sổ từ bản sao lưu; phải thì so"
        ' với đầu sổ đã in (lanhmanh audit head --compare "DÒNG"), rồi: lanhmanh seal --reason "…"'
    ),
    WORDS_LOST: gettext_noop(
        "lời ghi ở dòng %(at)s đã mất hoặc bị sửa. Khôi phục thư mục words cạnh tệp này từ bản sao lưu,"
        ' hoặc ghi việc xóa: lanhmanh erase --words %(name)s:%(at)s --reason "…" --yes'
    ),
    LEFT_OVER: gettext_noop(
        "sau dòng %(at)s có byte chương trình không ghi, có thể có tên người. Giữ bản chép làm chứng nếu"
        " cần, rồi cắt phần ấy khỏi tệp; lần ghi sổ sau cũng cắt."
    ),
    BEGUN: gettext_noop("dòng sau dòng %(at)s bị ngắt khi đang ghi, không được tính; lần ghi sổ sau cắt bỏ."),
    NO_KEY: gettext_noop(
        "không có khóa ở máy này nên không ghi được dòng có niêm phong. Chép tệp khóa về, hoặc đặt biến"
        " LANHMANH_KEY là đường dẫn tới nó."
    ),
}
