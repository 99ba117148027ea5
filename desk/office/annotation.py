"""Annotated copies of the returns of an import, for the offices that sent them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from desk.base.files import write_bytes
from facts.archive.door import ImportReport
from facts.intake.annotated import annotated_copy, annotated_name
from facts.intake.files import content_of, files_under
from facts.intake.problems import FileFault, Problem


def annotated_copies(paths: Sequence[Path], report: ImportReport, folder: Path) -> tuple[Path, ...]:
    """Write a marked copy of every return with something to mend into a folder; return their paths."""
    by_hash: dict[str, list[Problem]] = defaultdict(list)
    for filed in report.problems:
        by_hash[filed.hash].append(filed.problem)
    written: list[Path] = []
    files, _ = files_under(paths)
    for file in files:
        try:
            content = content_of(file)
            if by_hash.get(content.hash):
                path = folder / Path(file.name).parent / annotated_name(file.name)
                write_bytes(path, annotated_copy(content, by_hash[content.hash]))
                written.append(path)
        except FileFault:
            continue  # told in the import's report
    return tuple(written)
