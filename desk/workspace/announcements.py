"""What was announced, and which bands were closed or announced though they were not settled, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText, gettext
from desk.words.numbers import day_words
from desk.workspace.decisions import LOCK, REOPEN, LoggedDecision, decisions_of
from desk.workspace.folder import Workspace
from facts.periods import Period

ANNOUNCE = "announce"
Bands = Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]  # (rulebook, period) → subject → bands
NO_BANDS: Bands = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Announced:
    """One announcement: period, document, day, and the results of each subject as they were."""

    record: LoggedDecision

    @property
    def period(self) -> str:
        return str(self.record.content["period"])

    @property
    def rulebook(self) -> str:
        return str(self.record.content["rulebook"])

    @property
    def document(self) -> str:
        return str(self.record.content["document"])

    @property
    def on(self) -> date:
        return date.fromisoformat(self.record.content["date"])

    @property
    def results(self) -> Mapping[str, Mapping[str, Any]]:
        results: Mapping[str, Mapping[str, Any]] = self.record.content["results"]
        return results

    def bands(self, subject: str) -> tuple[str, ...] | None:
        """Return the bands announced of a subject, best first; None where it was not in it."""
        result = self.results.get(subject)
        return None if result is None else tuple(result["bands"])


def announcements_of(workspace: Workspace) -> tuple[Announced, ...]:
    """Return the announcement that stands for each period and rulebook: the last one made."""
    standing: dict[tuple[str, str], Announced] = {}
    for record in decisions_of(workspace).records():
        if record.kind == ANNOUNCE:
            announced = Announced(record)
            standing[announced.rulebook, announced.period] = announced
    return tuple(standing.values())


def announced_bands(workspace: Workspace) -> Bands:
    return {
        (a.rulebook, a.period): {subject: tuple(result["bands"]) for subject, result in a.results.items()}
        for a in announcements_of(workspace)
    }


def bands_to_text(bands: Bands) -> str:
    rows = [
        [book, period, subject, list(told)]
        for (book, period), by in bands.items()
        for subject, told in by.items()
    ]
    return json.dumps(sorted(rows), ensure_ascii=False, indent=1) + "\n"


def bands_from_text(text: str) -> Bands:
    by_year: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for book, period, subject, bands in json.loads(text):
        by_year.setdefault((book, period), {})[subject] = tuple(bands)
    return by_year


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
        own = dict.fromkeys(check.reason for check in self.open if check.stops and unit in check.units)
        return "; ".join(own) or self.reason


SETTLED = Despite()


def despite_words(reason: str) -> str:
    """Say beside a band that it was closed all the same; nothing without a reason."""
    return gettext("vẫn chốt vì: %(reason)s", reason=reason) if reason else ""


def despite_content(
    reason: str | None, unsettled: Iterable[str], runs_on: Period | None = None
) -> dict[str, Any]:
    """Return what a record says of unsettled bands, and of a period that still runs. Raise Stop without a
    reason."""
    units = sorted(unsettled)
    if not units and runs_on is None:
        return {}
    words = (reason or "").strip()
    if not words and runs_on is not None:
        raise WrongUse(
            "Chưa ghi gì: kỳ %(period)s còn chạy đến hết ngày %(end)s, số liệu còn thay đổi. Chờ hết kỳ rồi"
            ' làm lại; vẫn làm thì ghi lý do: --despite "…".',
            period=runs_on.code,
            end=ByLanguage(day_words, runs_on.end),
        )
    if not words:
        raise WrongUse(
            "Chưa ghi gì: xếp loại của %(n)s đơn vị còn tạm tính hoặc chưa đủ căn cứ (%(units)s). Sửa, nộp"
            ' nốt rồi làm lại; vẫn làm thì ghi lý do: --despite "…" (in cạnh xếp loại).',
            n=len(units),
            units=", ".join(units),
        )
    return {"despite": words, "unsettled": units}


def despite_of(workspace: Workspace, rulebook: str, period: str) -> Despite:
    """Return what stands of a period: the announcement's word, else the lock's; reopened, none."""
    despite = Despite()
    for record in decisions_of(workspace).records():
        content = record.content
        if content.get("period") != period:
            continue
        if record.kind == REOPEN:
            despite = Despite()
        elif record.kind == LOCK or (record.kind == ANNOUNCE and content["rulebook"] == rulebook):
            despite = _despite(content, despite)
    return despite


def _despite(content: Mapping[str, Any], before: Despite) -> Despite:
    """Return what a record says; an announcement leaves what was open at the lock."""
    listed = content.get("open", ())
    own = tuple(OpenCheck(o["said"], o["en"], frozenset(o["units"]), o["stops"], o["reason"]) for o in listed)
    left = tuple(replace(check, stops=False) for check in before.open)
    return Despite(content.get("despite", ""), frozenset(content.get("unsettled", ())), own or left)
