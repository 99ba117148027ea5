"""Reasons that go on record: words, so that who reads the record later learns why."""

from __future__ import annotations

import re

from desk.base.faults import WrongUse

WORD = re.compile(r"[^\W\d_]{2,}")


def reason_given(text: str) -> str:
    """Return a reason as it goes on record; raises Stop where there is no word in it."""
    if not WORD.search(text):
        raise WrongUse("Cần ghi lý do bằng lời. Chưa có gì được ghi.", field="reason")
    return " ".join(text.split())
