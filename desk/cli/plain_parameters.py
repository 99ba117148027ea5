"""Parameters of text, paths, flags and whole numbers are read here: typer would load pydantic, a third of a
short verb's time, to do the same."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.cli.help_language import commands_under

ASKED = ("parser", "exists", "writable", "resolve_path", "allow_dash", "path_type")


@dataclass(frozen=True, slots=True)
class _Plain:
    """Takes a value as typer's own reader of a parameter does; a flag that is neither yes nor no, or what is
    no plain number in its bounds, is left to that one."""

    type: type[str] | type[Path] | type[bool] | type[int]
    by_typer: Callable[[], Any]
    least: float = -math.inf
    most: float = math.inf

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None or (isinstance(value, self.type) and self.type is not int):
            return value
        if self.type in (str, Path):
            return self.type(value)
        plain = str(value) if self.type is int else ""
        if plain.isascii() and plain.isdigit() and self.least <= int(plain) <= self.most:
            return int(plain)
        return self.by_typer().coerce(value, param, ctx)


def read_plainly(command: Any) -> Any:
    """Return a command whose parameters of text, flags, numbers, and paths that nothing is asked of are read
    without pydantic."""
    for one in commands_under(command):
        one.get_help_option = _helping_plainly(one.get_help_option)
        for parameter in one.params:
            _made_plain(parameter)
    return command


def _helping_plainly(made: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda context: _made_plain(made(context))


def _made_plain(parameter: Any) -> Any:
    told = getattr(parameter, "type_descriptor", None)  # an older typer has none, and no pydantic either
    if (
        told is None
        or parameter.multiple
        or parameter.nargs != 1
        or told.annotation not in (str, Path, bool, int)
    ):
        return parameter
    if not any(getattr(told.parameter_info, name, None) for name in ASKED):
        ends = (getattr(told.parameter_info, name, None) for name in ("min", "max"))
        least, most = (
            inf if end is None else end for end, inf in zip(ends, (-math.inf, math.inf), strict=True)
        )
        read = _Plain(told.annotation, parameter.get_runtime_param, least, most)
        parameter.get_runtime_param = lambda: read
    return parameter
