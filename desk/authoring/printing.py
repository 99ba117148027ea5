"""Prints a rulebook: which day's values, and the two files, each whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.authoring.printed.decision import Issuer, printed
from desk.authoring.printed.rulebook_text import last_change
from desk.base.faults import WrongUse
from desk.base.files import write_bytes
from desk.base.language import ByLanguage, LazyText
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
        raise WrongUse("Nêu một trong hai: --day hoặc --year.")
    found = day or (scored_period(rules, year).end if year is not None else last_change(rules, rulebook))
    until = rulebook.in_force_until
    if found < rulebook.in_force_from or (until is not None and found > until):
        reach = LazyText("từ %(day)s", day=ByLanguage(day_words, rulebook.in_force_from))
        if until is not None:
            reach = LazyText("%(reach)s đến %(day)s", reach=reach, day=ByLanguage(day_words, until))
        raise WrongUse(
            "Bộ tiêu chí %(name)s không có hiệu lực ngày %(day)s, chỉ %(reach)s. Chọn ngày khác.",
            name=rulebook.name,
            day=ByLanguage(day_words, found),
            reach=reach,
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
