"""What moving the example to later units, the end of each term and erasing a person make of it, held word for
word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from engine.rulebook.model.rulebook import Rules
from facts.archive.erasing import without_party
from facts.archive.filing import Filing
from facts.archive.retaining import Past, Term, overdue_in, without_past
from facts.archive.store import Store
from facts.forms.catalogue import FORMS
from facts.forms.fields import LAST_USE
from facts.merging import into_units_of, merged
from facts.standing import Standing
from tests.approved import assert_approved
from tests.engine.values_as_text import shown, summed_up
from tests.facts.conftest import Workspace
from tests.facts.told import KEYED, standing_lines

SAID = Path(__file__).parent / "said"
LATER, KEPT_UNTIL = date(2026, 12, 14), date(2023, 3, 1)
AFTER = (LAST_USE, "date", "to", "opened_on", "decided_on", "closed_on")  # in turn, whatever the rules say
STAND_IN = "30991-CT-XOA-0123456789"


@pytest.fixture(scope="module")
def filings(example: Workspace) -> tuple[Filing, ...]:
    store = Store(example.archive)
    return tuple(store.filings(store.hashes()))


def hold(lines: Iterable[tuple[str, str]], name: str) -> None:
    assert_approved(
        summed_up(sorted((what, KEYED.sub("…", said)) for what, said in lines)), SAID / f"{name}.txt"
    )


def filing_lines(filings: Iterable[Filing]) -> Iterable[tuple[str, str]]:
    for filing in filings:
        for form in filing.forms:
            yield from ((form.form, f"{filing.file} {filing.period} {shown(row)}") for row in form.rows)
            yield from (("problems", shown(problem)) for problem in form.problems)


def test_records_under_the_units_of_a_day(standing: Standing, shipped_rules: Rules) -> None:
    units = shipped_rules.units
    into = into_units_of(units, shipped_rules.calendar, LATER)
    names = {unit.code: unit.name for unit in units.on(LATER)}
    hold(standing_lines(merged(standing, into, names)), "under_later_units")


def test_what_is_past_its_term(filings: tuple[Filing, ...], shipped_rules: Rules) -> None:
    purposes = sorted({str(f.purpose) for kind in FORMS.values() for f in kind.fields.values() if f.purpose})
    terms = {name: Term(6 * (n + 1), AFTER[n % len(AFTER)]) for n, name in enumerate(purposes)}
    prepared = {filing.hash for filing in filings[::2]}
    found = overdue_in(filings, terms, shipped_rules.calendar, KEPT_UNTIL, prepared)
    lines = [
        (past.kind, shown((past, past.entire, [f.name for f in past.fields], [*past.places])))
        for past in found.past
    ]
    hold([*lines, *(("undated", f"{name} {n}") for name, n in found.undated.items())], "past")
    gone: dict[tuple[str, tuple[str, ...]], Past] = {past.name: past for past in found.past}
    parties = [past.key[0] for past in found.past if past.kind == "party" and past.entire]
    hold(
        filing_lines(without_past(f, gone, dict.fromkeys(parties[:3], STAND_IN)) for f in filings),
        "without_past",
    )


def test_a_person_taken_out(filings: tuple[Filing, ...]) -> None:
    changed = (without_party(filing, "30991-CT-0020", STAND_IN, ["hồ sơ"]) for filing in filings)
    hold(
        filing_lines(new for new, old in zip(changed, filings, strict=True) if new != old), "without_a_person"
    )
