"""A period in the units of another day, for a person and as JSON: each unit, then its predecessors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from desk.base.language import gettext, pgettext
from desk.report.remarks import mark_remarks
from desk.report.tree import Bands, Points, Remark, Report, ReportColumn, Table
from desk.words.adoption_words import status_of
from desk.words.numbers import day_words, span_words, value_json
from desk.workspace.standing_today import Lineage, Predecessor
from engine.evaluation.result import Result
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

Row = tuple[int, Lineage | Predecessor]  # 0: the unit itself, then those it was made of


def lineages_report(lineages: Sequence[Lineage], rulebook: Rulebook, period: Period, day: date) -> Report:
    """Report on the units with their results computed again; announced bands stand beside computed ones.
    Points appraised of a predecessor are not carried over: they change its own result alone."""
    columns = (
        ReportColumn(gettext("Mã"), lambda row: _indent(row) + row[1].unit.code),
        ReportColumn(gettext("Đơn vị"), lambda row: _indent(row) + row[1].unit.name),
        ReportColumn(pgettext("total", "Điểm"), lambda row: Points(*_ends(row[1].result))),
        ReportColumn(gettext("Xếp loại"), lambda row: Bands(rulebook, tuple(row[1].result.scored.bands))),
        ReportColumn(gettext("Đã công bố"), lambda row: _announced(row, rulebook)),
        ReportColumn(gettext("Số năm liền"), _years),
    )
    title = gettext("Kỳ %(period)s theo đơn vị ngày %(on)s", period=period.code, on=day_words(day))
    rows = [(n, part) for lineage in lineages for n, part in enumerate((lineage, *lineage.predecessors))]
    lost = [_not_carried(lineage, before) for lineage in lineages for before in lineage.predecessors]
    blocks = (Table(title, columns, rows), *filter(None, lost), *mark_remarks(rulebook))
    return Report(blocks, lambda: [_data(lineage, rulebook) for lineage in lineages])


def _indent(row: Row) -> str:
    return "  " if row[0] else ""


def _ends(result: Result) -> tuple[Fraction, Fraction]:
    return result.scored.low, result.scored.high


def _announced(row: Row, rulebook: Rulebook) -> Bands | None:
    announced = row[1].announced if isinstance(row[1], Predecessor) else None
    return Bands(rulebook, tuple(announced)) if announced else None


def _years(row: Row) -> str:
    if not row[0]:
        return gettext("tính lại từ đầu")
    return ", ".join(span_words(streak.sure, streak.possible) for streak in row[1].result.streaks.values())


def _not_carried(lineage: Lineage, before: Predecessor) -> Remark | None:
    codes = ", ".join(sorted(before.result.appraised))
    if not codes or lineage.result.appraised:
        return None
    text = gettext(
        "Điểm thẩm định của %(name)s (%(code)s: %(codes)s) không chuyển sang %(name2)s: đơn vị mới phải được"
        " thẩm định lại.",
        name=before.unit.name,
        code=before.unit.code,
        codes=codes,
        name2=lineage.unit.name,
    )
    return Remark(text, "failed")


def _data(lineage: Lineage, rulebook: Rulebook) -> dict[str, Any]:
    return {
        "unit": lineage.unit.code,
        "name": lineage.unit.name,
        "status": status_of(rulebook),
        **_result_json(lineage.result),
        "predecessors": [_predecessor_json(before) for before in lineage.predecessors],
    }


def _predecessor_json(before: Predecessor) -> dict[str, Any]:
    return {
        "unit": before.unit.code,
        "name": before.unit.name,
        **_result_json(before.result),
        "announced": list(before.announced) if before.announced else None,
        "appraised": sorted(before.result.appraised),
        "streaks": {id_: [s.sure, s.possible] for id_, s in before.result.streaks.items()},
    }


def _result_json(result: Result) -> dict[str, Any]:
    scored = result.scored
    return {"score": [value_json(scored.low), value_json(scored.high)], "bands": list(scored.bands)}
