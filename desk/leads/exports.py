"""Leads on their way out of the office: pseudonymous, or with their ids under a referral number put on record first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desk.base.chained_log import account
from desk.base.faults import WRONG_USE, Stop
from desk.leads.decisions import kept
from desk.leads.entities import entity_lines
from desk.leads.lead_workbook import lead_workbook
from desk.leads.leads import Queue
from desk.words.masking import Mask
from desk.workspace.logs import ACCESS
from engine.links.graphml import graphml_of, pseudonyms
from engine.links.review import Reviewed

Exporter = Callable[[Queue, Sequence[Reviewed], Mask, str], bytes]


def exporter_for(path: Path) -> Exporter:
    """Return what writes this kind of file; raises Stop where none does."""
    name = path.name.lower()
    for ending, exporter in EXPORTERS.items():
        if name.endswith(ending):
            return exporter
    endings = ", ".join(EXPORTERS)
    raise Stop(
        WRONG_USE,
        f"Không biết xuất ra '{path.name}'. Đặt tên tệp có đuôi một trong: {endings}.",
        f"Can't export to '{path.name}'. Give the file one of these endings: {endings}.",
    )


def exported(
    queue: Queue, wanted: Sequence[Reviewed], to: Path, referral: str | None, by: str | None, lang: str
) -> bytes:  # fmt: skip
    """Return the file's content. With a referral number it has real ids, which is put on record first."""
    exporter = exporter_for(to)
    names = pseudonyms([r.lead for r in wanted])
    if referral is not None:
        if not referral.strip():
            raise Stop(
                WRONG_USE,
                "--referral cần số của văn bản chuyển hồ sơ.",
                "--referral takes the number of the letter of referral.",
            )
        entry = {"by": by or account(), "referral": referral.strip(), "run": queue.run.id}
        leads = [r.id for r in wanted]
        kept(queue.run, ACCESS, entry | {"leads": leads, "ids_of": sorted(names)})
        return exporter(queue, wanted, Mask(None), lang)
    return exporter(queue, wanted, Mask(names), lang)


def _graphml(queue: Queue, wanted: Sequence[Reviewed], mask: Mask, lang: str) -> bytes:
    leads = [r.lead for r in wanted]
    return graphml_of(
        leads, {id_: mask.name(id_) for id_ in pseudonyms(leads)}, not mask.pseudonymous
    ).encode()


def _entities(queue: Queue, wanted: Sequence[Reviewed], mask: Mask, lang: str) -> bytes:
    return entity_lines(wanted, mask, lang).encode()


def _workbook(queue: Queue, wanted: Sequence[Reviewed], mask: Mask, lang: str) -> bytes:
    return lead_workbook(wanted, queue.rules, mask, lang)


EXPORTERS: Mapping[str, Exporter] = {".xlsx": _workbook, ".graphml": _graphml, ".ftm.jsonl": _entities}
