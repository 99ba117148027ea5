"""Invented people of the example, one a role; they exist in `lanhmanh demo --serve` only, and its door says
so."""

from __future__ import annotations

from dataclasses import dataclass

from desk.base.roles import ADMINISTRATOR, AUDITOR, COMMUNE, EVALUATION, INVESTIGATOR, POLICY, title_of

PASSWORD = "vi-du-an-bien"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    username: str
    role: str
    office: str
    unit: str = ""

    @property
    def title(self) -> str:
        return title_of(self.role)


PEOPLE = (
    DemoPerson("danh-gia", EVALUATION, "Phòng LĐTBXH"),
    DemoPerson("chinh-sach", POLICY, "Phòng LĐTBXH"),
    DemoPerson("chinh-sach-2", POLICY, "Phòng LĐTBXH"),
    DemoPerson("xac-minh", INVESTIGATOR, "Công an huyện"),
    DemoPerson("xac-minh-2", INVESTIGATOR, "Công an huyện"),
    DemoPerson("thanh-tra", AUDITOR, "Thanh tra huyện"),
    DemoPerson("quan-tri", ADMINISTRATOR, "Văn phòng UBND huyện"),
    DemoPerson("xa-hung-yen", COMMUNE, "UBND xã Hưng Yên", "30997"),
)


def people_made() -> None:
    """Make the accounts of the example where they are not there yet, or not as recorded."""
    from desk.web.accounts.models import Account
    from desk.web.accounts.record import account_made, as_recorded, in_force, recorded, rights_today

    there = {account.username: account for account in Account.objects.all()}
    for p in PEOPLE:
        record = rights_today().named(p.username)
        if record is None:
            account_made(p.username, PASSWORD, p.role, "", shown_as=p.title, office=p.office, unit=p.unit)
        elif p.username not in there or not in_force(there[p.username]):
            account = as_recorded(record)
            account.shown_as = p.title
            account.set_password(PASSWORD)
            recorded("account_reset", account, "")
