"""An act: what a person puts on record, declared once.

From its declaration come its verb, its form, its address, who may, and the second person it waits for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText, gettext
from desk.base.typed import day_typed, number_typed, reason_given

LINE, TEXT, REASON, DAY, NUMBER, MARK, FILE = "line", "text", "reason", "day", "number", "mark", "file"
"""Kinds of fields: a line, words of several lines, those that must say why, a day, a whole number, a mark
that the page puts there, a file (its bytes)."""


@dataclass(frozen=True, slots=True)
class ActField:
    """What an act needs. `missing`: what is asked for; `short`: in the journal; `masked`: when typed."""

    name: str
    kind: str = LINE
    label: str = ""
    hint: str = ""
    needed: bool = True
    choices: Mapping[str, str] | None = None
    missing: str = ""
    short: str = ""
    masked: bool = False

    def read(self, text: str) -> Any:
        """Return the value that was typed. Raise WrongUse for what can't be."""
        if self.kind == MARK:
            return number_typed(text) if self.name in ("row", "n") else text
        if self.kind == REASON:
            return reason_given(text) if self.needed or text.strip() else ""
        if self.needed and not text.strip():
            what = LazyText(self.missing) if self.missing else ByLanguage(_inside, self.label)
            raise WrongUse("Cần ghi %(what)s. Chưa có gì được ghi.", field=self.name, what=what)
        if self.kind == DAY:
            return day_typed(text)
        if self.kind == NUMBER:
            return number_typed(text)
        if self.choices is not None and text not in self.choices:
            have = ", ".join(self.choices)
            raise WrongUse(
                "%(name)s nhận %(have)s, không phải '%(text)s'.",
                field=self.name,
                name=self.name,
                have=have,
                text=text,
            )
        return " ".join(text.split())


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    text = gettext(label).rstrip(".")
    return text[:1].lower() + text[1:]


def reason_field(label: str, hint: str = "không ghi tên người") -> ActField:
    """Return the field for why an act is done."""
    return ActField("reason", REASON, label, hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something a person does to what is on record.

    `roles` may do it, of `second` another must agree. `title` names it, `note` stands above its form,
    `button` does it; `help` is its verb's, `says` is said when it is done.
    """

    name: str
    fields: tuple[ActField, ...] = ()
    roles: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    title: str = ""
    note: str = ""
    button: str = ""
    help: str = ""
    says: str = ""

    @property
    def reason(self) -> ActField | None:
        """Return the field that says why; None if the act needs none."""
        return next((field for field in self.fields if field.kind == REASON), None)
