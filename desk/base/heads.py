"""Where each log of a workspace stands: how many records, and the seal of the last. Kept beside the key,
outside the workspace.

A chain of seals shows a record that was changed, but not one cut off its end. This does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desk.base.alone import alone
from desk.base.disk_faults import unwritable
from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json
from facts.below import is_link
from facts.durable_files import write_whole
from facts.parsed_json import parsed
from facts.seals import Seals

PURPOSE = "heads"
EASE = timedelta(minutes=5)  # clocks set right by the network jump a little


@dataclass(frozen=True, slots=True)
class LogHead:
    """How many records a log has, and the seal of the last."""

    count: int
    seal: str


@dataclass(frozen=True, slots=True)
class LogHeads:
    """The heads of all logs by name, the last moment anything was recorded (ISO, UTC), and when a printed
    head was last compared."""

    logs: Mapping[str, LogHead]
    at: str
    compared: str = ""

    def named(self) -> dict[str, dict[str, Any]]:
        """Return the heads as announcements, runs and backups name them."""
        return {name: {"count": h.count, "seal": h.seal} for name, h in sorted(self.logs.items())}


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one workspace, in a file beside its key."""

    path: Path
    seals: Seals

    def read(self) -> LogHeads | None:
        """Return the heads; None where none were ever kept. Raise Stop where the file is not as it was
        written, or a link."""
        if is_link(self.path):
            raise Stop(
                STORE,
                "%(path)s: là liên kết đến chỗ khác; lần ghi sau sẽ để tệp mới ở đây và bỏ tệp ở chỗ kia. Gỡ"
                " liên kết, chép tệp thật vào đúng chỗ này.",
                path=self.path,
            )
        try:
            found = parsed(self.path.read_bytes())
            seal = found.pop("seal")
            logs = {name: LogHead(int(h["count"]), str(h["seal"])) for name, h in found["logs"].items()}
            whole = self.seals.accepts(PURPOSE, _content(found), str(seal))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unwritable(self.path, error) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._changed() from error
        if not whole or any(head.count < 1 for head in logs.values()):
            raise self._changed()
        return LogHeads(logs, str(found["at"]), str(found.get("compared", "")))

    def write(self, told: LogHeads) -> None:
        """Put the heads in place of those there were. Raise Stop where the disk won't."""
        found = {"format": 1, "logs": told.named(), "at": told.at}
        found |= {"compared": told.compared} if told.compared else {}
        seal = self.seals.seal(PURPOSE, _content(found))
        try:
            write_whole(self.path, canonical_json({**found, "seal": seal}).encode())
        except OSError as error:
            raise unwritable(self.path, error) from error

    def advance(self, log: str, head: LogHead, at: str) -> None:
        """Say that a log has a new last record."""
        with alone(self.path):
            told = self.read() or LogHeads({}, "")
            self.write(replace(told, logs={**told.logs, log: head}, at=max(told.at, at)))

    def compared_now(self) -> None:
        """Remember that a printed head was compared, and stood."""
        with alone(self.path):
            told = self.read()
            if told is not None:
                self.write(replace(told, compared=moment()))

    def _changed(self) -> Stop:
        return Stop(
            STORE,
            "%(path)s: tệp ghi đầu sổ cạnh khóa bị hỏng hoặc bị sửa. Lấy lại từ bản sao lưu của khóa; không"
            ' có thì so sổ với đầu sổ đã in, rồi: lanhmanh seal --reason "…"',
            path=self.path,
        )


def heads_in(found: object) -> dict[str, dict[str, Any]]:
    """Return heads as something names them. Raise ValueError if they are of another form."""
    if not isinstance(found, dict) or not all(map(_is_head, found.values())):
        raise ValueError(found)
    return found


def _is_head(found: object) -> bool:
    if not isinstance(found, dict) or not isinstance(found.get("seal"), str):
        return False
    return type(found.get("count")) is int and found["count"] > 0


def moment() -> str:
    """Return now by the clock, to the second, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def check_clock(told: LogHeads, now: str) -> None:
    """Raise Stop where the clock stands before what was recorded last: its day would be a false one."""
    if told.at and datetime.fromisoformat(now) < datetime.fromisoformat(told.at) - EASE:
        raise Stop(
            STORE,
            "Đồng hồ máy chỉ %(now)s, trước lần ghi gần nhất %(at)s. Chỉnh lại đồng hồ rồi chạy lại; nếu"
            ' lần trước mới là sai: lanhmanh seal --clock --reason "…"',
            now=now,
            at=told.at,
        )


def _content(found: Mapping[str, Any]) -> bytes:
    return canonical_json(dict(found)).encode()
