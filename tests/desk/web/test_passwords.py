"""A password is long enough from its twelfth character on; what is drawn for someone is four groups of
four."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError

from tests.desk.web.conftest import SignedIn


def test_a_password_of_just_the_length_is_long_enough(desk: object) -> None:
    from django.contrib.auth.password_validation import validate_password

    validate_password("một câu ngắn")
    for refused in ("một câu ngắ", "q1w2e3r4t5y6"):
        with pytest.raises(ValidationError):
            validate_password(refused)


def test_what_is_drawn_is_long_and_has_nothing_that_looks_alike(signed_in: SignedIn) -> None:
    from desk.web.accounts.people import ALIKE, _fresh

    drawn = {_fresh() for _ in range(50)}
    assert len(drawn) == 50
    assert all(re.fullmatch(f"([{ALIKE}]{{4}}-){{3}}[{ALIKE}]{{4}}", one) for one in drawn)
    assert not set(ALIKE) & set("0O1lI")
