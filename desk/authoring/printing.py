"""Prints a rulebook: which day's values, and the two files, each whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.authoring.printed.decision import Issuer, printed
from desk.authoring.printed.rulebook_text import last_change
from desk.base.faults import WrongUse
from desk.base.files import write_bytes
from desk.base.paper.pdf import pdf_of
from desk.base.paper.word import docx_of
from desk.runs.run import scored_period
from desk.words.numbers import day_words
from engine.rulebook.model.rulebook import Rulebook, Rules


@dataclass(frozen=True, slots=True)
class PrintedFiles:
    docx: Path
    pdf: Path


def day_asked(rules: Rules, rulebook: Rulebook, day: date | None, year: int | None) -> date:
    """Return the day whose values are printed; unasked, the one from which nothing changes any more."""
    if day is not None and year is not None:
        raise WrongUse("Nêu một trong hai: --day hoặc --year.", "Name one: --day or --year.")
    found = day or (scored_period(rules, year).end if year is not None else last_change(rules, rulebook))
    until = rulebook.in_force_until
    if found < rulebook.in_force_from or (until is not None and found > until):
        reach, reach_en = f"từ {day_words(rulebook.in_force_from)}", f"from {rulebook.in_force_from}"
        if until is not None:
            reach, reach_en = f"{reach} đến {day_words(until)}", f"{reach_en} to {until}"
        raise WrongUse(
            f"Bộ tiêu chí {rulebook.name} không có hiệu lực ngày {day_words(found)}, chỉ {reach}. Chọn ngày"
            " khác.",
            f"Rulebook {rulebook.name} is not in force on {found}, only {reach_en}. Choose another day.",
        )
    return found


def rulebook_printed(
    folder: Path, rules: Rules, rulebook: Rulebook, day: date, issuer: Issuer
) -> PrintedFiles:
    """Write the rulebook as Word and PDF into a folder."""
    document = printed(rules, rulebook, day, issuer)
    status = "minh họa, " if document.mark else ""
    name = f"Bộ tiêu chí {rulebook.name} ({status}{day.isoformat()})"
    made = PrintedFiles(folder / f"{name}.docx", folder / f"{name}.pdf")
    write_bytes(made.docx, docx_of(document))
    write_bytes(made.pdf, pdf_of(document))
    return made
