"""Every page of the desk over a province, times an empty page: `python -m benchmarks.pages [--units 99]`.

A province of so many communes sends two years (`year/returns.py`; above 500, records: `year/door.py`), is
imported and run; what is timed is the processor's time of whole answers (guard, session, presenter, template)
of a desk that was asked for the page before, and of the first answer. Ratios are to `/phim/`, which reads
nothing. Bars: ten times at 99 communes, thirty at 3,000, and 400 MB for the server at 99.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import described
from benchmarks.year import country
from benchmarks.year.returns import listed, written

YEAR = 2025
EMPTY = "/phim/"
RECORDS_FROM, PROVINCE = 500, 500
BAR, BAR_OF_COUNTRY, MEGABYTES = 10.0, 30.0, 400
PAGES: Mapping[str, tuple[str, ...]] = {
    "danh-gia": (
        "/",
        "/bao-cao/{year}/",
        "/bao-cao/{year}/{unit}/",
        "/ket-qua/{year}/",
        "/ket-qua/{year}/{unit}/",
        "/ket-qua/{year}/{unit}/?mo=B2",
        "/tham-dinh/{year}/",
        "/tam-tinh/{year}/",
        "/co-so/{year}/",
        "/co-so/{year}/{venue}/",
        "/viec-can-lam/{year}/",
        "/viec-can-lam/{year}/?xem=han",
        "/viec-can-lam/{year}/ke-hoach/",
        "/van-ban/{year}/",
        "/van-ban/{year}/soan/tom-tat/",
        "/van-ban/{year}/soan/bao-cao/",
        "/lan-chay/{year}/",
        "/so-sanh/{year}/",
    ),
    "chinh-sach": ("/", "/quy-tac/"),
    "xac-minh": (
        "/",
        "/manh-moi/{year}/",
        "/manh-moi/{year}/duong-noi/",
        "/manh-moi/{year}/mot-nguoi/",
        "/manh-moi/{year}/suyt-noi/",
        "/manh-moi/{year}/chuoi-vu-viec/",
    ),
    "thanh-tra": ("/", "/nhat-ky/"),
    "quan-tri": ("/", "/nguoi-dung/"),
}


@dataclass(frozen=True, slots=True)
class PageTime:
    who: str
    page: str
    first: float  # milliseconds of the processor
    again: float
    kb: float


def province(folder: Path, units: int) -> Path:
    """Make a workspace in which so many communes sent two years and the last was run."""
    workspace, years = folder / "workspace", (YEAR - 1, YEAR)
    if units < RECORDS_FROM:
        written(folder / "returns", units, years)
        _verb("desk.cli", "init", str(workspace))
        listed(workspace / "rules", units, years[0])
        _verb("desk.cli", "import", str(folder / "returns"), "-w", str(workspace))
    else:
        country.written(folder / "returns", units)
        _verb("benchmarks.year.measuring", str(folder / "returns"), str(workspace), *map(str, years))
    _verb("desk.cli", "run", "--year", str(YEAR), "-w", str(workspace))
    return workspace


def _verb(*words: str) -> None:
    subprocess.run([sys.executable, "-m", *words], stdout=subprocess.DEVNULL).check_returncode()


def page_times(workspace: Path, year: int, rounds: int) -> Iterator[PageTime]:
    """Time every page; the empty one comes first."""
    from desk.web.serving import prepared

    prepared(workspace, demo=True)
    from desk.web.shelf import year_of

    found = year_of(year)
    assert found is not None
    names = {
        "year": year,
        "unit": found.rows[len(found.rows) // 2].subject,
        "venue": found.under(found.venues).rows[0].subject,
    }
    yield _timed("danh-gia", EMPTY, rounds)
    for who, pages in PAGES.items():
        for page in pages:
            yield _timed(who, page.format(**names), rounds)


def _timed(who: str, page: str, rounds: int) -> PageTime:
    browser = _signed_in(who)
    times = []
    for _ in range(rounds + 1):
        began = time.process_time()
        answer = browser.get(page)
        times.append((time.process_time() - began) * 1000)
        assert answer.status_code == 200, (who, page, answer.status_code)
    return PageTime(who, page, times[0], statistics.median(times[1:]), len(answer.content) / 1024)


def _signed_in(who: str) -> Any:
    from django.test import Client

    from desk.web.accounts.models import Account

    browser = Client(SERVER_NAME="localhost")
    browser.force_login(
        Account.objects.get(username=who), backend="desk.web.accounts.record.RecordedAccounts"
    )
    return browser


def megabytes() -> float:
    """Return what this process holds now, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    asked.add_argument("--units", type=int, default=99)
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--workspace", type=Path, help="a workspace that was run, in place of a new province")
    asked.add_argument("--year", type=int, default=YEAR)
    given = asked.parse_args()
    bar = BAR if given.units < PROVINCE else BAR_OF_COUNTRY
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("LANHMANH_KEY", f"{folder}/khoa/k")
        workspace = given.workspace or province(Path(folder), given.units)
        print(f"{described('django')}; {given.units} communes, median of {given.rounds}, processor time\n")
        print("| page | as | ms | times the empty page's | first, ms | KB | |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        times: list[PageTime] = []
        for one in page_times(workspace, given.year, given.rounds):
            times.append(one)
            ratio = one.again / times[0].again
            met = "met" if ratio <= bar else "**missed**"
            print(
                f"| {one.page} | {one.who} | {one.again:.0f} | {ratio:.1f} | {one.first:.0f} |"
                f" {one.kb:.0f} | {met} |",
                flush=True,
            )
        print(f"\nThe server holds {megabytes():.0f} MB afterwards (bar at 99 communes: {MEGABYTES}).")
    return int(any(one.again / times[0].again > bar for one in times))


if __name__ == "__main__":
    sys.exit(main())
