"""Every paper, workbook, calendar and export made from one workspace: `python -m
tests.desk.office.every_output WORKSPACE RUN OUT DAYS LANG [WHAT …]`.

Beside the workspace lies one whose rulebook is adopted. The process is told how many days later its clock
stands. It prints where papers and workbooks were begun, as `file:line`.
"""

from __future__ import annotations

import ast
import contextlib
import ctypes
import functools
import gc
import io
import json
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

MAKERS = (("desk.base.paper.content", "Printed"), ("desk.base.workbook", "NewWorkbook"))
"""What every paper and every workbook begins with."""
ENVELOPE, PUT_IN = "desk/office/papers/paper.py", "paper"
"""Papers of the office are put in one envelope: who calls it begins the paper."""

ROOT = Path(__file__).resolve().parents[3]
SEALED = "lead under a referral"  # its names are sealed under a password drawn anew each time
REFERRED = "leads decide 1 --state referred --document 12/CV --second bình --reason thử --by thử"
WHY, INSIDE = "--reason thử --by thử", "--reason thử --who thử"
DATED = "--date 2021-03-05"
OUTPUTS: Mapping[str, str] = {
    **{
        k: f"paper {k} {{out}} {{run}} --unit 30991 {DATED} {WHY}"
        for k in ("thong-bao", "giai-trinh", "bien-ban", "ket-luan-kiem-tra")
    },
    **{k: f"paper {k} {{out}} {{run}} {DATED}" for k in ("tom-tat", "to-trinh", "quyet-dinh")},
    "bao-cao": f"paper bao-cao {{out}} --period 2020 {DATED} {WHY}",
    "so-ket": f"paper so-ket {{out}} --period 2020-6T {DATED} {WHY}",
    "letters to communes": f"remind 2020 --letters {{out}} --answer-by 2021-03-20 {DATED}",
    "work to do": "follow-up {run} --papers {out} --calendar {out}/all.ics --about 31000"
    f" {DATED} {INSIDE}",
    "inspection plan": "plan-inspections {run} --capacity 5 --workbook {out}/plan.xlsx --papers {out}"
    f" {DATED} {INSIDE}",
    "inspection team": f"plan-inspections {{run}} --capacity 2 --team {{out}} {DATED} {INSIDE}",
    "two workbooks": f"report {{out}} {{run}} --restricted 1 {WHY}",
    "public workbook in English": "report {out} {run} --lang en",
    "blanks": f"template {{out}} --period 2020 --unit 30991 {WHY}",
    "blanks of 2025": f"template {{out}} --period 2025 --unit 30985 {WHY}",
    "blanks as csv": f"template {{out}} --period 2020 --unit 30991 --csv {WHY}",
    "appraisal form": "template {out} --period 2020 --appraisal-by 'Phòng LĐTBXH' --by thử",
    "evidence": "explain {run} --unit 30991 --evidence {out}",
    "rulebook": "print healthy_commune {out} --day 2020-12-31",
    "rulebook adopted": "print healthy_commune {out} --day 2020-12-31 --rules {rules}",
    "comparison": "compare {run} {run} --workbook {out}/so.xlsx",
    "lead": "leads export 1 --to '{out}/manh moi.xlsx' --run {run}",
    "lead as a network": "leads export 1 --to '{out}/manh moi.graphml' --run {run}",
    "lead for another program": "leads export 1 --to '{out}/manh moi.ftm.jsonl' --run {run}",
    SEALED: "leads export 1 --to '{out}/ho so.xlsx' --names {out}/ten.xlsx --referral 12/CV --by an"
    " --run {run} --by thử",
    "drawing of a lead": "leads show 1 --run {run} --svg {out}/1.svg --timeline {out}/1t.svg",
    "returns marked": "import '{root}/examples/an_bien/2020/31003 Xã Nam Thái A.xlsx' --annotate {out}",
}
"""What is made, by which words of the command line."""


def words_of(what: str, out: Path, run: str, rules: str) -> list[str]:
    return [word.format(out=out, run=run, rules=rules, root=ROOT) for word in shlex.split(OUTPUTS[what])]


def begun() -> Iterator[tuple[str, range]]:
    """Yield each place of the program where a paper or a workbook is begun, with its lines."""
    names = {PUT_IN, *(name for _, name in MAKERS)}
    for path in sorted(set((ROOT / "desk").rglob("*.py")) - {ROOT / ENVELOPE}):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
                yield path.relative_to(ROOT).as_posix(), lines


def clock_put_forward(days: float) -> None:
    """Let `time` and `datetime` of this process stand that much later: there is no other way to reach
    `date.today`."""
    ahead, real = timedelta(days=days, hours=7), time.time

    def put(into: type, name: str, told: Callable[..., Any]) -> None:
        gc.get_referents(into.__dict__)[0][name] = classmethod(told)
        ctypes.pythonapi.PyType_Modified(ctypes.py_object(into))

    now = datetime.now
    put(datetime, "now", lambda cls, tz=None: now(tz) + ahead)
    put(date, "today", lambda cls: (now() + ahead).date())
    time.time = lambda: real() + ahead.total_seconds()


def watched(places: set[str], module: str, name: str) -> None:
    """Note from which line of the program each of these is made."""
    made = getattr(import_module(module), name)
    begin = made.__init__

    @functools.wraps(begin)
    def noted(*given: Any, **named: Any) -> None:
        frame: Any = sys._getframe(1)
        if frame.f_code.co_filename == str(ROOT / ENVELOPE):
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT / "desk"):
            places.add(f"{path.relative_to(ROOT).as_posix()}:{frame.f_lineno}")
        begin(*given, **named)

    made.__init__ = noted


def main(workspace: str, run: str, out: str, days: str, lang: str, *asked_for: str) -> int:
    clock_put_forward(int(days))
    rules = f"{workspace}-adopted/rules"
    places: set[str] = set()
    for module, name in MAKERS:
        watched(places, module, name)
    from desk.cli.app import code_of

    codes: dict[str, int] = {}
    if SEALED in (asked_for or OUTPUTS):
        assert code_of([*shlex.split(REFERRED), "--run", run, "--workspace", workspace]) == 0
    for what in asked_for or OUTPUTS:
        asked = words_of(what, Path(out, what), run, rules)
        asked += ["--lang", lang] if lang != "vi" else []
        Path(out, what).mkdir(parents=True)
        with contextlib.redirect_stdout(io.StringIO()) as told, contextlib.redirect_stderr(told):
            codes[what] = code_of([*asked, "--workspace", workspace])
        Path(out, what, "told.txt").write_text(told.getvalue(), "utf-8")
    print(json.dumps({"codes": codes, "places": sorted(places)}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
