"""What a follow-up rule means for one choice of facts: it follows, it does not, or something is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.joins import FieldsJoined, components, edges_of
from engine.logic.cells import Cell, Owed, known
from engine.logic.comparison import choices_of
from engine.logic.kleene import Kleene, agreed, all_of, any_of, negated
from engine.logic.meaning import holds
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.follow_up import BETTER, DIFFERENT, PREVIOUS, FollowUpRule, Join, Pattern, Ref
from engine.rulebook.model.follow_up import ActionThen as Action

Bound = Mapping[str, Fact]
Gaps = tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class AnsweredTest:
    """One test of a rule: its answer, and what would settle it."""

    answer: Kleene
    owed: Gaps = ()


def own_answer(pattern: Pattern, fact: Fact, setting: Setting) -> Kleene:
    """Return whether a fact alone fits a pattern."""
    if pattern.kind != fact.kind or _plainly_not(pattern, fact):
        return False
    return True if pattern.own is None else holds(pattern.own, finder(fact, {}, setting), setting.frame)


def _plainly_not(pattern: Pattern, fact: Fact) -> bool:
    """Tell whether a known field is none of the constants asked for: most facts fall here, and cheaply."""
    for name, wanted in constants_of(pattern):
        cell = fact.cell(name)
        if cell.known and cell.value not in wanted:
            return True
    return False


@lru_cache(maxsize=4096)
def constants_of(pattern: Pattern) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Return the fields of a pattern that must equal one of some constants."""
    parts = pattern.own.parts if isinstance(pattern.own, tree.AllOf) else (pattern.own,)
    return tuple(
        (part.fact, part.operands)
        for part in parts
        if isinstance(part, tree.Compare)
        and part.op in ("equal", "one_of")
        and not any(isinstance(o, tree.ParameterRef | tree.Moment) for o in part.operands)
    )


def answer(rule: FollowUpRule, bound: Bound, base: FactBase, setting: Setting) -> Kleene:
    """Return whether the rule follows for these facts; None where that hangs on what is not known.

    Aliases are bound to different objects. What is known must hold the facts together: each is tied to the
    others by an equal value, so that two blanks never make a pair.
    """
    if not distinct(bound.values()) or not _hang_together(rule, bound):
        return False
    return all_of(part.answer for part in parts_of(rule, bound, base, setting))


def missing(rule: FollowUpRule, bound: Bound, base: FactBase, setting: Setting) -> Gaps:
    """Return what would settle a rule that is open for these facts."""
    open_ = (part for part in parts_of(rule, bound, base, setting) if part.answer is None)
    return tuple(sorted({gap for part in open_ for gap in part.owed}))


def distinct(facts: Iterable[Fact]) -> bool:
    objects = [fact.object for fact in facts]
    return len(set(objects)) == len(objects)


def _hang_together(rule: FollowUpRule, bound: Bound) -> bool:
    edges = edges_of(rule)
    true = [edge for edge in edges if equal(edge, bound)]
    aliases = [p.alias for p in rule.when]
    return len(true) == len(edges) or components(aliases, true) == components(aliases, edges)


def equal(edge: FieldsJoined, bound: Bound) -> bool:
    """Tell whether both ends of a join are known and equal."""
    a, b = bound[edge.a].cell(edge.a_field), bound[edge.b].cell(edge.b_field)
    return a.known and b.known and a.value == b.value


def parts_of(rule: FollowUpRule, bound: Bound, base: FactBase, setting: Setting) -> Iterator[AnsweredTest]:
    """Yield every test of a rule for these facts; stops at the first that fails."""
    for pattern in rule.when:
        for part in pattern_parts(pattern, bound[pattern.alias], bound, setting):
            yield part
            if part.answer is False:
                return
    if rule.unless:
        yield _absent(rule, bound, base, setting)
    refs = list(rule.then.about)
    if isinstance(rule.then, Action) and isinstance(rule.then.from_, Ref):
        refs.append(rule.then.from_)
    for ref in refs:
        cell = bound[ref.alias].cell(ref.field)
        yield AnsweredTest(True if cell.known else None, cell.owed)


def pattern_parts(pattern: Pattern, fact: Fact, bound: Bound, setting: Setting) -> Iterator[AnsweredTest]:
    for condition in (pattern.own, pattern.beside):
        if condition is not None:
            yield _tested(condition, fact, bound, setting)
    for join in pattern.joins:
        yield joined(join, fact, bound, setting)


def _tested(condition: tree.Condition, fact: Fact, bound: Bound, setting: Setting) -> AnsweredTest:
    find = finder(fact, bound, setting)
    answer = holds(condition, find, setting.frame)
    return AnsweredTest(answer, _owed(condition, find) if answer is None else ())


def finder(fact: Fact, bound: Bound, setting: Setting):  # type: ignore[no-untyped-def]
    """Return how a test finds its fields: the fact's own, `alias.field`, or the day of the run."""

    def find(name: str) -> Cell:
        if name == "as_of":
            return known(setting.as_of)
        alias, dot, field = name.partition(".")
        return bound[alias].cell(field) if dot else fact.cell(name)

    return find


def _owed(condition: tree.Condition, find) -> Gaps:  # type: ignore[no-untyped-def]
    names = dict.fromkeys(name for leaf in tree.leaves(condition) for name in tree.fields_tested(leaf))
    return tuple(gap for name in names for gap in find(name).owed)


# Joins


def joined(join: Join, fact: Fact, bound: Bound, setting: Setting) -> AnsweredTest:
    """Return how a field stands to the fields of other aliases, and what would settle it."""
    answer = stands(join, fact, bound, setting)
    if answer is not None:
        return AnsweredTest(answer)
    cells = (fact.cell(join.field), *(bound[ref.alias].cell(ref.field) for ref in join.refs))
    return AnsweredTest(None, tuple(gap for cell in cells if not cell.known for gap in cell.owed))


def stands(join: Join, fact: Fact, bound: Bound, setting: Setting) -> Kleene:
    """Return whether a field stands so to the fields of other aliases."""
    others = [bound[ref.alias].cell(ref.field) for ref in join.refs]
    return _compared(join, fact.cell(join.field), others, setting)


def _compared(join: Join, cell: Cell, others: list[Cell], setting: Setting) -> Kleene:
    if join.op == PREVIOUS:
        return _before(cell, others[0], setting)
    if join.op == BETTER:
        return _better(cell, others[0], join.ranking)
    same = any_of(_same(cell, other) for other in others)
    return negated(same) if join.op == DIFFERENT else same


def _same(first: Cell, second: Cell) -> Kleene:
    if first.known and second.known:
        return first.value == second.value
    choices, theirs = choices_of(first), choices_of(second)
    if choices is None or theirs is None:
        return None
    return agreed(a == b for a in choices for b in theirs)


def _before(earlier: Cell, later: Cell, setting: Setting) -> Kleene:
    if not earlier.known or not later.known:
        return None
    return setting.previous(str(later.value)) == earlier.value


def _better(first: Cell, second: Cell, ranking: tuple[str, ...]) -> Kleene:
    """Compare two bands; one that only a gate gives stands in no order."""
    choices, theirs = choices_of(first), choices_of(second)
    if choices is None or theirs is None:
        return None
    place = {band: at for at, band in enumerate(ranking)}
    return agreed(
        a in place and b in place and place[str(a)] < place[str(b)] for a in choices for b in theirs
    )


# Absence


def _absent(rule: FollowUpRule, bound: Bound, base: FactBase, setting: Setting) -> AnsweredTest:
    """Return whether nothing matches `unless`; a form not returned leaves that open."""
    parts = [AnsweredTest(True)]
    for part in _matches(rule.unless, dict(bound), base, setting):
        if part.answer is True:
            return AnsweredTest(False)
        parts.append(part)
    owed = tuple(gap for part in parts for gap in part.owed) + _unseen(rule, bound, base)
    return AnsweredTest(None if len(parts) > 1 or _unseen(rule, bound, base) else True, owed)


def _matches(
    patterns: tuple[Pattern, ...], bound: dict[str, Fact], base: FactBase, setting: Setting
) -> Iterator[AnsweredTest]:
    """Yield each choice of facts that matches, or may match, the patterns."""
    if not patterns:
        yield AnsweredTest(True)
        return
    first, *rest = patterns
    for fact in _candidates(first, bound, base):
        if any(fact.object == other.object for other in bound.values()):
            continue
        parts = list(pattern_parts(first, fact, bound, setting))
        own = all_of([*(p.answer for p in parts), True if fact.sure else None])
        if own is False:
            continue
        owed = tuple(gap for part in parts for gap in part.owed)
        for part in _matches(tuple(rest), {**bound, first.alias: fact}, base, setting):
            yield AnsweredTest(all_of([own, part.answer]), owed + part.owed)


def _candidates(pattern: Pattern, bound: Bound, base: FactBase) -> Iterable[Fact]:
    """Return the facts tied to those bound by an equal value, or all of the kind if no tie is asked for."""
    links = [join for join in pattern.joins if join.links]
    if not links:
        return base.by_kind.get(pattern.kind, ())
    facts: dict[str, Fact] = {}
    for join in links:
        cell = bound[join.refs[0].alias].cell(join.refs[0].field)
        if cell.known:
            facts.update((f.key, f) for f in base.having(pattern.kind, join.field, cell.value))
    return facts.values()


def _unseen(rule: FollowUpRule, bound: Bound, base: FactBase) -> Gaps:
    units = sorted({fact.unit for fact in bound.values()})
    kinds = dict.fromkeys(pattern.kind for pattern in rule.unless)
    return tuple(gap for kind in kinds for unit in units for gap in base.gaps.get((kind, unit), ()))
