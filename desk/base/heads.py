"""Where each log of a workspace stands: its count and last seal. Kept beside the key, outside the workspace.

A chain of seals doesn't show a record cut off its end; this does. What is being added is named here first:
anything else beyond a head is a fault (docs/decisions/0325-written-ahead-beside-the-key.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desk.base.faults import STORE, Stop
from desk.base.files import alone, canonical_json, unwritable
from desk.base.language import LazyText, gettext_noop
from facts.below import is_link
from facts.durable_files import read_plain, write_whole
from facts.parsed_json import parsed
from facts.seals import Seals

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


PURPOSE = "heads"
LEAP = timedelta(days=400)  # an office writes something every year
EASE = timedelta(minutes=5)  # clocks set right by the network jump a little


@dataclass(frozen=True, slots=True)
class LogHead:
    """How many records a log has, and the seal of the last."""

    count: int
    seal: str


@dataclass(frozen=True, slots=True)
class LogHeads:
    """The heads of all logs, the last moment anything was recorded, and when a printed head was compared.

    `intended`: the record being added to a log; `filing`: the returns being stored, not on record yet.
    """

    logs: Mapping[str, LogHead]
    at: str
    compared: str = ""
    intended: Mapping[str, LogHead] = field(default_factory=dict)
    filing: tuple[str, ...] = ()

    def named(self) -> dict[str, dict[str, Any]]:
        """Return the heads as announcements, runs and backups name them."""
        return _named(self.logs)

    def ends(self, log: str, count: int, seal: str) -> bool:
        """Tell whether this record may be the last of a log: none beyond its head but the one being added."""
        head, intended = self.logs.get(log), self.intended.get(log)
        return count <= (head.count if head else 0) or LogHead(count, seal) == intended


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one workspace, in a file beside its key."""

    path: Path
    seals: Seals
    rotated: Callable[[], bool] = lambda: False  # whether the key is another than when it was read

    def read(self) -> LogHeads | None:
        """Return the heads; None where there are none. Raise Stop if the file was changed, or is a link."""
        if is_link(self.path):
            raise Stop(
                STORE,
                "%(path)s: là liên kết đến chỗ khác; lần ghi sau sẽ để tệp mới ở đây và bỏ tệp ở chỗ kia. Gỡ"
                " liên kết, chép tệp thật vào đúng chỗ này.",
                path=self.path,
            )
        try:
            content = parsed(read_plain(self.path))
            seal = content.pop("seal")
            logs, intended = _heads(content["logs"]), _heads(content.get("intended", {}))
            filing = tuple(map(str, content.get("filing", ())))
            whole = self.seals.accepts(PURPOSE, _content(content), str(seal))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unwritable(self.path, error) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._changed() from error
        if not whole or any(head.count < 1 for head in logs.values()):
            raise self._changed()
        return LogHeads(logs, str(content["at"]), str(content.get("compared", "")), intended, filing)

    def write(self, heads: LogHeads) -> None:
        """Put the heads in place of those there were. Raise Stop where the disk won't."""
        content = {"format": 1, "logs": heads.named(), "at": heads.at}
        content |= {"compared": heads.compared} if heads.compared else {}
        content |= {"intended": _named(heads.intended)} if heads.intended else {}
        content |= {"filing": sorted(heads.filing)} if heads.filing else {}
        seal = self.seals.seal(PURPOSE, _content(content))
        try:
            write_whole(self.path, canonical_json({**content, "seal": seal}).encode())
        except OSError as error:
            raise unwritable(self.path, error) from error

    def intend(self, log: str, after: str, head: LogHead) -> None:
        """Say which record is about to be added to a log, `after` the seal of the last one."""
        last = {log: LogHead(head.count - 1, after)} if head.count > 1 else {}
        self._change(
            lambda heads: replace(heads, logs={**heads.logs, **last}, intended={**heads.intended, log: head})
        )

    def advance(self, log: str, head: LogHead, at: str) -> None:
        """Say that a log has a new last record."""
        self._change(
            lambda heads: replace(
                heads,
                logs={**heads.logs, log: head},
                at=max(heads.at, at),
                intended={name: intended for name, intended in heads.intended.items() if name != log},
            )
        )

    def file(self, imports: Iterable[str]) -> None:
        """Say which returns are about to be stored, beside those that are not on record yet."""
        self._change(lambda heads: replace(heads, filing=tuple({*heads.filing, *imports})))

    def filed(self) -> None:
        """Say that every return that was being stored is on record, or was never whole."""
        self._change(lambda heads: replace(heads, filing=()))

    def compared_now(self) -> None:
        """Remember that a printed head was compared, and stood."""
        if self.read() is not None:  # heads that are lost are not begun anew by a comparison
            self._change(lambda heads: replace(heads, compared=moment()))

    def _change(self, change: Callable[[LogHeads], LogHeads]) -> None:
        with alone(self.path):
            self.write(change(self.read() or LogHeads({}, "")))

    def _changed(self) -> Stop:
        if self.rotated():
            return Stop(STORE, "Khóa vừa được đổi (rotate-key) trong khi lệnh này chạy. Chạy lại lệnh này.")
        return Stop(
            STORE,
            "%(path)s: tệp ghi đầu sổ cạnh khóa bị hỏng hoặc bị sửa. Lấy lại từ bản sao lưu của khóa; không"
            ' có thì so sổ với đầu sổ đã in, rồi: lanhmanh seal --reason "…"',
            path=self.path,
        )


def _named(heads: Mapping[str, LogHead]) -> dict[str, dict[str, Any]]:
    return {name: {"count": h.count, "seal": h.seal} for name, h in sorted(heads.items())}


def _heads(named: Mapping[str, Mapping[str, Any]]) -> dict[str, LogHead]:
    return {name: LogHead(int(h["count"]), str(h["seal"])) for name, h in named.items()}


def heads_in(heads: object) -> dict[str, dict[str, Any]]:
    """Return heads as something names them. Raise ValueError if they are of another form."""
    if not isinstance(heads, dict) or not all(map(_is_head, heads.values())):
        raise ValueError(heads)
    return heads


def _is_head(head: object) -> bool:
    if not isinstance(head, dict) or not isinstance(head.get("seal"), str):
        return False
    return type(head.get("count")) is int and head["count"] > 0


def moment() -> str:
    """Return now by the clock, to the second, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def check_clock(heads: LogHeads, now: str) -> None:
    """Raise Stop where the clock stands before what was recorded last: its day would be a false one."""
    if heads.at and datetime.fromisoformat(now) < datetime.fromisoformat(heads.at) - EASE:
        raise Stop(
            STORE,
            "Đồng hồ máy chỉ %(now)s, trước lần ghi gần nhất %(at)s. Chỉnh lại đồng hồ rồi chạy lại; nếu"
            ' lần trước mới là sai: lanhmanh seal --clock --reason "…"',
            now=now,
            at=heads.at,
        )


def check_no_leap(heads: LogHeads, now: str) -> None:
    """Raise Stop where the clock stands far ahead of what was recorded last: what is taken out by a false day
    is gone for good."""
    if heads.at and datetime.fromisoformat(now) > datetime.fromisoformat(heads.at) + LEAP:
        raise Stop(
            STORE,
            "Đồng hồ máy chỉ %(now)s, lần ghi gần nhất là %(at)s, hơn một năm trước. Xóa theo ngày sai là mất"
            " hẳn, nên chưa xóa gì. Chỉnh lại đồng hồ; nếu ngày ấy đúng: lanhmanh seal --clock --reason"
            ' "…", rồi chạy lại.',
            now=now,
            at=heads.at,
        )


def _content(content: Mapping[str, Any]) -> bytes:
    return canonical_json(dict(content)).encode()
