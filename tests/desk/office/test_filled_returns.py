"""All forms filled in wholly import with nothing to report, saved by whichever program people have."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.office.blanks import blanks_written
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import Workspace, created, opened
from desk.workspace.importing import imported
from desk.workspace.store import stored
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport
from facts.forms.catalogue import FORMS
from scenarios.steps.twins import twin
from tests.desk.office.filled_returns import fill_in, rows_of, score_self
from tests.long_run import some_of

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "an_bien"
# The two volumes that `filled` writes here, opened and saved again by LibreOffice 25.2 (soffice
# --convert-to).
RESAVED = ROOT / "tests" / "data" / "libreoffice"
UNIT = "30991"
OWN = date(2020, 12, 11)


class Year:
    """An archive of the years before, and a folder with both volumes of 2020 filled in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = created(folder / "ws")
        self.rules: Rules = rules_in(self.made.rules)
        before = [EXAMPLE / "2018", EXAMPLE / "2019"]
        imported(self.made, self.rules, before, date(2020, 1, 1), None, lambda *_: None)
        self.sent = folder / "sent"
        period = self.rules.calendar.period("2020")
        assert period is not None
        first, second, own = blanks_written(
            self.made, self.rules, self.sent, period, [UNIT], None, "Thử", date(2020, 12, 1)
        )
        for path in (first, second):
            fill_in(path, rows_of(UNIT))
        score_self(own, 2)

    def taken(self, name: str, *paths: Path) -> tuple[Workspace, ImportReport]:
        """Import into a copy of the archive."""
        twin(self.made.folder, self.folder / name)
        made = opened(self.folder / name)
        return made, imported(made, self.rules, list(paths), OWN, None, lambda *_: None)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANHMANH_KEY", str(folder / "khoa" / "k"))
        yield Year(folder)


def values_sent(made: Workspace, rules: Rules) -> dict[tuple[str, ...], dict[str, Any]]:
    """Return what the archive holds of the unit's return of 2020, by kind and key."""
    standing = stored(made, rules).standing
    found = {
        (kind, *record.key): dict(record.values)
        for (kind, unit, period), records in standing.registers.items()
        if (unit, period) == (UNIT, "2020")
        for record in records
    }
    for kind, events in standing.events.items():
        found |= {(kind, *e.key): dict(e.record.values) for e in events if e.record.period == "2020"}
    return found


def test_every_form_filled_in_wholly_has_nothing_to_report(year: Year) -> None:
    made, report = year.taken("typed", year.sent)
    assert report.faults == ()
    assert [p.problem for p in report.problems] == []
    sent = {name: len(rows) for name, rows in rows_of(UNIT).items()}
    for form, kind in ((form, kind) for form, kind in FORMS.items() if not kind.opt_in):
        tally = report.totals[kind.name]
        assert tally.read == tally.kept + tally.repeat + tally.duplicate, form
        assert form in ("B01", "B15", "B16") or tally.kept >= sent[form], form
    found = values_sent(made, year.rules)
    case = found["case", f"{UNIT}-VA-2020-91"]
    assert (case["victims"], case["handled_on"], case["official_involved"]) == (1, date(2020, 6, 30), False)
    assert found["violation", f"{UNIT}-BB-2020-901", "quá giờ quy định"]["fine_vnd"] == 12_500_000


@pytest.mark.parametrize("ext", some_of(("xlsx", "ods", "xls"), 1, offset=1))
def test_saved_again_by_libreoffice_it_is_the_same_return(year: Year, ext: str) -> None:
    again = sorted(RESAVED.glob(f"*.{ext}"))
    assert len(again) == 2
    made, report = year.taken(ext, *again)
    assert report.faults == ()
    assert [p.problem for p in report.problems] == []
    typed, _ = year.taken(f"typed beside {ext}", year.sent)
    both = [values_sent(one, year.rules) for one in (made, typed)]
    scores = [{key for key in found if key[0] == "self_score"} for found in both]
    assert [len(found) for found in scores] == [2, 19]  # the old blank had a form B15 to type into
    others, own = ({k: v for k, v in found.items() if k[0] != "self_score"} for found in both)
    registration = ("registration", UNIT, "2020")
    asked = (found[registration].pop("drug_free") for found in (others, own))
    assert tuple(asked) == (None, False)  # nor had it this column, and what was not asked is not known
    assert others == own


def test_a_self_score_saved_by_what_works_out_no_sums_has_nothing_to_correct(year: Year) -> None:
    period = year.rules.calendar.period("2020")
    assert period is not None
    folder = year.folder / "no sums"
    *_, own = blanks_written(year.made, year.rules, folder, period, [UNIT], None, "Thử", date(2020, 12, 1))
    fill_in(own, {}, **{"Ngày lập": date(2020, 12, 10)})
    book = openpyxl.load_workbook(own)
    for row in book["B15"].iter_rows(min_row=8):
        if row[1].value:
            row[4].value = 2
    book.save(own)
    _, report = year.taken("no-sums", own)
    assert not report.problems
    assert report.totals["self_score"].kept == 19
