"""Where words go: the result to standard output as it stands, all else beside it; a program reads JSON
alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.base.language import gettext, speaking
from desk.base.output import Output

ODD = "1 [b]đậm[/b] :smile: 2021-03-05 '/tmp/x' " + "dài " * 60


@pytest.mark.parametrize("colours", [False, True])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_sentence_is_printed_as_it_stands_on_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str, colours: bool
) -> None:
    if colours:
        monkeypatch.setenv("FORCE_COLOR", "1")
    out = Output(False)
    with speaking(lang):
        out.say(ODD)
        out.note(ODD)
    out.files([Path("/a/1"), Path("/b")])
    out.error("thô [b]x[/b]")
    out.json({"x": 1})
    told = capsys.readouterr()
    assert told.out == f"{ODD}\n  /a/1\n  /b\n"
    assert told.err == f"{ODD}\nthô [b]x[/b]\n"


def test_a_program_reads_json_alone(capsys: pytest.CaptureFixture[str]) -> None:
    out = Output(True, "thử")
    out.say("câu")
    out.files([Path("/a")])
    out.table("bảng", ["a"], [["1"]])
    out.json({"tên": ["Xã", 1]})
    out.json({"tên": 2}, on_one_line=True)
    out.note("bên cạnh")
    told = capsys.readouterr()
    first, last = told.out.rsplit("}\n{", 1)
    assert json.loads(f"{first}}}") == {"schema": "thử", "version": 1, "tên": ["Xã", 1]}
    assert json.loads(f"{{{last}") == {"schema": "thử", "version": 1, "tên": 2}
    assert told.err == "bên cạnh\n"


def test_a_table_has_a_line_under_its_head_alone_and_sides_as_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [["a", "1", "x"], ["bb", "10", "yy"]]
    Output(False).table("Bảng", ["", ("Số", "right"), ("Mã", "whole")], rows)
    printed = capsys.readouterr().out
    assert [line.strip("│ ") for line in printed.splitlines() if line.startswith("│")] == [
        "a  │  1 │ x",
        "bb │ 10 │ yy",
    ]
    assert "├" not in printed
    assert "Số" in printed
    assert "Bảng" in printed


def test_data_equal_to_a_text_of_the_catalog_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    out, commune = Output(False), "Đơn vị"
    with speaking("en"):
        assert gettext(commune) == "Unit"
        out.line(commune)
        out.note_line(commune)
        out.paragraph(commune)
        out.table(commune, [commune, (commune, "right")], [[commune, commune]])
    printed = "".join(capsys.readouterr())
    assert (printed.count(commune), printed.count("Unit")) == (8, 0)


def test_progress_is_told_only_where_a_person_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with Output(False).progress("Đang") as step:
        step(1, 2)
    assert capsys.readouterr() == ("", "")
