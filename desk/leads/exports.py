"""Leads on their way out of the office: pseudonymous and coarse, or, once two persons put on record that they
are referred under a document, with their ids; names of exactly those referred in a sealed workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from desk.base.chained_log import account
from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText, gettext, pgettext
from desk.base.outputs import put_on_record
from desk.base.roles import INVESTIGATOR
from desk.base.workbook import NewWorkbook
from desk.leads import lead_words as words
from desk.leads.agreement import differences
from desk.leads.decisions import kept
from desk.leads.entities import entity_lines
from desk.leads.lead_parties import LeadParties
from desk.leads.lead_workbook import add_table, lead_workbook
from desk.leads.leads import Queue, names_in
from desk.leads.log_names import PREVIEW
from desk.report.tree import ReportColumn, Table
from desk.words.masking import Mask
from desk.workspace.folder import opened
from desk.workspace.logs import ACCESS
from desk.workspace.second_person import two_can_sign_in
from engine.links.coarsening import LEAST, Coarse, coarsened
from engine.links.graphml import graphml_of, pseudonyms
from engine.links.review import REFERRED, Decision, Reviewed
from engine.rulebook.kinds.links import LinkRules
from facts.spelling import caseless
from facts.vault.sealing import new_password, sealed


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Leads as they are told to someone else, under which names, and what that note says of it."""

    leads: tuple[Reviewed, ...]
    mask: Mask
    note: str
    rules: LinkRules


@dataclass(frozen=True, slots=True)
class LeadExport:
    """A file's content, the name and coarseness of each lead in it, and which could not be."""

    content: bytes
    told: Mapping[str, tuple[str, Coarse]]
    left_out: tuple[str, ...]


Exporter = Callable[[Outgoing], bytes]


def exporter_for(path: Path) -> Exporter:
    """Return what writes this kind of file; raises Stop where none does."""
    name = path.name.lower()
    for ending, exporter in EXPORTERS.items():
        if name.endswith(ending):
            return exporter
    raise WrongUse(
        "Không biết xuất ra '%(path)s'. Đặt tên tệp có đuôi một trong: %(endings)s.",
        path=path.name,
        endings=", ".join(EXPORTERS),
    )


def pseudonymous(queue: Queue, wanted: Sequence[Reviewed], to: Path) -> LeadExport:
    """Return leads with pseudonyms, coarsened until each venue is one of five; raises Stop if none can."""
    found = coarsened([r.lead for r in wanted], queue.findings.said)
    told = {
        r.id: (f"M{n}", c)
        for n, (r, c) in enumerate(((r, c) for r, c in zip(wanted, found, strict=True) if c is not None), 1)
    }
    if not told:
        raise WrongUse(
            "Không xuất được manh mối nào: kể cả khi lược hết, cơ sở trong đó vẫn không giống ít nhất"
            " %(others)s cơ sở khác. Chuyển hồ sơ: thêm --referral SỐ_VĂN_BẢN.",
            others=LEAST - 1,
        )
    # A lead's own id follows from who is in it, so that who knows the ids there are could find out which it
    # is.
    leads = tuple(replace(r, id=told[r.id][0], lead=told[r.id][1].lead) for r in wanted if r.id in told)
    note = words.one_of(min(c.k for _, c in told.values()))
    out = Outgoing(leads, Mask(pseudonyms([r.lead for r in leads])), note, queue.rules)
    return LeadExport(exporter_for(to)(out), told, tuple(r.id for r in wanted if r.id not in told))


def referred(queue: Queue, wanted: Sequence[Reviewed], to: Path, referral: str, by: str) -> bytes:
    """Return leads with their real ids, which is put on record."""
    let_out(queue, wanted, referral, by)
    return exporter_for(to)(Outgoing(tuple(wanted), Mask(None), "", queue.rules))


def let_out(queue: Queue, wanted: Sequence[Reviewed], referral: str, by: str) -> None:
    """Put on record that real ids leave; raises WrongUse unless two persons referred these leads."""
    check_referred(wanted, referral)
    _ids_on_record(queue, wanted, by, {"referral": number_of(referral), "reason": reason_of(wanted)})


def reason_of(wanted: Sequence[Reviewed]) -> str:
    """Return why these leads are referred, as was put on record: what leaves with them leaves for that."""
    return "; ".join(dict.fromkeys(found.decision.reason for found in wanted if found.decision))


def let_preview(queue: Queue, wanted: Sequence[Reviewed], by: str | None) -> None:
    """Put on record that a letter of referral is read before two persons agreed to it."""
    _ids_on_record(queue, wanted, by, {"what": PREVIEW})


def _ids_on_record(queue: Queue, wanted: Sequence[Reviewed], by: str | None, why: Mapping[str, str]) -> None:
    ids = sorted(pseudonyms([r.lead for r in wanted]))
    entry = {
        "by": by or account(),
        **why,
        "run": queue.run.id,
        "leads": [r.id for r in wanted],
        "ids_of": ids,
    }
    put_on_record(partial(kept, queue.run, ACCESS, entry))


def under(leads: Sequence[Reviewed], referral: str) -> list[Reviewed]:
    """Return the leads that stand referred under a document, agreed to by two persons."""
    number = caseless(number_of(referral))
    return [r for r in leads if r.state == REFERRED and r.decision and _agreed(r.decision, number)]


def _agreed(decision: Decision, number: str) -> bool:
    return caseless(decision.document) == number and ", " in decision.by  # both persons' names


def check_referred(wanted: Sequence[Reviewed], referral: str) -> None:
    """Raise WrongUse unless two persons referred each of these leads, as it is now, under this document."""
    stand = {r.id for r in under(wanted, referral)}
    for found in wanted:
        if found.id not in stand:
            raise WrongUse(
                "%(id)s chưa được hai người ghi là chuyển theo văn bản %(number)s (đang là: %(state)s). Chưa"
                " xuất mã, tên nào. Ghi quyết định trước, rồi xuất: lanhmanh leads decide %(id)s --state"
                ' referred --document "%(number)s" --second TÊN --reason "LÝ DO", hoặc đề nghị chuyển ở bàn'
                " làm việc để người thứ hai đồng ý.",
                id=found.id,
                number=number_of(referral),
                state=_standing(found),
            )
        assert found.decision is not None
        if differences(found.lead, found.decision):
            raise WrongUse(
                "%(id)s không còn là điều hai người đã đồng ý chuyển: %(differs)s. Chưa xuất mã, tên nào. Đọc"
                " lại, ghi quyết định chuyển lần nữa (hai người) rồi xuất.",
                id=found.id,
                differs=ByLanguage(differences, found.lead, found.decision),
            )


def _check_own_word(queue: Queue, wanted: Sequence[Reviewed]) -> None:
    """Raise WrongUse where a second person could have agreed from an account of one's own and did not."""
    if not two_can_sign_in(opened(queue.run.workspace), frozenset({INVESTIGATOR})):
        return
    typed = [r.id for r in wanted if r.decision and not r.decision.proposal]
    if typed:
        raise WrongUse(
            "Bàn làm việc có tài khoản của hai cán bộ xác minh, nên tên chỉ đi khi người thứ hai đồng ý"
            " bằng tài khoản của mình; với %(ids)s mới có lời người ghi. Chưa xuất tên nào. Mở manh mối ở"
            " bàn làm việc, đề nghị chuyển lần nữa, người kia đồng ý, rồi xuất.",
            ids=", ".join(typed),
        )


def _standing(found: Reviewed) -> LazyText:
    state, document = LazyText(words.STATES[found.state]), found.decision.document if found.decision else ""
    return LazyText("%(state)s, theo %(document)s", state=state, document=document) if document else state


def number_of(referral: str) -> str:
    """Return the number of a letter of referral; raises Stop where it is empty."""
    if not referral.strip():
        raise WrongUse("--referral cần số của văn bản chuyển hồ sơ.")
    return referral.strip()


def _graphml(out: Outgoing) -> bytes:
    leads = [r.lead for r in out.leads]
    names = {id_: out.mask.name(id_) for id_ in pseudonyms(leads)}
    return graphml_of(leads, names, not out.mask.pseudonymous, out.note).encode()


EXPORTERS: Mapping[str, Exporter] = {
    ".xlsx": lambda out: lead_workbook(out.leads, out.rules, out.mask, out.note),
    ".graphml": _graphml,
    ".ftm.jsonl": lambda out: entity_lines(out.leads, out.mask, out.note).encode(),
}


@dataclass(frozen=True, slots=True)
class SealedNames:
    """A sealed workbook, what opens it, its digest, how many names it has, what puts it on record in the
    access log, once, and who is left out."""

    content: bytes
    password: str
    digest: str
    names: int
    recorded: Callable[[], Mapping[str, Any]]
    left_out: tuple[str, ...] = ()


def sealed_names(
    queue: Queue, wanted: Sequence[Reviewed], referral: str, by: str, every_name: bool = False
) -> SealedNames:
    """Return the names of who is in these leads, sealed; of who is no party of the letter, only where
    `every_name` is asked for. Who is named, and the file's digest, is on record before it leaves.
    Workers, sellers of sex and victims are in no lead: none can be named."""
    check_referred(wanted, referral)
    _check_own_word(queue, wanted)
    rows = [(r, id_) for r in wanted for id_ in _members(r) if every_name or id_ in LeadParties(r.lead).tied]
    named = {id_ for _, id_ in rows}
    away = {id_ for r in wanted for id_ in _members(r)} - named
    names = names_in(queue, sorted(named))
    password = new_password()
    content = sealed(_workbook(rows, names, number_of(referral)), password)
    digest = hashlib.sha256(content).hexdigest()
    entry = {
        "by": by,
        "reason": reason_of(wanted),
        "referral": number_of(referral),
        "run": queue.run.id,
        "leads": [r.id for r in wanted],
        "names_of": sorted(names),
        "sealed_file": digest,
    }
    recorded = cache(partial(kept, queue.run, ACCESS, entry))
    put_on_record(recorded)
    return SealedNames(content, password, digest, len(names), recorded, tuple(sorted(away)))


def _members(found: Reviewed) -> tuple[str, ...]:
    return (*found.lead.venues, *found.lead.recorded_as)


def _workbook(rows: Sequence[tuple[Reviewed, str]], names: Mapping[str, str], referral: str) -> bytes:
    book = NewWorkbook()
    columns = (
        ReportColumn(pgettext("lead", "Manh mối"), lambda row: row[0].id, width=14),
        ReportColumn(pgettext("party", "Mã"), lambda row: row[1], width=16),
        ReportColumn(gettext("Tên; cơ sở: tên, địa chỉ"), lambda row: names.get(row[1], "–"), width=52),
        ReportColumn(gettext("Loại"), lambda row: row[0].lead.trades.get(row[1]) or "–", width=18),
        ReportColumn(
            gettext("Vai trò trong hồ sơ"),
            lambda row: "\n".join(LeadParties(row[0].lead).roles(row[1])),
            width=44,
        ),
    )
    table = Table(gettext("Tên kèm hồ sơ chuyển"), columns, rows)
    note = gettext("Kèm văn bản số %(referral)s. Chỉ người nhận văn bản được mở.", referral=referral)
    add_table(book, table, gettext(words.NOT_FOUND), note)
    return book.content()
