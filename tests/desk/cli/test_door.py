"""The door of the program: which language is asked for, exit codes of what goes wrong, and how often garbage
is looked for."""

from __future__ import annotations

import errno
import gc
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.base.faults import DONE, OURS, STORE, WRONG_USE, Stop
from desk.base.language import speaking
from desk.cli import app


def test_help_is_asked_for_without_the_language() -> None:
    asked = ["leads", "--lang", "en", "show", "--lang=vi", "--help"]
    assert app._without_lang(asked) == ["leads", "show", "--help"]
    assert app._without_lang(["--lang", "en", "--help"]) == ["--help"]


@pytest.mark.parametrize(
    ("error", "code", "vi", "en"),
    [
        (Stop(STORE, "Mã"), STORE, "Mã", "Code"),
        (OSError(errno.ENOSPC, "x"), STORE, "đĩa đã đầy", "the disk is full"),
        (ZeroDivisionError("x"), OURS, "ZeroDivisionError", "Nothing is half done"),
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_what_goes_wrong_is_said_and_has_its_code(
    capsys: pytest.CaptureFixture[str], error: Exception, code: int, vi: str, en: str, as_json: bool
) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        with speaking(lang):
            assert app._code_for(error, as_json) == code
        said = capsys.readouterr()
        assert words in said.err
        assert (f'"code": {code}' in said.out and words in said.out) is as_json


def test_an_end_is_no_fault() -> None:
    import typer

    assert app._code_for(typer.Exit(3), False) == 3
    assert app.code_of(["results", "--khong-co"]) == WRONG_USE


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("--version", 0, "lanhmanh 1.0.0"),
        ("-h", 0, "results"),
        ("results -h", 0, "--rulebook"),
        ("leads show -h", 0, "--timeline"),
        ("--lang en results -h", 0, "Prints the results"),
        ("resutls", 2, "Có phải results? Xem: lanhmanh --help"),
        ("--lang en resutls", 2, "No such command 'resutls'. Did you mean results? See: lanhmanh --help"),
        ("leads shwo --svg x", 2, "lanhmanh"),
        ("results --rulebok x", 2, "Không có tùy chọn --rulebok. Có phải --rulebook?"),
        ("results --rulebok x --lang en", 2, "No such option: --rulebok. Did you mean --rulebook?"),
    ],
)
def test_a_first_word_is_answered(
    capsys: pytest.CaptureFixture[str], words: str, code: int, said: str
) -> None:
    assert app.code_of(words.split()) == code
    answered = capsys.readouterr()
    assert said in answered.out + answered.err


def test_a_language_is_one_of_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANHMANH_LANG", "fr")
    assert app.code_of(["results"]) == WRONG_USE
    assert "LANHMANH_LANG chỉ nhận vi hoặc en" in capsys.readouterr().err


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
    monkeypatch.setattr(app, "screens_opened", lambda: None)
    monkeypatch.setattr(sys, "argv", ["lanhmanh", verb, "x"])
    with pytest.raises(SystemExit) as end:
        app.main()
    assert (end.value.code, asked) == (7, [[verb, "x"]])
    assert (gc.get_threshold()[0] == app.SELDOM) is seldom


ROOT = Path(__file__).resolve().parents[3]


def _called(words: str, where: Path | str = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the program in a shell, which closes or points its outputs elsewhere."""
    program = f"{shlex.quote(sys.executable)} -m desk.cli"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        re.sub(r"(?<![\w/])lanhmanh(?= )", lambda _: program, words),
        shell=True,
        cwd=where,
        env=env,
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
@pytest.mark.parametrize("as_json", ["", " --json"])
def test_an_answer_that_can_not_be_printed_takes_nothing_back(tmp_path: Path, as_json: str) -> None:
    made = _called(f"lanhmanh init {shlex.quote(str(tmp_path / 'so-lieu'))}{as_json} > /dev/full")
    assert made.returncode == STORE
    assert "Không in được câu trả lời: đĩa đã đầy." in made.stderr
    assert "dở dang" not in made.stderr
    assert (tmp_path / "so-lieu" / "workspace.json").exists()


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_outputs_that_were_closed_are_no_fault(closed: str) -> None:
    assert _called(f"lanhmanh rulebooks --help {closed}").returncode == DONE


@pytest.mark.parametrize("words", ["check rules", "check rules --json", "--help"])
def test_whoever_stops_reading_makes_no_fault(words: str) -> None:
    made = _called(f"{{ sleep 0.2; lanhmanh {words}; echo ended with $? >&2; }} | :")
    assert made.stderr == "ended with 0\n"


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    for words in ("status", "init .", "status --json"):
        made = _called(f"mkdir gone && cd gone && rmdir ../gone && lanhmanh {words}", tmp_path)
        assert (made.returncode, "Thư mục đang đứng không còn" in made.stderr) == (STORE, True)
