"""Who owes what and which cells are wrong: communes × all forms, of one period, from today's
archive."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from desk.base.language import gettext
from desk.office.reminders import (
    forms_awaited,
    forms_of_others,
    missing_of_all,
    owed_forms,
    waits_for_a_form,
)
from desk.report.tree import Remark, Report, Table
from desk.reports.notices_report import notice_columns
from desk.runs.notices import noticed_from
from desk.web.shelf import archive_today, cached_while_unchanged, rules_today
from desk.words.numbers import number_words
from desk.words.problem_rows import ProblemRow, problem_row
from desk.workspace.store import Stored
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS, NOTICE
from facts.forms.notice_kind import DIFFERS, MOVED_BY_ONE, OTHER_PREFIX
from facts.periods import Period
from facts.spelling import folded
from facts.standing import COMMUNE, NIL, Delivery
from facts.units import Unit

OWED, NIL_CELL, ROWS, FIX, NONE = "owed", "nil", "rows", "fix", "none"
GROUPS = ("nothing", "owing", "fixing", "late", "in order")
LONG = 12  # rows that fit a screen; more are told in groups, those that need a look first


@dataclass(frozen=True, slots=True)
class FormState:
    form: str
    state: str  # owed, nil, rows, fix, none
    n: int
    elsewhere: str  # another office that reported this form too
    words: str

    @property
    def look(self) -> str:
        return {OWED: "cell-owed hatched", FIX: "cell-fix", NIL_CELL: "cell-nil"}.get(self.state, "")


@dataclass(frozen=True, slots=True)
class UnitReturns:
    code: str
    name: str
    cells: tuple[FormState, ...]
    owed: tuple[str, ...]
    to_fix: int
    late: int  # days
    again: bool  # sent more than once
    nothing: bool

    @property
    def group(self) -> str:
        """Return the worst that is to be said of it, one of GROUPS."""
        said = (self.nothing, bool(self.owed), self.to_fix > 0, self.late > 0, True)
        return GROUPS[said.index(True)]


@dataclass(frozen=True, slots=True)
class Matrix:
    period: str
    due: date | None
    forms: tuple[tuple[str, str], ...]
    rows: tuple[UnitReturns, ...]
    owed: tuple[int, ...]  # communes that owe each form
    read: tuple[str, ...]  # rows read of each form
    units_owing: int
    forms_owed: int
    cells_to_fix: int
    units_to_fix: int

    @property
    def long(self) -> bool:
        return len(self.rows) > LONG

    @property
    def owed_by_form(self) -> tuple[tuple[str, int], ...]:
        return tuple((form, n) for (form, _), n in zip(self.forms, self.owed, strict=True))

    def groups(self) -> Mapping[str, str]:
        """Return how many units are in each group that has any, in words."""
        n = Counter(row.group for row in self.rows)
        words = (
            gettext("%(n)s đơn vị chưa nộp gì", n=n["nothing"]),
            gettext("%(n)s đơn vị còn nợ biểu", n=n["owing"]),
            gettext("%(n)s đơn vị đủ biểu, còn ô phải sửa", n=n["fixing"]),
            gettext("%(n)s đơn vị đủ biểu, đúng ô, gửi muộn", n=n["late"]),
            gettext("%(n)s đơn vị đủ biểu, đúng ô", n=n["in order"]),
        )
        return {group: text for group, text in zip(GROUPS, words, strict=True) if n[group]}

    def selected(self, query: Mapping[str, str]) -> list[UnitReturns]:
        """Return the rows of one group (`nhom`), that owe one form (`bieu`), with a part of a name or a code
        (`tim`), in the order asked for (`xep`)."""
        group, form, search = (query.get(name, "").strip() for name in ("nhom", "bieu", "tim"))
        rows = [
            row
            for row in self.rows
            if (not group or row.group == group)
            and (not form or any(cell.form == form and cell.state == OWED for cell in row.cells))
            and (row.code.startswith(search) or folded(search) in folded(row.name))
        ]
        order: Callable[[UnitReturns], str] | None = ORDERS.get(query.get("xep", ""))
        return sorted(rows, key=order) if order else rows


Key = tuple[str, str]  # unit, form
ORDERS: Mapping[str, Callable[[UnitReturns], str]] = {
    "ma": lambda row: row.code,
    "ten": lambda row: folded(row.name),
}


def own_alone(stored: Stored, unit: str) -> Stored:
    """Return the returns as a commune's account may see them: what its own office sent, nothing of others."""
    deliveries = tuple(d for d in stored.standing.deliveries if (d.unit, d.office) == (unit, COMMUNE))
    files = tuple(f for f in stored.files if (f.sender.unit, f.sender.office) == (unit, COMMUNE))
    return replace(stored, standing=replace(stored.standing, deliveries=deliveries), files=files)


def matrix_today(period: Period, own: str) -> Matrix:
    """Return the matrix of all units, or of the one a commune's account is of."""
    units = rules_today().units.on(period.end)
    return _matrix(period, tuple(u for u in units if not own or u.code == own), own)


@cached_while_unchanged(8)
def _matrix(period: Period, units: tuple[Unit, ...], own: str) -> Matrix:
    stored = own_alone(archive_today(), own) if own else archive_today()
    return matrix_of(stored, rules_today(), period, units, bool(own))


def summary_of(matrix: Matrix, own: bool) -> str:
    """Say in a line who owes what and how many cells are to be corrected; `own`: of the reader's commune."""
    fixes = gettext("%(n)s ô phải sửa", n=matrix.cells_to_fix)
    if own:
        words = [
            gettext("còn nợ %(owed)s", owed=", ".join(row.owed)) if row.owed else gettext("đủ biểu")
            for row in matrix.rows
        ]
        rest = fixes if matrix.cells_to_fix else gettext("không ô nào phải sửa")
        return "".join(f"{row.name}: {owed}, {rest}" for row, owed in zip(matrix.rows, words, strict=True))
    communes, forms = (
        gettext("%(n)s đơn vị", n=matrix.units_owing),
        gettext("%(n)s biểu", n=matrix.forms_owed),
    )
    if matrix.units_owing and matrix.cells_to_fix:
        return gettext(
            "%(communes)s còn nợ %(forms)s, %(cells)s", communes=communes, forms=forms, cells=fixes
        )
    if matrix.units_owing:
        return gettext("%(communes)s còn nợ %(forms)s, không ô nào phải sửa", communes=communes, forms=forms)
    if matrix.cells_to_fix:
        fixing = gettext("%(n)s đơn vị", n=matrix.units_to_fix)
        return gettext("Đủ biểu, còn %(cells)s ở %(communes)s", cells=fixes, communes=fixing)
    return gettext("Đủ biểu, không ô nào phải sửa")


def matrix_of(
    stored: Stored, rules: Rules, period: Period, units: Iterable[Unit], own: bool = False
) -> Matrix:
    """Return the matrix of the units asked for; `own`: without what other offices owe of them."""
    board = _Board(stored, rules, period, own)
    rows = tuple(board.row(unit) for unit in units)
    if len(rows) > LONG:
        rows = tuple(sorted(rows, key=lambda row: GROUPS.index(row.group)))
    owing, fixing = [r for r in rows if r.owed], [r for r in rows if r.to_fix]
    columns = list(zip(*(row.cells for row in rows), strict=True)) if rows else []
    return Matrix(
        period.code,
        period.due,
        tuple((form, FORMS[form].title) for form in board.forms),
        rows,
        tuple(sum(c.state == OWED for c in column) for column in columns),
        tuple(
            number_words(Fraction(sum(c.n for c in column if c.state in (ROWS, FIX)))) for column in columns
        ),
        len(owing),
        sum(len(r.owed) for r in owing),
        sum(r.to_fix for r in rows),
        len(fixing),
    )


class _Board:
    def __init__(self, stored: Stored, rules: Rules, period: Period, own: bool) -> None:
        self.rules, self.period = rules, period
        mine = [d for d in stored.standing.deliveries if d.period == period.code]
        self.own = {(d.unit, d.form): d for d in mine if d.office == FORMS[d.form].sender and d.standing}
        self.last = {(d.unit, d.form): d for d in mine if d.office == FORMS[d.form].sender}
        self.first = _first_days(mine)
        self.others: Mapping[Key, Delivery] = {
            (d.unit, d.form): d
            for d in mine
            if d.office not in (COMMUNE, FORMS[d.form].sender) and d.standing and d.state is not None
        }
        files = [f for f in stored.files if f.period == period.code]
        self.sent = Counter(f.sender.unit for f in files if f.sender.office == COMMUNE)
        self.read = {(f.hash, form.form): form.tally.read for f in files for form in f.forms}
        owed = forms_awaited(stored.standing, rules, period, missing_of_all(stored.standing, rules, period))
        waiting = {f.hash: owed.get(f.sender.unit, frozenset()) for f in files}
        self.fix: Counter[tuple[str, str]] = Counter(
            (p.hash, p.problem.sheet)
            for p in stored.problems
            if p.problem.set_aside and not waits_for_a_form(p, waiting.get(p.hash, ()))
        )
        self.due = {kind.form for kind in owed_forms(rules, period)}
        others = () if own else itertools.chain(*forms_of_others(rules, period).values())
        self.due_of_others = {kind.form for kind in others if kind.sender != COMMUNE}
        came = {form for _, form in self.own} | self.due_of_others
        self.forms = [form for form, kind in FORMS.items() if kind.sender == COMMUNE or form in came]

    def row(self, unit: Unit) -> UnitReturns:
        cells = tuple(self._cell(unit, form) for form in self.forms)
        owed = tuple(c.form for c in cells if c.state == OWED and c.form in self.due)
        came = self.first.get(unit.code)
        late = (came - self.period.due).days if came and self.period.due else 0
        fixes = sum(c.n for c in cells if c.state == FIX)
        return UnitReturns(
            unit.code,
            unit.name,
            cells,
            owed,
            fixes,
            max(late, 0),
            self.sent[unit.code] > 1,
            len(owed) == len(self.due),
        )

    def _cell(self, unit: Unit, form: str) -> FormState:
        title = f"{unit.name}, {form} {FORMS[form].title}: "
        own, other = self.own.get((unit.code, form)), self.others.get((unit.code, form))
        elsewhere = other.office if other else ""
        told = own if own is not None and own.state is not None else None
        if told is None and form not in self.due and other is not None:
            told = other  # the appraisal is another office's own
        if told is None:
            if form not in self.due | self.due_of_others:
                return FormState(form, NONE, 0, elsewhere, title + gettext("chưa có"))
            return FormState(
                form,
                OWED,
                0,
                elsewhere,
                title + gettext("chưa nộp; %(commune)s phải nộp", commune=FORMS[form].sender),
            )
        last = self.last.get((unit.code, form), told)  # a sheet that can't be read, after one that could
        fixes = sum(self.fix[hash_, form] for hash_ in {told.hash, last.hash})
        if fixes:
            return FormState(
                form,
                FIX,
                fixes,
                elsewhere,
                title + gettext("%(n)s ô phải sửa", n=fixes),
            )
        if told.state == NIL:
            return FormState(form, NIL_CELL, 0, elsewhere, title + gettext("không phát sinh"))
        n = self.read.get((told.hash, form), 0)
        return FormState(form, ROWS, n, elsewhere, title + gettext("%(n)s dòng", n=n))


def _first_days(deliveries: Iterable[Delivery]) -> Mapping[str, date]:
    days: dict[str, date] = {}
    for d in deliveries:
        if d.office == COMMUNE and d.state is not None:
            days[d.unit] = min(d.received_on, days.get(d.unit, d.received_on))
    return days


BETWEEN_SENDERS = frozenset({MOVED_BY_ONE, OTHER_PREFIX, DIFFERS})


@dataclass(frozen=True, slots=True)
class ReturnShown:
    """One return of a commune: what it is and what in it must be corrected."""

    file: str
    office: str
    received_on: date
    stands: bool
    problems: tuple[ProblemRow, ...]


def sent_by(stored: Stored, rules: Rules, period: Period, unit: str, form: str) -> tuple[ReturnShown, ...]:
    """Return the returns of one commune in a period with their cells to correct, of one form or of all."""
    problems: dict[str, list[ProblemRow]] = defaultdict(list)
    missing = missing_of_all(stored.standing, rules, period)
    owed = forms_awaited(stored.standing, rules, period, missing).get(unit, frozenset())
    for filed in stored.problems:
        if not form or filed.problem.sheet == form:
            row = problem_row(filed)
            problems[filed.hash].append(
                replace(row, set_aside=False) if waits_for_a_form(filed, owed) else row
            )
    seen: dict[str, ReturnShown] = {}
    for d in stored.standing.deliveries:
        if (d.unit, d.period) == (unit, period.code):
            before = seen.get(d.hash)
            stands = d.standing or (before is not None and before.stands)
            seen[d.hash] = ReturnShown(
                d.file, d.office, d.received_on, stands, tuple(problems.get(d.hash, ()))
            )
    return tuple(sorted(seen.values(), key=lambda s: (s.received_on, s.file), reverse=True))


def differences_of(stored: Stored, period: Period, unit: str) -> Report:
    """Report where the returns of one commune say otherwise than what others sent: no commune is shown it."""
    records = (event.record for event in stored.standing.events.get(NOTICE.name, ()))
    found = (noticed_from(r) for r in records if (r.unit, r.period) == (unit, period.code))
    rows = sorted((one for one in found if one.what in BETWEEN_SENDERS), key=lambda one: one.place)
    asks = gettext("Xã không được trả lời về các điểm này; cơ quan đánh giá hỏi cả hai bên.")
    _, *columns, _ = notice_columns(str)  # of this commune, and nobody gave a reason
    table = Table(gettext("Khác với nơi khác báo"), tuple(columns), rows)
    return Report((table, Remark(asks)) if rows else ())


def periods_of(stored: Stored, rules: Rules, year: int) -> tuple[Period, ...]:
    """Return the periods of a year that have a return, the year itself always."""
    codes = {d.period for d in stored.standing.deliveries}
    found = {p.code: p for c in codes if (p := rules.calendar.period(c)) and p.year == year}
    whole = rules.calendar.at("year", year)
    if whole:
        found.setdefault(whole.code, whole)
    return tuple(sorted(found.values(), key=lambda p: p.code))
