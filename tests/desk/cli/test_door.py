"""The door of the program: which language is asked for, exit codes of what goes wrong, and how often garbage
is looked for."""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Iterator

import pytest

from desk.base.faults import OURS, STORE, WRONG_USE, Stop
from desk.cli import app


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ("", "vi"),
        ("results", "vi"),
        ("--lang en", "en"),
        ("results latest --lang en", "en"),
        ("results --lang en latest", "en"),
        ("results --lang vi", "vi"),
        ("results --lang fr", "vi"),
        ("results --lang", "vi"),
        ("results --lang=en", "en"),
        ("results --lang=vi", "vi"),
        ("results en", "vi"),
        ("results --lang en --lang vi", "en"),
    ],
)
def test_a_language_is_heard_wherever_it_stands(arguments: str, lang: str) -> None:
    assert app._asked_lang(arguments.split()) == lang


def test_help_is_asked_for_without_the_language() -> None:
    asked = ["leads", "--lang", "en", "show", "--lang=vi", "--help"]
    assert app._without_lang(asked) == ["leads", "show", "--help"]
    assert app._without_lang(["--lang", "en", "--help"]) == ["--help"]


@pytest.mark.parametrize(
    ("error", "code", "vi", "en"),
    [
        (Stop(STORE, "a", "b"), STORE, "a", "b"),
        (OSError(errno.ENOSPC, "x"), STORE, "đĩa đã đầy", "the disk is full"),
        (ZeroDivisionError("x"), OURS, "ZeroDivisionError", "Nothing is half done"),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_what_goes_wrong_is_said_and_has_its_code(
    capsys: pytest.CaptureFixture[str], error: Exception, code: int, vi: str, en: str, as_json: bool
) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        assert app._code_for(error, lang, as_json) == code
        said = capsys.readouterr()
        assert words in said.err
        assert (f'"code": {code}' in said.out and words in said.out) is as_json


def test_an_end_is_no_fault() -> None:
    import typer

    assert app._code_for(typer.Exit(3), "vi", False) == 3
    assert app.code_of(["results", "--khong-co"]) == WRONG_USE


@pytest.fixture
def looks() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.mark.usefixtures("looks")
@pytest.mark.parametrize(("verb", "seldom"), [("results", True), ("serve", False)])
def test_a_verb_looks_for_garbage_seldom_and_the_server_as_ever(
    monkeypatch: pytest.MonkeyPatch, verb: str, seldom: bool
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(app, "code_of", lambda arguments: asked.append(arguments) or 7)
    monkeypatch.setattr(app, "_speak_utf_8", lambda: None)
    monkeypatch.setattr(sys, "argv", ["lanhmanh", verb, "x"])
    with pytest.raises(SystemExit) as end:
        app.main()
    assert (end.value.code, asked) == (7, [[verb, "x"]])
    assert (gc.get_threshold()[0] == app.SELDOM) is seldom
