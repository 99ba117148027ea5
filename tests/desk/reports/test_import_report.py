"""An import says how many returns are new, however many copies of known ones came with them."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from desk.reports.import_report import new_remark
from facts.archive.door import ImportReport


def test_copies_of_a_known_return_take_nothing_from_what_is_new() -> None:
    ledger: Any = SimpleNamespace()
    report = ImportReport(ledger=ledger)
    report = replace(report, already=("a.xlsx", "b.xlsx"), hashes=("known", "new"), added=("new",))
    assert "1 báo cáo mới, 2 đã có" in str(new_remark(report).text)
