"""Which forms the rules in use read: an office owes no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from engine.rulebook.compile.rule_uses import BAND, behind, venue_set_of
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.editions import edition
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.follow_up_vocabulary import INDICATOR, RECORDS, TIE
from engine.rulebook.model.indicators import Indicator, Selection
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS
from facts.forms.catalogue import FORMS, KINDS

ALWAYS = ("unit",)  # what a commune says of itself: every share of its people and hamlets rests on it
OF_TIES = ("venue", "party", "case", "case_party", "stint")  # records that two sides are tied by
DECLARED, SELF_SCORE = KINDS["declared"].form, KINDS["self_score"].form


def forms_asked(rules: Rules, day: date) -> frozenset[str]:
    """Return the forms that rulebooks in force on a day, follow-up rules and rules of leads read."""
    found = {KINDS[kind].form for kind in ALWAYS}
    for book in rules.rulebooks.values():
        if book.is_in_force(day):
            found |= set(forms_of_rulebook(rules, edition(book, day)))
    for rule in (rule for rule in rules.follow_up if holds_on(rule, day)):
        found |= set(_of_follow_up(rules, rule))
    if rules.links is not None:
        found |= {KINDS[kind].form for kind in OF_TIES}
    if not rules.declared_on(day):
        found.discard(DECLARED)
    return frozenset(found)


def forms_of_rulebook(rules: Rules, book: Rulebook) -> Iterator[str]:
    """Yield the forms a rulebook reads through its figures, and the one it is self-scored with."""
    if book.role == RECOGNITION:
        yield SELF_SCORE
    found = behind(rules, book.subject, book.facts)
    yield from forms_of_indicators(found.indicators)
    for other in found.rulebooks:
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
