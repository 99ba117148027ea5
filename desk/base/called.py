"""How the program was called: by which name, on which workspace, in which language it answers.

Texts name commands as `lanhmanh VERB …`; `as_typed` writes them so that they work where they are read.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desk.base.language import LANGUAGES
from facts.parsed_json import parsed

WORKSPACE = ("--workspace", "-w")
ELSEWHERE = ("demo", "init", "restore", "schema", "check-deploy")
"""The verbs that are not about the workspace they are called on."""
_MARK_BYTES = 64 * 2**10
COMMAND = re.compile(
    r"(?<![\w./-])lanhmanh"
    r" (?P<verb>(?:(?:leads|audit|recheck) (?!latest)[a-z][a-z-]*|[a-z][a-z-]*)(?![\w-])|--?[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Called:
    """One call. No workspace: the current folder, or none at all, as at the desk in a browser."""

    program: str = "lanhmanh"
    workspace: str = ""


_CALLED: ContextVar[Called] = ContextVar("called")


def called() -> Called:
    return _CALLED.get(Called())


@contextmanager
def calling(call: Called) -> Iterator[None]:
    """Let what is printed in the block be as the program was called."""
    token = _CALLED.set(call)
    try:
        yield
    finally:
        _CALLED.reset(token)


def work_on(workspace: Path) -> None:
    """Let commands printed from here on name a workspace that was just made."""
    _CALLED.set(replace(called(), workspace=str(workspace)))


def command(words: str) -> str:
    """Return a command as it is typed here: `run --year 2020` → `./lanhmanh run -w so-lieu --year 2020`."""
    return as_typed(f"lanhmanh {words}")


def as_typed(text: str) -> str:
    """Return a text with each command in it as it is typed here."""
    call = called()
    return COMMAND.sub(lambda match: _typed(call, match["verb"], text[match.end() :]), text)


def as_typed_in(value: Any) -> Any:
    """Return a JSON value with each command in its texts as it is typed here."""
    if isinstance(value, str):
        return as_typed(value)
    if isinstance(value, Mapping):
        return {key: as_typed_in(below) for key, below in value.items()}
    return [as_typed_in(below) for below in value] if isinstance(value, list | tuple) else value


def _typed(call: Called, verb: str, rest: str) -> str:
    words = f"{call.program} {verb}"
    named = re.search(r" (-w|--workspace|--help)\b", rest.partition("\n")[0].partition("lanhmanh ")[0])
    own = verb.startswith("-") or verb in ELSEWHERE or named
    return words if own or not call.workspace else f"{words} -w {shlex.quote(call.workspace)}"


def program_name() -> str:
    """Return what the program was called by: the script that started it, or its name on the path."""
    script = os.environ.get("LANHMANH_CALLED")
    if script:
        return shlex.quote(script)
    own = Path(sys.argv[0])
    if own.stem != "lanhmanh":
        return "lanhmanh"
    on_path = shutil.which("lanhmanh")
    return "lanhmanh" if on_path and Path(on_path).resolve() == own.resolve() else shlex.quote(str(own))


def workspace_named(arguments: Sequence[str]) -> str:
    """Return the workspace that arguments name; nothing where they name none."""
    return _value_of(arguments, WORKSPACE) or ""


def language_of(arguments: Sequence[str]) -> str:
    """Return the language of a call: --lang, LANHMANH_LANG, the workspace's own, else Vietnamese."""
    folder = Path(workspace_named(arguments) or ".")
    chosen = (_value_of(arguments, ("--lang",)), os.environ.get("LANHMANH_LANG"), _lang_of(folder))
    return next((lang for lang in chosen if lang in LANGUAGES), "vi")


def _value_of(arguments: Sequence[str], names: Sequence[str]) -> str | None:
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if argument in names:
            return arguments[at + 1] if at + 1 < len(arguments) else None
        if name in names and name.startswith("--"):
            return value
    return None


def _lang_of(folder: Path) -> str | None:
    """Return the language a workspace's settings name."""
    try:
        file = folder / "workspace.json"
        if not file.is_file():  # a pipe never ends
            return None
        with file.open("rb") as opened:
            mark = parsed(opened.read(_MARK_BYTES))
        return str(mark["lang"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
