"""What a run was made from, read again: its rules, its records, and the evaluation it was."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk.base.faults import STORE, Stop
from desk.runs.run import ANNOUNCED, APPRAISALS, Run, rules_of, scored_period
from desk.workspace.announcements import bands_from_text
from desk.workspace.folder import Workspace, opened
from desk.workspace.locking import counting_returns
from desk.workspace.store import (
    Stored,
    archive_of,
    received_words,
    stored_years,
    words_content,
    words_from_content,
)
from engine.rulebook.model.rulebook import Rules
from facts.archive.store import Store

if TYPE_CHECKING:  # who asks what a run's returns are evaluates nothing
    from desk.workspace.appraisals import Confirmed
    from engine.evaluation.years import Evaluation


def evaluation_of(run: Run, rules: Rules, archive: Stored) -> Evaluation:
    """Return the evaluation a run was, from its inputs, with the announcements that stood then."""
    from desk.workspace.standing_today import evaluated

    path = run.folder / ANNOUNCED
    bands = bands_from_text(path.read_text("utf-8")) if path.exists() else {}
    return evaluated(archive, rules, bands)


def inputs_of(run: Run) -> tuple[Rules, Stored]:
    """Return the rules a run was made with, and its records told of the units of its period."""
    rules = rules_of(run)
    return rules, records_in_units(run, rules)


def records_in_units(run: Run, rules: Rules) -> Stored:
    """Return the records of a run told of the units of its period."""
    from desk.workspace.standing_today import in_its_units

    period = scored_period(rules, run.manifest["year"])
    return in_its_units(records_of(run, rules), rules, period, appraisals_of(run))


def appraisals_of(run: Run) -> Confirmed | None:
    """Return the appraisals that were confirmed when a run was made; None where it is older: all counted."""
    from desk.workspace.appraisals import confirmed_from_text

    path = run.folder / APPRAISALS
    return confirmed_from_text(path.read_text("utf-8")) if path.exists() else None


def records_of(run: Run, rules: Rules) -> Stored:
    """Return the records a run was made from, as sent; raises Stop where one is gone."""
    earlier = {year: frozenset(told) for year, told in run.manifest.get("earlier", {}).items()}
    own = frozenset(run.manifest["records"])
    handed = run.manifest.get("handed", {})
    archive = stored_years(
        opened(run.workspace), rules, own, earlier, _asked(run), handed, archive_of_run(run)
    )
    gone = len(set(run.manifest["records"]) - set(archive.hashes))
    if gone:
        raise Stop(
            STORE,
            "Kho lưu trữ thiếu %(n)s báo cáo mà lần chạy %(run)s đã dùng. Khôi phục archive/ từ bản sao lưu.",
            n=gone,
            run=run.id,
        )
    return archive


def archive_of_run(run: Run) -> Store:
    """Return the archive as the receiver had said when a run was made, without what it failed on."""
    words = words_from_content(run.manifest.get("received", {}))
    excluded = frozenset(hash_ for hashes in run.failed.values() for hash_ in hashes)
    return archive_of(opened(run.workspace), words).excluding(excluded)


def returns_since(workspace: Workspace, rules: Rules, run: Run) -> bool:
    """Tell whether other returns count now than when a run was made; never of a locked or dated one."""
    if run.manifest["as_of_asked"] or run.manifest["locked"]:
        return False
    period = scored_period(rules, run.manifest["year"])
    counting = counting_returns(workspace, rules, period).own
    return counting != frozenset(run.manifest["records"]) or received_since(workspace, run)


def received_since(workspace: Workspace, run: Run) -> bool:
    """Tell whether the receiver has said anything of a run's returns since it was made."""
    returns = {
        *run.manifest["records"],
        *(h for told in run.manifest.get("earlier", {}).values() for h in told),
    }
    told: dict[str, object] = run.manifest.get("received", {})
    return words_content(received_words(workspace), returns) != told


def _asked(run: Run) -> date | None:
    asked = run.manifest["as_of_asked"]
    return date.fromisoformat(asked) if asked else None
