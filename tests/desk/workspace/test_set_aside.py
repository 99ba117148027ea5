"""How many rows a run says are set aside: what was fixed is no longer counted."""

from __future__ import annotations

from dataclasses import replace

from desk.workspace.store import Stored
from engine.rulebook.model.rulebook import Rules
from facts.archive.counting import FileCount, FormCount, Tally
from facts.archive.filing import ReportingOffice
from facts.standing import Standing

COMMUNE = ReportingOffice("30985", "UBND xã")


def sent(hash_: str, *forms: FormCount, period: str = "2020", sender: ReportingOffice = COMMUNE) -> FileCount:
    return FileCount(hash_, f"{hash_}.xlsx", sender, period, forms)


def form(name: str, aside: int, state: str | None = "có số liệu") -> FormCount:
    return FormCount(name, state, replace(Tally(), read=9, kept=9 - aside, set_aside=aside))


def counted(rules: Rules, *files: FileCount) -> int:
    stored = Stored(Standing(), files, None, lambda: ())
    return stored.set_aside_in(rules.calendar, 2020)


def test_a_mended_return_takes_the_place_of_the_one_with_faults(shipped_rules: Rules) -> None:
    first = sent("a", form("B02", 3), form("B04", 2))
    assert counted(shipped_rules, first) == 5
    assert counted(shipped_rules, first, sent("b", form("B02", 0))) == 2


def test_another_period_office_or_a_form_not_returned_replaces_nothing(shipped_rules: Rules) -> None:
    first = sent("a", form("B02", 3))
    half = sent("b", form("B02", 1), period="2020-6T")
    other = sent("c", form("B02", 1), sender=ReportingOffice("30985", "Công an"))
    assert counted(shipped_rules, first, half, other, sent("d", form("B02", 0, None))) == 5
    assert counted(shipped_rules, sent("e", form("B02", 7), period="2019")) == 0


def test_the_returns_of_a_year_are_counted_over_all_its_periods(shipped_rules: Rules) -> None:
    files = sent("a"), sent("b", period="2020-6T"), sent("c", period="2019")
    stored = Stored(Standing(), files, None, lambda: ())
    assert [stored.returns_in(shipped_rules.calendar, year) for year in (2019, 2020, 2021)] == [1, 2, 0]
