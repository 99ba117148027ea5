"""An offline bundle: the program's wheel, the wheels of every library it needs, checksums, a script each for
bash and PowerShell.

    python -m release.bundle OUT                                      for this platform and this Python
    python -m release.bundle OUT --for windows:3.12 --for macos:3.12  for others: what PyPI has built for them

The libraries are those of `uv.lock`, held to their hashes. Nothing is built here but our own wheel.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ("install.sh", "install.ps1")
EXTRA = "web"  # `lanhmanh serve`
MACOS = ("10_9", "10_13", "10_15", "11_0", "12_0", "13_0", "14_0")
PLATFORMS = {  # glibc 2.28 and newer: Debian 10, Ubuntu 20.04; macOS 14 on Apple's processors
    "linux": (
        *(f"manylinux_2_{n}_x86_64" for n in range(28, 4, -1)),
        *(f"manylinux{n}_x86_64" for n in (2014, 2010, 1)),
    ),
    "windows": ("win_amd64",),
    "macos": (*(f"macosx_{v}_arm64" for v in MACOS), *(f"macosx_{v}_universal2" for v in MACOS)),
}
MARKERS = {
    "linux": {
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
        "platform_machine": "x86_64",
    },
    "windows": {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
    },
    "macos": {
        "sys_platform": "darwin",
        "platform_system": "Darwin",
        "os_name": "posix",
        "platform_machine": "arm64",
    },
}


def wheel_built(out: Path) -> Path:
    """Build the program's wheel and return it."""
    for old in out.glob("lanhmanh-*.whl"):
        old.unlink()
    _run(uv(), "build", "--quiet", "--wheel", "--out-dir", str(out), str(ROOT))
    (wheel,) = out.glob("lanhmanh-*.whl")
    (out / ".gitignore").unlink(missing_ok=True)  # uv leaves one
    return wheel


def requirements(path: Path, hashes: bool) -> Path:
    """Write the libraries of the lock, for every platform and Python."""
    flags = f"--frozen --quiet --no-dev --no-emit-project --extra {EXTRA} --no-header --no-annotate".split()
    _run(
        uv(), "export", *flags, *(() if hashes else ("--no-hashes",)), "-o", str(path), "--project", str(ROOT)
    )
    return path


def bundled(out: Path, targets: list[tuple[str, str]]) -> None:
    """Make the bundle in an empty folder. Stop where a platform lacks a library, naming it."""
    wheels = out / "wheels"
    wheels.mkdir(parents=True)
    wheel_built(wheels)
    asked = requirements(out / "requirements.txt", hashes=True)
    for platform, python in targets:
        _downloaded(asked, wheels, platform, python)
    for left in out.glob(".*.txt"):
        left.unlink()
    for name in SCRIPTS:
        shutil.copy(ROOT / "release" / name, out / name)
    (out / "SHA256SUMS").write_text(
        "".join(f"{_sha256(p)}  {p.relative_to(out).as_posix()}\n" for p in _files(out)), "utf-8"
    )


def _downloaded(asked: Path, wheels: Path, platform: str, python: str) -> None:
    own = asked.with_name(f".{platform}-{python}.txt")
    own.write_text("\n".join(requirements_for(asked.read_text("utf-8"), platform, python)), "utf-8")
    tags = [part for tag in PLATFORMS[platform] for part in ("--platform", tag)]
    found = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--only-binary=:all:",
            "--no-deps",
            "--require-hashes",
            "--implementation",
            "cp",
            "--python-version",
            python,
            *tags,
            "-r",
            str(own),
            "-d",
            str(wheels),
        ],
        check=False,
    )
    if found.returncode:
        raise SystemExit(
            f"{platform} {python}: not every library could be had as a wheel; nothing was bundled"
        )
    print(f"{platform} {python}: every library is there", flush=True)


def requirements_for(asked: str, platform: str, python: str) -> list[str]:
    """Return the requirements of one platform and Python: pip reads markers as those of the machine it runs
    on."""
    from packaging.requirements import Requirement

    told = {**MARKERS[platform], "python_version": python, "python_full_version": f"{python}.0"}
    kept = []
    for line in filter(str.strip, asked.replace("\\\n", " ").splitlines()):
        name, *hashes = line.split(" --hash=")
        marker = Requirement(name.strip()).marker
        if marker is None or marker.evaluate({**told, "platform_python_implementation": "CPython"}):
            kept.append(" ".join([name.split(";")[0].strip(), *(f"--hash={h.strip()}" for h in hashes)]))
    return kept


def _files(out: Path) -> list[Path]:
    return sorted(p for p in out.rglob("*") if p.is_file() and not p.name.startswith("."))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def uv() -> str:
    """Return the uv beside this Python, else the system's."""
    beside = Path(sys.executable).with_name("uv")
    return str(beside) if beside.exists() else "uv"


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def _target(text: str) -> tuple[str, str]:
    platform, _, python = text.partition(":")
    if platform not in PLATFORMS or not python:
        raise argparse.ArgumentTypeError(
            f"{text}: one of {', '.join(PLATFORMS)}, a colon, a Python such as 3.12"
        )
    return platform, python


def command_line(description: str | None) -> tuple[Path, list[tuple[str, str]]]:
    """Return the folder and the platforms that were typed; this platform and Python where none is named."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--for", dest="targets", type=_target, action="append")
    given = parser.parse_args()
    system = "linux" if sys.platform == "linux" else "macos" if sys.platform == "darwin" else "windows"
    return given.out, given.targets or [(system, f"{sys.version_info[0]}.{sys.version_info[1]}")]


def main() -> None:
    out, targets = command_line(__doc__)
    bundled(out, targets)
    size = sum(p.stat().st_size for p in _files(out))
    print(f"{out}: {len(_files(out))} files, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
