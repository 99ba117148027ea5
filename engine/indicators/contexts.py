"""What operations are given to work with. Only annotations name these, so nothing of it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.analysis.domains import Domains as Domains
    from engine.analysis.fact_variables import FactVariables as FactVariables
    from engine.analysis.hiding import Hiding as Hiding
    from engine.indicators.columnar.period import PeriodColumns as PeriodColumns
    from engine.indicators.columnar.rows_of_subjects import RowsOfSubjects as RowsOfSubjects
    from engine.indicators.columnar.series import Places as Places
    from engine.indicators.evaluator import PeriodFacts as PeriodFacts
    from engine.indicators.hiding_moves import FigureMove as FigureMove
    from engine.indicators.operations.over_records import OverRecords as OverRecords
    from engine.indicators.subjects import Subject as Subject
    from engine.indicators.values import RowsOfSubject as RowsOfSubject
    from engine.logic.cells import Cell as Cell
    from engine.logic.domains import Domain as Domain
    from engine.rulebook.compile.indicator_files import SetReader as SetReader
    from engine.scoring.columnar.columns import FactColumn as FactColumn
