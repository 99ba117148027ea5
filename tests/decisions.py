"""Writes `docs/decisions/README.md`: every decision with its date and state.

Run `python -m tests.decisions` after adding one. A decision that replaces another says `Replaces` with a link
to it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "decisions"
INDEX = FOLDER / "README.md"
ROW = re.compile(
    r"^\| \[(?P<number>\d{4})\]\((?P<file>[^)]+)\) \| (?P<title>.+?) \| (?P<day>\S+) \| (?P<state>.+?) \|$",
    re.M,
)
HEAD = """# Decisions

Why things are as they are, in the order of their numbers (a range a subject, so numbers are missing). A decision stands until
another says that it replaces it. Written by `python -m tests.decisions`.

| number | decision | date | state |
| --- | --- | --- | --- |
"""


def decisions() -> list[Path]:
    return sorted(FOLDER.glob("[0-9]*.md"))


def title_of(path: Path) -> str:
    """Return the first heading of a decision without its number."""
    return re.sub(r"^#\s*\d+\W*\s", "", path.read_text("utf-8").split("\n", 1)[0]).strip()


def replaced() -> Mapping[str, str]:
    """Return the number of each decision replaced, with the link to the one that does."""
    found = {}
    for path in decisions():
        for line in re.findall(r"^(?:.*\. )?Replaces\b.*$", path.read_text("utf-8"), re.M):
            part = "in part " if "in part" in line or "the check" in line else ""
            found |= dict.fromkeys(
                re.findall(r"\]\((\d{4})-", line), f"replaced {part}by [{path.name[:4]}]({path.name})"
            )
    return found


def rows() -> dict[str, re.Match[str]]:
    """Return the rows of the index as it stands, by file."""
    return {row["file"]: row for row in ROW.finditer(INDEX.read_text("utf-8"))} if INDEX.exists() else {}


def day_of(path: Path) -> str:
    """Return the day a decision was first kept, by the repository's history; today where it has none."""
    told = subprocess.run(
        ["git", "log", "--follow", "--diff-filter=A", "--format=%as", "--", path.name],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    return told[-1] if told else date.today().isoformat()


def index() -> str:
    """Return the page; a day written before stays."""
    known, gone = rows(), replaced()
    lines = [
        f"| [{path.name[:4]}]({path.name}) | {title_of(path)} |"
        f" {known[path.name]['day'] if path.name in known else day_of(path)} |"
        f" {gone.get(path.name[:4], 'in force')} |\n"
        for path in decisions()
    ]
    return HEAD + "".join(lines)


if __name__ == "__main__":
    INDEX.write_text(index(), "utf-8")
