"""Turns what `--help` prints into the language asked for.

The doors say their help in Vietnamese, beside what it is about; a test asks for the English of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from desk.cli.english_help import ENGLISH

PANELS = {
    "OPTIONS": ("Tùy chọn", "Options"),
    "ARGUMENTS": ("Tham số", "Arguments"),
    "COMMANDS": ("Lệnh", "Commands"),
}
MARKS = {
    "DEFAULT_STRING": ("[mặc định: {}]", "[default: {}]"),
    "REQUIRED_LONG_STRING": ("[bắt buộc]", "[required]"),
}
HELP_OPTION = ("In trợ giúp này.", "Show this help.")


def speak(command: Any, lang: str) -> Any:
    """Return a command whose help, and that of all below it, is in one language. It is changed in place."""
    place = 0 if lang == "vi" else 1
    for one in commands_under(command):
        _say_help_option(one, HELP_OPTION[place])
        _say_panels(one, place)
        if lang == "en":
            one.help = ENGLISH.get(one.help, one.help)
            for parameter in one.params:
                _speak_english(parameter)
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


def _speak_english(parameter: Any) -> None:
    parameter.help = ENGLISH.get(parameter.help, parameter.help)
    if (said := _said_default(parameter)) is not None:
        parameter.show_default = ENGLISH.get(said, said)


def _say_help_option(command: Any, text: str) -> None:
    made = command.get_help_option

    def help_option(context: Any) -> Any:
        option = made(context)
        option.help = text
        return option

    command.get_help_option = help_option


def _say_panels(command: Any, place: int) -> None:
    """Let a command's help have its panels in one language; what draws them is loaded only then."""
    drawn = command.format_help

    def format_help(context: Any, formatter: Any) -> None:
        from typer import rich_utils

        for name, texts in PANELS.items():
            setattr(rich_utils, f"{name}_PANEL_TITLE", texts[place])
        for name, texts in MARKS.items():
            setattr(rich_utils, name, texts[place])
        drawn(context, formatter)

    command.format_help = format_help
