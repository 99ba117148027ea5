"""Runs: one folder each, named by what went in; the same inputs give the same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.base.faults import STORE, Stop, WrongUse
from desk.base.files import canonical_json
from desk.base.language import gettext, gettext_noop, localised
from desk.workspace.compiled_rules import rules_kept
from desk.workspace.folder import opened
from desk.workspace.logs import seals_of
from desk.workspace.rule_upgrade import upgraded
from engine.rulebook.model.rulebook import Rules
from facts.parsed_json import parsed
from facts.periods import YEAR, Period

if TYPE_CHECKING:
    import polars as pl

# 1: no bands_before.parquet; 2: keys.parquet, parts in follow_up.parquet; 3: earlier years from all returns;
# 4: no notices.parquet; 5: noisy-or in links.parquet
RUN_FORMAT = 6
RULES, ANNOUNCED = "rules.json", "announced.json"
APPRAISALS = "appraisals.json"  # those confirmed when the run was made
_FILE = re.compile(r"\w[\w.-]*", re.ASCII)
_IN_EVERY = ("format", "year", "periods", "as_of", "as_of_asked", "rules", "records")
_SINCE_THEN = ("locked", "erased", "announced", "earlier", "appraisals", "handed", "received", "failed")
MUST_SAY = {*_IN_EVERY, "rulebooks", "counts", "files"}
MADE_OF = ("program", "version", *_IN_EVERY, *_SINCE_THEN)
"""The entries of a manifest that a run is named by."""


@dataclass(frozen=True, slots=True)
class Run:
    folder: Path
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def workspace(self) -> Path:
        return self.folder.parent.parent

    @property
    def journal(self) -> dict[str, Any]:
        """What was noted beside the run; nothing where the note can't be read."""
        try:
            content = parsed((self.folder / "journal.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    @property
    def failed(self) -> Mapping[str, list[str]]:
        """The returns the program fails on, by who sent them: what they say is unknown in this run."""
        failed: Mapping[str, list[str]] = self.manifest.get("failed", {})
        return failed

    @property
    def made(self) -> datetime | None:
        """When it was made; None where the journal does not say."""
        try:
            return datetime.fromtimestamp(float(self.journal["began"]), UTC)
        except (ValueError, KeyError, TypeError, OverflowError):
            return None

    @property
    def to_look_at(self) -> bool:
        counts = self.manifest["counts"]
        return bool(counts["undecided"] or counts["set_aside"] or counts.get("signs"))

    def table(self, name: str) -> pl.DataFrame:
        import polars as pl  # who asks which runs there are, or for kept leads, reads no table

        try:
            return pl.read_parquet(self.folder / f"{name}.parquet")
        except (OSError, pl.exceptions.PolarsError) as error:
            raise Stop(
                STORE,
                "Lần chạy %(id)s bị hỏng: không đọc được %(name)s.parquet. Chạy lại: lanhmanh run --year"
                " %(year)s",
                id=self.id,
                name=name,
                year=self.manifest["year"],
            ) from error

    def counts_words(self, full: bool = True) -> str:
        """Say what a run counted; `full`: what is undecided of each rulebook, where there is room."""
        c, failed = self.manifest["counts"], ", ".join(self.failed)
        signs = [gettext("%(n)s dấu hiệu cần xác minh", n=c["signs"])] if c.get("signs") else []
        counts = gettext(
            "%(n)s đơn vị, %(venues)s; %(undecided)s; %(rows)s; %(follow_up)s.",
            n=c["units"],
            venues=gettext("%(n)s cơ sở", n=c["venues"]),
            undecided=self._undecided_words(full),
            rows=gettext("%(n)s dòng chưa dùng được", n=c["set_aside"]),
            follow_up=", ".join([*signs, gettext("%(n)s việc cần làm", n=c.get("actions", 0))]),
        )
        if not failed:
            return counts
        return f"{counts} " + gettext(
            "Chương trình không tính được báo cáo của %(failed)s: điều họ báo còn để ngỏ.", failed=failed
        )

    def _undecided_words(self, full: bool) -> str:
        """Say how many each rulebook left undecided, or where there is no room how many units and venues; in
        sum, where an older run says no more."""
        total = self.manifest["counts"]["undecided"]
        by_book = self.manifest.get("undecided", ())
        if not total or not by_book:
            return gettext("%(n)s kết quả chưa xếp loại được", n=total)
        if not full:
            kinds = {
                count["kind"]: [other["n"] for other in by_book if other["kind"] == count["kind"]]
                for count in by_book
            }
            each = ", ".join(_subjects(sum(n), kind, len(n) > 1) for kind, n in kinds.items())
            return gettext("%(each)s chưa xếp loại được", each=each)
        titled = (
            gettext(
                "%(subjects)s theo “%(title)s”",
                subjects=_subjects(count["n"], count["kind"]),
                title=localised(count["title"]),
            )
            for count in by_book
        )
        return gettext("chưa xếp loại được: %(each)s", each=", ".join(titled))


def _subjects(n: int, kind: str, by_several: bool = False) -> str:
    """Say how many units or venues; `by_several` rulebooks, which may count one of them twice, how many
    results."""
    if by_several:
        return (
            gettext("%(n)s kết quả của cơ sở", n=n)
            if kind == "venue"
            else gettext("%(n)s kết quả của đơn vị", n=n)
        )
    return gettext("%(n)s cơ sở", n=n) if kind == "venue" else gettext("%(n)s đơn vị", n=n)


def name_of(manifest: Mapping[str, Any]) -> str:
    inputs = {name: manifest[name] for name in MADE_OF if name in manifest}
    return hashlib.sha256(canonical_json(inputs).encode()).hexdigest()[:12]


def scored_period(rules: Rules, year: int) -> Period:
    period = rules.calendar.at(YEAR, year)
    if period is None:
        raise WrongUse("rules/periods.yaml không có kỳ năm %(year)s. Kiểm tra lại năm.", year=year)
    return period


class NewerRun(Stop):
    """A run of a newer program: it can't be told whether it is whole."""


def opened_run(folder: Path) -> Run:
    """Open a run by its folder; refuses one of a newer program."""
    try:
        manifest = parsed((folder / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        raise _no_run(folder) from None
    except (OSError, ValueError) as error:
        raise _damaged(folder) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format", 0), int):
        raise _damaged(folder)
    if manifest.get("format", 0) > RUN_FORMAT:
        raise NewerRun(
            STORE,
            gettext_noop("Lần chạy %(folder)s do phiên bản mới hơn tạo ra. Cập nhật chương trình."),
            folder=folder.name,
        )
    if not set(manifest) >= MUST_SAY or not _is_of_forms(manifest):
        raise _damaged(folder)
    return Run(folder, manifest)


def _is_of_forms(manifest: Mapping[str, Any]) -> bool:
    """Tell whether a manifest's entries have their forms: files are opened by them, before any seal."""
    texts = [*manifest["files"]] if isinstance(manifest["files"], dict) else [""]
    return (
        type(manifest["year"]) is int
        and all(isinstance(manifest[name], dict) for name in ("rules", "counts", "files"))
        and all(isinstance(manifest[name], list) for name in ("periods", "records", "rulebooks"))
        and all(map(_FILE.fullmatch, texts))
    )


def _damaged(folder: Path) -> Stop:
    return Stop(
        STORE,
        "Lần chạy %(folder)s bị hỏng: manifest.json không đọc được hoặc thiếu mục. Chạy lại năm đó bằng"
        " lanhmanh run.",
        folder=folder.name,
    )


def _no_run(folder: Path) -> Stop:
    if folder.is_dir():
        return _damaged(folder)
    have = (
        sorted(p.parent.name for p in folder.parent.glob("*/manifest.json")) if folder.parent.is_dir() else []
    )
    name = folder.name
    if have:
        return WrongUse("Không có lần chạy %(name)s. Đang có: %(have)s.", name=name, have=", ".join(have))
    return WrongUse("Không có lần chạy %(name)s. Xem việc phải làm trước: lanhmanh status", name=name)


def rules_of(run: Run) -> Rules:
    try:
        texts = upgraded(parsed((run.folder / RULES).read_text("utf-8")))
        if not (run.workspace / "workspace.json").is_file():  # a run's folder that was sent alone
            return rules_kept(texts, None)
        own = opened(run.workspace)
        return rules_kept(texts, own.kept, seals_of(own))
    except (OSError, ValueError) as error:
        raise Stop(
            STORE,
            "Lần chạy %(run)s bị hỏng: không đọc được %(rules)s. Chạy lại năm đó.",
            run=run.id,
            rules=RULES,
        ) from error
