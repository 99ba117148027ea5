"""Appraised points beside self-scored and computed ones; the office an account belongs to confirms its
own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from datetime import date
from secrets import token_hex
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from desk.base.acts import MARK, Act, ActField
from desk.base.faults import WrongUse
from desk.base.language import gettext
from desk.base.roles import EVALUATION
from desk.office.appraising import AppraisedCriterion, appraisals_report, given_in
from desk.web.acts import ActForm, with_acts
from desk.web.appraisal.form import form_of
from desk.web.jobs.jobs import asked
from desk.web.notice import notice_of
from desk.web.results.views import asked_year
from desk.web.shelf import appraisals_today, rules_today, units_today, workspace, year_of
from desk.web.stale import SHOWN, mark_of, refuse_another
from desk.workspace.appraisals import confirmed
from facts.periods import Period

CONFIRM_ALL = Act(name="confirm-all", button="%(office)s xác nhận %(n)s điểm")
CONFIRM = Act(name="confirm", fields=(ActField("unit", MARK),), button="Xác nhận các điểm về %(unit)s")


def appraisal(request: HttpRequest, year: int) -> HttpResponse:
    period, user, rules = _period(year), request.user, rules_today()
    rows = sorted(appraisals_today(period), key=lambda row: (row.confirmed, row.appraisal))
    waiting = [row for row in rows if not row.confirmed]
    own = [row for row in waiting if row.appraisal.office == user.office and user.role == EVALUATION]
    first = {row.appraisal.unit: row for row in reversed(own)}.values()

    def confirming(row: AppraisedCriterion) -> ActForm | str:
        if row not in first:
            return ""
        code, to = row.appraisal.unit, reverse("confirm_appraisal", args=[year])
        words = {"unit": rules.units.name(code, period.end)}
        return ActForm(
            CONFIRM,
            marks={"unit": code},
            over=_waiting(own, code),
            to=to,
            inline=True,
            id_=code,
            words=words,
        )

    to, n = reverse("confirm_appraisal", args=[year]), len(waiting)
    run, report = year_of(year), appraisals_report(rows, rules, period)
    heading = gettext("Năm %(year)s chưa có điểm thẩm định nào", year=year)
    if waiting:
        heading = gettext("%(n)s điểm thẩm định chờ xác nhận, chưa được tính", n=n)
    elif rows:
        heading = gettext("Mọi điểm thẩm định đã được xác nhận")
    told: dict[str, Any] = {
        "trail": (reverse("results", args=[year]), gettext("Kết quả")),
        "title": gettext("Thẩm định năm %(year)s", year=year),
        "heading": heading,
        "under": gettext(
            "Điểm thẩm định (B16) chỉ được tính khi cơ quan thẩm định xác nhận; điểm của máy không bị ghi đè."
        ),
        "notice": notice_of(run, run.communes.name) if run else None,
        "reports": [(with_acts(report, confirming) if own else report, ())],
    }
    if own:
        words = {"office": user.office, "n": len(own)}
        told["does"] = ActForm(CONFIRM_ALL, over=_waiting(own), to=to, inline=True, words=words)
    return render(request, "base/listed.html", told)


def confirm(request: HttpRequest, year: int) -> HttpResponse:
    """Put on record that the account's own office confirms what waits; of one commune where one is named."""
    period, user, unit = _period(year), request.user, request.POST.get("unit", "")
    if not user.office:
        raise WrongUse("Tài khoản này chưa ghi cơ quan nên không xác nhận được.")
    rows = [
        row
        for row in appraisals_today(period)
        if row.appraisal.office == user.office and unit in ("", row.appraisal.unit)
    ]
    refuse_another(request.POST, _waiting([row for row in rows if not row.confirmed], unit))
    found = [row.appraisal for row in rows]
    confirmed(workspace(), rules_today(), found, user.office, user.username, date.today())
    return redirect("appraisal", year=year)


def _waiting(rows: Iterable[AppraisedCriterion], unit: str = "") -> dict[str, object]:
    """Return what is confirmed at once: all that waits, or what waits about one commune."""
    found = (row.appraisal for row in rows if unit in ("", row.appraisal.unit))
    return {"waiting": [list(map(str, astuple(one))) for one in sorted(found)]}


def _period(year: int) -> Period:
    found = rules_today().calendar.at("year", year)
    if found is None:
        raise Http404
    return found


def give(request: HttpRequest, year: int, unit: str, criterion: str) -> HttpResponse:
    found, user = asked_year(year), request.user
    book = found.communes
    one = next((c for c in book.criteria if c.id == criterion), None)
    if one is None or units_today().get(unit, found.period.end) is None:
        raise Http404
    form = form_of(user, found, book, unit, criterion)
    if form is not None and form.hindrance:
        raise WrongUse("%(said)s", said=form.hindrance)
    given = given_in(request.POST, one, book.decimals)
    said = {"points": str(given.points), "reason": given.reason, "minutes": given.minutes}
    job, shown = (form.job, form.shown) if form else (None, {})
    same = job is not None and said.items() <= job.asked.items()
    if not same or request.POST.get(SHOWN) == mark_of(shown):  # not pressed twice
        refuse_another(request.POST, shown)
        about = {"year": year, "unit": unit, "criterion": criterion, "office": user.office}
        asked("appraise", user.username, {**about, **said, "ticket": token_hex(16)})
    return redirect(f"{reverse('commune', args=[year, unit])}?mo={criterion}#tham-dinh")
