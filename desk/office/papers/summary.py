"""One page for the chairman: how many communes where, who moved, what needs a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from desk.base.paper.blocks import said
from desk.base.paper.content import Bar, Bars, Body, Heading, Printed
from desk.office.papers.paper import REPORT, WORKING_PAPER, head_of, internal_mark, lowered, period_words
from desk.office.papers.year_words import band_before_words, band_words, counts_words, targets_words
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.numbers import number_words, range_words
from desk.workspace.office import IssuingOffice

MOST = 14  # communes that one page holds


def summary(year: Year, office: IssuingOffice, day: date | None) -> Printed:
    when = period_words(year.rules, year.period)
    body = Body(
        kind="TÓM TẮT",
        subject=f"Kết quả chấm điểm, xếp loại “{year.rulebook.title['vi']}” {when}",
        signatures=(),
        recipients=office.copies(REPORT, ("Lãnh đạo cơ quan;", "Lưu: VT.")),
        blocks=(
            said(f"{counts_words(year)}.", *targets_words(year)),
            _bars(year),
            Heading("Cần quyết định"),
            said(*_to_decide(year)),
        ),
    )
    return Printed(
        f"Tóm tắt {year.period.code}",
        head_of(office, WORKING_PAPER, day),
        body,
        (),
        internal_mark(year.rulebook),
    )


def _bars(year: Year) -> Bars:
    """Draw each commune's certain and possible points, in the order of the ranking; of many communes, the
    bands."""
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
        said = str(sure) if sure == possible else f"{sure} – {possible}"
        bars.append(Bar(band.title["vi"], sure / every, possible / every, f"{said} đơn vị"))
    return Bars(tuple(bars), "Số đơn vị từng hạng; phần đậm: chắc chắn, phần nhạt: còn có thể.")


def _to_decide(year: Year) -> list[str]:
    """Say what a chairman is asked about: what is open, what holds a band down, where to go and look, whom to
    praise."""
    found = []
    if year.unsettled:
        found.append(
            f"- Còn thiếu biểu hoặc còn ô phải sửa, chưa kết luận được: {_names(year, year.unsettled)}."
        )
    gates = {g.id: g.title["vi"] for g in year.rulebook.gates}
    found += [f"- {title}: {names}." for title, names in _by_finding(year, "gate", gates)]
    found += _to_visit(year)
    proposed = {
        one.unit for streak in year.rulebook.streaks for one in year.proposals(streak) if one.proposed
    }
    held = [row for row in year.recognised if row.subject in proposed]
    if held:
        found.append(f"- Đủ điều kiện đề nghị xét khen thưởng: {_names(year, held)}.")
    return found or ["- Không có việc nào."]


def _to_visit(year: Year) -> list[str]:
    """Name the communes with signs about how they report, and how many each: what they are fills pages, not
    this one."""
    signs = {s.id for s in year.rulebook.signs}
    held = [
        (lowered(year.name(row.subject)), n)
        for row in year.rows
        if (n := sum(f.kind == "sign" and f.answer == "yes" and f.id in signs for f in row.findings))
    ]
    if not held:
        return []
    named = ", ".join(f"{name} ({n})" for name, n in held[:MOST])
    rest = f" và {len(held) - MOST} đơn vị khác" if len(held) > MOST else ""
    return [
        f"- Nên đến kiểm tra thực tế (số dấu hiệu về chất lượng báo cáo): {named}{rest}. Dấu hiệu nào: sổ kết"
        " quả nội bộ, trang “Chất lượng báo cáo”."
    ]


def _by_finding(year: Year, kind: str, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each finding that holds somewhere, and where."""
    where = {
        id_: [
            row
            for row in year.rows
            if any((f.kind, f.id, f.answer) == (kind, id_, "yes") for f in row.findings)
        ]
        for id_ in titles
    }
    return [(titles[id_], _names(year, rows)) for id_, rows in where.items() if rows]


def _names(year: Year, rows: Iterable[StandingRow]) -> str:
    names = [lowered(year.name(row.subject)) for row in rows]
    rest = len(names) - MOST
    return ", ".join(names[:MOST]) + (f" và {rest} đơn vị khác" if rest > 0 else "")
