"""Who owes what: forms that are missing, fields and rows to correct, and the points that wait for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from desk.base.language import gettext, pgettext
from desk.report.tree import Points, Remark, ReportColumn, Table, TextLines
from desk.runs.standings import NeedRow, StandingRow
from desk.words.condition_words import lowered
from desk.words.notice_words import owed_row_words
from desk.words.numbers import range_words, some_of
from desk.words.place_words import sender_of
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS, SHIPPED


@dataclass(frozen=True, slots=True)
class Debt:
    """A form somebody owes (no `places`), or what to correct in one that came; `spread`: points open."""

    form: str
    office: str
    period: str
    used_in: tuple[str, ...]
    spread: Fraction
    places: tuple[str, ...]


def debts_of(row: StandingRow, rules: Rules) -> Iterator[Debt]:
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
            tuple(sorted({blank_or_row(owed) for _, owed in mine})) if part else (),
        )


def debt_words(debt: Debt) -> str:
    """Say how many points a debt leaves open, and what would settle them."""
    points = range_words(Fraction(0), debt.spread)
    if debt.places:
        return gettext(
            "Còn treo %(n)s điểm vì %(form)s có dòng phải sửa: %(places)s.",
            n=points,
            form=debt.form,
            places="; ".join(debt.places),
        )
    return gettext(
        "Còn treo %(n)s điểm vì %(office)s chưa nộp %(form)s, kỳ %(period)s.",
        n=points,
        office=debt.office,
        form=debt.form,
        period=debt.period,
    )


def blank_or_row(owed: Owed) -> str:
    """Name the blank field or the row to correct."""
    if owed.is_row:
        return owed_row_words(owed.key)
    return SHIPPED.header(owed.form, owed.field)


def owed_tables(rows: Iterable[StandingRow], rules: Rules, name: Callable[[str], str]) -> Iterator[Table]:
    """List who owes what, and what it would settle; nothing if no one owes anything."""
    columns = (
        ReportColumn(gettext("Đơn vị"), lambda owed: name(owed[0].subject)),
        ReportColumn(pgettext("report", "Biểu còn thiếu"), lambda owed: owed[1].form),
        ReportColumn(gettext("Ô còn trống, dòng phải sửa"), lambda owed: TextLines(owed[1].places)),
        ReportColumn(gettext("Kỳ"), lambda owed: owed[1].period),
        ReportColumn(gettext("Cơ quan phải nộp"), lambda owed: owed[1].office),
        ReportColumn(gettext("Cần cho"), lambda owed: ", ".join(owed[1].used_in)),
        ReportColumn(
            gettext("Điểm treo"),
            lambda owed: Points(Fraction(0), owed[1].spread),
            "right",
            hidden_in=("console",),
        ),
    )
    listed = [(row, debt) for row in rows for debt in debts_of(row, rules)]
    title = gettext("Chưa đủ căn cứ: biểu còn nợ, dòng phải sửa")
    if listed:
        yield Table(title, columns, listed, fold=True, hidden_in=("screen",))


def owed_remark(owed: Collection[Owed]) -> Remark:
    """Say how many forms are missing and how many places are to be corrected, by how many senders."""
    if not owed:
        return Remark(gettext("Không thiếu biểu nào làm thay đổi điểm."))
    forms, places = [debt for debt in owed if not debt.field], [debt for debt in owed if debt.field]
    parts = [gettext("%(n)s biểu chưa nộp", n=len(forms)) + _senders(forms)] if forms else []
    parts += [gettext("%(n)s chỗ phải sửa", n=len(places)) + _senders(places)] if places else []
    waits = gettext("Điểm còn là khoảng, chờ")
    return Remark(f"{waits}: {', '.join(parts)}.")


def elsewhere_words(missing: Iterable[Owed], name: Callable[[str], str] | None, period: str) -> str:
    """Say which units did not return forms that may tell of another unit, or of a venue there; without `name`
    which forms, for a unit that learns of no other."""
    of_unit: dict[str, list[Owed]] = {}
    for gap in sorted(missing):
        of_unit.setdefault(gap.unit, []).append(gap)
    if not of_unit:
        return ""
    if name is None:
        every = [gap for gaps in of_unit.values() for gap in gaps]
        return gettext(
            "Đơn vị khác chưa nộp %(forms)s; các biểu ấy có thể nêu cả cơ sở, vụ việc ở đây, nên kết quả còn"
            " có thể thay đổi.",
            forms=_forms_words(every, period),
        )
    units = some_of(
        [
            f"{lowered(name(unit))} ({_forms_words(gaps, period)})"
            for unit, gaps in dict(sorted(of_unit.items())).items()
        ]
    )
    return gettext(
        "%(units)s chưa nộp các biểu nêu trong ngoặc; các biểu ấy có thể nêu cả cơ sở, vụ việc ngoài địa bàn"
        " của nơi nộp, nên kết quả còn có thể thay đổi.",
        units=units[:1].upper() + units[1:],
    )


def _forms_words(missing: Collection[Owed], period: str) -> str:
    """Name the forms of a period; of earlier ones say how many."""
    forms = sorted({gap.form for gap in missing if gap.period == period})
    earlier = len({(gap.unit, gap.form, gap.period) for gap in missing if gap.period != period})
    return ", ".join([*forms, *([gettext("%(n)s biểu kỳ trước", n=earlier)] if earlier else [])])


def elsewhere_in_short() -> str:
    return gettext("Biểu chưa nộp có thể nêu cả xã khác, điểm chưa có điều ấy: --full.")


def _senders(owed: Collection[Owed]) -> str:
    return gettext(" (%(n)s nơi gửi)", n=len({(debt.office, debt.unit) for debt in owed}))
