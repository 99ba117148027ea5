"""`lanhmanh units`: the code list as a tree; a period in the units of another day; rows from a csv."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from desk.cli.options import HERE, JsonOption, LangOption, WorkspaceOption, checked_lang, day_from
from desk.cli.output import Output


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
    from desk.rule_files import rules_in
    from desk.unit_list import units_added
    from desk.workspace import opened

    out = Output(as_json, checked_lang(lang))
    made = opened(workspace)
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
    from desk.unit_list import by_province, predecessors_of

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
        f"{out.pick('Đơn vị ngày', 'Units on')} {day.isoformat()}", [(h, "left") for h in headers], rows
    )
    out.json([{"province": p, "code": c, "name": n, "made_of": m} for p, c, n, m in rows])


def _merged(made: Any, rules: Any, period: str, day: date, out: Output) -> None:
    from desk.evaluation import Evaluation
    from desk.lineage import lineages
    from desk.locking import counting_returns, period_asked
    from desk.reports.adoption_words import say_mark, status_of
    from desk.reports.numbers import range_words, value_json
    from desk.store import SCORED_BY, stored

    wanted = period_asked(rules, period)
    book = rules.rulebooks[SCORED_BY]
    archive = stored(made, rules, None, counting_returns(made, rules, wanted))
    found = lineages(Evaluation(archive.standing, rules), book, wanted, day)

    def bands(result: Any) -> str:
        return " / ".join(book.band(id_).title[out.lang] for id_ in result.scored.bands)

    def streak(result: Any) -> str:
        return ", ".join(
            f"{s.sure}" if s.sure == s.possible else f"{s.sure}–{s.possible}" for s in result.streaks.values()
        )

    rows = []
    for one in found:
        rows.append((one.unit.code, one.unit.name, range_words(one.result.scored.low, one.result.scored.high, out.lang), bands(one.result), out.pick("tính lại từ đầu", "starts again")))  # fmt: skip
        rows += [(f"  {u.code}", f"  {u.name}", range_words(r.scored.low, r.scored.high, out.lang), bands(r), streak(r)) for u, r in one.predecessors]  # fmt: skip
    headers = ("Mã", "Đơn vị", "Điểm", "Xếp loại", "Số năm liền") if out.lang == "vi" else ("Code", "Unit", "Score", "Band", "Streak")  # fmt: skip
    title = out.pick(
        f"Kỳ {wanted.code} theo đơn vị ngày {day.isoformat()}",
        f"{wanted.code} in the units of {day.isoformat()}",
    )
    out.table(title, [(h, "left") for h in headers], rows)
    say_mark(out, book)
    out.json([
        {"unit": one.unit.code, "name": one.unit.name, "status": status_of(book), "score": [value_json(one.result.scored.low), value_json(one.result.scored.high)],
         "bands": list(one.result.scored.bands),
         "predecessors": [{"unit": u.code, "name": u.name, "score": [value_json(r.scored.low), value_json(r.scored.high)], "bands": list(r.scored.bands),
                           "streaks": {id_: [s.sure, s.possible] for id_, s in r.streaks.items()}} for u, r in one.predecessors]}
        for one in found
    ])  # fmt: skip
