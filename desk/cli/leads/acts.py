"""Verbs made from the acts on leads that have a help of their own: fields are arguments, the reason an option
where it is no field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from desk.base.faults import DONE
from desk.base.language import gettext
from desk.base.options import RecordedReasonOption
from desk.base.output import Output
from desk.cli.leads.options import ByOption, RunOption, given
from desk.cli.verb import Here, Verb
from desk.leads.acts import ACTS, Act, done


def verbs_of_acts() -> Iterator[Verb]:
    return (_verb_of(act) for act in ACTS if act.help)


def _verb_of(act: Act) -> Verb:
    asks = act.reason not in {field.name for field in act.fields}

    def does(here: Here, out: Output, run: str, by: str | None, **typed: Any) -> int:
        values = {field.name: field.read(typed[field.name].strip()) for field in act.fields}
        reason = {"reason": given(typed["reason"])} if asks else {}
        entry = done(act, here.run(run), values | reason, by, date.today())
        shown = {name: entry.get(name, value) for name, value in values.items()}
        words = {f.name: gettext(f.choices[values[f.name]]) for f in act.fields if f.choices}
        out.say(gettext(act.says, **{**shown, **words}))
        out.json(shown)
        return DONE

    fields = [
        _parameter(field.name, Annotated[str, typer.Argument(help=field.label)]) for field in act.fields
    ]
    own = [*fields, *([_parameter("reason", RecordedReasonOption, None)] if asks else [])]
    usual = [_parameter("run", RunOption, "latest"), _parameter("by", ByOption, None)]
    made = [_parameter("here", Here), _parameter("out", Output)]
    does.__signature__ = Signature([*made, *own, *usual])  # type: ignore[attr-defined]
    return Verb(act.name, act.help, does)


def _parameter(name: str, annotation: object, default: object = Parameter.empty) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
