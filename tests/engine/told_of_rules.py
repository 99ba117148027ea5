"""All that is told of rule files with something wrong in them, held for each case: faults and findings, and
the facts that show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from engine.analysis.findings import Finding
from engine.rulebook.text.faults import Fault
from tests.approved import assert_part_approved, digest
from tests.engine.values_as_text import shown

WIDTH = 60


def assert_told_as_before(
    title: str, texts: dict[str, str], found: Sequence[Fault | Finding], path: Path
) -> None:
    """Hold all that is told of an edit, and the facts that show it: of each the line it is told at, what is
    said, a digest of the rest."""
    assert_part_approved(title, (_line(one, texts) for one in found), path)


def _line(one: Fault | Finding, texts: dict[str, str]) -> str:
    fault = one.fault if isinstance(one, Finding) else one
    lines = texts.get(fault.place.file, "").splitlines()
    at = lines[fault.place.line - 1][fault.place.col - 1 :].strip()[:WIDTH] if lines else fault.place.file
    rest = [fault.sentence("en"), *(shown(part) for part in _rest(one))]
    return f"{fault.code} {at} | {fault.sentence('vi')} | {digest(list(map(str, rest)))}"


def _rest(one: Fault | Finding) -> Iterable[object]:
    return (
        (getattr(one, f.name) for f in fields(one) if f.name != "fault") if isinstance(one, Finding) else ()
    )
