"""Each verb takes the options that were approved (`tests/approved.py`): what offices wrote into scripts goes
on working."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from desk.cli.app import app_of
from tests.approved import assert_approved

EVERYWHERE = {"--json", "--lang", "--strict", "--workspace"}


def lines_of(command: Any, names: str) -> Iterator[str]:
    options = (said(one) for one in command.params if not EVERYWHERE & {*one.opts})
    yield " ".join([f"{names}:", *options])
    for name, below in getattr(command, "commands", {}).items():
        yield from lines_of(below, f"{names} {name}")


def said(one: Any) -> str:
    name = "/".join((*one.opts, *one.secondary_opts))
    several = one.nargs != 1 or getattr(one, "multiple", False)
    return (name if one.required else f"[{name}]") + "…" * several


def test_verbs_take_what_was_approved() -> None:
    told = "".join(f"{line}\n" for line in lines_of(typer.main.get_command(app_of()), "lanhmanh"))
    assert_approved(told, Path(__file__).parent / "printed" / "options.txt")
