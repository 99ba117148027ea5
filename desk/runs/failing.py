"""Rows and returns the program fails on: found by office, excluded, and named for the program's authors."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from desk.base.faults import Stop
from desk.base.files import canonical_json
from desk.base.language import gettext
from engine.rulebook.text.faults import RuleFaults
from facts.archive.filing import ReportingOffice
from facts.archive.manifest import NewerFormat
from facts.archive.store import Store, row_name
from facts.faults import WorkspaceFault

REPORT = "failed.json"
MOST = 10  # offices excluded; where more fail, it is no one's data
MOST_PARTS = 5  # rows of an office, or returns, that are excluded alone; where more fail, all it reported is
NOT_OF_DATA = (Stop, RuleFaults, WorkspaceFault, NewerFormat, OSError, MemoryError)
_Result = TypeVar("_Result")
_Part = TypeVar("_Part", bound=Hashable)
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class FailingOffice:
    """An office whose returns the program fails on, and where: the kind of error and its frames, no value."""

    unit: str
    office: str
    # what was left out: rows (`row_name`) or, if that is not enough, returns by their hashes
    returns: tuple[str, ...]
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
    """Return what `compute` gives of an archive; where it fails, of the archive without the rows, or the
    offices' returns, on which `attempt`, its part that can fail, does."""
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
    """Return the offices without whose returns `attempt` succeeds, and the rows that are enough to leave out;
    raise its error where no office explains it."""
    by_office: dict[tuple[str, str], list[str]] = {}
    manifests = (manifest for manifest in store.manifests() if manifest.hash in returns)
    for manifest in sorted(manifests, key=lambda m: (m.unit, m.office, m.period, m.file, m.hash)):
        by_office.setdefault((manifest.unit, manifest.office), []).append(manifest.hash)

    def returns_of(offices: Iterable[tuple[str, str]]) -> frozenset[str]:
        return frozenset(hash_ for office in offices for hash_ in by_office[office])

    failing = _culprits(
        list(by_office),
        lambda offices: _error_without(attempt, store, returns_of(offices), ()),
        MOST,
    )
    if failing is None:
        if (error := _error_without(attempt, store, frozenset(), ())) is not None:
            raise error
        return ()
    rows = dict[tuple[str, str], tuple[str, ...]]()
    for office in failing:
        elsewhere = returns_of(failing.keys() - {office} - rows.keys()).union(*rows.values())
        of_others = partial(_error_without, attempt, store, elsewhere)
        own = by_office[office]
        parts = _culprits(_rows_of(store, own), of_others, MOST_PARTS) or _culprits(
            own, of_others, MOST_PARTS
        )
        rows[office] = tuple(parts or own)
    return tuple(
        FailingOffice(*office, rows[office], type(error).__name__, frames_of(error))
        for office, error in failing.items()
    )


def _error_without(
    attempt: Callable[[Store], object], store: Store, excluded: frozenset[str], more: Iterable[str]
) -> Exception | None:
    try:
        attempt(store.excluding(excluded.union(more)))
    except NOT_OF_DATA:
        raise
    except Exception as error:
        return error
    return None


def _rows_of(store: Store, returns: Sequence[str]) -> list[str]:
    filings = {filing.hash: filing for filing in store.filings(frozenset(returns))}
    return [
        row_name(hash_, form.form, row.number)
        for hash_ in returns
        for form in filings[hash_].forms
        for row in form.rows
    ]


def _culprits(
    parts: Sequence[_Part], error_without: Callable[[Sequence[_Part]], Exception | None], most: int
) -> dict[_Part, Exception] | None:
    """Return the parts to leave out so that there is no error, each with its own; None where there are more
    than `most`, or it is none of these."""
    if error_without(parts) is not None:
        return None
    left, culprits = list(parts), dict[_Part, Exception]()
    while (error := error_without([*culprits])) is not None:
        if len(culprits) == most:
            return None
        passes, fails = 0, len(left)  # of the first so many parts
        while fails - passes > 1:
            middle = (passes + fails) // 2
            at_middle = error_without([*culprits, *left[middle:]])
            if at_middle is None:
                passes = middle
            else:
                fails, error = middle, at_middle
        culprits[left.pop(fails - 1)] = error
    return culprits


def failing_subject(unit: str, error: Exception) -> FailingOffice:
    """Return a commune the program fails on after its year was scored: nothing was left out of it."""
    return FailingOffice(unit, "", (), type(error).__name__, frames_of(error))


def frames_of(error: BaseException) -> tuple[str, ...]:
    """Return where an error came from, innermost last: module, line and function, and nothing of the data."""
    steps = traceback.extract_tb(error.__traceback__)
    return tuple(f"{_own(step.filename)}:{step.lineno} {step.name}" for step in steps)


def _own(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


def failed_returns(failing: Sequence[FailingOffice]) -> dict[str, list[str]]:
    """Return the rows or returns excluded, by who sent them: `31003`, or `31003 Công an huyện`."""
    return {ReportingOffice(office.unit, office.office).label: sorted(office.returns) for office in failing}


def report_of(failing: Sequence[FailingOffice]) -> str:
    return canonical_json([asdict(office) for office in failing])


def failed_words(offices: Iterable[str], name: Callable[[str], str]) -> str:
    """Say on whose returns the program fails (`31003 Công an huyện`); '' where there is none."""
    names = ", ".join(f"{name(office.split()[0])} ({office})" for office in offices)
    if not names:
        return ""
    return gettext(
        "Chương trình bị lỗi với báo cáo của %(names)s nên chưa tính; không phải nơi ấy nộp thiếu.",
        names=names,
    )
