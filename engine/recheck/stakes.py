"""What each row of a subject's returns carries: how many points, at most, could be lost if it is false.

A row in doubt is set aside as one that can't be used: it then counts, or not, whichever is worse. What a
set of such rows can cost is the fall of the least score. A stake is an upper bound on a row's share of
that: the stakes of any set of rows sum to at least what the set can cost.

Why: of each group there are rows that move each end of each figure as far as any so many rows do (`worst`),
and of several groups a union of such rows that does so too (`unions`), so together they cost at least what a
set of the same counts costs; and stakes are raised until they cover that, for all counts (`shares`). Rows
that move no figure are in doubt beside any others, or all of their form are. Assumed is what `worst` assumes,
of a figure's counted rows and of those it could count too; where the two are of one thing and move a figure
further together, they are one group.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple

from engine.evaluation.result import COMPUTED
from engine.evaluation.years import Evaluation
from engine.indicators.forms_asked import forms_behind
from engine.indicators.subjects import Subject
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.logic.meaning import Facts, holds
from engine.recheck.bound import UNITS
from engine.recheck.figures import NONE, Figure, FiguresInDoubt, identity
from engine.recheck.persons import is_of_persons, kinds_about_victims
from engine.recheck.shares import Counts, shares_of
from engine.recheck.unions import End, RowGroup, union_of, whole_group
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.points_asked import is_points
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.points import scored_criterion
from engine.scoring.results import Scored
from facts.archive.unusable import venue_path
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.standing import COMMUNE, Record, SetAside, Source, Standing

GATE = "gate"  # beside criteria: what a row in doubt could open
_POINTS_ALONE = frozenset({"self_score", "appraisal"})  # these say points, not what happened


class ReportedAt(NamedTuple):
    """Where a row stands: the returns of two periods may have one file name."""

    period: str
    source: Source


@dataclass(frozen=True, slots=True)
class StakedRow:
    """One row as a person would look it up, and what it carries in parts of a point."""

    kind: str
    key: tuple[str, ...]
    source: Source
    stake: int
    criteria: tuple[str, ...]  # where its points lie; GATE where a gate hangs on it
    beside: tuple[ReportedAt, ...] = ()  # further rows of the same thing
    period: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a subject's returns claim: a band, by how much it is reached, and the rows it rests on."""

    subject: str
    score: Fraction  # the least, as computed, with appraised points in place
    band: str
    margin: int | None  # parts of a point down to the next band; None: no lower band is reached by points
    rows: tuple[StakedRow, ...]  # those with a stake, in order of form and place
    unreported: int = 0  # parts that one event of each kind would cost which nobody reported
    first: int | None = None  # it is among so many first places too
    place_margin: int | None = None  # then: parts down to the score of the place after those

    @property
    def total(self) -> int:
        """Return the sum of all stakes."""
        return sum(row.stake for row in self.rows)


def can_be_rechecked(rulebook: Rulebook) -> bool:
    """Tell whether bands hang on gates that ask figures and on points that are added up alone.

    Else stakes cover too little: by a test of a band's own or a quota no points are lost, and a rounded sum,
    or one that a criterion can leave, loses other points than its criteria do. A gate that asks points is
    opened by rows of several criteria together, which are staked each by itself; one that asks a rank, by
    what others report.
    """
    facts = [fact for gate in rulebook.gates for fact in facts_in(gate.when)]
    added_up = not rulebook.rounding.of_sums and not any(c.leaves for c in rulebook.criteria)
    return (
        added_up
        and all(band.when is None for band in rulebook.bands)
        and all(gate.quota is None for gate in rulebook.gates)
        and not any(is_points(fact) or is_among(fact) for fact in facts)
    )


def claim_of(evaluation: Evaluation, rulebook: Rulebook, subject: Subject, period: Period) -> Claim:
    """Return what a subject's returns of a period claim under a rulebook."""
    return Claims(evaluation, rulebook, subject, period).claim()


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """The records of one event, or of one thing in the registers of a year (of the half-year too): they are
    true or false together."""

    records: tuple[Record, ...]

    @property
    def record(self) -> Record:
        return self.records[0]


class Claims:
    """What a subject's returns claim, and what rows in doubt would cost."""

    def __init__(self, evaluation: Evaluation, rulebook: Rulebook, subject: Subject, period: Period) -> None:
        self.evaluation, self.subject, self.period = evaluation, subject, period
        self.book = edition_in(evaluation.rules, rulebook, period.end)
        standing = evaluation.evaluator.standing_at(period)
        self.standing = _in_doubt(
            standing, [item for item in self._of_year(standing) if is_of_persons(item.record)]
        )
        self._known: dict[tuple[str, frozenset[int]], Fraction] = {}
        self._doubted: dict[frozenset[int], Evaluation] = {}  # of no row and of single ones
        self.reported = self._without_victims(self._score(self.standing))

    def claim(self) -> Claim:
        rows = (
            StakedRow(
                item.record.kind,
                item.record.key,
                item.record.source,
                stake,
                (*self._stakes[place],),
                tuple(ReportedAt(record.period, record.source) for record in item.records[1:]),
                item.record.period,
            )
            for place, item in enumerate(self.items)
            if (stake := self.stakes_by_place().get(place))
        )
        by_form = sorted(rows, key=lambda row: (KINDS[row.kind].form, row.source, row.key))
        return Claim(
            self.subject.id,
            self.reported.low,
            self._band,
            self._margin_in_parts,
            tuple(by_form),
            self._unreported(),
        )

    def _unreported(self) -> int:
        """Return what the score would lose by one more event of each kind, at whichever place is worst."""
        unit, period = self.subject.id, self.period.code
        more = tuple(
            SetAside(unit, period, kind.form, f"recheck {kind.name}", None, COMMUNE, "", 0)
            for kind in KINDS.values()
            if not kind.register
        )
        now, then = (
            self._score(replace(self.standing, set_aside=(*self.standing.set_aside, *of)))
            for of in ((), more)
        )
        return max(_parts(now.low - then.low), 0)

    def stakes_by_place(self) -> dict[int, int]:
        """Return the stakes of `items` that have one, in parts of a point, by place."""
        return {place: _parts(sum(of.values())) for place, of in self._stakes.items()}

    def criteria_of(self, place: int) -> frozenset[str]:
        """Return the criteria, and GATE, where the points of a row lie."""
        return frozenset(self._stakes.get(place, ()))

    def stake_in(self, criterion: str, place: int) -> Fraction:
        """Return the points of a row that lie in one criterion, or in the gates."""
        return self._stakes.get(place, {}).get(criterion, Fraction(0))

    @cached_property
    def _stakes(self) -> dict[int, dict[str, Fraction]]:
        """Place → criterion, or GATE → points."""
        stakes: dict[int, dict[str, Fraction]] = {}
        for name, figures in self._asked:
            for place, stake in self._stakes_in(name, figures).items():
                stakes.setdefault(place, {})[name] = stake
        return stakes

    # What is claimed

    @cached_property
    def _band(self) -> str:
        return self._lowest_band(self.reported.low, self.reported.gates)

    @cached_property
    def _floor(self) -> Fraction | None:
        """Return the least score at which the band is no lower, gates being as reported; None: at any."""
        below_all, *starts = self._scores_to_try
        if not self._falls(below_all, self.reported.gates):
            return None
        return next(start for start in starts if not self._falls(start, self.reported.gates))

    @property
    def _scores_to_try(self) -> Sequence[Fraction]:
        """Return a score below all bands, and those at which bands begin."""
        starts = sorted(band.from_ for band in self.book.bands if band.from_ is not None)
        return (min(starts, default=Fraction(0)) - 1, *starts)

    @cached_property
    def _margin(self) -> Fraction:
        """Return what rows carry that lower the band: the points down to the next, or the whole score where
        gates alone can lower it."""
        return Fraction(int((self.reported.low - (self._floor or 0)) * UNITS) + 1, UNITS)

    @property
    def _margin_in_parts(self) -> int | None:
        can_fall = self._floor is not None or self.losses(range(len(self.items)))[GATE]
        return _parts(self._margin) if can_fall else None

    def _falls(self, score: Fraction, gates: Mapping[str, Kleene]) -> bool:
        """Tell whether the band may be lower than claimed, for a score and what is known of gates."""
        order = [band.id for band in self.book.bands]
        return order.index(self._lowest_band(score, gates)) > order.index(self._band)

    def _lowest_band(self, score: Fraction, gates: Mapping[str, Kleene]) -> str:
        return possible_bands(self.book, score, score, gates, {})[-1]

    # Rows

    @cached_property
    def items(self) -> tuple[ReportedItem, ...]:
        """The rows of the year that may be looked up, in one order: all but those that offices known to be
        outside communes report."""
        rows, outside = self._of_year(self.standing), self.evaluation.rules.offices.outside_communes
        year = self.period.start, self.period.end
        return tuple(item for item in rows if not outside(item.record.office, *year))

    def _of_year(self, standing: Standing) -> tuple[ReportedItem, ...]:
        year, calendar = self.period.year, self.evaluation.rules.calendar

        def of_the_year(record: Record) -> bool:
            period = calendar.period(record.period)
            own = record.unit == self.subject.id and record.kind not in _POINTS_ALONE
            return own and period is not None and period.year == year

        registered: dict[tuple[str, tuple[str, ...]], list[Record]] = {}
        for register in standing.registers.values():
            for record in filter(of_the_year, register):
                registered.setdefault((record.kind, record.key), []).append(record)
        rows = [
            ReportedItem(tuple(sorted(records, key=lambda record: (record.period, record.source))))
            for records in registered.values()
        ]
        events = (event for of_kind in standing.events.values() for event in of_kind)
        rows += [ReportedItem(event.records) for event in events if of_the_year(event.record)]
        return tuple(
            sorted(
                rows,
                key=lambda item: (item.record.kind, item.record.key, item.record.period, item.record.source),
            )
        )

    @cached_property
    def _not_looked_at(self) -> Mapping[str, frozenset[int]]:
        """Return the rows of which each criterion, and the gates, read what nobody looks at: always in doubt
        there."""
        rules, subject = self.evaluation.rules, self.book.subject
        kinds = {
            name: kinds_about_victims(rules, subject, facts) for name, facts in self._facts_asked.items()
        }
        return {
            name: frozenset(place for place, item in enumerate(self.items) if item.record.kind in of)
            for name, of in kinds.items()
        }

    def _without_victims(self, scored: Scored) -> Scored:
        """Return what is known where nothing about victims is: the least points, and gates."""
        least = {
            name: self._least_points(name, NONE)
            for name, rows in self._not_looked_at.items()
            if rows and name != GATE and scored.criteria[name].computed is None
        }
        criteria = {
            name: replace(of, low=min(of.low, least.get(name, of.low)))
            for name, of in scored.criteria.items()
        }
        lost = sum((of.low - criteria[name].low for name, of in scored.criteria.items()), Fraction(0))
        gates = self._gates(NONE) if self._not_looked_at[GATE] else scored.gates
        return replace(scored, criteria=criteria, low=scored.low - lost, gates=gates)

    @cached_property
    def figures(self) -> FiguresInDoubt:
        places = {identity(record): n for n, item in enumerate(self.items) for record in item.records}
        rows = [item.record for item in self.items]
        return FiguresInDoubt(self.subject, self.period, rows, places, self._with_doubt, self._rows_read)

    @cached_property
    def _asked(self) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
        """Each criterion, and the gates, with the rows each of their figures counts."""
        return tuple((name, self.figures.asked(facts)) for name, facts in self._facts_asked.items())

    @property
    def _facts_asked(self) -> Mapping[str, Sequence[str]]:
        gates = [fact for gate in self.book.gates for fact in facts_in(gate.when)]
        return {c.id: c.facts for c in self.book.criteria} | {GATE: gates}

    # Losses

    def _stakes_in(self, name: str, figures: Sequence[Figure]) -> dict[int, Fraction]:
        """Return the stake of each row in a criterion: one for all rows of a group, and groups share none.

        Rows that no figure counts are in groups of their own: by the figure they could move, and, where
        several together cost what none does alone, by form. Those left over cost nothing together; whatever
        rows are looked at, these are in doubt beside them.
        """
        always = self._not_looked_at[name]
        names, places = [figure.name for figure in figures], frozenset(range(len(self.items))) - always
        if not self._loss(name, places):
            return {}
        figures = [Figure(figure.name, figure.rows - always) for figure in figures]
        counted = frozenset[int]().union(*(figure.rows for figure in figures))
        could = [Figure(of, self.figures.moving(of, places - counted, always)) for of in names]
        left = places.difference(counted, *(figure.rows for figure in could))
        alone = frozenset(place for place in left if self._loss(name, frozenset({place})))
        together, idle = self._together(name, left - alone, always)
        others = frozenset[int]().union(*(figure.rows for figure in could))
        could = [Figure(of, rows | self.figures.moving(of, others - rows, idle)) for of, rows in could]
        bonds = [
            Figure(figure.name, thing)
            for figure, other in zip(figures, could, strict=True)
            for thing in self.figures.straddling(figure.name, counted, other.rows, idle)
        ]

        def moved(end: End, rows: frozenset[int]) -> Fraction:
            return self.figures.moves(end[0], rows, idle)[end[1]]

        groups = [self._group(name, rows, names, idle) for rows in grouped((*figures, *could, *bonds))]
        ends = [(of, end) for of in names for end in (0, 1)]
        groups += [whole_group(rows, ends, moved) for rows in (*together, alone) if rows]

        @cache
        def most(counts: Counts) -> Fraction:
            return self._loss(name, union_of(groups, counts, moved) | idle)

        shares = shares_of(tuple(group.size for group in groups), most)
        of_groups = zip(groups, shares, strict=True)
        return {place: share for group, share in of_groups if share for place in group.rows[-1]}

    def _together(
        self, name: str, rows: frozenset[int], always: frozenset[int]
    ) -> tuple[list[frozenset[int]], frozenset[int]]:
        """Return rows by form, of the forms that cost something with others, and those of all other forms,
        `always` among them."""
        forms: dict[str, set[int]] = {}
        for place in sorted(rows):
            forms.setdefault(self.items[place].record.kind, set()).add(place)
        costly, idle = [], always
        for of in map(frozenset, forms.values()):
            if self._loss(name, idle | of):
                costly.append(of)
            else:
                idle |= of
        return costly, idle

    def _group(
        self, name: str, rows: frozenset[int], figures: Sequence[str], idle: frozenset[int]
    ) -> RowGroup:
        """Return for each count rows of a group as bad for each figure as any so many: all that move either
        end of a figure as far as so many rows can."""

        def weight(place: int) -> Fraction:
            ways = sum((self.figures.moved(figure, frozenset({place})) for figure in figures), Fraction(0))
            return ways + self._loss(name, frozenset({place})) / 1000

        worst = {
            (figure, end): choices
            for figure in figures
            for end, choices in self.figures.worst(figure, rows, idle, weight).items()
        }
        sets = [
            frozenset[int]().union(*(of[count].rows for of in worst.values())) for count in range(len(rows))
        ]
        first = sets[1] if len(sets) > 1 else rows
        least = self._loss(name, first | idle)
        otherwise = {place for place in rows if self._loss(name, idle | {place}) > least}
        far = {end: [choice.far for choice in choices] for end, choices in worst.items()}
        return RowGroup((frozenset(), *(some | otherwise for some in sets[1:]), rows), far)

    def losses(self, places: Iterable[int]) -> Mapping[str, Fraction]:
        """Return what each criterion, and the gates, can lose by rows in doubt."""
        doubted = frozenset(places)
        return {name: self._loss(name, doubted) for name in (*self.reported.criteria, GATE)}

    def _loss(self, name: str, places: frozenset[int]) -> Fraction:
        """Return what one criterion, or the gates, can lose: only rows of forms that it reads matter."""
        at = name, (places | self._not_looked_at[name]) & self._read[name]
        if at not in self._known:
            self._known[at] = self._lost_by_gates(at[1]) if name == GATE else self._points_lost(*at)
        return self._known[at]

    def _points_lost(self, name: str, places: frozenset[int]) -> Fraction:
        reported = self.reported.criteria[name]
        if reported.computed is not None:  # appraised: its points are decided
            return Fraction(0)
        return max(reported.low - self._least_points(name, places), Fraction(0))

    def _least_points(self, name: str, places: frozenset[int]) -> Fraction:
        facts = self._facts_with_doubt(places | self._not_looked_at[name])
        return scored_criterion(self.book.criterion(name), self.book, *facts).low

    def _lost_by_gates(self, places: frozenset[int]) -> Fraction:
        least = self._scores_to_try[0] if self._floor is None else self._floor
        return self._margin if self._falls(least, self._gates(places)) else Fraction(0)

    def _gates(self, places: frozenset[int]) -> Mapping[str, Kleene]:
        facts, frame = self._facts_with_doubt(places | self._not_looked_at[GATE])
        return {gate.id: holds(gate.when, facts, frame) for gate in self.book.gates}

    def _facts_with_doubt(self, places: frozenset[int]) -> tuple[Facts, Frame]:
        other = self._with_doubt(places)
        facts = other.facts(self.period)
        cells = other.cells_of(self.book, self.subject, self.period, facts, COMPUTED)
        return cells, facts.frame(self.subject)

    @cached_property
    def _read(self) -> Mapping[str, frozenset[int]]:
        """Return the rows that may matter to each criterion, and to the gates."""
        return {name: self._rows_read(facts) for name, facts in self._facts_asked.items()}

    def _rows_read(self, facts: Iterable[str]) -> frozenset[int]:
        forms = forms_behind(self.evaluation.rules, self.book.subject, facts)
        of = (KINDS[item.record.kind].form for item in self.items)
        return frozenset(place for place, form in enumerate(of) if forms is None or form in forms)

    def _with_doubt(self, places: frozenset[int]) -> Evaluation:
        if places in self._doubted:
            return self._doubted[places]
        other = self._other(_in_doubt(self.standing, [self.items[place] for place in sorted(places)]))
        if len(places) < 2:
            self._doubted[places] = other
        return other

    def _score(self, standing: Standing) -> Scored:
        return self._other(standing).by_oracle(self.book, self.subject, self.period)[0]

    def _other(self, standing: Standing) -> Evaluation:
        own = self.evaluation
        return Evaluation(standing, own.rules, own.announced, own.evaluator.earlier)


def grouped(figures: Iterable[Figure]) -> list[frozenset[int]]:
    """Return the rows of figures in groups: those of figures that share rows are together."""
    groups: list[frozenset[int]] = []
    for figure in figures:
        sharing = [group for group in groups if group & figure.rows]
        groups = [group for group in groups if group not in sharing]
        groups += [figure.rows.union(*sharing)] if figure.rows else []
    return groups


def _parts(points: Fraction | int) -> int:
    """Return points in parts, rounded up."""
    return -int(-Fraction(points) * UNITS // 1)


def _in_doubt(standing: Standing, items: Sequence[ReportedItem]) -> Standing:
    """Return what stands where some rows can't be used."""
    records = [record for item in items for record in item.records]
    gone = set(map(id, records))
    here = {(record.kind, record.unit, record.period) for record in records} & standing.registers.keys()
    of_kinds = {record.kind for record in records} & standing.events.keys()
    registers = {key: tuple(row for row in standing.registers[key] if id(row) not in gone) for key in here}
    events = {
        kind: tuple(event for event in standing.events[kind] if id(event.record) not in gone)
        for kind in of_kinds
    }
    return replace(
        standing,
        registers={**standing.registers, **registers},
        events={**standing.events, **events},
        set_aside=(*standing.set_aside, *map(_set_aside, records)),
    )


def _set_aside(record: Record) -> SetAside:
    first, *further = venue_path(KINDS[record.kind]) or ("",)
    venue = str(record.values.get(first) or "")
    return SetAside(
        record.unit,
        record.period,
        KINDS[record.kind].form,
        f"recheck {record.source.place}",
        None if further else venue,  # by way of another row: any venue of the unit
        record.office,
        record.source.file,
        record.source.row,
    )
