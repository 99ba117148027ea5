"""A proposed inspection plan in words, and as a workbook to print and sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desk.base.plurals import many
from desk.base.workbook import NewWorkbook
from desk.runs.standings import Names
from desk.words.adoption_words import status_of
from engine.follow_up.inspection_plan import AT_RANDOM, BY_STRATUM, Planned
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import KINDS

_WIDTHS = (6, 16, 20, 58)
_HEADER_ROW = 5  # counted from 0; the note above it takes three rows
AREAS = {
    name: KINDS["unit"].record_fields[name].header.lower() for name in ("border_area", "town_area")
}  # as B01 asks for them: since 2025 there are towns' areas, and no towns


def plan_note(rules: Rules, book: Rulebook, year: int, lang: str) -> str:
    """Say what a plan is and is not, by the documents its rulebook cites that are in force in the year
    planned."""
    cited = [rules.documents[cite.partition("/")[0]] for cite in (book.plan.cites if book.plan else ())]
    held = [d for d in cited if d.number and d.in_force_from is not None and d.in_force_from.year <= year]
    numbers = ", ".join(str(d.number) for d in held)
    if lang == "vi":
        by = f" (NQ {numbers})" if numbers else ""
        return (
            "Đề xuất để người có thẩm quyền xem xét. Mỗi cơ sở nhiều nhất một lần trong năm, trừ khi có dấu"
            f" hiệu vi phạm rõ ràng{by}; điểm nguy cơ không phải căn cứ kiểm tra."
        )
    by = f" (Resolution {numbers})" if numbers else ""
    return (
        "A proposal for those competent to decide. Each venue at most once a year, unless there are clear"
        f" signs of violation{by}; a risk score is no ground for an inspection."
    )


def plan_title(year: int, number: int, lang: str) -> str:
    if lang == "vi":
        return f"Đề xuất kế hoạch kiểm tra năm {year} ({number} cơ sở)"
    return f"Proposed inspection plan {year} ({many(number, 'venue')})"


def plan_headers(lang: str) -> tuple[str, ...]:
    return ("TT", "Cơ sở", "Đơn vị", "Lý do") if lang == "vi" else ("No.", "Venue", "Unit", "Reason")


def plan_rows(plan: Iterable[Planned], book: Rulebook, names: Names, lang: str) -> Iterator[tuple[str, ...]]:
    for number, one in enumerate(plan, 1):
        yield str(number), one.candidate.venue, names.unit(one.candidate.unit), reason(one, book, lang)


def reason(planned: Planned, book: Rulebook, lang: str) -> str:
    """Say why a venue is in the plan: risk, last visit, area, or the lot."""
    candidate, vi = planned.candidate, lang == "vi"
    said = [_bands(candidate.bands, book, vi)]
    if candidate.days is None:
        said.append("chưa từng được kiểm tra" if vi else "never inspected")
    else:
        said.append(
            f"{candidate.days} ngày từ lần kiểm tra trước"
            if vi
            else f"{many(candidate.days, 'day')} since the last visit"
        )
    if candidate.border:
        said.append(AREAS["border_area"] if vi else "border area")
    if candidate.town:
        said.append(AREAS["town_area"] if vi else "town area")
    if planned.why == AT_RANDOM:
        said.insert(0, "chọn ngẫu nhiên" if vi else "drawn at random")
    if planned.why == BY_STRATUM:
        said.insert(0, "cho đủ phần địa bàn trọng điểm" if vi else "to give key areas their share")
    return "; ".join(said)


def _bands(bands: tuple[str, ...], book: Rulebook, vi: bool) -> str:
    """Say the band, or those still possible; where any is, that nothing is known."""
    titles = [book.band(band).title["vi" if vi else "en"] for band in bands]
    if len(titles) == len(book.bands) > 1:
        return "chưa phân loại được" if vi else "not classified"
    return titles[0] if len(titles) == 1 else f"{'chưa rõ' if vi else 'undecided'}: {' / '.join(titles)}"


def plan_json(planned: Planned, book: Rulebook, lang: str) -> dict[str, Any]:
    candidate = planned.candidate
    return {
        "venue": candidate.venue,
        "unit": candidate.unit,
        "why": planned.why,
        "bands": list(candidate.bands),
        "days_since_inspection": candidate.days,
        "border_area": candidate.border,
        "town_area": candidate.town,
        "reason": reason(planned, book, lang),
        "status": status_of(book),
    }


def write_plan(
    path: Path,
    title: str,
    note: str,
    mark: str | None,
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    lang: str = "vi",
) -> None:
    """Write one sheet of A4: title, what it is, the mark where there is one, a header row, one venue a
    row."""
    book = NewWorkbook(lang)
    sheet = book.sheet(
        "Kế hoạch kiểm tra" if lang == "vi" else "Inspection plan", footer=mark or "", landscape=False
    )
    sheet.top((title, "title"))
    sheet.merge_range(1, 0, 3, len(headers) - 1, note, book.style("plain"))
    sheet.put(_HEADER_ROW - 1, 0, mark or "", "note")
    first = sheet.head(_HEADER_ROW, zip(headers, _WIDTHS, strict=True), on_each_page=True)
    for line, row in enumerate(rows, first):
        sheet.line(line, row, {0: "centre"})
    book.save(path)
