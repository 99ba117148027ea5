"""A form that was refused, shown again in its page: every value as it was sent, the fault beside its field.

The page is the one the form was sent from, made anew, so that what it says is of now. One way for every form
of the desk: a form that has no faults of its own to show needs nothing but its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.datastructures import MultiValueDict

from desk.base.faults import Stop
from desk.base.typed import day_typed
from desk.web.base.templatetags.desk import sign
from desk.web.places import may, rules_by_name
from desk.web.resuming import page_before

Attributes = dict[str, str | None]
UNTOUCHED = ("hidden", "password", "file", "submit", "button")


@dataclass(slots=True)
class _Control:
    """A field of a form: its tag's place, and where what stands in it ends."""

    tag: str
    attributes: Attributes
    start: int
    end: int
    closed: int = 0
    options: list[_Control] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.attributes.get("name") or ""

    @property
    def kind(self) -> str:
        return (self.attributes.get("type") or "text") if self.tag == "input" else self.tag

    def is_wrong(self, sent: QueryDict) -> bool:
        """Tell whether what was sent can't be: nothing where something is needed, no day where one is."""
        value = sent.get(self.name, "")
        if self.kind in UNTOUCHED or not value.strip():
            return self.kind not in UNTOUCHED and "required" in self.attributes
        try:
            return (self.attributes.get("class") or "") == "day" and day_typed(value) is None
        except Stop:
            return True


@dataclass(slots=True)
class _Form:
    start: int
    end: int
    action: str
    folds: tuple[_Control, ...]
    id: str = ""
    controls: list[_Control] = field(default_factory=list)

    def took(self, address: str, page: str, sent: QueryDict) -> bool:
        """Tell whether what was sent came from this form."""
        names = {one.name for one in self.controls}
        hidden = (one for one in self.controls if one.kind == "hidden" and one.name in sent)
        same = all(
            one.attributes.get("value") in sent.getlist(one.name) for one in hidden if one.name != TOKEN
        )
        return (self.action or page) == address and names >= {*sent} and same


TOKEN = "csrfmiddlewaretoken"


class _FormReader(HTMLParser):
    """Finds the forms of a page, with the place of each of their fields."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in page.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.forms: list[_Form] = []
        self.folds: list[_Control] = []
        self.inside: _Form | None = None
        self.open: _Control | None = None
        self.feed(page)

    def _at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._at()
        one = _Control(tag, dict(attrs), start, start + len(self.get_starttag_text() or ""))
        if tag == "details":
            self.folds.append(one)
        elif tag == "form" and (one.attributes.get("method") or "").lower() == "post":
            action = one.attributes.get("action") or ""
            self.inside = _Form(start, one.end, action, tuple(self.folds), one.attributes.get("id") or "")
            self.forms.append(self.inside)
        elif tag in ("input", "textarea", "select", "button"):
            owner = one.attributes.get("form")
            of = next((form for form in self.forms if owner and form.id == owner), self.inside)
            if of:
                of.controls.append(one)
                self.open = one
        elif tag == "option" and self.open:
            self.open.options.append(one)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details" and self.folds:
            self.folds.pop()
        elif tag == "form":
            self.inside = None
        elif self.open and tag == self.open.tag:
            self.open.closed = self._at()
            self.open = None


def redisplayed(request: HttpRequest, faults: Mapping[str, str], status: int) -> HttpResponse | None:
    """Return the page a form came from, with the form as it was sent and each fault beside the field it is
    named by, or the one that is wrong; None if it is no page's form, or the page has it no more."""
    if request.method != "POST" or "text/html" not in request.headers.get("Accept", ""):
        return None
    address = page_before(request)
    page = _page(request, address)
    if page is None or page.status_code != 200 or page.streaming:
        return None
    text = page.content.decode()
    path = urlsplit(address).path
    every = (one for one in _FormReader(text).forms if one.took(request.get_full_path(), path, request.POST))
    form = next(every, None)
    if form is None:
        return None
    for start, end, new in sorted(_edits(form, request.POST, faults), reverse=True):
        text = text[:start] + new + text[end:]
    page.content = text.encode()
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
    again.GET, again._post, again._files = QueryDict(parts.query), QueryDict(), MultiValueDict()
    return match.func(again, *match.args, **match.kwargs)


def _edits(form: _Form, sent: QueryDict, faults: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield what stands otherwise in the page: its place, its end, the new text."""
    typed = [one for one in form.controls if one.kind not in UNTOUCHED]
    wrong: dict[int, Attributes] = {}
    for n, (name, words) in enumerate(faults.items()):
        field = next((one for one in typed if name and one.name == name), None)
        field = field or next((one for one in typed if one.is_wrong(sent)), None)
        id_ = f"loi-{n}" if n else "loi"
        place = field.start if field else form.end
        fault = f'<p class="err" role="alert" id="{id_}">{sign("bad")}<span>{escape(words)}</span></p>'
        yield place, place, fault
        focus: Attributes = {} if wrong else {"autofocus": None}
        wrong.setdefault(place, {**focus, "aria-invalid": "true", "aria-describedby": id_})
    for fold in form.folds:
        if "open" not in fold.attributes:
            yield fold.start, fold.end, _tag(fold.tag, {**fold.attributes, "open": None})
    for one in typed:
        values = sent.getlist(one.name)
        attributes = {**one.attributes, **wrong.get(one.start, {})}
        if one.kind in ("checkbox", "radio"):
            attributes.pop("checked", None)
            attributes |= {"checked": None} if one.attributes.get("value", "on") in values else {}
        elif one.tag == "input" and values:
            attributes["value"] = values[0]
        yield one.start, one.end, _tag(one.tag, attributes)
        if one.tag == "textarea" and values:
            yield one.end, one.closed, f"\n{escape(values[0])}"
        for option in one.options if values else ():
            rest = {k: v for k, v in option.attributes.items() if k != "selected"}
            chosen = {"selected": None} if option.attributes.get("value") in values else {}
            yield option.start, option.end, _tag("option", {**rest, **chosen})


def _tag(tag: str, attributes: Attributes) -> str:
    parts = (name if value is None else f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{' '.join((tag, *parts))}>"
