"""The checklist before a period is closed or announced, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desk.base.output import Output
from desk.office.closing_checklist import MET, OPEN, STOPS, Check

STATES = {
    "vi": {MET: "đạt", OPEN: "chưa đạt", STOPS: "phải có lý do"},
    "en": {MET: "met", OPEN: "open", STOPS: "needs a reason"},
}


def print_checklist(checks: Iterable[Check], period: str, out: Output) -> None:
    """Print every line with every unit: once a period is locked, this is not printed again."""
    out.table(
        (f"Trước khi chốt (khóa sổ, công bố) kỳ {period}", f"Before {period} is locked or announced"),
        [("Mục", "State", "whole"), ""],
        [(STATES[out.lang][check.state], check.whole(out.lang)) for check in checks],
    )


def checklist_json(checks: Iterable[Check], lang: str) -> list[dict[str, Any]]:
    return [{"state": check.state, "said": check.whole(lang), "units": list(check.units)} for check in checks]
