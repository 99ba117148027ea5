"""What each figure behind a criterion asked of the records: which count, which do not, and why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engine.indicators.evaluator import PeriodFacts
from engine.indicators.record_cells import fields_of
from engine.indicators.subjects import Subject
from engine.indicators.windows import alive
from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene
from engine.logic.meaning import Facts, answer_of
from engine.rulebook.model.conditions import Condition, leaves
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from facts.forms.catalogue import KINDS
from facts.standing import Record

OUTSIDE, NOT_ALIVE, TEST = "outside", "not_alive", "test"


@dataclass(frozen=True, slots=True)
class Against:
    """Why a record does not count: its day lies outside, it was not active, or a test of `fact` fails."""

    what: str
    fact: str
    day: date | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One record a figure asked about. `beside` are records its answer rests on, as a venue's inspections."""

    indicator: str
    record: Record
    counts: Kleene
    against: tuple[Against, ...] = ()
    beside: tuple[Record, ...] = ()


def asked_by(facts: PeriodFacts, subject: Subject, names: Iterable[str]) -> tuple[Asked, ...]:
    """Return what the figures under these facts asked; of other years' rows only those that count."""
    reader = _Reader(facts, subject)
    checks = [check for name in reader.figures(names) for check in reader.asked(name)]
    return tuple(check for check in checks if check.counts is not False or reader.is_of_this_year(check))


class _Reader:
    def __init__(self, facts: PeriodFacts, subject: Subject) -> None:
        self.facts, self.subject = facts, subject
        self.indicators = facts.set_of(subject).indicators

    def figures(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the indicators at the bottom, each once: of a share, what is divided."""
        figures: dict[str, None] = {}
        for name in names:
            operands = self.indicators[name].operands if name in self.indicators else ()
            figures |= dict.fromkeys(self.figures(operands) if operands else (name,))
        return iter(figures)

    def asked(self, name: str) -> Iterator[Asked]:
        parts = self.indicators[name].over_records if name in self.indicators else {}
        selections = [part.over for part in parts.values()]
        if not selections:
            yield from (Asked(name, record, True) for record in self.facts.cell(self.subject, name).records)
        for selection in selections:
            of = self._venues if selection.kind == VENUE_PERIOD else self._records
            yield from of(name, selection)

    def is_of_this_year(self, check: Asked) -> bool:
        period = self.facts.rules.calendar.period(check.record.period)
        return period is not None and period.year == self.facts.period.year

    def _venues(self, name: str, selection: Selection) -> Iterator[Asked]:
        for row, counts, cells in self.facts.aggregator.venue_answers(self.subject, selection, self.facts):
            venue = Subject("venue", row.key[0])
            through = {r.source: r for cell in cells.values() for r in cell.records if r.kind != row.kind}
            against = self._tests(selection.where, cells.__getitem__, self.facts.frame(venue), counts)
            yield Asked(name, row, counts, against, tuple(through[source] for source in sorted(through)))

    def _records(self, name: str, selection: Selection) -> Iterator[Asked]:
        frame = self.facts.frame(self.subject)
        for record, counts in self.facts.aggregator.answers(self.subject, selection):
            yield Asked(name, record, counts, tuple(self._against(record, selection, frame, counts)))

    def _against(
        self, record: Record, selection: Selection, frame: Frame, counts: Kleene
    ) -> Iterator[Against]:
        if counts:
            return
        dated = selection.dated or (KINDS[record.kind].date if record.kind in KINDS else None)
        windows = self.facts.aggregator.windows(selection, frame)
        if selection.dated is not None or selection.within is not None:
            day = self.facts.aggregator.day_of(record, selection)
            if (
                day is None
                or day > frame.period.end
                or not any(w is None or w[0] <= day <= w[1] for w in windows)
            ):
                yield Against(OUTSIDE, dated or "", day)
        if selection.life is not None and not alive(record, selection.life, frame):
            start, end = (record.values.get(field) for field in KINDS[record.kind].life or ("", ""))
            early = isinstance(start, date) and start > frame.period.end
            field = (KINDS[record.kind].life or ("", ""))[0 if early else 1]
            gone = start if early else end
            yield Against(NOT_ALIVE, field, gone if isinstance(gone, date) else None)
        yield from self._tests(selection.where, fields_of(record, self.facts.registry), frame, counts)

    @staticmethod
    def _tests(where: Condition | None, facts: Facts, frame: Frame, counts: Kleene) -> tuple[Against, ...]:
        """Return the single tests that decide: those that fail, else those that are open; each fact once."""
        if counts:
            return ()
        answers = [(leaf.fact, answer_of(leaf, facts, frame)) for leaf in leaves(where)]
        wanted = False if counts is False and any(answer is False for _, answer in answers) else None
        failing = dict.fromkeys(fact for fact, answer in answers if answer is wanted)
        failing = failing or dict.fromkeys(fact for fact, _ in answers)  # one that holds where none may
        return tuple(Against(TEST, fact, cell=facts(fact)) for fact in failing)
