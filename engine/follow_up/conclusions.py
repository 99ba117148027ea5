"""From matches to conclusions, stage by stage: what follows, what is open, and the reasons for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.meaning import Bound, answer, missing
from engine.logic.cells import Owed, known
from engine.logic.kleene import Kleene
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.follow_up import ActionThen, FollowUpRule, Ref, SignThen
from facts.periods import days_later

UNNAMED = "?"


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A rule and the facts its aliases are bound to, in the order written."""

    rule: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A sign or an action; `sure` is False where something is missing first.

    `because` names alias, kind and id of each fact of one chain of reasons, the shortest. `also` counts the
    other ways in which it follows.
    """

    kind: str  # "sign" or "action"
    name: str
    about: tuple[str, ...]
    rule: str
    unit: str
    sure: bool
    deadline: date | None
    by: str
    to: str
    needs: str
    because: tuple[tuple[str, str, str], ...]
    missing: tuple[Owed, ...]
    also: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    conclusions: tuple[Conclusion, ...]
    signs: tuple[Fact, ...]


def about_of(rule: FollowUpRule, bound: Bound) -> tuple[str, ...] | None:
    """Return whom a conclusion is about, each once, in order; None where one of them is not known."""
    cells = [bound[ref.alias].cell(ref.field) for ref in rule.then.about]
    return tuple(sorted({str(c.value) for c in cells})) if all(c.known for c in cells) else None


def signs_from(rule: FollowUpRule, bound: Bound) -> tuple[Fact, ...]:
    """Return the facts that a sign adds: one for each party it is about."""
    about = about_of(rule, bound) if isinstance(rule.then, SignThen) else None
    if about is None or not isinstance(rule.then, SignThen):
        return ()
    id_ = ":".join((rule.then.sign, *about))
    units = sorted({fact.unit for fact in bound.values()})
    return tuple(
        Fact("sign", id_, {"sign": known(rule.then.sign), "about": known(subject)}, units[0], copy)
        for copy, subject in enumerate(about)
    )


def bound_by(rule: FollowUpRule, match: Match, facts: Mapping[str, Fact]) -> Bound:
    return {p.alias: facts[key] for p, key in zip(rule.when, match.facts, strict=True)}


def settled(
    rules: Mapping[str, FollowUpRule], matches: Iterable[Match], base: FactBase, setting: Setting
) -> Settled:
    """Sort what follows for sure from what is open, each with its first chain of reasons."""
    judge = _Judge(rules, base, setting)
    ordered = sorted(matches)
    sure = judge.closure(ordered, (True,), {f.key for f in base.facts if f.sure})
    possible = judge.closure(ordered, (True, None), set(base.by_key))
    signs = tuple(
        Fact(f.kind, f.id, f.cells, f.unit, f.copy, f.key in sure.available)
        for key, f in sorted(possible.derived.items())
    )
    known_facts = {**base.by_key, **{f.key: f for f in signs}}
    groups = {key: sure.proofs.get(key) or proofs for key, proofs in possible.proofs.items()}
    conclusions = [
        _conclusion(rules[proofs[0].rule], proofs, key in sure.proofs, known_facts, base, setting)
        for key, proofs in groups.items()
    ]
    return Settled(tuple(conclusions), signs)


@dataclass(slots=True)
class _Closure:
    available: set[str]
    derived: dict[str, Fact]
    proofs: dict[tuple[str, ...], list[Match]]


class _Judge:
    """Derives what follows round by round, so that nothing is its own reason."""

    def __init__(self, rules: Mapping[str, FollowUpRule], base: FactBase, setting: Setting) -> None:
        self.rules = rules
        self.base = base
        self.known = base.by_key
        self.setting = setting
        self.answers: dict[Match, Kleene] = {}

    def closure(self, matches: list[Match], wanted: tuple[Kleene, ...], available: set[str]) -> _Closure:
        closure = _Closure(set(available), {}, {})
        waiting = matches
        while waiting:
            ready = [m for m in waiting if all(key in closure.available for key in m.facts)]
            waiting = [m for m in waiting if not all(key in closure.available for key in m.facts)]
            if not ready:
                break
            for match in ready:
                self._add(match, wanted, closure)
            closure.available |= set(closure.derived)
        return closure

    def _add(self, match: Match, wanted: tuple[Kleene, ...], closure: _Closure) -> None:
        rule = self.rules[match.rule]
        known, derived = self.known, closure.derived
        facts = (derived.get(key) or known[key] for key in match.facts)
        bound = {p.alias: fact for p, fact in zip(rule.when, facts, strict=True)}
        if match not in self.answers:
            self.answers[match] = answer(rule, bound, self.base, self.setting)
        if self.answers[match] not in wanted:
            return
        closure.proofs.setdefault(key_of(rule, bound, self.setting), []).append(match)
        for fact in signs_from(rule, bound):
            closure.derived.setdefault(fact.key, fact)


def key_of(rule: FollowUpRule, bound: Bound, setting: Setting) -> tuple[str, ...]:
    """Return what makes two conclusions one: a sign by name and parties, an action by rule, parties, day."""
    about = about_of(rule, bound) or _partly(rule, bound)
    if isinstance(rule.then, SignThen):
        return ("sign", rule.then.sign, *about)
    return ("action", rule.id, str(deadline_of(rule.then, bound, setting)), *about)


def _partly(rule: FollowUpRule, bound: Bound) -> tuple[str, ...]:
    cells = [bound[ref.alias].cell(ref.field) for ref in rule.then.about]
    return tuple(sorted({str(c.value) if c.known else UNNAMED for c in cells}))


def deadline_of(then: ActionThen, bound: Bound, setting: Setting) -> date | None:
    """Return the day an action is due, None where the day it counts from is not known."""
    if then.due is not None:
        return setting.day(then.due)
    start: object = setting.as_of
    if then.from_ == "period_end":
        start = setting.period.end
    elif then.from_ == "received":
        start = setting.came_in(bound.values())
    elif isinstance(then.from_, Ref):
        start = bound[then.from_.alias].cell(then.from_.field).value
    return days_later(start, setting.number(then.within_days)) if isinstance(start, date) else None


def _conclusion(
    rule: FollowUpRule,
    proofs: list[Match],
    sure: bool,
    facts: Mapping[str, Fact],
    base: FactBase,
    setting: Setting,
) -> Conclusion:
    bound = bound_by(rule, proofs[0], facts)
    then = rule.then
    action = then if isinstance(then, ActionThen) else None
    return Conclusion(
        "action" if action else "sign",
        action.action if action else then.sign,  # type: ignore[union-attr]
        about_of(rule, bound) or _partly(rule, bound),
        rule.id,
        next((fact.unit for fact in bound.values() if fact.unit), ""),
        sure,
        deadline_of(action, bound, setting) if action else None,
        setting.office(action.by) if action else "",
        setting.office(action.to) if action else "",
        (action.needs or "") if action else "",
        tuple((p.alias, bound[p.alias].kind, bound[p.alias].id) for p in rule.when),
        () if sure else missing(rule, bound, base, setting),
        len(proofs) - 1,
    )


Executor = Callable[[Sequence[FollowUpRule], FactBase, Setting], frozenset[Match]]


def conclusions_from(
    rules: Iterable[FollowUpRule], base: FactBase, setting: Setting, executor: Executor
) -> tuple[Conclusion, ...]:
    """Return all that follows from the rules in force on the period's last day, in order."""
    return followed_from(rules, base, setting, executor)[0]


def followed_from(
    rules: Iterable[FollowUpRule], base: FactBase, setting: Setting, executor: Executor
) -> tuple[tuple[Conclusion, ...], FactBase]:
    """Return all that follows, and the facts with the signs that were added to them."""
    rules = tuple(rule for rule in rules if holds_on(rule, setting.period.end))
    conclusions: list[Conclusion] = []
    for stage in sorted({rule.stage for rule in rules}):
        of_stage = [rule for rule in rules if rule.stage == stage]
        done = settled({r.id: r for r in of_stage}, executor(of_stage, base, setting), base, setting)
        conclusions += done.conclusions
        base = base.with_more(done.signs)
    return in_order(conclusions), base


def in_order(conclusions: Iterable[Conclusion]) -> tuple[Conclusion, ...]:
    """Return conclusions in the order of offices, deadlines and names."""
    return tuple(sorted(conclusions, key=_order))


def _order(conclusion: Conclusion) -> tuple[object, ...]:
    due = conclusion.deadline.isoformat() if conclusion.deadline else "9999"
    return (conclusion.kind, conclusion.by, due, conclusion.rule, conclusion.name, conclusion.about)
