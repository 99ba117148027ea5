"""`lanhmanh mutate`: changes the rules one small thing at a time; which change does no scenario notice?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, gettext_noop
from desk.base.options import HERE, RulesArgument, ScenariosOption, WorkspaceOption
from desk.base.output import Output
from desk.base.sharing import ProcessesOption, SchedulerOption, executor_asked, say_lost
from desk.cli.coverage import say_failing
from desk.cli.verb import verb

if TYPE_CHECKING:
    from desk.authoring.mutation import Mutation, Tried
    from engine.rulebook.model.rulebook import Rules

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
    rulebook: Annotated[
        str | None, typer.Option("--rulebook", help="Chỉ một bộ tiêu chí, hoặc follow_up.")
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            help="Chỉ một tiêu chí, điều kiện khống chế, dấu hiệu, luật việc cần làm, tham số hay số liệu.",
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--record", help="Ghi số đo, cả độ phủ, vào tệp này (có sẵn chỗ cho số đo)."),
    ] = None,
    workspace: WorkspaceOption = HERE,
    processes: ProcessesOption = 0,
    scheduler: SchedulerOption = None,
) -> int:
    from desk.authoring.mutation import LIMITS, mutation
    from desk.authoring.trials import SCENARIOS
    from desk.workspace.compiled_rules import rulebook_in, rules_in
    from desk.workspace.rule_files import rules_folder
    from engine.trials.probes import FOLLOW_UP

    folder, features = rules_folder(rules, workspace), scenarios or SCENARIOS
    found = rules_in(folder)
    if rulebook not in (None, FOLLOW_UP):
        rulebook_in(found, rulebook)
    if into is not None:
        _check_whole(rulebook, only, into)
    executor = executor_asked(scheduler, processes, LIMITS)
    with out.progress("Đổi thử") as step:
        tried = mutation(found, features, rulebook, only, step, executor)
    say_lost(executor, out)
    _shown(tried, out)
    if into is not None and not tried.left:
        _record(found, folder, features, tried, into, out)
    _json(tried, out)
    whole = not tried.of("unnoticed") and not tried.left and not tried.failing
    return DONE if whole else TO_LOOK_AT


def _check_whole(rulebook: str | None, only: str | None, into: Path) -> None:
    """Refuse figures of a part, and a document without a place for them, before any work."""
    from desk.authoring.trial_words import recorded

    if rulebook is not None or only is not None:
        raise WrongUse("--record ghi số đo của tất cả: bỏ --rulebook và --only.")
    recorded(into)


def _record(rules: Rules, folder: Path, features: Path, tried: Mutation, into: Path, out: Output) -> None:
    from desk.authoring.trial_words import figures_text, mark_of, record
    from desk.authoring.trials import coverage

    with out.progress("Chạy kịch bản") as step:
        covered = coverage(rules, features, None, step)
    record(into, figures_text(covered, tried, mark_of(folder, features)))
    out.say("Đã ghi số đo vào %(into)s", into=into)


def _shown(found: Mutation, out: Output) -> None:
    from desk.authoring.trial_words import figure_words

    if found.failing:
        n = len(found.failing)
        out.say("%(n)s kịch bản không đạt ngay khi chưa đổi gì, nên không dùng được; sửa chúng trước.", n=n)
        say_failing(found.failing, out)
    if found.left:
        out.say(
            "Dừng giữa chừng theo yêu cầu: còn %(n)s chỗ chưa đổi thử. Các số dưới đây chỉ tính phần đã thử.",
            n=found.left,
        )
    _table(found.of("unnoticed"), gettext("Đổi mà không kịch bản nào nhận ra"), out)
    _table(found.of("equivalent"), gettext("Đổi mà chứng minh được là không khác gì"), out)
    for kind, name in KIND_WORDS.items():
        figure = found.figure_of(kind)
        if figure.wanted:
            out.say(f"  {gettext(name)}: {figure_words(figure)}")
    said, equal = figure_words(found.figure), len(found.of("equivalent"))
    out.say(
        "Kịch bản nhận ra %(said)s chỗ đổi; %(equal)s chỗ đổi không khác gì, không tính.",
        said=said,
        equal=equal,
    )


def _table(tried: tuple[Tried, ...], title: str, out: Output) -> None:
    heads = (gettext("Mục"), gettext("Loại"), gettext("Từ"), gettext("Thành"), gettext("Tệp"))
    rows = [
        [
            t.mutant.item,
            gettext(KIND_WORDS[t.mutant.kind]),
            t.mutant.before or "—",
            t.mutant.after or "—",
            _where(t, out),
        ]
        for t in tried
    ]
    if rows:
        out.table(title, heads, rows)


def _where(tried: Tried, out: Output) -> str:
    place = f"{tried.mutant.place.file}:{tried.mutant.place.line}"
    proof = gettext(" (bằng nhau ở cả %(n)s trường hợp)", n=tried.cases)
    return place + (proof if tried.cases else "")


def _json(found: Mutation, out: Output) -> None:
    from desk.authoring.trial_words import figures_json

    kinds = [(kind, found.figure_of(kind)) for kind in KIND_WORDS]
    out.json(
        {
            **figures_json([("all", found.figure), *kinds]),
            "not_tried": found.left,
            "failing": [{"scenario": title, "failure": failure} for title, failure in found.failing],
            "changes": [_tried_json(tried) for tried in found.tried],
        }
    )


def _tried_json(tried: Tried) -> dict[str, object]:
    mutant = tried.mutant
    return {
        "rulebook": mutant.rulebook,
        "item": mutant.item,
        "kind": mutant.kind,
        "before": mutant.before,
        "after": mutant.after,
        "file": mutant.place.file,
        "line": mutant.place.line,
        "verdict": tried.verdict,
        "noticed_by": tried.by or None,
        "cases_compared": tried.cases or None,
    }
