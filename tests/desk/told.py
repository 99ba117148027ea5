"""What functions that put things into words answer, a line a case, to be held word for word
(`tests/approved.py`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from inspect import signature
from types import ModuleType
from typing import Any

from desk.base import language
from desk.base.faults import Stop
from desk.base.output import Output


class _Languages:
    """Both languages; within the body of a loop over them, the one texts are given in."""

    def __iter__(self) -> Iterator[str]:
        for lang in language.LANGUAGES:
            with language.speaking(lang):
                yield lang


LANGUAGES = _Languages()
WIDE = 400  # no cell of a table is broken
RULED = re.compile(r"[\s┏┓┗┛┡┩┳┻╇━┃│┌┐└┘├┤┬┴┼─╋╈]+").fullmatch
FRAMED = re.compile(r"^\s*[│┃](.*)[│┃]\s*$")
LONG = 100  # letters of an argument that is told by its kind alone


def each(function: Callable[..., Any], *cases: Any) -> Iterator[str]:
    """Yield what a function answers to each case, a tuple of arguments or a single one."""
    for case in cases:
        arguments = case if isinstance(case, tuple) else (case,)
        yield f"{function.__name__} {', '.join(map(_asked, arguments))} = {shown(function(*arguments))}\n"


def in_both(function: Callable[..., Any], *cases: Any) -> Iterator[str]:
    """Yield what a function answers to each case in both languages; where it takes one, as its last
    argument."""
    takes = "lang" in signature(function).parameters
    for case in cases:
        arguments = case if isinstance(case, tuple) else (case,)
        for lang in LANGUAGES:
            answer = function(*arguments, *([lang] if takes else []))
            yield f"{function.__name__} {', '.join(map(_asked, (*arguments, lang)))} = {shown(answer)}\n"


def chapters(*modules: ModuleType) -> dict[str, Callable[..., Iterator[str]]]:
    """Return the functions of modules that are called `said_of_…`, each what one file of approved words
    holds."""
    found = {
        n.removeprefix("said_of_"): said
        for module in modules
        for n, said in vars(module).items()
        if n.startswith("said_of_")
    }
    assert found
    return found


def printed(print_: Callable[[Output], object]) -> Iterator[str]:
    """Yield what is printed for a person, a row of a table on a line. In Vietnamese: its English stands in
    the catalog, and what is put together otherwise in English is asked `in_both`."""
    with language.speaking("vi"):
        out = Output(False)
        out.out.width = WIDE
        with out.out.capture() as told:
            print_(out)
    yield flat(told.get())


def flat(text: str) -> str:
    """Return what is printed without the lines that tables are drawn with."""
    rows = (FRAMED.sub(r"\1", line) for line in text.splitlines() if not RULED(line))
    cells = ([" ".join(cell.split()) for cell in re.split("[│┃]", row)] for row in rows)
    return "".join(f"{' | '.join(row)}\n" for row in cells)


def ends(text: str, head: int, tail: int) -> str:
    """Keep the first and last lines of a text whose middle repeats."""
    lines = text.splitlines(keepends=True)
    return text if len(lines) <= head + tail else "".join([*lines[:head], "…\n", *lines[-tail:]])


def refused(asked: Callable[[], object]) -> str:
    """Return what is answered, or how it is refused."""
    try:
        return f"{asked()}\n"
    except Stop as stop:
        return f"{stop.code} {stop.texts}\n"


def shown(value: Any) -> str:
    """Write a value so that it can be read: a fraction as one."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return f"({', '.join(map(shown, value))})"
    return repr(value)


def _asked(value: Any) -> str:
    said = shown(value)
    return said if len(said) <= LONG and " at 0x" not in said else f"<{type(value).__name__}>"
