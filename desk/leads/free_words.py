"""Words typed freely on record of leads: they name nobody, for they stay as typed.

A number is told by its digits, a person of the register by a keyed hash, another by what names look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from desk.base.acts import inside
from desk.base.faults import WrongFields, WrongUse
from desk.base.language import ByLanguage, LazyText, gettext_noop
from desk.workspace.folder import opened
from desk.workspace.store import vault_of
from engine.links.statements import NAMES

if TYPE_CHECKING:
    from desk.leads.leads import Queue

NUMBER = re.compile(r"\d(?:[ .\-()]{0,2}\d){8,}")  # a phone, an account, an identity number
WORD = re.compile(r"[^\W\d_]+")
LONGEST = 6  # syllables of a name
FAMILY = re.compile(
    r"nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|danh|thị|trương|đinh|trịnh|đoàn"
    r"|lâm|mai|đào|cao|châu|thạch|nguyen|tran|pham|hoang|huynh|dang|truong|trinh"
)
CALLED = re.compile(r"\btên(?: gọi)? là\s+[^\W\d_]", re.IGNORECASE)
MIDDLE = re.compile("văn|thị|hữu|đức|ngọc|minh|van|thi|huu|duc|ngoc")
TITLE = re.compile("ông|bà|anh|chị|cô|chú|em|cháu")
PLACE = re.compile("huyện|xã|phường|trấn|tỉnh|phố|đường|ấp|chợ|trường|cầu|quận|đảo")
REASON = gettext_noop("Lý do")


def check_names_no_one(queue: Queue, texts: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Raise WrongFields for each text with a number that identifies someone, or a person's name in it."""
    faults = {field: _fault(queue, text) for field, text in texts.items()}
    wrong = {
        field: WrongUse(
            "Ở “%(place)s”: %(fault)s. Lời này được giữ như đã gõ: thay bằng mã (cá nhân …-CT-…, cơ sở"
            " …-CS-…); số điện thoại, tài khoản, biển số thì ghi làm bằng chứng (leads observe). Chưa có gì"
            " được ghi.",
            place=ByLanguage(inside, labels.get(field) or REASON),
            fault=LazyText(fault),
        )
        for field, fault in faults.items()
        if fault
    }
    if wrong:
        raise WrongFields({field: str(stop) for field, stop in wrong.items()})


def _fault(queue: Queue, text: str) -> str:
    if NUMBER.search(text):
        return gettext_noop("có dãy chín chữ số trở lên, như số điện thoại, số định danh, số tài khoản")
    words = WORD.findall(text)
    if CALLED.search(text) or _looks_like_a_name(words):
        return gettext_noop("có lời giống họ tên một người")
    if _in_register(queue, words):
        return gettext_noop("có họ tên một người trong sổ")
    return ""


def _looks_like_a_name(words: list[str]) -> bool:
    """Tell whether a family name leads two more capitalised words, or a title one; not that of a place."""
    for n, word in enumerate(words):
        before = words[n - 1].casefold() if n else ""
        rest = words[n + 1 : n + 3]
        if TITLE.fullmatch(word.casefold()) and rest and rest[0].istitle():
            return True
        small = [one.casefold() for one in (word, *rest)]
        of_place = PLACE.fullmatch(before)
        if FAMILY.fullmatch(small[0]) and len(small) == 3 and MIDDLE.fullmatch(small[1]) and not of_place:
            return True
        named = word.istitle() and FAMILY.fullmatch(word.casefold()) and len(rest) == 2
        if named and all(one.istitle() for one in rest) and not of_place:
            return True
    return False


def _in_register(queue: Queue, words: list[str]) -> bool:
    known = {mark for s in queue.findings.said.statements if s.kind == NAMES for mark in s.value.split()}
    keys = vault_of(opened(queue.run.workspace)).keys
    return any(keys.kin_keys(name, None).split()[0] in known for name in _spans(words))


def _spans(words: list[str]) -> Iterator[str]:
    """Yield what may be a whole name: three to six words, or two that are capitalised."""
    for start in range(len(words)):
        for end in range(start + 2, min(start + LONGEST, len(words)) + 1):
            span = words[start:end]
            if len(span) > 2 or all(word[0].isupper() for word in span):
                yield " ".join(span)
