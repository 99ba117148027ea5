"""`lanhmanh demo`: the main job on the example, from returns to ranked results."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.base.beside import ROOT, shipped
from desk.base.output import Output
from desk.cli.option_pairs import only_with
from desk.cli.serve import HOST, PORT, HostOption, PortOption, opened_desk
from desk.cli.verb import verb

if TYPE_CHECKING:
    from desk.runs.run import Run
    from engine.rulebook.model.rulebook import Rules

EXAMPLE = shipped("examples") / "an_bien"
IN_SOURCE = EXAMPLE.is_relative_to(ROOT / "examples")
PLACE = ROOT / "demo" if IN_SOURCE else Path("demo")  # installed: where one stands
CALLED = "./lanhmanh" if IN_SOURCE else "lanhmanh"
YEARS = (2018, 2019, 2020)


@verb("demo", "Làm trọn việc chính trên ví dụ: nhập báo cáo, chấm điểm ba năm, in kết quả.")
def demo(
    out: Output,
    folder: Annotated[
        Path, typer.Argument(help="Nơi để không gian làm việc của ví dụ.", show_default="demo/")
    ] = PLACE,
    then_serve: Annotated[
        bool, typer.Option("--serve", help="Rồi mở bàn làm việc trên web với ví dụ.")
    ] = False,
    host: HostOption = HOST,
    port: PortOption = PORT,
) -> int:
    from desk.office.appraising import all_confirmed
    from desk.reports.chaining_notes import say_executor
    from desk.reports.import_report import print_import
    from desk.runs.run import scored_period
    from desk.runs.running import run_made
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.folder import KEY_OF_EXAMPLE, opened_or_created
    from desk.workspace.importing import imported
    from engine.evaluation.pace import Pace

    only_with(
        {"--serve": then_serve},
        {"--host": host if host != HOST else None, "--port": port if port != PORT else None},
    )
    say_executor(out)
    os.environ["LANHMANH_KEY"] = str(folder / KEY_OF_EXAMPLE)
    made = opened_or_created(folder / "workspace")
    rules = rules_in(made.rules)
    out.say(
        "Ví dụ: báo cáo hư cấu của chín đơn vị có thật ở An Biên, 2018–2020. Không có người, cơ sở, vụ việc"
        " nào có thật.",
        "Example: fictional returns of nine real units of An Biên, 2018–2020. No person, venue or case in"
        " them is real.",
    )
    with out.progress("Nhập báo cáo", "Importing") as step:
        report = imported(
            made, rules, [EXAMPLE], date.today(), None, lambda done, total, _: step(done, total)
        )
    print_import(report, out)
    last = scored_period(rules, YEARS[-1])
    appraised = all_confirmed(made, rules, last, "demo", date.today())
    if appraised:
        out.say(
            f"Xác nhận {appraised} điểm thẩm định của ví dụ: lanhmanh appraise {last.code} --confirm.",
            f"Confirmed the example's {appraised} appraisals: lanhmanh appraise {last.code} --confirm.",
        )
    runs: dict[int, Run] = {}
    for year in YEARS:
        with out.progress(f"Chấm điểm năm {year}", f"Scoring {year}") as step:
            runs[year] = run_made(made, year, None, Pace(), step)
    _print_years(runs, rules, out)
    where, typed = made.folder, shlex.quote(str(made.folder))
    out.say(
        f"\nNăm {YEARS[-1]}: {runs[YEARS[-1]].counts_words('vi')}\nXem: {CALLED} follow-up latest --workspace"
        f" {typed}",
        f"\n{YEARS[-1]}: {runs[YEARS[-1]].counts_words('en')}\nSee: {CALLED} follow-up latest --workspace"
        f" {typed} --lang en",
    )
    out.say(
        f"\nKết quả nằm ở {where}/runs: "
        + ", ".join(run.id for run in runs.values())
        + f"\nXem tiếp: {CALLED} explain latest --unit 30991 --workspace {typed}",
        f"\nThe results are in {where}/runs: "
        + ", ".join(run.id for run in runs.values())
        + f"\nNext: {CALLED} explain latest --unit 30991 --workspace {typed} --lang en",
    )
    out.json({"workspace": str(where), "runs": {str(year): str(run.folder) for year, run in runs.items()}})
    return opened_desk(where, host, port, True, out) if then_serve else 0


def _print_years(runs: Mapping[int, Run], rules: Rules, out: Output) -> None:
    from desk.reports.standing_report import Names, print_units
    from desk.reports.venue_classes_report import print_venues
    from desk.runs.standings import rulebook_asked, standings_of
    from engine.rulebook.model.roles import INSPECTION

    for run in runs.values():
        communes = rulebook_asked(rules, run, None)
        out.say("")
        print_units(standings_of(run, communes), communes, Names(rules, run, out.lang), run, out)
    last = runs[YEARS[-1]]
    venues = rulebook_asked(rules, last, None, INSPECTION)
    out.say("")
    print_venues(standings_of(last, venues), venues, Names(rules, last, out.lang), last, out)
