"""A command is printed as it can be typed where it is read: the program's name there, and its workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.base.called import Called, as_typed, as_typed_in, calling, command, language_of, program_name


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Chạy: lanhmanh run --year 2020.", "Chạy: ./lanhmanh run -w 'của tôi' --year 2020."),
        ("(lanhmanh appraise 2020)", "(./lanhmanh appraise -w 'của tôi' 2020)"),
        ("lanhmanh leads show 1", "./lanhmanh leads show -w 'của tôi' 1"),
        ("lanhmanh leads latest", "./lanhmanh leads -w 'của tôi' latest"),
        ("Xem: lanhmanh results --help", "Xem: ./lanhmanh results --help"),
        ("lanhmanh --help", "./lanhmanh --help"),
        ("lanhmanh init so-lieu", "./lanhmanh init so-lieu"),
        ("lanhmanh run -w x --year 2020", "./lanhmanh run -w x --year 2020"),
        ("lanhmanh upgrade A.tar.gz -w x. Xong", "./lanhmanh upgrade A.tar.gz -w x. Xong"),
        ("a/lanhmanh run", "a/lanhmanh run"),
    ],
)
def test_a_command_in_a_text_is_written_as_it_is_typed(text: str, typed: str) -> None:
    with calling(Called("./lanhmanh", "của tôi")):
        assert as_typed(text) == typed
        assert as_typed_in({"said": [text], "n": 1}) == {"said": [typed], "n": 1}
    assert as_typed(text) == text


def test_in_the_workspace_itself_none_is_named() -> None:
    assert command("run --year 2020") == "lanhmanh run --year 2020"


@pytest.mark.parametrize(
    ("script", "argv", "name"),
    [
        ("./lanhmanh", "x/desk/cli/__main__.py", "./lanhmanh"),
        ("/opt/my tools/lanhmanh", "x", "'/opt/my tools/lanhmanh'"),
        ("", "/nowhere/bin/lanhmanh", "/nowhere/bin/lanhmanh"),
        ("", "/usr/bin/pytest", "lanhmanh"),
    ],
)
def test_the_program_has_the_name_it_was_called_by(
    monkeypatch: pytest.MonkeyPatch, script: str, argv: str, name: str
) -> None:
    monkeypatch.setenv("LANHMANH_CALLED", script)
    monkeypatch.setattr("sys.argv", [argv])
    assert program_name() == name


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
def test_a_language_is_heard_wherever_it_stands(
    monkeypatch: pytest.MonkeyPatch, arguments: str, lang: str
) -> None:
    monkeypatch.delenv("LANHMANH_LANG", raising=False)
    assert language_of(arguments.split()) == lang


def test_a_language_is_chosen_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LANHMANH_LANG", raising=False)
    (tmp_path / "workspace.json").write_text('{"lang": "en"}', "utf-8")
    assert language_of(["results", "-w", str(tmp_path)]) == "en"
    assert language_of(["results", "-w", str(tmp_path), "--lang", "vi"]) == "vi"
    monkeypatch.setenv("LANHMANH_LANG", "en")
    assert language_of(["results"]) == "en"
