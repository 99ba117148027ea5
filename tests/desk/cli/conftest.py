"""The verbs, called in this process: nothing they say is ever a stack trace."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desk.cli.app import code_of

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def called(*arguments: object) -> tuple[int, str, str]:
        code = code_of([str(a) for a in arguments])
        told = capsys.readouterr()
        assert "Traceback" not in told.out + told.err
        return code, told.out, told.err

    return called
