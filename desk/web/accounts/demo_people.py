"""Invented people of the example, one a role; they exist in `lanhmanh demo --serve` only, and its door says so."""

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
    """Make the accounts of the example where they are not there yet."""
    from desk.web.accounts.models import Account

    for person in PEOPLE:
        if not Account.objects.filter(username=person.username).exists():
            Account.objects.made(
                person.username, PASSWORD, person.role,
                shown_as=person.title, office=person.office, unit=person.unit,
            )  # fmt: skip
