"""Who owes what: forms that are missing, fields and rows to correct, and the points that wait for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from desk.base.plurals import many
from desk.report.tree import Points, Remark, ReportColumn, Table, TextLines
from desk.runs.standings import NeedRow, StandingRow
from desk.words.languages import Pick, picker
from desk.words.notice_words import owed_row_words
from desk.words.numbers import range_words
from desk.words.unit_kinds import sender_of
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS


@dataclass(frozen=True, slots=True)
class Debt:
    """A form somebody owes (no `places`), or what to correct in one that came; `spread`: points open."""

    form: str
    office: str
    period: str
    used_in: tuple[str, ...]
    spread: Fraction
    places: tuple[str, ...]


def debts_of(row: StandingRow, rules: Rules, lang: str) -> Iterator[Debt]:
    """Yield what a subject's points wait for, whole forms first."""
    needs: dict[tuple[bool, str, str, str], list[tuple[NeedRow, Owed]]] = {}
    for need in row.needs:
        if need.owed:
            key = bool(need.owed.field), need.owed.form, sender_of(need.owed, rules), need.owed.period
            needs.setdefault(key, []).append((need, need.owed))
    for (part, form, office, period), mine in sorted(needs.items()):
        yield Debt(
            f"{form} {FORMS[form].title}" if form in FORMS else form,
            office,
            period,
            tuple(sorted({id_ for need, _ in mine for id_ in need.used_in})),
            max(need.spread for need, _ in mine),
            tuple(sorted({blank_or_row(owed, lang) for _, owed in mine})) if part else (),
        )


def debt_words(debt: Debt, lang: str) -> str:
    """Say how many points a debt leaves open, and what would settle them."""
    points, pick = range_words(Fraction(0), debt.spread), picker(lang)
    if debt.places:
        places = "; ".join(debt.places)
        return pick(
            f"Còn treo {points} điểm vì {debt.form} có dòng phải sửa: {places}.",
            f"{many(points, 'point')} open: {debt.form} has rows to correct: {places}.",
        )
    return pick(
        f"Còn treo {points} điểm vì {debt.office} chưa nộp {debt.form}, kỳ {debt.period}.",
        f"{many(points, 'point')} open: {debt.office} has not returned {debt.form} for {debt.period}.",
    )


def blank_or_row(owed: Owed, lang: str) -> str:
    """Name the blank field or the row to correct."""
    if owed.is_row:
        return owed_row_words(owed.key)
    kind = FORMS.get(owed.form)
    return kind.record_fields[owed.field].header if kind and owed.field in kind.record_fields else owed.field


def owed_tables(
    rows: Iterable[StandingRow], rules: Rules, name: Callable[[str], str], lang: str
) -> Iterator[Table]:
    """List who owes what, and what it would settle; nothing if no one owes anything."""
    pick = picker(lang)
    columns = (
        ReportColumn(pick("Đơn vị", "Unit"), lambda owed: name(owed[0].subject)),
        ReportColumn(pick("Biểu còn thiếu", "Form missing"), lambda owed: owed[1].form),
        ReportColumn(
            pick("Ô còn trống, dòng phải sửa", "Blank field, row to correct"),
            lambda owed: TextLines(owed[1].places),
        ),
        ReportColumn(pick("Kỳ", "Period"), lambda owed: owed[1].period),
        ReportColumn(pick("Cơ quan phải nộp", "Owed by"), lambda owed: owed[1].office),
        ReportColumn(pick("Cần cho", "Needed for"), lambda owed: ", ".join(owed[1].used_in)),
        ReportColumn(
            pick("Điểm treo", "Points open"),
            lambda owed: Points(Fraction(0), owed[1].spread),
            "right",
            hidden_in=("console",),
        ),
    )
    listed = [(row, debt) for row in rows for debt in debts_of(row, rules, lang)]
    title = pick("Chưa đủ căn cứ: ai còn nợ gì", "Undecided: who owes what")
    if listed:
        yield Table(title, columns, listed, fold=True, hidden_in=("screen",))


def owed_remark(owed: Collection[Owed], pick: Pick) -> Remark:
    """Say how many forms are missing and how many places are to be corrected, by how many senders."""
    if not owed:
        return Remark(
            pick("Không thiếu biểu nào làm thay đổi điểm.", "No missing form would change a score.")
        )
    parts = []
    for what, vi, en in (
        ([one for one in owed if not one.field], "biểu chưa nộp", "missing form"),
        ([one for one in owed if one.field], "chỗ phải sửa", "mistake"),
    ):
        if what:
            n, senders = len(what), len({(one.office, one.unit) for one in what})
            parts.append(pick(f"{n} {vi} ({senders} nơi gửi)", f"{many(n, en)} ({many(senders, 'sender')})"))
    waits = pick("Điểm còn là khoảng, chờ", "Scores are ranges until these are in order")
    return Remark(f"{waits}: {', '.join(parts)}.")
