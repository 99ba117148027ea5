"""Holds an adopted rulebook against what was signed: whatever decides and differs makes it a draft again."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from engine.rulebook.compile.rule_uses import behind, parameters_used
from engine.rulebook.kinds.in_force import OnDays
from engine.rulebook.model.adoption import Unsigned
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.rounding import USUAL
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Rules, Sign, Streak
from engine.rulebook.text.places import NOWHERE, Place

LEFT_OUT = frozenset(
    {
        "place",
        "places",
        "type",
        "adoption",
        "illustrative",
        "unsigned",
        "monotone",
        "paired_with",
        "found_by_looking",
    }
)
"""Fields that stand on no signed paper and decide nothing: where a rule stands, what `check` proves of it."""
RESTING: tuple[Any, ...] = ("no", "none", [], {}, ["none", "none"])  # what a field says that nobody has set
WHOLE = ("name", "title", "subject", "role", "in_force_from", "in_force_until", "cites", "total", "decimals")
# said only where a rulebook sets them, so that older fingerprints hold
SET_BY_SOME = ("pass_or_fail", "among", "rounding", "totals", "together")
UNSET = (False, (), None, USUAL)


@dataclass(frozen=True, slots=True)
class SignedPart:
    """One thing a paper says: `name` is its kind and id (`criterion A1`), `said` a short fingerprint."""

    kind: str
    id: str
    said: str
    place: Place

    @property
    def name(self) -> str:
        return f"{self.kind} {self.id}"


def parts_of(rules: Rules, rulebook: Rulebook) -> tuple[SignedPart, ...]:
    """Return every part that decides a rulebook's results: its own, the figures and thresholds behind them,
    the periods.

    A rulebook whose band is asked for is a part too, with all of its own parts.
    """
    reached = behind(rules, rulebook.subject, rulebook.facts).rulebooks
    books = [rulebook, *(book for book in reached if book.name != rulebook.name)]
    found = [
        part for book in books for part in _of_rulebook(book, "" if book is rulebook else f"{book.name}.")
    ]
    # a set's own home comes last
    sets = sorted(rules.indicator_sets.values(), key=lambda s: s.beside is None)
    homes = {id(i): s.name for s in sets for i in s.indicators.values()}
    figures = [i for book in books for i in behind(rules, book.subject, book.facts).indicators]
    found += [
        SignedPart("indicator", f"{homes[id(i)]}.{i.name}", _said(_indicator(i)), i.place) for i in figures
    ]
    names = dict.fromkeys(name for book in books for name in parameters_used(rules, book))
    found += [part for name in names for part in _of_parameter(rules, name)]
    kinds = rules.calendar.kinds
    found += [SignedPart("period", name, _said(kinds[name]), NOWHERE) for name in kinds]
    if rules.calendar.first_record is not None:  # what happened before counts for no one
        found.append(SignedPart("period", "first_record", _said(rules.calendar.first_record), NOWHERE))
    return tuple({part.name: part for part in found}.values())


def _of_rulebook(book: Rulebook, prefix: str) -> Iterator[SignedPart]:
    whole = {name: getattr(book, name) for name in WHOLE}
    whole |= {name: value for name in SET_BY_SOME if (value := getattr(book, name)) not in UNSET}
    whole |= {"retitled": [(one.from_, one.title) for one in book.retitled]} if book.retitled else {}
    yield SignedPart("rulebook", book.name, _said(whole), book.place)
    for group in book.groups:
        yield SignedPart("group", f"{prefix}{group.id}{_version(group)}", _said(group), NOWHERE)
    kinds: dict[str, tuple[Criterion | Gate | Band | Streak | Sign, ...]] = {
        "criterion": book.criteria,
        "gate": book.gates,
        "band": book.bands,
        "streak": book.streaks,
        "sign": book.signs,
    }
    for kind, parts in kinds.items():
        for part in parts:
            yield SignedPart(kind, f"{prefix}{part.id}{_version(part)}", _said(part), part.place)


def _version(part: OnDays) -> str:
    start = part.in_force[0]
    return f" {start.isoformat()}" if start is not None else ""


def _of_parameter(rules: Rules, name: str) -> Iterator[SignedPart]:
    """Yield a part for each stretch of days: what is added for later days is a part more."""
    parameter = rules.parameters[name]
    head = {"title": parameter.title, "unit": parameter.unit}
    for value in parameter.values:
        id_ = f"{name} {value.from_.isoformat()}"
        yield SignedPart("parameter", id_, _said([head, value]), value.place)


def content_of(said: Mapping[str, str]) -> str:
    """Return one fingerprint of all parts: part name → fingerprint."""
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def signed_now(rules: Rules, rulebook: Rulebook) -> dict[str, str]:
    """Return what a document signed today would sign: part name → fingerprint."""
    return {part.name: part.said for part in parts_of(rules, rulebook)}


def held_to_what_was_signed(rules: Rules, signed: Mapping[str, Mapping[str, str]]) -> Rules:
    """Return the rules with each adopted rulebook that differs from what was signed as a draft, saying where.

    `signed` holds, by rulebook, the parts that were written down when the adoption was recorded.
    """
    books = {name: _held(rules, book, signed.get(name, {})) for name, book in rules.rulebooks.items()}
    return replace(rules, rulebooks=books)


def _held(rules: Rules, book: Rulebook, signed: Mapping[str, str]) -> Rulebook:
    if book.adoption is None:
        return book
    parts = parts_of(rules, book)
    now = {part.name: part.said for part in parts}
    if content_of(now) == book.adoption.content:
        return book
    if not book.adoption.content or content_of(signed) != book.adoption.content:
        how = "unrecorded" if not book.adoption.content else "unknown"
        return replace(book, unsigned=(Unsigned("rulebook", book.name, how, book.place),))
    return replace(book, unsigned=tuple(_differing(rules, parts, signed, book)))


def _differing(
    rules: Rules, parts: Iterable[SignedPart], signed: Mapping[str, str], book: Rulebook
) -> Iterator[Unsigned]:
    here: dict[str, SignedPart] = {}
    for part in parts:
        here[part.name] = part
        if signed.get(part.name) != part.said:
            how = "changed" if part.name in signed else "added"
            yield Unsigned(part.kind, part.id, how, part.place)
    for name in signed:
        kind, _, id_ = name.partition(" ")
        if name not in here and not _still_there(rules, kind, id_):
            yield Unsigned(kind, id_, "removed", book.place)


def _still_there(rules: Rules, kind: str, id_: str) -> bool:
    """Tell whether a figure or threshold is only out of reach: what reached it is named already."""
    if kind == "indicator":
        home, _, name = id_.partition(".")
        return home in rules.indicator_sets and name in rules.indicator_sets[home].indicators
    name, _, day = id_.partition(" ")
    found = rules.parameters.get(name) if kind == "parameter" else None
    return found is not None and any(value.from_.isoformat() == day for value in found.values)


def _said(value: Any) -> str:
    """Return sixteen hexadecimal digits; a field that nobody has set says nothing."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _indicator(indicator: Indicator) -> Mapping[str, Any]:
    named = ("name", "title", "unit", "over_units", "in_force")
    said = {"operation": indicator, **{name: getattr(indicator, name) for name in named}}
    return _named("Indicator", said)


def _plain(value: Any) -> Any:
    if hasattr(value, "signed"):
        kind, said = value.signed()
        return _named(kind, said)
    if is_dataclass(value):
        said = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in LEFT_OUT}
        return _named(type(value).__name__, said)
    if isinstance(value, Mapping):
        return {str(key): _field(str(key), inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        items = [_plain(inner) for inner in value]
        return sorted(items, key=str) if isinstance(value, set | frozenset) else items
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _named(kind: str, said: Mapping[str, Any]) -> Mapping[str, Any]:
    named = {name: _field(name, value) for name, value in said.items()}
    return {"is": kind, **{k: v for k, v in named.items() if v not in RESTING}}


def _field(name: str, value: Any) -> Any:
    """Leave the English title out: the Vietnamese one is what is signed."""
    return value.get("vi") if name == "title" and isinstance(value, Mapping) else _plain(value)
