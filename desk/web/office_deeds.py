"""What an act of an office is done on at the desk, and what a proposal of one leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from desk.base.acts import DAY
from desk.office.acts import Doing, OfficeAct
from desk.web.shelf import rules_today, workspace


def name_of(act: OfficeAct) -> str:
    return act.name.replace("-", "_")


def doing_now(by: str, mark: str = "") -> Doing:
    return Doing(workspace(), rules_today(), by, date.today(), mark)


def agreed(act: OfficeAct) -> Callable[[Mapping[str, Any], str, str], None]:
    """Return what does an act that both persons agreed to; the mark names the proposal."""

    def do(content: Mapping[str, Any], by: str, mark: str) -> None:
        days = {f.name: date.fromisoformat(content[f.name]) for f in act.fields if f.kind == DAY}
        act.do(doing_now(by, mark), {**content, **days})

    return do
