"""Texts that are part of a key (a hamlet), spelled in all returns in one way, so that each counts once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from facts.archive.filing import FiledForm, Filing, key_from_values
from facts.forms.fields import Field
from facts.source_row import SourceRow
from facts.spelling import folded, respelled

_Place = tuple[str, str, str]  # kind, field, unit


@dataclass(frozen=True, slots=True)
class _Spellings:
    """The spellings of one field in one unit: the usual one of each text, and those with marks by letters."""

    usual: Mapping[str, str]
    with_marks: Mapping[str, Sequence[str]]

    def of(self, text: str) -> Sequence[str]:
        """Return what a text may be: as it is usually spelled, or without marks each text that has them."""
        same = respelled(text)
        with_marks = self.with_marks.get(same, ()) if same == folded(text) else ()
        return with_marks or (self.usual.get(same, text),)


_NONE = _Spellings({}, {})


def spelled_alike(filings: Sequence[Filing]) -> tuple[Filing, ...]:
    """Return the returns with each such text as its unit spells it most, without marks as the one text with
    marks that it can be. A row whose text can be several is set aside."""
    counts: dict[_Place, Counter[str]] = defaultdict(Counter)
    for filing in filings:
        for form in filing.forms:
            for field in _texts(form):
                for row in form.rows:
                    if row.counts and isinstance(text := row.values.get(field.name), str):
                        counts[_place(filing, form, field, row)][text] += 1
    spellings = {place: _spellings(counter) for place, counter in counts.items()}
    return tuple(filing.with_forms(partial(_spelled, filing, spellings)) for filing in filings)


def _texts(form: FiledForm) -> Iterator[Field]:
    fields = (form.kind.record_fields[name] for name in form.kind.key)
    yield from (field for field in fields if field.type == "text" and field.refers_to is None)


def _place(filing: Filing, form: FiledForm, field: Field, row: SourceRow) -> _Place:
    unit = row.values.get("unit_code") or filing.sender.unit
    return form.kind.name, field.name, str(unit)


def _spellings(counter: Counter[str]) -> _Spellings:
    usual: dict[str, str] = {}
    for text, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0])):
        usual.setdefault(respelled(text), text)
    with_marks: dict[str, list[str]] = defaultdict(list)
    for same, text in sorted(usual.items()):
        if same != folded(text):
            with_marks[folded(text)].append(text)
    return _Spellings(usual, with_marks)


def _spelled(filing: Filing, spellings: Mapping[_Place, _Spellings], form: FiledForm) -> FiledForm:
    rows, problems = list(form.rows), list(form.problems)
    for field in _texts(form):
        for at, row in enumerate(rows):
            if not isinstance(text := row.values.get(field.name), str):
                continue
            texts = spellings.get(_place(filing, form, field, row), _NONE).of(text)
            if len(texts) > 1:
                values = " hoặc ".join(texts)
                problems.append(form.problem(row, field.name, "marks_missing", "one_of", values=values))
                rows[at] = replace(row, set_aside=True)
            elif texts[0] != text:
                spelled = {**row.values, field.name: texts[0]}
                rows[at] = replace(row, values=spelled, key=row.key and key_from_values(form.kind, spelled))
    return replace(form, rows=tuple(rows), problems=tuple(problems))
