"""`lanhmanh bench chaining`: two executors beside clipspy and nested loops; a run since another beside a run in full."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from desk.base.beside import benchmark
from desk.base.faults import DONE
from desk.base.options import JsonOption, LangOption, checked_lang
from desk.base.output import Output


def chaining(
    most: Annotated[int, typer.Option("--most", help="Số dữ kiện nhiều nhất.")] = 100_000,
    rounds: Annotated[
        int, typer.Option("--rounds", help="Số vòng đo; mỗi vòng đo mọi cách một lần.", min=1)
    ] = 3,
    copies: Annotated[
        int,
        typer.Option(
            "--copies", help="Tính lại từng phần: ví dụ chép nhiều nhất mấy lần; 0: không đo.", min=0
        ),
    ] = 10,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    out = Output(as_json, checked_lang(lang))
    module, over, machine = benchmark("chaining"), benchmark("taking_over"), benchmark("machine")
    found = [one for facts in module.SIZES if facts <= most for one in module.measured(facts, rounds)]
    columns = (
        ("dữ kiện", "facts"), ("dấu hiệu", "signs"), ("cách", "engine"), ("giây xử lý", "processor s"),
        ("so với bộ khớp", "times the matcher"), ("thấp nhất – cao nhất", "least – most"),
    )  # fmt: skip
    out.table(
        out.pick("Suy diễn: hai luật nối tiếp nhau", "Chaining: two rules, one feeding itself"),
        [(out.pick(vi, en), "left" if en == "engine" else "right") for vi, en in columns],
        [
            [f"{o.facts:,}", f"{o.signs:,}", o.engine, f"{o.seconds:.2f}", f"{o.ratio:.2f}", f"{min(o.ratios):.2f} – {max(o.ratios):.2f}"]
            for o in found
        ],
    )  # fmt: skip
    taken = [one for times in over.TIMES if times <= copies for one in over.measured(times, rounds)]
    if taken:
        _show_taken(taken, out)
    where = machine.described("durable-rules", "clipspy")
    out.say(where, where)
    out.json({"machine": where, "chaining": [asdict(o) for o in found], "since": [asdict(t) for t in taken]})
    return DONE


def _show_taken(taken: list[Any], out: Output) -> None:
    out.table(
        out.pick("Tính lại từng phần so với tính trọn", "Taking over against the full run"),
        [(out.pick(vi, en), side) for vi, en, side in (
            ("cơ sở", "venues", "right"), ("đã đổi", "changed", "left"), ("trọn, giây", "full, s", "right"),
            ("từng phần, giây", "since, s", "right"), ("tỷ lệ", "ratio", "right"), ("tính lại", "computed", "left"),
        )],
        [
            [f"{t.venues:,}", t.change, f"{t.full:.2f}", f"{t.since:.2f}", f"{t.share:.2f}", _computed(t.redone)]
            for t in taken
        ],
    )  # fmt: skip


def _computed(redone: Any) -> str:
    units, venues, parts = ("/".join(map(str, pair)) for pair in (redone.units, redone.venues, redone.parts))
    return f"{units}, {venues}, {parts}" + (", links" if redone.links else "")
