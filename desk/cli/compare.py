"""`lanhmanh compare`, `backtest`, `coverage`, `mutate`: what rules do beside others, and what tries them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from desk.authoring import backtesting, comparison, comparison_report, trial_words, trials
from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, gettext_noop
from desk.base.options import (
    HERE,
    RulesArgument,
    ScenariosOption,
    WorkspaceOption,
    argument,
    day_from,
    option,
)
from desk.base.output import Output
from desk.base.sharing import ProcessesOption, SchedulerOption, executor_asked, say_lost
from desk.cli.verb import Here, not_with, verb
from desk.report import console
from desk.runs import run as runs
from desk.words import adoption_words, numbers
from desk.workspace import compiled_rules, rule_files
from engine.rulebook.model import roles
from engine.trials import coverage as trial_coverage
from engine.trials import probes

if TYPE_CHECKING:
    from engine.rulebook.model.rulebook import Rules
    from engine.rulebook.text.places import Place


@verb(
    "compare", "So hai thư mục quy tắc, hai ngày, hoặc hai lần chạy: khác gì, ai đổi hạng, vì tiêu chí nào."
)
def compare(
    out: Output,
    before: Annotated[str, argument("Trước: thư mục quy tắc, ngày (năm-tháng-ngày), hoặc lần chạy.")],
    after: Annotated[str, argument("Sau: như trên.")],
    workspace: WorkspaceOption = HERE,
    year: Annotated[list[int] | None, option("Chỉ năm này; có thể ghi nhiều lần.")] = None,
    rulebook: Annotated[str | None, option("Chỉ bộ tiêu chí này.")] = None,
    as_of: Annotated[str | None, option("Chỉ tính báo cáo nhận đến ngày này.")] = None,
    processes: ProcessesOption = 1,
    scheduler: SchedulerOption = None,
    workbook: Annotated[Path | None, option("Ghi thêm ra tệp .xlsx này.")] = None,
) -> int:
    if comparison.are_runs(before, after, workspace):
        not_with({"RUN RUN": True}, {"--year": year, "--as-of": as_of})
        found = comparison.compared_runs(before, after, workspace, rulebook)
    else:
        alone = processes == 1 and scheduler is None
        executor = comparison.HERE if alone else executor_asked(scheduler, processes, comparison.LIMITS)
        found = comparison.compared_rules(
            before, after, workspace, year or (), rulebook, day_from(as_of, "--as-of"), executor
        )
        say_lost(executor, out)
    report = comparison_report.ComparisonReport(found)
    console.print_report(report.report(), out)
    if workbook is not None:
        comparison_report.comparison_workbook(report, workbook)
        out.note("Đã ghi %(workbook)s.", workbook=workbook)
    return TO_LOOK_AT if any(movement.moved for movement in found.movements) else DONE


@verb(
    "backtest", "Đối chiếu phân loại của một năm với kết quả kiểm tra năm sau: hạng, dấu hiệu nào nói đúng."
)
def backtest(
    here: Here,
    out: Output,
    year: Annotated[int, option("Năm được phân loại.", min=1900, max=2100)],
    rulebook: Annotated[str | None, option("Bộ tiêu chí (mặc định: bộ phân loại cơ sở).")] = None,
) -> int:
    made, rules = here.workspace, here.rules
    period = runs.scored_period(rules, year)
    book = (
        compiled_rules.rulebook_in(rules, rulebook)
        if rulebook
        else compiled_rules.rulebook_for(rules, roles.INSPECTION, period)
    )
    held = backtesting.held_against(made, rules, book, period)
    backtesting.remember(made, rules, held)
    backtesting.print_backtest(held, out)
    adoption_words.say_mark(out, book)
    out.json(backtesting.backtest_json(held))
    return TO_LOOK_AT if held.found.saying_nothing else DONE


MOST_NAMED = 10


@verb("coverage", "Kịch bản đã thử đến đâu trong quy tắc; viết sẵn những kịch bản còn thiếu.")
def coverage(
    here: Here,
    out: Output,
    rules: RulesArgument = None,
    scenarios: ScenariosOption = None,
    rulebook: Annotated[str | None, option("Chỉ một bộ tiêu chí.")] = None,
    only: Annotated[
        str | None, option("Chỉ một tiêu chí, điều kiện khống chế, hạng, dấu hiệu, tham số hay số liệu.")
    ] = None,
    write: Annotated[Path | None, option("Viết các kịch bản còn thiếu, để ngỏ câu trả lời, vào đây.")] = None,
) -> int:
    found = compiled_rules.rules_in(rule_files.rules_folder(rules, here.path))
    if rulebook is not None:
        compiled_rules.rulebook_in(found, rulebook)
    with out.progress("Chạy kịch bản") as step:
        covered = trials.coverage(found, scenarios or trials.SCENARIOS, rulebook, step, only)
    written = trials.write_missing(found, covered, write) if write is not None else ()
    _shown(found, covered, out)
    for path in written:
        out.say("Đã viết %(path)s", path=path)
    _json(covered, [str(path) for path in written], out)
    return DONE if covered.complete else TO_LOOK_AT


def _shown(rules: Rules, found: trials.Coverage, out: Output) -> None:
    out.say("%(n)s kịch bản đã chạy.", n=found.scenarios)
    say_failing(found.failing, out)
    for name, places in found.rulebooks.items():
        lines, thresholds = (
            trial_words.figure_words(trial_coverage.figure_of(places, side)) for side in (False, True)
        )
        out.say(
            "%(name)s: dòng %(lines)s; ngưỡng %(thresholds)s", name=name, lines=lines, thresholds=thresholds
        )
        titles = trial_words.titles_of(rules, name)
        _table(places, titles, out)
    _follow_up(found, out)


def _table(places: Iterable[trial_coverage.Covered], titles: Mapping[str, str], out: Output) -> None:
    rows = [
        [
            c.probe.item,
            trial_words.place_words(c.probe, titles),
            trial_words.missing_words(c),
            _where(c.probe.place),
        ]
        for c in places
        if c.missing
    ]
    if rows:
        heads = (gettext("Mục"), gettext("Chỗ"), gettext("Chưa có kịch bản"), gettext("Tệp"))
        out.table(gettext("Kịch bản chưa thử tới"), heads, rows)


def say_failing(failing: tuple[tuple[str, str], ...], out: Output) -> None:
    """Name the first scenarios that fail, and count the others; `--json` has them all."""
    for title, failure in failing[:MOST_NAMED]:
        out.say("Không đạt: %(said)s", said=f"{title}\n    {failure}".rstrip())
    more = len(failing) - MOST_NAMED
    if more > 0:
        out.say(
            "Không đạt: còn %(more)s kịch bản khác (tất cả %(every)s); in hết: chạy lại lệnh này, thêm"
            " --json (mục failing).",
            more=more,
            every=len(failing),
        )


def _where(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _follow_up(found: trials.Coverage, out: Output) -> None:
    if not found.follow_up:
        return
    out.say(
        "follow_up: %(tried)s/%(total)s luật có kịch bản nêu và kịch bản không nêu; %(open)s luật có kịch"
        " bản cần bổ sung; ngưỡng %(thresholds)s",
        tried=sum(rule.tried for rule in found.follow_up),
        total=len(found.follow_up),
        open=sum("unknown" in rule.hit for rule in found.follow_up),
        thresholds=trial_words.figure_words(trial_coverage.figure_of(found.follow_up_thresholds, True)),
    )
    lacking = ", ".join(rule.id for rule in found.follow_up if not rule.tried)
    if lacking:
        out.say("  Chưa đủ: %(lacking)s", lacking=lacking)
    _table(found.follow_up_thresholds, {}, out)


def _json(found: trials.Coverage, written: list[str], out: Output) -> None:
    out.json(
        {
            "scenarios": found.scenarios,
            "failing": [{"scenario": title, "failure": failure} for title, failure in found.failing],
            "rulebooks": {
                name: {
                    **trial_words.figures_json(
                        [
                            ("lines", trial_coverage.figure_of(places, False)),
                            ("thresholds", trial_coverage.figure_of(places, True)),
                        ]
                    ),
                    "places": [trial_words.probe_json(place) for place in places],
                }
                for name, places in found.rulebooks.items()
            },
            "follow_up": [
                {"rule": rule.id, "hit": dict(sorted(rule.hit.items()))} for rule in found.follow_up
            ],
            "follow_up_thresholds": [trial_words.probe_json(place) for place in found.follow_up_thresholds],
            "written": written,
        }
    )


KIND_WORDS = {
    "threshold": gettext_noop("ngưỡng"),
    "operator": gettext_noop("phép so"),
    "weight": gettext_noop("điểm"),
    "citation": gettext_noop("căn cứ"),
}


@verb("mutate", "Đổi thử từng ngưỡng, phép so, điểm, căn cứ; nêu chỗ đổi mà không kịch bản nào nhận ra.")
def mutate(
    out: Output,
    rules: RulesArgument = None,
    scenarios: ScenariosOption = None,
    rulebook: Annotated[str | None, option("Chỉ một bộ tiêu chí, hoặc follow_up.")] = None,
    only: Annotated[
        str | None,
        option("Chỉ một tiêu chí, điều kiện khống chế, dấu hiệu, luật việc cần làm, tham số hay số liệu."),
    ] = None,
    into: Annotated[
        Path | None, option("Ghi số đo, cả độ phủ, vào tệp này (có sẵn chỗ cho số đo).", "--record")
    ] = None,
    workspace: WorkspaceOption = HERE,
    processes: ProcessesOption = 0,
    scheduler: SchedulerOption = None,
) -> int:
    folder, features = rule_files.rules_folder(rules, workspace), scenarios or trials.SCENARIOS
    found = compiled_rules.rules_in(folder)
    if rulebook not in (None, probes.FOLLOW_UP):
        compiled_rules.rulebook_in(found, rulebook)
    if into is not None:
        _check_whole(rulebook, only, into)
    executor = executor_asked(scheduler, processes, trials.LIMITS)
    with out.progress("Đổi thử") as step:
        tried = trials.mutation(found, features, rulebook, only, step, executor)
    say_lost(executor, out)
    _mutation_shown(tried, out)
    if into is not None and not tried.left:
        _record_figures(found, folder, features, tried, into, out)
    _mutation_json(tried, out)
    whole = not tried.of("unnoticed") and not tried.left and not tried.failing
    return DONE if whole else TO_LOOK_AT


def _check_whole(rulebook: str | None, only: str | None, into: Path) -> None:
    """Refuse figures of a part, and a document without a place for them, before any work."""
    if rulebook is not None or only is not None:
        raise WrongUse("--record ghi số đo của tất cả: bỏ --rulebook và --only.")
    trial_words.recorded(into)


def _record_figures(
    rules: Rules, folder: Path, features: Path, tried: trials.Mutation, into: Path, out: Output
) -> None:
    with out.progress("Chạy kịch bản") as step:
        covered = trials.coverage(rules, features, None, step)
    trial_words.record(into, trial_words.figures_text(covered, tried, trial_words.mark_of(folder, features)))
    out.say("Đã ghi số đo vào %(into)s", into=into)


def _mutation_shown(found: trials.Mutation, out: Output) -> None:
    if found.failing:
        n = len(found.failing)
        out.say("%(n)s kịch bản không đạt ngay khi chưa đổi gì, nên không dùng được; sửa chúng trước.", n=n)
        say_failing(found.failing, out)
    if found.left:
        out.say(
            "Dừng giữa chừng theo yêu cầu: còn %(n)s chỗ chưa đổi thử. Các số dưới đây chỉ tính phần đã thử.",
            n=found.left,
        )
    _mutants_table(found.of("unnoticed"), gettext("Đổi mà không kịch bản nào nhận ra"), out)
    _mutants_table(found.of("equivalent"), gettext("Đổi mà chứng minh được là không khác gì"), out)
    for kind, name in KIND_WORDS.items():
        figure = found.figure_of(kind)
        if figure.wanted:
            out.line(f"  {gettext(name)}: {trial_words.figure_words(figure)}")
    out.say(
        "Kịch bản nhận ra %(said)s chỗ đổi; %(equal)s chỗ đổi không khác gì, không tính.",
        said=trial_words.figure_words(found.figure),
        equal=len(found.of("equivalent")),
    )


def _mutants_table(tried: tuple[trials.Tried, ...], title: str, out: Output) -> None:
    heads = (gettext("Mục"), gettext("Loại"), gettext("Từ"), gettext("Thành"), gettext("Tệp"))
    rows = [
        [
            t.mutant.item,
            gettext(KIND_WORDS[t.mutant.kind]),
            t.mutant.before or "—",
            t.mutant.after or "—",
            _mutant_at(t, out),
        ]
        for t in tried
    ]
    if rows:
        out.table(title, heads, rows)


def _mutant_at(tried: trials.Tried, out: Output) -> str:
    place = f"{tried.mutant.place.file}:{tried.mutant.place.line}"
    proof = gettext(" (bằng nhau ở cả %(n)s trường hợp)", n=tried.cases)
    return place + (proof if tried.cases else "")


def _mutation_json(found: trials.Mutation, out: Output) -> None:
    kinds = [(kind, found.figure_of(kind)) for kind in KIND_WORDS]
    out.json(
        {
            **trial_words.figures_json([("all", found.figure), *kinds]),
            "not_tried": found.left,
            "failing": [{"scenario": title, "failure": failure} for title, failure in found.failing],
            "changes": [_tried_json(tried) for tried in found.tried],
        }
    )


def _tried_json(tried: trials.Tried) -> dict[str, object]:
    mutant = tried.mutant
    return {
        **numbers.fields_json(mutant, "rulebook", "item", "kind", "before", "after"),
        "file": mutant.place.file,
        "line": mutant.place.line,
        "verdict": tried.verdict,
        "noticed_by": tried.by or None,
        "cases_compared": tried.cases or None,
    }
