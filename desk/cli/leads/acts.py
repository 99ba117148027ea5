"""Verbs made from the acts on leads that have a help, and options of verbs made from the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from inspect import Parameter, Signature, signature
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from desk.base import files as whole_files
from desk.base import outputs
from desk.base.acts import MARK, REASON, ActField
from desk.base.faults import DONE, WrongUse
from desk.base.language import gettext
from desk.base.options import RUN_HELP, RecordedReasonOption, RunArgument, argument, option
from desk.base.output import Output
from desk.cli.verb import Here, Verb, not_with, only_with
from desk.leads.acts import ACTS, BY_STATE, LeadAct, done, nothing

if TYPE_CHECKING:
    from desk.runs.run import Run

RunOption = Annotated[str, option(RUN_HELP, "--run", show_default=False)]
LeadArgument = Annotated[str, argument("Mã manh mối, hoặc số thứ tự trong danh sách.")]
ByOption = Annotated[str | None, option("Ai (mặc định: người dùng máy).", "--by")]


def given(reason: str | None) -> str:
    """Return the reason; what is put on record has one."""
    if reason is None or not reason.strip():
        raise WrongUse('Thêm --reason "LÝ DO": việc này được ghi lại.')
    return reason.strip()


def written(path: Path, content: str | bytes, over: bool = False) -> None:
    """Write a file whole, `over` any that is there too; a folder that can't be written is said so."""
    try:
        outputs.write_output(path, content.encode() if isinstance(content, str) else content, over)
    except OSError as error:
        raise whole_files.unwritable(path, error) from error


SECOND = "Người thứ hai đã đọc và đồng ý, khi chuyển, hoặc khi việc này đổi điều đã chuyển."
TRY = "Chỉ xem ghi như vậy thì manh mối nào đổi; không ghi."


def _parameter(name: str, annotation: object, default: object = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _dashed(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _option(name: str, help: str, kind: Any = str) -> Parameter:
    return _parameter(name, Annotated[kind | None, option(help, _dashed(name))], None)


HERE_AND_OUT = [_parameter("here", Here), _parameter("out", Output)]
_REASON, _BY = _parameter("reason", RecordedReasonOption, None), _parameter("by", ByOption, None)


def verbs_of_acts() -> Iterator[Verb]:
    return (_verb_of(act) for act in ACTS if act.help)


def _verb_of(act: LeadAct) -> Verb:
    fields = [field for field in act.fields if field.kind != REASON]

    def does(here: Here, out: Output, run: str, by: str | None, **typed: Any) -> int:
        values = {field.name: field.read((typed[field.name] or "").strip()) for field in fields}
        reason = {"reason": given(typed["reason"])} if act.reason else {}
        entry = done(act, here.run(run), values | reason, by, date.today(), second=typed.get("second"))
        shown = {name: entry.get(name, value) for name, value in values.items()}
        words = {f.name: gettext(f.choices[values[f.name]]) for f in fields if f.choices}
        out.say(act.says, **{**shown, **words})
        out.json(shown)
        return DONE

    own = [
        _parameter(f.name, Annotated[str, argument(f.hint if f.choices else f.label)])
        for f in fields
        if f.needed
    ]
    own += [_option(f.name, f.label) for f in fields if not f.needed]
    reason = [_REASON] if act.reason else []
    usual = [_parameter("run", RunOption, "latest"), _BY]
    does.__signature__ = Signature(  # type: ignore[attr-defined]
        [*HERE_AND_OUT, *own, *_second_of(act), *reason, *usual]
    )
    return Verb(act.name, act.help, does)


def _second_of(*acts: LeadAct) -> list[Parameter]:
    """Return the option that names a second person, if one of the acts can need one."""
    return [_option("second", SECOND)] if any(act.unmakes is not nothing for act in acts) else []


@dataclass(frozen=True, slots=True)
class ActOption:
    """An option that does an act: its value gives the fields named, options beside it the others. `tried`
    shows what the act would do, where `--try` stands beside it."""

    name: str
    act: LeadAct
    help: str
    fields: tuple[str, ...]
    type: object = str
    tried: Callable[[Run, dict[str, Any], Output], None] | None = None

    def others(self) -> Iterator[ActField]:
        return (f for f in self.act.fields if f.kind != REASON and f.name not in self.fields)

    def values(self, typed: dict[str, Any]) -> dict[str, Any]:
        value = typed[self.name]
        own = dict(zip(self.fields, value if isinstance(value, tuple) else (value,), strict=True))
        return own | {field.name: field.read(typed[field.name] or "") for field in self.others()}


def verb_with_acts(
    name: str, help: str, *options: ActOption
) -> Callable[[Callable[[Run, Output, str | None], int]], Verb]:
    """Make a function a verb that shows something of a run, after an act if its option is given."""

    def verb_of(shows: Callable[[Run, Output, str | None], int]) -> Verb:
        def does(here: Here, out: Output, run: str, reason: str | None, by: str | None, **typed: Any) -> int:
            chosen = {_dashed(act_option.name): typed[act_option.name] for act_option in options}
            only_with(chosen, {"--reason": reason, "--try": typed.get("only_try")})
            for act_option in options:
                others = {_dashed(field.name): typed[field.name] for field in act_option.others()}
                only_with({_dashed(act_option.name): typed[act_option.name]}, others)
            for first, second in combinations(chosen.items(), 2):
                not_with(dict([first]), dict([second]))
            opened = here.run(run)
            for act_option in options:
                if typed[act_option.name] is not None:
                    values, act = act_option.values(typed), act_option.act
                    if typed.get("only_try") and act_option.tried is not None:
                        act_option.tried(opened, {**values, **act.fixed}, out)
                        continue
                    values["reason"] = given(reason)
                    done(act, opened, values, by, date.today(), second=typed.get("second"))
                    if act.says:
                        out.say(act.says, **values)
            return shows(opened, out, by)

        own = [
            parameter
            for act_option in options
            for parameter in (
                _option(act_option.name, act_option.help, act_option.type),
                *(_option(field.name, f"{field.label}.") for field in act_option.others()),
            )
        ]
        own += _second_of(*(act_option.act for act_option in options))
        if any(act_option.tried for act_option in options):
            own.append(_parameter("only_try", Annotated[bool, option(TRY, "--try")], False))
        first = _parameter("run", RunArgument, "latest")
        does.__signature__ = Signature([*HERE_AND_OUT, first, *own, _REASON, _BY])  # type: ignore[attr-defined]
        does.__module__ = shows.__module__
        return Verb(name, help, does)

    return verb_of


def verb_of_states(name: str, help: str) -> Callable[[Callable[..., int]], Verb]:
    """Make a function a verb that decides on a lead: after its `state` it takes the fields of the acts that
    decide, each an option."""

    def verb_of(does: Callable[..., int]) -> Verb:
        own = [p for p in signature(does, eval_str=True).parameters.values() if p.kind != p.VAR_KEYWORD]
        at = [p.name for p in own].index("state") + 1
        of_acts = [
            _option(field.name, _field_help(field, state))
            for state, act in BY_STATE.items()
            for field in act.fields
            if field.kind not in (MARK, REASON)
        ]
        does.__signature__ = Signature([*own[:at], *of_acts, *own[at:]])  # type: ignore[attr-defined]
        return Verb(name, help, does)

    return verb_of


def _field_help(field: ActField, state: str) -> str:
    parts = (", ".join(field.choices or ()), field.hint, f"với --state {state}")
    return f"{field.label} ({'; '.join(filter(None, parts))})."
