"""The leads verb from its door: what it prints, keeps, and never tells."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.leads.lead_words import DIFFER, part_words
from desk.leads.leads import queue_of
from desk.runs.run import Run
from engine.links.book import Book
from engine.links.misses import GROUP, JOIN
from engine.links.units import BitsRow, SharedThing
from engine.rulebook.kinds.links import MAY_BE_MISSING
from tests.conftest import EXAMPLE
from tests.desk.conftest import forget_leads, refer

pytestmark = pytest.mark.usefixtures("key")


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print tables so wide that no cell is broken."""
    monkeypatch.setenv("COLUMNS", "240")


def fresh_logs(run: Run) -> None:
    forget_leads(run.workspace)


def test_the_queue_as_json(run: Run, say: Any) -> None:
    code, text = say("leads", str(run.folder), "--json", "--strict")
    leads = json.loads(text)["leads"]
    assert code == 1
    wanted = {"id", "venues", "parties", "bits", "confidence", "acts", "signs", "innocent", "state"}
    assert len(leads) == 3
    assert all(wanted <= set(lead) for lead in leads)


def test_a_run_keeps_links_and_leads(run: Run) -> None:
    assert run.table("leads").height == 3
    assert run.table("links").height > 500


def test_names_are_shown_with_a_reason_only_and_that_is_logged(
    run: Run, say: Any, example_names: set[str]
) -> None:
    fresh_logs(run)
    _, without = say("leads", "show", "1", "--run", str(run.folder), "--full")
    assert not any(name in without for name in example_names)
    _, shown = say("leads", "show", "1", "--run", str(run.folder), "--reason", "kế hoạch 12", "--full")
    assert any(name in shown for name in example_names)
    code, text = say("audit", "verify", "-w", str(run.workspace), "--json")
    assert (code, json.loads(text)["logs"]["access.jsonl"]["whole"]) == (0, True)


def test_opening_the_vault_to_compare_names_is_logged_reason_or_not(run: Run, say: Any) -> None:
    fresh_logs(run)
    _, shown = say("leads", "show", "1", "--run", str(run.folder), "--by", "Điều tra viên A", "--json")
    say("leads", "identity", str(run.folder), "--by", "Điều tra viên B")
    lines = (run.workspace / "decisions" / "access.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    assert [(e["by"], e.get("lead"), e["compared"]) for e in entries] == [
        ("Điều tra viên A", json.loads(shown)["id"], "names"),
        ("Điều tra viên B", None, "names"),
    ]


def test_the_first_screen_tells_the_acts_and_no_row_that_says_nothing(run: Run, say: Any) -> None:
    _, text = say("leads", "show", "1", "--run", str(run.folder), "--full")
    first = text.partition("Bằng chứng")[0]
    assert re.search(r"vụ việc ngày 11/04/2019: chứa mại dâm, [\w ]+ ngày [\d/]+", " ".join(first.split()))
    for told in (
        "lao động dưới 18 tuổi",
        "karaoke, Thị trấn Thứ Ba",
        "Kiểm tra gì để phân biệt",
    ):
        assert told in " ".join(first.split()), told
    assert "diện tích phòng" not in first  # a fine is no grave act
    assert "Cùng đứng trong một vụ việc, tự nó không nói gì" in first
    assert "30985-CS-024 (karaoke, Thị trấn Thứ Ba): vi phạm: lao động dưới 18 tuổi" in " ".join(
        first.split()
    )
    assert "30988-VA-2019-01: 30988-CS-006 (xoa bóp, Xã Tây Yên), 30988-CT-0022" in " ".join(first.split())


def test_a_case_is_told_of_whom_it_names_and_a_side_with_all_who_are_in_it(run: Run, say: Any) -> None:
    """The holder of 30991-CS-010 has another venue: it is the one with the case, and the two are one side."""
    _, text = say("leads", "show", "1", "--run", str(run.folder), "--full")
    first = " ".join(text.partition("Bằng chứng")[0].split())
    assert "30991-VA-2020-01: 30991-CS-014 (quán nhậu, Xã Tây Yên A), 30991-CT-0020" in first
    assert "30991-CS-010" not in first.partition("30991-VA-2020-01:")[2].partition("Nối với nhau vì")[0]
    for told in ("chủ 30985-CT-0056", "chủ 30991-CT-0035", "30991-CS-014 (quán nhậu, Xã Tây Yên A)"):
        assert told in first.partition("Nối với nhau vì")[2], told


def test_what_is_missing_or_seen_in_cases_is_said_as_one_says_it_aloud(run: Run, say: Any) -> None:
    _, first = say("leads", "show", "1", "--run", str(run.folder), "--full")
    _, second = say("leads", "show", "2", "--run", str(run.folder), "--lang", "en", "--full")
    assert "hai bên khai nơi ở khác nhau" in " ".join(first.split())
    assert "không chung" not in first
    assert "không người thân" not in first
    assert "together in 3 cases" in " ".join(second.split())


def test_each_thing_that_may_be_missing_has_its_own_words() -> None:
    assert set(DIFFER) == set(MAY_BE_MISSING)


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        (("A-VA-1", "A-VA-2", "A-VA-3"), "cùng đứng trong 2 vụ việc"),
        (("A-VA-1",), "cùng đứng trong 1 vụ việc"),
        ((), "cùng đứng trong vụ việc"),
    ],
)
def test_how_many_cases_two_stand_in_is_told_where_known(cases: tuple[str, ...], told: str) -> None:
    part = BitsRow(SharedThing("case", "a|b"), "cases", 1.0, "", 0.1, ("A-VA-1", "A-VA-2", "A-CT-1"), ())
    assert part_words(part, cases) == told


def test_an_empty_reason_shows_nothing(run: Run, say: Any, example_names: set[str]) -> None:
    code, text = say("leads", "show", "1", "--run", str(run.folder), "--reason", " ", "--full")
    assert code == 2
    assert not any(name in text for name in example_names)


def test_a_changed_line_of_a_log_shows(run: Run, say: Any) -> None:
    fresh_logs(run)
    for state in (("looking",), ("dismissed", "--story", "vợ chồng")):
        say("leads", "decide", "3", "--state", *state, "--reason", "xem", "--run", str(run.folder))
    log = run.workspace / "decisions" / "leads.jsonl"
    log.write_text(log.read_text("utf-8").replace("looking", "referred"), "utf-8")
    code, text = say("audit", "verify", "-w", str(run.workspace), "--json")
    assert (code, json.loads(text)["logs"]["leads.jsonl"]["first_broken"]) == (5, 1)
    fresh_logs(run)


def test_a_dismissed_lead_leaves_the_queue(run: Run, say: Any) -> None:
    fresh_logs(run)
    say(
        "leads",
        "decide",
        "2",
        "--state",
        "dismissed",
        "--agency",
        "Công an huyện",
        "--replied",
        "yes",
        "--answered",
        "01/12/2020",
        "--answer",
        "không thấy nối",
        "--story",
        "vợ chồng",
        "--reason",
        "vô can",
        "--second",
        "bình",
        "--run",
        str(run.folder),
    )
    _, text = say("leads", str(run.folder), "--json")
    assert [x["state"] for x in json.loads(text)["leads"]] == ["new", "dismissed", "new"]
    fresh_logs(run)


def test_an_innocent_tie_is_struck_for_later_runs_and_can_be_restored(run: Run, say: Any) -> None:
    fresh_logs(run)
    here = ("--run", str(run.folder))
    _, text = say("leads", "show", "3", *here, "--json")
    shown = json.loads(text)
    row = next(p["n"] for p in shown["parts"] if p["seen"] == "phone")
    code, text = say("leads", "decide", "3", "--innocent-tie", str(row), "--try", *here, "--json")
    assert (code, json.loads(text)["recorded"]) == (0, False)
    assert not (run.workspace / "decisions" / "ties.jsonl").exists()
    tried = json.loads(text)
    code, text = say(
        "leads", "decide", "3", "--innocent-tie", str(row), "--reason", "anh em ruột", *here, "--json"
    )
    assert {**tried, "recorded": True} == json.loads(text)
    struck = json.loads(text)
    assert (code, struck["bits_before"]) == (0, round(shown["bits"], 2))
    assert struck["bits_after"] < shown["bits"]
    _, text = say("leads", str(run.folder), "--json")
    assert all(shown["id"] != x["id"] or x["bits"] < shown["bits"] for x in json.loads(text)["leads"])
    _, text = say("leads", "ties", str(run.folder), "--json")
    (tie,) = json.loads(text)["ties"]
    assert (tie["state"], tie["reason"], tie["kind"]) == ("in_force", "anh em ruột", "phone")
    assert tie["left_bits"] == struck["bits_after"]  # the two are joined by the rest, which stays listed
    assert "người thân" in " ".join(say("leads", "ties", str(run.folder))[1].split())
    code, _ = say("leads", "ties", str(run.folder), "--restore", "1")
    assert code == 2  # no reason given
    say("leads", "ties", str(run.folder), "--restore", "1", "--reason", "nhầm người")
    _, text = say("leads", "show", "3", *here, "--json")
    assert json.loads(text) == shown
    code, text = say("audit", "verify", "-w", str(run.workspace), "--json")
    assert (code, json.loads(text)["logs"]["ties.jsonl"]["whole"]) == (0, True)
    fresh_logs(run)


def test_what_happened_can_not_be_struck(run: Run, say: Any) -> None:
    _, text = say("leads", "show", "2", "--run", str(run.folder), "--json")
    row = next(p["n"] for p in json.loads(text)["parts"] if p["unit"] == "recruited")
    here = ("--run", str(run.folder), "--reason", "xem lại")
    assert say("leads", "decide", "2", "--innocent-tie", str(row), *here)[0] == 2
    assert say("leads", "decide", "2", "--innocent-tie", "99", *here)[0] == 2
    assert say("leads", "decide", "2", *here)[0] == 2
    assert say("leads", "decide", "2", "--state", "dismissed", "--innocent-tie", "1", *here)[0] == 2
    assert not (run.workspace / "decisions" / "ties.jsonl").exists()


def test_what_speaks_for_innocence_is_no_tie_to_strike(run: Run, say: Any) -> None:
    """Kin is what explains: it is refused, also where without it another story fits and the lead is less."""
    fresh_logs(run)
    here = ("--run", str(run.folder))
    _, text = say("leads", "show", "1", *here, "--json")
    row = next(p["n"] for p in json.loads(text)["parts"] if p["seen"] == "relative")
    code, text = say("leads", "decide", "1", "--innocent-tie", str(row), "--reason", "anh em", *here)
    assert code == 2
    assert not (run.workspace / "decisions" / "ties.jsonl").exists()


def test_what_is_no_lead_is_listed_by_itself(run: Run, say: Any) -> None:
    code, text = say("leads", "noticed", str(run.folder), "--json")
    found = json.loads(text)
    assert (code, set(found)) == (0, {"schema", "version", "noticed", "near_misses"})
    assert all((miss["lacks"] > 0) == (miss["to"] in (JOIN, GROUP)) for miss in found["near_misses"])
    code, text = say("leads", "noticed", str(run.folder))
    assert code == 0
    assert text.startswith("Không phải manh mối")
    assert all(one["a"] in text and one["b"] in text for one in found["near_misses"][:3])


def test_each_thing_to_check_names_what_asks_for_it_and_between_whom(run: Run, say: Any) -> None:
    _, text = say("leads", "show", "1", "--run", str(run.folder), "--json")
    lead = json.loads(text)
    car = next(check for check in lead["check_next"] if "Xác minh chủ xe" in check)
    (sign,) = (s for s in lead["signs"] if s["sign"] == "common_transport")
    assert car.startswith(f"Biển số xe ({' – '.join(sign['about'])}): ")
    codes = (*lead["venues"], *lead["parties"], *lead["cases"])
    assert all(any(code in check for code in codes) for check in lead["check_next"])
    kin = next(check for check in lead["check_next"] if check.startswith("Họ hàng, anh em ("))
    assert "30985-CS-024 – 30991-CS-010" in kin


def test_what_is_no_lead_is_a_sentence_where_there_is_none_and_a_table_where_there_is(
    run: Run, say: Any
) -> None:
    fresh_logs(run)
    _, text = say("leads", "noticed", str(run.folder))
    assert "Không có nhóm nào đáng để ý" in text
    assert "Không có cặp nào suýt nối." in text
    assert "Còn thiếu" not in text
    say(
        "leads",
        "decide",
        "3",
        "--innocent-tie",
        "2",
        "--reason",
        "một khu nhà thuê",
        "--run",
        str(run.folder),
    )
    for party in ("30985-CT-0001", "30985-CT-0003"):
        for kind, value in (("account", "9704998877"), ("phone", "0912345678")):
            told = ("--grade", "A1", "--seen", "2020-11-02", "--reason", "biên bản 12")
            say("leads", "observe", party, kind, value, *told, "--run", str(run.folder))
    _, text = say("leads", "noticed", str(run.folder))
    fresh_logs(run)
    noticed, _, near = text.partition("Suýt nối")
    assert "30985-CT-0003" in noticed
    assert "chung một tài khoản" in noticed
    assert "30997-CS-030" in near
    assert "bit để nối" in near
    assert "Không có" not in noticed + near


def test_how_two_are_linked_or_why_not(run: Run, say: Any) -> None:
    here = ("--run", str(run.folder), "--json")
    code, text = say("leads", "path", "30985-CS-024", "30991-CS-010", *here)
    linked = json.loads(text)
    assert (code, linked["one_side"]) == (0, False)
    assert linked["ways"][0]["steps"][0] == "30985-CS-024"
    assert linked["pair"]["bits"] > linked["pair"]["joined_from"]
    _, text = say("leads", "path", "30991-CS-010", "30991-CS-014", *here)
    assert json.loads(text)["one_side"]
    assert say("leads", "path", "30985-CS-024", "30985-CS-9999", *here)[0] == 2


def test_why_two_are_not_joined_says_what_is_left_out_and_never_that_nothing_is_there(
    run: Run, say: Any
) -> None:
    """The plate of one stands in the other's case; a number struck, or said to be a market's, is told so."""
    fresh_logs(run)
    here = ("--run", str(run.folder))
    _, text = say("leads", "path", "30988-CT-0022", "30991-CT-0020", *here)
    assert "biển số xe" in text
    assert "không có gì chung" not in text
    assert "cùng trong manh mối" in " ".join(text.split())
    _, text = say("leads", "path", "30988-CS-006", "30988-CT-0022", *here)
    assert "Nối với nhau: cùng đứng trong vụ việc" in text
    say("leads", "decide", "1", "--innocent-tie", "6", "--reason", "số của kế toán", *here)
    _, text = say("leads", "path", "30985-CS-024", "30991-CS-010", *here)
    assert "Đã gỡ vì vô can: số điện thoại (số của kế toán)" in " ".join(text.split())
    fresh_logs(run)
    book = Book(queue_of(run, date.today()).findings.said)
    both = {"30985-CS-024", "30991-CS-010"}
    number = next(v for v, told in book.values_of("phone") if both <= {s.subject for s in told})
    _, text = say(
        "leads", "generic", str(run.folder), "--declare", f"phone:{number}", "--reason", "số của chợ"
    )
    assert f"Đã quyết định: phone:{number} là dùng chung, không nối ai." in " ".join(text.split())
    code, text = say("leads", "generic", str(run.folder), "--connects", f"phone:{number}x", "--reason", "thử")
    assert code == 2
    assert "Không bên nào trong hồ sơ có" in text
    _, text = say("leads", "path", *sorted(both), *here)
    assert "Có chung số điện thoại của 2 bên: nhiều bên quá, không tính" in " ".join(text.split())
    fresh_logs(run)


def test_a_case_is_no_side_and_who_stands_in_it_is_found(run: Run, say: Any) -> None:
    """Ties are told between venues and parties: of a case `path` would say that no way leads there."""
    fresh_logs(run)
    here = ("--run", str(run.folder))
    assert say("leads", "path", "30991-CS-014", "30991-VA-2020-01", *here)[0] == 2
    _, text = say("leads", "find", "id", "30991-VA-2020-01", "--reason", "kế hoạch 12", *here, "--json")
    found = {(r["subject"], r["kind"], r["value"]) for r in json.loads(text)["found"]}
    case = "30991-VA-2020-01"
    assert found == {(case, "venue", "30991-CS-014"), ("30991-CT-0020", "case", case)}
    fresh_logs(run)


def test_a_number_is_looked_for_however_it_is_written(run: Run, say: Any) -> None:
    fresh_logs(run)
    here = ("--run", str(run.folder), "--reason", "kế hoạch 12", "--json")
    for written in ("+84 958 032 565", "84958032565", "958032565", "0958.032.565", "０９５８０３２５６５"):
        _, text = say("leads", "find", "phone", written, *here)
        assert {r["subject"] for r in json.loads(text)["found"]} == {"30985-CS-024", "30991-CS-010"}, written
    assert say("leads", "find", "phone", "19001234", *here)[0] == 2
    fresh_logs(run)


def test_who_has_a_number_is_told_with_a_reason_and_the_question_is_on_record(run: Run, say: Any) -> None:
    fresh_logs(run)
    here = ("--run", str(run.folder))
    assert say("leads", "find", "phone", "0958032565", *here)[0] == 2
    code, text = say("leads", "find", "phone", "095 803 2565", "--reason", "kế hoạch 12", *here, "--json")
    assert {r["subject"] for r in json.loads(text)["found"]} == {"30985-CS-024", "30991-CS-010"}
    log = (run.workspace / "decisions" / "access.jsonl").read_text("utf-8")
    assert code == 0
    assert "looked_for" in log
    assert "0958032565" not in log
    _, text = say("leads", "find", "phone", "0958032565", "--reason", "kế hoạch 12", *here)
    assert "30985-CS-024" in text
    assert "30991-CS-010" in text
    _, text = say("leads", "find", "id", "30991-CT-0035", "--reason", "xem lại", *here, "--json")
    held = {r["subject"] for r in json.loads(text)["found"] if r["kind"] == "owner"}
    assert held == {"30991-CS-010", "30991-CS-014"}
    fresh_logs(run)


def test_what_a_holder_holds_is_told_with_its_trade_and_how_it_ended(run: Run, say: Any) -> None:
    fresh_logs(run)
    here = ("--run", str(run.folder), "--reason", "kế hoạch 12")
    for holder, ended in (("30997-CT-0007", ("revoked", "2020-03-13")), ("30991-CT-0035", (None, None))):
        _, text = say("leads", "find", "id", holder, *here, "--json")
        rows = [r for r in json.loads(text)["found"] if r["kind"] == "owner"]
        assert rows
        assert all(r["trade"] and (r["ended"], r["ended_on"]) == ended for r in rows)
    _, text = say("leads", "find", "id", "30997-CT-0007", *here)
    assert "xoa bóp, bị thu hồi giấy phép (13/03/2020)" in " ".join(text.split())
    fresh_logs(run)


def test_a_decision_of_long_ago_brings_the_lead_back_to_be_looked_at(run: Run, say: Any) -> None:
    from desk.leads.acts import DISMISS, done

    fresh_logs(run)
    answered = {
        "agency": "Công an huyện",
        "replied": "yes",
        "answered": date(2021, 1, 4),
        "answer": "không thấy nối",
    }
    done(
        DISMISS,
        run,
        {"lead": "1", "story": "vợ chồng", "reason": "đã hỏi", **answered},
        "An",
        date(2021, 1, 5),
        second="Bình",
    )
    assert [r.open for r in queue_of(run, date(2022, 1, 5)).leads] == [False, True, True]
    code, text = say("leads", str(run.folder), "--strict", "--full")
    assert code == 1
    assert "hết hạn, cần xem lại" in " ".join(text.split())
    assert "đã hỏi" in text
    fresh_logs(run)


def test_an_export_has_no_real_id_unless_referred(run: Run, say: Any, tmp_path: Path) -> None:
    to = tmp_path / "lead.graphml"
    say("leads", "export", "1", "--to", str(to), "--run", str(run.folder))
    assert "30985-" not in to.read_text("utf-8")
    refer(run, "12/CV", "1")
    over = ("--force", "--run", str(run.folder))
    say("leads", "export", "1", "--to", str(to), "--referral", "12/CV", "--by", "an", *over)
    assert "30985-CS-024" in to.read_text("utf-8")
    assert (run.workspace / "decisions" / "access.jsonl").exists()
    fresh_logs(run)


@pytest.fixture(scope="module")
def example_names() -> set[str]:
    """Return the names of the ring's parties as the example's returns have them."""
    import openpyxl

    book = openpyxl.load_workbook(EXAMPLE / "2020-6T" / "30991 Xã Tây Yên A.xlsx", read_only=True)
    rows = [[str(c) for c in row] for row in book["B03"].iter_rows(values_only=True)]
    return {row[2] for row in rows if row[0].startswith("30991-CT-0035")} | {
        row[2] for row in rows if row[0].startswith("30985-CT-0056")
    }
