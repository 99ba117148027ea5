"""Series of cases: cases in which one suspect, number, account, vehicle or place of recruitment comes back.

A list of its own beside leads. A lead is about who stands behind venues; here a venue is only a scene, and a
case needs none. Nobody but suspects, and who a register says has a number, stands in a series.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from engine.follow_up.joins import Unions
from engine.links.book import Book
from engine.links.chance import poisson_tail
from engine.links.statement_index import grouped
from engine.links.statements import CASE, VENUE, RowRef, Statement
from engine.links.weights import DAYS_A_MONTH
from engine.rulebook.kinds.links import LinkRules, SeriesStory, SeriesWhen

SUSPECT, PLACE = "suspect", "recruited_in"
NUMBERS = ("phone", "account", "plate")
EXPLAINED_AS = {SUSPECT: "transporter"}  # the kind under which a person explains a tie
Value = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SeriesCase:
    """A case of a series, and the venue that was its scene, if the file names one."""

    id: str
    day: date | None
    type: str | None
    unit: str
    venue: str | None
    status: str = ""


@dataclass(frozen=True, slots=True)
class RecurringThing:
    """What comes back in several cases. `value` is a suspect's id, a unit's code, or a keyed hash.

    `chance`: how likely so many of the other cases would have it too by coincidence. `recorded_with`: venues
    and parties that a register says have it. `stories` are the innocent explanations that fit. Of a number
    `in_files` are the cases whose own row has it; the others come in `through` suspects who have it.
    `belongs_to`: the suspect of the same series whose own number it is; it tells nothing more than he does.
    """

    kind: str
    value: str
    cases: tuple[str, ...]
    recorded_with: tuple[str, ...]
    chance: float
    stories: tuple[str, ...]
    rows: tuple[RowRef, ...]
    in_files: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class CaseSeries:
    """`cases` in order of days, `things` least likely by chance first; `grave` counts grave cases."""

    id: str
    cases: tuple[SeriesCase, ...]
    things: tuple[RecurringThing, ...]
    grave: int

    @property
    def suspects(self) -> tuple[str, ...]:
        """Return the suspects who come back."""
        return tuple(t.value for t in self.things if t.kind == SUSPECT)

    @property
    def kinds(self) -> int:
        """Return how many kinds of things come back that don't belong to one another."""
        return len({t.kind for t in self.things if not t.belongs_to})


def series_of(book: Book, rules: LinkRules, apart: Set[Value]) -> tuple[CaseSeries, ...]:
    """Return the series of cases: those with most kinds of things in common first, then most grave cases."""
    when = rules.leads.series
    if when is None:
        return ()
    found = _Series(book, rules, when, apart).all()
    return tuple(sorted(found, key=lambda s: (-s.kinds, -s.grave, -len(s.cases), s.things[0].chance, s.id)))


class _Series:
    def __init__(self, book: Book, rules: LinkRules, when: SeriesWhen, apart: Set[Value]) -> None:
        self.book, self.rules, self.when, self.apart = book, rules, when, apart
        self.weights = {
            id_: rules.weight_of(rules.seeds.severity, book.subjects[id_].trade)
            for id_ in sorted(book.of_type(CASE))
        }

    def all(self) -> Iterator[CaseSeries]:
        things = [t for t in self._things() if t.kind != PLACE or t.chance < self.when.chance_below]
        places = [t for t in things if t.kind == PLACE]
        others = [t for t in things if t.kind != PLACE]
        together = Unions((t.cases[0], case) for t in others for case in t.cases[1:])
        pieces = [set(cases) for cases in together.sets({case for t in others for case in t.cases})]
        for cases in pieces:
            inside = [t for t in others if t.cases[0] in cases]
            inside += self._places_within(cases)
            yield from self._made(cases, inside)
        for place in places:  # one place alone: many may come from it, so it joins no other series
            if not any(set(place.cases) <= cases for cases in pieces):
                yield from self._made(set(place.cases), [place])

    def _made(self, cases: Set[str], things: Sequence[RecurringThing]) -> Iterator[CaseSeries]:
        """Yield the series, if it has a grave case, enough cases, or two kinds of things in common."""
        order = sorted(cases, key=lambda c: (self.book.subjects[c].since or date.max, c))
        grave = sum(self.weights[c] >= self.when.grave_from for c in cases)
        by_chance = sorted(_owned(things), key=lambda t: (t.chance, t.kind, t.value))
        several = len({t.kind for t in by_chance if not t.belongs_to}) > 1
        least = self.when.grave_cases if grave else self.when.cases
        if len(cases) >= least or several:
            mark = "|".join((PLACE if things[0].kind == PLACE else "", order[0]))
            id_ = "CV-" + hashlib.sha256(mark.encode()).hexdigest()[:8]
            yield CaseSeries(id_, tuple(map(self._case, order)), tuple(by_chance), grave)

    def _case(self, id_: str) -> SeriesCase:
        subject = self.book.subjects[id_]
        venue = self.book.value(id_, "venue")
        return SeriesCase(id_, subject.since, subject.trade, subject.unit, venue, subject.status)

    def _things(self) -> Iterator[RecurringThing]:
        yield from self._of_kind(SUSPECT, self._suspects(), self.book.totals.parties)
        for kind in NUMBERS:
            yield from self._of_kind(kind, self._numbers(kind), self.book.totals.parties)
        yield from self._of_kind(PLACE, self._recruited(), self._communes)

    def _places_within(self, cases: Set[str]) -> Iterator[RecurringThing]:
        found = self._recruited()
        n = len({s.subject for by_case in found.values() for group in by_case.values() for s in group})
        for value, by_case in sorted(found.items()):
            some = {case: by_case[case] for case in by_case if case in cases}
            if len(some) > 1:
                yield self._thing(PLACE, value, some, n, self._communes)

    @property
    def _communes(self) -> int:
        units = {s.unit for s in self.book.subjects.values()}
        return len(units | {v for v, _ in self.book.values_of(PLACE)})

    def _of_kind(
        self, kind: str, found: Mapping[str, Mapping[str, list[Statement]]], pool: int
    ) -> Iterator[RecurringThing]:
        n = len({case for by_case in found.values() for case in by_case})
        for value, by_case in sorted(found.items()):
            some = self._unexplained(kind, value, by_case)
            carriers = {s.subject for group in some.values() for s in group}
            if len(some) > 1 and (len(carriers) > 1 or kind == SUSPECT):  # a suspect's own phone adds nothing
                yield self._thing(kind, value, some, n, pool)

    def _thing(
        self, kind: str, value: str, by_case: Mapping[str, list[Statement]], n: int, pool: int
    ) -> RecurringThing:
        cases = tuple(sorted(by_case))
        in_files, through = _in_files(kind, by_case), _people_in(kind, by_case)
        beside = {who: into for who, into in through.items() if not into & in_files}
        chance = poisson_tail(len(in_files) + len(beside) - 1, max(0, n - 1) / max(1, pool))
        holders = {s.subject for s in self.book.holders(kind, value)} if kind in NUMBERS else set()
        recorded = tuple(sorted(h for h in holders if self.book.type_of(h) != CASE))
        rows = {s.row for group in by_case.values() for s in group}
        stories = (
            str(name)
            for name, story in (self.rules.innocent.series or {}).items()
            if self._fits(story, kind, cases, recorded)
        )
        return RecurringThing(
            kind,
            value,
            cases,
            recorded,
            chance,
            tuple(stories),
            tuple(sorted(rows)),
            tuple(sorted(in_files)),
            tuple(sorted(who for who, into in through.items() if into - in_files)),
        )

    def _unexplained(
        self, kind: str, value: str, by_case: Mapping[str, list[Statement]]
    ) -> Mapping[str, list[Statement]]:
        tie = EXPLAINED_AS.get(kind, kind)
        if (tie, value) not in self.book.struck:
            return by_case
        return {
            a: group
            for a, group in by_case.items()
            if any(a != b and not self.book.explained(tie, value, a, b) for b in by_case)
        }

    def _suspects(self) -> Mapping[str, Mapping[str, list[Statement]]]:
        return _grouped((s.subject, s.value, s) for s in self.book.of_kinds("case") if self._counts(s.value))

    def _numbers(self, kind: str) -> Mapping[str, Mapping[str, list[Statement]]]:
        """Return who brings each number into which case: its file, or a suspect in it."""
        charges = (s for s in self.book.of_kinds("case") if self._counts(s.value))
        stands_in = grouped((s.subject, s.value) for s in charges)
        values = [s for s in self.book.of_kinds(kind) if (kind, s.value) not in self.apart]
        return _grouped(
            (s.value, case, s)
            for s in values
            for case in ([s.subject] if self._counts(s.subject) else stands_in.get(s.subject, ()))
        )

    def _recruited(self) -> Mapping[str, Mapping[str, list[Statement]]]:
        return _grouped((s.value, s.subject, s) for s in self.book.of_kinds(PLACE) if self._counts(s.subject))

    def _counts(self, case: str) -> bool:
        return self.weights.get(case, 0.0) > 0

    def _fits(self, story: SeriesStory, kind: str, cases: Sequence[str], recorded: Sequence[str]) -> bool:
        """Tell whether an innocent explanation can be given of a thing that comes back."""
        if kind not in story.explains:
            return False
        scenes = {self.book.value(c, "venue") for c in cases}
        days = sorted(d for c in cases if (d := self.book.subjects[c].since))
        gap = max(((b - a).days for a, b in pairwise(days)), default=0) / DAYS_A_MONTH
        when = story.when
        return (
            (not when.held_by_venue or any(self.book.type_of(h) == VENUE for h in recorded))
            and (not when.one_scene or (len(scenes) == 1 and None not in scenes))
            and (when.months_between_at_least is None or gap >= when.months_between_at_least)
        )


def _in_files(kind: str, by_case: Mapping[str, list[Statement]]) -> set[str]:
    """Return the cases whose own row has what comes back."""
    named = {s.subject for group in by_case.values() for s in group}
    return {*by_case} & named if kind in NUMBERS else {*by_case}


def _people_in(kind: str, by_case: Mapping[str, list[Statement]]) -> dict[str, set[str]]:
    """Return each suspect who has a number, with the cases that come in through him."""
    cases_of: dict[str, set[str]] = defaultdict(set)
    for case, group in by_case.items():
        for s in group:
            if kind in NUMBERS and s.subject != case:
                cases_of[s.subject].add(case)
    return cases_of


def _owned(things: Sequence[RecurringThing]) -> list[RecurringThing]:
    """Return things, each number with the suspect among them whose own it is, who stands in all its cases."""
    suspects = {t.value: {*t.cases} for t in things if t.kind == SUSPECT}
    return [
        replace(t, belongs_to=next((p for p in t.recorded_with if suspects.get(p, set()) >= {*t.cases}), ""))
        for t in things
    ]


def _grouped(items: Iterable[tuple[str, str, Statement]]) -> Mapping[str, Mapping[str, list[Statement]]]:
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for value, case, s in items:
        found[value][case].append(s)
    return found
