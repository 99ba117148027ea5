"""One page for the chairman: how many communes where, who moved, what needs a decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from desk.base.paper.content import Bar, Bars, Heading, Printed, said
from desk.office.papers.paper import FILED, REPORT, internal_mark, lowered, paper, period_words
from desk.office.papers.year_words import band_before_words, band_words, counts_words, targets_words
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.numbers import number_words, range_words, span_words
from desk.workspace.office import IssuingOffice

MOST = 14  # communes that one page holds


def summary(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    when = period_words(year.rules, year.period)
    return paper(
        office,
        REPORT,
        day,
        f"Tóm tắt {year.period.code}",
        f"Kết quả chấm điểm, xếp loại “{year.rulebook.title['vi']}” {when}",
        (
            said(f"{counts_words(year)}.", *targets_words(year)),
            _bars(year),
            Heading("Cần quyết định"),
            said(*_to_decide(year)),
        ),
        working="TÓM TẮT",
        signatures=(),
        copies=("Lãnh đạo cơ quan;", FILED),
        mark=internal_mark(year.rulebook),
    )


def _bars(year: Year) -> Bars:
    """Draw each commune's certain and possible points, ranked; of many communes, the bands."""
    if len(year.rows) > MOST:
        return _bands_drawn(year)
    total = year.rulebook.total or max((row.high for row in year.rows), default=Fraction(1))
    bars = tuple(
        Bar(year.name(row.subject), float(row.low / total), float(row.high / total), _beside(year, row))
        for row in year.rows
    )
    return Bars(
        bars, f"Điểm trên {number_words(total)}; phần đậm: điểm chắc chắn, phần nhạt: điểm còn có thể có."
    )


def _beside(year: Year, row: StandingRow) -> str:
    points = range_words(row.low, row.high)
    return f"{points} · {band_words(year, row)} · năm trước: {band_before_words(year, row)}"


def _bands_drawn(year: Year) -> Bars:
    """Draw how many communes are surely, and how many may be, in each band."""
    every = len(year.rows)
    bars = []
    for band in year.rulebook.bands:
        sure = sum(row.bands == (band.id,) for row in year.rows)
        possible = sum(band.id in row.bands for row in year.rows)
        said = f"{span_words(sure, possible)} đơn vị"
        bars.append(Bar(band.title["vi"], sure / every, possible / every, said))
    return Bars(tuple(bars), "Số đơn vị từng hạng; phần đậm: chắc chắn, phần nhạt: còn có thể.")


def _to_decide(year: Year) -> list[str]:
    """Say what a chairman is asked about: what is open, what holds a band down, whom to praise."""
    found = []
    if year.unsettled:
        found.append(
            f"- Còn thiếu biểu hoặc còn ô phải sửa, kết quả còn tạm tính: {_names(year, year.unsettled)}."
        )
    for gate in year.rulebook.gates:
        rows = [row for row in year.rows if gate.id in row.holding("gate")]
        found += [f"- {gate.title['vi']}: {_names(year, rows)}."] if rows else []
    found += _to_visit(year)
    proposed = {
        one.unit for streak in year.rulebook.streaks for one in year.proposals(streak) if one.proposed
    }
    held = [row for row in year.recognised if row.subject in proposed]
    if held:
        found.append(f"- Đủ điều kiện đề nghị xét khen thưởng: {_names(year, held)}.")
    return found or ["- Không có việc nào."]


def _to_visit(year: Year) -> list[str]:
    """Name the communes with signs about how they report, and how many each."""
    held = [(lowered(year.name(row.subject)), n) for row in year.rows if (n := len(row.holding("sign")))]
    if not held:
        return []
    named = ", ".join(f"{name} ({n})" for name, n in held[:MOST])
    rest = f" và {len(held) - MOST} đơn vị khác" if len(held) > MOST else ""
    return [
        f"- Nên đến kiểm tra thực tế (số dấu hiệu về chất lượng báo cáo): {named}{rest}. Dấu hiệu nào: sổ kết"
        " quả nội bộ, trang “Chất lượng báo cáo”."
    ]


def _names(year: Year, rows: Iterable[StandingRow]) -> str:
    names = [lowered(year.name(row.subject)) for row in rows]
    rest = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" và {rest} đơn vị khác" if rest > 0 else "")
