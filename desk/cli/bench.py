"""`lanhmanh bench`: side by side with what others use; every answer is compared before anything is timed."""

from __future__ import annotations

import importlib
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from desk.cli.options import JsonOption, LangOption, checked_lang
from desk.cli.output import Output
from desk.faults import DONE, WRONG_USE, Stop

ROOT = Path(__file__).resolve().parent.parent.parent


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="So với các cách và thư viện khác.")
    group.callback()(lambda: None)
    group.command("links", help="Tìm thành viên ẩn trên mạng thật và mạng cài sẵn; tốc độ.")(links)
    group.command("scoring", help="Chấm điểm 1.000 đến 1.000.000 dòng, so với sáu cách khác.")(scoring)
    group.command(
        "chaining", help="Suy diễn trên 1.000 đến 100.000 dữ kiện; tính lại từng phần so với tính trọn."
    )(chaining)
    app.add_typer(group, name="bench")


def scoring(
    most: Annotated[int, typer.Option("--most", help="Số dòng nhiều nhất.")] = 1_000_000,
    rounds: Annotated[
        int, typer.Option("--rounds", help="Số vòng đo; mỗi vòng đo mọi cách một lần.", min=1)
    ] = 5,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    out = Output(as_json, checked_lang(lang))
    measuring, machine = _module("scoring.measuring"), _module("machine")
    missing = sorted(set(measuring.ENGINES) - set(measuring.installed()))
    found = [one for rows in measuring.SIZES if rows <= most for one in measuring.measured(rows, rounds)]
    where = machine.described("numpy", "polars", "openfisca-core", "zen-engine", "durable-rules")
    columns = [
        ("dòng", "rows", "right"), ("cách", "engine", "left"), ("chưa biết", "unknown", "right"),
        ("dòng/giây", "rows/s", "right"), ("so với NumPy", "times NumPy", "right"),
        ("thấp nhất – cao nhất", "least – most", "right"), ("bộ nhớ thêm / vào", "extra memory / input", "right"),
    ]  # fmt: skip
    out.table(
        out.pick("Chấm điểm: 40 số liệu, 30 tiêu chí", "Scoring: 40 facts, 30 criteria"),
        [(out.pick(vi, en), side) for vi, en, side in columns],
        [_scoring_row(one) for one in found],
    )
    _say_bars(measuring.bars(found), out)
    out.say(where, where)
    if missing:
        out.say(
            f"Không đo {', '.join(missing)}: chưa cài hoặc không chạy trên Python này (uv sync --group bench).",
            f"Not measured: {', '.join(missing)}, not installed or not for this Python (uv sync --group bench).",
        )
    out.json(
        {
            "machine": where,
            "missing": missing,
            "measured": [asdict(one) for one in found],
            "bars": [asdict(bar) for bar in measuring.bars(found)],
        }
    )
    return DONE


def _say_bars(bars: list[Any], out: Output) -> None:
    for bar in bars:
        vi, en = ("đạt", "met") if bar.met else ("CHƯA ĐẠT", "MISSED")
        numbers = f"{bar.rows:,}, {bar.name}: {bar.value:.2f} / {bar.bar}"
        out.say(f"{numbers}: {vi}", f"{numbers}: {en}")


def _scoring_row(one: Any) -> list[str]:
    extra = "" if one.extra is None else f"{one.extra:.2f}"
    span = f"{min(one.ratios):.3g} – {max(one.ratios):.3g}"
    return [
        f"{one.rows:,}",
        one.engine,
        f"{one.unknown:.0%}",
        f"{one.per_second:,.0f}",
        f"{one.ratio:.3g}",
        span,
        extra,
    ]


def links(
    speed: Annotated[bool, typer.Option("--speed", help="Cả thời gian và bộ nhớ (cần nhóm bench).")] = False,
    most: Annotated[int, typer.Option("--most", help="Số cạnh nhiều nhất khi đo tốc độ.")] = 1_000_000,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    from desk.rule_files import SHIPPED, rules_in

    out = Output(as_json, checked_lang(lang))
    rules = rules_in(SHIPPED)
    rows = [(*row[:3], round(row[3], 3)) for row in _module("links").rows(rules)]
    columns = [
        (out.pick(vi, en), "left") for vi, en in (("Bộ", "Set"), ("Thước đo", "Measure"), ("Cách", "Method"))
    ]
    out.table(
        out.pick("Tìm thành viên ẩn", "Hidden members found"),
        [*columns, (out.pick("Giá trị", "Value"), "right")],
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
    module = _module("link_speed")
    found = []
    for edges in (n for n in module.SIZES if n <= most):
        for library in (*module.LIBRARIES, "leads"):
            found.append({"library": library, "edges": edges, **module.measured(library, edges)})
    names = ("library", "edges", "build", "components", "ppr", "leads", "MB")
    out.table(
        out.pick("Thời gian (giây), bộ nhớ", "Time (seconds), memory"),
        [(n, "left" if n == "library" else "right") for n in names],
        [[str(row.get(n, "")) for n in names] for row in found],
    )
    return found


def chaining(
    most: Annotated[int, typer.Option("--most", help="Số dữ kiện nhiều nhất.")] = 100_000,
    rounds: Annotated[
        int, typer.Option("--rounds", help="Số vòng đo; mỗi vòng đo mọi cách một lần.", min=1)
    ] = 3,
    as_json: JsonOption = False,
    lang: LangOption = "vi",
) -> int:
    out = Output(as_json, checked_lang(lang))
    module, over, machine = _module("chaining"), _module("taking_over"), _module("machine")
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
    taken = [one for times in over.TIMES for one in over.measured(times, rounds)]
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
    where = machine.described("durable-rules", "clipspy")
    out.say(where, where)
    out.json({"machine": where, "chaining": [asdict(o) for o in found], "since": [asdict(t) for t in taken]})
    return DONE


def _computed(redone: Any) -> str:
    units, venues, parts = ("/".join(map(str, pair)) for pair in (redone.units, redone.venues, redone.parts))
    return f"{units}, {venues}, {parts}" + (", links" if redone.links else "")


def _module(name: str) -> Any:
    """Load a benchmark from beside the program; it is not part of what is installed."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module(f"benchmarks.{name}")
    except ModuleNotFoundError as error:
        raise Stop(
            WRONG_USE,
            f"Thiếu {error.name}: chạy từ thư mục mã nguồn, với nhóm bench (uv sync --group bench).",
            f"{error.name} is missing: run from the source folder, with the bench group (uv sync --group bench).",
        ) from error
