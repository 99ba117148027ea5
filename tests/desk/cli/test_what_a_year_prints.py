"""What the verbs that change a workspace print, one after another in an office's order, is what was approved
(`tests/approved.py`).

So is what they answer to a mistake: a place, a code or a day that is not there, a reason not given, words
that contradict each other.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from desk.base.chained_log import account
from desk.cli.app import code_of
from desk.runs.found_runs import latest_run_of
from desk.workspace.folder import Workspace, opened
from desk.workspace.logs import logs_of
from scenarios.steps.twins import twin
from tests.approved import assert_approved, shortened, steady
from tests.desk.conftest import forget_leads
from tests.desk.told import flat
from tests.long_run import some_of

LINES = 3  # of what a verb answers; the rest is asked where it is made
BY = "--by an"
YEAR = f"""
lock 2020 --despite "thử" {BY}
run --year 2020 --chaining plain
announce 2020 --document 12/TB-UBND --date 2021-01-15 --despite "thử" {BY}
announce 2020 --json
results latest --json
office --name "UBND huyện A" --place "Thứ Ba"
office --json
leads decide 1 --state looking --reason "xem hồ sơ" {BY}
leads decide 1 --state referred {BY}
leads decide 1 --state referred --document 12/CV-UBND --second "bình" --reason "để xác minh" {BY}
leads note 1 "đã gặp chủ quán" {BY}
leads observe 30985-CT-0056 phone 0912345678 --grade B2 --seen 2020-11-20 --reason "chủ quán nói" {BY}
leads observations --json
leads noticed --lang en
leads noticed --json
leads watch
leads observations --withdraw 1 --reason "nhầm" {BY}
leads decide 1 --innocent-tie 1 --reason "anh em" --second "bình" {BY}
leads ties
leads ties --restore 1 --reason "nhầm" --json --second "bình" {BY}
leads watch --add 30985-CT-0056 --until 2099-12-31 --reason "thử" {BY}
leads watch --add 30985-CS-024 --reason "thử" --lang en {BY}
leads watch --end 30985-CT-0056 --reason "thôi" --json {BY}
leads find id 30985-CT-0056 --reason "tra cứu" --json {BY}
leads find id 30985-CS-024 --reason "tra cứu" --lang en
leads generic --declare plate:abc --reason "thử" {BY}
leads export 1 --to OUT/a.xlsx
leads export all --to OUT/a.graphml --json
leads decide 2 --state dismissed --story "vợ chồng" --reason "thử" --second "bình" --json
leads queue
leads note 1 "đã gặp" --json {BY}
paper tom-tat OUT/p --date 2021-03-05 --json
paper thong-bao OUT/p --unit 30991 --reason "thử" --date 2021-03-05 {BY}
template OUT/t --period 2020 --unit 30991 --reason "thử" --json
template OUT/t --period 2020 --unit 30991 --csv
template OUT/t --period 2020 --appraisal-by "Phòng LĐTBXH" {BY}
appraise 2020 --json
appraise 2020 --unit 30991 --lang en
print venue_risk OUT/print --day 2020-12-31 --json
adopt venue_risk --document 1/QD-UBND --date 2021-01-01 --office "UBND huyện A" --json
lock 2020 --reopen {BY}
lock 2020 --reopen --reason "xã sửa" {BY}
"""
MISTAKES = f"""
results latest
run --year 2000 --chaining plain
run --year 2020 --as-of hôm-nay --chaining plain
run --year 2020 --chaining nhanh
run --year 999 --chaining plain
run --year 2020 --chaining plain
results khong-co
results latest --rulebook khong_co
results latest --lang fr
explain latest
explain latest --unit 99999
explain latest --unit 30994 --criterion Z9
explain latest --venue 30985-CS-999
indicators latest --subject 99999
figures 1999
figures 2020-Q9
figures 2020 --unit 99999
so-far 2020
so-far 2019-6T --unit 99999
so-far 2020-6T --unit 30985-CS-069
verify khong-co
office --signer "một"
remind 1999
remind 2020 --letters OUT/letters --answer-by mai
lock 1999
lock 2020 --reopen --reason "thử" {BY}
lock --reopen
lock 2020 --reason "thử"
lock 2020 --reopen --despite "thử" {BY}
announce 2020
announce 2020 --date 2021-01-15
appraise 2020 --office "Phòng LĐTBXH"
announce 2020 --document 12/TB --date 2021-02-30 {BY}
appraise 2020 --unit 99999
appraise 2020 --confirm
appraise 2020 --confirm --office "Phòng không có" {BY}
report OUT/report --restricted 1
paper thu OUT/paper
paper thong-bao OUT/paper
paper thong-bao OUT/paper --unit 99999 --reason "thử" {BY}
paper bao-cao OUT/paper
paper to-trinh OUT/paper --date 2021-03-05 --undated
paper to-trinh OUT/paper --unit 30991
units --on hôm-nay
units --give-back 99999
template OUT/blanks --period 1999
template OUT/blanks --period 2020 --unit 99999 --reason "thử"
erase 30985-CT-9999 --reason "thử" {BY}
retain --purpose khong_co
seal --clock
follow-up latest --papers OUT/papers
follow-up latest --about 99999
follow-up latest --about 30985-CS-999
follow-up latest --by "Phòng không có"
follow-up latest --reason "thử"
remind 2020 --answer-by 2021-03-20
report OUT/report --reason "thử"
retain --reason "thử"
template OUT/blanks --period 2020 --appraisal-by "Phòng LĐTBXH" --csv
units --on 2020-12-31 --reason "thử"
erase 30985-CT-0001 --words leads.jsonl:1 --reason "thử" --yes {BY}
plan-inspections latest --capacity 0
check OUT/khong-co
coverage OUT/../ws/rules --rulebook khong_co
mutate OUT/../ws/rules --rulebook khong_co
compare latest khong-co
print khong_co OUT/print
print healthy_commune OUT/print --year 2020 --day 2020-01-01
adopt khong_co --document 1/QD --date 2021-01-01 --office "UBND"
leads show 99
leads decide 1 {BY}
leads decide 1 --state khong_co --reason "thử" {BY}
leads decide 1 --state looking {BY}
leads decide 1 --state looking --try --reason "thử" {BY}
leads note 1 " " {BY}
leads note 1 "thử" --by " "
leads decide 1 --innocent-tie 99 --reason "thử" {BY}
leads ties --restore 1 --reason "thử" {BY}
leads observe 30985-CT-0056 la 0912345678 --grade B2 --reason "thử" {BY}
leads observe 30985-CT-0056 phone 0912345678 --grade Z9 --reason "thử" {BY}
leads observe 99999-CT-0001 phone 0912345678 --grade B2 --reason "thử" {BY}
leads observations --withdraw 1 --reason "thử" {BY}
leads watch --add 99999 --reason "thử" {BY}
leads watch --add 30985-CT-0056 {BY}
leads watch --until 2021-12-31
leads path 30985-CS-024 99999
leads find la 0912345678 --reason "thử" {BY}
leads find phone 0912345678
leads generic --declare la --connects venue --reason "thử" {BY}
leads generic --declare la --reason "thử" {BY}
leads export 1 --to OUT/1.txt
leads export 1 --to OUT/1.xlsx --names OUT/names.xlsx {BY}
audit head --compare OUT/khong.txt
khong-co
"""
DAYS = {"a_year_of_changes": YEAR, "mistakes": MISTAKES}
NOW = re.compile(
    r"\d{4}-\d\d-\d\d[T"
    r" ]\d\d:\d\d\S*|\b\d\d/\d\d/20(?:2[6-9]|[3-9]\d)|\b20(?:2[6-9]|[3-9]\d)-\d\d-\d\d|\b[0-9a-f]{12,64}\b"
)


@pytest.mark.parametrize("what", some_of(list(DAYS), 1, offset=1))
def test_what_is_done_prints_what_was_approved(
    example_workspace: Workspace,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    shutil.copytree(example_workspace.folder.parent / "khoa", tmp_path / "khoa")  # it is changed, too
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "test.key"))
    folder = twin(example_workspace.folder, tmp_path / "ws", runs=False)
    forget_leads(folder)  # what other tests decided in the example
    said, out = "", tmp_path / "ra"
    out.mkdir()
    for line in DAYS[what].strip().splitlines():
        words = [(a or b).replace("OUT", str(out)) for a, b in re.findall(r'"([^"]*)"|(\S+)', line)]
        code = code_of([*words, "--workspace", str(folder)])
        told = "".join(
            shortened(printed(text, folder, run_of(folder)), LINES) for text in capsys.readouterr()
        )
        said += f"$ lanhmanh {line}\n{told}exit {code}\n"
    assert_approved(said + on_record(folder), Path(__file__).parent / "printed" / f"{what}.txt")


def on_record(folder: Path) -> str:
    """Return who stands behind each record of a workspace's logs, and what it was about."""
    entries = ((log.name, e) for log in logs_of(opened(folder)) for e in log.entries())
    told = (
        f"{name} {e['n']} {e.get('kind') or e.get('state') or e.get('decision') or ''} by {e.get('by')}\n"
        for name, e in entries
    )
    return "".join(told).replace(f"by {account()}\n", "by <account>\n")


def printed(text: str, folder: Path, run: Path) -> str:
    """Return what is printed as it is on any day, and of tables the words."""
    steady = at_any_time(text, folder, run)
    return steady if steady.startswith(("[", "{")) else flat(steady)


def run_of(folder: Path) -> Path:
    return latest_run_of(opened(folder), "2020").folder if any((folder / "runs").iterdir()) else folder


def at_any_time(text: str, folder: Path, run: Path) -> str:
    """Return a text without the moment, the account and the seals."""
    text = (
        text.replace(str(folder), "<place>")
        .replace(str(folder.parent), "<beside>")
        .replace(account(), "<account>")
    )
    return NOW.sub("<now>", steady(text, run))
