"""The kinds of long work, each a function of what was asked, who asked, and where to note progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText
from desk.web.comparison.views import compared
from desk.web.drafting.impact import draft_compared
from desk.web.jobs.jobs import ACT_DONE, used_up
from desk.web.jobs.models import JobOutcome
from desk.web.returns.importing import returns_taken
from desk.web.runs.workbooks import workbooks_made
from desk.web.shelf import workspace
from desk.words.numbers import number_words
from desk.workspace.logs import DESK, log_of

Asked = Mapping[str, Any]
Step = Callable[[int, int], None]


def year_run(asked: Asked, by: str, step: Step) -> JobOutcome:
    from desk.runs.running import run_made

    until = date.fromisoformat(asked["as_of"]) if asked.get("as_of") else None
    run = run_made(workspace(), int(asked["year"]), until, step)
    return JobOutcome(ByLanguage(run.counts_words), {"run": run.id})


def run_verified(asked: Asked, by: str, step: Step) -> JobOutcome:
    from desk.runs.found_runs import found_run
    from desk.runs.running import recomputed

    run = found_run(str(asked["run"]), workspace().folder)
    differing = recomputed(run, step)
    if differing:
        return JobOutcome(
            LazyText(
                "Lần chạy %(run)s không còn đúng như khi tạo: %(names)s. Đừng dùng; chấm lại năm đó.",
                run=run.id,
                names=", ".join(differing),
            ),
            mark="bad",
        )
    return JobOutcome(LazyText("Lần chạy %(run)s: tính lại cho kết quả y hệt.", run=run.id))


@contextmanager
def done_once(asked: Asked, by: str) -> Iterator[None]:
    """Do an act of a person once for each time it was asked for: a row of the database that is put back as it
    was before makes nobody say again what he said."""
    ticket = asked.get("ticket")
    if not ticket or used_up(str(ticket)):
        raise WrongUse(
            "Việc này đã làm rồi, đã dừng, hoặc do bản trước ghi, nên không làm lại. Nếu cần thì yêu cầu lại"
            " ở trang."
        )
    yield
    log_of(workspace(), DESK).add({"kind": ACT_DONE, "by": by, "content": {"ticket": ticket}})


def criterion_appraised(asked: Asked, by: str, step: Step) -> JobOutcome:
    from desk.office.appraising import OfficePoints, appraised
    from desk.web.shelf import rules_today

    rules, given = rules_today(), OfficePoints(Decimal(asked["points"]), asked["reason"], asked["minutes"])
    period = rules.calendar.at("year", int(asked["year"]))
    unit = rules.units.get(str(asked["unit"]), period.end) if period else None
    if period is None or unit is None:
        raise WrongUse("Không có đơn vị này trong năm ấy.")
    with done_once(asked, by):
        made = appraised(
            workspace(),
            rules,
            period,
            unit,
            str(asked["criterion"]),
            given,
            str(asked["office"]),
            by,
            date.today(),
        )
    return JobOutcome(
        LazyText(
            "%(office)s ghi %(points)s điểm cho %(criterion)s, biên bản %(minutes)s. Vào điểm của xã khi"
            " chấm lại năm %(year)s.",
            office=made.office,
            points=number_words(Fraction(made.points)),
            criterion=made.criterion,
            minutes=given.minutes,
            year=asked["year"],
        )
    )


def _restricted_made(asked: Asked, by: str, step: Step) -> JobOutcome:
    """Make workbooks; copies for a reason are put on record in the name of who asked."""
    with done_once(asked, by):
        return workbooks_made(asked, by, step)


KINDS: Final[Mapping[str, Callable[[Asked, str, Step], JobOutcome]]] = {
    "import": returns_taken,
    "run": year_run,
    "verify": run_verified,
    "impact": draft_compared,
    "compare": compared,
    "report": _restricted_made,
    "appraise": criterion_appraised,
}
