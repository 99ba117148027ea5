"""Bands that were closed or announced though they were not settled: for which units, and for what reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import LazyText, gettext
from desk.workspace.announced_bands import ANNOUNCE
from desk.workspace.decisions import LOCK, REOPEN, decisions_of
from desk.workspace.folder import Workspace

KEPT_INSIDE = LazyText("vẫn chốt, lý do ghi ở sổ lưu hành nội bộ")
"""For readers whom the office's own words are not meant for."""


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """A line of the checklist that was open when a period was closed, and why it was closed all the same."""

    vi: str
    en: str
    units: frozenset[str]
    stops: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Despite:
    """Why a period was closed or announced as it was, and whose bands were not settled then."""

    reason: str = ""
    units: frozenset[str] = frozenset()
    open: tuple[OpenCheck, ...] = ()  # at the lock, where each was answered by itself

    def reason_of(self, unit: str) -> str:
        """Return the reason for one unit; nothing where its band was settled."""
        if unit not in self.units:
            return ""
        own = dict.fromkeys(one.reason for one in self.open if one.stops and unit in one.units)
        return "; ".join(own) or self.reason


SETTLED = Despite()


def despite_words(reason: str) -> str:
    """Say beside a band that it was closed all the same; nothing without a reason."""
    return gettext("vẫn chốt vì: %(reason)s", reason=reason) if reason else ""


def despite_content(reason: str | None, unsettled: Iterable[str]) -> dict[str, Any]:
    """Return what a record says of unsettled bands, if any. Raise Stop without a reason."""
    units = sorted(unsettled)
    if not units:
        return {}
    said = (reason or "").strip()
    if not said:
        raise WrongUse(
            "Chưa ghi gì: xếp loại của %(n)s đơn vị còn tạm tính hoặc chưa đủ căn cứ (%(units)s). Sửa, nộp"
            ' nốt rồi làm lại; vẫn làm thì ghi lý do: --despite "…" (in cạnh xếp loại).',
            n=len(units),
            units=", ".join(units),
        )
    return {"despite": said, "unsettled": units}


def despite_of(workspace: Workspace, rulebook: str, period: str) -> Despite:
    """Return what stands of a period: the announcement's word, else the lock's; reopened, none."""
    found = Despite()
    for record in decisions_of(workspace).records():
        content = record.content
        if content.get("period") != period:
            continue
        if record.kind == REOPEN:
            found = Despite()
        elif record.kind == LOCK or (record.kind == ANNOUNCE and content["rulebook"] == rulebook):
            found = _despite(content, found)
    return found


def _despite(content: Mapping[str, Any], before: Despite) -> Despite:
    """Return what a record says; an announcement leaves what was open at the lock."""
    told = content.get("open", ())
    own = tuple(OpenCheck(o["said"], o["en"], frozenset(o["units"]), o["stops"], o["reason"]) for o in told)
    left = tuple(replace(one, stops=False) for one in before.open)
    return Despite(content.get("despite", ""), frozenset(content.get("unsettled", ())), own or left)
