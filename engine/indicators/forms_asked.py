"""Which forms the rules in use read (an office owes no other), and which of which periods a figure needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from engine.indicators.windows import year_before
from engine.rulebook.compile.rule_uses import BAND, behind, venue_set_of
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.conditions import Compare, facts_in, leaves
from engine.rulebook.model.editions import edition, edition_in
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.follow_up_vocabulary import INDICATOR, RECORDS, TIE
from engine.rulebook.model.indicators import Indicator, Selection
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS, VENUE_PERIOD
from facts.forms.catalogue import COVER, FORMS, KINDS
from facts.periods import Period
from facts.standing import COMMUNE

ALWAYS = ("unit",)  # what a commune says of itself: every share of its people and hamlets rests on it
OF_TIES = ("venue", "party", "case", "case_party", "stint")  # records that two sides are tied by
DECLARED, SELF_SCORE = KINDS["declared"].form, KINDS["self_score"].form


def forms_asked(rules: Rules, day: date) -> frozenset[str]:
    """Return the forms that rulebooks in force on a day, follow-up rules and rules of leads read."""
    forms = {KINDS[kind].form for kind in ALWAYS}
    for book in rules.rulebooks.values():
        if book.is_in_force(day):
            forms |= set(forms_of_rulebook(rules, edition(book, day)))
    for rule in (rule for rule in rules.follow_up if holds_on(rule, day)):
        forms |= set(_of_follow_up(rules, rule))
    if rules.links is not None:
        forms |= {KINDS[kind].form for kind in OF_TIES}
    if not rules.declared_on(day):
        forms.discard(DECLARED)
    return frozenset(forms)


def forms_of_rulebook(rules: Rules, book: Rulebook) -> Iterator[str]:
    """Yield the forms a rulebook reads through its figures, and the one it is self-scored with."""
    if book.role == RECOGNITION:
        yield SELF_SCORE
    inputs = behind(rules, book.subject, book.facts)
    yield from forms_of_indicators(inputs.indicators)
    for other in inputs.rulebooks:
        yield from forms_of_indicators(behind(rules, other.subject, other.facts).indicators)


def forms_of_indicators(indicators: Iterable[Indicator]) -> Iterator[str]:
    """Yield the forms that figures are read from, those they count as returned included."""
    for indicator in indicators:
        yield from indicator.forms
        for part in indicator.over_records.values():
            yield from _counted_as_returned(part.over)


def forms_of_venues(rules: Rules, names: Iterable[str]) -> frozenset[str]:
    """Return the forms of which one row may change figures of one venue, those that lead to it included."""
    forms, books = {KINDS["venue"].form}, [n.removesuffix(BAND) for n in names if n.endswith(BAND)]
    wanted = [(venue_set_of(rules, name), [name]) for name in names if not name.endswith(BAND)]
    for book in (rules.rulebooks[name] for name in books):  # grows while it is walked
        wanted.append((book.subject, list(book.facts)))
        under = behind(rules, *wanted[-1]).rulebooks
        books += [other.name for other in under if other.name not in books]
    for indicator_set, figures in wanted:
        forms |= set(forms_of_indicators(behind(rules, indicator_set, figures).indicators))
    for kind in (FORMS[form] for form in tuple(forms)):
        for step in VENUE_PATHS.get(kind.name, ())[:-1]:
            kind = KINDS[str(kind.record_fields[step].refers_to)]
            forms.add(kind.form)
    return frozenset(forms)


def forms_behind(rules: Rules, indicator_set: str, names: Iterable[str]) -> frozenset[str] | None:
    """Return the forms of which one row may change figures, those that lead to it included; None: any may."""
    names = tuple(names)
    inputs = behind(rules, indicator_set, names)
    named = rules.indicator_sets[indicator_set].indicators.keys()
    over_years = any(i.from_first_report or i.compares_years for i in inputs.indicators)
    if inputs.rulebooks or over_years or not named >= {*names}:
        return None
    forms = [COVER.form, *(KINDS[kind].form for kind in (*ALWAYS, "venue"))]
    forms += forms_of_indicators(inputs.indicators)
    for form in (form for form in forms if form in FORMS):  # grows while it is walked
        leads = (KINDS.get(str(field.refers_to)) for field in FORMS[form].record_fields.values())
        forms += [kind.form for kind in leads if kind is not None and kind.form not in forms]
    return frozenset(forms)


def _counted_as_returned(selection: Selection) -> Iterator[str]:
    if selection.kind == RETURN:
        tests = (
            leaf for leaf in leaves(selection.where) if isinstance(leaf, Compare) and leaf.fact == "form"
        )
        yield from (str(form) for test in tests for form in test.operands if form in FORMS)


def _of_follow_up(rules: Rules, rule: FollowUpRule) -> Iterator[str]:
    for pattern in (*rule.when, *rule.unless):
        if pattern.kind in RECORDS:
            yield KINDS[pattern.kind].form
        elif pattern.kind == TIE:
            yield from (KINDS[kind].form for kind in OF_TIES)
        elif pattern.kind == INDICATOR:
            tests = [leaf for leaf in leaves(pattern.own) if isinstance(leaf, Compare)]
            of = [str(o) for t in tests if t.fact == "of" for o in t.operands]
            names = [str(o) for t in tests if t.fact == "name" for o in t.operands]
            for home in of:
                yield from forms_of_indicators(behind(rules, home, names).indicators)


RequiredReturns = frozenset[tuple[Period, str]]  # a period and a form of it


def required_returns(rules: Rules, kind: str, indicator: Indicator, period: Period) -> RequiredReturns:
    """Return the forms that a figure of a kind of subject is over, whatever figures lie between.

    Of what looks back over years only the period's own forms are named: an older return that never came
    leaves such a figure open, not unknown.
    """
    return frozenset(_FormsBehind(rules).of(kind, indicator, period))


class _FormsBehind:
    """Follows figures down to forms; each figure once, so that circles through bands end."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.visited: set[tuple[str, str, Period]] = set()

    def of(self, kind: str, indicator: Indicator, period: Period) -> Iterator[tuple[Period, str]]:
        if indicator.reported_by == COMMUNE:
            yield from ((period, form) for form in indicator.forms)
        for part in indicator.over_records.values():
            if part.over.kind == VENUE_PERIOD:
                for name in facts_in(part.over.where):
                    yield from self._named("venue", name, period)
        for name in indicator.operands:
            yield from self._named(kind, name, period)
        before = year_before(period, self.rules.calendar) if indicator.of_year_before else None
        if before is not None:
            for name in indicator.of_year_before:
                yield from self._named(kind, name, before)

    def _named(self, kind: str, name: str, period: Period) -> Iterator[tuple[Period, str]]:
        if (kind, name, period) in self.visited:
            return
        self.visited.add((kind, name, period))
        if name.endswith(BAND):
            yield from self._band(name.removesuffix(BAND), period)
        else:
            yield from self.of(kind, self.rules.indicator(kind, name), period)

    def _band(self, rulebook: str, period: Period) -> Iterator[tuple[Period, str]]:
        book = edition_in(self.rules, self.rules.rulebooks[rulebook], period.end)
        kind = self.rules.indicator_sets[book.subject].subject
        names = [name for c in book.criteria for name in c.facts]
        names += [name for gate in book.gates for name in facts_in(gate.when)]
        for name in dict.fromkeys(names):
            if name.endswith(BAND) or name in self.rules.indicator_sets[book.subject].indicators:
                yield from self._named(kind, name, period)
