"""What makes a function a verb, the options all verbs take in one way, and which of them go together."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from inspect import Parameter
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import typer
from typer.models import OptionInfo

from desk.base.faults import DONE, TO_LOOK_AT, WrongUse
from desk.base.language import gettext, gettext_noop, language, speaking
from desk.base.options import (
    HERE,
    ByOption,
    JsonOption,
    LangOption,
    StrictOption,
    WorkspaceOption,
    checked_lang,
)
from desk.base.output import Output

if TYPE_CHECKING:
    from desk.leads.leads import Queue
    from desk.runs.run import Run
    from desk.workspace.folder import Workspace
    from engine.rulebook.model.rulebook import Rules

Said = Mapping[str, object]
"""What was said, by the option as it is typed: {"--reopen": True, "--reason": None}."""


def only_with(base: Said, options: Said) -> None:
    """Raise Stop for an option that says nothing where none of `base` is said."""
    if any(_spoken(base)):
        return
    others = gettext(" hoặc ").join(base)
    for name in _spoken(options):
        raise WrongUse(
            "%(name)s chỉ có nghĩa cùng %(others)s. Thêm %(others)s, hoặc bỏ %(name)s. Chưa làm gì.",
            name=name,
            others=others,
        )


def not_with(options: Said, others: Said) -> None:
    """Raise Stop for an option said together with one that contradicts it or passes it over."""
    for one, other in product(_spoken(options), _spoken(others)):
        raise WrongUse(
            "%(one)s và %(other)s không đi cùng nhau: bỏ một trong hai. Chưa làm gì.", one=one, other=other
        )


def _spoken(options: Said) -> Iterator[str]:
    return (
        name for name, value in options.items() if value is not None and value is not False and value != []
    )


class Here:
    """The workspace a verb works on: opened, its rules read, its runs found where the verb asks for them."""

    def __init__(self, path: Path, out: Output | None = None) -> None:
        self.path = path
        self.out = out

    @cached_property
    def workspace(self) -> Workspace:
        from desk.workspace.folder import opened

        return opened(self.path)

    @cached_property
    def rules(self) -> Rules:
        from desk.workspace.compiled_rules import rules_in

        return rules_in(self.workspace.rules)

    def run(self, name: str) -> Run:
        """Open a run; where it differs from what was announced, that is printed first."""
        from desk.runs.found_runs import found_run

        run = found_run(name, self.path)
        if self.out is not None:
            say_differing(run, self.out)
        return run

    def queue(self, run: str) -> Queue:
        from desk.leads.leads import queue_of

        return queue_of(self.run(run), date.today())


def say_differing(run: Run, out: Output) -> None:
    """Print where a run differs from what was announced of its period."""
    from desk.runs.run import rules_of, scored_period
    from desk.runs.since_announced import since_announced, since_json, since_words

    later = since_announced(run)
    if not later:
        return
    rules = rules_of(run)
    names = {unit.code: unit.name for unit in rules.units.on(scored_period(rules, run.manifest["year"]).end)}
    out.ahead("differs_from_announced", [since_json(one) for one in later])
    for one in later:
        out.line(since_words(one, names))


class By(str):
    """Who does what a verb puts on record: --by, else the system's name of who uses the machine."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A function as the command line has it: `out: Output` brings --json and --lang, `here: Here`
    --workspace.

    TO_LOOK_AT is the code only with --strict: without, a verb that did its work ends with 0.
    """

    name: str
    help: str
    does: Callable[..., int]

    def register(self, group: typer.Typer) -> None:
        group.command(self.name, help=self.help)(self._command())

    def _command(self) -> Callable[..., int]:
        told = inspect.signature(self.does, eval_str=True)
        own = [p for p in told.parameters.values() if p.annotation not in OPTIONS]
        made = {p.annotation: p.name for p in told.parameters.values() if p not in own}

        def call(**said: Any) -> int:
            _refuse_blank([*own, *(OPTIONS[By] if By in made else ())], said)
            strict, place = said.pop("strict", False), said.get("workspace")
            typed: typer.Context | None = said.pop("typed", None)
            lang = language()
            if Output in made and typed is not None:
                lang = checked_lang(said.pop("lang") or language())
                said[made[Output]] = Output(said.pop("as_json"), _named(typed))
            if Here in made:
                said[made[Here]] = Here(said.pop("workspace"), said.get(made.get(Output, "")))
            if By in made:
                from desk.base.chained_log import account  # --help writes no log

                said[made[By]] = By(said.pop("by") or account())
            with speaking(lang):
                _refuse_own_files(said.values())
                with _undisturbed(place):
                    code = self.does(**said)
            return DONE if code == TO_LOOK_AT and not strict else code

        options = [option for kind, named in OPTIONS.items() if kind in made for option in named]
        call.__signature__ = told.replace(parameters=[*own, *options])  # type: ignore[attr-defined]
        call.__annotations__ = {p.name: p.annotation for p in (*own, *options)}
        return call


def _named(typed: Any) -> str:
    """Return a verb by its name, after that of its group: `leads queue`."""
    return f"{_named(typed.parent)} {typed.info_name}".strip() if typed.parent is not None else ""


@contextmanager
def _undisturbed(place: Path | None) -> Iterator[None]:
    """Say that another program writes where what was read no longer fits, as it rewrote that meanwhile."""
    began = datetime.now(UTC).replace(microsecond=0)
    try:
        yield
    except Exception as fault:
        from facts.faults import WorkspaceFault

        if place is not None and isinstance(fault.__cause__ or fault, WorkspaceFault):
            from desk.base.files import Busy
            from desk.workspace.decisions import written_since
            from desk.workspace.folder import is_one, opened

            if is_one(place) and written_since(opened(place), began):
                raise Busy(place) from fault
        raise


def _refuse_own_files(said: Iterable[object]) -> None:
    from desk.base.own_files import refuse_own_file

    for value in said:
        for path in value if isinstance(value, list) else [value]:
            if isinstance(path, Path):
                refuse_own_file(path)


def _refuse_blank(own: Iterable[Parameter], said: Mapping[str, Any]) -> None:
    """Raise Stop for a text of spaces, or an empty one that must be said; an empty option may clear."""
    for one in own:
        value = said[one.name]
        texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
        if any(text.isspace() or (not text and one.default is Parameter.empty) for text in texts):
            raise WrongUse("%(shown)s để trống. Ghi lời vào đó. Chưa làm gì.", shown=_as_typed(one))


def _as_typed(one: Parameter) -> str:
    """Return an option's first name, an argument's in capitals; typer keeps the first as a default."""
    told = one.annotation.__metadata__[0]
    own = f"--{one.name.replace('_', '-')}" if isinstance(told, OptionInfo) else one.name.upper()
    names = (name for name in (told.default, *(told.param_decls or ())) if str(name).startswith("--"))
    return next(names, own)


def _option(name: str, default: object, annotation: object) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


OPTIONS = {
    By: (_option("by", None, ByOption),),
    Here: (_option("workspace", HERE, WorkspaceOption),),
    Output: (
        _option("typed", Parameter.empty, typer.Context),
        _option("as_json", False, JsonOption),
        _option("lang", None, LangOption),
        _option("strict", False, StrictOption),
    ),
}


def verb(name: str, help: str) -> Callable[[Callable[..., int]], Verb]:
    """Make a function a verb; `help` is Vietnamese; the catalog has its English."""
    return lambda does: Verb(name, help, does)


def verbs_in(module: ModuleType) -> Iterator[Verb]:
    for found in vars(module).values():
        # a module that waits to be loaded is not asked what it is
        if type(found) is Verb and found.does.__module__ == module.__name__:
            yield found


def add_group(app: typer.Typer, name: str, help: str, verbs: Iterable[Verb], **how: Any) -> None:
    group = typer.Typer(help=help, callback=lambda: None, **how)
    for one in verbs:
        one.register(group)
    app.add_typer(group, name=name)


PANELS = {
    "OPTIONS": gettext_noop("Tùy chọn"),
    "ARGUMENTS": gettext_noop("Tham số"),
    "COMMANDS": gettext_noop("Lệnh"),
}
MARKS = {"DEFAULT_STRING": gettext_noop("[mặc định: {}]"), "REQUIRED_LONG_STRING": gettext_noop("[bắt buộc]")}


def speak(command: Any) -> Any:
    """Change a command, and all below it: its help is in the reader's language, plain values are read so."""
    for one in commands_under(command):
        _make_help_option(one)
        _say_panels(one)
        one.help = gettext(one.help)
        for parameter in map(_read_plainly, one.params):
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


def _make_help_option(command: Any) -> None:
    made = command.get_help_option

    def help_option(context: Any) -> Any:
        option = made(context)
        option.help = gettext("In trợ giúp này.")
        return _read_plainly(option)

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


def _read_plainly(parameter: Any) -> Any:
    """Return a parameter of a text, flag, number or path that is read without pydantic."""
    declared = getattr(parameter, "type_descriptor", None)  # an older typer has none, and no pydantic either
    if declared is None or parameter.multiple or parameter.nargs != 1:
        return parameter
    if declared.annotation in (str, Path, bool, int):
        least, most = (getattr(declared.parameter_info, end, None) for end in ("min", "max"))
        ends = -math.inf if least is None else least, math.inf if most is None else most
        read = _Plain(declared.annotation, parameter.get_runtime_param, *ends)
        parameter.get_runtime_param = lambda: read
    return parameter
