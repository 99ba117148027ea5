"""An office that keeps one owner, to be erased or kept safe."""

from __future__ import annotations

from desk.workspace.store import vault_of
from facts.archive.store import Store
from tests.desk.conftest import Office
from tests.facts import builders

PARTY = "30985-CT-0001"


def with_one_owner(office: Office) -> Office:
    """Return an office that keeps one owner, who is also named in a case and as a relative."""
    person = builders.party(1, phone="0912345678", identity_no="099123456789", address="Số 1, ấp Thử")
    other = builders.party(2, relative_of=PARTY)
    office.send(
        "a.xlsx",
        {
            "B02": [builders.venue(1, owner_id=PARTY)],
            "B03": [person, other],
            "B06": [builders.case()],
            "B07": [builders.case_party()],
        },
    )
    return office


def everything(office: Office) -> str:
    return " ".join(
        str(value)
        for filing in Store(office.made.archive).filings()
        for form in filing.forms
        for row in form.rows
        for value in (*row.values.values(), row.key)
    )


def name_of(office: Office) -> str | None:
    hashes = sorted(Store(office.made.archive).hashes())
    return vault_of(office.made).reveal("party", (PARTY,), "name", hashes)


class Cut(Exception):
    """The power goes."""
