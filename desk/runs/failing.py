"""Returns the program fails on: found office by office, excluded, and named for the program's authors."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from desk.base.faults import Stop
from desk.base.files import canonical_json
from desk.base.language import gettext
from engine.rulebook.text.faults import RuleFaults
from facts.archive.filing import ReportingOffice
from facts.archive.manifest import Manifest, NewerFormat
from facts.archive.store import Store
from facts.faults import WorkspaceFault

REPORT = "failed.json"
MOST = 10  # offices excluded; where more fail, it is no one's data
NOT_OF_DATA = (Stop, RuleFaults, WorkspaceFault, NewerFormat, OSError, MemoryError)
_Result = TypeVar("_Result")
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class FailingOffice:
    """An office whose returns the program fails on, and where: the kind of error and its frames, no value."""

    unit: str
    office: str
    returns: tuple[str, ...]  # hashes; file names may be people's
    error: str
    frames: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where in the program's own code it failed last."""
        return next((frame for frame in reversed(self.frames) if "/" in frame), self.frames[-1])


def without_failing(
    compute: Callable[[Store, Sequence[FailingOffice]], _Result],
    attempt: Callable[[Store], object],
    store: Store,
    returns: Set[str],
) -> _Result:
    """Return what `compute` gives of an archive; where it fails, of the archive without the offices on whose
    returns `attempt`, its part that can fail, does."""
    try:
        return compute(store, ())
    except NOT_OF_DATA:
        raise
    except Exception:
        failing = failing_offices(attempt, store, returns)
        if not failing:
            raise
    excluded = frozenset(hash_ for office in failing for hash_ in office.returns)
    return compute(store.excluding(excluded), failing)


def failing_offices(
    attempt: Callable[[Store], object], store: Store, returns: Set[str]
) -> tuple[FailingOffice, ...]:
    """Return the offices without whose returns `attempt` succeeds; raise its error where none explains it."""
    by_office: dict[tuple[str, str], list[Manifest]] = {}
    manifests = (manifest for manifest in store.manifests() if manifest.hash in returns)
    for manifest in sorted(manifests, key=lambda m: (m.unit, m.office, m.period, m.file, m.hash)):
        by_office.setdefault((manifest.unit, manifest.office), []).append(manifest)
    every, failing = list(by_office), list[FailingOffice]()

    def error_of(offices: Sequence[tuple[str, str]]) -> Exception | None:
        excluded = frozenset(
            m.hash for office in by_office if office not in offices for m in by_office[office]
        )
        try:
            attempt(store.excluding(excluded))
        except NOT_OF_DATA:
            raise
        except Exception as error:
            return error
        return None

    while (error := error_of(every)) is not None:
        without_any = error_of([])
        if without_any is not None or len(failing) == MOST:
            raise without_any or error
        passes, fails = 0, len(every)  # of the first so many offices
        while fails - passes > 1:
            middle = (passes + fails) // 2
            if (at_middle := error_of(every[:middle])) is None:
                passes = middle
            else:
                fails, error = middle, at_middle
        office = every.pop(fails - 1)
        failing.append(_failing(office, by_office[office], error))
    return tuple(failing)


def _failing(office: tuple[str, str], returns: Sequence[Manifest], error: Exception) -> FailingOffice:
    hashes = tuple(manifest.hash for manifest in returns)
    return FailingOffice(*office, hashes, type(error).__name__, frames_of(error))


def frames_of(error: BaseException) -> tuple[str, ...]:
    """Return where an error came from, innermost last: module, line and function, and nothing of the data."""
    steps = traceback.extract_tb(error.__traceback__)
    return tuple(f"{_own(step.filename)}:{step.lineno} {step.name}" for step in steps)


def _own(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


def failed_returns(failing: Sequence[FailingOffice]) -> dict[str, list[str]]:
    """Return the returns excluded, by who sent them: `31003`, or `31003 Công an huyện`."""
    return {ReportingOffice(office.unit, office.office).label: sorted(office.returns) for office in failing}


def report_of(failing: Sequence[FailingOffice]) -> str:
    return canonical_json([asdict(office) for office in failing])


def failed_words(offices: Iterable[str], name: Callable[[str], str]) -> str:
    """Say on whose returns the program fails (`31003`, `31003 Công an huyện`), the communes by `name` too; ''
    where there is none."""
    names = ", ".join(f"{name(office.split()[0])} ({office})" for office in offices)
    if not names:
        return ""
    return gettext(
        "Chương trình bị lỗi với báo cáo của %(names)s nên chưa tính; không phải nơi ấy nộp thiếu.",
        names=names,
    )
