"""Who still owes which form of a period, what form B17 asks of each office, and the letter to remind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desk.base.faults import WrongUse
from desk.base.language import speaking
from desk.base.paper.content import Block, PaperTable, Printed, said, table
from desk.office.papers.paper import (
    FILED,
    LETTER,
    addressed,
    counted,
    is_past,
    paper,
    period_words,
    refuse_early_answer,
)
from desk.words.condition_words import lowered
from desk.words.notice_words import file_name
from desk.words.numbers import day_words, number_words
from desk.words.problem_rows import ProblemRow, problem_row
from desk.workspace.office import IssuingOffice
from desk.workspace.store import Stored
from engine.indicators.forms_asked import forms_asked
from engine.rulebook.compile.rule_uses import decimals_of_decision
from engine.rulebook.model.declared import (
    COUNT,
    DAY,
    DECLARED,
    POINTS,
    SHARE,
    YES_NO,
    DeclaredFact,
    DeclaredFile,
)
from engine.rulebook.model.rulebook import Rules
from facts.archive.counting import FileCount
from facts.archive.door import ImportReport
from facts.archive.ledger import FiledProblem
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.periods import Period
from facts.standing import COMMUNE, Delivery, Standing, Value
from facts.units import Unit

TO_FILL: Mapping[str, str] = {
    YES_NO: "ghi cột Có hay không",
    COUNT: "ghi cột Số; không có thì ghi 0",
    SHARE: "ghi cột Số và cột Trên tổng số",
    POINTS: "ghi điểm ở cột Số; ghi văn bản quyết định ở cột Tài liệu kiểm chứng",
    DAY: "ghi cột Ngày; không có thì ghi không ở cột Có hay không",
}
Rows = tuple[Mapping[str, Value], ...]


def declared_rows(rules: Rules, period: Period, unit: str, office: str) -> Rows:
    """Return what an office must declare of a unit at a period's end, in the order of the papers that ask."""
    return tuple(
        {"unit_code": unit, "item": fact.item, "question": _question(rules, asked, fact, period.year)}
        for asked in rules.declared_on(period.end)
        if period.kind in rules.scored
        for fact in asked.facts_on(period.end)
        if fact.office == office
    )


def other_offices_asked(rules: Rules, period: Period, commune: str) -> tuple[str, ...]:
    """Return the offices beside the commune's own that must declare something."""
    offices = (f.office for asked in rules.declared_on(period.end) for f in asked.facts_on(period.end))
    return tuple(
        office for office in dict.fromkeys(offices) if office != commune and period.kind in rules.scored
    )


def _question(rules: Rules, asked: DeclaredFile, fact: DeclaredFact, year: int) -> str:
    first, last = asked.days_of(year)
    window = f"từ {day_words(first)} đến {day_words(last)}; " if fact.asks in (COUNT, SHARE) else ""
    shown = "; ghi Tài liệu kiểm chứng, không ghi thì tính là không" if fact.to_be_shown else ""
    ends = ""
    if fact.ends is not None:
        ends = f"từ {number_words(fact.ends[0])} đến {number_words(fact.ends[1])} điểm{_fine(rules, fact)}; "
    return f"{fact.title['vi']} ({window}{ends}{TO_FILL[fact.asks]}{shown})"


def _fine(rules: Rules, fact: DeclaredFact) -> str:
    """Say whether parts of a point may be decided, and how they are written."""
    decimals = decimals_of_decision(rules, fact.name)
    return f", được lẻ đến {decimals} chữ số thập phân (như 0,5)" if decimals else ", không lẻ"


@dataclass(frozen=True, slots=True)
class Owing:
    """One unit and the forms that an office has not returned of it; `nothing` where none came at all."""

    unit: Unit
    forms: tuple[Kind, ...]
    nothing: bool
    period: Period
    office: str = COMMUNE


def owed_forms(rules: Rules, period: Period) -> tuple[Kind, ...]:
    """Return the forms a commune owes for a period: those that rules in use then read.

    Not those of other offices; forms about criteria only of scored periods, declared facts only if asked.
    """
    scored = period.kind in rules.scored
    asked = forms_asked(rules, period.end)
    declares = bool(declared_rows(rules, period, "", COMMUNE))
    return tuple(
        kind
        for kind in rules.catalogue.on(period.end).forms.values()
        if kind.name != "appraisal"
        and kind.sender == COMMUNE
        and kind.form in asked
        and (scored or "criterion" not in kind.fields)
        and (declares or kind.name != DECLARED)
    )


def forms_of_others(rules: Rules, period: Period) -> dict[str, tuple[Kind, ...]]:
    """Return the forms that offices beside the commune's own owe of a unit for a period, by office."""
    asked = forms_asked(rules, period.end)
    owing = {office: [KINDS[DECLARED]] for office in other_offices_asked(rules, period, COMMUNE)}
    for kind in rules.catalogue.on(period.end).forms.values():
        if kind.sender != COMMUNE and kind.form in asked:
            owing.setdefault(kind.sender, []).append(kind)
    return {office: tuple(kinds) for office, kinds in owing.items()}


def missing_of_all(standing: Standing, rules: Rules, period: Period) -> tuple[Owing, ...]:
    """Return what each office owes of each unit, in order of code, the commune's own office first."""
    offices = (COMMUNE, *forms_of_others(rules, period))
    debts = [owing for office in offices for owing in missing_forms(standing, rules, period, office)]
    return tuple(sorted(debts, key=lambda owing: owing.unit.code))


def missing_forms(
    standing: Standing, rules: Rules, period: Period, office: str = COMMUNE
) -> tuple[Owing, ...]:
    """Return the units of which an office owes forms, in order of code. Nil is an answer; a blank is none."""
    returned = {
        (d.unit, d.form)
        for d in standing.deliveries
        if d.period == period.code and d.office == office and d.standing and d.state is not None
    }
    owed = owed_forms(rules, period) if office == COMMUNE else forms_of_others(rules, period)[office]
    found = []
    for unit in rules.units.on(period.end):
        forms = tuple(kind for kind in owed if (unit.code, kind.form) not in returned)
        if forms:
            found.append(Owing(unit, forms, len(forms) == len(owed), period, office))
    return tuple(found)


def refuse_without_returns(standing: Standing, rules: Rules, period: Period) -> None:
    """Raise Stop where a paper of a period would be made from no return at all.

    Returns of a shorter period count where forms are owed: what they report lies in the period too.
    """
    periods = {d.period for d in standing.deliveries if d.standing and d.state is not None}
    within = (found for code in periods if (found := rules.calendar.period(code)) is not None)
    owed = rules.calendar.kinds[period.kind].owed_from is not None
    if period.code in periods or any(
        owed and period.start <= one.start and one.end <= period.end for one in within
    ):
        return
    raise WrongUse(
        "Kỳ %(period)s chưa có báo cáo nào nên không lập văn bản. Gửi biểu trống: lanhmanh template THƯ_MỤC"
        " --period %(period)s; nhập báo cáo đã nhận: lanhmanh import TỆP; rồi lập lại.",
        period=period.code,
    )


def forms_owed_of_units(missing: Iterable[Owing]) -> dict[str, frozenset[str]]:
    """Return the forms that are owed of each unit, whoever owes them."""
    owed: dict[str, frozenset[str]] = {}
    for one in missing:
        owed[one.unit.code] = owed.get(one.unit.code, frozenset()) | {kind.form for kind in one.forms}
    return owed


def forms_awaited(
    standing: Standing, rules: Rules, period: Period, missing: Iterable[Owing]
) -> dict[str, frozenset[str]]:
    """Return the forms of each unit that may yet declare a code of this period: those it owes for it
    (`missing`), and those of events that it owes for a year before of which others' returns came."""
    came = {d.period for d in standing.deliveries if d.standing and d.state is not None}
    before = (found for code in came if (found := rules.calendar.period(code)) is not None)
    earlier = [
        replace(one, forms=tuple(kind for kind in one.forms if not kind.register))
        for year in before
        if year.kind in rules.scored and year.end < period.start
        for one in missing_forms(standing, rules, year)
    ]
    return forms_owed_of_units([*missing, *earlier])


def waits_for_a_form(cell: FiledProblem, owed: Collection[str]) -> bool:
    """Tell whether a code is unknown because the form that declares it is itself owed: nothing to correct."""
    return cell.problem.code == "reference_unknown" and dict(cell.problem.params).get("form") in owed


def cells_that_wait(report: ImportReport, standing: Standing, rules: Rules) -> tuple[FiledProblem, ...]:
    """Return the cells of an import whose codes wait for a form that is owed: nothing to correct."""
    unknown = {p.hash for p in report.problems if p.problem.code == "reference_unknown"}
    files = [file for file in report.files if file.hash in unknown]
    owed = {}
    for code in dict.fromkeys(file.period for file in files):
        period = rules.calendar.period(code)
        if period is not None:
            missing = missing_of_all(standing, rules, period)
            owed[code] = forms_awaited(standing, rules, period, missing)
    of = {file.hash: owed.get(file.period, {}).get(file.sender.unit, frozenset()) for file in files}
    return tuple(p for p in report.problems if waits_for_a_form(p, of.get(p.hash, ())))


def cells_replaced(report: ImportReport, standing: Standing) -> tuple[FiledProblem, ...]:
    """Return the cells of an import whose form was sent again since: nothing to correct."""
    current = current_forms(standing.deliveries)
    every = {(d.hash, d.form) for d in standing.deliveries}
    returns, with_current = ({hash_ for hash_, _ in forms} for forms in (every, current))

    def replaced(cell: FiledProblem) -> bool:
        place = cell.hash, cell.problem.sheet
        return place not in current if place in every else cell.hash in returns - with_current

    return tuple(p for p in report.problems if replaced(p))


def current_forms(deliveries: Sequence[Delivery]) -> frozenset[tuple[str, str]]:
    """Return, as hash and form, what is open to be corrected: what counts, and what was sent last, which may
    be a sheet that can't be read after one that could."""
    last = {(d.unit, d.period, d.office, d.form): d for d in deliveries}
    counted = (d for d in deliveries if d.standing)
    return frozenset((d.hash, d.form) for d in (*counted, *last.values()))


def cells_to_correct(
    standing: Standing,
    problems: Iterable[FiledProblem],
    files: Iterable[FileCount],
    period: Period,
    owed: Mapping[str, Collection[str]],
) -> dict[tuple[str, str], tuple[FiledProblem, ...]]:
    """Return by unit and office the cells of its returns whose rows do not count until they are right.

    `owed`: the forms awaited of each unit; a code that waits for one of them is no cell to correct.
    """
    current = current_forms(standing.deliveries)
    senders = {f.hash: f.sender for f in files if f.period == period.code}
    found: dict[tuple[str, str], list[FiledProblem]] = {}
    for one in problems:
        sender = senders.get(one.hash)
        stands = sender and one.problem.set_aside and (one.hash, one.problem.sheet) in current
        if sender and stands and not waits_for_a_form(one, owed.get(sender.unit, ())):
            found.setdefault((sender.unit, sender.office), []).append(one)
    return {place: tuple(cells) for place, cells in found.items()}


OWN_FORMS = "Biểu nêu trong công văn là của chương trình, không phải biểu mẫu chính thức."
NIL = (
    "Biểu không có số liệu phát sinh vẫn phải ghi “không phát sinh” ở trang bìa: biểu để trống được hiểu là"
    " chưa nộp, các tiêu chí liên quan sẽ chưa đủ căn cứ để chấm."
)


@dataclass(frozen=True, slots=True)
class AskedOfUnit:
    """What an office is asked for of one unit: forms it owes, cells whose rows are set aside until they are
    right."""

    owing: Owing
    cells: Sequence[ProblemRow]


def reminder(
    asked: AskedOfUnit, rules: Rules, office: IssuingOffice, day: date | None, answer_by: date | None
) -> Printed:
    """Return the letter; raise Stop where the answer would be due before the letter is dated."""
    refuse_early_answer(day, answer_by)
    owing, when = asked.owing, period_words(rules, asked.owing.period)
    own = owing.office == COMMUNE
    of_it = rules.offices.of_each_commune(owing.office, owing.period.end)
    to = addressed(owing.office, owing.unit.name if of_it else "")
    about = when if own else f"{when} về {lowered(owing.unit.name)}"
    name = owing.unit.name if own else f"{owing.unit.name} {owing.office}"
    return paper(
        office,
        LETTER,
        day,
        f"Đôn đốc {owing.unit.code} {name} {owing.period.code}",
        f"V/v đôn đốc nộp, sửa báo cáo {about}",
        (*_blocks(asked, about, to, day, answer_by), said("Đề nghị đơn vị quan tâm thực hiện./.")),
        copies=("Như trên;", FILED),
        to=(to,),
        mark=OWN_FORMS,
    )


def _blocks(asked: AskedOfUnit, when: str, to: str, day: date | None, answer_by: date | None) -> list[Block]:
    owing, period = asked.owing, asked.owing.period
    late = ", đã quá hạn" if is_past(period.due, day) else ""
    due = f", hạn nộp {day_words(period.due)}{late}" if period.due else ""
    until = f"trước ngày {day_words(answer_by)}" if answer_by else "trong thời gian sớm nhất"
    found: list[Block] = [
        said(
            f"Qua theo dõi việc thực hiện chế độ báo cáo {when} (số liệu từ {day_words(period.start)} đến "
            f"{day_words(period.end)}{due}), đến nay {_state(asked)}.",
            f"Đề nghị {to} thực hiện {until}:",
        )
    ]
    first, second = ("1. ", "2. ") if owing.forms and asked.cells else ("", "")
    if owing.forms:
        many = f"{counted(len(owing.forms))} biểu"
        codes = ", ".join(kind.form for kind in owing.forms)
        whole = said(f"{first}Nộp báo cáo {when}, gồm {many}: {codes}.")
        listed = (whole,) if owing.nothing else (said(f"{first}Nộp {many} còn thiếu:"), _forms(owing))
        found += [*listed, said(NIL)]
    if asked.cells:
        found += [
            said(f"{second}Sửa {counted(len(asked.cells))} ô; dòng có ô sai chưa được tính cho đến khi sửa:"),
            _cells(asked.cells),
        ]
    return found


def _state(asked: AskedOfUnit) -> str:
    if asked.owing.nothing:
        return "chưa nhận được báo cáo của đơn vị"
    said = ["chưa nhận được đủ các biểu của báo cáo"] if asked.owing.forms else []
    said += ["báo cáo còn ô phải sửa"] if asked.cells else []
    return " và ".join(said)


def _forms(owing: Owing) -> PaperTable:
    rows = [
        (str(n), kind.form, f"{kind.title}{' (Tập 2, hạn chế)' if kind.restricted else ''}")
        for n, kind in enumerate(owing.forms, 1)
    ]
    return table(("TT", "Biểu", "Nội dung"), (8, 14, 78), rows, (0, 1))


def _cells(cells: Sequence[ProblemRow]) -> PaperTable:
    """List the cells under the file they stand in."""
    rows: list[tuple[str, ...]] = []
    for n, cell in enumerate(cells, 1):
        file, *place = cell.where.split(" · ")
        if n == 1 or file != cells[n - 2].where.split(" · ")[0]:
            rows.append((f"Tệp {file_name(file)}",))
        rows.append((str(n), " ".join(place), cell.words))
    return table(("TT", "Biểu, ô", "Lỗi và cách sửa"), (8, 16, 76), rows, (0, 1))


@speaking("vi")
def asked_of_senders(stored: Stored, rules: Rules, period: Period) -> tuple[AskedOfUnit, ...]:
    """Return what each office is asked for of each unit, in order of code, the commune's own office first;
    nothing of one that owes nothing."""
    listed = {unit.code: unit for unit in rules.units.on(period.end)}
    missing = missing_of_all(stored.standing, rules, period)
    owing = {(one.unit.code, one.office): one for one in missing}
    owed = forms_awaited(stored.standing, rules, period, missing)
    cells = cells_to_correct(stored.standing, stored.problems, stored.files, period, owed)
    places = sorted({*owing, *cells}, key=lambda place: (place[0], place[1] != COMMUNE, place[1]))
    return tuple(
        AskedOfUnit(
            owing.get((unit, office)) or Owing(listed[unit], (), False, period, office),
            tuple(problem_row(cell) for cell in cells.get((unit, office), ())),
        )
        for unit, office in places
        if unit in listed
    )


@speaking("vi")
def reminders(
    asked: Iterable[AskedOfUnit],
    rules: Rules,
    office: IssuingOffice,
    day: date | None,
    answer_by: date | None,
) -> tuple[Printed, ...]:
    """Return the letters, one a unit and office; none from the office to itself."""
    return tuple(
        reminder(one, rules, office, day, answer_by)
        for one in asked
        if not office.is_called(one.owing.office)
    )
