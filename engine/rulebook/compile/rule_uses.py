"""What rules rest on: the figures behind figures, the parameters and the rulebooks behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Indicator, Selection
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD

BAND = ".band"


@dataclass(frozen=True, slots=True)
class Behind:
    """Everything some figures rest on, however many figures lie between."""

    indicators: tuple[Indicator, ...]
    rulebooks: tuple[Rulebook, ...]


def behind(rules: Rules, indicator_set: str, names: Iterable[str]) -> Behind:
    """Follow figures of an indicator set down to the records, and to the bands of other rulebooks."""
    wanted = [(indicator_set, name) for name in dict.fromkeys(names)]
    books: dict[str, None] = {}
    found = []
    for home, name in wanted:  # grows while it is walked
        indicator = rules.indicator_sets[home].indicators.get(name)
        if name.endswith(BAND):
            books[name.removesuffix(BAND)] = None
        elif indicator is not None:
            found.append(indicator)
            books |= dict.fromkeys(indicator.rulebooks)
            wanted += [step for step in _steps(rules, home, indicator) if step not in wanted]
    return Behind(tuple(found), tuple(b for b in rules.rulebooks.values() if b.name in books))


def _steps(rules: Rules, home: str, indicator: Indicator) -> Iterator[tuple[str, str]]:
    for part in indicator.over_records.values():
        yield from _of_records(rules, home, part.over)
    yield from ((home, name) for name in indicator.looked_at)


def _of_records(rules: Rules, home: str, selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield the facts tested of what is counted: figures of another set where its subjects are counted."""
    for name in facts_in(selection.where):
        there = venue_set_of(rules, name) if selection.kind == VENUE_PERIOD else home
        if there != home or name.endswith(BAND):
            yield there, name


def venue_set_of(rules: Rules, name: str) -> str:
    """Return the name of the set of venues that holds an indicator, of the first where none does."""
    sets = [s for s in rules.indicator_sets.values() if s.subject == "venue" and s.beside is None]
    return next((s for s in sets if name in s.indicators), sets[0]).name


def decimals_of_decision(rules: Rules, name: str) -> int:
    """Return to how many decimals an office may decide points: those of the criteria that take them."""
    return max(
        (
            book.decimals
            for book in rules.rulebooks.values()
            for c in book.criteria
            if isinstance(c.points, AlongNumber) and c.points.decided and c.points.of == name
        ),
        default=0,
    )


def parameters_used(rules: Rules, rulebook: Rulebook) -> tuple[str, ...]:
    """Return the parameters a rulebook rests on, its figures' included, in the order of their file."""
    names = {name for part in rulebook.asking for name in part.parameters}
    for indicator in behind(rules, rulebook.subject, rulebook.facts).indicators:
        names |= set(indicator.parameters)
    return tuple(name for name in rules.parameters if name in names)
