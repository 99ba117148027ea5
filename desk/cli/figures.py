"""`lanhmanh figures`: the figures of a unit for any period, with the year before and the change."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.base.options import HERE, JsonOption, LangOption, WorkspaceOption
from desk.cli.opening import opening


def register(app: typer.Typer) -> None:
    app.command(
        "figures", help="Số liệu của một đơn vị cho kỳ bất kỳ (năm, 6T, quý, đột xuất), cùng kỳ và tăng giảm."
    )(figures)


def figures(
    period: Annotated[str, typer.Argument(help="Kỳ: 2020, 2020-6T, 2020-Q1, 2020-DX1.", show_default=False)],
    unit: Annotated[
        str, typer.Option("--unit", help="Mã đơn vị, hoặc mã tỉnh để cộng các xã.", show_default=False)
    ],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.runs.asked import asked_subject
    from desk.words.adoption_words import say_mark
    from desk.words.numbers import cell_json, cell_words, number_words, value_json
    from desk.workspace.lineage import in_provinces, provinces_in
    from desk.workspace.locking import period_asked
    from desk.workspace.standing_today import evaluation_today, records_counting
    from engine.evaluation.change import figures_of, year_before
    from engine.evaluation.rule_uses import behind
    from engine.evaluation.years import Evaluation

    out, made, rules = opening(workspace, as_json, lang)
    wanted = period_asked(rules, period)
    if unit in provinces_in(rules, wanted):
        evaluation = Evaluation(*in_provinces(records_counting(made, rules, wanted), rules, wanted))
    else:
        evaluation = evaluation_today(made, rules, wanted)
    rules = evaluation.rules
    subject = asked_subject(evaluation.facts(wanted), rules, wanted, unit)
    found = figures_of(evaluation, subject, wanted)
    before = year_before(evaluation, wanted)
    headers = (
        ("Chỉ số", "Kỳ này", "Cùng kỳ", "Tăng giảm")
        if lang == "vi"
        else ("Indicator", "Now", "Year before", "Change")
    )
    out.table(
        f"{subject.id} · {wanted.code}" + (f" / {before.code}" if before else ""),
        [(h, "left" if i == 0 else "right") for i, h in enumerate(headers)],
        [
            (f.indicator.title[lang], cell_words(f.now, lang, f.indicator.unit),
             cell_words(f.before, lang, f.indicator.unit) if f.before else "–",
             f"{'+' if f.change > 0 else ''}{number_words(f.change, lang)}" if f.change is not None else "–")
            for f in found
        ],
    )  # fmt: skip
    home = evaluation.facts(wanted).set_of(subject).name
    say_mark(out, *behind(rules, home, (f.indicator.name for f in found)).rulebooks)
    out.json(
        {"unit": subject.id, "period": wanted.code, "before": before.code if before else None,
         "figures": {f.indicator.name: {"now": cell_json(f.now), "before": cell_json(f.before) if f.before else None, "change": value_json(f.change)} for f in found}}
    )  # fmt: skip
    return 0
