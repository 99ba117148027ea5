"""Leads on their way out of the office: pseudonymous and coarse, or with their ids under a referral number
put on record first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desk.base.chained_log import account
from desk.base.faults import WrongUse
from desk.leads import lead_words as words
from desk.leads.decisions import kept
from desk.leads.entities import entity_lines
from desk.leads.lead_workbook import lead_workbook
from desk.leads.leads import Queue
from desk.words.masking import Mask
from desk.workspace.logs import ACCESS
from engine.links.coarsening import LEAST, Coarse, coarsened
from engine.links.graphml import graphml_of, pseudonyms
from engine.links.review import Reviewed
from engine.rulebook.kinds.links import LinkRules


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Leads as they are told to someone else, under which names, and what that note says of it."""

    leads: tuple[Reviewed, ...]
    mask: Mask
    note: str
    rules: LinkRules


@dataclass(frozen=True, slots=True)
class LeadExport:
    """A file's content. Without a referral: under which name and how coarsely each lead is told, and which
    could not be."""

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
    endings = ", ".join(EXPORTERS)
    raise WrongUse(
        "Không biết xuất ra '%(path)s'. Đặt tên tệp có đuôi một trong: %(endings)s.",
        path=path.name,
        endings=endings,
    )


def pseudonymous(queue: Queue, wanted: Sequence[Reviewed], to: Path) -> LeadExport:
    """Return leads with pseudonyms, each coarsened until its every venue is one of five; raises Stop where
    none can be."""
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


def referred(queue: Queue, wanted: Sequence[Reviewed], to: Path, referral: str, by: str | None) -> LeadExport:
    """Return leads with their real ids, which is put on record first."""
    entry = {"by": by or account(), "referral": number_of(referral), "run": queue.run.id}
    ids = sorted(pseudonyms([r.lead for r in wanted]))
    kept(queue.run, ACCESS, entry | {"leads": [r.id for r in wanted], "ids_of": ids})
    return LeadExport(exporter_for(to)(Outgoing(tuple(wanted), Mask(None), "", queue.rules)), {}, ())


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
