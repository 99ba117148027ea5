"""What a run gives otherwise than what was announced of its period: score, band, then each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.base.language import gettext
from desk.runs.run import Run
from desk.words.numbers import day_words
from desk.workspace.announcements import Announced, announcements_of
from desk.workspace.folder import Workspace, opened

FEW = 8  # subjects named before the rest are only counted


@dataclass(frozen=True, slots=True)
class Later:
    """What differs since for one subject: `what` is `score`, `band` or a criterion. Points are scaled."""

    subject: str
    what: str
    announced: Any
    now: Any


@dataclass(frozen=True, slots=True)
class SinceAnnounced:
    """An announcement, and what a run of its period gives otherwise."""

    announced: Announced
    later: tuple[Later, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """Return the units or venues that differ, in order."""
        return tuple(dict.fromkeys(later.subject for later in self.later))


def announcement_of(workspace: Workspace, rulebook: str, period: str) -> Announced | None:
    """Return the announcement that is valid for a period and rulebook; None where there is none."""
    matching = (a for a in announcements_of(workspace) if (a.rulebook, a.period) == (rulebook, period))
    return next(matching, None)


def since_announced(run: Run) -> tuple[SinceAnnounced, ...]:
    """Return the announcements of a run's period that it differs from; none of a run's folder sent alone."""
    if not (run.workspace / "workspace.json").is_file():
        return ()
    period = run.manifest["periods"][0]
    announced = (a for a in announcements_of(opened(run.workspace)) if a.period == period)
    compared = (SinceAnnounced(a, later_differences(a, run, a.rulebook)) for a in announced)
    return tuple(since for since in compared if since.later)


def results_in(run: Run, rulebook: str) -> dict[str, dict[str, Any]]:
    """Return the results of a run by subject: score and points as scaled integers, bands still possible."""
    scores = [row for row in run.table("scores").to_dicts() if row["rulebook"] == rulebook]
    results: dict[str, dict[str, Any]] = {
        row["subject"]: {"score": [row["low"], row["high"]], "bands": row["bands"], "points": {}}
        for row in scores
    }
    for row in run.table("points").to_dicts():
        if row["rulebook"] == rulebook:
            results[row["subject"]]["points"][row["criterion"]] = [row["low"], row["high"]]
    return results


def later_differences(before: Announced, run: Run, rulebook: str) -> tuple[Later, ...]:
    """Return where a run differs from what was announced, by subject: score, band, then each criterion."""
    now = results_in(run, rulebook)
    differences: list[Later] = []
    for subject in sorted({*before.results, *now}):
        old, new = before.results.get(subject, {}), now.get(subject, {})
        differences += [
            Later(subject, what, old.get(key), new.get(key))
            for what, key in (("score", "score"), ("band", "bands"))
            if old.get(key) != new.get(key)
        ]
        points, later = old.get("points", {}), new.get("points", {})
        differences += [
            Later(subject, id_, points.get(id_), later.get(id_))
            for id_ in sorted({*points, *later})
            if points.get(id_) != later.get(id_)
        ]
    return tuple(differences)


def since_words(since: SinceAnnounced, names: Mapping[str, str] | None = None) -> str:
    """Say how the period was announced, and where it differs; no unit is named without `names`."""
    few = [] if names is None else [names.get(subject, subject) for subject in since.subjects[:FEW]]
    rest = len(since.subjects) - FEW if few else 0
    more = gettext(" và %(n)s nơi nữa", n=rest) if rest > 0 else ""
    return gettext(
        "KHÁC kết quả kỳ %(code)s đã công bố theo %(document)s ngày %(day)s%(where)s.",
        code=since.announced.period,
        document=since.announced.document,
        day=day_words(since.announced.on),
        where=f": {', '.join(few)}{more}" if few else "",
    )


def since_json(since: SinceAnnounced) -> dict[str, Any]:
    return {
        "rulebook": since.announced.rulebook,
        "document": since.announced.document,
        "date": since.announced.on.isoformat(),
        "subjects": list(since.subjects),
    }
