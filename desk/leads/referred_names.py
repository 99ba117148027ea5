"""Names of exactly those referred, in a sealed workbook of their own, with its entry in the register of
access."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk.base.chained_log import account
from desk.base.language import gettext, pgettext
from desk.base.workbook import NewWorkbook
from desk.leads import lead_words as words
from desk.leads.decisions import kept
from desk.leads.exports import number_of
from desk.leads.lead_workbook import add_table
from desk.leads.leads import Queue, names_in
from desk.leads.people import roles_of
from desk.report.tree import ReportColumn, Table
from desk.workspace.logs import ACCESS
from engine.links.review import Reviewed
from facts.vault.sealing import new_password, sealed


@dataclass(frozen=True, slots=True)
class SealedNames:
    """A sealed workbook, what opens it, its digest, how many names it has, and its number in the register of
    access."""

    content: bytes
    password: str
    digest: str
    names: int
    entry: int


def sealed_names(queue: Queue, wanted: Sequence[Reviewed], referral: str, by: str | None) -> SealedNames:
    """Return the names of who is in these leads, sealed. Who is named, and the file's digest, is on record
    before it leaves.

    Workers, sellers of sex and victims are in no lead, so that none of them can be named.
    """
    names = names_in(queue, sorted({id_ for r in wanted for id_ in (*r.lead.venues, *r.lead.recorded_as)}))
    password = new_password()
    content = sealed(_workbook(wanted, names, number_of(referral)), password)
    digest = hashlib.sha256(content).hexdigest()
    entry = {
        "by": by or account(),
        "referral": number_of(referral),
        "run": queue.run.id,
        "leads": [r.id for r in wanted],
        "names_of": sorted(names),
        "sealed_file": digest,
    }
    return SealedNames(content, password, digest, len(names), kept(queue.run, ACCESS, entry)["n"])


def _workbook(wanted: Sequence[Reviewed], names: Mapping[str, str], referral: str) -> bytes:
    book = NewWorkbook()
    columns = (
        ReportColumn(pgettext("lead", "Manh mối"), lambda row: row[0].id, width=14),
        ReportColumn(pgettext("party", "Mã"), lambda row: row[1], width=16),
        ReportColumn(gettext("Tên; cơ sở: tên, địa chỉ"), lambda row: names.get(row[1], "–"), width=52),
        ReportColumn(gettext("Loại"), lambda row: row[0].lead.trades.get(row[1]) or "–", width=18),
        ReportColumn(
            gettext("Vai trò trong hồ sơ"), lambda row: "\n".join(roles_of(row[0].lead, row[1])), width=44
        ),
    )
    rows = [(r, id_) for r in wanted for id_ in (*r.lead.venues, *r.lead.recorded_as)]
    table = Table(gettext("Tên kèm hồ sơ chuyển"), columns, rows)
    note = gettext("Kèm văn bản số %(referral)s. Chỉ người nhận văn bản được mở.", referral=referral)
    add_table(book, table, gettext(words.NOT_FOUND), note)
    return book.content()
