"""Rows of the desk's database beside the sealed record of them: accounts, proposals, long work."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from desk.base.files import canonical_json
from desk.base.language import ByLanguage, LazyText, gettext, gettext_noop
from desk.base.words_apart import GONE, LOST
from desk.workspace.rights import OPEN, AccountRecord, ProposalRecord, Rights
from facts.seals import Seals

PURPOSE, WORK = "proposal", "job"


def account_in(row: Mapping[str, Any]) -> AccountRecord:
    """Return an account as a row of the database has it; a person that is no number is nobody's."""
    person = row.get("person", 0)
    return AccountRecord(
        number=int(row["id"]),
        username=str(row["username"]),
        role=str(row["role"]),
        unit=str(row["unit"]),
        office=str(row["office"]),
        outside=str(row.get("outside", "")),
        active=bool(row["is_active"]),
        must_change=bool(row["must_change"]),
        person=person if isinstance(person, int) else -1,
        password=hashlib.sha256(str(row["password"]).encode()).hexdigest(),
        second_factor=str(row.get("second_factor", "")),
    )


def moment_in(at: datetime | str) -> str:
    """Return a moment of the database (text without a zone in SQLite) in UTC."""
    try:
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC) if isinstance(at, str) else at.astimezone(UTC)
    except (ValueError, AttributeError):
        return str(at)  # what someone wrote there is no moment: it differs from every record
    return moment.isoformat()


def content_seal(content: Mapping[str, Any], seals: Seals) -> str:
    """Seal what is proposed: a plain digest would let the words in it be guessed once they were erased."""
    return seals.seal(PURPOSE, canonical_json(dict(content)).encode())


def proposal_differs(record: ProposalRecord | None, row: Mapping[str, Any], seals: Seals) -> bool:
    """Tell whether a row is not what is on record of a proposal, what was said to it too."""
    if record is None or not isinstance(row["content"], dict):
        return True
    there = (row["kind"], row["about"], row["by"], moment_in(row["at"]), row["state"], row["second"])
    if there != (record.what, record.about, record.by, record.moment, record.state, record.second):
        return True
    if record.said and row["said"] not in ("", record.said) and record.said not in (GONE, LOST):
        return True
    return not seals.accepts(PURPOSE, canonical_json(row["content"]).encode(), record.content)


def job_seal(row: Mapping[str, Any], seals: Seals) -> str:
    return seals.seal(WORK, _work(row))


def job_differs(row: Mapping[str, Any], seals: Seals) -> bool:
    try:
        return not seals.accepts(WORK, _work(row), str(row.get("seal", "")))
    except TypeError:  # bytes where the desk writes text
        return True


def _work(row: Mapping[str, Any]) -> bytes:
    """Return what a seal of work is of; work of before it was tied to more than a name has no standing."""
    standing = [row["standing"]] if row.get("standing") else []
    return canonical_json([*(row[name] for name in ("kind", "by", "asked", "result")), *standing]).encode()


def differences(
    rights: Rights,
    accounts: Iterable[Mapping[str, Any]],
    proposals: Iterable[Mapping[str, Any]],
    jobs: Iterable[Mapping[str, Any]],
    seals: Seals,
) -> Iterator[LazyText]:
    """Yield every row of the database that is not as recorded, and every record that has no row."""
    rows = {int(row["id"]): row for row in accounts}
    for number in sorted(rows.keys() | rights.accounts.keys()):
        row, record = rows.get(number), rights.accounts.get(number)
        if row is None or record is None:
            name = record.username if record else str(rows[number]["username"])
            what = LazyText("Tài khoản '%(name)s' (%(number)s)", name=name, number=number)
            yield _missing(what, record is None)
        elif (there := account_in(row)) != record:
            yield _account_differs(record, there)
    by_number = {int(row["id"]): row for row in proposals}
    for number in sorted(
        by_number.keys() | {n for n, proposal in rights.proposals.items() if proposal.state == OPEN}
    ):
        known = rights.proposals.get(number)
        if number not in by_number or known is None:
            yield _missing(LazyText("Đề nghị %(number)s", number=number), known is None)
        elif proposal_differs(known, by_number[number], seals):
            yield LazyText(
                "Đề nghị %(number)s (%(what)s %(about)s, %(by)s) khác với sổ niêm phong.",
                number=number,
                what=known.what,
                about=known.about,
                by=known.by,
            )
    for row in jobs:
        if job_differs(row, seals):
            yield LazyText(
                "Việc %(id)s (%(kind)s, %(by)s) không do bàn làm việc ghi.",
                id=row["id"],
                kind=row["kind"],
                by=row["by"],
            )


def _missing(what: LazyText, unrecorded: bool) -> LazyText:
    if unrecorded:
        return LazyText("%(what)s không có trong sổ niêm phong.", what=what)
    return LazyText("%(what)s có trong sổ niêm phong, không còn trong cơ sở dữ liệu.", what=what)


FIELDS = {
    "username": gettext_noop("tên"),
    "role": gettext_noop("vai trò"),
    "unit": gettext_noop("đơn vị"),
    "office": gettext_noop("cơ quan"),
    "outside": gettext_noop("định danh ở cổng"),
    "active": gettext_noop("khóa, mở"),
    "must_change": gettext_noop("phải đổi mật khẩu"),
    "person": gettext_noop("người giữ"),
    "password": gettext_noop("mật khẩu"),
    "second_factor": gettext_noop("mã xác nhận"),
}


def _account_differs(record: AccountRecord, there: AccountRecord) -> LazyText:
    changed = [name for name in FIELDS if getattr(record, name) != getattr(there, name)]
    return LazyText(
        "Tài khoản '%(name)s' (%(number)s) khác với sổ niêm phong: %(fields)s.",
        name=record.username,
        number=record.number,
        fields=ByLanguage(_names_of, changed),
    )


def _names_of(fields: Iterable[str]) -> str:
    return ", ".join(gettext(FIELDS[name]) for name in fields)
