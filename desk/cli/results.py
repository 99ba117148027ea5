"""`lanhmanh results`, `indicators`, `figures`, `so-far`: what a run, the records, a half year say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from desk.base.faults import DONE, OURS, TO_LOOK_AT, WrongUse
from desk.base.language import gettext
from desk.base.options import FullOption, RunArgument, argument, option
from desk.base.output import Output
from desk.cli.verb import Here, verb

RulebookOption = Annotated[str | None, option("Tên bộ tiêu chí (mặc định: bộ công nhận xã).", "--rulebook")]


@verb("results", "In kết quả của một lần chạy.")
def results(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    rulebook: RulebookOption = None,
    full: FullOption = False,
) -> int:
    from desk.report.console import print_report
    from desk.reports.ranking import ranking_report
    from desk.runs.year import year_of_run

    year = year_of_run(here.run(run), rulebook)
    print_report(ranking_report(year), out, screen=not full)
    return TO_LOOK_AT if year.counts.undecided else DONE


@verb("indicators", "In mọi chỉ số của một đơn vị hoặc cơ sở.")
def indicators(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    subject: Annotated[str, option("Mã đơn vị hoặc mã cơ sở.")] = "",
    window: Annotated[str, option("period (kỳ báo cáo) hoặc calendar_year (năm dương lịch).")] = "period",
) -> int:
    from desk.runs.asked import asked_subject
    from desk.runs.run import scored_period
    from desk.runs.run_inputs import evaluation_of, inputs_of
    from desk.words.adoption_words import say_mark
    from desk.words.numbers import cell_json, cell_words
    from engine.rulebook.compile.rule_uses import behind

    found = here.run(run)
    rules, archive = inputs_of(found)
    period = scored_period(rules, found.manifest["year"])
    if window in rules.beside:
        start, end = rules.beside[window]
        period = replace(period, start=date(period.year, *start), end=date(period.year, *end))
    elif window != "period":
        have = ", ".join(["period", *rules.beside])
        raise WrongUse("--window chỉ nhận: %(have)s.", have=have)
    facts = evaluation_of(found, rules, archive).facts(period)
    wanted = asked_subject(facts, rules, period, subject)
    cells = facts.cells(wanted)
    declared = rules.asked_indicators(wanted.kind, period.end)
    out.json(
        {
            "subject": {wanted.kind: wanted.id, "period": period.code},
            "window": [period.start.isoformat(), period.end.isoformat()],
            "values": {name: cell_json(cell) for name, cell in cells.items()},
            "provisional": sorted(name for name, cell in cells.items() if cell.bounded),
        }
    )
    unit = rules.units.get(wanted.id, period.end)
    out.table(
        f"{f'{unit.name} ({unit.code})' if unit else wanted.id} · {period.code}",
        [gettext("Chỉ số"), gettext("Tên trong quy tắc"), (gettext("Giá trị"), "right"), gettext("Ghi chú")],
        [
            (
                declared[n].title[out.lang],
                n,
                cell_words(c, declared[n].unit),
                gettext("tạm tính") if c.bounded else "",
            )
            for n, c in cells.items()
        ],
    )
    say_mark(out, *behind(rules, facts.set_of(wanted).name, cells).rulebooks)
    return DONE


@verb(
    "figures",
    "Số liệu của một đơn vị, hay của mọi đơn vị cộng lại, cho kỳ bất kỳ (năm, 6T, quý, đột xuất); cùng kỳ,"
    " tăng giảm.",
)
def figures(
    here: Here,
    out: Output,
    period: Annotated[str, argument("Kỳ: 2020, 2020-6T, 2020-Q1, 2020-DX1.")],
    unit: Annotated[
        str | None,
        option("Mã hoặc tên một đơn vị; mã tỉnh: các xã của tỉnh cộng lại. Không nêu: mọi đơn vị cộng lại."),
    ] = None,
) -> int:
    from desk.report.console import print_report
    from desk.reports.figures_report import figures_report, totals_report
    from desk.runs.asked import asked_subject
    from desk.workspace.locking import period_asked
    from desk.workspace.office_units import provinces_in, units_of
    from desk.workspace.standing_today import evaluation_today

    made, rules = here.workspace, here.rules
    wanted = period_asked(rules, period)
    evaluation = evaluation_today(made, rules, wanted)
    if unit is None or unit in provinces_in(rules, wanted):
        report = totals_report(evaluation, wanted, unit, units_of(rules, wanted, unit))
    else:
        subject = asked_subject(evaluation.facts(wanted), rules, wanted, unit)
        report = figures_report(evaluation, subject, wanted)
    print_report(report, out)
    return DONE


@verb(
    "so-far",
    "Tạm tính giữa năm: nếu giữ như hiện nay thì mỗi xã được bao nhiêu điểm, thiếu ở đâu, điều gì chưa thể"
    " biết.",
)
def so_far(
    here: Here,
    out: Output,
    period: Annotated[str, argument("Kỳ từ đầu năm: 2020-6T, 2020-Q1.")],
    unit: Annotated[str | None, option("Mã hoặc tên một xã: từng tiêu chí, kèm lý do.")] = None,
) -> int:
    from desk.office.so_far import so_far_report
    from desk.office.so_far_results import so_far_results
    from desk.report.console import print_report
    from desk.runs.asked import asked_subject
    from desk.workspace.locking import refuse_impossible

    results = so_far_results(here.workspace, here.rules, period)
    refuse_impossible(here.workspace, here.rules, results.period, date.today())
    code = ""
    if unit is not None:
        asked = asked_subject(results.evaluation.facts(results.period), here.rules, results.period, unit)
        code = next((row.subject.id for row in results.rows if row.subject == asked), "")
        if not code:
            raise WrongUse("Tạm tính chỉ cho xã, không cho '%(unit)s'. Ghi mã hoặc tên một xã.", unit=unit)
    print_report(so_far_report(results, unit=code), out)
    return OURS if results.failing else DONE
