"""Scores many subjects at once, exactly as the oracle scores each."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from engine.logic.cells import State
from engine.logic.frame import Frame
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.points_asked import is_plain_sum, points_of_tests
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.columnar.bands import BandCases, Bits, Codes, bits_for, codes_of, first_of, may_have
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import FactColumn, FactColumns, Mask, words
from engine.scoring.columnar.meaning import holding
from engine.scoring.columnar.of_what_applies import absence
from engine.scoring.columnar.points import Measure, Scorer, scorer
from engine.scoring.columnar.points_as_facts import CriteriaPoints, points_columns, whole_score
from engine.scoring.columnar.widths import Ints

CHUNKS = 20_000, 64_000  # rows whose columns stay in a core's cache while their criteria are evaluated


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """The scores of many subjects. Points are whole numbers: points × `scale`, exact.

    `low` and `high` hold an array a criterion, one and the same where every row of the criterion is settled,
    and so do `score_low` and `score_high`; `gates` (gates × rows) and `tests` (bands with a test × rows) hold
    0 no, 1 yes, 2 unknown; `possible` has a bit for each band a subject may still have, the first band's
    lowest. The result is undecided where there are several.
    """

    criteria: tuple[str, ...]
    bands: tuple[str, ...]
    scale: int
    low: tuple[Ints, ...]
    high: tuple[Ints, ...]
    score_low: Ints
    score_high: Ints
    gates: Codes
    tests: Codes
    possible: Bits
    leaving: tuple[str, ...]  # the criteria that may leave the total
    absent: Codes  # leaving × rows: whether each does, written as gates are

    @property
    def undecided(self) -> Mask:
        return np.asarray(self.possible & self.possible - self.possible.dtype.type(1), np.bool_)

    @property
    def best(self) -> Ints:
        """The place in `bands` of the first band each subject may have."""
        return first_of(self.possible, range(len(self.bands)))

    @property
    def worst(self) -> Ints:
        """The place of the last."""
        return first_of(self.possible, range(len(self.bands))[::-1])

    def band_facts(self) -> FactColumn:
        """Return each subject's band as a fact for other rulebooks: known, or unknown among those
        possible."""
        states = np.where(self.undecided, State.UNKNOWN, State.KNOWN).astype(np.uint8)
        may_be = np.array([may_have(self.possible, band) for band in range(len(self.bands))]).T
        return words(self.best, self.bands, states, may_be)


def scores_from_columns(
    rulebook: Rulebook, columns: FactColumns, frame: Frame, chunk: int | None = None, workers: int = 1
) -> ScoreColumns:
    """Score every row. The result is the same to the byte whatever the chunk and the number of workers.

    `frame` gives period, calendar and parameters; units come as columns. Needs and reasons are the oracle's,
    asked for the subjects somebody looks at.
    """
    measure, cases = Measure.of(rulebook), BandCases.of(rulebook)
    scores = _blank(rulebook, measure, columns)
    scorers = [scorer(criterion, rulebook, measure) for criterion in rulebook.criteria]
    chunk = chunk or chunk_for(columns.rows)
    parts = [slice(at, min(at + chunk, columns.rows)) for at in range(0, columns.rows, chunk)]

    def fill(rows: slice) -> None:  # no two parts share a row
        block = Block(columns, rows, frame)
        _fill_points(scores, scorers, block)
        _fill_absent(scores, rulebook, block)
        if not is_plain_sum(rulebook):
            _fill_kept_sums(scores, rulebook, rows)
        _fill_bands(scores, rulebook, cases, block)

    if workers == 1:
        for rows in parts:
            fill(rows)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(fill, parts))
    return scores


def chunk_for(rows: int) -> int:
    """Return how many rows to evaluate at a time: more are quicker, but what they take beside the result must
    be little."""
    least, most = CHUNKS
    return min(max(rows // 16, least), most)


def _blank(rulebook: Rulebook, measure: Measure, columns: FactColumns) -> ScoreColumns:
    rows = columns.rows
    tests = sum(band.when is not None for band in rulebook.bands)
    open_ = [may_be_open(criterion, columns) for criterion in rulebook.criteria]
    low = tuple(np.zeros((len(open_), rows), measure.points))
    apart = iter(np.zeros((sum(open_), rows), measure.points))
    score_low = np.zeros(rows, measure.score)
    return ScoreColumns(
        criteria=tuple(criterion.id for criterion in rulebook.criteria),
        bands=tuple(band.id for band in rulebook.bands),
        scale=measure.scale,
        low=low,
        high=tuple(next(apart) if o else ends for ends, o in zip(low, open_, strict=True)),
        score_low=score_low,
        score_high=np.zeros_like(score_low) if any(open_) else score_low,
        gates=np.zeros((len(rulebook.gates), rows), np.uint8),
        tests=np.zeros((tests, rows), np.uint8),
        possible=np.zeros(rows, bits_for(len(rulebook.bands))),
        leaving=tuple(criterion.id for criterion in rulebook.criteria if criterion.leaves),
        absent=np.zeros((sum(criterion.leaves for criterion in rulebook.criteria), rows), np.uint8),
    )


def may_be_open(criterion: Criterion, columns: FactColumns) -> bool:
    """Tell whether a criterion rests on anything unknown; a parameter may vary by any field of the unit."""
    facts = [columns.facts[name] for name in used_facts(criterion.points, criterion.applies_when)]
    return any(column.has_unknown for column in (*facts, *columns.unit.values()))


def _fill_bands(scores: ScoreColumns, rulebook: Rulebook, cases: BandCases, block: Block) -> None:
    rows = block.slice
    block = with_points_as_facts(block, rulebook, scores)
    for place, gate in enumerate(rulebook.gates):
        scores.gates[place, rows] = codes_of(holding(gate.when, block), block.rows)
    tests = [band.when for band in rulebook.bands if band.when is not None]
    for place, condition in enumerate(tests):
        scores.tests[place, rows] = codes_of(holding(condition, block), block.rows)
    codes = [*scores.gates[:, rows], *scores.tests[:, rows]]
    scores.possible[rows] = cases.possible(scores.score_low[rows], scores.score_high[rows], codes)


def with_points_as_facts(block: Block, rulebook: Rulebook, scores: ScoreColumns) -> Block:
    """Return the block with the points that gates and bands ask about, of its rows."""
    names = points_of_tests(rulebook)
    if not names:
        return block
    points = criteria_points(scores, block.slice)
    return Block(block.columns, block.slice, block.frame, points_columns(names, rulebook, points))


def criteria_points(scores: ScoreColumns, rows: slice) -> CriteriaPoints:
    """Return the points of the criteria in some rows; those of a settled criterion are one array."""
    low = [points[rows] for points in scores.low]
    high = [
        one if least is most else most[rows]
        for one, least, most in zip(low, scores.low, scores.high, strict=True)
    ]
    absent = {id_: scores.absent[place, rows] for place, id_ in enumerate(scores.leaving)}
    return CriteriaPoints(low, high, scores.scale, rows.stop - rows.start, absent)


def _fill_absent(scores: ScoreColumns, rulebook: Rulebook, block: Block) -> None:
    for place, criterion in enumerate(c for c in rulebook.criteria if c.leaves):
        scores.absent[place, block.slice] = codes_of(absence(criterion, block), block.rows)


def _fill_kept_sums(scores: ScoreColumns, rulebook: Rulebook, rows: slice) -> None:
    """Add up group by group where a group keeps its sum between ends, or bring the sum to the total."""
    low, high = whole_score(rulebook, criteria_points(scores, rows))
    scores.score_low[rows] = low
    if scores.score_high is not scores.score_low:
        scores.score_high[rows] = high


def _fill_points(scores: ScoreColumns, scorers: Sequence[Scorer], block: Block) -> None:
    rows = block.slice
    for low, high, score in zip(scores.low, scores.high, scorers, strict=True):
        points = score(block)
        low[rows] = points.low
        scores.score_low[rows] += points.low
        if high is not low:
            high[rows] = points.high
        if scores.score_high is not scores.score_low:
            scores.score_high[rows] += points.high
