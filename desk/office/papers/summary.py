"""One page for the chairman: how many communes where, who moved, what needs a decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from desk.base.paper.content import Bar, Bars, Heading, Printed, said
from desk.office.papers.paper import (
    FILED,
    REPORT,
    counted,
    internal_mark,
    lowered,
    paper,
    period_words,
    raised,
)
from desk.office.papers.year_words import counts_words, targets_words
from desk.runs.recheck_outcome import recheck_states
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.band_words import undecided_title
from desk.words.numbers import number_words, range_words, span_words
from desk.workspace.announcements import despite_words
from desk.workspace.office import IssuingOffice

MOST, LETTERS = 11, 26  # lines of names that are drawn on one page, letters of a line
REASONS = 2  # for closing a year that are said in full
NAMED = 80  # letters of names in a sentence; of more communes it says how many there are


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
    if sum(-(-len(year.name(row.subject)) // LETTERS) for row in year.rows) > MOST:
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
    now, before = (_band(year, bands) for bands in (row.bands, year.bands_before(row.subject)))
    return f"{range_words(row.low, row.high)}; {now}; năm trước: {before}"


def _band(year: Year, bands: tuple[str, ...]) -> str:
    title = year.title(bands) if len(bands) == 1 else undecided_title() if bands else "–"
    return lowered(title)


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
            "- Còn thiếu biểu hoặc còn ô phải sửa, chưa xếp loại được hoặc còn tạm tính"
            f" ({_names(year, year.unsettled)})."
        )
    found += _closed_despite(year)
    for gate in year.rulebook.gates:
        rows = [row for row in year.rows if gate.id in row.holding("gate")]
        found += [f"- {gate.title['vi']} ({_names(year, rows)})."] if rows else []
    found += _to_visit(year)
    proposed = {
        one.unit for streak in year.rulebook.streaks for one in year.proposals(streak) if one.proposed
    }
    held = [row for row in year.recognised if row.subject in proposed]
    if held:
        found.append(f"- Đủ điều kiện đề nghị xét khen thưởng ({_names(year, held)}).")
    found += _rechecked(year)
    return found or ["- Không có việc nào."]


def _rechecked(year: Year) -> list[str]:
    """Say what a recheck says of the bands, communes of one state together; nothing without one."""
    names: dict[str, list[str]] = {}
    for unit, state in recheck_states(year).items():
        names.setdefault(raised(state.replace(" · ", ", ")), []).append(lowered(year.name(unit)))
    return [f"- {state} ({_listed(units)})." for state, units in names.items()]


def _closed_despite(year: Year) -> list[str]:
    """Say why communes were closed though they were not settled, a reason once; of many reasons how many."""
    held: dict[str, list[StandingRow]] = {}
    for row in year.rows:
        if row.despite:
            held.setdefault(raised(despite_words(row.despite)), []).append(row)
    if len(held) > REASONS:
        names = [lowered(year.name(row.subject)) for rows in held.values() for row in rows]
        return [f"- Vẫn chốt vì {len(held)} lý do khác nhau, ghi ở sổ kết quả nội bộ ({_listed(names)})."]
    return [f"- {reason} ({_names(year, rows)})." for reason, rows in held.items()]


def _to_visit(year: Year) -> list[str]:
    """Name the communes with signs about how they report, and how many each."""
    held = [(lowered(year.name(row.subject)), n) for row in year.rows if (n := len(row.holding("sign")))]
    if not held:
        return []
    return [
        "- Nên đến kiểm tra thực tế, vì có dấu hiệu về chất lượng báo cáo"
        f" ({_listed([f'{name} có {n} dấu hiệu' for name, n in held])}). Dấu hiệu nào: sổ kết quả nội bộ,"
        " trang “Chất lượng báo cáo”."
    ]


def _names(year: Year, rows: Iterable[StandingRow]) -> str:
    return _listed([lowered(year.name(row.subject)) for row in rows])


def _listed(names: Sequence[str]) -> str:
    """Say how many communes there are and name the first: `07 đơn vị: xã A, xã B và 05 đơn vị khác`."""
    first = sum(len(", ".join(names[:n])) <= NAMED for n in range(1, len(names) + 1)) or 1
    rest = len(names) - first
    named = ", ".join(names[:first]) + (f" và {counted(rest)} đơn vị khác" if rest else "")
    return f"{counted(len(names))} đơn vị: {named}"
