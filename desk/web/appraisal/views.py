"""Appraised points beside self-scored and computed ones; the office an account belongs to confirms its
own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from desk.base.faults import WrongUse
from desk.base.roles import EVALUATION
from desk.office.appraising import AppraisedCriterion, criterion_labels
from desk.web.notice import notice_of
from desk.web.shelf import appraisals_today, rules_today, units_today, workspace, year_of
from desk.words.evidence_words import places_words
from desk.words.numbers import number_words, range_words
from desk.workspace.appraisals import confirmed
from facts.periods import Period


@dataclass(frozen=True, slots=True)
class AppraisalLine:
    """One appraised criterion; `differs` where the office gives other points than the rules surely do."""

    unit: str
    name: str
    criterion: str
    self_score: str
    computed: str
    appraised: str
    office: str
    minutes: str
    place: str
    confirmed: bool
    differs: bool


def appraisal(request: HttpRequest, year: int) -> HttpResponse:
    """Show the appraisals of a year, those that wait first."""
    period, user = _period(year), request.user
    rows = sorted(appraisals_today(period), key=lambda row: (row.confirmed, row.appraisal))
    run, labels = year_of(year), criterion_labels(rows)
    waiting = [row for row in rows if not row.confirmed]
    told = {
        "lines": [_line(row, labels[row.appraisal], period) for row in rows],
        "waiting": len(waiting),
        "own": sum(row.appraisal.office == user.office for row in waiting),
        "confirms": user.role == EVALUATION,
        "notice": notice_of(run, run.communes.name) if run else None,
    }
    return render(request, "appraisal/appraisal.html", told)


def confirm(request: HttpRequest, year: int) -> HttpResponse:
    """Put on record that the account's own office confirms what waits; of one commune where one is named."""
    period, user, unit = _period(year), request.user, request.POST.get("unit", "")
    if not user.office:
        raise WrongUse("Tài khoản này chưa ghi cơ quan nên không xác nhận được.")
    rows = appraisals_today(period)
    mine = [row.appraisal for row in rows if unit in ("", row.appraisal.unit)]
    confirmed(workspace(), rules_today(), mine, user.office, user.username, date.today())
    return redirect("appraisal", year=year)


def _period(year: int) -> Period:
    found = rules_today().calendar.at("year", year)
    if found is None:
        raise Http404
    return found


def _line(row: AppraisedCriterion, label: str, period: Period) -> AppraisalLine:
    one, source = row.appraisal, row.record.source
    unit = units_today().get(one.unit, period.end)
    return AppraisalLine(
        one.unit,
        unit.name if unit else one.unit,
        label,
        "–" if row.self_score is None else number_words(row.self_score),
        "–" if row.computed is None else range_words(*row.computed),
        number_words(row.points),
        one.office,
        str(row.record.values["minutes_no"] or ""),
        places_words((source,)),
        row.confirmed,
        row.computed is not None and not row.computed[0] <= row.points <= row.computed[1],
    )
