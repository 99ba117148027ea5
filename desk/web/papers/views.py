"""The papers of a year: each with what it is for, as Word and PDF; about one commune only for a reason; and
the office itself."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from desk.base.acts import TEXT, Act, ActField
from desk.base.faults import WrongUse
from desk.base.files import alone
from desk.base.language import gettext
from desk.office.papers import writing
from desk.runs.year import Year
from desk.web.acts import ActForm
from desk.web.downloads import download
from desk.web.journal.entries import noted
from desk.web.notice import notice_of
from desk.web.papers.making import Made, paper_asked, papers_made, period_paper_made
from desk.web.results.views import asked_year
from desk.web.shelf import rules_today, workspace
from desk.web.stale import refuse_over_newer
from desk.workspace.office import DOTS, EVERY, IssuingOffice, Signer, keep_office, office_of
from facts.spelling import folded

PAGE = 100  # communes on a page

OFFICE = Act(
    name="office",
    fields=(
        ActField("above", label="Cơ quan chủ quản", needed=False),
        ActField("name", label="Tên cơ quan", needed=False),
        ActField("symbol", label="Ký hiệu", needed=False),
        ActField("department_symbol", label="Ký hiệu bộ phận soạn thảo", needed=False),
        ActField("place", label="Địa danh", needed=False),
        ActField("titles", TEXT, "Các dòng trên chữ ký", needed=False),
        ActField("signer", label="Người ký", needed=False),
        ActField("recipients", TEXT, "Nơi nhận, mỗi dòng một nơi", needed=False),
    ),
    button="Lưu thông tin cơ quan",
)


def papers(request: HttpRequest, year: int) -> HttpResponse:
    found = asked_year(year)
    units = sorted((r.subject, found.name(r.subject)) for r in found.rows)
    search = request.GET.get("tim", "").strip()
    wanted = [
        (code, name) for code, name in units if code.startswith(search) or folded(search) in folded(name)
    ]
    told = {
        "of_year": [(kind, gettext(of.title), gettext(of.purpose)) for kind, of in writing.OF_YEAR.items()],
        "of_commune": [(kind, gettext(of.title)) for kind, of in writing.OF_COMMUNE.items()],
        "pages": Paginator(wanted, PAGE).get_page(request.GET.get("trang")),
        "every": len(units),
        "search": search,
        "periods": _periods(year),
        "office": _office_form(office_of(workspace()), year),
        "notice": notice_of(found, found.communes.name),
    }
    return render(request, "papers/papers.html", told)


def _periods(year: int) -> list[str]:
    """Return the periods of a year that some outline of a report is for."""
    calendar, outlines = rules_today().calendar, rules_today().reports.values()
    kinds = {kind for outline in outlines for kind in outline.period_kinds}
    numbers = {kind: sorted({w.n for w in calendar.kinds[kind].windows} | {1}) for kind in kinds}
    found = {p.code: p for kind in kinds for n in numbers[kind] if (p := calendar.at(kind, year, n))}
    return sorted(found, key=lambda code: (found[code].start, found[code].end, code))


def year_paper(request: HttpRequest, year: int) -> HttpResponse:
    found, asked = asked_year(year), paper_asked(request, writing.OF_YEAR)
    return _handed_over(request, papers_made(found, asked, ()), asked.kind, asked.despite)


def commune_papers(request: HttpRequest, year: int) -> HttpResponse:
    """Hand over papers about communes, for a reason."""
    post, found = request.POST, asked_year(year)
    wanted = [row.subject for row in found.rows] if post.get("every") else post.getlist("unit")
    units, asked = _seen(found, wanted), paper_asked(request, writing.OF_COMMUNE)
    return _handed_over(request, papers_made(found, asked, units), asked.kind, asked.reason)


def period_paper(request: HttpRequest, year: int) -> HttpResponse:
    asked = paper_asked(request, writing.OF_PERIOD)
    made = period_paper_made(asked, request.POST.get("period", ""))
    return _handed_over(request, made, asked.kind, asked.reason)


def office(request: HttpRequest, year: int) -> HttpResponse:
    """Say once what papers say of the office; blanks are printed as dots."""
    made, post = workspace(), request.POST
    with alone(made.folder / "desk" / "office"):
        before = office_of(made)
        typed = office_from(before, post)
        refuse_over_newer(post, _fields_of(typed), _fields_of(before))
        keep_office(made, typed)
    noted("office_said", request.user, {})
    return redirect("papers", year=year)


def _handed_over(request: HttpRequest, made: Made, kind: str, reason: str) -> HttpResponse:
    noted("file_out", request.user, {"what": "paper", "paper": kind, "file": made.name, "reason": reason})
    return download(made.content, made.name)


def _seen(year: Year, asked: list[str]) -> tuple[str, ...]:
    """Return the communes asked for; raises Stop if none is, or one is not in the run."""
    have = set(year.by_subject)
    units = tuple(dict.fromkeys(asked))
    if not units or not have.issuperset(units):
        raise WrongUse("Chọn một đơn vị trong danh sách.")
    return units


def _office_form(office: IssuingOffice, year: int) -> ActForm:
    """Return the form of what papers say of the office, as it stands; what is not known is blank."""
    fields = _fields_of(office)
    return ActForm(OFFICE, initial=fields, over=fields, to=reverse("office", args=[year]))


def _fields_of(office: IssuingOffice) -> dict[str, str]:
    signer = office.signer(EVERY)
    return {
        "above": office.above,
        "name": office.name if DOTS not in office.name else "",
        "symbol": office.symbol,
        "department_symbol": office.department_symbol,
        "place": "" if office.place == DOTS else office.place,
        "titles": "\n".join(signer.titles),
        "signer": signer.name,
        "recipients": "\n".join(office.recipients.get(EVERY, ())),
    }


def office_from(before: IssuingOffice, form: Mapping[str, str]) -> IssuingOffice:
    """Return the office as the form says it; a line left empty is a blank again."""
    names = ("above", "name", "symbol", "department_symbol", "place", "signer")
    said = {name: " ".join(form.get(name, "").split()) for name in names}
    blank = IssuingOffice()
    signers, recipients = dict(before.signers), dict(before.recipients)
    titles = _lines(form.get("titles", ""))
    signers.pop(EVERY, None)
    if titles or said["signer"]:
        signers[EVERY] = Signer(titles=titles or before.signer(EVERY).titles, name=said["signer"])
    recipients.pop(EVERY, None)
    if lines := _lines(form.get("recipients", "")):
        recipients[EVERY] = lines
    return IssuingOffice(
        above=said["above"],
        name=said["name"] or blank.name,
        symbol=said["symbol"],
        department_symbol=said["department_symbol"],
        place=said["place"] or blank.place,
        signers=signers,
        recipients=recipients,
        members=before.members,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
