"""An option that says nothing without another, two that contradict, a text left blank: refused before any
work, with the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.base.faults import WrongUse
from desk.cli.verb import not_with, only_with
from tests.desk.cli.conftest import Call


@pytest.mark.parametrize("said", [None, False, []])
def test_what_was_not_said_is_refused_nothing(said: object) -> None:
    only_with({"--a": said}, {"--b": said})
    not_with({"--a": said}, {"--b": True})


@pytest.mark.parametrize("said", ["", "x", 0, True])
def test_what_was_said_needs_its_other(said: object) -> None:
    only_with({"--a": said}, {"--b": said})
    with pytest.raises(WrongUse, match="--b chỉ có nghĩa cùng --a hoặc --c"):
        only_with({"--a": None, "--c": None}, {"--b": said})
    with pytest.raises(WrongUse, match="--a và --b không đi cùng nhau"):
        not_with({"--a": said}, {"--b": said})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("lock --reopen", "--reopen chỉ có nghĩa cùng PERIOD"),
        ("lock 2020 --reason x", "--reason chỉ có nghĩa cùng --reopen"),
        ("lock 2020 --reopen --despite x", "--reopen và --despite"),
        ("announce 2020 --despite x", "--despite chỉ có nghĩa cùng --document"),
        ("appraise 2020 --office x", "--office chỉ có nghĩa cùng --confirm"),
        ("demo DIR --port 80", "--port chỉ có nghĩa cùng --serve"),
        ("erase P-1 --words leads.jsonl:1 --yes", "--words và PARTY"),
        ("erase --words leads.jsonl:1 --backup DIR", "--words và --backup"),
        ("follow-up --who x", "--who chỉ có nghĩa cùng --papers"),
        ("plan-inspections --date 2021-01-01", "--date chỉ có nghĩa cùng --papers"),
        ("paper to-trinh DIR --date 2021-01-01 --undated", "--date và --undated"),
        ("paper to-trinh DIR --period 2020", "to-trinh và --period"),
        ("paper bao-cao DIR --unit 30991", "bao-cao và --unit"),
        ("paper giai-trinh DIR --answer-by 2021-01-01", "giai-trinh và --answer-by"),
        ("remind 2020 --answer-by 2021-01-01", "--answer-by chỉ có nghĩa cùng --letters"),
        ("report DIR --reason x", "--reason chỉ có nghĩa cùng --restricted"),
        ("retain --reason x", "--reason chỉ có nghĩa cùng --yes"),
        ("template DIR --period 2020 --appraisal-by x --reason x", "--appraisal-by và --reason"),
        ("units --reason x", "--reason chỉ có nghĩa cùng --take-over hoặc --give-back"),
        ("units --take-over 1 --period 2020 --add DIR", "--take-over và --add"),
        ("leads decide 1 --state looking --try --reason x", "--try và --state"),
        ("leads generic --connects phone:1 --declare phone:2 --reason x", "--connects và --declare"),
        ("leads generic --reason x", "--reason chỉ có nghĩa cùng --connects hoặc --declare"),
        ("leads identity --same A B --not-same A B --reason x", "--same và --not-same"),
        ("leads observations --reason x", "--reason chỉ có nghĩa cùng --withdraw"),
        ("leads ties --reason x", "--reason chỉ có nghĩa cùng --restore"),
        ("leads watch --until 2021-01-01", "--until chỉ có nghĩa cùng --add"),
        ("leads watch --add A --end A --reason x", "--add và --end"),
        ("leads export 1 --to DIR/a.xlsx --names DIR/a.xlsx --referral 1", "phải là hai tệp khác nhau"),
        ("leads export 1 --to DIR/a.xlsx --every-name", "--every-name chỉ có nghĩa cùng --names"),
    ],
)
def test_words_that_would_be_passed_over_are_refused_first(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)  # no workspace: whatever began its work would stop at that
    code, out, err = call(*line.replace("DIR", str(tmp_path / "ra")).split())
    assert (code, out) == (2, "")
    assert told in err
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["leads", "note", "1", " "], "NOTE"),
        (["leads", "note", "1", ""], "NOTE"),
        (["leads", "note", "1", "đã gặp", "--by", " "], "--by"),
        (["lock", "2020", "--despite", "  "], "--despite"),
        (["paper", "thong-bao", "ra", "--unit", "30991", "--unit", " "], "--unit"),
    ],
)
def test_a_blank_text_is_named_by_where_it_stands(call: Call, words: list[str], shown: str) -> None:
    code, _, err = call(*words)
    assert code == 2
    assert err.startswith(f"{shown} để trống.")


def test_an_empty_option_may_clear_what_stood(call: Call, tmp_path: Path) -> None:
    _, _, err = call("office", "--above", "", "--workspace", tmp_path)
    assert "để trống" not in err
