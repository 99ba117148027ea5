"""Taking one person out of the archive: every hash goes, and a code no one can trace stands for the id.

`texts` are what identifies the person, in words: a reason in which one of them stands, however it is spelt,
goes whole.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from facts.archive.faults import StoreFault
from facts.archive.filing import NAME_KEY, FiledForm, Filing
from facts.archive.store import NO_WORDS, Store
from facts.below import remove_below
from facts.faults import told_as
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.intake.problems import Problem
from facts.source_row import SourceRow
from facts.spelling import folded

PARTY = "party"
REASON = "reason"  # what a person wrote freely: of an appraisal
GONE = "(đã xóa hẳn)"
_ASIDE = ".erasing-"
_SWAPPED = re.compile(re.escape(_ASIDE) + r"[0-9a-f]{64}")


def erase_party(store: Store, party: str, stand_in: str, texts: Sequence[str] = ()) -> tuple[str, ...]:
    """Rewrite every import that names a party; return which. May be run again. Raise StoreFault."""
    return rewritten(store, lambda filing: without_party(filing, party, stand_in, texts))


def rewritten(store: Store, change: Callable[[Filing], Filing]) -> tuple[str, ...]:
    """Rewrite every import that `change` makes another one of, and return which. Raise StoreFault."""
    changed = []
    store = store.hearing(NO_WORDS)  # what is written is what was sent
    for filing in store.filings():
        new = change(filing)
        if new != filing:
            with told_as(StoreFault, store.folder):
                _swap(store, new)
            changed.append(filing.hash)
    return tuple(changed)


def without_party(filing: Filing, party: str, stand_in: str, texts: Sequence[str] = ()) -> Filing:
    """Return a return that names a party nowhere: its stand-in has nothing that identifies anyone."""
    filing = _unsaid(filing, party, texts)
    if not _names(filing, party):
        return filing
    return filing.with_forms(partial(_without, party, stand_in))


def returns_naming(store: Store, party: str, texts: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the imports that name a party; none where it is a party nowhere in the archive, and only stands
    in some text."""
    filings = tuple(store.filings())
    if not any(_names(f, party, as_code=True) for f in filings):
        return ()
    return tuple(f.hash for f in filings if _names(f, party) or _unsaid(f, party, texts) is not f)


def _names(filing: Filing, party: str, *, as_code: bool = False) -> bool:
    """Tell whether a return names a party: in a row, or in what is said of a cell; `as_code`: of one that
    should hold a party's code."""
    code = _as_code(party)
    return any(
        _rows_naming(form, party)
        or any(_shows(p, code) for p in form.problems if not as_code or p.field in _references(form.kind))
        for form in filing.forms
    )


def _rows_naming(form: FiledForm, party: str) -> int:
    """Return how many rows name a party."""
    fields = _references(form.kind)
    return sum(any(row.values.get(field) == party for field in fields) for row in form.rows)


def _as_code(party: str) -> re.Pattern[str]:
    """Return what a code is in a text, whole: `CT-1` is not in `CT-10`, nor `30985` in `30985-CT-1`."""
    return re.compile(rf"(?<!\w)(?<!\w[./_-]){re.escape(party)}(?!\w|[./_-]\w)", re.IGNORECASE)


def patterns_of(party: str, texts: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Return what a party's code, and what else is known of it, are in a folded text, whole: `An` is not in
    `Lan`."""
    names = (folded(text) for text in texts if text != party and len(text.strip()) > 1)
    return _as_code(folded(party)), *(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names)


def _unsaid(filing: Filing, party: str, texts: Sequence[str]) -> Filing:
    """Return a return without the reasons that hold one of the texts; itself where none does."""
    without = filing.with_forms(partial(_form_unsaid, patterns_of(party, texts)))
    return filing if without == filing else without


def _form_unsaid(wanted: Sequence[re.Pattern[str]], form: FiledForm) -> FiledForm:
    return replace(form, rows=tuple(_row_unsaid(row, wanted) for row in form.rows))


def _row_unsaid(row: SourceRow, wanted: Sequence[re.Pattern[str]]) -> SourceRow:
    values = {**row.values, REASON: GONE} if _holds_one(row.values.get(REASON), wanted) else row.values
    return replace(row, values=values, withdrawn=GONE if _holds_one(row.withdrawn, wanted) else row.withdrawn)


def _holds_one(text_: object, wanted: Sequence[re.Pattern[str]]) -> bool:
    return isinstance(text_, str) and any(text.search(folded(text_)) for text in wanted)


def rows_with(store: Store, party: str) -> int:
    """Return how many rows name a party."""
    return sum(_rows_naming(form, party) for filing in store.filings() for form in filing.forms)


def _shows(problem: Problem, code: re.Pattern[str]) -> bool:
    return any(code.search(text) for text in (str(problem.found), *(value for _, value in problem.params)))


def _references(kind: Kind) -> tuple[str, ...]:
    named = tuple(f.name for f in kind.fields.values() if f.refers_to == PARTY)
    return ("id", *named) if kind.name == PARTY else named


def _without(party: str, stand_in: str, form: FiledForm) -> FiledForm:
    rows = tuple(_row_without(form.kind, row, party, stand_in) for row in form.rows)
    problems = tuple(_problem_without(problem, party, stand_in) for problem in form.problems)
    return replace(form, rows=rows, problems=problems)


def _problem_without(problem: Problem, party: str, stand_in: str) -> Problem:
    code = _as_code(party)
    content = code.sub(stand_in, problem.found) if isinstance(problem.found, str) else problem.found
    params = tuple((name, code.sub(stand_in, value)) for name, value in problem.params)
    return replace(problem, found=content, params=params)


def _row_without(kind: Kind, row: SourceRow, party: str, stand_in: str) -> SourceRow:
    fields = [field for field in _references(kind) if row.values.get(field) == party]
    gone = _identifying() if kind.name == PARTY and "id" in fields else ()
    stand_ins = {field: None if field == "relative_of" else stand_in for field in fields}
    return replace(row, values={**row.values, **dict.fromkeys(gone), **stand_ins}) if fields else row


def _identifying() -> Iterator[str]:
    """Yield what stands for a person in the archive."""
    kind = KINDS[PARTY]
    yield from (str(f.leaves_as) for f in kind.fields.values() if f.personal and f.leaves_as)
    yield from (NAME_KEY, "kin_keys", "relative_of")


def _swap(store: Store, filing: Filing) -> None:
    """Put the rewritten import in the place of the old one, which is then gone."""
    place, old = store.folder / filing.hash, store.folder / f"{_ASIDE}{filing.hash}"
    os.rename(place, old)
    try:
        store.add(filing)
    except BaseException:
        if not place.exists():
            os.rename(old, place)
        raise
    remove_below(store.folder, old)


def recover(archive: Path) -> None:
    """Put back what a crash left aside, or drop it where its successor stands. Raise StoreFault."""
    with told_as(StoreFault, archive):
        for old in (path for path in archive.glob(f"{_ASIDE}*") if _SWAPPED.fullmatch(path.name)):
            place = archive / old.name.removeprefix(_ASIDE)
            if place.exists():
                remove_below(archive, old)
            else:
                os.rename(old, place)
