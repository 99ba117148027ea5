"""What a person noted about a lead: codes only, beside the decisions and changing none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk.base.faults import WrongUse
from desk.base.language import gettext
from desk.base.output import Output
from desk.leads.decisions import entries_in, standing
from desk.leads.lead_words import day
from desk.leads.log_names import NOTES
from desk.runs.run import Run
from engine.links.review import Reviewed

NUMBER = re.compile(r"\d(?:[ .\-]?\d){8,}")  # a phone, an account, an identity number


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    by: str
    on: str


def notes_of(run: Run, found: Reviewed) -> tuple[Note, ...]:
    """Return what was noted about a lead, under either of its ids, in the order written."""
    entries = standing(entries_in(run, NOTES))
    ids = {found.id, found.lead.id}
    return tuple(Note(e["reason"], e["by"], e["on"]) for e in entries if e.get("lead") in ids)


def check_no_number(text: str) -> None:
    """Raise Stop where a text holds what looks like a number that identifies someone."""
    if NUMBER.search(text):
        raise WrongUse(
            "Ghi chú chỉ dùng mã, không ghi tên, số điện thoại, số định danh, số tài khoản. Chưa có gì được"
            " ghi."
        )


def print_notes(notes: tuple[Note, ...], out: Output) -> None:
    for note in notes:
        on = day(note.on)
        out.say(gettext("Ghi chú của %(by)s, %(on)s: %(text)s", by=note.by, on=on, text=note.text))
