"""What joining the files of an archive of ten years would save, beside what is kept of it already.

    python -m benchmarks.year.compacting [--units 20] [--years 10]

The rows of all returns as they lie (a file each), joined into a file a form and year, and as tables of what
stands. Joining is measured on its files alone: reading, hashes, bytes on the disk. What stands is derived
from the rows either way.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks.machine import described
from benchmarks.year.growth import LAST
from benchmarks.year.returns import listed, written
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import created
from desk.workspace.importing import imported
from desk.workspace.store import archive_of, context_today, stored
from facts.archive.ledger import standing_of
from facts.executors.processes import Processes

BLOCK = 4_096  # a file takes whole blocks


def joined(archive: Path, years: Mapping[str, str]) -> dict[str, bytes]:
    """Return the rows of all returns as one file a form and year, each row with the return it came in."""
    found: dict[str, list[pl.DataFrame]] = {}
    for path in archive.glob("*/rows.parquet"):
        frame = pl.read_parquet(path)
        for form in frame.columns:
            rows = frame[form].explode().struct.unnest().with_columns(_return=pl.lit(path.parent.name))
            found.setdefault(f"{years[path.parent.name]}-{form}", []).append(rows)
    return {
        name: _packed(pl.concat(frames).sort("_return", "_row")) for name, frames in sorted(found.items())
    }


def _packed(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()


def _read_apart(archive: Path) -> int:
    """Read the rows of every return as a verb does, its hash with it, but make no object of a row."""
    return sum(_rows(path.read_bytes()) for path in archive.glob("*/rows.parquet"))


def _rows(content: bytes) -> int:
    hashlib.sha256(content).hexdigest()
    return pl.read_parquet(content).width


def _took(work: Callable[[], Any]) -> tuple[float, Any]:
    best, answer = float("inf"), None
    for _ in range(3):
        began = time.process_time()
        answer = work()
        best = min(best, time.process_time() - began)
    return best, answer


def _on_disk(sizes: list[int]) -> str:
    blocks = sum(-(-size // BLOCK) for size in sizes) * BLOCK
    return f"{len(sizes):,} files, {sum(sizes) / 1e6:.1f} MB, {blocks / 1e6:.1f} MB in blocks"


def main(units: int, years: int) -> None:
    print(described("polars"))
    with tempfile.TemporaryDirectory() as made:
        place, asked = Path(made), range(LAST - years + 1, LAST + 1)
        os.environ["LANHMANH_KEY"] = f"{made}/khoa/k"
        written(place / "returns", units, asked)
        office = created(place / "office")
        listed(office.rules, units, asked[0])
        rules = rules_in(office.rules)
        imported(office, rules, [place / "returns"], date(LAST + 1, 1, 1), None, lambda *_: None, Processes())
        stored(office, rules)
        store, context = archive_of(office), context_today(office, rules, None)
        packs = joined(office.archive, {m.hash: m.period for m in store.manifests()})
        apart, _ = _took(lambda: _read_apart(office.archive))
        together, _ = _took(lambda: [_rows(content) for content in packs.values()])
        objects, filings = _took(lambda: list(store.filings()))
        derived, _ = _took(lambda: standing_of(filings, context))
        kept, _ = _took(lambda: stored(office, rules))
        for what, folder in (
            ("archive", office.archive),
            ("vault", office.vault),
            ("what stands, kept", office.standing),
        ):
            print(f"- {what}: {_on_disk([p.stat().st_size for p in folder.rglob('*') if p.is_file()])}")
        print(
            f"- rows of {len(filings)} returns as they lie:"
            f" {_on_disk([p.stat().st_size for p in office.archive.glob('*/rows.parquet')])}; read in"
            f" {apart:.2f} s"
        )
        print(
            f"- joined, a file a form and year: {_on_disk(list(map(len, packs.values())))}; read in"
            f" {together:.2f} s"
        )
        print(
            f"- returns made of them, seals and hashes held to: {objects:.2f} s; what stands derived from"
            f" those: {derived:.2f} s"
        )
        print(f"- what stands, read from what is kept: {kept:.2f} s")


if __name__ == "__main__":
    told = argparse.ArgumentParser(prog="python -m benchmarks.year.compacting", description=__doc__)
    told.add_argument("--units", type=int, default=20)
    told.add_argument("--years", type=int, default=10)
    given = told.parse_args()
    main(given.units, given.years)
