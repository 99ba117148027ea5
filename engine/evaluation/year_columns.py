"""The scores of one period for all subjects at once: points, bands, signs, from tables of records."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from engine.evaluation.among_columns import Among, among_of, open_columns
from engine.evaluation.result import Pair
from engine.indicators.columnar.period import PeriodColumns
from engine.indicators.columnar.series import places_in
from engine.indicators.subjects import clusters_of
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import Apart, leaves
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.points_asked import SCORE, asks_among, facts_to_order, is_points, names_among
from engine.rulebook.model.rulebook import Rulebook, Sign
from engine.scoring.columnar.answers import KLEENE, OPEN, Answer
from engine.scoring.columnar.columns import FactColumn
from engine.scoring.columnar.dtypes import Mask, States
from engine.scoring.columnar.points import Points
from engine.scoring.columnar.rows import Rows
from engine.scoring.columnar.scores import ScoreColumns, scores, scores_from_points
from engine.scoring.columnar.sums import scaled
from engine.scoring.results import Need, Scored, ScoredCriterion


def facts_of(rulebook: Rulebook) -> tuple[str, ...]:
    """Return every fact a rulebook's points, gates, bands and order rest on, but none decided among units."""
    names = [n for c in rulebook.criteria for n in c.facts]
    names += [n for p in rulebook.deciding for n in p.facts if not (is_points(n) or is_among(n))]
    names += facts_to_order(rulebook)
    names += [n for share in rulebook.shares for n in (share.above, share.below)]
    return tuple(dict.fromkeys(names))


class YearColumns:
    """The scores of one period. `counted` says which rows are subjects; the others mean nothing."""

    def __init__(self, facts: PeriodColumns) -> None:
        self.facts = facts
        self.rules = facts.rules
        self._scores: dict[str, tuple[ScoreColumns, ScoreColumns]] = {}
        self._among: dict[str, tuple[Among, Among]] = {}
        self._unsettled: dict[str, Mask] = {}
        self._ids: dict[str, list[str]] = {}
        self._places: dict[str, Mapping[str, int]] = {}

    # Subjects

    def kind_of(self, rulebook: Rulebook) -> str:
        return self.rules.indicator_sets[rulebook.subject].subject

    def counted(self, kind: str) -> Mask:
        """Return which rows are subjects: units that sent anything or are listed, and open venues."""
        return self.facts.open_venues if kind == "venue" else self.facts.compared_units

    def ids(self, kind: str) -> list[str]:
        """Return what each row is called."""
        if kind not in self._ids:
            self._ids[kind] = self.facts.ids(kind).to_list()
        return self._ids[kind]

    def units(self, kind: str) -> list[str]:
        """Return the unit each row lies in."""
        codes: list[str] = (
            self.ids(kind) if kind == "unit" else self.facts.venues.frame["unit_code"].to_list()
        )
        return codes

    def place_of(self, kind: str, id_: str) -> int | None:
        """Return the row of a subject, None where it is none."""
        if kind not in self._places:
            ids, counted = self.ids(kind), self.counted(kind).tolist()
            places = enumerate(zip(ids, counted, strict=True))
            self._places[kind] = {i: n for n, (i, is_one) in places if is_one}
        return self._places[kind].get(id_)

    # Scores

    def scores(self, rulebook: Rulebook) -> tuple[ScoreColumns, ScoreColumns]:
        """Return the scores with appraised points in place, and the computed ones."""
        if rulebook.name not in self._scores:
            rulebook = self.edition(rulebook)
            kind = self.kind_of(rulebook)
            computed = scores(rulebook, self._rows_of(rulebook))
            final = self._appraised(computed) if kind == "unit" else computed
            if asks_among(rulebook):
                computed_among = self._decided_among(computed)
                decided = computed_among if final is computed else self._decided_among(final)
                self._among[rulebook.name] = decided, computed_among
                final, computed = decided.scores, computed_among.scores
            self._scores[rulebook.name] = final, computed
        return self._scores[rulebook.name]

    def _rows_of(self, rulebook: Rulebook) -> Rows:
        """Return the facts a rulebook depends on; what is decided among units is open as yet."""
        rows = self.facts.rows(self.kind_of(rulebook), facts_of(rulebook))
        undecided = open_columns(names_among(rulebook), rows.count)
        return replace(rows, facts={**rows.facts, **undecided})

    def _decided_among(self, before: ScoreColumns) -> Among:
        rulebook = before.rulebook
        kind = self.kind_of(rulebook)
        groups = clusters_of(
            self.rules, rulebook.among.within if rulebook.among else None, self.units(kind), self.facts.period
        )
        return among_of(before, self._rows_of(rulebook), self.counted(kind), groups)

    def among(self, rulebook: Rulebook) -> tuple[Among, Among] | None:
        """Return what is decided among units, by final and by computed scores."""
        self.scores(rulebook)
        return self._among.get(rulebook.name)

    def edition(self, rulebook: Rulebook) -> Rulebook:
        """Return what of a rulebook holds on the period's last day."""
        return edition_in(self.rules, rulebook, self.facts.period.end)

    def band_facts(self, name: str) -> FactColumn:
        return self.scores(self.rules.rulebooks[name])[0].band_facts()

    def unsettled(self, rulebook: Rulebook) -> Mask:
        """Return the rows of which some points, gate or band test of the computed score is open."""
        if rulebook.name not in self._unsettled:
            computed = self.scores(rulebook)[1]
            unsettled = np.zeros(len(computed.possible), np.bool_)
            for codes in (*computed.gates.values(), *computed.tests.values()):
                unsettled |= codes == OPEN
            for answer in computed.absent.values():
                unsettled |= answer.open
            for low, high in computed.points.values():
                if low is not high:
                    unsettled |= low != high
            self._unsettled[rulebook.name] = unsettled
        return self._unsettled[rulebook.name]

    # Points given by people

    def points_given(self, kind: str, rulebook: str) -> Mapping[int, Mapping[str, Fraction]]:
        """Return the points of `appraisal` or `self_score`: unit's row → criterion → points."""
        rows = self.facts.kinds[kind].frame
        units = self.facts.kinds[kind].unit
        points_of: dict[int, dict[str, Fraction]] = {}
        columns = (units.tolist(), rows["rulebook"], rows["criterion"], rows["points"])
        for unit, book, criterion, points in zip(*columns, strict=True):
            if unit >= 0 and book == rulebook:
                points_of.setdefault(unit, {})[criterion] = Fraction(points)
        return points_of

    def _appraised(self, computed: ScoreColumns) -> ScoreColumns:
        """Return the scores with the points that were decided in place, and all that follows from them."""
        rulebook = computed.rulebook
        decided = {
            (unit, criterion): points
            for unit, given in self.points_given("appraisal", rulebook.name).items()
            for criterion, points in given.items()
            if criterion in computed.points
        }
        if not decided:
            return computed
        scale = math.lcm(computed.scale, *(points.denominator for points in decided.values()))
        points, absent = _with_points(computed, scale, decided)
        return scores_from_points(rulebook, self._rows_of(rulebook), points, absent, scale)

    # Signs

    def sign(self, rulebook: Rulebook, sign: Sign) -> tuple[States, Mask]:
        """Return how a sign answers in this period alone, and where a row must be asked by itself.

        That is where the sign asks about the score and the score is open: it must be asked of every score
        still possible.
        """
        kind, (low, high) = self.kind_of(rulebook), self.scores(rulebook)[1].score
        names = [
            name
            for leaf in leaves(sign.when)
            for name in (leaf.fact, leaf.other if isinstance(leaf, Apart) else leaf.fact)
        ]
        rows = self.facts.rows(kind, tuple(dict.fromkeys(n for n in names if n != SCORE)))
        if SCORE not in names:
            return rows.test(sign.when).codes, np.zeros(rows.count, np.bool_)
        score = scaled(low, Fraction(1, self.scores(rulebook)[1].scale))
        rows = replace(rows, facts={**rows.facts, SCORE: score})
        return rows.test(sign.when).codes, np.asarray(low != high, np.bool_)


def _with_points(
    computed: ScoreColumns, scale: int, decided: Mapping[tuple[int, str], Fraction]
) -> tuple[dict[str, Points], dict[str, Answer]]:
    """Return the points of all criteria, times a finer scale, with those decided in place.

    A criterion that left the total comes back with the points it is given; at 0 points it stays out.
    """
    points, absent, times = dict(computed.points), dict(computed.absent), scale // computed.scale
    for id_, (low, high) in computed.points.items():
        first = low.astype(np.int64) * times
        points[id_] = first, first if low is high else high.astype(np.int64) * times
    for (unit, id_), given in decided.items():
        for end in points[id_]:
            end[unit] = int(given * scale)
        if id_ in absent:
            answer, here = absent[id_], np.arange(len(computed.possible)) == unit
            out = given == 0 and not answer.fails[unit]
            absent[id_] = Answer(np.where(here, out, answer.may_hold), np.where(here, not out, answer.fails))
    return points, absent


def rows_then(now: YearColumns, then: YearColumns, kind: str) -> Any:
    """Return the row of each subject in another period; -1 where it was none then."""
    places = places_in(now.facts.ids(kind), then.facts.ids(kind))
    there = np.r_[then.counted(kind), False]  # the last one for those that were nowhere
    return np.where(there[places], places, -1)


class ScoredSubjects(Mapping[str, Pair]):
    """The scores of a rulebook's subjects in a period, by id.

    `needs_of` says what the row at a place needs; `appraised` puts in the points that were decided.
    """

    def __init__(
        self,
        year: YearColumns,
        rulebook: Rulebook,
        needs_of: Callable[[int], tuple[Need, ...]],
        appraised: Callable[[Scored, str], Scored],
    ) -> None:
        self.year, self.rulebook, self.kind = year, rulebook, year.kind_of(rulebook)
        self.needs_of, self.appraised = needs_of, appraised
        self._found: dict[str, Pair] = {}

    def __getitem__(self, id_: str) -> Pair:
        if id_ not in self._found:
            place = self.year.place_of(self.kind, id_)
            if place is None:
                raise KeyError(id_)
            computed = self._computed(place)
            self._found[id_] = self.appraised(computed, id_), computed
        return self._found[id_]

    def __iter__(self) -> Iterator[str]:
        counted = self.year.counted(self.kind).tolist()
        return (id_ for id_, is_one in zip(self.year.ids(self.kind), counted, strict=True) if is_one)

    def __len__(self) -> int:
        return int(self.year.counted(self.kind).sum())

    def _computed(self, place: int) -> Scored:
        columns = self.year.scores(self.rulebook)[1]
        gates, tests = (
            {id_: KLEENE[codes[place]] for id_, codes in of.items()} for of in (columns.gates, columns.tests)
        )
        bands = columns.bands_in(int(columns.possible[place]))
        low, high = (_points(end[place], columns) for end in columns.score)
        return Scored(criteria_at(columns, place), low, high, gates, tests, bands, self.needs_of(place))


def criteria_at(columns: ScoreColumns, place: int) -> dict[str, ScoredCriterion]:
    """Return the points of a row's criteria, by id."""
    return {
        id_: ScoredCriterion(id_, _points(low[place], columns), _points(high[place], columns))
        for id_, (low, high) in columns.points.items()
    }


def _points(scaled: int, columns: ScoreColumns) -> Fraction:
    return Fraction(int(scaled), columns.scale)
