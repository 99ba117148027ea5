"""Papers of a run that differs from what was announced: they say so first, and are made only for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage
from desk.base.paper.content import Paragraphs, Printed, Text
from desk.office.prefill import looked
from desk.runs.run import Run, rules_of, scored_period
from desk.runs.since_announced import SinceAnnounced, since_words
from desk.workspace.folder import opened


def marked(paper: Printed, later: Iterable[SinceAnnounced], unit: str = "") -> Printed:
    """Say first on a paper that it differs from what was announced; to a commune, of that one alone."""
    words = differing_words(later, unit)
    if not words:
        return paper
    first = Paragraphs(tuple(Text(text, bold=True) for text in words))
    if paper.body is not None:
        return replace(paper, body=replace(paper.body, blocks=(first, *paper.body.blocks)))
    front, *rest = paper.attachments
    return replace(paper, attachments=(replace(front, blocks=(first, *front.blocks)), *rest))


def differing_words(later: Iterable[SinceAnnounced], unit: str = "") -> Sequence[str]:
    """Return a sentence for each announcement that a run differs from; for a commune, where it differs."""
    return [since_words(one) for one in later if not unit or unit in one.subjects]


def refuse_differing(
    run: Run, paper: str, later: Sequence[SinceAnnounced], despite: str | None, by: str, today: date
) -> None:
    """Raise Stop where papers differ from what was announced; a reason is recorded instead."""
    if not later:
        return
    reason = (despite or "").strip()
    if not reason:
        rules = rules_of(run)
        period = scored_period(rules, run.manifest["year"])
        names = {unit.code: unit.name for unit in rules.units.on(period.end)}
        raise WrongUse(
            "%(differs)s Chưa lập văn bản. Xem từng mục: lanhmanh announce %(period)s. Vẫn lập thì ghi lý do:"
            ' --despite "…".',
            differs=ByLanguage(lambda: " ".join(since_words(one, names) for one in later)),
            period=period.code,
        )
    what = {"what": "paper despite announcement", "paper": paper, "run": run.id}
    looked(opened(run.workspace), by, reason, today, what)
