"""The form of an act, drawn and read as the act declares its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest

from desk.base.acts import DAY, FILE, MARK, REASON, TEXT, Act, ActField
from desk.base.faults import Stop, WrongFields, WrongUse
from desk.base.language import gettext
from desk.report.tree import Report, ReportColumn, Table
from desk.web.stale import SHOWN, mark_of
from desk.words.numbers import day_words

A = TypeVar("A", bound=Act)
Choices = Iterable[tuple[str, str | Sequence[tuple[str, str]]]]  # of a group of choices its title and each


class TypedField(forms.CharField):
    """A field of an act; what is wrong is said in the words the command line would use."""

    def __init__(self, declared: ActField, **options: Any) -> None:
        hint = gettext(declared.hint)
        super().__init__(label=gettext(declared.label), help_text=hint, required=declared.needed, **options)
        self.declared = declared

    def clean(self, value: Any) -> Any:
        sent = value.name if hasattr(value, "chunks") else value
        try:
            read = self.declared.read(sent or "")
            return value.read() if self.declared.kind == FILE and value else read
        except Stop as stop:
            raise forms.ValidationError(str(stop)) from None


class ActForm(forms.Form):
    """The form of an act, and of `others` with the same fields. `marks` are values the page puts there,
    `offered` the choices of a field, `over` what it is filled in over; `words` fill the places of the
    button; `to` takes it, `back` leaves it."""

    def __init__(
        self,
        act: Act,
        *others: Act,
        typed: Any = None,
        files: Any = None,
        marks: Mapping[str, object] | None = None,
        initial: Mapping[str, Any] | None = None,
        offered: Mapping[str, Choices] | None = None,
        over: Mapping[str, object] | None = None,
        to: str = "",
        back: str = "",
        inline: bool = False,
        id_: object = "",
        words: Mapping[str, object] | None = None,
    ) -> None:
        given = {**(initial or {}), **(marks or {})}
        super().__init__(typed, files, initial=given, auto_id=f"{act.name}{id_}-%s" if inline else "%s")
        self.act, self.to, self.back, self.inline = act, to, back, inline
        self.note = gettext(act.note) if act.note else ""
        self.buttons = [(one.name, gettext(one.button, **(words or {}))) for one in (act, *others)]
        self.button = self.buttons[0][1]
        for declared in act.fields:
            if declared.kind != MARK and declared.name in (marks or {}):
                widget: forms.Widget = forms.HiddenInput()
            else:
                widget = self._widget(declared, (offered or {}).get(declared.name))
            self.fields[declared.name] = TypedField(declared, widget=widget)
        if over is not None:
            self.fields[SHOWN] = forms.CharField(widget=forms.HiddenInput(), initial=mark_of(over))

    def _widget(self, declared: ActField, offered: Choices | None) -> forms.Widget:
        """Return what a field is typed into."""
        if declared.kind in (MARK, FILE):
            return forms.HiddenInput() if declared.kind == MARK else forms.FileInput()
        declared_choices = [(value, gettext(words)) for value, words in (declared.choices or {}).items()]
        choices = offered or (declared_choices and [("", gettext("chọn")), *declared_choices])
        if choices:
            return forms.Select(choices=choices)
        if declared.kind == TEXT or (declared.kind == REASON and not self.inline):
            return forms.Textarea(attrs={"rows": False, "cols": False})
        attributes: dict[str, Any] = {"data-masks": True, "autocomplete": "off"} if declared.masked else {}
        if declared.kind == DAY:
            attributes |= {"class": "day", "inputmode": "numeric", "autocomplete": "off", "maxlength": 10}
            attributes["placeholder"] = gettext("ngày/tháng/năm")
            return DayInput(attrs=attributes)
        if self.inline:
            attributes["placeholder"] = "; ".join(map(gettext, filter(None, (declared.label, declared.hint))))
        return forms.TextInput(attrs=attributes)


class DayInput(forms.TextInput):
    def format_value(self, value: Any) -> str | None:
        return day_words(value) if hasattr(value, "isoformat") else value


def with_acts(report: Report, form_of: Callable[[Any], Any]) -> Report:
    """Return a report with one more column in its tables: the form of the acts on a row, if it has one."""
    column = ReportColumn("", form_of)
    return replace(
        report,
        blocks=tuple(
            replace(one, columns=(*one.columns, column)) if isinstance(one, Table) else one
            for one in report.blocks
        ),
    )


def act_in(request: HttpRequest, *acts: A) -> A:
    """Return which of the acts of its page a form asks for."""
    name = request.POST.get("act", acts[0].name if len(acts) == 1 else "")
    found = next((act for act in acts if act.name == name), None)
    if found is None:
        raise WrongUse("Không rõ phải làm gì. Chưa có gì được ghi.")
    return found


def values_in(act: Act, request: HttpRequest, **given: Any) -> dict[str, Any]:
    """Return what a form was filled in with, and what is `given` beside it. Raise WrongFields with every
    fault."""
    form = ActForm(act, typed=request.POST, files=request.FILES)
    for name in given:
        form.fields.pop(name, None)
    if not form.is_valid():
        raise WrongFields({name: str(faults[0]) for name, faults in form.errors.items()})
    return {**form.cleaned_data, **given}
