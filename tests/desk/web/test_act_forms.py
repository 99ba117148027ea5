"""The form of each act on a lead, as its page has it: it goes where it should, with the fields declared."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from desk.base.acts import ActField
from desk.leads.acts import ACTS
from desk.web.acts import ActForm
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import first_lead

FIELDS = ("input", "select", "textarea")
TAKEN = ("to", "back", "note", "inline", "act", "button", "buttons", "suggested", "is_multipart")


class Forms(HTMLParser):
    """The forms of a page that post: where to, their fields, and the words between their tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form" and given.get("method") == "post":
            self.found.append({"to": given["action"], "fields": [], "words": ""})
            self.inside = True
        elif self.inside and tag in FIELDS:
            self.found[-1]["fields"].append(given.get("name"))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1]["words"] += data


ON_LEAD = [act for act in ACTS if act.path and act.title]


@pytest.mark.parametrize("act", ON_LEAD, ids=[act.name for act in ON_LEAD])
def test_the_form_of_each_act_on_a_lead_goes_to_its_address_with_its_fields(
    signed_in: SignedIn, act: Any
) -> None:
    browser = signed_in("xac-minh")
    url = first_lead(browser)[0]
    page = browser.get(url, {"mau": act.path}).content.decode()
    (form,) = [f for f in Forms(page).found if f["to"] == f"{url}{act.path}/"]
    declared = {field.name for field in act.fields} - {"lead"}
    assert declared <= {*form["fields"]}
    assert "<" not in form["words"]
    assert ">" not in form["words"]


def test_a_field_may_have_any_name(signed_in: SignedIn) -> None:
    from django.template.loader import render_to_string

    signed_in("xac-minh")
    fields = tuple(ActField(name, name) for name in TAKEN)
    act = type(
        "Any_", (), {"name": "a", "note": "", "button": "Ghi", "fields": fields, "second": frozenset()}
    )()
    drawn = render_to_string("base/act.html", {"form": ActForm(act, to="/a/", back="/b/")})
    (form,) = Forms(drawn).found
    assert form["to"] == "/a/"
    assert 'href="/b/"' in drawn
    assert {*TAKEN} <= {*form["fields"]}
    assert "<" not in form["words"]
