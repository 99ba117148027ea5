"""Side by side with what others use; every answer is compared before anything is timed.

    python -m benchmarks scoring     1,000 to 1,000,000 rows, beside six other ways
    python -m benchmarks import      the example's workbooks, beside openpyxl alone
    python -m benchmarks year        a country's year, beside hand-written Polars
    python -m benchmarks chaining    1,000 to 100,000 facts, beside clipspy and nested loops
    python -m benchmarks links       hidden members found in real and planted networks; --speed times them

`--json` prints the figures alone. What the libraries of others need: `uv sync --group bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "an_bien"
Asked = argparse.Namespace


class Report:
    """What a bench prints: tables and lines, or its figures as JSON."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def table(self, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> None:
        """Print a table; the first `left` columns are words, the others numbers."""
        made = Table(title=title, title_justify="left")
        for number, name in enumerate(columns):
            made.add_column(name, justify="left" if number < left else "right")
        for row in rows:
            made.add_row(*row)
        if not self.as_json:
            Console(width=None if sys.stdout.isatty() else 140).print(made)

    def say(self, text: str) -> None:
        if not self.as_json:
            print(text)

    def bar(self, numbers: str, met: bool) -> None:
        self.say(f"{numbers}: {'met' if met else 'MISSED'}")

    def figures(self, **figures: Any) -> None:
        if self.as_json:
            print(json.dumps(figures, ensure_ascii=False, indent=1))


def scoring(asked: Asked, report: Report) -> None:
    from benchmarks.machine import described
    from benchmarks.scoring import measuring

    missing = sorted(set(measuring.ENGINES) - set(measuring.installed()))
    sizes = [rows for rows in measuring.SIZES if rows <= asked.most]
    timed = [one for rows in sizes for one in measuring.measured(rows, asked.rounds)]
    report.table(
        "Scoring: 40 facts, 30 criteria",
        (
            "engine",
            "rows",
            "unknown",
            "rows per processor second",
            "times NumPy",
            "least – most",
            "by the clock",
            "extra memory / input",
        ),
        map(_scoring_row, timed),
    )
    bars = measuring.bars(timed)
    for bar in bars:
        report.bar(f"{bar.rows:,}, {bar.name}: {bar.value:.2f} / {bar.bar}", bar.met)
    if missing:
        report.say(f"Not measured: {', '.join(missing)}, not installed or not for this Python.")
    machine = described("numpy", "polars", "openfisca-core", "zen-engine", "durable-rules")
    report.say(machine)
    report.figures(
        machine=machine, measured=[*map(asdict, timed)], bars=[*map(asdict, bars)], missing=missing
    )


def _scoring_row(one: Any) -> list[str]:
    span = f"{min(one.ratios):.3g} – {max(one.ratios):.3g}"
    clock = f"{statistics.median(one.clock):.3g}"
    extra = "" if one.extra is None else f"{one.extra:.2f}"
    rate = (f"{one.per_second:,.0f}", f"{one.ratio:.3g}")
    return [one.engine, f"{one.rows:,}", f"{one.unknown:.0%}", *rate, span, clock, extra]


def importing(asked: Asked, report: Report) -> None:
    from benchmarks import importing
    from benchmarks.machine import described

    if not importing.workbooks(asked.folder):
        raise SystemExit(f"There is no .xlsx workbook in {asked.folder}. Check --folder.")
    sizes, timed = importing.measured(asked.folder, asked.rounds)
    yardstick, names = timed[0], importing.WORDS
    report.table(
        f"Importing {sizes.files} workbooks, {sizes.cells:,} cells",
        ("work", "processor seconds", "seconds on the clock", "times openpyxl", "least – most"),
        ([names[one.name], *_import_row(one, yardstick)] for one in timed),
    )
    for name in importing.ASKED:
        ratio = next(one for one in timed if one.name == name).ratio(yardstick)
        report.bar(f"{names[name]}: {ratio:.2f} / {importing.BAR}", ratio <= importing.BAR)
    machine = described("openpyxl", "polars")
    report.say(machine)
    report.figures(machine=machine, sizes=asdict(sizes), measured=[*map(asdict, timed)])


def _import_row(one: Any, yardstick: Any) -> list[str]:
    each = one.ratios(yardstick)
    times = (statistics.median(one.processor), statistics.median(one.wall), one.ratio(yardstick))
    return [*(f"{t:.2f}" for t in times), f"{min(each):.2f} – {max(each):.2f}"]


def year(asked: Asked, report: Report) -> None:
    if asked.country is not None:
        return _year(asked.country, asked.rounds, report)
    from benchmarks.year.country import written

    with tempfile.TemporaryDirectory() as folder:
        print(f"Making up a country of {asked.units:,} units.", file=sys.stderr)
        written(Path(folder), asked.units)
        return _year(Path(folder), asked.rounds, report)


def _year(country: Path, rounds: int, report: Report) -> None:
    from benchmarks.machine import described
    from benchmarks.year import measuring

    if not (country / "unit.parquet").is_file():
        raise SystemExit(f"There is no {country / 'unit.parquet'}. Check --country.")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LANHMANH_KEY"] = str(Path(folder) / "key" / "k")
        print("Putting the country's records into the archive.", file=sys.stderr)
        office = measuring.office_of(country, Path(folder) / "workspace")
        timed = measuring.measured(country, office, rounds)
        evaluated = measuring.evaluated(office, measuring.rules_in(office.rules))
        differing, bands = measuring.differences(country, evaluated), measuring.bands_of(evaluated)
    if differing:
        raise SystemExit(f"Other than hand-written Polars or what is expected: {', '.join(differing)}.")
    parts = (
        ("hand-written Polars, indicators alone", timed.by_hand),
        ("archive to scores and bands", timed.scoring),
        ("the whole verb run", (timed.verb,)),
    )
    report.table(
        "A country's year",
        ("work", "seconds on the clock", "least – most", "processor seconds"),
        ([name, *_year_row(spent)] for name, spent in parts),
    )
    for name, counts in bands.items():
        report.say(f"{name}: {', '.join(f'{band} {number:,}' for band, number in counts.items())}")
    clock, processor = timed.ratio(measuring.CLOCK), timed.ratio(measuring.PROCESSOR)
    span = f"{min(timed.ratios()):.2f} – {max(timed.ratios()):.2f}"
    minutes, most = measuring.MINUTES, measuring.MEGABYTES
    report.bar(f"{clock:.2f} ({span}) / {measuring.BAR}", clock <= measuring.BAR)
    report.say(f"by processor seconds: {processor:.2f}")
    report.bar(f"run: {timed.verb[0] / 60:.1f} / {minutes} minutes", timed.verb[0] <= 60 * minutes)
    report.bar(f"run: {timed.peak:,.0f} / {most:,} MB", timed.peak <= most)
    machine = described("numpy", "polars")
    report.say(machine)
    ratios = {"ratio": clock, "by_processor": processor}
    report.figures(machine=machine, measured=asdict(timed), **ratios, bands=bands)


def _year_row(spent: Sequence[tuple[float, float]]) -> list[str]:
    clock, processor = ([one[of] for one in spent] for of in (0, 1))
    span = f"{min(clock):.3f} – {max(clock):.3f}"
    return [f"{statistics.median(clock):.3f}", span, f"{statistics.median(processor):.3f}"]


def chaining(asked: Asked, report: Report) -> None:
    from benchmarks import chaining
    from benchmarks.machine import described

    sizes = [facts for facts in chaining.SIZES if facts <= asked.most]
    timed = [one for facts in sizes for one in chaining.measured(facts, asked.rounds)]
    report.table(
        "Chaining: two rules, one feeding itself",
        ("engine", "facts", "signs", "processor s", "times the matcher", "least – most"),
        (
            [
                one.engine,
                f"{one.facts:,}",
                f"{one.signs:,}",
                f"{one.seconds:.2f}",
                f"{one.ratio:.2f}",
                f"{min(one.ratios):.2f} – {max(one.ratios):.2f}",
            ]
            for one in timed
        ),
    )
    machine = described("durable-rules", "clipspy")
    report.say(machine)
    report.figures(machine=machine, chaining=[*map(asdict, timed)])


def links(asked: Asked, report: Report) -> None:
    from benchmarks import link_speed
    from benchmarks.links import rows
    from desk.workspace.compiled_rules import rules_in
    from desk.workspace.rule_files import SHIPPED

    members = [(*row[:3], round(row[3], 3)) for row in rows(rules_in(SHIPPED))]
    names = ("set", "measure", "method", "value")
    report.table(
        "Hidden members found", names, ([*map(str, row[:3]), f"{row[3]:.2f}"] for row in members), left=3
    )
    timed: list[dict[str, Any]] = []
    if asked.speed:
        timed = [
            {"library": library, "edges": edges, **link_speed.measured(library, edges)}
            for edges in link_speed.SIZES
            if edges <= asked.most
            for library in (*link_speed.LIBRARIES, "leads")
        ]
        columns = ("library", "edges", "build", "components", "ppr", "leads", "MB")
        rows_ = ([str(row.get(name, "")) for name in columns] for row in timed)
        report.table("Time (seconds), memory", columns, rows_)
    report.figures(members=[dict(zip(names, row, strict=True)) for row in members], speed=timed)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true")
    benches = parser.add_subparsers(required=True)
    for name, bench, most, rounds in (
        ("scoring", scoring, 1_000_000, 5),
        ("import", importing, None, 5),
        ("year", year, None, 5),
        ("chaining", chaining, 100_000, 3),
        ("links", links, 1_000_000, None),
    ):
        own = benches.add_parser(name)
        own.set_defaults(bench=bench)
        own.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        if most is not None:
            own.add_argument("--most", type=int, default=most, help="rows, facts or edges at most")
        if rounds is not None:
            own.add_argument("--rounds", type=int, default=rounds, help="each measures every way once")
        if name == "import":
            own.add_argument("--folder", type=Path, default=EXAMPLE, help="a folder of .xlsx returns")
        if name == "year":
            own.add_argument("--country", type=Path, help="Parquet files; without it a country is made up")
            own.add_argument("--units", type=int, default=3_321)
        if name == "links":
            own.add_argument("--speed", action="store_true", help="time and memory too")
    asked = parser.parse_args(arguments)
    asked.bench(asked, Report(asked.json))


if __name__ == "__main__":
    main()
