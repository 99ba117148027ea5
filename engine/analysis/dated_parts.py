"""Days in force that do not fit: gaps, names of what has ended, papers that have ended, slips of the year."""

import itertools
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from engine.analysis.subject import Finding, finding_at
from engine.indicators.operations.over_records import OverRecords
from engine.rulebook.compile.ledger import meet
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.kinds.documents import ILLUSTRATIVE, Document
from engine.rulebook.kinds.in_force import ONE_DAY, first_outside, within
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.editions import PART_FIELDS, Dated, editions, is_dated, parts_of_rulebook
from engine.rulebook.model.follow_up import FollowUpRule, Pattern
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING
from engine.rulebook.model.points_asked import POINTS, SCORE, SHARE, is_points
from engine.rulebook.model.roles import all_in_role
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Rules, Sign, Streak
from engine.rulebook.text.places import Place
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.periods import after_months
from facts.visible_text import gettext_noop


def edition_findings(rules: Rules) -> Iterator[Finding]:
    for declaration in rules.declarations.values():
        own = declaration.in_force.from_, declaration.in_force.until
        for fact in (fact for fact in declaration.facts.values() if not meet(fact.in_force, own)):
            yield finding_at("P810", fact.place, "", id=fact.name, name=declaration.name)
        yield from _told_by_nobody(rules, declaration)
    for name in sorted(rules.rulebooks):
        book = rules.rulebooks[name]
        yield from _ended(rules, book)
        yield from _never(book)
        yield from _figures_when_gone(rules, book)
        if is_dated(book):
            yield from _gaps(book)
            yield from _named_when_gone(book)
            yield from _followed_when_gone(rules, book)


def _told_by_nobody(rules: Rules, declaration: DeclaredFile) -> Iterator[Finding]:
    """Tell a fact whose office is not there on some day it must be declared."""
    for fact in declaration.facts.values() if rules.offices.offices else ():
        first, last = within(fact.in_force, declaration.in_force.from_, declaration.in_force.until)
        day: date | None = first
        while day is not None and (last is None or day <= last):
            there = [o for o in rules.offices.offices if o.name == fact.office and o.meets(day, day)]
            if not there:
                yield finding_at("P820", fact.place, "", id=fact.name, office=fact.office, day=day)
                break
            day = None if there[0].valid_until is None else there[0].valid_until + ONE_DAY


def _ended(rules: Rules, book: Rulebook) -> Iterator[Finding]:
    """Tell a rulebook of a role that ends with nothing after it."""
    if book.role is None or book.in_force_until is None:
        return
    after = book.in_force_until + ONE_DAY
    others = all_in_role(rules, book.role)
    if not any(other.in_force_from == after or other.is_in_force(after) for other in others):
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
    paired: tuple[Criterion | Gate | Band | Sign, ...]
    paired = (*edition.criteria, *edition.gates, *edition.bands, *edition.signs)
    yield from ((part, part.paired_with, ids) for part in paired)


def _points_named(condition: tree.Condition | None) -> Iterator[str]:
    """Yield the criteria and groups a test asks points of by name; `any` asks those there are."""
    if isinstance(condition, tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf):
        if not isinstance(condition, tree.AnyPart):
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
            name = next((n for p in rule.when for n in _names_in(p, book) if n not in bands | ids), None)
            if name is not None and _meets(rule, edition):
                yield _gone(rule.id, rule.place, name, edition.in_force_from, "")


def _names_in(pattern: Pattern, book: Rulebook) -> Iterator[str]:
    tests = [leaf for leaf in tree.leaves(pattern.own) if isinstance(leaf, tree.Compare)]
    of = {str(o) for leaf in tests if leaf.fact == "rulebook" for o in leaf.operands}
    field = {BAND_FACT: "band", FINDING: "id"}.get(pattern.kind)
    if field is not None and book.name in of:
        tests_of_field = [leaf for leaf in tests if leaf.fact == field and leaf.op in ("equal", "one_of")]
        every = [str(operand) for leaf in tests_of_field for operand in leaf.operands]
        yield from every if len(every) == 1 else ()


def _meets(rule: FollowUpRule, edition: Rulebook) -> bool:
    start, until = rule.in_force
    last = edition.in_force_until or date.max
    return (start or date.min) <= last and edition.in_force_from <= (until or date.max)


def _gone(id_: str, place: Place, name: str, day: date, book: str) -> Finding:
    return finding_at("P806", place, book, id=id_, name=name, day=day)


def moved_threshold_findings(rules: Rules) -> Iterator[Finding]:
    """Tell a threshold asked of each event that changes: all are asked by that of the period's last day."""
    for indicator_set in rules.indicator_sets.values():
        for indicator in rules.own_indicators(indicator_set.name).values():
            if not isinstance(indicator, OverRecords) or indicator.over.kind not in KINDS:
                continue
            field = _day_of(KINDS[indicator.over.kind])
            for name in tree.parameters_in(indicator.over.where) if field else ():
                dated = rules.parameters[name].values
                moved = [b.from_ for a, b in itertools.pairwise(dated) if a.lines != b.lines]
                if moved:
                    days = {"day": moved[-1], "last": moved[-1] - ONE_DAY, "field": field}
                    yield finding_at("P819", indicator.place, "", id=indicator.name, name=name, **days)


def _day_of(kind: Kind) -> str:
    """Return the field, or the path to the field, that an event of a kind counts by."""
    if kind.register or kind.dated_by is None:
        return "" if kind.register else kind.date or ""
    reference = str(kind.record_fields[kind.dated_by].refers_to)
    return f"{reference}.{KINDS[reference].date}"


Cited = tuple[str, Place, tuple[str, ...], date | None, str]  # id, place, documents, last day, rulebook


def out_of_force_findings(rules: Rules) -> Iterator[Finding]:
    """Tell rules that outlast a document they cite, and do not cite the new one or any still in force."""
    for id_, place, names, until, book in _cited(rules):
        cited = [rules.documents[name] for name in names]
        ended = [d for d in cited if (last := d.in_force_until) and (until is None or last < until)]
        legal = [d for d in cited if d.certainty != ILLUSTRATIVE and d.covers is None]
        days = sorted({d.in_force_until + timedelta(days=1) for d in ended if d.in_force_until is not None})
        bare = next((day for day in days if all(_absent(d, day) for d in legal)), None)
        if bare is not None:
            old = ", ".join(d.id for d in legal if d.is_out_of_force(bare))
            yield finding_at("P818", place, book, id=id_, name=old, day=bare)
            continue
        for document in ended:
            new = document.replaced_by
            if new is not None and new not in names:
                ends = {"until": document.in_force_until, "new": new}
                yield finding_at("P817", place, book, id=id_, name=document.id, **ends)


def _absent(document: Document, day: date) -> bool:
    first = document.in_force_from
    return document.is_out_of_force(day) or (first is not None and first > day)


def _cited(rules: Rules) -> Iterator[Cited]:
    for book in rules.rulebooks.values():
        yield book.name, book.place, _names(rules, book.cites), book.in_force_until, book.name
        parts: tuple[Criterion | Gate | Streak | Sign, ...]
        parts = (*book.criteria, *book.gates, *book.streaks, *book.signs)
        for part in parts:
            until = part.in_force[1] or book.in_force_until
            yield part.id, part.place, _names(rules, part.cites), until, book.name
    for rule in rules.follow_up:
        yield rule.id, rule.place, _names(rules, rule.cites), rule.in_force[1], ""


def _names(rules: Rules, cites: Iterable[str]) -> tuple[str, ...]:
    names = (cite.partition("/")[0] for cite in cites)
    return tuple(dict.fromkeys(name for name in names if name in rules.documents))


YEARS = 10


def far_day_findings(rules: Rules) -> Iterator[Finding]:
    """Tell a day more than ten years after the newest paper, or before the oldest."""
    known = [d for doc in rules.documents.values() for d in (doc.issued, doc.in_force_from) if d is not None]
    if not known:
        return
    oldest, newest = min(known), max(known)
    reported: set[tuple[Place, date]] = set()
    for id_, place, day, book in _days(rules):
        if (place, day) in reported:
            continue
        reported.add((place, day))
        values = {"id": id_, "day": day.isoformat(), "years": YEARS}
        if day > after_months(newest, 12 * YEARS):
            late = {"far": gettext_noop("sau"), "side": gettext_noop("mới nhất")}
            yield finding_at("P809", place, book, **values, **late, known=newest)
        elif after_months(day, 12 * YEARS) < oldest:
            early = {"far": gettext_noop("trước"), "side": gettext_noop("cũ nhất")}
            yield finding_at("P809", place, book, **values, **early, known=oldest)


def _days(rules: Rules) -> Iterator[tuple[str, Place, date, str]]:
    for book in rules.rulebooks.values():
        yield book.name, book.place, book.in_force_from, book.name
        parts = parts_of_rulebook(book)
        yield from ((p.id, p.place, day, book.name) for p in parts if (day := p.in_force[0]) is not None)
    for rule in rules.follow_up:
        if rule.in_force[0] is not None:
            yield rule.id, rule.place, rule.in_force[0], ""
    for parameter in rules.parameters.values():
        yield from ((parameter.name, value.place, value.from_, "") for value in parameter.values)
