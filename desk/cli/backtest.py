"""`lanhmanh backtest`: a year's classes and signs held against what was found in the year after."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.faults import DONE, TO_LOOK_AT
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb(
    "backtest", "Đối chiếu phân loại của một năm với kết quả kiểm tra năm sau: hạng, dấu hiệu nào nói đúng."
)
def backtest(
    here: Here,
    out: Output,
    year: Annotated[int, typer.Option("--year", help="Năm được phân loại.", min=1900, max=2100)],
    rulebook: Annotated[
        str | None, typer.Option("--rulebook", help="Bộ tiêu chí (mặc định: bộ phân loại cơ sở).")
    ] = None,
) -> int:
    from desk.authoring.backtest_report import backtest_json, print_backtest
    from desk.authoring.backtesting import held_against, remember
    from desk.runs.run import scored_period
    from desk.words.adoption_words import say_mark
    from desk.workspace.compiled_rules import rulebook_for, rulebook_in
    from engine.rulebook.model.roles import INSPECTION

    made, rules = here.workspace, here.rules
    period = scored_period(rules, year)
    book = rulebook_in(rules, rulebook) if rulebook else rulebook_for(rules, INSPECTION, period)
    held = held_against(made, rules, book, period)
    remember(made, rules, held)
    print_backtest(held, out)
    say_mark(out, book)
    out.json(backtest_json(held))
    return TO_LOOK_AT if held.found.saying_nothing else DONE
