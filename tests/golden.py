"""Write what the program says and computes of whole offices, to compare before and after a change of form.

    python -m tests.golden write OUT [NAME=RETURNS …]      every output as a readable file under OUT
    python -m tests.golden compare BEFORE AFTER            the files that differ; 1 if any does

The offices are the shipped examples, a made-up province of 98 communes and any folder of returns given as
NAME=RETURNS. Tables of runs are written as csv, so that a difference can be read. Times are left out.
"""

from __future__ import annotations

import base64
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks.year.returns import listed, written
from facts.keys import SECRET_BYTES

ROOT = Path(__file__).resolve().parents[1]
PROVINCE = 98
TIMED = {"journal.json", "seal.json", "manifest.json"}  # hold moments, or hashes of what does
EACH_YEAR = {
    "results": ("results", "{run}"),
    "results.json": ("results", "{run}", "--json"),
    "results.en": ("results", "{run}", "--lang", "en"),
    "follow_up.json": ("follow-up", "{run}", "--json"),
    "figures.json": ("figures", "{year}", "--json"),
}
LAST_YEAR = {
    "leads": ("leads", "queue", "{run}", "--full"),
    "leads.json": ("leads", "queue", "{run}", "--json"),
    "explain.json": ("explain", "{run}", "--unit", "{unit}", "--json"),
    "explain": ("explain", "{run}", "--unit", "{unit}", "--full"),
    "so_far": ("so-far", "{year}-6T"),
}


@dataclass(frozen=True)
class Office:
    """Returns of an office, the years to run, a unit to explain, and whether its units are made up."""

    name: str
    returns: Path
    years: Sequence[int]
    unit: str
    made_up: bool = False


def offices(folder: Path, extra: Mapping[str, Path]) -> Iterator[Office]:
    for name, returns in {"an_bien": ROOT / "examples" / "an_bien", **extra}.items():
        years = sorted(int(path.name) for path in returns.iterdir() if path.name.isdigit())
        yield Office(name, returns, years, "30991")
    written(folder / "province", PROVINCE)
    yield Office("province", folder / "province", (2019, 2020), "1", made_up=True)


def write(out: Path, extra: Mapping[str, Path]) -> None:
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count()) as pool:
        folder = Path(name)
        key = folder / "key" / "golden.key"
        key.parent.mkdir()
        key.write_bytes(base64.b64encode(bytes(SECRET_BYTES)) + b"\n")
        key.chmod(0o600)
        environment = {**os.environ, "LANHMANH_KEY": str(key), "COLUMNS": "120"}
        tasks = [pool.submit(_office, out, folder, o, environment) for o in offices(folder, extra)]
        tasks.append(pool.submit(_rules, out, environment))
        for task in tasks:
            task.result()


def _office(out: Path, folder: Path, office: Office, environment: Mapping[str, str]) -> None:
    workspace, target = folder / office.name / "workspace", out / office.name
    _verb(target / "init", ("init", str(workspace)), environment)
    if office.made_up:
        listed(workspace / "rules", PROVINCE, office.years[0])
    here = ("-w", str(workspace))
    listed_days = office.returns.with_name(f"so_den_{office.returns.name}.csv")
    days = ("--received", str(listed_days)) if listed_days.exists() else ()
    _verb(target / "import", ("import", str(office.returns), *days, *here), environment)
    for year in office.years:
        before = set((workspace / "runs").iterdir())
        _verb(target / f"{year}.run", ("run", "--year", str(year), *here), environment)
        (run,) = {p for p in (workspace / "runs").iterdir() if not p.name.startswith(".")} - before
        _tables(run, target / f"{year}")
        verbs = EACH_YEAR | (LAST_YEAR if year == office.years[-1] else {})
        unit = office.unit if not office.made_up else _first_unit(workspace)
        for name, words in verbs.items():
            typed = [word.format(run=run.name, year=year, unit=unit) for word in words]
            _verb(target / f"{year}.{name}", (*typed, *here), environment)
        _verb(target / f"{year}.verify", ("verify", run.name, *here), environment)


def _first_unit(workspace: Path) -> str:
    return (workspace / "rules" / "units.yaml").read_text("utf-8").split('code: "')[1].split('"')[0]


def _tables(run: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(run.iterdir()):
        if path.suffix == ".parquet":
            rows = pl.read_parquet(path).to_dicts()
            (target / f"{path.stem}.txt").write_text("".join(f"{row}\n" for row in rows), "utf-8")
        elif path.name not in TIMED:
            shutil.copy(path, target)


def _rules(out: Path, environment: Mapping[str, str]) -> None:
    """Check the shipped rules, and each rulebook that tries one word; make the schema."""
    for lang in ("vi", "en"):
        _verb(out / "rules" / f"check.{lang}", ("check", "rules", "--lang", lang), environment)
    with tempfile.TemporaryDirectory() as name:
        for book in sorted(p for p in (ROOT / "scenarios" / "rule_language").iterdir() if p.is_dir()):
            rules = Path(name) / book.name
            shutil.copytree(ROOT / "rules", rules)
            shutil.copytree(book, rules, dirs_exist_ok=True)
            _verb(out / "rules" / book.name, ("check", str(rules)), environment, name)


def _verb(target: Path, words: Sequence[str], environment: Mapping[str, str], folder: str = "") -> None:
    """Keep what a verb prints and its code; names of folders that change are left out."""
    done = subprocess.run(
        [sys.executable, "-m", "desk.cli", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    text = f"{done.stdout}\n{done.stderr}\nexit {done.returncode}\n"
    for place, called in ((folder, "FOLDER"), (str(Path(environment["LANHMANH_KEY"]).parents[1]), "FOLDER")):
        text = text.replace(place, called) if place else text
    text = text.replace(str(ROOT), "ROOT")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(line + "\n" for line in text.splitlines() if " giây" not in line), "utf-8")


def compare(before: Path, after: Path) -> list[str]:
    """Return the names of files that differ or stand on one side alone."""
    names = {str(p.relative_to(root)) for root in (before, after) for p in root.rglob("*") if p.is_file()}
    return sorted(
        name
        for name in names
        if not ((before / name).is_file() and (after / name).is_file())
        or not filecmp.cmp(before / name, after / name, shallow=False)
    )


if __name__ == "__main__":
    verb, *rest = sys.argv[1:] or [""]
    if verb == "write" and rest:
        write(Path(rest[0]), {name: Path(p) for name, _, p in (word.partition("=") for word in rest[1:])})
    elif verb == "compare" and len(rest) == 2:
        different = compare(Path(rest[0]), Path(rest[1]))
        print("\n".join(different) or "equal")
        sys.exit(bool(different))
    else:
        sys.exit(__doc__)
