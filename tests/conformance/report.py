"""Lists what outside suites these rules say, and what is refused and why: `python -m tests.conformance.report
[FOLDER …]`.

A folder may hold truth tables and pipe tables (`.txt`) and DMN models (`.dmn`, with cases of the DMN TCK
beside them, `NAME-test-01.xml`). Exit code 1 where a case comes out otherwise than its suite says, or where
nothing was taken.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conformance.decision_files import Found, found_in
from tests.conformance.decision_rulebook import Decision, decision_of
from tests.conformance.decision_table import cases_of, decided
from tests.conformance.suite import Refused
from tests.conformance.truth_table import TruthTable, answers_of, tables_in

BESIDE = ("expected.txt", "LICENSE-ASL-2.0.txt")  # no tables
HERE = Path(__file__).resolve().parent
AGREES, DIFFERS, REFUSED = "agrees", "DIFFERS", "refused"


def lines_of(folder: Path, *patterns: str) -> Iterator[tuple[str, str]]:
    """Yield an outcome and a sentence for every table under a folder."""
    for path in sorted(path for pattern in patterns or ("*.txt", "*.dmn") for path in folder.rglob(pattern)):
        if path.name in BESIDE:
            continue
        truth = path.suffix == ".txt" and "\ntable: " not in path.read_text("utf-8")
        for outcome, said in map(_of_truth, tables_in(path)) if truth else map(_of_decision, found_in(path)):
            yield outcome, f"{path.name}: {said}"


def _of_truth(table: TruthTable) -> tuple[str, str]:
    try:
        found = answers_of(table)
    except Refused as why:
        return REFUSED, f"{table.name}: {why}"
    wrong = [row for row, answer in table.rows.items() if found[row] != (answer, answer)]
    return (
        DIFFERS if wrong else AGREES
    ), f"{table.name}: {len(table.rows) - len(wrong)} of {len(table.rows)} rows"


def _of_decision(found: Found) -> tuple[str, str]:
    try:
        if found.table is None:
            raise Refused(found.refusal)
        decision = decision_of(found.table)
        if not found.cases:
            return _by_its_own_cases(found, decision)
        answers = decision.asked([case.inputs for case in found.cases])
    except Refused as why:
        return REFUSED, f"{found.name}: {why}"
    right = sum(set(a) == set(case.here) for a, case in zip(answers, found.cases, strict=True))
    return (AGREES if right == len(answers) else DIFFERS), f"{found.name}: {right} of {len(answers)} cases"


def _by_its_own_cases(found: Found, decision: Decision) -> tuple[str, str]:
    """Ask a table that comes without cases at, under and over each of its values, and read it row by row."""
    table = decision.table
    cases = list(cases_of(table))
    right = sum(
        answer == (decided(table, case),) for answer, case in zip(decision.asked(cases), cases, strict=True)
    )
    said = f"{found.name}: {right} of {len(cases)} cases, made from the table itself"
    return (AGREES if right == len(cases) else DIFFERS), said


def main(folders: list[str]) -> int:
    lines = [line for folder in (folders or [str(HERE)]) for line in lines_of(Path(folder))]
    for outcome, said in lines:
        print(f"{outcome:8}{said}")
    counts = {outcome: sum(o == outcome for o, _ in lines) for outcome in (AGREES, DIFFERS, REFUSED)}
    print(", ".join(f"{n} {outcome}" for outcome, n in counts.items()))
    if not counts[AGREES]:
        print("nothing was taken: no table of these files is one these rules say", file=sys.stderr)
    return 1 if counts[DIFFERS] or not counts[AGREES] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
