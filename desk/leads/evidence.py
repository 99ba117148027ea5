"""The records a lead rests on: what each brings and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from desk.base.output import Output
from desk.base.plurals import many
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
    where = ("Ở đâu (tệp, biểu, dòng)", "Where (file, form, row)")
    row = ("Biểu, khóa", "Form, key")
    tells = ("Nói về", "Tells")
    out.table(
        (
            "Bằng chứng: bỏ dòng nào thì manh mối giảm bấy nhiêu bit",
            "Evidence: without a row the lead loses its bits",
        ),
        [("Bit", "Bits", "right"), row, tells, ("Điều đã thấy", "What is seen"), where],
        [
            [
                figure(e.bits, 1, out.lang),
                *_told(e, out.lang),
                "\n".join(words.seen(s, out.lang) for s in e.used_for),
                _where(e, every_place, out.lang),
            ]
            for e in weighing
        ],
    )
    if innocent:
        out.table(
            ("Dòng nói theo hướng vô can", "Rows that speak for innocence"),
            [row, tells, where],
            [[*_told(e, out.lang), _where(e, every_place, out.lang)] for e in innocent],
        )
    if beside:
        out.table(
            ("Bối cảnh", "Beside it"),
            [row, tells, where],
            [[*_told(e, out.lang), _where(e, every_place, out.lang)] for e in beside],
        )


def _where(e: Evidence, every_place: bool, lang: str) -> str:
    """Return where a row stands last, and how often elsewhere; of workers' rows none is picked out."""
    places = places_told(e)
    if every_place or not places or e.row.form == STINTS:
        return "\n".join(place_said(p, lang) for p in places)
    more = len(places) - 1
    told = f" (và {more} dòng khác)" if lang == "vi" else f" (and {many(more, 'row')} more)"
    return place_said(places[-1], lang) + (told if more else "")


def places_told(e: Evidence) -> tuple[str, ...]:
    """Return where a row stands; workers' rows by their sheets alone, whoever asks."""
    return sheets_of(e.row.places) if e.row.form == STINTS else e.row.places


def _told(e: Evidence, lang: str) -> list[str]:
    return [_row_words(e.row.form, e.row.key, lang), "\n".join(said(words.KINDS, k, lang) for k in e.tells)]


def _row_words(form: str, key: str, lang: str) -> str:
    return f"{form} {words.key_of(form, key, lang)}"


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


def new_rows(found: Reviewed, lang: str) -> list[list[str]]:
    """Return what was not known when the lead was decided on, what weighs most first: bits, the row, what it
    tells."""
    bits = {f"{e.row.form} {e.row.key}": e.bits for e in found.lead.evidence}
    tells = tells_by_row(found.new)
    rows = sorted(tells, key=lambda row: (-round(bits.get(row, 0.0), 1), row))
    return [
        [
            figure(bits.get(row, 0.0), 1, lang),
            _row_words(*_form_and_key(row), lang),
            ", ".join(said(words.KINDS, k, lang) for k in tells[row]),
        ]
        for row in rows
    ]


def print_new(found: Reviewed, out: Output) -> None:
    """Say by itself what was not known when the lead was decided on."""
    out.table(
        ("Mới từ khi có quyết định", "New since it was decided"),
        [("Bit", "Bits", "right"), ("Biểu, khóa", "Form, key"), ("Nói về", "Tells")],
        new_rows(found, out.lang),
    )
