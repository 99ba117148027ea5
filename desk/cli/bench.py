"""`lanhmanh bench`: side by side with what others use. `bench links`: hidden members found, and how fast."""

from __future__ import annotations

import importlib
import sys
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
    app.add_typer(group, name="bench")


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
