"""`lanhmanh bench scoring`, `bench import`, `bench year`: how fast, side by side, and what was asked and
missed."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from desk.base.beside import benchmark, shipped
from desk.base.faults import DONE, INPUT_UNREADABLE, OURS, Stop
from desk.base.output import Output
from desk.cli.bench_chaining import Rounds
from desk.cli.verb import verb

EXAMPLE = shipped("examples") / "an_bien"


@verb("scoring", "Chấm điểm 1.000 đến 1.000.000 dòng, so với sáu cách khác.")
def scoring(
    out: Output,
    most: Annotated[int, typer.Option("--most", help="Số dòng nhiều nhất.")] = 1_000_000,
    rounds: Rounds = 5,
) -> int:
    measuring = benchmark("scoring.measuring")
    missing = sorted(set(measuring.ENGINES) - set(measuring.installed()))
    found = [one for rows in measuring.SIZES if rows <= most for one in measuring.measured(rows, rounds)]
    columns = [
        ("dòng", "rows", "right"),
        ("cách", "engine"),
        ("chưa biết", "unknown", "right"),
        ("dòng/giây xử lý", "rows per processor second", "right"),
        ("so với NumPy", "times NumPy", "right"),
        ("thấp nhất – cao nhất", "least – most", "right"),
        ("theo đồng hồ", "by the clock", "right"),
        ("bộ nhớ thêm / vào", "extra memory / input", "right"),
    ]
    out.table(
        ("Chấm điểm: 40 số liệu, 30 tiêu chí", "Scoring: 40 facts, 30 criteria"),
        columns,
        [_scoring_row(one) for one in found],
    )
    bars = measuring.bars(found)
    for bar in bars:
        _say_bar(out, f"{bar.rows:,}, {bar.name}: {bar.value:.2f} / {bar.bar}", bar.met)
    if missing:
        out.say(
            f"Không đo {', '.join(missing)}: chưa cài hoặc không chạy trên Python này (uv sync --group"
            " bench).",
            f"Not measured: {', '.join(missing)}, not installed or not for this Python (uv sync --group"
            " bench).",
        )
    packages = ("numpy", "polars", "openfisca-core", "zen-engine", "durable-rules")
    given = {"measured": map(asdict, found), "bars": map(asdict, bars), "missing": missing}
    return _done(out, packages, given)


def _scoring_row(one: Any) -> list[str]:
    extra = "" if one.extra is None else f"{one.extra:.2f}"
    span = f"{min(one.ratios):.3g} – {max(one.ratios):.3g}"
    numbers = [
        f"{one.per_second:,.0f}",
        f"{one.ratio:.3g}",
        span,
        f"{statistics.median(one.clock):.3g}",
        extra,
    ]
    return [f"{one.rows:,}", one.engine, f"{one.unknown:.0%}", *numbers]


@verb("import", "Nhập sổ của ví dụ, so với riêng openpyxl.")
def import_(
    out: Output,
    folder: Annotated[Path, typer.Option("--folder", help="Thư mục báo cáo .xlsx.")] = EXAMPLE,
    rounds: Rounds = 5,
) -> int:
    importing = benchmark("importing")
    if not importing.workbooks(folder):
        raise Stop(
            INPUT_UNREADABLE,
            f"Không có sổ .xlsx nào trong {folder}. Kiểm tra --folder.",
            f"There is no .xlsx workbook in {folder}. Check --folder.",
        )
    sizes, found = importing.measured(folder, rounds)
    words = importing.WORDS
    out.table(
        (
            f"Nhập {sizes.files} sổ, {sizes.cells:,} ô",
            f"Importing {sizes.files} workbooks, {sizes.cells:,} cells",
        ),
        [
            ("việc", "work"),
            ("giây xử lý", "processor seconds", "right"),
            ("giây đồng hồ", "seconds on the clock", "right"),
            ("so với openpyxl", "times openpyxl", "right"),
            ("thấp nhất – cao nhất", "least – most", "right"),
        ],
        [_import_row(one, found[0], out.pick(*words[one.name])) for one in found],
    )
    for name in importing.ASKED:
        ratio = next(one for one in found if one.name == name).ratio(found[0])
        _say_bar(out, f"{out.pick(*words[name])}: {ratio:.2f} / {importing.BAR}", ratio <= importing.BAR)
    return _done(out, ("openpyxl", "polars"), {"sizes": asdict(sizes), "measured": map(asdict, found)})


def _import_row(one: Any, yardstick: Any, name: str) -> list[str]:
    each = one.ratios(yardstick)
    times = (statistics.median(one.processor), statistics.median(one.wall))
    return [
        name,
        *(f"{t:.2f}" for t in times),
        f"{one.ratio(yardstick):.2f}",
        f"{min(each):.2f} – {max(each):.2f}",
    ]


@verb("year", "Một năm của cả nước, so với Polars viết tay.")
def year(
    out: Output,
    country: Annotated[
        Path | None,
        typer.Option("--country", help="Thư mục Parquet của cả nước; không nêu thì dựng một nước giả định."),
    ] = None,
    units: Annotated[int, typer.Option("--units", help="Số đơn vị của nước giả định.", min=10)] = 3_321,
    rounds: Rounds = 5,
) -> int:
    if country is not None:
        return _year(country, rounds, out)
    with tempfile.TemporaryDirectory() as folder:
        out.note(f"Dựng một nước giả định, {units:,} đơn vị.", f"Making up a country of {units:,} units.")
        benchmark("year.country").written(Path(folder), units)
        return _year(Path(folder), rounds, out)


def _year(country: Path, rounds: int, out: Output) -> int:
    measuring = benchmark("year.measuring")
    if not (country / "unit.parquet").is_file():
        raise Stop(
            INPUT_UNREADABLE,
            f"Không có {country / 'unit.parquet'}. Kiểm tra --country.",
            f"There is no {country / 'unit.parquet'}. Check --country.",
        )
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LANHMANH_KEY"] = str(Path(folder) / "khoa" / "k")
        out.note("Đưa hồ sơ của cả nước vào kho.", "Putting the country's records into the archive.")
        office = measuring.office_of(country, Path(folder) / "noi-lam-viec")
        found = measuring.measured(country, office, rounds)
        year = measuring.evaluated(office, measuring.rules_in(office.rules))
        differing, bands = measuring.differences(country, year), measuring.bands_of(year)
    if differing:
        names = ", ".join(differing)
        raise Stop(
            OURS,
            f"Khác với Polars viết tay hoặc đáp án: {names}.",
            f"Other than hand-written Polars or what is expected: {names}.",
        )
    parts = [
        ("Polars viết tay, chỉ số liệu", "hand-written Polars, indicators alone", found.by_hand),
        ("từ kho đến điểm, xếp loại", "archive to scores and bands", found.scoring),
        ("trọn lệnh run", "the whole verb run", (found.verb,)),
    ]
    out.table(
        ("Một năm của cả nước", "A country's year"),
        [
            ("việc", "work"),
            ("giây đồng hồ", "seconds on the clock", "right"),
            ("thấp nhất – cao nhất", "least – most", "right"),
            ("giây xử lý", "processor seconds", "right"),
        ],
        [[out.pick(vi, en), *_year_row(spent)] for vi, en, spent in parts],
    )
    for name, counts in bands.items():
        told = ", ".join(f"{band} {number:,}" for band, number in counts.items())
        out.say(f"{name}: {told}")
    clock, processor = found.ratio(measuring.CLOCK), found.ratio(measuring.PROCESSOR)
    span = f"{min(found.ratios()):.2f} – {max(found.ratios()):.2f}"
    _say_bar(out, f"{clock:.2f} ({span}) / {measuring.BAR}", clock <= measuring.BAR)
    out.say(f"theo giây xử lý: {processor:.2f}", f"by processor seconds: {processor:.2f}")
    minutes, most = measuring.MINUTES, measuring.MEGABYTES
    _say_bar(
        out,
        f"run: {found.verb[0] / 60:.1f} / {minutes} {out.pick('phút', 'minutes')}",
        found.verb[0] <= 60 * minutes,
    )
    _say_bar(out, f"run: {found.peak:,.0f} / {most:,} MB", found.peak <= most)
    ratios = {"ratio": clock, "by_processor": processor}
    return _done(out, ("numpy", "polars"), {"measured": asdict(found), **ratios, "bands": bands})


def _year_row(spent: Sequence[tuple[float, float]]) -> list[str]:
    clock, processor = ([one[of] for one in spent] for of in (0, 1))
    span = f"{min(clock):.3f} – {max(clock):.3f}"
    return [f"{statistics.median(clock):.3f}", span, f"{statistics.median(processor):.3f}"]


def _say_bar(out: Output, numbers: str, met: bool) -> None:
    out.say(f"{numbers}: {'đạt' if met else 'CHƯA ĐẠT'}", f"{numbers}: {'met' if met else 'MISSED'}")


def _done(out: Output, packages: Iterable[str], given: dict[str, Any]) -> int:
    where = benchmark("machine").described(*packages)
    out.say(where)
    listed = {name: list(part) if isinstance(part, map) else part for name, part in given.items()}
    out.json({"machine": where, **listed})
    return DONE
