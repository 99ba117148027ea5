"""What the form of one criterion shows: the points there are, what was put on record, and why an account may
not write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

from django.urls import reverse

from desk.base.language import gettext, localised
from desk.base.roles import EVALUATION
from desk.office.appraising import GIVE, AppraisedCriterion, appraising_offices, may_appraise
from desk.runs.year import Year
from desk.web.acts import ActForm
from desk.web.jobs.jobs import looked_at
from desk.web.jobs.models import Job
from desk.web.shelf import appraisals_today, rules_today, workspace
from desk.words.numbers import number_words
from desk.workspace.locking import lock_on, locks_of
from engine.rulebook.model.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Form:
    criterion: str
    title: str
    told: tuple[tuple[str, AppraisedCriterion], ...]  # points and what is on record, confirmed or waiting
    hindrance: str  # why nothing can be written; empty: it can
    gives: ActForm
    job: Job | None
    shown: Mapping[str, object]  # what points are given over


def form_of(user: Any, year: Year, book: Rulebook | None, unit: str, criterion: str) -> Form | None:
    """Return the form of an open criterion; None for other roles, other rulebooks, or where none is open."""
    found = next((c for c in book.criteria if c.id == criterion), None) if book else None
    if book is None or found is None or user.role != EVALUATION:
        return None
    mine = [
        j
        for j in appraisals_today(year.period)
        if (j.appraisal.unit, j.appraisal.rulebook, j.appraisal.criterion) == (unit, book.name, criterion)
    ]
    told = tuple((number_words(row.points), row) for row in mine)
    job = Job.objects.filter(
        kind="appraise",
        standing=user.standing,
        asked__year=year.period.year,
        asked__unit=unit,
        asked__criterion=criterion,
    ).first()
    shown = {"on_record": [list(map(str, astuple(j.appraisal))) for j in mine], "job": job.pk if job else 0}
    gives = ActForm(GIVE, over=shown, to=reverse("give_appraisal", args=[year.period.year, unit, criterion]))
    gives.fields["points"].help_text = gettext("từ 0 đến %(full)s", full=number_words(found.maximum))
    gives.note = gettext(
        "%(office)s chịu trách nhiệm điểm này. Điểm máy tính vẫn được giữ bên cạnh; sửa lại được đến khi khóa"
        " sổ.",
        office=user.office,
    )
    hindrance = _hindrance(user, year, {j.appraisal.office for j in mine})
    return Form(criterion, localised(found.title), told, hindrance, gives, job and looked_at(job), shown)


def _hindrance(user: Any, year: Year, offices: set[str]) -> str:
    if not may_appraise(rules_today(), year.period, user.office):
        return gettext(
            "Chỉ tài khoản của cơ quan thẩm định (%(names)s) ghi được. Cơ quan của tài khoản này: %(own)s.",
            names=", ".join(appraising_offices(rules_today(), year.period)),
            own=user.office or gettext("chưa ghi"),
        )
    if offices - {user.office}:
        other = ", ".join(sorted(offices - {user.office}))
        return gettext(
            "%(other)s đã thẩm định tiêu chí này; hai cơ quan không cùng thẩm định một tiêu chí.", other=other
        )
    if lock_on(locks_of(workspace(), rules_today()), year.period):
        return gettext("Kỳ đã khóa sổ; mở lại có lý do ở trang Lần chạy rồi mới sửa được.")
    return ""
