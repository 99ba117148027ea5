"""A release of the version that `desk/base/version.py` names: what an office is handed, in one folder.

python -m release.make OUT                          for this platform and this Python
python -m release.make OUT --for windows:3.12 …     for others, as `release.bundle` takes them

lanhmanh-VERSION-py3-none-any.whl   the program
lanhmanh-VERSION-offline.zip        the program, its libraries and their installer, for no network
lanhmanh-VERSION-guide.zip          the user guide as pages
NOTES.md                            what is new, from CHANGELOG.md
SHA256SUMS                          of the four
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from desk.base.version import VERSION
from release.bundle import bundled, command_line, wheel_built
from release.guide_site import built

ROOT = Path(__file__).resolve().parents[1]
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold: no clock in a release


def write_release(out: Path, targets: list[tuple[str, str]]) -> None:
    """Make the release in a folder that is not there yet or is empty."""
    if out.exists() and any(out.iterdir()):
        raise SystemExit(f"{out} is not empty; name a new folder")
    out.mkdir(parents=True, exist_ok=True)
    (out / "NOTES.md").write_text(notes(VERSION), "utf-8")
    wheel_built(out)
    with tempfile.TemporaryDirectory() as name:
        bundled(Path(name) / "bundle", targets)
        zipped(Path(name) / "bundle", out / f"lanhmanh-{VERSION}-offline.zip")
        built(Path(name) / "site")
        zipped(Path(name) / "site", out / f"lanhmanh-{VERSION}-guide.zip")
    sums = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in sorted(out.iterdir())]
    (out / "SHA256SUMS").write_text("".join(sums), "utf-8")


def notes(version: str) -> str:
    """Return what the changelog says of a version. Raise SystemExit where it says nothing."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    part = re.search(rf"^## {re.escape(version)}\b.*?\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if part is None:
        raise SystemExit(f"CHANGELOG.md has no part “## {version}”; write it first")
    return f"# lanhmanh {version}\n\n{part[1].strip()}\n"


def zipped(folder: Path, path: Path) -> None:
    """Put a folder into a zip: sorted, without a clock, scripts still executable."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), FIRST_DAY)
            entry.external_attr = (0o755 if file.suffix == ".sh" else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w") as written:
                shutil.copyfileobj(source, written)


def main() -> None:
    out, targets = command_line(__doc__)
    write_release(out, targets)
    print("".join(f"{p.name}  {p.stat().st_size / 1e6:.1f} MB\n" for p in sorted(out.iterdir())), end="")


if __name__ == "__main__":
    main()
