"""What a scenario still leaves open: `…` where the expected answer goes."""

from __future__ import annotations

import pytest
from pytest_bdd import then

from scenarios.steps.words import StepSentence


@then(StepSentence("{before:Trước}…{after:Sau}"))
def _open(before: str, after: str) -> None:
    pytest.fail(
        f"Câu trả lời còn để ngỏ: 'Thì {before}…{after}'. Đọc quy tắc, thay dấu … bằng kết quả phải có.",
        pytrace=False,
    )
