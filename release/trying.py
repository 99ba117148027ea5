"""What is released, tried as an office has it: in an empty folder, an empty environment, without the source.

python -m release.trying            the wheel: built, installed with the locked libraries, demo, check, verify
python -m release.trying --short    the same up to check: what the checks of every change can wait for
python -m release.trying FOLDER     a bundle or a release: installed by its script with no index, the same
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from release.bundle import requirements, uv, wheel_built

NOWHERE = {
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "PIP_INDEX_URL": "http://127.0.0.1:9",
}


SHORT, MADE = "--short", "demo/workspace"
VERBS = (
    ("--help",),
    ("demo",),
    ("check", f"{MADE}/rules"),
    ("verify", "-w", MADE),
    ("verify", "latest", "-w", MADE),
)


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        home = {
            "HOME": folder,
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
        }  # no PYTHONPATH: only what is installed
        bundles = [Path(argument) for argument in arguments if argument != SHORT]
        bin_ = _from_bundle(bundles[0], place, home) if bundles else _from_wheel(place)
        return _used(bin_ / "lanhmanh", place, home, VERBS[:3] if SHORT in arguments else VERBS)


def _from_wheel(place: Path) -> Path:
    wheel = wheel_built(place / "wheel")
    known = requirements(place / "requirements.txt", hashes=False)
    subprocess.run([uv(), "venv", "--quiet", "--python", sys.executable, str(place / "venv")], check=True)
    python = str(place / "venv" / "bin" / "python")
    subprocess.run(
        [uv(), "pip", "install", "--quiet", "--python", python, "-c", str(known), str(wheel)], check=True
    )
    return place / "venv" / "bin"


def _from_bundle(bundle: Path, place: Path, home: Mapping[str, str]) -> Path:
    for archive in bundle.glob("lanhmanh-*-offline.zip"):
        shutil.unpack_archive(archive, place / "bundle")
        bundle = place / "bundle"
    env = {**home, **NOWHERE, "LANHMANH_PYTHON": sys.executable}
    subprocess.run(
        ["bash", str(bundle.resolve() / "install.sh"), str(place / "lanhmanh")],
        env=env,
        check=True,
        cwd=place,
    )
    return place / "lanhmanh" / "bin"


def _used(program: Path, place: Path, home: Mapping[str, str], verbs: Sequence[tuple[str, ...]]) -> int:
    """Run what a newcomer runs, in an empty folder; return the first exit code that is none of work done."""
    (place / "empty").mkdir()
    for verb in verbs:
        found = subprocess.run(
            [program, *verb], cwd=place / "empty", env=dict(home), capture_output=True, text=True, check=False
        )
        print(f"lanhmanh {' '.join(verb)}: {found.returncode}", flush=True)
        if found.returncode not in (0, 1):
            print(found.stdout, found.stderr)
            return found.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
