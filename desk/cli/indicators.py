"""`lanhmanh indicators`: every figure of one unit or venue in a run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from desk.base.faults import DONE, WrongUse
from desk.base.language import gettext
from desk.base.options import RunArgument
from desk.base.output import Output
from desk.cli.verb import Here, verb


@verb("indicators", "In mọi chỉ số của một đơn vị hoặc cơ sở.")
def indicators(
    here: Here,
    out: Output,
    run: RunArgument = "latest",
    subject: Annotated[str, typer.Option("--subject", help="Mã đơn vị hoặc mã cơ sở.")] = "",
    window: Annotated[
        str, typer.Option("--window", help="period (kỳ báo cáo) hoặc calendar_year (năm dương lịch).")
    ] = "period",
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
