"""`lanhmanh units`: the code list as a tree; a period in the units of another day; rows from a csv."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption, day_from
from desk.base.output import Output
from desk.cli.opening import opening


def register(app: typer.Typer) -> None:
    app.command(
        "units", help="Danh mục đơn vị theo tỉnh; --period: chấm lại một kỳ theo đơn vị của ngày --on."
    )(units)


def units(
    period: Annotated[
        str | None, typer.Option("--period", help="Kỳ cần chấm lại theo đơn vị mới.", show_default=False)
    ] = None,
    on: Annotated[str | None, typer.Option("--on", help="Ngày của danh mục (năm-tháng-ngày).")] = None,
    add: Annotated[
        Path | None, typer.Option("--add", help="Tệp CSV các đơn vị cần thêm.", show_default=False)
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.workspace.rule_files import rules_in
    from desk.workspace.unit_list import units_added

    out, made, rules = opening(workspace, as_json, lang)
    if add is not None:
        count = units_added(made, add)
        out.say(f"Đã thêm {count} đơn vị.", f"{count} units added.")
        rules = rules_in(made.rules)
    day = day_from(on, "--on") or date.today()
    if period is None:
        _tree(rules, day, out)
    else:
        _merged(made, rules, period, day, out)
    return 0


def _tree(rules: Any, day: date, out: Output) -> None:
    from desk.words.numbers import day_words
    from desk.workspace.unit_list import by_province, predecessors_of

    tree = by_province(rules.units.on(day))
    rows = [
        (province, u.code, u.name, ", ".join(f"{p.name} ({p.code})" for p in predecessors_of(rules.units, u)))
        for province, members in tree.items()
        for u in members
    ]
    headers = (
        ("Tỉnh", "Mã", "Đơn vị", "Nhập từ") if out.lang == "vi" else ("Province", "Code", "Unit", "Made of")
    )
    out.table(
        out.pick(f"Đơn vị ngày {day_words(day)}", f"Units on {day.isoformat()}"),
        [(h, "left") for h in headers],
        rows,
    )
    out.json([{"province": p, "code": c, "name": n, "made_of": m} for p, c, n, m in rows])


def _merged(made: Any, rules: Any, period: str, day: date, out: Output) -> None:
    from desk.reports.lineage_report import lineage_json, print_lineages
    from desk.workspace.announced_bands import announced_bands
    from desk.workspace.lineage import lineages
    from desk.workspace.locking import period_asked
    from desk.workspace.rule_files import rulebook_for
    from desk.workspace.standing_today import records_counting
    from engine.rulebook.model.roles import RECOGNITION

    wanted = period_asked(rules, period)
    book = rulebook_for(rules, RECOGNITION, wanted)
    standing = records_counting(made, rules, wanted)
    found = lineages(standing, rules, book, wanted, day, announced_bands(made))
    print_lineages(found, book, wanted, day, out)
    out.json([lineage_json(one, book) for one in found])
