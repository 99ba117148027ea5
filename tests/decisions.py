"""Writes `docs/decisions/README.md`: the live decisions by topic, and where each archived one went.

Run `python -m tests.decisions` after adding, moving or renaming a decision. A live decision names what it
replaces in its line `From:`.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "decisions"
INDEX = FOLDER / "README.md"
SUBJECTS: Mapping[str, str] = {
    "program": "Program",
    "rules": "Rules",
    "returns": "Returns",
    "figures": "Figures",
    "office": "Runs, locks, papers, publishing",
    "keeping": "Seals, backups, erasing, names",
    "follow-up": "Follow-up",
    "leads": "Leads",
    "desk": "The desk in a browser",
    "tests": "Tests",
}
ROW = re.compile(r"^\| \[\d{4}\]\((?:archive/)?(?P<file>[^)]+)\) \| .+? \| (?P<day>[\d-]+) \|", re.M)
CHANGED = re.compile(r"^(?:Written|Changed) (\d{4}-\d{2}-\d{2})\b", re.M)
HEAD = """# Decisions

Why things are as they are: what is decided now, why, what was refused, what it costs. One page a topic; a
change is written into the topic's page ([how](../../CONTRIBUTING.md#record-a-decision)). Written by
`python -m tests.decisions`.
"""
SINCE = """
## Since, not yet in a topic

| number | decision | date |
| --- | --- | --- |
"""
ARCHIVED = """
## Archive

Earlier decisions as they were written, each with the topics that hold what is still in force of it.

| number | decision | date | now in |
| --- | --- | --- | --- |
"""


def topics() -> list[Path]:
    """Return the live decisions named by topic."""
    return sorted(path for path in FOLDER.glob("[a-z]*.md"))


def numbered() -> list[Path]:
    """Return the live decisions that still have a number."""
    return sorted(FOLDER.glob("[0-9]*.md"))


def archived() -> list[Path]:
    return sorted((FOLDER / "archive").glob("*.md"))


def title_of(path: Path) -> str:
    """Return the first heading of a decision without its number."""
    return re.sub(r"^#\s*(?:\d+\W*\s)?", "", path.read_text("utf-8").split("\n", 1)[0]).strip()


def subject_of(path: Path) -> str:
    """Return what the first part of a topic's name stands for."""
    return next(title for name, title in SUBJECTS.items() if path.name.startswith(f"{name}-"))


def successors() -> Mapping[str, Sequence[Path]]:
    """Return the live decisions that name each archived one, by its file."""
    live = {path: set(named_in(path)) for path in (*topics(), *numbered())}
    return {old.name: [path for path, names in live.items() if old.name in names] for old in archived()}


def named_in(path: Path) -> list[str]:
    """Return the files of archived decisions that a decision links to."""
    return re.findall(r"\]\(archive/([^)#]+)", path.read_text("utf-8"))


def first_days() -> Mapping[str, str]:
    """Return the day each numbered decision was first stored, as the index has it, else by git."""
    known = {row["file"]: row["day"] for row in ROW.finditer(INDEX.read_text("utf-8"))}
    return {path.name: known.get(path.name) or _day_by_git(path) for path in (*numbered(), *archived())}


def _day_by_git(path: Path) -> str:
    days = subprocess.run(
        ["git", "log", "--follow", "--diff-filter=A", "--format=%as", "--", path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    return days[-1] if days else date.today().isoformat()


def index() -> str:
    """Return the page; a day written before stays."""
    days, now_in = first_days(), successors()
    text = HEAD
    for subject in SUBJECTS.values():
        text += f"\n## {subject}\n\n"
        text += "".join(
            f"- [{title_of(path)}]({path.name}), {CHANGED.findall(path.read_text('utf-8'))[-1]}\n"
            for path in topics()
            if subject_of(path) == subject
        )
    if numbered():
        text += SINCE + "".join(
            f"| {_link(path)} | {title_of(path)} | {days[path.name]} |\n" for path in numbered()
        )
    return (
        text
        + ARCHIVED
        + "".join(
            f"| {_link(path, 'archive/')} | {title_of(path)} | {days[path.name]} |"
            f" {', '.join(f'[{live.stem}]({live.name})' for live in now_in[path.name])} |\n"
            for path in archived()
        )
    )


def _link(path: Path, folder: str = "") -> str:
    return f"[{path.name[:4]}]({folder}{path.name})"


if __name__ == "__main__":
    INDEX.write_text(index(), "utf-8")
