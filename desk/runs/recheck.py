"""A recheck as the sealed log holds it: the list's hash, the seed and what it drew, the answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from desk.base.faults import WrongUse
from desk.base.files import canonical_json
from desk.runs.run import Run
from desk.runs.run_inputs import archive_of_run
from desk.workspace.decisions import LoggedDecision, decisions_of
from desk.workspace.folder import Workspace
from facts.spelling import folded

LISTED, DRAWN, SEEN, VOIDED = "recheck_list", "recheck_draw", "recheck_seen", "recheck_void"
AS_REPORTED, DIFFERS, UNSEEN = "as_reported", "differs", "unseen"


class Minutes(NamedTuple):
    """What two persons signed of what they saw: its number, and the day it was recorded."""

    number: str
    recorded_on: date


class Voided(NamedTuple):
    """A list that says nothing any more, for its seed was typed wrong."""

    hash: str
    seed: str
    on: date
    by: str  # two persons
    reason: str


class StillFalse(NamedTuple):
    """A row that an earlier list found false and that says the same now: its number then, its place now, the
    hash of that list (none in records of before: it is the one this list took the place of)."""

    number: int
    place: str
    listed: str = ""


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """What was fixed of a commune before the seed was known."""

    score: Fraction
    band: str
    margin: int | None  # as in engine.recheck.stakes.Claim
    rows: int
    total: int
    places: int  # open venues and hamlets, numbered after the rows
    basis: str = ""  # as basis_of; lists of before have none
    first: int | None = None  # it is to stay among so many first places
    place_margin: int | None = None  # down to the place after those; lists of before have one for both claims
    # limits of earlier lists whose draw could be known when the next was made, and of other rulebooks' lists
    before: Fraction = Fraction(0)
    found: tuple[str, ...] = ()  # places where an earlier list saw what was not reported
    false: Mapping[int, StillFalse] = field(default_factory=dict)  # by number in this list

    @property
    def least_margin(self) -> int | None:
        """Return what rows must carry to cost it its first place: a lower band does so too, and of a row by
        which a gate sets one the stake is the band's margin alone."""
        margins = [margin for margin in (self.margin, self.place_margin) if margin is not None]
        return min(margins, default=None)


@dataclass(frozen=True, slots=True)
class Recheck:
    """The recheck of one year that stands: that of the newest list; `others` are of communes it has not."""

    period: str
    run: str
    rulebook: str
    hash: str
    limit: Fraction
    listed_on: date
    units: Mapping[str, ListedUnit]
    seed_source: str = ""  # where the seed is to be read, and of which day, as sealed with the list
    seed_day: date | None = None
    least_places: int | None = None  # to go to in each commune, as sealed: who knows the seed may not choose
    # fewer; None in lists of before
    with_hash: bool = False  # the list's hash is mixed into the draw; not in lists of before
    voided: Voided | None = None
    voided_before: tuple[Voided, ...] = ()  # of the lists this one took the place of
    seed: str = ""
    source: str = ""  # of the seed, and its day
    draws: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # numbers in the order of the draw
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # numbers of places drawn
    stakes: Mapping[tuple[str, int], int] = field(default_factory=dict)  # of the rows drawn
    lists_before: int = 0  # lists of this year that this one took the place of
    drawn_before: int = 0  # of them, those that rows were drawn from: a new list after a bad draw is seen
    answers: Mapping[tuple[str, int], str] = field(default_factory=dict)
    persons: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)  # who answered otherwise
    # than as reported, now or before
    overruled: frozenset[tuple[str, int]] = frozenset()  # answered less gravely than before
    place_names: Mapping[tuple[str, int], str] = field(default_factory=dict)  # of places drawn
    row_places: Mapping[tuple[str, int], str] = field(default_factory=dict)  # of rows drawn, in the returns
    minutes: Mapping[str, tuple[Minutes, ...]] = field(default_factory=dict)  # of what was seen, by commune
    changed: Mapping[str, int] = field(default_factory=dict)  # communes that were listed by other returns or
    # rules: in how many places something not reported was seen
    others: tuple[Recheck, ...] = ()

    @property
    def parts(self) -> tuple[Recheck, ...]:
        return self, *self.others

    @property
    def every_voided(self) -> tuple[Voided, ...]:
        """Return what was voided of this list and of those before it."""
        return (*self.voided_before, self.voided) if self.voided else self.voided_before

    @property
    def every_unit(self) -> tuple[str, ...]:
        """Return the communes of all lists that stand."""
        return tuple(sorted(unit for part in self.parts for unit in part.units))

    def of_unit(self, unit: str) -> Recheck:
        """Return the list that a commune stands by."""
        return next((part for part in self.parts if unit in part.units), self)

    def now(self, basis: Mapping[str, str]) -> Recheck:
        """Return the recheck of the communes that rest on the same now."""

        def same(part: Recheck) -> Recheck:
            units = {unit: of for unit, of in part.units.items() if of.basis and of.basis == basis[unit]}
            return replace(part, units=units)

        now = replace(same(self), others=tuple(map(same, self.others)))
        gone = sorted({*self.every_unit} - {*now.every_unit})
        return replace(now, changed={unit: len(self.of_unit(unit).found_places(unit)) for unit in gone})

    def limit_of(self, unit: str) -> Fraction:
        """Return the limit of a commune: those of all its lists add up."""
        return self.limit + self.units[unit].before

    def found_places(self, unit: str) -> tuple[str, ...]:
        """Return the places where something not reported was seen and not since found to be reported."""
        answers = {name: self.answers.get(at) for at, name in self.place_names.items() if at[0] == unit}
        earlier = (name for name in self.units[unit].found if answers.get(name) != AS_REPORTED)
        differing = (name for name, answer in answers.items() if answer == DIFFERS)
        return tuple(dict.fromkeys((*earlier, *differing)))

    def without(self, units: Iterable[str]) -> Recheck:
        left = self.units.keys() - {*units}
        return replace(
            self,
            units={unit: self.units[unit] for unit in left},
            draws={unit: numbers for unit, numbers in self.draws.items() if unit in left},
            places={unit: numbers for unit, numbers in self.places.items() if unit in left},
            others=(),
        )

    def could_be_drawn(self, unit: str, day: date) -> bool:
        """Tell whether the draw of a commune was made, or its seed could be known, by a day."""
        return unit in self.draws or self.seed_day is None or self.seed_day <= day

    def to_see(self, unit: str) -> tuple[int, ...]:
        """Return the numbers of the rows and places to look at, in order."""
        return tuple(sorted({*self.numbers(unit), *self.places.get(unit, ())}))

    def false_rows(self, unit: str) -> Mapping[int, str]:
        """Return the rows found false, and the place of each in the returns."""
        return {
            at[1]: place
            for at, place in self.row_places.items()
            if at[0] == unit and self.answers.get(at) == DIFFERS
        }

    def is_overruled(self, at: tuple[str, int], answer: str) -> bool:
        """Tell whether an answer takes the place of one that was worse: what differs carries its points to
        any sample, what was not seen to its own alone."""
        before = self.answers.get(at)
        return before in (DIFFERS, UNSEEN) and answer != before and answer != DIFFERS

    def numbers(self, unit: str) -> tuple[int, ...]:
        """Return the rows to look at, each once, in order."""
        return tuple(sorted(set(self.draws.get(unit, ()))))

    def sample(self, unit: str) -> tuple[bool, ...]:
        """Return of each draw, up to the first row nobody answered for, whether it is not as reported."""
        answers: list[bool] = []
        for number in self.draws.get(unit, ()):
            answer = self.answers.get((unit, number))
            if answer is None:
                break
            answers.append(answer != AS_REPORTED)
        return tuple(answers)


def recheck_of(workspace: Workspace, period: str, rulebook: str = "") -> Recheck | None:
    """Return the recheck of a year as it stands, of one rulebook or of the one listed last; None where no
    list was fixed."""
    of_rulebooks = every_recheck(workspace, period)
    return next((of for of in of_rulebooks if rulebook in ("", of.rulebook)), None)


def every_recheck(workspace: Workspace, period: str) -> tuple[Recheck, ...]:
    """Return the rechecks of a year as they stand, of each rulebook, the one listed last before others. A
    list of another rulebook takes nothing from one, but its limit is added: who may choose among draws is not
    to have the limit of a single one."""
    states = tuple(rechecks_of(workspace, period).values())

    def added(part: Recheck, others: Sequence[Recheck]) -> Recheck:
        return replace(part, units={unit: _with_limits(of, unit, others) for unit, of in part.units.items()})

    def with_others(recheck: Recheck) -> Recheck:
        others = [state for state in states if state is not recheck]
        return replace(added(recheck, others), others=tuple(added(part, others) for part in recheck.others))

    return tuple(map(with_others, reversed(states)))


def standing_list(rechecks: Iterable[Recheck], hash_: str) -> Recheck | None:
    """Return the list of a hash, of whatever rulebook, if communes stand by it."""
    parts = (part for recheck in rechecks for part in recheck.parts)
    return next((part for part in parts if part.hash == hash_), None)


def _with_limits(of: ListedUnit, unit: str, others: Sequence[Recheck]) -> ListedUnit:
    limits = (other.of_unit(unit).limit_of(unit) for other in others if unit in other.every_unit)
    return replace(of, before=of.before + sum(limits, Fraction(0)))


def rechecks_of(workspace: Workspace, period: str) -> dict[str, Recheck]:
    """Return the rechecks of a year by rulebook, the one listed last at the end."""
    states: dict[str, Recheck] = {}
    for record in decisions_of(workspace).records():
        if record.content.get("period") != period:
            continue
        if record.kind == LISTED:
            new = _listed(record)
            states[new.rulebook] = _in_place_of(states.pop(new.rulebook, None), new, states.values())
        elif record.kind in (DRAWN, SEEN, VOIDED):
            states = {name: _with(state, record) for name, state in states.items()}
    return states


def newest_rechecks(workspace: Workspace) -> tuple[Recheck, ...]:
    records = (record for record in decisions_of(workspace).records() if record.kind == LISTED)
    newest = max((record.content["period"] for record in records), default=None)
    return every_recheck(workspace, newest) if newest else ()


def _in_place_of(before: Recheck | None, new: Recheck, others: Iterable[Recheck]) -> Recheck:
    """Return a new list in place of those that had one of its communes; other communes stand by theirs. What
    was seen by lists of `others`, of other rulebooks, is known to it too."""
    parts = before.parts if before is not None else ()
    every = (*parts, *(part for other in others for part in other.parts))
    gone = [part for part in parts if part.units.keys() & new.units.keys()]
    units = {unit: _after(parts, every, unit, of, new.listed_on) for unit, of in new.units.items()}
    false = {(unit, number): of for unit, listed in units.items() for number, of in listed.false.items()}
    seen = {
        at: part.persons.get((at[0], of.number), frozenset())
        for at, of in false.items()
        for part in every
        if at[0] in part.units and (part.hash == of.listed if of.listed else part in gone)
    }
    return replace(
        new,
        units=units,
        answers=dict.fromkeys(false, DIFFERS),
        persons=seen,
        row_places={at: of.place for at, of in false.items()},
        lists_before=sum(part.lists_before + 1 for part in gone),
        drawn_before=sum(part.drawn_before + bool(part.draws or part.voided) for part in gone),
        voided_before=tuple(voided for part in gone for voided in part.every_voided),
        others=tuple(rest for part in parts if (rest := part.without(new.units)).units),
    )


def _after(
    parts: Sequence[Recheck], every: Sequence[Recheck], unit: str, of: ListedUnit, day: date
) -> ListedUnit:
    """Return a commune of a new list with what its earlier lists leave: the limits of its rulebook's `parts`,
    and places found by `every` list."""
    seen = (name for part in every if unit in part.units for name in part.found_places(unit))
    of = replace(of, found=tuple(dict.fromkeys(seen)))
    part = next((part for part in parts if unit in part.units), None)
    if part is None:
        return of
    before = part.limit_of(unit) if part.could_be_drawn(unit, day) else part.units[unit].before
    return replace(of, before=before)


def refuse_none(recheck: Recheck | None, year: int) -> Recheck:
    """Return the recheck; raise Stop where there is none."""
    if recheck is None:
        raise WrongUse(
            "Năm %(year)s chưa có danh sách phúc tra. Lập trước: lanhmanh recheck list %(year)s TỆP.",
            year=year,
        )
    return recheck


def _listed(record: LoggedDecision) -> Recheck:
    content = record.content
    units = {
        code: ListedUnit(
            Fraction(of["score"]),
            of["band"],
            of["margin"],
            of["rows"],
            of["total"],
            of["places"],
            of.get("basis", ""),
            of.get("first"),
            of.get("place_margin", of["margin"] if of.get("first") else None),
            false={int(number): StillFalse(*was) for number, was in of.get("false", {}).items()},
        )
        for code, of in content["units"].items()
    }
    return Recheck(
        content["period"],
        content["run"],
        content["rulebook"],
        content["hash"],
        Fraction(content["limit"]),
        date.fromisoformat(record.on),
        units,
        content.get("source", ""),
        date.fromisoformat(content["seed_day"]) if content.get("seed_day") else None,
        int(content["places"]) if "places" in content else None,
        "method" in content,
    )


def _with(state: Recheck, record: LoggedDecision) -> Recheck:
    content = record.content
    if content["list"] != state.hash:
        others = (_with(part, record) if part.hash == content["list"] else part for part in state.others)
        return replace(state, others=tuple(others))
    if record.kind == VOIDED:
        day, reason = date.fromisoformat(record.on), content.get("reason", "")
        voided = Voided(state.hash, state.seed, day, record.by, reason)
        return replace(state, draws={}, places={}, voided=voided)  # what was seen stays seen
    if record.kind == DRAWN:
        draws = {unit: tuple(numbers) for unit, numbers in content["draws"].items()}
        places = {unit: tuple(numbers) for unit, numbers in content["places"].items()}
        stakes = {
            (unit, int(number)): stake
            for unit, of in content["stakes"].items()
            for number, stake in of.items()
        }
        return replace(
            state,
            seed=content["seed"],
            source=content["source"],
            draws={**state.draws, **draws},
            places={**state.places, **places},
            stakes={**state.stakes, **stakes},
            place_names={**state.place_names, **_by_number(content.get("place_names", {}))},
            row_places={**state.row_places, **_by_number(content.get("row_places", {}))},
        )
    unit, minutes = content["unit"], Minutes(content["minutes"], date.fromisoformat(record.on))
    answers = {(unit, int(number)): answer for number, answer in content["answers"].items()}
    persons = frozenset({folded(content["second"]), folded(record.by.removesuffix(f", {content['second']}"))})
    none = frozenset[str]()
    worse = {at: state.persons.get(at, none) | persons for at, of in answers.items() if of != AS_REPORTED}
    return replace(
        state,
        answers={**state.answers, **answers},
        minutes={**state.minutes, unit: (*state.minutes.get(unit, ()), minutes)},
        persons={**state.persons, **worse},
        overruled=state.overruled | {at for at in answers if state.is_overruled(at, answers[at])},
    )


def _by_number(of_units: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, int], str]:
    return {(unit, int(number)): name for unit, of in of_units.items() for number, name in of.items()}


def basis_of(run: Run, rulebook: str, units: Iterable[str]) -> dict[str, str]:
    """Return a digest of what each commune's band rests on: the rules, its own returns of the year, its
    result."""
    store, period = archive_of_run(run), run.manifest["periods"][0]
    own: dict[str, list[str]] = {unit: [] for unit in units}
    for hash_ in run.manifest["records"]:
        manifest = store.manifest(hash_)
        if manifest.unit in own and manifest.period.startswith(period):
            own[manifest.unit].append(hash_)
    results = {
        row["subject"]: [str(row["low"]), str(row["high"]), row["bands"]]
        for row in run.table("scores").iter_rows(named=True)
        if row["rulebook"] == rulebook
    }
    return {
        unit: hashlib.sha256(
            canonical_json([run.manifest["rules"], sorted(hashes), results.get(unit)]).encode()
        ).hexdigest()
        for unit, hashes in own.items()
    }
