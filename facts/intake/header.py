"""The header row: found wherever it stands, matched however it is typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache
from types import MappingProxyType

from facts.forms.catalogue import FORMS, WITHDRAW_HEADER
from facts.forms.fields import Field, Kind
from facts.intake.grid import Cells
from facts.intake.showing import tells_of_someone
from facts.spelling import folded

WITHDRAW = "withdrawn"  # the name by which a table knows the column `Rút (lý do)`
SEARCHED = 60  # rows from the top
HEADERS = 3  # so many of a form below each other's rows begin another table
LIKE = 0.6  # of two texts, 1 the same: more alike than that, one is taken for the other miswritten
MOST_TEXTS, LONGEST_HEADER = 40, 80  # of a row: looking for what a sheet comes near to takes no time
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*:;.,/\"'()\[\]-]")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header row stands (1 is the first row) and in which column each field is."""

    row: int
    columns: Mapping[str, int]
    again: tuple[tuple[str, int], ...] = ()  # fields whose header stands in a further column too


@lru_cache(maxsize=8192)
def heading(text: str) -> str:
    """Return a header without what people add to it: accents, case, line breaks, units in brackets, stars."""
    return " ".join(_BRACKETS.sub(" ", folded(text)).split())


def header_of(kind: Kind, rows: tuple[Cells, ...]) -> Header | None:
    """Find the header row: the first that names most of the form's fields; None where no row names two."""
    wanted = headings(kind)
    best: Header | None = None
    for number, row in enumerate(rows[:SEARCHED], start=1):
        named = _named(row, wanted)
        columns = dict(reversed(named))
        if len(columns) > (len(best.columns) if best else 1):
            again = tuple((name, index) for name, index in named if columns[name] != index)
            best = Header(number, {name: columns[name] for name, _ in named}, again)
            if len(columns) >= len(kind.fields):
                break
    return best


@dataclass(frozen=True, slots=True)
class NearestHeader:
    """The form that a row of texts (1 is the first row) comes nearest to, and its headers that are written
    otherwise in the row, likest first: as the form has each, and as it stands."""

    form: str
    row: int
    differing: tuple[tuple[str, str], ...]


def nearest_header(rows: tuple[Cells, ...]) -> NearestHeader | None:
    """Return what a sheet without a form's header comes nearest to; None where no row has two texts like
    headers of one form: any other text may be someone's name."""
    best, nearest = 0.0, None
    for number, row in enumerate(rows[:SEARCHED], start=1):
        for form, like in _like_headers(row).items():
            if len(like) > 1 and (total := sum(ratio for ratio, _ in like.values())) > best:
                unlike = sorted((-ratio, header, text) for header, (ratio, text) in like.items() if ratio < 1)
                pairs = tuple((header, "" if tells_of_someone(text) else text) for _, header, text in unlike)
                best, nearest = total, NearestHeader(form, number, pairs)
    return nearest


def table_headed(row: Cells, own: Kind) -> str | None:
    """Return the form a row is the header of, its sheet's own first; None where under three columns fit."""
    texts = {value.strip() for value in row if isinstance(value, str)}
    if len(texts & _printed_headers()) < 2:  # nearly every row of a sheet is data
        return None
    forms = [own, *(kind for kind in FORMS.values() if kind.form != own.form)]
    counts = [len(dict(_named(row, headings(kind)))) for kind in forms]
    most = max(counts)
    return forms[counts.index(most)].form if most >= HEADERS else None


@cache
def _printed_headers() -> frozenset[str]:
    return frozenset(field.header for kind in FORMS.values() for field in kind.fields.values())


def _like_headers(row: Cells) -> Mapping[str, Mapping[str, tuple[float, str]]]:
    """Return by form each header that a text of a row is like: how like, and the text."""
    likely: dict[str, dict[str, tuple[float, str]]] = {}
    for text in [v for v in row if isinstance(v, str) and len(v) <= LONGEST_HEADER][:MOST_TEXTS]:
        exact = {form for form, _ in _forms_by_heading().get(heading(text), ())}
        for like, ratio in _alike(heading(text)):
            for form, header in _forms_by_heading()[like]:
                if ratio < 1 and form in exact:
                    continue  # it is another header of that form, as written there
                of_form = likely.setdefault(form, {})
                of_form[header] = max(of_form.get(header, (0.0, "")), (ratio, text))
    return likely


@lru_cache(maxsize=4096)
def _alike(read: str) -> tuple[tuple[str, float], ...]:
    near = get_close_matches(read, _forms_by_heading(), n=3, cutoff=LIKE)
    return tuple((like, SequenceMatcher(None, like, read).ratio()) for like in near)


@cache
def _forms_by_heading() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the forms that have each heading, with the header as the form prints it."""
    forms: dict[str, tuple[tuple[str, str], ...]] = {}
    for form, kind in FORMS.items():
        for field in kind.fields.values():
            forms[heading(field.header)] = (*forms.get(heading(field.header), ()), (form, field.header))
    return MappingProxyType(forms)


def _named(row: Cells, wanted: Mapping[str, str]) -> list[tuple[str, int]]:
    """Return the fields that texts of a row stand for, each with its column."""
    named = ((wanted.get(heading(value)), i) for i, value in enumerate(row) if isinstance(value, str))
    return [(name, index) for name, index in named if name is not None]


def headings(kind: Kind) -> Mapping[str, str]:
    """Return the field each header of a form stands for."""
    return _headings_of(tuple(kind.fields.values()))


@lru_cache(maxsize=256)
def _headings_of(fields: tuple[Field, ...]) -> Mapping[str, str]:
    names = {heading(field.header): field.name for field in fields}
    return MappingProxyType(names | {heading(WITHDRAW_HEADER): WITHDRAW})
