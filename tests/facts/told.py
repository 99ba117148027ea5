"""What imports tell and what stands afterwards, held for each test: every count, place and sentence, not only
those the test asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from desk.base.language import LANGUAGES, language_of_facts
from facts.archive.door import ImportReport
from facts.intake.messages import fault_text, problem_text
from facts.standing import Standing
from tests.approved import assert_part_approved, digest
from tests.engine.values_as_text import shown

SAID = Path(__file__).parent / "said" / "told.txt"
KEYED = re.compile(
    r"[0-9a-f]{12,}"
)  # hashes of files and, with a key of each test's own, of what is personal
FIRST, WIDTH = 2, 150
_LANGUAGES = [language_of_facts(lang) for lang in LANGUAGES]


def hold_told(title: str, told: Iterable[ImportReport | Standing], place: Path) -> None:
    parts = (imported(one, str(place)) if isinstance(one, ImportReport) else stood(one) for one in told)
    assert_part_approved(title, (line for part in parts for line in part), SAID)


def imported(report: ImportReport, place: str) -> Iterator[str]:
    sentences = [
        problem_text(filed.file, filed.problem, language)
        for filed in report.problems
        for language in _LANGUAGES
    ]
    sentences += [fault_text(fault, language) for fault in report.faults for language in _LANGUAGES]
    name = place.rpartition("/")[2]
    rest = [f"{f.name} {shown(getattr(report, f.name))}" for f in fields(report) if f.name != "ledger"]
    said = [
        KEYED.sub("…", line.replace(f"{place}/", "").replace(place, "").replace(name, ""))
        for line in (*sentences, *rest)
    ]
    yield f"imported: {summary(said)}"
    yield from (sentence[:WIDTH] for sentence in said[: 2 * min(FIRST, len(sentences) // 2) : 2])


def stood(standing: Standing) -> Iterator[str]:
    yield (
        "stood:"
        f" {summary(sorted(KEYED.sub('…', f'{name} {said}') for name, said in standing_lines(standing)))}"
    )


def standing_lines(standing: Standing) -> Iterator[tuple[str, str]]:
    for delivery in standing.deliveries:
        yield f"{delivery.form} deliveries", shown(delivery)
    for kind, told in standing.events.items():
        yield from ((f"{kind} events", shown(event)) for event in told)
    for (kind, *place), records in standing.registers.items():
        yield from ((f"{kind} register", f"{place} {shown(record)}") for record in records)
    for row in standing.set_aside:
        yield "set aside", shown(row)


def summary(lines: list[str]) -> str:
    return f"{len(lines)}, {digest(lines)}"
