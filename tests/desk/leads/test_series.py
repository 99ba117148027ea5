"""Series of cases on the console and as JSON: codes only, names for a reason that is put on record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desk.base.language import speaking
from desk.leads.series import chance_words
from desk.runs.run import Run
from tests.desk.conftest import forget_leads

pytestmark = pytest.mark.usefixtures("key")
RECRUITER = "31000-CT-0005"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")


def series(run: Run, say: Any) -> dict[str, Any]:
    _, text = say("leads", str(run.folder), "--json")
    (found,) = json.loads(text)["series"]
    return dict(found)


def test_the_queue_lists_a_series_beside_the_leads_with_each_thing_s_chance_and_innocent_reading(
    run: Run, say: Any
) -> None:
    found = series(run, say)
    assert {t["kind"]: [i["id"] for i in t["innocent"]] for t in found["recurring"]} == {
        "plate": ["hired_vehicle"],
        "phone": ["one_place_again"],
        "suspect": ["one_place_again", "wrong_code"],
        "recruited_in": ["home_of_many"],
    }
    assert all(0 < t["chance"] < 1 for t in found["recurring"] if len(t["in_files"]) > 1)
    assert len(found["cases"]) == 3
    _, text = say("leads", str(run.folder), "--full")
    assert f"Xem một chuỗi: lanhmanh leads show {found['id']}" in text


def test_one_series_names_each_case_and_its_scene_and_what_to_ask_first(run: Run, say: Any) -> None:
    id_ = series(run, say)["id"]
    _, text = say("leads", "show", id_, "--run", str(run.folder), "--full")
    for part in ("31000-VA-2019-02", "31006-CS-033", "Xe dịch vụ", "lịch chạy những ngày ấy", RECRUITER):
        assert part in text
    assert "không phải một bên" in text
    _, english = say("leads", "show", id_, "--run", str(run.folder), "--lang", "en", "--full")
    assert "one vehicle" in english
    assert "3 cases" in english


def test_a_suspect_s_own_number_is_counted_by_the_files_that_have_it_and_not_apart(
    run: Run, say: Any
) -> None:
    phone = next(t for t in series(run, say)["recurring"] if t["kind"] == "phone")
    assert set(phone["in_files"]) < set(phone["cases"])
    assert (phone["through"], phone["belongs_to"]) == ([RECRUITER], RECRUITER)
    _, text = say("leads", "show", series(run, say)["id"], "--run", str(run.folder), "--full")
    assert f"theo sổ là của {RECRUITER}, đứng trong" in " ".join(text.split())
    assert "không tính riêng" in text


def test_names_of_a_series_are_shown_for_a_reason_and_on_record(run: Run, say: Any) -> None:
    forget_leads(run.workspace)
    id_ = series(run, say)["id"]
    show = ("leads", "show", id_, "--run", str(run.folder))
    _, text = say(*show, "--reason", "kế hoạch 12", "--json")
    name = json.loads(text)["names"][RECRUITER]
    assert name in say(*show, "--reason", "kế hoạch 12")[1]
    assert all(name not in say(*show, *form)[1] for form in ([], ["--json"]))
    lines = (run.workspace / "decisions" / "access.jsonl").read_text("utf-8").splitlines()
    entry = json.loads(lines[-1])
    assert (entry["lead"], RECRUITER in entry["names_of"]) == (id_, True)
    forget_leads(run.workspace)


def test_a_chance_is_told_as_one_in_so_many() -> None:
    assert chance_words(0.26) == "khoảng 26%"
    assert chance_words(0.0237) == "khoảng 1 phần 42"
    assert chance_words(1 / 41_234) == "khoảng 1 phần 41.000"
    with speaking("en"):
        assert chance_words(1e-12) == "less than 1 in 1,000,000"
