"""What `bench` prints of times that were made up is what was approved (`tests/approved.py`): nothing is timed
here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import make_dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desk.cli import bench, bench_chaining, bench_speed
from desk.cli.app import code_of
from tests.approved import assert_approved

PRINTED = Path(__file__).parent / "printed" / "bench.txt"
WAYS = ("", "--lang en", "--json")
LINES = (
    "scoring --most 2000",
    "scoring --most 1",
    "chaining --most 2000",
    "import",
    "import --folder KHONG",
    "year --country THERE",
    "year --country KHONG",
    "links",
    "links --speed --most 5",
)


def made(**values: Any) -> Any:
    return make_dataclass("Made", values)(**values)


class Timed:
    """Times of importing in one way, beside a yardstick of two seconds."""

    def ratios(self, yardstick: Any) -> list[float]:
        return [t / yardstick.processor[0] for t in self.processor]  # type: ignore[attr-defined]

    def ratio(self, yardstick: Any) -> float:
        return sorted(self.ratios(yardstick))[1]


def imported(name: str, *processor: float) -> Any:
    values = {"name": name, "processor": list(processor), "wall": [t + 1 for t in processor]}
    return make_dataclass("Made", values, bases=(Timed,))(**values)


def scored(rows: int, engine: str, extra: float | None) -> Any:
    return made(
        rows=rows,
        engine=engine,
        unknown=0.25,
        per_second=rows * 1234.5,
        ratio=0.5,
        ratios=[0.25, 0.5, 4.0],
        clock=[1.5, 2.5, 9.0],
        extra=extra,
    )


YEAR = make_dataclass(
    "Made",
    ["by_hand", "scoring", "verb", "peak"],
    namespace={"ratio": lambda self, of: 1.5 + of, "ratios": lambda self: [1.25, 1.5, 2.5]},
)([(1.0, 2.0), (3.0, 5.0), (9.0, 4.0)], [(2.0, 2.5)], (120.0, 200.0), 2000.0)
MEASURED = {
    "scoring.measuring": SimpleNamespace(
        ENGINES=("numpy", "zen", "polars"),
        installed=lambda: ("numpy", "polars"),
        SIZES=(1000, 2000, 3000),
        measured=lambda rows, rounds: [scored(rows, f"numpy × {rounds}", None), scored(rows, "polars", 0.75)],
        bars=lambda found: [
            made(rows=one.rows, name=one.engine, value=one.ratio, bar=0.5, met=one.extra is None)
            for one in found
        ],
    ),
    "chaining": SimpleNamespace(
        SIZES=(1000, 2000, 3000),
        measured=lambda facts, rounds: [
            made(
                facts=facts,
                signs=facts // 2,
                engine=f"x {rounds}",
                seconds=1.5,
                ratio=2.0,
                ratios=[1.0, 2.0, 4.0],
            )
        ],
    ),
    "importing": SimpleNamespace(
        workbooks=lambda folder: folder.name != "KHONG",
        WORDS={
            "openpyxl": ("đọc", "reading"),
            "all": ("tất cả", "all of it"),
            "rest": ("còn lại", "the rest"),
        },
        measured=lambda folder, rounds: (
            made(files=3, cells=1234567),
            [
                imported("openpyxl", 2.0, 2.0, 2.0),
                imported("all", 1.0, 3.0, 9.0),
                imported("rest", 1.0, 4.0, 4.5),
            ],
        ),
        ASKED=("all", "rest"),
        BAR=1.5,
    ),
    "year.measuring": SimpleNamespace(
        office_of=lambda country, folder: SimpleNamespace(rules="rules"),
        measured=lambda country, office, rounds: YEAR,
        rules_in=str,
        evaluated=lambda office, rules: (office, rules),
        differences=lambda country, year: [],
        bands_of=lambda year: {"healthy": {"tot": 1200, "kha": 3}},
        CLOCK=0,
        PROCESSOR=1,
        BAR=1.5,
        MINUTES=2,
        MEGABYTES=1999,
    ),
    "links": SimpleNamespace(rows=lambda rules: [("bộ", "thước", "cách", 0.12345), ("a", "b", "c", 1)]),
    "link_speed": SimpleNamespace(
        SIZES=(1, 5, 9), LIBRARIES=("igraph",), measured=lambda library, edges: {"build": 0.5, "MB": edges}
    ),
    "machine": SimpleNamespace(described=lambda *packages: f"máy; {', '.join(packages)}"),
}


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Iterator[str]:
    code = code_of(["bench", *words])
    yield from (part for part in capsys.readouterr() if part)
    yield f"exit {code}\n"


def test_what_bench_prints_is_what_was_approved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    benchmark: Callable[[str], Any] = MEASURED.__getitem__
    for module in (bench, bench_chaining, bench_speed):
        monkeypatch.setattr(module, "benchmark", benchmark)
    monkeypatch.setenv("LANHMANH_KEY", "")  # put back after `year` has set its own
    (tmp_path / "unit.parquet").touch()
    said = ""
    for line in LINES:
        for way in WAYS:
            words = line.replace("THERE", str(tmp_path)).split()
            said += f"$ lanhmanh bench {line} {way}\n{''.join(told(capsys, *words, *way.split()))}"
    assert_approved(said, PRINTED)
