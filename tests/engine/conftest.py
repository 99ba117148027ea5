"""Every rulebook of the repository at once."""

from __future__ import annotations

import pytest

from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from tests.engine.values_as_text import every_text


@pytest.fixture(scope="session")
def every_rulebook() -> Rules:
    return rules_from_texts(every_text())
