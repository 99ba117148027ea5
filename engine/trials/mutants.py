"""Rules with one small change each, what rests on what is changed, and the scenarios that may notice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from engine.analysis.domains import Domains
from engine.analysis.samples import parameters_behind
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.conditions import Compare, ParameterRef, leaves, parameters_in
from engine.rulebook.model.follow_up import ActionThen, FollowUpRule, SignThen
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Gate, Rulebook, Rules, Sign
from engine.rulebook.text.places import Place
from engine.trials.changes import CITATION, ONE, Change, ChangeContext, changes_of, context_of, having, put
from engine.trials.probes import FOLLOW_UP, STEP, WHOLE

Key = tuple[str, str]  # indicator set, indicator


@dataclass(frozen=True, slots=True)
class Uses:
    """Indicators and parameters with the ids of what rests on them."""

    indicators: Mapping[Key, frozenset[str]]
    parameters: Mapping[str, frozenset[str]]


def uses_of(rules: Rules, book: Rulebook) -> Uses:
    indicators: dict[Key, frozenset[str]] = {}
    parameters: dict[str, frozenset[str]] = {}
    for id_, facts, names in _items(book):
        used = behind(rules, book.subject, facts).indicators
        for name in (*names, *(name for indicator in used for name in indicator.parameters)):
            parameters[name] = parameters.get(name, frozenset()) | {id_}
        for key in (_key(rules, indicator) for indicator in used):
            indicators[key] = indicators.get(key, frozenset()) | {id_}
    return Uses(indicators, parameters)


def _items(book: Rulebook) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for criterion in book.criteria:
        yield criterion.id, criterion.facts, criterion.parameters
    tested: tuple[Gate | Sign, ...] = (*book.gates, *book.signs)
    for part in tested:
        yield part.id, facts_behind(part.when, book), parameters_behind(part.when, book)


def _key(rules: Rules, indicator: Indicator) -> Key:
    """Return the set that declares an indicator, not one beside it, and its name."""
    sets = (s.name for s in rules.indicator_sets.values() if s.indicators.get(indicator.name) is indicator)
    return next(name for name in sets if indicator.name in rules.own_indicators(name)), indicator.name


Touches = Mapping[str, frozenset[str]]
ITEMS = ("criteria", "groups", "gates", "bands", "signs", "streaks")
OF_SCORE, OF_ITEM = ITEMS[:4], ("criteria", "gates", "signs", "streaks")
"""Of which a scenario may notice a change by the score or band, and of which by the item itself."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """Rules with one change. Only a scenario that asks about one of `touches` can notice it.

    `deep`: figures may change, not only what is made of them. `since`: the first day of this version of the
    item.
    """

    rulebook: str
    item: str
    kind: str
    before: str
    after: str
    place: Place
    rules: Rules = field(compare=False, repr=False)
    touches: Touches = field(compare=False, repr=False)
    deep: bool = False
    since: date | None = None

    @property
    def name(self) -> str:
        since = f" from {self.since}" if self.since is not None else ""
        return f"{self.rulebook} {self.item}{since} {self.kind} {self.before} → {self.after}"


def every_mutant(rules: Rules, rulebook: str | None) -> Iterator[Mutant]:
    """Yield every mutant of a rulebook, or of the follow-up rules, and of what they rest on; None: all."""
    books = [rules.rulebooks[name] for name in sorted(rules.rulebooks) if rulebook in (None, name)]
    for book in books:
        yield from rulebook_mutants(rules, book)
    uses = {book.name: uses_of(rules, book) for book in books}
    by_parameter = {name: use.parameters for name, use in uses.items()}
    parameters = dict.fromkeys(name for ids in by_parameter.values() for name in ids)
    indicators = dict.fromkeys(key for use in uses.values() for key in use.indicators)
    followed = asking_by_parameter(rules)
    for name in parameters:
        yield from _of_parameter(rules, name, _touched(rules, name, by_parameter), followed)
    for key in indicators:
        by_indicator = {name: use.indicators for name, use in uses.items()}
        yield from _of_indicator(rules, key, _touched(rules, key, by_indicator))
    if rulebook in (None, FOLLOW_UP):
        for rule in rules.follow_up:
            yield from _of_rule(rules, rule)
        for name in (name for name in followed if name not in parameters):
            yield from _of_parameter(rules, name, {}, followed)


def rulebook_mutants(rules: Rules, book: Rulebook) -> Iterator[Mutant]:
    """Yield the mutants of what a rulebook says itself."""
    context = context_of(rules, book)

    def mutant(item: str, place: Place, change: Change, changed: Rulebook, asks: Iterable[str]) -> Mutant:
        mutated = replace(rules, rulebooks={**rules.rulebooks, book.name: changed})
        ids = {f"cites:{item}"} if change.kind == CITATION else asks
        return _mutant(book.name, item, place, change, mutated, {book.name: frozenset(ids)})

    for key in ITEMS:
        parts = getattr(book, key)
        for at, part in enumerate(parts):
            asks = {*((WHOLE,) if key in OF_SCORE else ()), *((part.id,) if key in OF_ITEM else ())}
            for change in changes_of(part, context):
                changed = having(book, key, put(parts, at, change.part))
                of_part = mutant(part.id, part.place, change, changed, asks)
                yield replace(of_part, since=part.in_force[0])
    for change in changes_of(book, context):
        of_points = change.item in ("points", "by")
        asks = {WHOLE, *(criterion.id for criterion in book.criteria if of_points)}
        yield mutant(change.item or book.name, book.place, change, change.part, asks)


def _mutant(
    book: str, item: str, place: Place, change: Change, rules: Rules, touches: Touches, deep: bool = False
) -> Mutant:
    place = change.place or place
    return Mutant(book, item, change.kind, change.before, change.after, place, rules, touches, deep)


# Parameters and indicators


def _touched(rules: Rules, key: Any, users: Mapping[str, Mapping[Any, frozenset[str]]]) -> Touches:
    """Return by rulebook what rests on a key, with the whole result and every figure that can be asked."""
    figures = {name for indicators in rules.indicator_sets.values() for name in indicators.indicators}
    return {book: ids[key] | figures | {WHOLE} for book, ids in users.items() if key in ids}


def _of_parameter(rules: Rules, name: str, touches: Touches, followed: Touches) -> Iterator[Mutant]:
    parameter = rules.parameters[name]
    book = next(iter(touches), FOLLOW_UP)
    touches = {**touches, FOLLOW_UP: followed[name]} if name in followed else touches
    cited = {name_: frozenset({f"cites:{name}"}) for name_ in (*rules.rulebooks, book)}
    step = _step(rules, name)
    for at, dated in enumerate(parameter.values):
        for change in changes_of(dated, ChangeContext(rules, lambda fact: step)):
            changed = replace(parameter, values=put(parameter.values, at, change.part))
            mutated = replace(rules, parameters={**rules.parameters, name: changed})
            noticed_by = cited if change.kind == CITATION else touches
            yield _mutant(book, name, dated.place, change, mutated, noticed_by, deep=True)


def _step(rules: Rules, name: str) -> Fraction:
    """Return 1 for what counts or days are compared with, else the least step that is printed."""
    parameter = ParameterRef(name)
    for book in rules.rulebooks.values():
        domains = Domains(rules, book)
        for criterion in book.criteria:
            points = criterion.points
            tests = [condition for _, condition in points.lines] if isinstance(points, Lines) else []
            compared = [leaf for test in tests for leaf in leaves(test) if isinstance(leaf, Compare)]
            facts = [leaf.fact for leaf in compared if parameter in leaf.operands]
            if not isinstance(points, Lines) and points.full_at == parameter:
                facts.append(points.of)
            if any(not domains[fact].whole for fact in facts):
                return STEP
        if any(getattr(leaf, "by", None) == parameter for sign in book.signs for leaf in leaves(sign.when)):
            return Fraction(1, 10**book.decimals)  # a distance in points
    return ONE


def _of_indicator(rules: Rules, key: Key, touches: Touches) -> Iterator[Mutant]:
    indicator_set, name = key
    indicator = rules.indicator_sets[indicator_set].indicators[name]
    sets = {n: s for n, s in rules.indicator_sets.items() if indicator_set in (n, s.beside)}
    for change in changes_of(indicator, ChangeContext(rules)):
        changed = {n: replace(s, indicators={**s.indicators, name: change.part}) for n, s in sets.items()}
        mutated = replace(rules, indicator_sets={**rules.indicator_sets, **changed})
        yield _mutant(next(iter(touches)), name, indicator.place, change, mutated, touches, deep=True)


# Follow-up rules


def _of_rule(rules: Rules, rule: FollowUpRule) -> Iterator[Mutant]:
    asking = frozenset(asking_of(rules, rule))
    for change in changes_of(rule, ChangeContext(rules)):
        others = tuple(change.part if r is rule else r for r in rules.follow_up)
        touches = {FOLLOW_UP: frozenset({f"cites:{rule.id}"}) if change.kind == CITATION else asking}
        yield _mutant(FOLLOW_UP, rule.id, rule.place, change, replace(rules, follow_up=others), touches)


def asking_by_parameter(rules: Rules) -> Touches:
    """Return by parameter of follow-up rules the rules whose conclusions it may move."""
    asking: dict[str, frozenset[str]] = {}
    for rule in rules.follow_up:
        tests = [test for p in (*rule.when, *rule.unless) for test in (p.own, p.beside)]
        names = [name for test in tests for name in parameters_in(test)]
        within = rule.then.within_days if isinstance(rule.then, ActionThen) else None
        for name in [*names, *([within.name] if isinstance(within, ParameterRef) else [])]:
            asking[name] = asking.get(name, frozenset()) | asking_of(rules, rule)
    return asking


def asking_of(rules: Rules, rule: FollowUpRule) -> set[str]:
    """Return the rules a change of one may move: itself, and those that wait for its sign."""
    names = {rule.id}
    while True:
        signs = {r.then.sign for r in rules.follow_up if r.id in names and isinstance(r.then, SignThen)}
        waits = (r for r in rules.follow_up if any(p.kind == "sign" for p in (*r.when, *r.unless)))
        more = {r.id for r in waits if signs}
        if more <= names:
            return names
        names |= more
