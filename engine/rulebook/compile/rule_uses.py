"""What rules rest on, and what is wrong between rulebooks: circles, roles, days without a parameter."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.in_force import within
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Indicator, IndicatorSet, Selection
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.roles import ROLE_OF
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Rules, Sign
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from engine.rulebook.text.places import Place

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


Books = Collection[Rulebook]
Uses = Mapping[str, Iterable[str]]
Dated = Criterion | Gate | Band | Sign | Indicator


def check_roles(books: Books, sets: Mapping[str, IndicatorSet], faulting: Faulting) -> None:
    """Report roles about the wrong subject, held by two on one day, or held by none."""
    kinds = {str(name): found.subject for name, found in sets.items()}
    for kind, role in ROLE_OF.items():
        about = [book for book in books if kinds.get(str(book.subject)) == kind]
        for book in books:
            if book.role == role and kinds.get(str(book.subject), kind) != kind:
                faulting.add("R528", book.spot("role"), role=role, kind=kind, subject=book.subject)
        beside = {name for name, found in sets.items() if found.beside is not None}
        # what one paper asks needs no role
        plain = [book for book in about if str(book.subject) not in beside]
        if plain and not any(book.role for book in about):  # a wrong role was reported by itself
            faulting.add("R530", plain[0].place, role=role, kind=kind)
        for earlier, later in _overlapping([book for book in about if book.role == role]):
            faulting.add(
                "R529",
                later.spot("role"),
                name=later.rulebook,
                other=earlier.rulebook,
                role=role,
                day=later.in_force.from_,
            )


def _overlapping(books: Books) -> Iterator[tuple[Rulebook, Rulebook]]:
    """Yield rulebooks in force on one day, the earlier first."""
    ordered = sorted(books, key=lambda book: (book.in_force.from_, book.rulebook))
    for earlier, later in pairwise(ordered):
        if earlier.in_force.until is None or later.in_force.from_ <= earlier.in_force.until:
            yield earlier, later


def check_circles(rulebooks: Mapping[str, Rulebook], faulting: Faulting) -> None:
    """Report rulebooks whose band rests on itself, however many rulebooks lie between."""
    uses = {name: bands_used(book) for name, book in rulebooks.items()}
    for name, book in rulebooks.items():
        if chain := way(name, name, uses):
            faulting.add("R524", book.place, name=name, chain=" → ".join(chain))


def bands_used(book: Rulebook) -> tuple[str, ...]:
    facts = [fact for part in (*book.criteria, *book.deciding) for fact in part.facts]
    return tuple(dict.fromkeys(f.removesuffix(".band") for f in facts if f.endswith(".band")))


def way(start: str, goal: str, uses: Uses, walked: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return how one name rests on another, both at the ends; () where it does not."""
    for name in uses.get(start, ()):
        if name == goal:
            return (*walked, start, name)
        if name not in (*walked, start) and (onward := way(name, goal, uses, (*walked, start))):
            return onward
    return ()


def check_parameter_dates(
    rulebook: Rulebook,
    sets: Mapping[str, IndicatorSet],
    parameters: Mapping[str, Parameter],
    faulting: Faulting,
) -> None:
    """Report each parameter that begins after what uses it does: a part of a rulebook, or an indicator."""
    seen: set[tuple[Place, str]] = set()
    for part, name in _asking(rulebook, sets.get(rulebook.subject)):
        found = parameters.get(name)
        if found is None or (part.place, name) in seen:
            continue
        seen.add((part.place, name))
        first = found.values[0].from_
        start, until = within(part.in_force, rulebook.in_force_from, rulebook.in_force_until)
        if first > start and (until is None or start <= until):
            faulting.add("R309", found.values[0].place, name=name, day=first, start=start)


def _asking(rulebook: Rulebook, figures: IndicatorSet | None) -> Iterator[tuple[Dated, str]]:
    """Yield each part of a rulebook and each figure with the parameters it names."""
    parts: Iterable[Dated] = (*rulebook.asking, *(figures.indicators.values() if figures else ()))
    return ((part, name) for part in parts for name in part.parameters)
