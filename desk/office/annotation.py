"""Annotated copies of the returns of an import, for the offices that sent them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.base.faults import WrongUse
from desk.base.outputs import write_output
from facts.archive.door import ImportReport
from facts.executors.port import Executor, Lost
from facts.intake.annotated import annotated_copy, annotated_name
from facts.intake.files import ReturnContent, ReturnFile, content_of
from facts.intake.problems import FileFault, Problem
from facts.intake.walking import walked


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies written, the files of which none could be made, and what stands in the place of one, changed
    since."""

    written: tuple[Path, ...]
    failed: tuple[str, ...]
    kept: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Annotator:
    """Marks what is wrong in a file; None where nothing is, or the file is in the import's report already."""

    by_hash: Mapping[str, Sequence[Problem]]

    def carry(self, file: ReturnFile | ReturnContent | None) -> ReturnFile | ReturnContent | None:
        """Return what goes to another machine for a file: its bytes, or nothing where it can't be read."""
        try:
            return content_of(file) if isinstance(file, ReturnFile) else file
        except FileFault:
            return None

    def __call__(self, file: ReturnFile | ReturnContent | None) -> bytes | None:
        content = self.carry(file)
        if not isinstance(content, ReturnContent):
            return None
        wrong = self.by_hash.get(content.hash)
        return annotated_copy(content, wrong) if wrong else None


def annotated_copies(paths: Sequence[Path], report: ImportReport, folder: Path, executor: Executor) -> Copies:
    """Write a marked copy of every return with something to fix into a folder."""
    by_hash: dict[str, list[Problem]] = defaultdict(list)
    for filed in report.problems:
        by_hash[filed.hash].append(filed.problem)
    written: list[Path] = []
    failed: list[str] = []
    kept: list[Path] = []
    files = walked(paths).files if by_hash else ()
    for file, made in zip(files, executor.each(_Annotator(dict(by_hash)), files), strict=True):
        if isinstance(made, Lost):
            failed.append(file.name)
        elif made is not None:
            path = folder / Path(file.name).parent / annotated_name(file.name)
            try:
                write_output(path, made)
            except WrongUse:  # the returns are imported; who corrects one in this copy keeps it
                kept.append(path)
            else:
                written.append(path)
    return Copies(tuple(written), tuple(failed), tuple(kept))
