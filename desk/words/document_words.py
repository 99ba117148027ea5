"""Says a document as Nghị định 30/2020 has it cited: kind, number, day, issuing office, what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from engine.rulebook.kinds.documents import ILLUSTRATIVE, Document

NAMED_BY_TITLE = ("Bộ luật", "Luật", "Pháp lệnh")  # cited by name and day, without number and office
DOTS = "……"
APPROVES = "Phê duyệt"
RANKS = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị quyết liên tịch", "Nghị định", "Chỉ thị")
"""Kinds of documents from the highest; what is none of them stands below, plans last."""


def office_day(day: date) -> str:
    """Write a day as documents do: `20 tháng 4 năm 2020`; days below 10, January and February have a zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d} tháng {month} năm {day.year}"


def in_full(document: Document) -> str:
    """Cite a document in full; what is not known is left as dots, to be filled in."""
    title = document.title["vi"]
    kind = document.kind
    dated = (
        f"ngày {office_day(document.issued)}" if document.issued else f"ngày {DOTS} tháng {DOTS} năm {DOTS}"
    )
    if kind is None and document.number:  # rules of before kinds were stored
        return f"{title}, số {document.number} {dated} của {document.issuer or DOTS}"
    if kind is None or kind in NAMED_BY_TITLE:
        return f"{re.sub(r' năm [0-9]{4}$', '', title)} {dated}"
    office = document.issuer or DOTS
    lower = f"{title[:1].lower()}{title[1:]}"
    about = f" {lower}" if title.startswith(APPROVES) else f" về {lower}"
    if title.startswith(kind):
        about = title.removeprefix(kind)
    return f"{kind} số {document.number or DOTS} {dated} của {office}{about}"


def grounds_of_day(
    ids: Iterable[str], documents: Mapping[str, Document], day: date, about: date
) -> tuple[str, ...]:
    """Return the grounds of a paper of a day: of the documents named those in force on it, in full, by rank;
    a plan or programme only where it is for the day the paper is about. One of unknown beginning is none."""
    known = [documents[id_] for id_ in dict.fromkeys(ids) if id_ in documents]
    return tuple(
        f"Căn cứ {in_full(document)};"
        for document in sorted(known, key=rank_of)
        if document.certainty != ILLUSTRATIVE and document.is_ground(day, about)
    )


def rank_of(document: Document) -> tuple[int, date]:
    """Order documents as grounds stand: laws first, plans last, of one rank the older before."""
    kind = document.kind or ""
    place = RANKS.index(kind) if kind in RANKS else len(RANKS) + (kind == "Kế hoạch")
    return place, document.issued or date.max


def cited_words(cites: Iterable[str], documents: Mapping[str, Document], day: date, about: date) -> str:
    """Say citations as a paper of a day does, a document once: `Kế hoạch 54/KH-UBND (III.3, IV); con số minh
    họa`. A document that was over by then is left out, unless it was for the day the paper is about. What is
    no key of a document, as the number of one that adopted a rulebook, stands as it is."""
    parts: dict[str, list[str]] = {}
    for cite in cites:
        id_, _, part = cite.partition("/")
        document = documents.get(id_)
        if document is not None and document.is_over(day) and not document.is_ground(day, about):
            continue
        whole = cite if id_ not in documents else id_
        parts.setdefault(whole, []).extend([part] if part and whole == id_ else [])
    return "; ".join(_named(id_, cited, documents.get(id_)) for id_, cited in parts.items())


def _part_words(part: str) -> str:
    """Name an article, and a clause of one, as papers do; sections in Roman numbers stand as they are."""
    article, _, clause = part.partition(".")
    if not article.isdigit():
        return part
    return f"khoản {clause} Điều {article}" if clause else f"Điều {article}"


def _named(id_: str, parts: Iterable[str], document: Document | None) -> str:
    if document is None:
        return id_
    if document.certainty == ILLUSTRATIVE:
        return "con số minh họa"
    title = document.title["vi"]
    name = f"{document.kind} {document.number}" if document.kind and document.number else title
    words = ", ".join(map(_part_words, parts))
    return f"{name} ({words})" if words else name
