"""An act: what a person puts on record, declared once. From its declaration come its verb, its form, its
address, who may, and the second person it waits for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText, gettext, gettext_noop

WORD = re.compile(r"[^\W\d_]{2,}")


def reason_given(text: str) -> str:
    """Return a reason as it goes on record; raises Stop where there is no word in it."""
    if not WORD.search(text):
        raise WrongUse("Cần ghi lý do bằng lời. Chưa có gì được ghi.", field="reason")
    return " ".join(text.split())


TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def day_of(text: str) -> date:
    """Read a day as screens print it (5/3/2020, 05/03/2020) or as ISO has it; raise ValueError for no day."""
    match = TYPED.fullmatch(text.strip())
    return date(*map(int, reversed(match.groups()))) if match else date.fromisoformat(text.strip())


def day_typed(text: str) -> date | None:
    """Return the day; None where none was typed. Raises Stop for what is no day."""
    typed = text.strip()
    try:
        return day_of(typed) if typed else None
    except ValueError:
        raise WrongUse(
            "Không có ngày “%(said)s”. Ghi ngày/tháng/năm, ví dụ 05/03/2021. Chưa có gì được ghi.",
            said=typed[:20],
        ) from None


def day_needed(text: str, missing: str) -> date:
    """Return the day; raises Stop with the words given where none was typed."""
    day = day_typed(text)
    if day is None:
        raise WrongUse(missing)
    return day


def number_typed(text: str) -> int:
    """Return a whole number of nine digits at most; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


WORDS = {
    "story": gettext_noop("câu chuyện vô can"),
    "number": gettext_noop("số văn bản"),
    "value": gettext_noop("giá trị cần tìm"),
    "note": gettext_noop("lời ghi chú"),
    "document": gettext_noop("số, ký hiệu văn bản"),
    "run": gettext_noop("lần chạy"),
}


def needed(text: str, what: str) -> str:
    """Return what was given; raises Stop where it is blank: what is put on record says why."""
    if what == "reason":
        return reason_given(text)
    if not text.strip():
        raise WrongUse("Cần ghi %(what)s. Chưa có gì được ghi.", field=what, what=LazyText(WORDS[what]))
    return " ".join(text.split())


def reason_in(form: Mapping[str, str]) -> str:
    """Return the reason given in a form; raises Stop where there is none."""
    return reason_given(form.get("reason", ""))


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
            what = LazyText(self.missing) if self.missing else ByLanguage(inside, self.label)
            raise WrongUse("Cần ghi %(what)s. Chưa có gì được ghi.", field=self.name, what=what)
        if self.kind == DAY:
            return day_typed(text)
        if self.kind == NUMBER:
            return number_typed(text)
        if self.choices is not None and text and text not in self.choices:
            raise WrongUse(
                "%(name)s nhận %(have)s, không phải '%(text)s'.",
                field=self.name,
                name=self.name,
                have=", ".join(self.choices),
                text=text,
            )
        return " ".join(text.split())


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence."""
    text = gettext(label).rstrip(".")
    return text[:1].lower() + text[1:]


def reason_field(label: str, hint: str = "không ghi tên người") -> ActField:
    return ActField("reason", REASON, label, hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a person does to what is on record. `roles` may do it, of `second` another must agree. `title`
    names it, `note` stands above its form, `button` does it; `help` is its verb's, `says` is said after."""

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
