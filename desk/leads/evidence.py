"""The records a lead rests on: what each brings and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from desk.base.language import gettext
from desk.base.output import Output
from desk.leads import lead_words as words
from desk.leads.lead_words import figure, said
from desk.words.masking import STINTS
from desk.words.place_words import place_said, sheets_of
from engine.links.evidence import Evidence
from engine.links.leads import Lead
from engine.links.review import Reviewed, told_in

LITTLE = 0.05  # bits that print as 0.0


def print_evidence(lead: Lead, every_place: bool, out: Output) -> None:
    weighing = [e for e in lead.evidence if e.bits >= LITTLE]
    innocent = [e for e in lead.evidence if e.bits <= -LITTLE]
    beside = [e for e in lead.evidence if abs(e.bits) < LITTLE]
    where = gettext("Ở đâu (tệp, biểu, dòng)")
    row = gettext("Biểu, khóa")
    tells = gettext("Nói về")
    out.table(
        gettext("Bằng chứng: bỏ dòng nào thì manh mối giảm bấy nhiêu bit"),
        [(gettext("Bit"), "right"), row, tells, gettext("Điều đã thấy"), where],
        [
            [
                figure(e.bits, 1),
                *_told(e),
                "\n".join(words.seen(s) for s in e.used_for),
                _where(e, every_place),
            ]
            for e in weighing
        ],
    )
    if innocent:
        out.table(
            gettext("Dòng nói theo hướng vô can"),
            [row, tells, where],
            [[*_told(e), _where(e, every_place)] for e in innocent],
        )
    if beside:
        out.table(
            gettext("Bối cảnh"), [row, tells, where], [[*_told(e), _where(e, every_place)] for e in beside]
        )


def _where(e: Evidence, every_place: bool) -> str:
    """Return where a row stands last, and how often elsewhere; of workers' rows none is picked out."""
    places = places_told(e)
    if every_place or not places or e.row.form == STINTS:
        return "\n".join(place_said(p) for p in places)
    more = len(places) - 1
    told = gettext(" (và %(n)s dòng khác)", n=more)
    return place_said(places[-1]) + (told if more else "")


def places_told(e: Evidence) -> tuple[str, ...]:
    """Return where a row stands; workers' rows by their sheets alone, whoever asks."""
    return sheets_of(e.row.places) if e.row.form == STINTS else e.row.places


def _told(e: Evidence) -> list[str]:
    return [_row_words(e.row.form, e.row.key), "\n".join(said(words.KINDS, k) for k in e.tells)]


def _row_words(form: str, key: str) -> str:
    return f"{form} {words.key_of(form, key)}"


def _form_and_key(row: str) -> tuple[str, str]:
    form, _, key = row.partition(" ")
    return form, key


def tells_by_row(items: Iterable[str]) -> dict[str, list[str]]:
    """Return the kinds of things each row tells, row by row."""
    tells: dict[str, list[str]] = {}
    for row, kind in map(told_in, items):
        if kind not in tells.setdefault(row, []):
            tells[row].append(kind)
    return tells


def new_rows(found: Reviewed) -> list[list[str]]:
    """Return what was not known when the lead was decided on, what weighs most first: bits, the row, what it
    tells."""
    bits = {f"{e.row.form} {e.row.key}": e.bits for e in found.lead.evidence}
    tells = tells_by_row(found.new)
    rows = sorted(tells, key=lambda row: (-round(bits.get(row, 0.0), 1), row))
    return [
        [
            figure(bits.get(row, 0.0), 1),
            _row_words(*_form_and_key(row)),
            ", ".join(said(words.KINDS, k) for k in tells[row]),
        ]
        for row in rows
    ]


def print_new(found: Reviewed, out: Output) -> None:
    """Say by itself what was not known when the lead was decided on."""
    out.table(
        gettext("Mới từ khi có quyết định"),
        [(gettext("Bit"), "right"), gettext("Biểu, khóa"), gettext("Nói về")],
        new_rows(found),
    )
