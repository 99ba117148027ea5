"""What a person needs of a run or an import on one screen: children first, then the ranking, then what is
owed and by how many, then the commands that come next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from shlex import quote

from desk.base.called import called
from desk.base.output import Output
from desk.base.plurals import many
from desk.reports.import_report import print_heard, print_new
from desk.reports.standing_report import (
    Names,
    gates_that_hold,
    print_ranking,
    print_status,
    print_unconfirmed,
)
from desk.reports.venue_classes_report import RISK, print_classes
from desk.runs.follow_up_table import FOLLOW_UP, conclusions_in
from desk.runs.found_runs import run_of_year
from desk.runs.run import Run, scored_period
from desk.runs.standings import StandingRow
from desk.runs.work_done import done_beside, work_of
from desk.words.numbers import day_words
from desk.workspace.folder import opened
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.archive.counting import Tally
from facts.archive.door import ImportReport
from facts.intake.messages import fault_text
from facts.periods import YEAR

LINES = 40
FEW = 5  # of what is named before the rest is only counted
PROTECT = "protect"  # what an action of rules/actions.yaml does


def print_on_one_screen(out: Output, rows: int, draw: Callable[[int], None], below: int = 0) -> None:
    """Print what `draw` prints of a number of rows: as many as there are lines for, after what was printed
    before, and before the lines that come below."""
    room = LINES - out.lines - below
    for shown in range(max(0, min(rows, room)), -1, -1):
        with out.out.capture() as captured:
            draw(shown)
        text = captured.get()
        if shown == 0 or out.lines_of(text) <= room:
            out.out.file.write(text)
            return


def print_run_on_one_screen(
    run: Run, rules: Rules, rulebook: Rulebook, rows: Sequence[StandingRow], out: Output
) -> None:
    """Print the screen of a run under one rulebook."""
    names = Names(rules, run, out.lang)
    of_units = rules.indicator_sets[rulebook.subject].subject == "unit"

    def draw(shown: int) -> None:
        _print_children(children_at_risk(run, rules), names.units, out)
        if of_units:
            print_ranking(rows[:shown], rulebook, names, run, out, full=False)
            _print_rest(len(rows) - shown, ("đơn vị", "unit"), out)
            _print_gates(rows, rulebook, names, out)
            print_unconfirmed(run, out)
        else:
            print_classes(rows, rulebook, names, run, out, shown)
            _print_rest(len({row.unit for row in rows}) - shown, ("đơn vị", "unit"), out)
            out.paragraph(RISK["vi"], RISK["en"])
        print_status(rulebook, run, out)
        _print_owed(rows, names, out)
        if of_units:
            _print_signs(rows, names, out)
        print_next(run, rules, rulebook, rows, out)

    print_on_one_screen(out, len(rows), draw)


def children_at_risk(run: Run, rules: Rules) -> tuple[Conclusion, ...]:
    """Return the child-protection work of a run that is not on record as done."""
    if f"{FOLLOW_UP}.parquet" not in run.manifest["files"]:
        return ()
    by_id, done = {rule.id: rule for rule in rules.follow_up}, done_beside(run)
    period = scored_period(rules, run.manifest["year"])
    return tuple(
        one
        for one in protecting(conclusions_in(run.table(FOLLOW_UP)), rules)
        if work_of(one, by_id[one.rule], period) not in done
    )


def protecting(conclusions: Iterable[Conclusion], rules: Rules) -> tuple[Conclusion, ...]:
    """Return the sure actions that protect a person."""
    return tuple(
        c
        for c in conclusions
        if c.sure and c.kind == "action" and c.name in rules.actions and rules.actions[c.name].does == PROTECT
    )


def _print_children(tasks: Sequence[Conclusion], units: Mapping[str, str], out: Output) -> None:
    """Say how many tasks there are, of which units, by when; no person, no venue."""
    if not tasks:
        return
    by = Counter(units.get(one.unit, one.unit) for one in tasks)
    where = ", ".join(f"{name} {n}" for name, n in by.most_common())
    due = min((one.deadline for one in tasks if one.deadline), default=None)
    vi, en = (day_words(due, lang) if due else "–" for lang in ("vi", "en"))
    out.paragraph(
        f"Trẻ em trước hết: {len(tasks)} việc bảo vệ trẻ em phải làm ngay, hạn sớm nhất {vi} ({where}).",
        f"Children first: {many(len(tasks), 'task')} to protect children now, the earliest due {en}"
        f" ({where}).",
    )


def _print_rest(rest: int, noun: tuple[str, str], out: Output) -> None:
    if rest > 0:
        out.paragraph(
            f"… và {rest} {noun[0]} nữa; tất cả: thêm --full.",
            f"… and {many(rest, f'more {noun[1]}')}; for all of them add --full.",
        )


def _print_gates(rows: Sequence[StandingRow], rulebook: Rulebook, names: Names, out: Output) -> None:
    """Say which units a gate limits, by what it is about."""
    for gate in rulebook.gates:
        units = [names.unit(row.subject) for row in rows if gate.id in gates_that_hold(row)]
        if units:
            title = gate.title[out.lang].rstrip(".")
            out.paragraph(f"{title}: {_some(units, out)}.")


def _some(names: Sequence[str], out: Output) -> str:
    rest = len(names) - FEW
    return ", ".join(names[:FEW]) + (out.pick(f" và {rest} nữa", f" and {rest} more") if rest > 0 else "")


def _print_signs(rows: Sequence[StandingRow], names: Names, out: Output) -> None:
    units = [
        names.unit(r.subject) for r in rows if any(f.kind == "sign" and f.answer == "yes" for f in r.findings)
    ]
    if units:
        out.paragraph(
            f"Có dấu hiệu về chất lượng báo cáo, nên kiểm tra thực tế: {_some(units, out)}.",
            f"Signs about the quality of returns, a visit is suggested: {_some(units, out)}.",
        )


def _print_owed(rows: Sequence[StandingRow], names: Names, out: Output) -> None:
    """Say how many forms are missing and how many places are to be corrected, by how many senders."""
    owed = {need.owed for row in rows for need in row.needs if need.owed}
    if not owed:
        out.paragraph("Không thiếu biểu nào làm thay đổi điểm.", "No missing form would change a score.")
        return
    parts = []
    for what, vi, en in (
        ([one for one in owed if not one.field], "biểu chưa nộp", "missing form"),
        ([one for one in owed if one.field], "chỗ phải sửa", "mistake"),
    ):
        if what:
            n, senders = len(what), len({(one.office, one.unit) for one in what})
            parts.append(
                out.pick(f"{n} {vi} ({senders} nơi gửi)", f"{many(n, en)} ({many(senders, 'sender')})")
            )
    out.paragraph(
        f"Điểm còn là khoảng, chờ: {', '.join(parts)}.",
        f"Scores are ranges until these are in order: {', '.join(parts)}.",
    )


def print_next(run: Run, rules: Rules, rulebook: Rulebook, rows: Sequence[StandingRow], out: Output) -> None:
    """Print the commands that come next, as they are typed here."""
    name, here = _run_as_typed(run)
    of_units = rules.indicator_sets[rulebook.subject].subject == "unit"
    book = "" if of_units else f" --rulebook {rulebook.name}"
    first = next((row for row in rows if row.band is None), rows[0] if rows else None)
    steps = [
        ("Vì sao từng điểm", "Why each point", f"explain {first.subject} {name}{book}") if first else None,
        ("Việc cần làm", "What to do", f"follow-up {name}") if rules.follow_up else None,
        ("Mọi bảng", "All tables", f"results {name}{book} --full"),
        ("Bước tiếp theo", "The step that is next", "status") if here else None,
    ]
    print_commands(filter(None, steps), out)


def print_commands(steps: Iterable[tuple[str, str, str]], out: Output) -> None:
    for vi, en, command in steps:
        out.say(f"{vi}: lanhmanh {command}", f"{en}: lanhmanh {command}")


def _run_as_typed(run: Run) -> tuple[str, bool]:
    """Return how a run is named where the verb was called, and whether its workspace is the one called on."""
    here = Path(called().workspace or ".").resolve() == run.workspace.resolve()
    if not here or not (run.workspace / "workspace.json").is_file():
        return quote(str(run.folder)), False
    year = run.manifest["year"]
    shown = run_of_year(opened(run.workspace), year)
    return (str(year) if shown.id == run.id else run.id), True


def print_import_on_one_screen(
    report: ImportReport,
    urgent: Sequence[Conclusion],
    rules: Rules,
    out: Output,
    again: str,
    year: int | None,
) -> None:
    """Print the screen of an import; `again` is the command that imports the same, `year` the newest one
    returned."""
    last = rules.calendar.at(YEAR, year) if year else None
    units = {
        unit.code: unit.name for unit in (*rules.units.units, *rules.units.on(last.end if last else date.max))
    }
    cells = Counter(filed.file for filed in report.problems)
    aside = Counter(filed.file for filed in report.problems if filed.problem.set_aside)
    files = sorted(cells, key=lambda file: (-aside[file], -cells[file], file))

    def draw(shown: int) -> None:
        _print_children(protecting(urgent, rules), units, out)
        _print_counts(report, out)
        if shown:
            out.table(
                ("Tệp phải sửa", "Files to correct"),
                [
                    ("Tệp", "File"),
                    ("Biểu", "Forms"),
                    ("Ô phải sửa", "To fix", "right"),
                    ("Cần xem lại", "To look at", "right"),
                ],
                [
                    (file, _forms(report, file), str(aside[file]), str(cells[file] - aside[file]))
                    for file in files[:shown]
                ],
            )
        _print_rest(len(files) - shown, ("tệp", "file"), out)
        steps = [
            ("Từng ô, cách sửa", "Each cell and its remedy", f"{again} --full"),
            (
                "Bản đánh dấu ô sai để gửi lại",
                "Copies with the cells marked, to send back",
                f"{again} --annotate danh-dau",
            ),
            (f"Chấm điểm năm {year}", f"Score {year}", f"run --year {year}"),
        ]
        print_commands(steps[0 if files else 2 : 3 if year else 2], out)

    print_on_one_screen(out, len(files), draw, FEW)


def _forms(report: ImportReport, file: str) -> str:
    return ", ".join(dict.fromkeys(p.problem.sheet for p in report.problems if p.file == file))


def _print_counts(report: ImportReport, out: Output) -> None:
    print_new(report, out)
    print_heard(report, out, FEW)
    total = sum(report.totals.values(), Tally())
    out.paragraph(
        f"{total.read} dòng đã đọc: {total.kept} mới, {total.repeat} lặp lại, {total.duplicate} trùng,"
        f" {total.set_aside} chưa dùng được cho đến khi sửa.",
        f"{many(total.read, 'row')} read: {total.kept} kept, {total.repeat} repeated, {total.duplicate}"
        f" duplicate, {total.set_aside} set aside until corrected.",
    )
    for fault in report.faults[:FEW]:
        out.paragraph(fault_text(fault, "vi"), fault_text(fault, "en"))
    _print_rest(len(report.faults) - FEW, ("tệp không đọc được", "unreadable file"), out)
    changes = len(report.notices)
    if changes:
        out.paragraph(
            f"{changes} số liệu đổi, rút, biến mất so với báo cáo trước.",
            f"{many(changes, 'value')} changed, withdrawn or gone since earlier returns.",
        )
