"""Whatever stands in cells, covers and csv files, nothing is raised but a fault, and every problem can be
said."""

from __future__ import annotations

import contextlib
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.base.language import language_of_facts
from facts.archive.ledger import standing_of
from facts.archive.sealing import sealed
from facts.archive.tables import parquet_from_forms, rows_from_parquet
from facts.forms.catalogue import FORMS
from facts.intake.csv_folder import sheets_from_csv
from facts.intake.grid import ReturnSheets, Sheet
from facts.intake.messages import problem_text
from facts.intake.problems import FileFault
from facts.intake.returns import return_from_sheets
from facts.keys import SECRET_BYTES, Keys
from facts.standing import HAS_DATA, NIL
from tests.facts import builders
from tests.long_run import examples

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=12),
    st.sampled_from(["9" * 5000, "#N/A", "\0", "30985", "30985-CS-001", "A1", "1e999", "٣٣", "{x}", "rút"]),
)


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(FORMS)), st.lists(st.lists(CELLS, max_size=20), max_size=4))
def test_no_cell_breaks_the_reading(form: str, rows: list[list[Any]]) -> None:
    cover = Sheet("B00", tuple(map(tuple, builders.cover_rows({form: HAS_DATA}))))
    page = Sheet(form, (*map(tuple, builders.form_rows(form, [])), *map(tuple, rows)))
    read = return_from_sheets(ReturnSheets((("B00", cover), (form, page))), "a", builders.context())
    for rows_ in read.forms:
        for problem in (*rows_.problems, *(p for row in rows_.rows for p in row.problems)):
            assert problem_text("a", problem, language_of_facts("en"))
    filing = sealed(read, "0" * 64, Keys(b"k" * SECRET_BYTES), builders.TODAY)[0]
    ledger = standing_of([filing], builders.context())[1]
    assert all(problem_text(p.file, p.problem) for p in ledger.problems)
    filled = [form for form in filing.forms if form.rows]
    again = rows_from_parquet(parquet_from_forms(filled)) if filled else {}
    assert {form: [r.key for r in rows] for form, rows in again.items()} == {
        form.form: [row.key for row in form.rows] for form in filled
    }
    assert filing.manifest.to_json()


@settings(max_examples=examples(25))
@given(
    st.dictionaries(
        st.sampled_from(
            ["unit_code", "period", "office", "prepared_on", "received_on", "form_version", "unit_name"]
        ),
        CELLS,
    )
)
def test_no_cover_raises_anything_but_a_fault(said: dict[str, Any]) -> None:
    cover = Sheet("B00", tuple(map(tuple, builders.cover_rows({"B02": NIL}, **said))))
    with contextlib.suppress(FileFault):
        return_from_sheets(ReturnSheets((("B00", cover),)), "a", builders.context(), builders.TODAY)


@settings(max_examples=examples(25))
@given(st.binary(max_size=60))
def test_no_csv_raises_anything_but_a_fault(content: bytes) -> None:
    with contextlib.suppress(FileFault):
        sheets_from_csv({"B02.csv": content}, "x")
