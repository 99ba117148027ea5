"""Gives what `--help` prints in the reader's language.

The doors say their help in Vietnamese, beside what it is about; its English stands in the catalog.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.base.language import gettext, gettext_noop

PANELS = {
    "OPTIONS": gettext_noop("Tùy chọn"),
    "ARGUMENTS": gettext_noop("Tham số"),
    "COMMANDS": gettext_noop("Lệnh"),
}
MARKS = {"DEFAULT_STRING": gettext_noop("[mặc định: {}]"), "REQUIRED_LONG_STRING": gettext_noop("[bắt buộc]")}


def speak(command: Any) -> Any:
    """Change a command so that its help, and that of all below it, is in the reader's language."""
    for one in commands_under(command):
        _say_help_option(one)
        _say_panels(one)
        one.help = gettext(one.help)
        for parameter in one.params:
            if parameter.help:
                parameter.help = gettext(parameter.help)
            if (default := _said_default(parameter)) is not None:
                parameter.show_default = gettext(default)
    return command


def commands_under(command: Any) -> Iterator[Any]:
    yield command
    for below in getattr(command, "commands", {}).values():
        yield from commands_under(below)


def texts_of(command: Any) -> Iterator[str]:
    """Yield every text of help that a person may read, of a command and all below it."""
    for one in commands_under(command):
        yield one.help
        for parameter in one.params:
            yield from filter(None, (parameter.help, _said_default(parameter)))


def _said_default(parameter: Any) -> str | None:
    said = getattr(parameter, "show_default", None)
    return said if isinstance(said, str) else None


def _say_help_option(command: Any) -> None:
    made = command.get_help_option

    def help_option(context: Any) -> Any:
        option = made(context)
        option.help = gettext("In trợ giúp này.")
        return option

    command.get_help_option = help_option


def _say_panels(command: Any) -> None:
    """Let a command's help have its panels in the reader's language; what draws them is loaded only then."""
    drawn = command.format_help

    def format_help(context: Any, formatter: Any) -> None:
        from typer import rich_utils

        for name, text in PANELS.items():
            setattr(rich_utils, f"{name}_PANEL_TITLE", gettext(text))
        for name, text in MARKS.items():
            setattr(rich_utils, name, gettext(text))
        drawn(context, formatter)

    command.format_help = format_help


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
