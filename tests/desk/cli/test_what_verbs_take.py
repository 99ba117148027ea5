"""What each verb takes is what was approved (`tests/approved.py`): its options by every name, their bounds,
and what is meant where one is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from desk.cli.app import app_of
from tests.approved import assert_approved

ROOT = Path(__file__).resolve().parents[3]


def lines_of(command: Any, names: str) -> Iterator[str]:
    yield names + " (hidden)" * command.hidden
    yield from sorted(f"    {said(one)}" for one in command.params)
    for name, below in getattr(command, "commands", {}).items():
        yield from lines_of(below, f"{names} {name}")


def said(one: Any) -> str:
    bounds = getattr(one, "type", one)  # an older typer keeps them apart
    marks = {
        "must be said": one.required,
        "may be said again": one.nargs != 1 or getattr(one, "multiple", False),
        "a flag": getattr(one, "is_flag", False),
        "hidden": getattr(one, "hidden", False),
        f"from {getattr(bounds, 'min', '')}": getattr(bounds, "min", None) is not None,
        f"to {getattr(bounds, 'max', '')}": getattr(bounds, "max", None) is not None,
        f"else {one.default}": one.default not in (None, False, ()) and not callable(one.default),
    }
    return ", ".join(
        (" ".join((*one.opts, *one.secondary_opts)), *(m for m, holds in marks.items() if holds))
    )


def test_verbs_take_what_was_approved() -> None:
    told = "".join(f"{line}\n" for line in lines_of(typer.main.get_command(app_of()), "lanhmanh"))
    assert_approved(told.replace(str(ROOT), "<source>"), Path(__file__).parent / "printed" / "options.txt")
