"""Acts that have their form on the page of what they are about: a form made from an act's fields, one address
for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from desk.base.language import gettext
from desk.leads.acts import ACTS, BY_NAME
from desk.web.leads.deciding import did
from desk.web.results.views import asked_year
from desk.web.typed import reason_in


@dataclass(frozen=True, slots=True)
class ActForm:
    """What a page asks for beside what the act is about, in words: label and choices of each field."""

    act: str
    subject: str
    fields: tuple[tuple[str, str, Mapping[str, str]], ...]


def forms_about(subject: str) -> Iterator[ActForm]:
    """Yield the form of each act about a subject."""
    for act in ACTS:
        if act.subject == subject:
            fields = (field for field in act.fields if field.name != subject)
            yield ActForm(
                act.name,
                subject,
                tuple(
                    (f.name, gettext(f.label), {value: gettext(w) for value, w in (f.choices or {}).items()})
                    for f in fields
                ),
            )


def act(request: HttpRequest, year: int, act: str) -> HttpResponse:
    """Do what a form asks for, in the name of who sent it, and show its page again."""
    found = BY_NAME.get(act)
    if found is None or not found.subject:
        raise Http404
    values = {field.name: field.read(request.POST.get(field.name, "")) for field in found.fields}
    values["reason"] = reason_in(request.POST)
    did(found, asked_year(year), request.user.username, values)
    return redirect(found.subject, year=year)
