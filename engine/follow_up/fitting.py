"""Which facts fit which patterns by themselves: asked once for facts alike in what a test reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.follow_up.fact import UNSAID, Fact, Setting
from engine.follow_up.meaning import own_answer
from engine.logic.cells import Cell, State, known
from engine.rulebook.model.conditions import Apart, Condition, Known, fields_tested, leaves
from engine.rulebook.model.follow_up import FollowUpRule, Pattern
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING

Place = tuple[str, str]  # rule id, alias
Seen = Callable[[Cell], object]  # what of a cell can make a difference


@dataclass(frozen=True)
class Fitting:
    """For each fact, by key, the patterns it fits by itself, in the order of the rules."""

    patterns: Mapping[str, tuple[Place, ...]]

    @cached_property
    def keys(self) -> Mapping[Place, Sequence[str]]:
        """Return the facts that fit each pattern, by key, in their order."""
        keys_at: dict[Place, list[str]] = defaultdict(list)
        for key, places in self.patterns.items():
            for place in places:
                keys_at[place].append(key)
        return keys_at

    def with_more(self, other: Fitting) -> Fitting:
        return Fitting({**self.patterns, **other.patterns})


def fitting_of(rules: Sequence[FollowUpRule], facts: Iterable[Fact], setting: Setting) -> Fitting:
    """Return which facts fit which patterns alone."""
    fitter = Fitter(rules, setting)
    fits = ((fact.key, fitter.places(fact)) for fact in facts)
    return Fitting({key: places for key, places in fits if places})


class Fitter:
    """Tells which patterns of some rules a fact fits by itself."""

    def __init__(self, rules: Sequence[FollowUpRule], setting: Setting) -> None:
        patterns: dict[str, list[tuple[Place, Pattern]]] = defaultdict(list)
        for rule in rules:
            for pattern in rule.when:
                patterns[pattern.kind].append(((rule.id, pattern.alias), pattern))
        self._kinds = {kind: _OfKind(of_kind, setting) for kind, of_kind in patterns.items()}

    def places(self, fact: Fact) -> tuple[Place, ...]:
        """Return the patterns a fact fits, in the order of the rules."""
        kind = self._kinds.get(fact.kind)
        return () if kind is None else kind.places(fact)


class _OfKind:
    """What the patterns of one kind ask of a fact alone: facts alike in what is read are asked once."""

    def __init__(self, patterns: Sequence[tuple[Place, Pattern]], setting: Setting) -> None:
        tests = {pattern.own: _Test(pattern) for _, pattern in patterns}
        self._patterns = [(place, tests[pattern.own]) for place, pattern in patterns]
        self._tests, self.setting = tuple(tests.values()), setting
        reads: dict[str, Seen] = {}
        for test in self._tests:
            reads |= {name: seen for name, seen in test.reads if seen is _standing or name not in reads}
        self.reads = tuple(reads.items())
        self._places: dict[tuple[object, ...], tuple[Place, ...]] = {}

    def places(self, fact: Fact) -> tuple[Place, ...]:
        get = fact.cells.get
        alike = tuple([seen(get(name, UNSAID)) for name, seen in self.reads])
        places = self._places.get(alike)
        if places is None:
            fits = {test for test in self._tests if test.fits(fact, self.setting)}
            places = self._places[alike] = tuple(place for place, test in self._patterns if test in fits)
        return places


class _Test:
    """What one or several patterns of a kind ask of a fact alone."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.reads = tuple(_read(pattern.own).items())
        self._answers: dict[tuple[object, ...], bool] = {}

    def fits(self, fact: Fact, setting: Setting) -> bool:
        alike = tuple([seen(fact.cell(name)) for name, seen in self.reads])
        answer = self._answers.get(alike)
        if answer is None:
            answer = self._answers[alike] = own_answer(self.pattern, fact, setting) is not False
        return answer


def _read(condition: Condition | None) -> dict[str, Seen]:
    """Return the fields a test reads, each with what of the cell can make a difference."""
    read: dict[str, Seen] = {}
    for leaf in leaves(condition):
        if isinstance(leaf, Known):
            read.setdefault(leaf.fact, lambda cell: cell.state)
        else:
            others = (leaf.other,) if isinstance(leaf, Apart) else ()
            read |= dict.fromkeys((*fields_tested(leaf), *others), _standing)
    return read


def _standing(cell: Cell) -> object:
    """Return all of a cell that an answer can hang on: not who owes it, nor the rows behind."""
    if cell.state is State.KNOWN:
        return cell.value.__class__, cell.value
    return cell.state, cell.options, cell.least, cell.most


class PatternsAsked:
    """Answers, by rulebook, kind and id, whether some pattern may fit a result."""

    def __init__(self, rules: Sequence[FollowUpRule], setting: Setting) -> None:
        self.setting = setting
        self.patterns: dict[str, list[Pattern]] = {BAND_FACT: [], FINDING: []}
        for rule in rules:
            for pattern in (*rule.when, *rule.unless):
                if pattern.kind in self.patterns:
                    self.patterns[pattern.kind].append(pattern)
        self._answers: dict[tuple[str, str, str], bool] = {}

    def of(self, rulebook: str, kind: str, id_: str = "") -> bool:
        """Tell it of a band (`kind` is "band") or a finding."""
        key = (rulebook, kind, id_)
        if key not in self._answers:
            self._answers[key] = self._fits(rulebook, kind, id_)
        return self._answers[key]

    def _fits(self, rulebook: str, kind: str, id_: str) -> bool:
        of = BAND_FACT if kind == BAND_FACT else FINDING
        named = {"rulebook": known(rulebook)}
        if of == FINDING:
            named |= {"kind": known(kind), "id": known(id_)}
        nothing_else_known = Fact(of, "", named)
        return any(own_answer(p, nothing_else_known, self.setting) is not False for p in self.patterns[of])
