"""The sheets of single records in the restricted workbook: venues by risk, cases, what later returns say
otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from desk.office.workbooks.restricted_sheets import RestrictedSheets, points_cell
from desk.office.years_shown import YearsShown
from desk.runs.notices import noticed_in
from desk.words.band_words import band_title
from desk.words.notice_words import WHAT, change_of, places_of
from desk.words.numbers import day_words, plain_words, range_words
from engine.evaluation.result import Result
from engine.rulebook.model.rulebook import Rulebook
from facts.forms.case_forms import SELLERS_CASES
from facts.forms.catalogue import NOTICE
from facts.standing import Event, Record

Row = tuple[str | Fraction, ...]


def add_venues(made: RestrictedSheets, rulebook: Rulebook) -> None:
    """List venues, highest risk first, with the signals that gave points."""
    evaluation, period = made.results.year.evaluation, made.results.year.period
    sheet = made.sheet("Cơ sở theo nguy cơ", f"CƠ SỞ THEO NGUY CƠ, KỲ {period.code}", rulebook)
    headers = [
        ("#", 5),
        ("Mã cơ sở", 16),
        ("Tên", 26),
        ("Loại hình", 16),
        ("Địa chỉ", 36),
        ("Đơn vị", 20),
        ("Điểm nguy cơ", 14),
        ("Xếp loại", 24),
        ("Dấu hiệu", 60),
        ("Ghi chú", 12),
    ]
    found = sorted(
        (r for r in evaluation.results(rulebook, period) if r.scored.high > 0),
        key=lambda r: (-r.scored.low, -r.scored.high, r.subject.id),
    )
    register = evaluation.facts(period).registry.venues
    rows = (
        (Fraction(place), *_venue(made.results, r, rulebook, register)) for place, r in enumerate(found, 1)
    )
    made.list_rows(sheet, headers, rows)


def _venue(results: YearsShown, result: Result, rulebook: Rulebook, register: Mapping[str, Record]) -> Row:
    record = register.get(result.subject.id)
    values = record.values if record else {}
    signals = [
        f"{c.title['vi']}"
        f" ({range_words(result.scored.criteria[c.id].low, result.scored.criteria[c.id].high)})"
        for c in rulebook.criteria
        if result.scored.criteria[c.id].low > 0
    ]
    band = band_title(rulebook, result.scored.bands)
    return (
        result.subject.id,
        plain_words(values.get("name") or ""),
        plain_words(values.get("type") or ""),
        plain_words(values.get("address") or ""),
        results.year.name(result.unit),
        points_cell(result.scored.low, result.scored.high),
        band,
        "; ".join(signals),
        "tạm tính" if result.provisional else "",
    )


def add_cases(made: RestrictedSheets) -> None:
    """List cases of the period; of people in them nothing but the number under investigation."""
    period = made.results.year.period
    sheet = made.sheet("Vụ việc", f"VỤ VIỆC PHÁT HIỆN TRONG KỲ {period.code}")
    headers = [
        ("Mã vụ", 20),
        ("Ngày phát hiện", 13),
        ("Đơn vị", 22),
        ("Loại vụ", 28),
        ("Mục đích", 18),
        ("Cơ sở", 16),
        ("Trạng thái", 20),
        ("Ngày xử lý xong", 14),
        ("Nguồn phát hiện", 26),
        ("Cơ quan báo", 26),
    ]
    mine = (
        e
        for e in made.results.year.evaluation.standing.events.get("case", ())
        if period.holds(e.record.values["found_on"])  # type: ignore[arg-type]
        and e.record.values["type"] not in SELLERS_CASES
    )
    made.list_rows(sheet, headers, (_case(made.results, event) for event in mine))


def _case(results: YearsShown, event: Event) -> Row:
    v = event.record.values
    offices = ", ".join(dict.fromkeys(r.office for r in event.records))
    found, handled = (day_words(v[n]) if v.get(n) else "" for n in ("found_on", "handled_on"))  # type: ignore[arg-type]
    return (
        event.key[0],
        found,
        results.year.name(str(v["unit_code"])),
        str(v["type"]),
        str(v.get("purpose") or ""),
        str(v.get("venue_id") or ""),
        str(v["status"]),
        handled,
        str(v.get("found_by") or ""),
        offices,
    )


def add_notices(made: RestrictedSheets) -> None:
    """List what later returns say otherwise: old, new, in which returns, and why a row was withdrawn."""
    period = made.results.year.period
    sheet = made.sheet("Số liệu đã đổi", f"SỐ LIỆU ĐỔI, RÚT, BIẾN MẤT SO VỚI BÁO CÁO TRƯỚC, KỲ {period.code}")
    headers = [
        ("Đơn vị", 22),
        ("Điều", 18),
        ("Biểu", 7),
        ("Dòng", 26),
        ("Cũ → mới", 40),
        ("Báo cáo", 60),
        ("Lý do", 40),
    ]
    made.list_rows(sheet, headers, _noticed(made.results))


def _noticed(results: YearsShown) -> Iterator[Row]:
    evaluation, period = results.year.evaluation, results.year.period
    for one in noticed_in(evaluation.standing.events.get(NOTICE.name, ()), period):
        yield (
            results.year.name(one.unit),
            WHAT.get(one.what, one.what),
            one.form,
            one.key,
            change_of(one.field_title, one.old, one.new),
            places_of(one.stood_in, one.said_in),
            one.reason,
        )
    for year in results.ranked():
        unit = year.result.subject.id
        first = evaluation.as_first_told.score(results.year.rulebook, unit, period)
        if first is not None:
            yield results.year.name(unit), "điểm như báo cáo đầu", "", "", points_cell(first.low, first.high)
