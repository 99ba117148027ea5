"""A commune that does everything the rulebook rewards, and what it leaves undone to lose a criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.rulebook import Rulebook, Rules
from scenarios.steps.drafts import DraftReturn, DraftReturns, Row


def do_everything(draft: DraftReturn) -> None:
    """Fill a year return in so that every criterion gives all it can: ten hamlets, one venue.

    Numbers of people and the plan are of that year: a year that is a copy of the one before is a sign.
    """
    year, people = draft.period, {"Số người tham dự": draft.period[-2:]}
    residents = int(draft.put("B01", {})["Dân số"])
    draft.put("B02", {"Phân loại của xã": "thấp", "Ngày phân loại": f"2/3/{year}"})
    draft.put("B04", {"Ngày kiểm tra": f"5/3/{year}"})
    for n in range(1, 11):
        draft.put("B11", {"Ngày": f"{n}/4/{year}", "Ấp, khu phố": f"ấp {n}", **people})
    draft.put("B11", {"Ngày": f"11/4/{year}", "Đối tượng": "chủ cơ sở kinh doanh dịch vụ", **people})
    drugs = {"Chủ đề": "ma túy", **people}
    draft.put("B11", {"Ngày": f"12/4/{year}", "Đối tượng": "nhóm có nguy cơ cao", **drugs})
    draft.put("B11", {"Ngày": f"13/4/{year}", "Đối tượng": "cán bộ cơ sở", "Hình thức": "tập huấn", **drugs})
    draft.put("B12", {"Chương trình": "giảm nghèo", "Số hộ nghèo, hộ khó khăn": str(residents // 50)})
    for programme in ("dạy nghề", "dự phòng, điều trị HIV/AIDS", "trợ giúp pháp lý"):
        draft.put("B12", {"Chương trình": programme})
    draft.put("B13", {})
    draft.put("B14", {"Số, ký hiệu kế hoạch": f"{year[-2:]}/KH-UBND"})


def lose_points(returns: DraftReturns, year: int, rules: Rules, book: Rulebook, id_: str) -> None:
    """Leave undone what one criterion asks, and nothing that another asks: by what its points read of the
    returns."""
    criterion, draft = book.criterion(id_), returns.of(year)
    figures = behind(rules, book.subject, criterion.facts).indicators
    read = {word for figure in figures for word in _read(figure)}
    if "return.received_on" in read:
        draft.received_on, returns.of(f"{year}-6T").received_on = date(year, 12, 31), date(year, 6, 30)
    else:
        next(way for mark, way in _LOSING.items() if mark in read)(draft)


def _read(figure: Indicator) -> Iterator[str]:
    """Yield the fields of records a figure reads, the values it asks them for, and the kinds it counts."""
    for part in figure.over_records.values():
        kind = part.over.kind
        yield kind
        yield from (f"{kind}.{name}" for name in (part.path, part.over.dated) if name)
        for test in leaves(part.over.where):
            yield f"{kind}.{test.fact}"
            yield from (str(o) for o in (test.operands if isinstance(test, Compare) else ()))


def _set(form: str, values: Row) -> Callable[[DraftReturn], None]:
    return lambda draft: draft.rows(form)[0].update(values)


def _without(form: str, header: str, value: str) -> Callable[[DraftReturn], None]:
    def apply(draft: DraftReturn) -> None:
        draft.forms[form] = [row for row in draft.rows(form) if row.get(header) != value]

    return apply


def _overdue_case(draft: DraftReturn) -> None:
    draft.put("B06", {"Ngày phát hiện": f"5/1/{draft.period}"})


def _person_not_supported(draft: DraftReturn) -> None:
    # Late enough in the year that handling it is not yet due.
    draft.put("B06", {"Ngày phát hiện": f"1/12/{draft.period}", "Số nạn nhân đã được xác định": "1"})


def _only_a_closed_venue_inspected(draft: DraftReturn) -> None:
    closed = {"Mã cơ sở": f"{draft.unit}-CS-900", "Ngày ngừng hoạt động": f"1/6/{draft.period}"}
    draft.put("B02", closed)
    for row in draft.rows("B04"):
        row["Mã cơ sở"] = closed["Mã cơ sở"]


def _late_plan(draft: DraftReturn) -> None:
    draft.put("B14", {"Ngày ban hành": f"1/4/{draft.period}"})


def _violation_not_remedied(draft: DraftReturn) -> None:
    draft.put("B05", {"Hành vi": "quá giờ quy định"})


_LOSING: dict[str, Callable[[DraftReturn], None]] = {
    "case.handled_on": _overdue_case,
    "case.victims": _person_not_supported,
    "venue.local_class": _set("B02", {"Phân loại của xã": "", "Ngày phân loại": ""}),
    "venue.commitment_signed": _set("B02", {"Đã ký cam kết": "không"}),
    "violation.remedied_on": _violation_not_remedied,
    "nhóm có nguy cơ cao": _without("B11", "Đối tượng", "nhóm có nguy cơ cao"),
    "tập huấn": _without("B11", "Hình thức", "tập huấn"),
    "activity.topic": _without("B11", "Chủ đề", "ma túy"),
    "support.poor_households": _set("B12", {"Số hộ nghèo, hộ khó khăn": "0"}),
    "dạy nghề": _without("B12", "Chương trình", "dạy nghề"),
    "trợ giúp pháp lý": _without("B12", "Chương trình", "trợ giúp pháp lý"),
    "team.club_model": _set(
        "B13", {"Được giao mô hình câu lạc bộ": "có", "Mô hình câu lạc bộ còn hoạt động": "không"}
    ),
    "team.meetings": _set("B13", {"Số lần sinh hoạt": "3"}),
    "registration.plan_on": _late_plan,
    "inspection": _only_a_closed_venue_inspected,
}  # first what only one criterion reads
