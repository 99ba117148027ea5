"""Blank returns of a period for the units asked for, from what the archive knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import speaking
from desk.base.outputs import taken
from desk.base.workbook import NewWorkbook
from desk.office.appraising import appraising_offices, may_appraise
from desk.office.blank_csv import csv_return, csv_returns
from desk.office.reminders import declared_rows, forms_of_others, owed_forms
from desk.office.workbooks.blank_returns import (
    SELF_SCORE,
    SELF_SCORE_TITLE,
    VOLUMES,
    BlankReturn,
    add_cover,
    blank_returns,
    name_of,
    return_of_another_office,
    self_score_form,
    with_locked_structure,
)
from desk.office.workbooks.form_sheet import Lists, add_form_sheet
from desk.report.sheet import add_sheet
from desk.report.tree import Remark, ReportColumn, Table
from desk.words.adoption_words import standing_of
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.folder import Workspace
from desk.workspace.standing_today import asked_unit, evaluation_today, in_units_of
from desk.workspace.store import stored, vault_of
from desk.workspace.sweeping import looked
from engine.evaluation.explanation import Explanation, explanation_of
from engine.indicators.subjects import Subject
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.archive.counting import FileCount
from facts.forms.catalogue import COVER, FORMS, KINDS, PRINTED_MATTERS, PRINTED_REGISTERS
from facts.forms.fields import Kind
from facts.forms.returned_forms import SELLERS_CASES
from facts.merging import into_units_of
from facts.periods import Period
from facts.standing import COMMUNE, Record, Standing, Value
from facts.units import Unit
from facts.vault.vault import Vault

ASKED_FOR = frozenset({"case"})  # given only with a reason


def known_rows(
    sent: Standing, rules: Rules, period: Period, units: Iterable[str], with_cases: bool = False
) -> dict[str, dict[str, tuple[Record, ...]]]:
    """Return by unit, then by form, the newest snapshot of its own registers, and its open matters.

    `sent` holds the records as sent. After a merger, what all predecessors told goes before what some told
    later.
    """
    into = into_units_of(rules.units, rules.calendar, period.end)
    standing = in_units_of(sent, rules, period)
    returned = {(kind, unit, p) for kind, unit, p in sent.registers}
    found: dict[str, dict[str, tuple[Record, ...]]] = {unit: {} for unit in units}
    for kind, unit, p in sorted(standing.registers, key=lambda place: _age(rules, place[2])):
        if kind in PRINTED_REGISTERS and unit in found:
            whole = all((kind, before, p) in returned for before in into.owing(p).get(unit, ()))
            if whole or KINDS[kind].form not in found[unit]:
                rows = standing.registers[kind, unit, p]
                found[unit][KINDS[kind].form] = tuple(row for row in rows if row.office == COMMUNE)
    for kind in PRINTED_MATTERS:
        if with_cases or kind not in ASKED_FOR:
            for unit, records in _open_matters(standing, kind, period).items():
                if unit in found:
                    found[unit][KINDS[kind].form] = tuple(records)
    return found


def _open_matters(standing: Standing, kind: str, period: Period) -> dict[str, list[Record]]:
    """Return by unit its own open matters of before the period's end; no cases of sellers of sex."""
    found: dict[str, list[Record]] = defaultdict(list)
    for event in standing.events.get(kind, ()):
        told = next((r for r in event.records if r.office == COMMUNE), None)
        if told is None or told.gone or told.values.get(str(KINDS[kind].open_until)) is not None:
            continue
        began = told.values["found_on"]
        if isinstance(began, date) and began <= period.end and told.values.get("type") not in SELLERS_CASES:
            found[told.unit].append(told)
    return found


def _age(rules: Rules, code: str) -> tuple[str, str]:
    period = rules.calendar.period(code)
    return (period.end.isoformat() if period else "", code)


def open_values(rows: Mapping[str, Sequence[Record]]) -> dict[str, tuple[Mapping[str, Value], ...]]:
    """Return the rows without what only the vault holds."""
    return {form: tuple(record.values for record in records) for form, records in rows.items()}


def revealed_values(
    rows: Mapping[str, Sequence[Record]], vault: Vault, files: Sequence[FileCount]
) -> dict[str, tuple[Mapping[str, Value], ...]]:
    """Return the rows with the numbers the vault keeps for them, as the same sender told last."""
    senders: dict[str, set[Any]] = defaultdict(set)  # files of several may have one name
    for file in files:
        senders[file.file].add(file.sender)
    hashes = {name: [f.hash for f in reversed(files) if f.sender in mine] for name, mine in senders.items()}
    found: dict[str, tuple[Mapping[str, Value], ...]] = {}
    for form, records in rows.items():
        kind = FORMS[form]
        personal = [f.name for f in kind.fields.values() if f.personal and f.leaves_as != "never"]
        found[form] = tuple(
            {**r.values, **{n: vault.reveal(kind.name, r.key, n, newest_first) for n in personal}}
            for r in records
            for newest_first in (hashes[r.source.file],)
        )
    return found


STAMP = "LƯU HÀNH NỘI BỘ"
COMPARED = "Đối chiếu"
_NOTE = (
    "Chỉ để đối chiếu: điểm thẩm định ghi ở trang B16, mỗi tiêu chí khác điểm máy tính một dòng, có lý do và"
    " số biên bản. Tiêu chí không ghi giữ điểm máy tính."
)


def appraisal_form(
    path: Path,
    blank: BlankReturn,
    rulebook: Rulebook,
    named: Sequence[str],
    explained: Sequence[tuple[str, str, Explanation]],
) -> Path:
    """Write the form; `named`: rulebooks to choose from; `explained`: code, name, computed points."""
    book, lists, (kind,) = NewWorkbook(), Lists(), blank.kinds
    add_cover(book, blank, blank.kinds, "Thẩm định")
    choices = {
        "unit_code": lists.add(kind.fields["unit_code"].header, [code for code, _, _ in explained]),
        "criterion": lists.add(kind.fields["criterion"].header, [c.id for c in rulebook.criteria]),
        "rulebook": lists.add(kind.fields["rulebook"].header, named),
    }
    add_form_sheet(book, kind, (), choices, blank.unit, int(blank.period[:4]))
    _add_compared(book, rulebook, explained)
    lists.write(book)
    return book.save(path, with_locked_structure)


def _add_compared(
    book: NewWorkbook, rulebook: Rulebook, explained: Sequence[tuple[str, str, Explanation]]
) -> None:
    rows = [(code, name, reason) for code, name, explanation in explained for reason in explanation.criteria]
    columns = (
        ReportColumn("Mã", lambda row: row[0], width=9),
        ReportColumn("Đơn vị", lambda row: row[1], width=24),
        ReportColumn("Mã tiêu chí", lambda row: row[2].criterion.id, width=9),
        ReportColumn("Tiêu chí", lambda row: row[2].criterion.title["vi"], width=58),
        ReportColumn("Điểm chuẩn", lambda row: row[2].criterion.maximum, "points", 10),
        ReportColumn("Tự chấm", lambda row: row[2].self_score, "points", 10),
        ReportColumn("Máy tính, ít nhất", lambda row: row[2].computed.low, "points", 12),
        ReportColumn("Máy tính, nhiều nhất", lambda row: row[2].computed.high, "points", 12),
    )
    blocks = (Remark(_NOTE, "open"), Table("", columns, rows))
    title = f"TỰ CHẤM VÀ MÁY TÍNH – {STAMP}"
    add_sheet(book, COMPARED, title, standing_of(rulebook), blocks, stamp=STAMP, filtered=True)


B01 = KINDS["unit"].form
B17 = "B17"  # what papers ask to be declared


@speaking("vi")
@taken()
def blanks_written(
    workspace: Workspace,
    rules: Rules,
    folder: Path,
    period: Period,
    codes: Sequence[str] | None,
    reason: str | None,
    by: str,
    today: date,
    as_csv: bool = False,
) -> tuple[Path, ...]:
    """Write both volumes of each unit and, for a scored period, its self-score form; return the paths.

    With a reason, phones and the cases that are still open stand in them.
    """
    archive = stored(workspace, rules)
    vault = vault_of(workspace) if reason else None
    units = [asked_unit(rules, period, code) for code in codes] if codes else rules.units.on(period.end)
    if vault is not None and reason:
        what = {"what": "venue phones and open cases for blank returns", "units": [u.code for u in units]}
        looked(workspace, by, reason, today, what)
    if not units:
        raise WrongUse(
            "Ngày cuối kỳ %(period)s danh mục không có đơn vị nào. Xem danh mục: lanhmanh units --on %(day)s",
            period=period.code,
            day=period.end.isoformat(),
        )
    book = in_role(rules, RECOGNITION, period.end)
    known = known_rows(archive.standing, rules, period, [unit.code for unit in units], bool(reason))
    owed = tuple(kind for kind in owed_forms(rules, period) if kind.name != SELF_SCORE.name)
    others = _forms_sent(rules, period)
    written: list[Path] = []
    for unit in units:
        rows = known[unit.code]
        values = revealed_values(rows, vault, archive.files) if vault else open_values(rows)
        described = tuple({**row, **_listed(unit)} for row in values.get(B01, ({},)))
        values = {**values, B01: described, B17: declared_rows(rules, period, unit.code, COMMUNE)}
        blank = BlankReturn(
            unit.code, unit.name, period.code, owed, "", values, choices=choices_of(rules, period, unit)
        )
        written += csv_returns(folder, blank) if as_csv else blank_returns(folder, blank)
        for office, kinds in others.items():
            asked = {B17: declared_rows(rules, period, unit.code, office)}
            blank = replace(blank, kinds=kinds, office=office, rows=asked)
            written.append(
                csv_return(folder, blank, VOLUMES[2], blank.kinds)
                if as_csv
                else return_of_another_office(folder, blank)
            )
        if period.kind in rules.scored and book is not None:
            written.append(_self_score(folder, book, blank, period, as_csv))
    return tuple(written)


def _forms_sent(rules: Rules, period: Period) -> dict[str, tuple[Kind, ...]]:
    """Return what each office beside the commune's own owes of a unit, or is named to send by the list."""
    sent = forms_of_others(rules, period)
    kinds = rules.catalogue.on(period.end).forms.values()
    for office in rules.offices.other_senders(period.start, period.end):
        named = rules.offices.forms_of(office, period.start, period.end)
        owed = sent.get(office, ())
        if asked := (*owed, *(kind for kind in kinds if kind.form in named and kind not in owed)):
            sent[office] = asked
    return sent


def choices_of(rules: Rules, period: Period, unit: Unit) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what may be chosen in a unit's return: offices that may send, kinds of units."""
    others = rules.offices.other_senders(period.start, period.end)
    there = {u.type for u in rules.units.on(period.end)} | {unit.type}
    kinds = FORMS[B01].fields["type"].values
    return {
        (COVER.form, "office"): (f"UBND {unit.type}", *others) if rules.offices.names else (),
        (B01, "type"): tuple(kind for kind in kinds if kind in there),
    }


def _listed(unit: Unit) -> dict[str, Value]:
    """Return what the code list says of a unit on the period's last day, whatever it sent before."""
    return {"code": unit.code, "name": unit.name, "type": unit.type}


def _self_score(folder: Path, book: Rulebook, blank: BlankReturn, period: Period, as_csv: bool) -> Path:
    """Write the form a unit scores itself with, a row a criterion; `blank` is another return of that unit."""
    rows = tuple({"unit_code": blank.unit, "criterion": c.id, "rulebook": book.name} for c in book.criteria)
    blank = replace(blank, kinds=(SELF_SCORE,), office="", rows={SELF_SCORE.form: rows})
    if as_csv:
        return csv_return(folder, blank, SELF_SCORE_TITLE, blank.kinds)
    path = folder / f"{name_of(blank, SELF_SCORE_TITLE)}.xlsx"
    return self_score_form(path, book, blank, period.year)


@speaking("vi")
def appraisal_written(
    workspace: Workspace, rules: Rules, folder: Path, period: Period, codes: Sequence[str] | None, office: str
) -> Path:
    """Write the form an office appraises with, self-scored and computed points beside it; return its path."""
    if not may_appraise(rules, period, office):
        raise WrongUse(
            "Cơ quan thẩm định là một trong: %(offices)s. Đã nhận '%(office)s'.",
            offices=", ".join(appraising_offices(rules, period)),
            office=office,
        )
    book = rulebook_for(rules, RECOGNITION, period)
    if period.kind not in rules.scored:
        raise WrongUse("Chỉ thẩm định điểm của cả năm, không phải kỳ %(period)s.", period=period.code)
    units = [asked_unit(rules, period, code) for code in codes] if codes else list(rules.units.on(period.end))
    evaluation = evaluation_today(workspace, rules, period)
    explained = [
        (u.code, u.name, explanation_of(evaluation, book, Subject("unit", u.code), period)) for u in units
    ]
    choices = choices_of(rules, period, units[0])
    blank = BlankReturn(
        units[0].code, units[0].name, period.code, (KINDS["appraisal"],), office, choices=choices
    )
    named = [
        b.name
        for b in rules.rulebooks.values()
        if b.is_in_force(period.end) and rules.indicator_sets[b.subject].subject == "unit"
    ]
    path = folder / f"{office} {period.code} (Thẩm định).xlsx"
    return appraisal_form(path, blank, book, named, explained)
