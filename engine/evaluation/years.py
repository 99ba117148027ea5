"""Evaluates rulebooks over the standing records: indicators, scores, signs and streaks of any period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.evaluation.bands_before import Announcements, BandsBefore
from engine.evaluation.result import COMPUTED, FINAL, Appraised, Pair, Result
from engine.indicators.evaluator import Evaluator, PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import NOT_APPLICABLE, Cell, between, unknown
from engine.logic.kleene import Kleene
from engine.logic.meaning import Facts
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.editions import edition, edition_in
from engine.rulebook.model.points_asked import asks_among
from engine.rulebook.model.rulebook import Rulebook, Rules, Sign, Streak
from engine.rulebook.model.types import NUMBER, FactType
from engine.scoring.needs import needs_of
from engine.scoring.oracle import scored, with_points
from engine.scoring.results import Need, Range, Scored, StreakState
from facts.forms.catalogue import NOTICE
from facts.lazy import LazyMapping
from facts.periods import Period
from facts.record_tables import RecordTables, tables_of
from facts.standing import Record, Standing

if TYPE_CHECKING:  # columns are loaded when they are asked: an explanation asks none
    from engine.evaluation.over_years import OverYears
    from engine.evaluation.year_columns import YearColumns
    from engine.indicators.columnar.period import PeriodColumns
    from engine.scoring.columnar.columns import FactColumn


class Evaluation:
    """Everything the rules say of the standing records; computed on demand and kept.

    Scores are computed by columns, for all subjects of a period at once; `facts` gives the cells of single
    subjects, with what is owed and the rows behind.
    """

    def __init__(
        self,
        standing: Standing,
        rules: Rules,
        announced: Announcements = MappingProxyType({}),
        earlier: Mapping[str, Standing] = MappingProxyType({}),
        first: Callable[[], Standing] | None = None,
    ) -> None:
        """Take what stands; `first` reads what would, had nothing been changed later (None: as it stands)."""
        self.standing = standing
        self.rules = rules
        self.announced = announced
        self.as_first_told = AsFirstTold(
            self, first, lambda original: type(self)(original, rules, earlier=earlier)
        )
        self.before = BandsBefore(rules, announced, self.score_of)
        self.evaluator = Evaluator(
            standing, rules, self.band_cell, self.as_first_told.cell, earlier, self.before.cell
        )
        self._columns: dict[Period, YearColumns] = {}
        self._scores: dict[tuple[str, Period], Mapping[str, Pair]] = {}

    @cached_property
    def over_years(self) -> OverYears:
        from engine.evaluation.over_years import OverYears

        return OverYears(self.rules, self.announced, self.columns, self.facts)

    @cached_property
    def tables(self) -> RecordTables:
        return tables_of(self.standing)

    def tables_at(self, period: Period) -> RecordTables:
        """Return what a period is read from, as a table of each kind."""
        own = self.evaluator.standing_at(period)
        return self.tables if own is self.standing else tables_of(own)

    def columns(self, period: Period) -> YearColumns:
        """Return a period by columns."""
        if period not in self._columns:
            from engine.evaluation.year_columns import YearColumns
            from engine.indicators.columnar.frames import frames_of
            from engine.indicators.columnar.period import PeriodColumns

            units = {unit.code for unit in self.rules.units.units}
            frames = frames_of(self.tables_at(period), self.rules.calendar, period, units)
            facts = PeriodColumns(
                frames,
                self.rules,
                bands_of=self._band_column,
                first_told_of=lambda name: self.as_first_told.column(
                    name, self.columns(period).ids("unit"), period
                ),
                at=lambda other: self.columns(other).facts,
                plain=self.facts(period),
            )
            self._columns[period] = YearColumns(facts)
        return self._columns[period]

    def _band_column(self, rulebook: str, facts: PeriodColumns) -> FactColumn:
        """Return the same as `band_cell` of all subjects at once."""
        if facts.plain.nameless or asks_among(self.rules.rulebooks[rulebook]):
            return self.columns(facts.period).band_facts(rulebook)
        from engine.evaluation.year_columns import YearColumns

        return YearColumns(facts).band_facts(rulebook)

    def facts(self, period: Period) -> PeriodFacts:
        return self.evaluator.at(period)

    def in_force(self, period: Period) -> tuple[Rulebook, ...]:
        """Return the rulebooks in force on the period's last day, in order of name."""
        books = (self.rules.rulebooks[name] for name in sorted(self.rules.rulebooks))
        return tuple(edition(b, period.end) for b in books if b.is_in_force(period.end))

    def kind_of(self, rulebook: Rulebook) -> str:
        return self.rules.indicator_sets[rulebook.subject].subject

    def subjects(self, rulebook: Rulebook, period: Period) -> tuple[Subject, ...]:
        """Return whom a rulebook scores in a period, in order."""
        kind, year = self.kind_of(rulebook), self.columns(period)
        ids = zip(year.ids(kind), year.counted(kind).tolist(), strict=True)
        return tuple(Subject(kind, id_) for id_, counted in ids if counted)

    # Scores

    def scores(self, rulebook: Rulebook, period: Period) -> Mapping[str, Pair]:
        """Return, by subject, the score with appraised points in place, and the computed one."""
        key = (rulebook.name, period)
        if key not in self._scores:
            from engine.evaluation.year_columns import ScoredSubjects

            rulebook = edition_in(self.rules, rulebook, period.end)
            kind = self.kind_of(rulebook)
            self._scores[key] = ScoredSubjects(
                self.columns(period),
                rulebook,
                needs_of=lambda place: self.needs_of(rulebook, place, period),
                appraised=lambda computed, id_: self.with_appraised(
                    rulebook, computed, Subject(kind, id_), period
                ),
            )
        return self._scores[key]

    def score_of(self, rulebook: Rulebook, id_: str, period: Period) -> Pair | None:
        """Return one subject's scores, None where it is no subject then."""
        return self.scores(rulebook, period).get(id_)

    def computed_ends(self, rulebook: Rulebook, id_: str, period: Period) -> Range | None:
        """Return the least and the most of a subject's computed score, None where it is no subject then."""
        year = self.columns(period)
        place = year.place_of(self.kind_of(rulebook), id_)
        if place is None:
            return None
        computed = year.scores(rulebook)[1]
        low, high = (Fraction(int(end[place]), computed.scale) for end in computed.score)
        return low, high

    def possible_bands(
        self, rulebook: Rulebook, period: Period
    ) -> Iterator[tuple[Subject, str, tuple[str, ...]]]:
        """Yield each subject, its unit, and the bands it may have, best first; read from the columns."""
        year, kind = self.columns(period), self.kind_of(rulebook)
        final = year.scores(rulebook)[0]
        bands = {bits: final.bands_in(bits) for bits in set(final.possible.tolist())}
        columns = (year.ids(kind), year.units(kind), final.possible.tolist(), year.counted(kind).tolist())
        rows = zip(*columns, strict=True)
        return ((Subject(kind, id_), unit, bands[bits]) for id_, unit, bits, counted in rows if counted)

    def needs_of(self, rulebook: Rulebook, place: int, period: Period) -> tuple[Need, ...]:
        """Return what the computed score of a row of the columns needs to be settled."""
        from engine.evaluation.year_columns import criteria_at

        year, kind = self.columns(period), self.kind_of(rulebook)
        computed = year.scores(rulebook)[1]
        if not year.unsettled(rulebook)[place]:
            return ()
        subject = Subject(kind, year.ids(kind)[place])
        facts, criteria = self.facts(period), criteria_at(computed, place)
        cells = self.cells_of(rulebook, subject, period, facts, COMPUTED)
        return needs_of(rulebook, criteria, cells, facts.frame(subject))

    def by_oracle(self, rulebook: Rulebook, subject: Subject, period: Period) -> Pair:
        """Return the scores of one subject by the plain reference, with the lines that settled criteria."""
        facts = self.facts(period)
        rulebook = edition_in(self.rules, rulebook, period.end)
        cells = self.cells_of(rulebook, subject, period, facts, COMPUTED)
        computed = scored(rulebook, cells, facts.frame(subject))
        return self.with_appraised(rulebook, computed, subject, period), computed

    def cells_of(
        self, rulebook: Rulebook, subject: Subject, period: Period, facts: PeriodFacts, which: int = FINAL
    ) -> Facts:
        """Return the facts of a subject with what is decided among units beside them."""

        def cell(name: str) -> Cell:
            if is_among(name):
                return self.among_cell(rulebook, subject.id, period, name, which)
            return facts.cell(subject, name)

        return cell

    def among_cell(self, rulebook: Rulebook, id_: str, period: Period, name: str, which: int) -> Cell:
        """Return what is decided of a unit among the others, not applicable where it is none."""
        year = self.columns(period)
        order, place = year.among(rulebook), year.place_of(self.kind_of(rulebook), id_)
        return NOT_APPLICABLE if order is None or place is None else order[which].cell(place, name)

    def with_appraised(
        self, rulebook: Rulebook, computed: Scored, subject: Subject, period: Period
    ) -> Scored:
        points = {
            id_: a.points
            for id_, a in self.appraised(rulebook, subject, period).items()
            if id_ in computed.criteria
        }
        if not points and not asks_among(rulebook):
            return computed
        facts = self.facts(period)
        cells = self.cells_of(rulebook, subject, period, facts)
        return with_points(rulebook, computed, points, cells, facts.frame(subject))

    def band_cell(self, rulebook: str, subject: Subject, facts: PeriodFacts) -> Cell:
        """Return the band of a subject under a rulebook, as a fact for others.

        Facts that leave nameless rows out give the band without them, unless it is decided among subjects.
        """
        book = self.rules.rulebooks[rulebook]
        if not (facts.nameless or asks_among(book)):
            book = edition_in(self.rules, book, facts.period.end)
            return scored(book, partial(facts.cell, subject), facts.frame(subject)).band_cell
        score = self.score_of(book, subject.id, facts.period)
        return unknown() if score is None else score[0].band_cell

    # What stands beside

    def _points_of(
        self, kind: str, rulebook: Rulebook, subject: Subject, period: Period
    ) -> Mapping[str, Record]:
        if subject.kind != "unit":
            return {}
        rows = self.evaluator.standing_at(period).registers.get((kind, subject.id, period.code), ())
        return {str(r.values["criterion"]): r for r in rows if r.values.get("rulebook") == rulebook.name}

    def appraised(self, rulebook: Rulebook, subject: Subject, period: Period) -> Mapping[str, Appraised]:
        rows = self._points_of("appraisal", rulebook, subject, period)
        return {id_: Appraised(Fraction(str(row.values["points"])), row) for id_, row in rows.items()}

    def self_score(self, rulebook: Rulebook, subject: Subject, period: Period) -> Mapping[str, Fraction]:
        rows = self._points_of("self_score", rulebook, subject, period)
        return {id_: Fraction(str(row.values["points"])) for id_, row in rows.items()}

    def result(self, rulebook: Rulebook, subject: Subject, period: Period) -> Result:
        score = self.score_of(rulebook, subject.id, period)
        if score is None:
            raise KeyError(subject.id)
        result = self._result(rulebook, subject, period, score)
        return replace(result, signs=dict(result.signs), streaks=dict(result.streaks))

    def explained(self, rulebook: Rulebook, subject: Subject, period: Period) -> Result:
        """Return the result with all that an explanation needs; signs and streaks on demand."""
        return self._result(rulebook, subject, period, self.by_oracle(rulebook, subject, period))

    def _result(self, rulebook: Rulebook, subject: Subject, period: Period, scores: Pair) -> Result:
        final, computed = scores
        rulebook = edition_in(self.rules, rulebook, period.end)
        signs, streaks = {s.id: s for s in rulebook.signs}, {s.id: s for s in rulebook.streaks}
        return Result(
            rulebook.name,
            subject,
            self.facts(period).unit_of(subject),
            period.code,
            final,
            computed,
            self.self_score(rulebook, subject, period),
            self.appraised(rulebook, subject, period),
            LazyMapping(signs, lambda id_: self.sign(rulebook, signs[id_], subject, period)),
            LazyMapping(streaks, lambda id_: self.streak(rulebook, streaks[id_], subject, period)),
        )

    def results(self, rulebook: Rulebook, period: Period) -> tuple[Result, ...]:
        return tuple(self.result(rulebook, s, period) for s in self.subjects(rulebook, period))

    def _place(self, subject: Subject, period: Period) -> int:
        place = self.columns(period).place_of(subject.kind, subject.id)
        if place is None:
            raise KeyError(subject.id)
        return place

    # Over the years

    def streak(self, rulebook: Rulebook, streak: Streak, subject: Subject, period: Period) -> StreakState:
        """Return for how many years running a subject has had the streak's bands, announced or computed."""
        return self.over_years.streaks(rulebook, streak, period).at(self._place(subject, period))

    def sign(self, rulebook: Rulebook, sign: Sign, subject: Subject, period: Period) -> Kleene:
        """Return whether a reporting-quality sign stands, in as many years running as it asks."""
        return self.over_years.sign_at(rulebook, sign, period, self._place(subject, period))


class AsFirstTold:
    """Reads first reports only if a score may differ in them; `first` None: nothing was changed."""

    def __init__(
        self, now: Evaluation, first: Callable[[], Standing] | None, over: Callable[[Standing], Evaluation]
    ) -> None:
        self.now, self.first, self.over = now, first, over

    def score(self, rulebook: Rulebook, id_: str, period: Period) -> Scored | None:
        """Return the computed score as first told, None where nothing was changed that moves it."""
        if self._ends(rulebook, id_, period) is None:
            return None
        score = self._then.score_of(rulebook, id_, period)
        return None if score is None else score[1]

    def cell(self, rulebook: str, id_: str, period: Period) -> Cell:
        """Return it as a fact; not applicable where it is the same as the computed one."""
        score = self.score(self.now.rules.rulebooks[rulebook], id_, period)
        if score is None:
            return NOT_APPLICABLE
        return between(score.low, score.high, score.owed)

    def column(self, rulebook: str, units: Iterable[str], period: Period) -> FactColumn:
        """Return the same fact of units, without who owes what."""
        from engine.scoring.columnar.columns import column_from_cells

        book = self.now.rules.rulebooks[rulebook]
        ends = (self._ends(book, id_, period) for id_ in units)
        cells = [NOT_APPLICABLE if e is None else between(*e) for e in ends]
        return column_from_cells(FactType(NUMBER), cells)

    def _ends(self, rulebook: Rulebook, id_: str, period: Period) -> Range | None:
        """Return the least and the most of that score, None where they are those of the computed one."""
        now = self.now.computed_ends(rulebook, id_, period)
        if now is None or id_ not in self._noticed:
            return None
        then = self._then.computed_ends(rulebook, id_, period)
        return None if then == now else then

    @cached_property
    def _then(self) -> Evaluation:
        return self.over(self.first() if self.first else self.now.standing)

    @cached_property
    def _noticed(self) -> frozenset[str]:
        """The units whose figures rest on something that is not as it was first told."""
        rows = (event.record for event in self.now.standing.events.get(NOTICE.name, ()))
        return frozenset() if self.first is None else frozenset(row.unit for row in rows)
