"""An import says how many returns are new, however many copies of known ones came with them."""

from __future__ import annotations

from dataclasses import replace

from desk.report.tree import Remark
from desk.reports.import_report import import_report, new_remark
from facts.archive.door import ImportReport
from facts.archive.history import Superseded
from facts.archive.ledger import Ledger


def test_copies_of_a_known_return_take_nothing_from_what_is_new() -> None:
    report = replace(ImportReport(), already=("a.xlsx", "b.xlsx"), hashes=("known", "new"), added=("new",))
    assert "1 báo cáo mới, 2 đã có" in str(new_remark(report).text)


def test_an_older_return_that_comes_late_is_said_to_count_in_no_form_a_later_one_has() -> None:
    """The archive has `b`, which takes the place of what comes now, `a`, in B02; `a` that of `first`."""
    in_place = Superseded("a", "a.xlsx", "first", "first.xlsx", ("B02", "B04"))
    chain = in_place, Superseded("b", "b.xlsx", "a", "a.xlsx", ("B02",))
    report = ImportReport(ledger=Ledger(replaced=chain), replaced=(in_place,), hashes=("a",), added=("a",))
    said = "\n".join(str(block.text) for block in import_report(report).blocks if isinstance(block, Remark))
    assert "a.xlsx không được tính ở biểu B02: theo ngày nhận, ngày lập thì b.xlsx" in said
    assert "a.xlsx thay first.xlsx (cùng cơ quan, đơn vị, kỳ) ở biểu B04." in said
