"""A period ahead, or of which nothing was sent, is not locked, scored or announced."""

from __future__ import annotations

import pytest

from desk.base.faults import DONE, WRONG_USE
from tests.desk.conftest import Office
from tests.facts import builders

ACTS = (("run", "--year"), ("lock",), ("announce",), ("so-far",), ("figures",))


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act[0])
def test_nothing_is_done_with_a_period_of_which_nothing_came(
    office: Office, act: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    half = "-6T" if act == ("so-far",) else ""
    assert office.run(*act, f"2020{half}") == WRONG_USE
    assert f"lanhmanh import THƯ_MỤC -w {office.made.folder}" in capsys.readouterr().err
    office.send("2020.xlsx", {"B02": [builders.venue()]}, period="2020")
    assert office.run(*act, f"2019{half}") == WRONG_USE
    assert "Kỳ đã có báo cáo: 2020." in capsys.readouterr().err
    assert office.run(*act, f"2099{half}") == WRONG_USE
    assert "chưa tới" in capsys.readouterr().err
    assert not list(office.made.runs.iterdir())


def test_no_commune_is_reminded_of_a_period_still_to_come(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("remind", "2099", "--letters", str(office.folder / "thu")) == WRONG_USE
    assert "chưa tới" in capsys.readouterr().err
    assert not (office.folder / "thu").exists()
    assert office.run("remind", "2020") != WRONG_USE  # begun, and nothing came: that is what to remind of
    assert "Kho chưa có báo cáo nào" in capsys.readouterr().err
    office.send("2020.xlsx", {"B02": [builders.venue()]}, period="2020")
    assert office.run("remind", "2020") != WRONG_USE
    assert "Kho chưa có báo cáo nào" not in capsys.readouterr().err


def test_no_commune_is_reminded_of_a_period_before_the_office_kept_records(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("init", str(office.made.folder), "--first-record", "2019-12-15") == DONE
    capsys.readouterr()
    assert office.run("remind", "2019", "--letters", str(office.folder / "thu")) == WRONG_USE
    assert "trước ngày cơ quan bắt đầu giữ số liệu (15/12/2019)" in capsys.readouterr().err
    assert not (office.folder / "thu").exists()
    assert office.run("remind", "2020-6T") == DONE
