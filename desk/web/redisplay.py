"""A form that was refused, shown again in its page: every value as it was sent, the fault beside its field.

The page is the one the form was sent from, made anew, so that what it says is of now. One way for every form
of the desk: a form that has no faults of its own to show needs nothing but its fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from lxml import html

from desk.base.acts import day_typed
from desk.base.faults import Stop
from desk.web.base.templatetags.desk import sign
from desk.web.places import may, rules_by_name
from desk.web.resuming import page_before
from desk.web.stale import SHOWN

TOKEN = "csrfmiddlewaretoken"
OF_NOW = (TOKEN, SHOWN)  # the page made anew has its own
UNTOUCHED = ("hidden", "password", "file", "submit", "button")
FAULT = '<p class="err" role="alert" id="{}">{}<span>{}</span></p>'
INSIDE = ".//*[self::input or self::textarea or self::select or self::button]"


def redisplayed(request: HttpRequest, faults: Mapping[str, str], status: int) -> HttpResponse | None:
    """Return the page a form came from, with the form as it was sent and each fault beside the field it is
    named by, or the one that is wrong; None if it is no page's form, or the page has it no more."""
    if request.method != "POST" or "text/html" not in request.headers.get("Accept", ""):
        return None
    address = page_before(request)
    page = _page(request, address)
    if page is None or page.status_code != 200 or page.streaming:
        return None
    if not page.headers.get("Content-Type", "").startswith("text/html"):  # a file to be fetched
        return None
    whole = html.document_fromstring(page.content.decode())
    forms = ((one, _fields(one)) for one in whole.forms if one.method == "POST")
    path, at = urlsplit(address).path, request.get_full_path()
    took = (pair for pair in forms if (pair[0].action or path) == at and _took(pair[1], request.POST))
    found = next(took, None)
    if found is None:
        return None
    form, fields = found
    _show(form, [one for one in fields if _kind(one) not in UNTOUCHED], request.POST, faults)
    page.content = html.tostring(whole, encoding="utf-8", doctype="<!doctype html>")
    page.status_code = status
    return page


def _page(request: HttpRequest, address: str) -> Any | None:
    """Make a page anew for who sent a form; None if that person may not read it."""
    parts = urlsplit(address)
    match = resolve(parts.path)
    access = rules_by_name().get(match.url_name or "")
    if access is None or not may(request.user, access, "GET", match.kwargs):
        return None
    again: Any = copy(request)
    again.META = {
        **request.META,
        "QUERY_STRING": parts.query,
        "PATH_INFO": parts.path,
        "REQUEST_METHOD": "GET",
    }
    again.method, again.path, again.path_info, again.resolver_match = "GET", parts.path, parts.path, match
    again.redisplays = True
    again.GET, again._post, again._files = QueryDict(parts.query), QueryDict(), MultiValueDict()
    return match.func(again, *match.args, **match.kwargs)


def _fields(form: Any) -> list[Any]:
    """Return the fields of a form, those outside it that name it too."""
    beside = form.xpath("//*[@form = $id]", id=form.get("id", "-"))
    return [one for one in (*form.xpath(INSIDE), *beside) if one.get("name")]


def _kind(field: Any) -> str:
    return field.get("type", "text") if field.tag == "input" else str(field.tag)


def _took(fields: Sequence[Any], sent: QueryDict) -> bool:
    """Tell whether what was sent came from a form with these fields."""
    hidden = (one for one in fields if _kind(one) == "hidden" and one.name in sent and one.name not in OF_NOW)
    same = all(one.get("value") in sent.getlist(one.name) for one in hidden)
    return {one.get("name") for one in fields} >= {*sent} and same


def _is_wrong(field: Any, sent: QueryDict) -> bool:
    """Tell whether what was sent can't be: nothing where something is needed, no day where one is."""
    value = sent.get(field.name, "")
    if not value.strip():
        return "required" in field.attrib
    try:
        return field.get("class") == "day" and day_typed(value) is None
    except Stop:
        return True


def _show(form: Any, typed: Sequence[Any], sent: QueryDict, faults: Mapping[str, str]) -> None:
    """Put what was sent into the fields, and each fault before its own."""
    wrong: list[Any] = []
    for n, (name, words) in enumerate(faults.items()):
        field = next((one for one in typed if name and one.name == name), None)
        field = next((one for one in typed if _is_wrong(one, sent)), None) if field is None else field
        id_ = f"loi-{n}" if n else "loi"
        fault = html.fragment_fromstring(format_html(FAULT, id_, sign("bad"), words))
        if field is None:
            form.append(fault)
            continue
        field.addprevious(fault)
        if field not in wrong:
            field.attrib.update({"aria-invalid": "true", "aria-describedby": id_})
            field.attrib.update({} if wrong else {"autofocus": ""})
            wrong.append(field)
    for fold in form.iterancestors("details"):
        fold.set("open")
    for field in typed:
        values = sent.getlist(field.name)
        if _kind(field) in ("checkbox", "radio"):
            field.checked = field.get("value", "on") in values
        elif values and field.tag == "select":
            for option in field.iter("option"):
                option.attrib.pop("selected", None)
                option.attrib.update({"selected": ""} if option.get("value") in values else {})
        elif values:
            field.value = f"\n{values[0]}" if field.tag == "textarea" else values[0]
