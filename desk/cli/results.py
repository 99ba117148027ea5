"""`lanhmanh results`, `explain`, `indicators`, `figures`, `so-far`: what a run, records, a half year say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from desk.base.faults import DONE, OURS, TO_LOOK_AT, Stop, WrongUse
from desk.base.language import ByLanguage, gettext, gettext_noop
from desk.base.options import RUN_HELP, FullOption, RunArgument, argument, option
from desk.base.output import Output
from desk.cli.verb import Here, verb
from desk.office import so_far as interim
from desk.office.workbooks import evidence_files
from desk.report import console, tree
from desk.reports import figures_report, next_steps, notices_report, ranking, reasons, reasons_screen
from desk.reports import follow_up as follow_up_reports
from desk.runs import failing as failures
from desk.runs import found_runs, notices, run_inputs, since_announced, standings
from desk.runs import run as runs
from desk.runs import year as years
from desk.words import adoption_words, numbers
from desk.workspace import locking, standing_today
from engine.evaluation import explanation as explanations
from engine.rulebook.compile import rule_uses
from engine.rulebook.model import roles

SubjectArgument = Annotated[str | None, argument("Mã hoặc tên đơn vị, hoặc mã cơ sở.", show_default=False)]
RulebookOption = Annotated[str | None, option("Tên bộ tiêu chí (mặc định: bộ công nhận xã).", "--rulebook")]


@verb("results", "In kết quả của một lần chạy.")
def results(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    rulebook: RulebookOption = None,
    full: FullOption = False,
) -> int:
    year = years.year_of_run(here.run(run), rulebook)
    console.print_report(ranking.ranking_report(year), out, screen=not full)
    return TO_LOOK_AT if year.counts.undecided else DONE


@verb("indicators", "In mọi chỉ số của một đơn vị hoặc cơ sở.")
def indicators(
    here: Here,
    out: Output,
    subject: SubjectArgument = None,
    run: Annotated[str | None, argument(RUN_HELP, show_default=False)] = None,
    named: Annotated[str | None, option("Mã đơn vị hoặc mã cơ sở.", "--subject")] = None,
    window: Annotated[str, option("period (kỳ báo cáo) hoặc calendar_year (năm dương lịch).")] = "period",
) -> int:
    code, run = _asked_of("indicators", [subject, run], [named], here.path)
    scored = here.run(run)
    rules, archive = run_inputs.inputs_of(scored)
    period = runs.scored_period(rules, scored.manifest["year"])
    if window in rules.beside:
        start, end = rules.beside[window]
        period = replace(period, start=date(period.year, *start), end=date(period.year, *end))
    elif window != "period":
        raise WrongUse("--window chỉ nhận: %(have)s.", have=", ".join(["period", *rules.beside]))
    facts = run_inputs.evaluation_of(scored, rules, archive).facts(period)
    about = run_inputs.asked_subject(facts, rules, period, code)
    cells = facts.cells(about)
    declared = rules.asked_indicators(about.kind, period.end)
    out.json(
        {
            "subject": {about.kind: about.id, "period": period.code},
            "window": [period.start.isoformat(), period.end.isoformat()],
            "values": {name: numbers.cell_json(cell) for name, cell in cells.items()},
            "provisional": sorted(name for name, cell in cells.items() if cell.bounded),
        }
    )
    unit = rules.units.get(about.id, period.end)
    out.table(
        f"{f'{unit.name} ({unit.code})' if unit else about.id} · {period.code}",
        [gettext("Chỉ số"), gettext("Tên trong quy tắc"), (gettext("Giá trị"), "right"), gettext("Ghi chú")],
        [
            (
                declared[n].title[out.lang],
                n,
                numbers.cell_words(c, declared[n].unit),
                gettext("tạm tính") if c.bounded else "",
            )
            for n, c in cells.items()
        ],
    )
    adoption_words.say_mark(out, *rule_uses.behind(rules, facts.set_of(about).name, cells).rulebooks)
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
    workspace, rules = here.workspace, here.rules
    when = locking.period_asked(rules, period)
    locking.refuse_impossible(workspace, rules, when, date.today())
    evaluation = standing_today.evaluation_today(workspace, rules, when)
    if unit is None or unit in standing_today.provinces_in(rules, when):
        report = figures_report.totals_report(
            evaluation, when, unit, standing_today.units_of(rules, when, unit)
        )
    else:
        subject = run_inputs.asked_subject(evaluation.facts(when), rules, when, unit)
        report = figures_report.figures_report(evaluation, subject, when)
    console.print_report(report, out)
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
    results = interim.so_far_results(here.workspace, here.rules, period)
    locking.refuse_impossible(here.workspace, here.rules, results.period, date.today())
    code = ""
    if unit is not None:
        about = run_inputs.asked_subject(
            results.evaluation.facts(results.period), here.rules, results.period, unit
        )
        code = next((row.subject.id for row in results.rows if row.subject == about), "")
        if not code:
            raise WrongUse("Tạm tính chỉ cho xã, không cho '%(unit)s'. Ghi mã hoặc tên một xã.", unit=unit)
    console.print_report(interim.so_far_report(results, unit=code), out)
    return OURS if results.failing else DONE


BY_COVER = gettext_noop(
    "\nNgày nhận của xã theo bìa hoặc ngày nhập, nơi nhận chưa ghi. Ghi vào sổ văn bản đến rồi nhập lại tệp"
    " đó với --received và đường dẫn tới sổ."
)


@verb("explain", "Giải thích từng điểm của một đơn vị hoặc cơ sở, đến tệp, biểu, dòng.")
def explain(
    here: Here,
    out: Output,
    subject: SubjectArgument = None,
    run: Annotated[str | None, argument(RUN_HELP, show_default=False)] = None,
    rulebook: RulebookOption = None,
    unit: Annotated[str | None, option("Mã hoặc tên đơn vị.")] = None,
    venue: Annotated[str | None, option("Mã cơ sở.")] = None,
    period: Annotated[str | None, option("Kỳ (mặc định: kỳ của lần chạy).")] = None,
    criterion: Annotated[str | None, option("Chỉ in một tiêu chí, đến từng dòng.")] = None,
    evidence: Annotated[
        Path | None,
        option(
            "Thư mục để ghi mỗi tiêu chí một tệp Excel: mọi dòng đã xét, dòng nào được tính, dòng nào"
            " không, vì sao."
        ),
    ] = None,
    full: FullOption = False,
) -> int:
    asked, run = _asked_of("explain", [subject, run], [unit, venue], here.path)
    scored = here.run(run)
    rules, archive = run_inputs.inputs_of(scored)
    when = runs.scored_period(rules, scored.manifest["year"])
    if period is not None and period != when.code:
        raise WrongUse(
            "Lần chạy %(id)s là của kỳ %(when)s, không phải %(period)s. Chọn lần chạy của kỳ đó.",
            id=scored.id,
            when=when.code,
            period=period,
        )
    evaluation = run_inputs.evaluation_of(scored, rules, archive)
    unit_name = partial(rules.units.name, day=when.end)
    failing = [label for label in scored.failed if asked.upper().startswith(f"{label.split()[0]}-")]
    try:
        wanted = run_inputs.asked_subject(evaluation.facts(when), rules, when, asked)
    except WrongUse:
        if not failing:
            raise
        raise Stop(OURS, ByLanguage(failures.failed_words, failing, unit_name)) from None
    asked, of_unit = wanted.id, wanted.kind == "unit"
    _check_kind(wanted.kind, unit, venue)
    book = standings.rulebook_asked(rules, scored, rulebook, roles.ROLE_OF[wanted.kind])
    if wanted.kind != rules.indicator_sets[book.subject].subject:
        raise WrongUse("Bộ tiêu chí %(book)s không dùng cho '%(asked)s'.", book=book.name, asked=asked)
    _check_criterion(criterion, [c.id for c in book.criteria])
    explanation = explanations.explanation_of(evaluation, book, wanted, when)
    follow_up = follow_up_reports.follow_up_about(scored, rules, asked)
    noticed = notices.notices_of(scored, asked) if of_unit else ()
    name = unit_name(explanation.result.unit)
    title = name if of_unit else f"{asked} ({name})"
    files: tuple[Path, ...] = ()
    if evidence is not None:
        later = [
            difference
            for difference in since_announced.since_announced(scored)
            if asked in difference.subjects
        ]
        differs = [since_announced.since_words(difference) for difference in later]
        files = evidence_files.evidence_files(evidence, explanation, rules, title, criterion, differs)
    if out.as_json:
        extra = {
            "notices": notices_report.notices_json(noticed),
            "follow_up": follow_up.data() if follow_up.data else [],
        }
        out.json(
            {**reasons.explanation_json(explanation, rules), **extra, "files": [str(path) for path in files]}
        )
    else:
        if screen := not full and criterion is None:
            name_of_run = next_steps.run_as_typed(scored)[0]
            typed = f"{asked} {name_of_run}" + (f" --rulebook {rulebook}" if rulebook else "")
            about = f"follow-up {name_of_run} --about {asked}"
            work = len(follow_up.data()) if follow_up.data else 0
            short = reasons_screen.reasons_screen(explanation, rules, title, typed, about, work)
            console.print_report(short, out, screen=True)
        else:
            console.print_report(reasons.reasons_report(explanation, rules, title, criterion), out)
        if asked in scored.failed:
            out.say(
                "\n%(failed)s Gửi %(report)s cho người phát triển.",
                failed=failures.failed_words([asked], unit_name),
                report=scored.folder / failures.REPORT,
            )
        if criterion is None and not screen:  # the rest is not about one criterion
            first = notices.first_told_of(scored, book).get(asked)
            if first is not None:
                out.say("\nĐiểm như báo cáo đầu: %(points)s.", points=numbers.range_words(*first))
            if asked in scored.manifest.get("by_cover", ()):
                out.say(BY_COVER)
            console.print_report(tree.Report(tuple(notices_report.notices_table(noticed, unit_name))), out)
            console.print_report(follow_up, out)
    if evidence is not None:
        out.files(files)
        out.say("Đã ghi %(n)s tệp: mọi dòng đã xét.", n=len(files))
    return DONE


def _check_criterion(criterion: str | None, known: list[str]) -> None:
    if criterion is not None and criterion not in known:
        have = ", ".join(known)
        raise WrongUse(
            "Không có tiêu chí '%(criterion)s'. Đang có: %(have)s.", criterion=criterion, have=have
        )


def _asked_of(
    verb_: str, arguments: list[str | None], options: list[str | None], workspace: Path
) -> tuple[str, str]:
    """Return the subject and the run: `30994 2020`, in any order; the run alone after --unit."""
    what, named = ([text for text in texts if text] for texts in (arguments, options))
    if len(named) == 1 and len(what) <= 1:
        return named[0], (*what, found_runs.LATEST)[0]
    if not named and len(what) in (1, 2):
        subject, run = sorted(
            (*what, found_runs.LATEST)[:2], key=lambda text: found_runs.is_run(text, workspace)
        )
        if not found_runs.is_run(subject, workspace):
            return subject, run
    raise WrongUse(
        "Nêu một đơn vị hoặc một cơ sở, rồi năm nếu cần: lanhmanh %(verb)s 30994 2020.", verb=verb_
    )


def _check_kind(kind: str, unit: str | None, venue: str | None) -> None:
    if unit and kind != "unit":
        raise WrongUse("'%(unit)s' không phải đơn vị: dùng --venue.", unit=unit)
    if venue and kind != "venue":
        raise WrongUse("'%(venue)s' không phải cơ sở: dùng --unit.", venue=venue)
