"""`lanhmanh bench chaining`: two executors beside clipspy and nested loops."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from desk.base.beside import benchmark
from desk.base.faults import DONE
from desk.base.output import Output
from desk.cli.verb import verb

Rounds = Annotated[int, typer.Option("--rounds", help="Số vòng đo; mỗi vòng đo mọi cách một lần.", min=1)]


@verb("chaining", "Suy diễn trên 1.000 đến 100.000 dữ kiện; tính lại từng phần so với tính trọn.")
def chaining(
    out: Output,
    most: Annotated[int, typer.Option("--most", help="Số dữ kiện nhiều nhất.")] = 100_000,
    rounds: Rounds = 3,
) -> int:
    module, machine = benchmark("chaining"), benchmark("machine")
    found = [one for facts in module.SIZES if facts <= most for one in module.measured(facts, rounds)]
    columns = (
        ("dữ kiện", "facts", "right"),
        ("dấu hiệu", "signs", "right"),
        ("cách", "engine"),
        ("giây xử lý", "processor s", "right"),
        ("so với bộ khớp", "times the matcher", "right"),
        ("thấp nhất – cao nhất", "least – most", "right"),
    )
    out.table(
        ("Suy diễn: hai luật nối tiếp nhau", "Chaining: two rules, one feeding itself"),
        columns,
        [
            [
                f"{o.facts:,}",
                f"{o.signs:,}",
                o.engine,
                f"{o.seconds:.2f}",
                f"{o.ratio:.2f}",
                f"{min(o.ratios):.2f} – {max(o.ratios):.2f}",
            ]
            for o in found
        ],
    )
    where = machine.described("durable-rules", "clipspy")
    out.say(where)
    out.json({"machine": where, "chaining": [asdict(o) for o in found]})
    return DONE
