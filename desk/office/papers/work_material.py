"""What a report of work is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.office.papers.paper import period_words
from engine.evaluation.change import year_before
from engine.evaluation.years import Evaluation
from engine.rulebook.kinds.reports import ReportOutline
from facts.periods import AD_HOC, Period


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is written from: the figures of all units together, and what was sent."""

    evaluation: Evaluation
    outline: ReportOutline
    period: Period
    units: Sequence[str]
    silent: Sequence[str]  # names of units that sent nothing, or not every form that is owed

    @property
    def owed(self) -> bool:
        """Tell whether every form is owed of such a period; else each unit sends what it was asked."""
        return self.evaluation.rules.calendar.kinds[self.period.kind].owed_from is not None

    @property
    def what(self) -> str:
        """Say what the report is about and of when: `… sáu tháng đầu năm 2026`, `…, báo cáo đột xuất lần 1
        năm 2026`."""
        when = period_words(self.evaluation.rules, self.period)
        return (
            f"{self.outline.title['vi']}{f', báo cáo {when}' if self.period.kind == AD_HOC else f' {when}'}"
        )

    @property
    def before(self) -> Period | None:
        return year_before(self.evaluation, self.period)

    def name_of(self, code: str) -> str:
        """Return what a unit is called at the end of the period."""
        return self.evaluation.rules.units.name(code, self.period.end)
