"""A seal inside the file it is over: what is left without it is the file as it was."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from facts.seals import with_seal, without_seal

BODIES = st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=3), min_size=1, max_size=3)


@given(BODIES, st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_sealed_file_is_the_file_with_one_entry_more(body: dict[str, object], seal: str) -> None:
    plain = json.dumps(body).encode()
    sealed = with_seal(plain, seal)
    assert json.loads(sealed) == {**body, "seal": seal}
    assert without_seal(sealed) == (plain, seal)
    assert without_seal(plain) == (plain, "")
