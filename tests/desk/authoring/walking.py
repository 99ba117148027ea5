"""Walks a guide as written: its commands run, its edits are made. What stands after a block's fence says what
it is."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from desk.base.faults import DONE, TO_LOOK_AT
from desk.cli.app import code_of

ROOT = Path(__file__).resolve().parents[3]
GUIDES = ROOT / "docs" / "guide"
Block = tuple[str, str]  # `sh`, `text`, or `yaml` with what to do and the file; and what stands in the block


def blocks(text: str) -> list[Block]:
    return re.findall(r"```([^\n]*)\n(.*?)```", text, flags=re.DOTALL)


def run(line: str) -> int:
    """Run one line as a person types it, and return how it ended; a line says so where it is meant to stop at
    faults."""
    wanted = re.search(r"# mã thoát (\d+)", line)
    words = shlex.split(line, comments=True)
    if words[0] == "cp":
        shutil.copytree(words[2], words[3])
        return DONE
    if words[:2] == ["./lanhmanh", "test"]:
        command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-q", *words[2:]]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
        return DONE
    assert words[0] == "./lanhmanh"
    code = code_of(words[1:])
    assert code in ([int(wanted[1])] if wanted else [DONE, TO_LOOK_AT]), line
    return code


Edit = tuple[
    str, str, str
]  # a file, lines found in it, and what is put in their place; no lines found: the end


def edits(of: list[Block]) -> Iterator[Edit]:
    """Yield what blocks of rules say: find these lines, put those in their place, or add them at the end."""
    found: tuple[str, str] | None = None
    for info, body in of:
        _, what, *named = [*info.split(), "", ""]
        if what == "tìm":
            found = named[0], body.rstrip("\n")
        elif what == "thành":
            assert found is not None, body
            yield (*found, body.rstrip("\n"))
            found = None
        elif what == "thêm":
            yield named[0], "", body
    assert found is None, found


def with_edit(text: str, old: str, new: str) -> str:
    """Return a file's text after an edit; what is to be found must stand there once, by whole lines."""
    if not old:
        return text + new
    assert text.count(old) == 1, old
    return text.replace(old, new)


def flat(text: str) -> str:
    """Return text without the frames of tables and the widths they set."""
    return re.sub(r"[\s│┃]+", " ", text)


def missing(body: str, told: str) -> list[str]:
    """Return the lines of a `text` block that were not told."""
    return [line for line in body.splitlines() if flat(line).strip() not in flat(told)]
