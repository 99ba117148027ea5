"""`lanhmanh explain`: every point of one subject, back to file, sheet and row."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

from desk.base.faults import DONE, OURS, Stop, WrongUse
from desk.base.language import ByLanguage, gettext_noop
from desk.base.options import RUN_HELP, argument, option
from desk.base.output import Output
from desk.cli.results import RulebookOption
from desk.cli.verb import Here, verb

BY_COVER = gettext_noop(
    "\nNgày nhận của xã theo bìa hoặc ngày nhập, nơi nhận chưa ghi. Ghi vào sổ văn bản đến rồi nhập lại tệp"
    " đó với --received và đường dẫn tới sổ."
)


@verb("explain", "Giải thích từng điểm của một đơn vị hoặc cơ sở, đến tệp, biểu, dòng.")
def explain(
    here: Here,
    out: Output,
    subject: Annotated[str | None, argument("Mã hoặc tên đơn vị, hoặc mã cơ sở.", show_default=False)] = None,
    run: Annotated[str | None, argument(RUN_HELP, show_default=False)] = None,
    rulebook: RulebookOption = None,
    unit: Annotated[str | None, option("Mã hoặc tên đơn vị.")] = None,
    venue: Annotated[str | None, option("Mã cơ sở.")] = None,
    period: Annotated[str | None, option("Kỳ (mặc định: kỳ của lần chạy).")] = None,
    criterion: Annotated[str | None, option("Chỉ in một tiêu chí.")] = None,
    evidence: Annotated[
        Path | None,
        option(
            "Thư mục để ghi mỗi tiêu chí một tệp Excel: mọi dòng đã xét, dòng nào được tính, dòng nào"
            " không, vì sao."
        ),
    ] = None,
) -> int:
    from desk.report.console import print_report
    from desk.report.tree import Report
    from desk.reports.follow_up import follow_up_about
    from desk.reports.notices_report import notices_json, notices_table
    from desk.reports.reasons import explanation_json, reasons_report
    from desk.runs.asked import asked_subject
    from desk.runs.failing import REPORT, failed_words
    from desk.runs.notices import first_told_of, notices_of
    from desk.runs.run import scored_period
    from desk.runs.run_inputs import evaluation_of, inputs_of
    from desk.runs.standings import rulebook_asked
    from desk.words.numbers import range_words
    from engine.evaluation.explanation import explanation_of
    from engine.rulebook.model.roles import ROLE_OF

    asked, run = _asked_of(
        [text for text in (subject, run) if text], [text for text in (unit, venue) if text], here.path
    )
    found = here.run(run)
    rules, archive = inputs_of(found)
    when = scored_period(rules, found.manifest["year"])
    if period is not None and period != when.code:
        raise WrongUse(
            "Lần chạy %(id)s là của kỳ %(when)s, không phải %(period)s. Chọn lần chạy của kỳ đó.",
            id=found.id,
            when=when.code,
            period=period,
        )
    evaluation = evaluation_of(found, rules, archive)
    unit_name = partial(rules.units.name, day=when.end)
    failing = [label for label in found.failed if asked.upper().startswith(f"{label.split()[0]}-")]
    try:
        wanted = asked_subject(evaluation.facts(when), rules, when, asked)
    except WrongUse:
        if not failing:
            raise
        raise Stop(OURS, ByLanguage(failed_words, failing, unit_name)) from None
    asked, of_unit = wanted.id, wanted.kind == "unit"
    _check_kind(wanted.kind, unit, venue)
    book = rulebook_asked(rules, found, rulebook, ROLE_OF[wanted.kind])
    if wanted.kind != rules.indicator_sets[book.subject].subject:
        raise WrongUse("Bộ tiêu chí %(book)s không dùng cho '%(asked)s'.", book=book.name, asked=asked)
    _check_criterion(criterion, [c.id for c in book.criteria])
    explanation = explanation_of(evaluation, book, wanted, when)
    follow_up = follow_up_about(found, rules, asked)
    noticed = notices_of(found, asked) if of_unit else ()
    name = unit_name(explanation.result.unit)
    title = name if of_unit else f"{asked} ({name})"
    files: tuple[Path, ...] = ()
    if evidence is not None:
        from desk.office.workbooks.evidence_files import evidence_files
        from desk.runs.since_announced import since_announced, since_words

        later = [one for one in since_announced(found) if asked in one.subjects]
        differs = [since_words(one) for one in later]
        files = evidence_files(evidence, explanation, rules, title, criterion, differs)
    if out.as_json:
        told = {"notices": notices_json(noticed), "follow_up": follow_up.data() if follow_up.data else []}
        out.json({**explanation_json(explanation, rules), **told, "files": [str(path) for path in files]})
    else:
        print_report(reasons_report(explanation, rules, title, criterion), out)
        if asked in found.failed:
            report = found.folder / REPORT
            out.say(
                "\n%(failed)s Gửi %(report)s cho người phát triển.",
                failed=failed_words([asked], unit_name),
                report=report,
            )
        if criterion is None:  # the rest is not about one criterion
            first = first_told_of(found, book).get(asked)
            if first is not None:
                points = range_words(*first)
                out.say("\nĐiểm như báo cáo đầu: %(points)s.", points=points)
            if asked in found.manifest.get("by_cover", ()):
                out.say(BY_COVER)
            print_report(Report(tuple(notices_table(noticed, unit_name))), out)
            print_report(follow_up, out)
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


def _asked_of(what: list[str], named: list[str], workspace: Path) -> tuple[str, str]:
    """Return the subject and the run: `30994 2020`, in any order; the run alone after --unit."""
    from desk.runs.found_runs import LATEST, is_run

    if len(named) == 1 and len(what) <= 1:
        return named[0], (*what, LATEST)[0]
    if not named and len(what) in (1, 2):
        subject, run = sorted((*what, LATEST)[:2], key=lambda text: is_run(text, workspace))
        if not is_run(subject, workspace):
            return subject, run
    raise WrongUse("Nêu một đơn vị hoặc một cơ sở, rồi năm nếu cần: lanhmanh explain 30994 2020.")


def _check_kind(kind: str, unit: str | None, venue: str | None) -> None:
    if unit and kind != "unit":
        raise WrongUse("'%(unit)s' không phải đơn vị: dùng --venue.", unit=unit)
    if venue and kind != "venue":
        raise WrongUse("'%(venue)s' không phải cơ sở: dùng --unit.", venue=venue)
