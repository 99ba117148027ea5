"""Cross-record signs: the rules of `rules/follow_up/`, matched over the ties of links.

The rules are written once. Here they are asked over ties that keep what ties them, so that a sign says on
which units of evidence it rests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from itertools import combinations

from engine.follow_up.conclusions import about_of, bound_by
from engine.follow_up.fact import Fact, FactBase, Setting, from_either_end
from engine.follow_up.matcher import matches_from
from engine.follow_up.meaning import Bound, answer, constants_of
from engine.follow_up.ties import longest_gap, most_sharers
from engine.links.book import Book
from engine.links.statements import CASE, HOLDING, IDENTIFIERS, VALUED, VENUE
from engine.links.ties import Tie, Touching, ties_of
from engine.links.units import SharedThing
from engine.logic.cells import Cell, known, unknown
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.follow_up import FollowUpRule, Pattern, SignThen
from engine.rulebook.model.follow_up_vocabulary import OF_LINKS
from engine.rulebook.model.indicators import Titles
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS
from facts.periods import YEAR
from facts.standing import Value


@dataclass(frozen=True, slots=True)
class SignRules:
    """The rules that raise a sign from venues, parties, cases, inspections and ties, and their setting."""

    rules: tuple[FollowUpRule, ...]
    setting: Setting
    longest_gap: float
    most_sharers: float

    def deciding(self) -> SignRules:
        """Return only the rules that decide who is joined: the others move no bits."""
        joining = (r for r in self.rules if isinstance(r.then, SignThen) and r.then.joins)
        return replace(self, rules=tuple(joining))


def sign_rules_of(rules: Rules, day: date) -> SignRules:
    """Return the sign rules in force on a day with its parameters; none of these varies by unit."""
    period = rules.calendar.at(YEAR, day.year)
    assert period is not None, "a calendar has every year"
    setting = Setting(day, period, rules.calendar, rules.parameters)
    raised = tuple(
        r
        for r in rules.follow_up
        if isinstance(r.then, SignThen)
        and holds_on(r, period.end)
        and {p.kind for p in (*r.when, *r.unless)} <= OF_LINKS
    )
    return SignRules(raised, setting, longest_gap(rules.follow_up, setting), most_sharers(raised, setting))


MOST = 40  # what more than so many have is no sign; its pairs would only fill the memory
MERGED = ("violations", "recruited")  # units of all cases or venues that a rule finds two by two
WITHDRAWN = "thu hồi giấy phép"
NO_ONE = known("")  # a register names every manager: a blank is no one, and differs from everyone


@dataclass(frozen=True, slots=True, order=True)
class LinkSign:
    """`units` are what it rests on; `about` whom it concerns: venues, parties, cases."""

    rule: str
    sign: str
    about: tuple[str, ...]
    units: tuple[SharedThing, ...]
    joins: str | None = None
    title: Titles = field(default_factory=dict, compare=False)
    tells: Titles | None = field(default=None, compare=False)


def signs_of(book: Book, rules: SignRules) -> tuple[LinkSign, ...]:
    """Return every sign that follows for sure, once, in the order of rules."""
    ties = ties_of(book, MOST, _wanted(book, rules))
    units = {key: t.unit for t in ties for key in (f.key for f in _tie_facts(t))}
    base = FactBase(tuple(_facts(book, ties)))
    by_id = {r.id: r for r in rules.rules}
    found = []
    for match in matches_from(rules.rules, base, rules.setting):
        rule = by_id[match.rule]
        bound = bound_by(rule, match, base.by_key)
        about = about_of(rule, bound)
        if about is not None and answer(rule, bound, base, rules.setting) is True:
            then = rule.then
            assert isinstance(then, SignThen)
            on = _units(rule, bound, units)
            sign = LinkSign(rule.id, then.sign, about, on, then.joins, rule.title, then.tells)
            if not _explained(sign, book):
                found.append(sign)
    return tuple(sorted(_merged(found, book)))


def _explained(sign: LinkSign, book: Book) -> bool:
    """Tell whether a person explained what a sign rests on; keys that are joined by stay in ties."""
    pairs = list(combinations(sign.about, 2))
    return any(book.explained(u.kind, u.value, a, b) for u in sign.units for a, b in pairs)


def _merged(signs: Iterable[LinkSign], book: Book) -> Iterator[LinkSign]:
    """Yield each sign once; what is told of a holder's venues or a place's cases two by two is one sign."""
    groups: dict[tuple[str, tuple[SharedThing, ...], tuple[str, ...]], set[str]] = defaultdict(set)
    first: dict[str, LinkSign] = {}
    for s in signs:
        one = any(u.kind in MERGED for u in s.units)
        units = tuple(u for u in s.units if u.kind in MERGED) if one else s.units
        about = {*s.about, *(u.value for u in units if u.kind == "violations")}
        groups[s.rule, units, () if one else s.about] |= about
        first.setdefault(s.rule, s)
    for (rule, units, _), ids in groups.items():
        yield replace(first[rule], about=tuple(sorted(i for i in ids if i in book.subjects)), units=units)


def _units(rule: FollowUpRule, bound: Bound, units: Mapping[str, SharedThing]) -> tuple[SharedThing, ...]:
    """Return what a match rests on: ties, keys, inspections of one holder, cases of one place."""
    found = {units[f.key] for f in bound.values() if f.key in units}
    for pattern in rule.when:
        for join in pattern.joins:
            if join.links and join.field.endswith("_key"):
                shared = bound[pattern.alias].cell(join.field)
                found.add(SharedThing(join.field.removesuffix("_key"), str(shared.value)))
    seen = {f.kind for f in bound.values()}
    cases = [f for f in bound.values() if f.kind == CASE]
    if "inspection" in seen:
        found |= {
            SharedThing("violations", str(f.cell("owner_id").value))
            for f in bound.values()
            if f.kind == VENUE and f.cell("owner_id").known
        }
    if len(cases) > 1 and "tie" not in seen and all(c.cell("recruited_in").known for c in cases):
        where, venue = (cases[0].cell(name).value for name in ("recruited_in", "venue_id"))
        found.add(SharedThing("recruited", f"{where}|{venue}"))
    return tuple(sorted(found))


# Facts


def _wanted(book: Book, rules: SignRules) -> Touching | None:
    """Return which ties rules can bind; None if some rule binds no tie, and so may need all."""
    found: dict[str, frozenset[str] | None] = {}
    withdrawn = frozenset(id_ for id_, s in book.subjects.items() if s.revoked)
    for rule in rules.rules:
        ties = [p for p in rule.when if p.kind == "tie"]
        if not ties:
            return None
        for tie in ties:
            kinds = dict(constants_of(tie)).get("kind") or IDENTIFIERS + HOLDING
            some = any(_asks_withdrawn(p) for end in _ends(tie, rule) for p in end)
            for kind in map(str, kinds):
                found[kind] = withdrawn if some and found.get(kind, withdrawn) == withdrawn else None
    return found


def _asks_withdrawn(pattern: Pattern) -> bool:
    return dict(constants_of(pattern)).get("closed_reason") == (WITHDRAWN,)


def _ends(tie: Pattern, rule: FollowUpRule) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """Return the patterns that the two ends of a tie are tied to by id."""
    refs = [(j.field, r) for j in tie.joins if j.links for r in j.refs if r.field == "id"]
    a, b = (tuple(rule.pattern(r.alias) for field, r in refs if field == end) for end in ("a", "b"))
    return a, b


def _facts(book: Book, ties: Iterable[Tie]) -> Iterator[Fact]:
    """Yield the facts that a sign may need. No sign stands on a venue that no tie and no case touches."""
    near = {id_ for t in ties for id_ in (t.a, t.b)}
    near |= {s.value for s in book.of_kinds("venue")}
    near |= {s.value for id_ in near for s in book.by_subject.get(id_, ()) if s.kind in ("owner", "manager")}
    for id_ in sorted((near | book.of_type(CASE)) & book.subjects.keys()):
        type_ = book.type_of(id_)
        yield Fact(type_, id_, _cells(book, id_, type_), book.subjects[id_].unit)
    for s in book.of_kinds("inspected", "case"):
        if s.kind == "inspected" and s.subject in near:
            told: dict[str, Value] = {"id": s.value, "venue_id": s.subject, "date": s.last, "result": s.role}
            yield Fact("inspection", s.value, _known(told), s.subject[:5])
        elif s.kind == "case":
            told = {"case_id": s.value, "party_id": s.subject, "role": s.role}
            yield Fact("case_party", f"{s.value}|{s.subject}|{s.role}", _known(told), s.value[:5])
    for tie in ties:
        yield from _tie_facts(tie)


def _cells(book: Book, id_: str, type_: str) -> Mapping[str, Cell]:
    """Return the fields of a venue, party or case as links have them."""
    subject = book.subjects[id_]
    said: dict[str, Value] = {f"{k}_id": book.value(id_, k) for k in ("owner", "manager", "venue")}
    said |= {f"{k}_key": book.value(id_, k) for k in VALUED}
    own: dict[str, Value] = {"unit_code": subject.unit, "type": subject.trade, "kind": subject.trade}
    own |= {"opened_on": subject.since, "closed_on": subject.until, "found_on": subject.since}
    own |= {"closed_reason": WITHDRAWN if subject.revoked else None}
    own |= {"relative_of": book.value(id_, "relative"), "recruited_in": book.value(id_, "recruited_in")}
    own = {k: v for k, v in own.items() if k in KINDS[type_].record_fields}
    cells = dict(_known({**subject.fields, **said, **own, "id": id_}))
    if type_ == VENUE and book.of(id_, "owner"):
        cells.setdefault("manager_id", NO_ONE)
    return cells


def _known(values: Mapping[str, Value]) -> Mapping[str, Cell]:
    number = (int,)
    return {
        k: known(Fraction(v) if isinstance(v, number) and not isinstance(v, bool) else v)  # type: ignore[arg-type]
        for k, v in values.items()
        if v is not None
    }


def _tie_facts(tie: Tie) -> tuple[Fact, Fact]:
    shared = _known({name: getattr(tie, name) for name in ("kind", "shared_by", "times", "gap_days")})
    id_ = f"{tie.kind}:{tie.a}:{tie.b}:{tie.unit.value}"
    gap = {} if tie.gap_days is not None else {"gap_days": unknown()}
    return from_either_end(id_, {**shared, **gap}, tie.a, tie.b)
