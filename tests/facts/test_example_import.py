"""The example import arrives at what truth.json says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from facts.archive.filing import key_from_values
from facts.archive.ledger import Ledger
from facts.forms.catalogue import FORMS, KINDS, NOTICE
from facts.forms.notice_kind import GONE, WITHDRAWN
from facts.spelling import folded
from facts.standing import COMMUNE, Record, Standing
from tests.facts.conftest import Workspace

Truth = dict[str, Any]
EVENTS = [kind.name for kind in KINDS.values() if not kind.register]


def office(name: str) -> str:
    return "" if name == COMMUNE else name


NOT_YET_ASKED = [kind.name for kind in KINDS.values() if kind.opt_in]  # nobody asked in the example's years


def test_every_kind_has_the_true_totals(ledger: Ledger, truth: Truth) -> None:
    totals = {kind: asdict(tally) for kind, tally in ledger.totals.items()}
    assert not any(tally for kind in NOT_YET_ASKED for tally in totals.pop(kind).values())
    assert totals == {kind: tally for kind, tally in truth["totals"].items() if kind not in NOT_YET_ASKED}


def test_every_file_and_form_has_the_true_counts(ledger: Ledger, truth: Truth) -> None:
    counts = {f.file: {c.form: asdict(c.tally) for c in f.forms if c.state} for f in ledger.files}
    true = {
        f["file"]: {form: tally for form, tally in f["forms"].items() if f["states"].get(form)}
        for f in truth["files"]
    }
    assert counts == true


def test_read_rows_are_kept_repeated_duplicated_or_set_aside(ledger: Ledger) -> None:
    tallies = [count.tally for file in ledger.files for count in file.forms]
    assert all(t.read == t.kept + t.repeat + t.duplicate + t.set_aside for t in tallies)


def test_every_bad_cell_is_found_with_its_place_and_reason(ledger: Ledger, truth: Truth) -> None:
    found = {
        (p.file, p.problem.sheet, p.problem.cell, p.problem.row, p.problem.code, p.problem.set_aside)
        for p in ledger.problems
    }
    true = {
        (s["file"], s["sheet"], s["cell"], s["row"], s["reason"], aside)
        for aside, name in ((True, "set_aside"), (False, "reports"))
        for s in truth[name]
    }
    assert found == true


def test_what_was_there_is_told_unless_the_form_is_restricted(ledger: Ledger, truth: Truth) -> None:
    found = {(p.file, p.problem.sheet, p.problem.cell): p.problem.found for p in ledger.problems}
    for s in (*truth["set_aside"], *truth["reports"]):
        told = found[s["file"], s["sheet"], s["cell"]]
        if FORMS[s["sheet"]].restricted:
            assert told is None
        elif isinstance(s["found"], int | float):
            assert float(str(told)) == s["found"]
        else:
            assert told == s["found"]


def test_duplicates_name_the_first_delivery(ledger: Ledger, truth: Truth) -> None:
    found = [
        {"file": d.file, "sheet": d.sheet, "row": d.row, "key": "|".join(d.key), "first": d.first}
        for d in ledger.duplicates
    ]
    assert sorted(found, key=str) == sorted(truth["duplicates"], key=str)


def test_one_violation_is_gone_without_reason(ledger: Ledger, standing: Standing, truth: Truth) -> None:
    found = [
        {
            "form": g.form,
            "key": "|".join(g.key),
            "unit_code": g.unit,
            "period": g.period,
            "office": office(g.office),
            "stood_in": g.stood_in,
            "missing_from": g.missing_from,
        }
        for g in ledger.gone_without_reason
    ]
    assert found == truth["gone_without_reason"]
    gone = [event.record for event in standing.events["violation"] if event.record.gone]
    assert ["|".join(record.key) for record in gone] == [found[0]["key"]]


def test_withdrawn_rows_say_where_they_stood_and_why(ledger: Ledger, truth: Truth) -> None:
    found = {
        (w.form, folded("|".join(w.key)), w.stood_in, w.said_in, w.missing_from, w.reason)
        for w in ledger.withdrawn
    }
    assert found == {
        (w["form"], folded(w["key"]), w["stood_in"], w.get("said_in"), w.get("missing_from"), kept_reason(w))
        for w in truth["withdrawn"]
    }


def kept_reason(withdrawn: Truth) -> str:
    """Return what the archive keeps of a reason: of restricted forms only that the row was taken back."""
    return "rút" if "said_in" in withdrawn and FORMS[withdrawn["form"]].restricted else withdrawn["reason"]


def test_years_with_rows_set_aside_are_provisional(standing: Standing, truth: Truth) -> None:
    true = {
        (unit, year, form)
        for unit, years in truth["expected"].items()
        for year, expected in years.items()
        for form in expected["provisional"]
    }
    assert {place for place in standing.provisional if not place[1].endswith("-6T")} == true


def test_forms_are_returned_nil_or_missing_as_the_covers_say(standing: Standing, truth: Truth) -> None:
    states: dict[tuple[str, str], dict[str, set[str]]] = {}
    for d in standing.deliveries:
        if d.office == COMMUNE and d.standing and len(d.period) == 4 and d.form != "B16":
            name = {None: "missing", "có số liệu": "returned"}.get(d.state, "nil")
            states.setdefault((d.unit, d.period), {}).setdefault(name, set()).add(d.form)
    for unit, years in truth["expected"].items():
        for year, expected in years.items():
            found = states[unit, year]
            true = {name: set(forms) - {"B16"} for name, forms in expected["forms"].items() if forms}
            assert found == {name: forms for name, forms in true.items() if forms}


class Reader:
    """Puts records and the vault together again, so that they can be held against the truth."""

    def __init__(self, example: Workspace, standing: Standing, ledger: Ledger) -> None:
        self.vault = example.vault
        self.standing = standing
        self.order = {file.file: place for place, file in enumerate(ledger.files)}
        self.newest_first = [file.hash for file in reversed(ledger.files)]

    def latest(self, kind: str) -> list[Record]:
        if not KINDS[kind].register:
            return [event.record for event in self.standing.events[kind]]
        latest: dict[Any, Record] = {}
        for record in self.told(kind):
            key = key_from_values(KINDS[kind], record.values)
            before = latest.get(key)
            if before is None or self.order[before.source.file] < self.order[record.source.file]:
                latest[key] = record
        return list(latest.values())

    def told(self, kind: str) -> Iterator[Record]:
        for place, records in self.standing.registers.items():
            if place[0] == kind:
                yield from records

    def values(self, record: Record, fields: list[str]) -> tuple[object, ...]:
        return tuple(comparable(self.value(record, field)) for field in fields)

    def value(self, record: Record, field: str) -> object:
        kind = KINDS[record.kind]
        if field == "period_year":
            return int(record.period[:4])
        if not kind.fields[field].personal:
            return record.values[field]
        key = key_from_values(kind, record.values)
        assert key is not None
        value = self.vault.reveal(record.kind, key, field, self.newest_first)
        return int(value) if value and field == "birth_year" else value


def comparable(value: object) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, str):
        return folded(value)
    return value.isoformat() if hasattr(value, "isoformat") else float(str(value))


@pytest.fixture(scope="module")
def reader(example: Workspace, standing: Standing, ledger: Ledger) -> Reader:
    return Reader(example, standing, ledger)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in (NOTICE.name, *NOT_YET_ASKED)])
def test_records_are_the_true_ones(kind: str, reader: Reader, truth: Truth) -> None:
    true = truth["records"][kind]
    fields = [field for field in true["fields"] if field != "worker_token"]  # kept nowhere
    rows = [dict(zip(true["fields"], row, strict=True)) for row in true["rows"]]
    found = [reader.values(record, fields) for record in reader.latest(kind)]
    assert len(found) == truth["records_after_import"][kind]
    assert sorted(found, key=repr) == sorted(
        (tuple(comparable(row[field]) for field in fields) for row in rows), key=repr
    )


def test_what_is_gone_or_withdrawn_is_noticed(standing: Standing, truth: Truth) -> None:
    """No office sends a notice: it follows from what the returns say, and the truth of those is known."""
    noticed = [event.record.values for event in standing.events[NOTICE.name]]
    found = {
        (n["what"], n["unit_code"], n["form"], n["stood_in"], n["said_in"])
        for n in noticed
        if n["what"] in (GONE, WITHDRAWN)
    }
    true = [(GONE, g) for g in truth["gone_without_reason"]] + [(WITHDRAWN, w) for w in truth["withdrawn"]]
    assert found == {
        (what, t["unit_code"], t["form"], t["stood_in"], t.get("said_in") or t["missing_from"])
        for what, t in true
    }


@pytest.mark.parametrize("kind", ["unit", "venue"])
def test_the_snapshot_of_a_year_does_not_rewrite_another(kind: str, reader: Reader, truth: Truth) -> None:
    true = truth["snapshots"][kind]
    found = [
        reader.values(record, true["fields"])
        for record in reader.told(kind)
        if not record.period.endswith("-6T")
    ]
    assert sorted(found, key=repr) == sorted((tuple(map(comparable, row)) for row in true["rows"]), key=repr)


def test_no_id_of_the_example_changes_its_name(ledger: Ledger) -> None:
    assert not [p for p in ledger.problems if p.problem.code == "same_id_other_name"]
