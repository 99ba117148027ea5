"""`lanhmanh bench`: side by side with what others use; every answer is compared before anything is timed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from desk.base.beside import benchmark
from desk.base.faults import DONE
from desk.base.output import Output
from desk.cli.bench_chaining import chaining
from desk.cli.bench_speed import import_, scoring, year
from desk.cli.verb import verb


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="So với các cách và thư viện khác.")
    group.callback()(lambda: None)
    for one in (links, scoring, chaining, import_, year):
        one.register(group)
    app.add_typer(group, name="bench", hidden=True)  # for developers; named in benchmarks/README.md


@verb("links", "Tìm thành viên ẩn trên mạng thật và mạng cài sẵn; tốc độ.")
def links(
    out: Output,
    speed: Annotated[bool, typer.Option("--speed", help="Cả thời gian và bộ nhớ (cần nhóm bench).")] = False,
    most: Annotated[int, typer.Option("--most", help="Số cạnh nhiều nhất khi đo tốc độ.")] = 1_000_000,
) -> int:
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.rule_files import SHIPPED

    rules = rules_in(SHIPPED)
    rows = [(*row[:3], round(row[3], 3)) for row in benchmark("links").rows(rules)]
    out.table(
        ("Tìm thành viên ẩn", "Hidden members found"),
        [("Bộ", "Set"), ("Thước đo", "Measure"), ("Cách", "Method"), ("Giá trị", "Value", "right")],
        [[*map(str, row[:3]), f"{row[3]:.2f}"] for row in rows],
    )
    timed = _timed(most, out) if speed else []
    out.json(
        {
            "found": [dict(zip(("set", "measure", "method", "value"), r, strict=True)) for r in rows],
            "speed": timed,
        }
    )
    return DONE


def _timed(most: int, out: Output) -> list[dict[str, Any]]:
    module = benchmark("link_speed")
    found = []
    for edges in (n for n in module.SIZES if n <= most):
        for library in (*module.LIBRARIES, "leads"):
            found.append({"library": library, "edges": edges, **module.measured(library, edges)})
    names = ("library", "edges", "build", "components", "ppr", "leads", "MB")
    out.table(
        ("Thời gian (giây), bộ nhớ", "Time (seconds), memory"),
        ["library", *((n, n, "right") for n in names[1:])],
        [[str(row.get(n, "")) for n in names] for row in found],
    )
    return found
