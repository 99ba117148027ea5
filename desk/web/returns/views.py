"""Returns: who owes what, which cells are wrong, sending files in, letters, blank forms."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from desk.base.faults import WrongUse
from desk.base.roles import COMMUNE
from desk.web.bodies import MAX_BYTES, MAX_FILES
from desk.web.downloads import download, taken_away, zipped
from desk.web.jobs.jobs import asked, last_job, looked_at
from desk.web.jobs.models import UNDER_WAY, Job
from desk.web.jobs.tray import fetched_once
from desk.web.journal.entries import noted
from desk.web.places import rules_by_name
from desk.web.returns.importing import put_aside
from desk.web.returns.matrix import (
    ORDERS,
    differences_of,
    matrix_today,
    own_alone,
    periods_of,
    sent_by,
    summary_of,
)
from desk.web.shelf import archive_today, rules_today, workspace
from desk.workspace.store import Stored
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period

PAGE = 50  # units on a page
MOST_OF_ACCOUNT, MOST_FROM_ADDRESS = 20, 60  # sendings that may wait to be imported


def returns(request: HttpRequest, year: int) -> HttpResponse:
    rules, stored = rules_today(), _archive(request)
    period = _period(request, rules, year)
    matrix = matrix_today(period, request.user.unit if request.user.role == COMMUNE else "")
    pages = Paginator(matrix.selected(request.GET), PAGE).get_page(request.GET.get("trang"))
    groups = matrix.groups()
    told = {
        "matrix": matrix,
        "summary": summary_of(matrix, request.user.role == COMMUNE),
        "rows": [(groups[row.group], row) for row in pages],
        "pages": pages,
        "grouped": matrix.long and request.GET.get("xep", "") not in ORDERS,
        "periods": periods_of(stored, rules, year),
        "job": last_job(kind="import", standing=request.user.standing),
        "may_send": rules_by_name()["send_returns"].allows(request.user.role, "POST"),
    }
    return render(request, "returns/matrix.html", told)


def _archive(request: HttpRequest) -> Stored:
    """Return the returns this account may see anything of."""
    user = request.user
    return own_alone(archive_today(), user.unit) if user.role == COMMUNE else archive_today()


def _period(request: HttpRequest, rules: Rules, year: int) -> Period:
    code = request.GET.get("ky") or str(year)
    period = rules.calendar.period(code)
    if period is None or period.year != year:
        raise Http404
    return period


def sent(request: HttpRequest, year: int, unit: str) -> HttpResponse:
    """Show the returns of one commune and their cells to correct."""
    rules = rules_today()
    period, form = _period(request, rules, year), request.GET.get("bieu", "")
    found = rules.units.get(unit, period.end)
    if found is None:
        raise Http404
    stored = _archive(request)
    rows = sent_by(stored, rules, period, unit, form)
    to_fix = sum(p.set_aside for one in rows if one.stands for p in one.problems)
    own = request.user.role == COMMUNE  # the mismatch is the office's to look into
    differences = None if own else differences_of(stored, period, unit)
    told = {"unit": found, "period": period, "form": form, "to_fix": to_fix, "differences": differences}
    return render(request, "returns/sent.html", {**told, "sent": rows})


def send(request: HttpRequest) -> HttpResponse:
    """Take files in: a process of its own imports them; a file that can't be taken never stops the others."""
    address = request.META.get("REMOTE_ADDR", "")
    _check_room(request.user.username, address)
    files = request.FILES.getlist("files")
    _check_files(files)
    folder = put_aside(files)
    unit = request.user.unit if request.user.role == COMMUNE else ""
    noted("sent_returns", request.user, {"files": len(files)})
    job = asked(
        "import",
        request.user.username,
        {"folder": str(folder), "unit": unit, "today": date.today().isoformat()},
        address,
    )
    return redirect("job", number=job.pk)


def _check_room(by: str, address: str) -> None:
    """Raise Stop where as many sendings of an account, or from an address, wait as there is room for."""
    waiting = Job.objects.filter(kind="import", state__in=UNDER_WAY)
    if waiting.filter(by=by).count() >= MOST_OF_ACCOUNT:
        raise WrongUse(
            "Tài khoản này đang có %(most_of_account)s lần gửi chờ nhập. Chưa nhận tệp nào; đợi nhập xong"
            " rồi gửi tiếp.",
            most_of_account=MOST_OF_ACCOUNT,
        )
    if waiting.filter(address=address).count() >= MOST_FROM_ADDRESS:
        raise WrongUse(
            "Từ địa chỉ của máy này có %(most_from_address)s lần gửi chờ nhập. Chưa nhận tệp nào; đợi nhập"
            " xong rồi gửi tiếp.",
            most_from_address=MOST_FROM_ADDRESS,
        )


def _check_files(files: list[Any]) -> None:
    if not files:
        raise WrongUse("Chưa chọn tệp nào.")
    if len(files) > MAX_FILES or sum(f.size for f in files) > MAX_BYTES:
        raise WrongUse(
            "Mỗi lần gửi không quá %(max_files)s tệp, %(most)s MB. Chưa nhận tệp nào; chia ra gửi nhiều lần.",
            max_files=MAX_FILES,
            most=MAX_BYTES // 2**20,
        )


@taken_away
def marked(request: HttpRequest, number: int, name: str) -> HttpResponse:
    job = looked_at(get_object_or_404(Job, pk=number, standing=request.user.standing, kind="import"))
    with fetched_once(job, name) as content:
        noted("file_out", request.user, {"what": "marked copy", "job": job.pk})
    return download(content, Path(name).name)


def letters(request: HttpRequest, year: int) -> HttpResponse:
    """Hand over the letters that ask each commune for what it owes, in one archive; the numbers are left
    blank."""
    from desk.office.papers.writing import written
    from desk.office.reminders import asked_of_senders, reminders
    from desk.workspace.office import signing_office

    rules = rules_today()
    period = rules.calendar.period(request.POST.get("ky") or str(year))
    if period is None:
        raise Http404
    mine = {u.code for u in rules.units.on(period.end) if request.user.sees(u.code)}
    owing = [a for a in asked_of_senders(archive_today(), rules, period) if a.owing.unit.code in mine]
    if not owing:
        raise WrongUse("Không đơn vị nào còn nợ biểu, còn ô phải sửa; không có công văn nào để soạn.")
    with TemporaryDirectory() as folder:
        papers = reminders(owing, rules, signing_office(workspace(), rules.offices), date.today(), None)
        content = zipped(written(Path(folder), papers))
    noted("file_out", request.user, {"what": "reminders", "period": period.code, "units": len(owing)})
    return download(content, f"Đôn đốc {period.code}.zip")


def blanks(request: HttpRequest, year: int, unit: str) -> HttpResponse:
    """Hand over a commune's blank returns, filled in with what is known and open; for a reason (POST) with
    phones and open cases."""
    from desk.office.blanks import blanks_written

    rules = rules_today()
    period = rules.calendar.period(request.GET.get("ky") or str(year))
    if period is None:
        raise Http404
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and not reason:
        raise WrongUse(
            "Biểu có sẵn điện thoại, vụ việc phải có lý do. Chưa có gì được ghi, chưa tệp nào được lập."
        )
    with TemporaryDirectory() as folder:
        paths = blanks_written(
            workspace(),
            rules,
            Path(folder),
            period,
            [unit],
            reason or None,
            request.user.username,
            date.today(),
        )
        content = zipped(paths)
    noted(
        "file_out",
        request.user,
        {"what": "blank returns", "period": period.code, "units": [unit], "reason": reason},
    )
    return download(content, f"Biểu mẫu {unit} {period.code}.zip")
