"""Editions that do not fit together: a part that is missing for some days, or gone while others still name
it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import date

from engine.analysis.findings import Finding, finding_at
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.kinds.in_force import ONE_DAY, first_outside, within
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AnyPart,
    AtLeastOf,
    Compare,
    Condition,
    NoneOf,
    leaves,
)
from engine.rulebook.model.editions import PART_FIELDS, Dated, editions, is_dated, parts_of_rulebook
from engine.rulebook.model.follow_up import FollowUpRule, Pattern
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING
from engine.rulebook.model.points_asked import POINTS, SCORE, SHARE, is_points
from engine.rulebook.model.roles import all_in_role
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Rules, Sign
from engine.rulebook.text.places import Place


def edition_findings(rules: Rules) -> Iterator[Finding]:
    for declaration in rules.declarations.values():
        own = declaration.in_force.from_, declaration.in_force.until
        for fact in (fact for fact in declaration.facts.values() if not meet(fact.in_force, own)):
            yield finding_at("P810", fact.place, "", id=fact.name, name=declaration.name)
    for name in sorted(rules.rulebooks):
        book = rules.rulebooks[name]
        yield from _ended(rules, book)
        yield from _never(book)
        yield from _figures_when_gone(rules, book)
        if is_dated(book):
            yield from _gaps(book)
            yield from _named_when_gone(book)
            yield from _followed_when_gone(rules, book)


def _ended(rules: Rules, book: Rulebook) -> Iterator[Finding]:
    """Tell a rulebook of a role that ends with nothing after it."""
    if book.role is None or book.in_force_until is None:
        return
    after = book.in_force_until + ONE_DAY
    if not any(
        other.in_force_from == after or other.is_in_force(after) for other in all_in_role(rules, book.role)
    ):
        yield finding_at("P804", book.place, book.name, after, name=book.name, role=book.role, day=after)


def _never(book: Rulebook) -> Iterator[Finding]:
    """Tell a part that is in force on no day the rulebook is."""
    own = book.in_force_from, book.in_force_until
    for part in parts_of_rulebook(book):
        if not meet(part.in_force, own):
            yield finding_at("P810", part.place, book.name, id=part.id, name=book.name)


def _gaps(book: Rulebook) -> Iterator[Finding]:
    """Tell a part whose next version begins later than the day after it ends."""
    for part, following in _followers(book):
        until, start = part.in_force[1], following.in_force[0]
        if until is not None and start is not None and start > until + ONE_DAY:
            gap = {"day": until + ONE_DAY, "last": start - ONE_DAY}
            yield finding_at("P805", following.place, book.name, id=part.id, **gap)


def _followers(book: Rulebook) -> Iterator[tuple[Dated, Dated]]:
    for name in PART_FIELDS:
        ordered = sorted(getattr(book, name), key=lambda p: (p.id, p.in_force[0] or date.min))
        yield from ((a, b) for a, b in itertools.pairwise(ordered) if a.id == b.id)


def _named_when_gone(book: Rulebook) -> Iterator[Finding]:
    """Tell what names a band, criterion, gate or sign on days it is not in force."""
    reported: set[object] = set()
    for edition in editions(book):
        bands = {band.id for band in edition.bands}
        ids = _ids(edition)
        for part, names, known in _naming(edition, bands, ids):
            for name in names:
                if name not in known and (part.place, name) not in reported:
                    reported.add((part.place, name))
                    yield _gone(part.id, part.place, name, edition.in_force_from, book.name)


def _ids(edition: Rulebook) -> set[str]:
    return {part.id for part in parts_of_rulebook(edition) if not isinstance(part, Band)}


def _naming(
    edition: Rulebook, bands: set[str], ids: set[str]
) -> Iterator[tuple[Dated, Iterable[str], set[str]]]:
    groups = {group.id for group in edition.groups}
    for criterion in edition.criteria:
        yield criterion, (criterion.group,) if criterion.group else (), groups
    for gate in edition.gates:
        yield gate, (*(gate.bands_allowed or ()), *((gate.band,) if gate.band else ())), bands
    tested: tuple[Gate | Band, ...] = (*edition.gates, *edition.bands)
    for part in tested:
        yield part, _points_named(part.when), ids | groups | {SCORE}
    yield from ((streak, streak.bands, bands) for streak in edition.streaks)
    paired: tuple[Criterion | Gate | Band | Sign, ...] = (
        *edition.criteria,
        *edition.gates,
        *edition.bands,
        *edition.signs,
    )
    yield from ((part, part.paired_with, ids) for part in paired)


def _points_named(condition: Condition | None) -> Iterator[str]:
    """Yield the criteria and groups whose points a test asks about by name; `any_criterion` asks those there
    are."""
    if isinstance(condition, AllOf | AnyOf | NoneOf | AtLeastOf):
        if not isinstance(condition, AnyPart):
            for part in condition.parts:
                yield from _points_named(part)
    elif condition is not None and is_points(condition.fact):
        yield condition.fact.removesuffix(POINTS).removesuffix(SHARE)


def _figures_when_gone(rules: Rules, book: Rulebook) -> Iterator[Finding]:
    """Tell what rests on a figure on days it is not in force: it is unknown then."""
    for part in (*book.deciding, *book.signs, *book.criteria):
        days = within(part.in_force, book.in_force_from, book.in_force_until)
        for figure in behind(rules, book.subject, part.facts).indicators:
            day = first_outside(days, figure.in_force)
            if day is not None:
                yield _gone(part.id, part.place, figure.name, day, book.name)


def _followed_when_gone(rules: Rules, book: Rulebook) -> Iterator[Finding]:
    """Tell follow-up rules that ask for a band or finding that some edition no longer has."""
    for edition in editions(book):
        bands = {band.id for band in edition.bands}
        ids = _ids(edition)
        for rule in rules.follow_up:
            name = next((n for p in rule.when for n in _asked(p, book) if n not in bands | ids), None)
            if name is not None and _meets(rule, edition):
                yield _gone(rule.id, rule.place, name, edition.in_force_from, "")


def _asked(pattern: Pattern, book: Rulebook) -> Iterator[str]:
    tests = [leaf for leaf in leaves(pattern.own) if isinstance(leaf, Compare)]
    of = {str(o) for leaf in tests if leaf.fact == "rulebook" for o in leaf.operands}
    field = {BAND_FACT: "band", FINDING: "id"}.get(pattern.kind)
    if field is not None and book.name in of:
        asked = [leaf for leaf in tests if leaf.fact == field and leaf.op in ("equal", "one_of")]
        every = [str(operand) for leaf in asked for operand in leaf.operands]
        yield from every if len(every) == 1 else ()


def _meets(rule: FollowUpRule, edition: Rulebook) -> bool:
    start, until = rule.in_force
    last = edition.in_force_until or date.max
    return (start or date.min) <= last and edition.in_force_from <= (until or date.max)


def _gone(id_: str, place: Place, name: str, day: date, book: str) -> Finding:
    return finding_at("P806", place, book, id=id_, name=name, day=day)
