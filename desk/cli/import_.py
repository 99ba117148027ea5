"""`lanhmanh import`: takes returns into the archive and says what became of every row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from desk.cli.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang, day_from
from desk.cli.output import Output
from desk.faults import DONE, INPUT_UNREADABLE, TO_LOOK_AT


def register(app: typer.Typer) -> None:
    app.command("import", help="Nhập báo cáo (.xlsx hoặc thư mục .csv); nhập lại không đổi gì.")(import_)


def import_(
    paths: Annotated[list[Path], typer.Argument(help="Tệp hoặc thư mục báo cáo.", show_default=False)],
    workspace: WorkspaceOption = HERE,
    received_on: Annotated[
        str | None, typer.Option("--received-on", help="Ngày nhận, cho báo cáo chưa ghi ngày nhận.")
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.at_import import follow_up_at_import
    from desk.reports.follow_up_report import Chains, conclusion_json, print_follow_up
    from desk.reports.import_report import import_json, print_import
    from desk.rule_files import rules_in
    from desk.store import imported
    from desk.workspace import opened_or_created

    out = Output(as_json, checked_lang(lang))
    received = day_from(received_on, "--received-on")
    made = opened_or_created(workspace)
    rules = rules_in(made.rules)
    with out.progress("Nhập báo cáo", "Importing") as step:
        report = imported(
            made, rules, paths, date.today(), received, lambda done, total, _: step(done, total)
        )
    print_import(report, out)
    urgent = follow_up_at_import(made, rules, report, date.today())
    by_id = {rule.id: rule for rule in rules.follow_up}
    chains = Chains(urgent)
    if urgent:
        print_follow_up(urgent, by_id, chains, out, unsettled=False)
    follow_up = [conclusion_json(c, by_id, chains, lang) for c in urgent]
    out.json({**import_json(report, lang), "follow_up": follow_up})
    if report.faults:
        return INPUT_UNREADABLE
    return TO_LOOK_AT if report.problems or report.gone_without_reason or urgent else DONE
