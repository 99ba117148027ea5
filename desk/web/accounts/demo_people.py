"""Invented people of the example, one a role; they exist in `lanhmanh demo --serve` only, and its door says
so."""

from __future__ import annotations

from dataclasses import dataclass

from desk.web.roles import ADMINISTRATOR, AUDITOR, COMMUNE, EVALUATION, INVESTIGATOR, POLICY, title_of

PASSWORD = "vi-du-an-bien"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    username: str
    role: str
    office: str
    unit: str = ""

    @property
    def title(self) -> str:
        return title_of(self.role, "vi")


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
    """Make the accounts of the example where they are not there yet; their one password, told at the door, is
    hashed once."""
    from django.contrib.auth.hashers import make_password

    from desk.web.accounts.models import Account

    there = set(Account.objects.values_list("username", flat=True))
    missing = [person for person in PEOPLE if person.username not in there]
    hashed = make_password(PASSWORD) if missing else ""
    Account.objects.bulk_create(
        Account(
            username=p.username, password=hashed, role=p.role, shown_as=p.title, office=p.office, unit=p.unit
        )
        for p in missing
    )
