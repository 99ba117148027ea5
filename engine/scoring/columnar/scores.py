"""Scores many subjects at once, exactly as the oracle scores each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from engine.cells import State
from engine.rulebook.model import Rulebook
from engine.scoring.columnar.bands import BandCases, Codes, codes_of
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import Column, FactColumns, Mask, words
from engine.scoring.columnar.meaning import holding
from engine.scoring.columnar.points import Measure, criterion_points
from engine.scoring.columnar.widths import Ints, narrowest
from engine.scoring.frame import Frame

CHUNK = 32_000  # rows whose columns stay in a core's cache while their criteria are evaluated


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """The scores of many subjects. Points are whole numbers: points × `scale`, exact.

    `low` and `high` are criteria × rows; `gates` (gates × rows) and `tests` (bands with a test × rows) hold 0 no,
    1 yes, 2 unknown; `possible` (bands × rows) tells the bands a subject may still have; `best` and `worst` are the
    places of the first and the last of them in `bands`. The result is undecided where these two differ.
    """

    criteria: tuple[str, ...]
    bands: tuple[str, ...]
    scale: int
    low: Ints
    high: Ints
    score_low: Ints
    score_high: Ints
    gates: Codes
    tests: Codes
    possible: Mask
    best: Ints
    worst: Ints

    @property
    def undecided(self) -> Mask:
        return np.asarray(self.best != self.worst, np.bool_)

    def band_facts(self) -> Column:
        """Return each subject's band as a fact for other rulebooks: known, or unknown among those possible."""
        states = np.where(self.undecided, State.UNKNOWN, State.KNOWN).astype(np.uint8)
        return words(self.best, self.bands, states, self.possible.T)


def scores_from_columns(
    rulebook: Rulebook, columns: FactColumns, frame: Frame, chunk: int = CHUNK, workers: int = 1
) -> ScoreColumns:
    """Score every row. The result is the same to the byte whatever the chunk and the number of workers.

    `frame` gives period, calendar and parameters; units come as columns. Needs and reasons are the oracle's, asked
    for the subjects somebody looks at.
    """
    measure, cases = Measure.of(rulebook), BandCases.of(rulebook)
    scores = _blank(rulebook, measure, columns.rows)
    parts = [slice(at, min(at + chunk, columns.rows)) for at in range(0, columns.rows, chunk)]

    def fill(rows: slice) -> None:  # no two parts share a row
        block = Block(columns, rows, frame)
        _fill_points(scores, rulebook, measure, block)
        _fill_bands(scores, rulebook, cases, block)

    if workers == 1:
        for rows in parts:
            fill(rows)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(fill, parts))
    return scores


def _blank(rulebook: Rulebook, measure: Measure, rows: int) -> ScoreColumns:
    criteria, bands = len(rulebook.criteria), len(rulebook.bands)
    tests = sum(band.when is not None for band in rulebook.bands)
    return ScoreColumns(
        criteria=tuple(criterion.id for criterion in rulebook.criteria),
        bands=tuple(band.id for band in rulebook.bands),
        scale=measure.scale,
        low=np.zeros((criteria, rows), measure.points),
        high=np.zeros((criteria, rows), measure.points),
        score_low=np.zeros(rows, measure.score),
        score_high=np.zeros(rows, measure.score),
        gates=np.zeros((len(rulebook.gates), rows), np.uint8),
        tests=np.zeros((tests, rows), np.uint8),
        possible=np.zeros((bands, rows), np.bool_),
        best=np.zeros(rows, narrowest(0, bands)),
        worst=np.zeros(rows, narrowest(0, bands)),
    )


def _fill_bands(scores: ScoreColumns, rulebook: Rulebook, cases: BandCases, block: Block) -> None:
    rows = block.slice
    for place, gate in enumerate(rulebook.gates):
        scores.gates[place, rows] = codes_of(holding(gate.when, block), block.rows)
    tests = [band.when for band in rulebook.bands if band.when is not None]
    for place, condition in enumerate(tests):
        scores.tests[place, rows] = codes_of(holding(condition, block), block.rows)
    codes = [*scores.gates[:, rows], *scores.tests[:, rows]]
    table, places = cases.possible(scores.score_low[rows], scores.score_high[rows], codes)
    for band, possible in enumerate(table.T):
        scores.possible[band, rows] = possible[places]
    scores.best[rows] = table.argmax(axis=1)[places]
    scores.worst[rows] = (table.shape[1] - 1 - table[:, ::-1].argmax(axis=1))[places]


def _fill_points(scores: ScoreColumns, rulebook: Rulebook, measure: Measure, block: Block) -> None:
    rows = block.slice
    score_low, score_high = scores.score_low[rows], scores.score_high[rows]
    for place, criterion in enumerate(rulebook.criteria):
        points = criterion_points(criterion, rulebook, measure, block)
        scores.low[place, rows], scores.high[place, rows] = points.low, points.high
        score_low += points.low
        score_high += points.high
