"""A period in the units of another day, for a person and as JSON: each unit, and under it what it was made
of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from desk.base.language import gettext, pgettext
from desk.base.output import Output
from desk.words.adoption_words import say_mark, status_of
from desk.words.band_words import band_title
from desk.words.numbers import day_words, range_words, value_json
from desk.workspace.lineage import Lineage, Predecessor
from engine.evaluation.result import Result
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period


def print_lineages(
    found: Iterable[Lineage], rulebook: Rulebook, period: Period, day: date, out: Output
) -> None:
    """Print the units with their results computed again; announced bands stand beside computed ones.

    Points appraised of a predecessor are not carried over, and that is said: they change its own result
    alone.
    """
    found = tuple(found)
    out.table(
        gettext("Kỳ %(period)s theo đơn vị ngày %(on)s", period=period.code, on=day_words(day)),
        [
            gettext("Mã"),
            gettext("Đơn vị"),
            pgettext("total", "Điểm"),
            gettext("Xếp loại"),
            gettext("Đã công bố"),
            gettext("Số năm liền"),
        ],
        [row for one in found for row in _rows(one, rulebook, out)],
    )
    for one in found:
        _say_not_carried(one, out)
    say_mark(out, rulebook)


def _say_not_carried(one: Lineage, out: Output) -> None:
    for before in one.predecessors:
        codes = ", ".join(sorted(before.result.appraised))
        if codes and not one.result.appraised:
            out.note(
                gettext(
                    "Điểm thẩm định của %(name)s (%(code)s: %(codes)s) không chuyển sang %(name2)s: đơn vị"
                    " mới phải được thẩm định lại.",
                    name=before.unit.name,
                    code=before.unit.code,
                    codes=codes,
                    name2=one.unit.name,
                )
            )


def _rows(one: Lineage, rulebook: Rulebook, out: Output) -> Iterator[tuple[str, ...]]:
    again = gettext("tính lại từ đầu")
    yield (one.unit.code, one.unit.name, *_result(one.result, rulebook, out), "–", again)
    for before in one.predecessors:
        told = band_title(rulebook, before.announced) if before.announced else "–"
        result = _result(before.result, rulebook, out)
        yield (f"  {before.unit.code}", f"  {before.unit.name}", *result, told, _streaks(before.result))


def _result(result: Result, rulebook: Rulebook, out: Output) -> tuple[str, str]:
    scored = result.scored
    return range_words(scored.low, scored.high), band_title(rulebook, scored.bands)


def _streaks(result: Result) -> str:
    return ", ".join(
        f"{s.sure}" if s.sure == s.possible else f"{s.sure}–{s.possible}" for s in result.streaks.values()
    )


def lineage_json(one: Lineage, rulebook: Rulebook) -> dict[str, Any]:
    return {
        "unit": one.unit.code,
        "name": one.unit.name,
        "status": status_of(rulebook),
        **_result_json(one.result),
        "predecessors": [_predecessor_json(before) for before in one.predecessors],
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
