"""Every table of docs/scale.md in one command, part by part, each kept as it is done: who stops it goes on
where it stopped.

    python -m benchmarks.scale OUT [--only PART ...] [--country DIR]

OUT/<part>.md holds what a part printed; a part that has its file is not measured again. On a quiet machine
with two cores, in minutes:

    units       1.5   a province by its units: 9, 36, 98, 360 of two years
    years       1     36 units by their years: 1, 5, 10
    two         2     what two cores do in the time of one
    province    2     98 communes, ten years, as 980 workbooks; the memory of each process
    country     4     a country's year beside hand-written Polars (of the records in DIR, or made up)
    rest        4     the 3,223 communes of the other provinces as records, one year
    rest_years  25    the same of two and of four years: left out unless asked for by --only
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path

from benchmarks import sharing
from benchmarks.__main__ import Asked, Report, year
from benchmarks.year import growth

PROVINCE, REST = 98, 3_223
LONG = ("rest_years",)


def parts(country: Path | None) -> Mapping[str, Callable[[], object]]:
    """Return what is measured, by name, in the order of its worth."""
    return {
        "two": lambda: sharing.main(20, 10, rounds=1),
        "province": lambda: growth.main([PROVINCE], [10], sent=growth.WORKBOOKS),
        "units": lambda: growth.main([9, 36, PROVINCE, 360], [2]),
        "years": lambda: growth.main([36], [1, 5, 10]),
        "rest": lambda: growth.main([REST], [1], sent=growth.RECORDS),
        "country": lambda: year(Asked(country=country, units=3_321, rounds=3), Report(as_json=False)),
        "rest_years": lambda: growth.main([REST], [2, 4], sent=growth.RECORDS),
    }


class _Both(io.StringIO):
    """What is printed, kept and shown at once."""

    def write(self, text: str, /) -> int:
        sys.__stdout__.write(text)  # type: ignore[union-attr]
        return super().write(text)


def main(out: Path, only: list[str], country: Path | None) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, measure in parts(country).items():
        kept = out / f"{name}.md"
        if name not in (only or parts(country)) or (name in LONG and not only) or kept.exists():
            continue
        print(f"\n## {name}\n", flush=True)
        began = time.monotonic()
        with redirect_stdout(_Both()) as said:
            measure()
        kept.write_text(said.getvalue(), "utf-8")
        print(f"({(time.monotonic() - began) / 60:.1f} minutes)", flush=True)
    for kept in sorted(out.glob("*.md")):
        print(f"\n## {kept.stem}\n\n{kept.read_text('utf-8')}")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(
        prog="python -m benchmarks.scale",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    asked.add_argument("out", type=Path)
    asked.add_argument("--only", nargs="+", choices=parts(None), default=[])
    asked.add_argument("--country", type=Path)
    given = asked.parse_args()
    main(given.out, given.only, given.country)
