"""What some points wait for: forms not returned, and rows to correct or fields left blank in those that
were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from desk.reports.standing_report import blank_or_row
from desk.runs.standings import NeedRow, StandingRow
from desk.words.numbers import range_words
from engine.logic.cells import Owed
from facts.forms.catalogue import FORMS


@dataclass(frozen=True, slots=True)
class Debt:
    """A form somebody owes (no `places`), or what must be corrected in one that came."""

    name: str
    code: str
    form: str
    office: str
    period: str
    used_in: str
    open_points: str
    places: tuple[str, ...]


def debts_of(rows: Iterable[StandingRow], name: Callable[[str], str], lang: str) -> Iterator[Debt]:
    """Yield what each subject's points wait for, whole forms first, and how many points."""
    for row in rows:
        needs: dict[tuple[bool, str, str, str], list[tuple[NeedRow, Owed]]] = {}
        for need in row.needs:
            if need.owed:
                key = (bool(need.owed.field), need.owed.form, need.owed.office, need.owed.period)
                needs.setdefault(key, []).append((need, need.owed))
        for (part, form, office, period), mine in sorted(needs.items()):
            places = sorted({blank_or_row(owed, lang) for _, owed in mine}) if part else []
            yield Debt(
                name(row.subject),
                row.subject,
                f"{form} {FORMS[form].title}" if form in FORMS else form,
                office,
                period,
                ", ".join(sorted({one for need, _ in mine for one in need.used_in})),
                range_words(Fraction(0), max(need.spread for need, _ in mine), lang),
                tuple(places),
            )
