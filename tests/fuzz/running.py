"""Fuzzes what reads returns and rules: `python -m tests.fuzz [--seconds 600] [--only xlsx]`, processor
seconds a kind.

An input that is answered in a new way joins the corpus, from which later inputs are made. One that is
answered by an error of ours, or takes longer than a file may, is kept under `found/`, and the command fails.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desk.base.language import LANGUAGES, language_of_facts
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from facts.archive.ledger import standing_of
from facts.archive.sealing import sealed
from facts.archive.tables import parquet_from_forms, rows_from_parquet
from facts.executors.port import FAILED, TIME, Limits, Lost
from facts.executors.processes import Processes
from facts.intake.csv_folder import sheets_from_csv
from facts.intake.files import ReturnContent, ReturnFile
from facts.intake.messages import fault_text, problem_text
from facts.intake.problems import FileFault
from facts.intake.returns import return_from_sheets
from facts.keys import SECRET_BYTES, Keys
from tests.facts import builders
from tests.fuzz.mutating import MUTATES, seeds, sheets_of_csv

HERE = Path(__file__).resolve().parent
CORPUS, FOUND = HERE / "corpus", HERE / "found"
LIMITS_OF_ONE = Limits(20, 500)
BATCH = 100
LARGEST = 100_000  # bytes of an input that joins the corpus
KEYS = Keys(b"k" * SECRET_BYTES)
Way = tuple[str, ...]


def answered(kind: str, content: bytes, texts: dict[str, str]) -> Way:
    """Return in what way an input is answered. Raise what the reader raises, where that is no fault it
    tells."""
    return _rules_answered(content, texts) if kind == "rules" else _return_answered(kind, content)


def _return_answered(kind: str, content: bytes) -> Way:
    try:
        read = return_from_sheets(_sheets(kind, content), "a", builders.context(), builders.TODAY)
    except FileFault as fault:
        return (fault.code, *(fault_text(fault, language_of_facts(lang))[:1] for lang in LANGUAGES))
    filing = sealed(read, "0" * 64, KEYS, builders.TODAY)[0]
    filled = [form for form in filing.forms if form.rows]
    if filled:
        rows_from_parquet(parquet_from_forms(filled))
    _, ledger = standing_of([filing], builders.context())
    for told in ledger.problems:
        for lang in LANGUAGES:
            problem_text("a", told.problem, language_of_facts(lang))
    return tuple(sorted({told.problem.code for told in ledger.problems}))


def _sheets(kind: str, content: bytes):  # type: ignore[no-untyped-def]
    if kind == "csv":
        return sheets_from_csv(sheets_of_csv(content), "a")
    name = f"a.{kind}"
    return ReturnContent(ReturnFile(Path(name), name), "0" * 64, ((name, content),)).sheets()


def _rules_answered(content: bytes, texts: dict[str, str]) -> Way:
    name, _, text = content.decode("utf-8", "replace").partition("\n")
    try:
        rules_from_texts({**texts, f"rules/{name}": text})
    except RuleFaults as faults:
        return tuple(sorted({fault.code for fault in faults.faults}))
    return ("whole",)


@dataclass(frozen=True)
class Answering:
    """Answers inputs of one kind, in a process of its own, and says how many processor seconds that took."""

    kind: str

    def __call__(self, content: bytes) -> tuple[Way, float]:
        began = time.process_time()
        return answered(self.kind, content, _shipped()), time.process_time() - began


@cache
def _shipped() -> dict[str, str]:
    return rule_texts(SHIPPED)


def fuzzed(kind: str, seconds: float, seed: int) -> int:
    """Try inputs of one kind for so many processor seconds; return how many were answered wrongly."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        inputs = seeds(kind, Path(folder), SHIPPED)
    inputs += [path.read_bytes() for path in sorted((CORPUS / kind).glob("*"))]
    known: set[Way] = set()
    spent, tried, wrong, new, lost = 0.0, 0, 0, 0, 0
    batch, fresh = list(inputs), False
    while spent < seconds:
        for content, found in zip(
            batch, Processes(0, LIMITS_OF_ONE).each(Answering(kind), batch), strict=True
        ):
            tried += 1
            if isinstance(found, Lost):
                spent += LIMITS_OF_ONE.seconds if found.why == TIME else 0.1
                lost += 1
                if found.why in (
                    FAILED,
                    TIME,
                ):  # an error of ours, or no end; what ends its process is told by name
                    wrong += 1
                    print(f"{kind}: {found}")
                    _keep(FOUND / kind, content)
                continue
            way, took = found
            spent += took
            if fresh and way not in known and len(content) <= LARGEST:
                inputs.append(content)
                new += 1
                _keep(CORPUS / kind, content)
            known.add(way)
        batch, fresh = [MUTATES[kind](rng.choice(inputs), rng) for _ in range(BATCH)], True
    print(
        f"{kind}: {tried} inputs in {spent:.0f} processor seconds, {len(known)} ways of answering ({new}"
        f" new), {lost} ended their process, {wrong} wrong",
        flush=True,
    )
    return wrong


def _keep(folder: Path, content: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--only", choices=sorted(MUTATES))
    asked.add_argument("--seed", type=int, default=0)
    options = asked.parse_args()
    shutil.rmtree(FOUND, ignore_errors=True)
    wrong = sum(
        fuzzed(kind, options.seconds, options.seed) for kind in MUTATES if options.only in (None, kind)
    )
    if wrong:
        print(f"{wrong} inputs answered wrongly: {FOUND}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
