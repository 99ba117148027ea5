"""What operations work with. Columns are loaded when first used: whoever only reads rules needs no NumPy."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as numpy

    from engine.analysis.domains import Domains as Domains
    from engine.analysis.incentives import Hiding as Hiding
    from engine.analysis.z3_formulas import FactVariables as FactVariables
    from engine.indicators import knowledge as knowledge
    from engine.indicators import record_cells as record_cells
    from engine.indicators.columnar import arithmetic as arithmetic
    from engine.indicators.columnar import frames as frames
    from engine.indicators.columnar import selecting as selecting
    from engine.indicators.columnar import series as series
    from engine.indicators.columnar.arithmetic import Exact as Exact
    from engine.indicators.columnar.period import PeriodColumns as PeriodColumns
    from engine.indicators.columnar.period_records import RowsOfSubjects as RowsOfSubjects
    from engine.indicators.columnar.series import Places as Places
    from engine.indicators.evaluator import PeriodFacts as PeriodFacts
    from engine.indicators.hiding_moves import FigureMove as FigureMove
    from engine.indicators.operations.over_records import OverRecords as OverRecords
    from engine.indicators.subjects import Subject as Subject
    from engine.indicators.values import RowsOfSubject as RowsOfSubject
    from engine.logic.cells import Cell as Cell
    from engine.logic.domains import Domain as Domain
    from engine.rulebook.compile.indicator_files import SetReader as SetReader
    from engine.scoring.columnar import columns as columns
    from engine.scoring.columnar import dtypes as dtypes
    from engine.scoring.columnar.columns import FactColumn as FactColumn
    from engine.scoring.columnar.dtypes import Mask as Mask
else:
    LOADED = {"numpy": "numpy"}
    LOADED |= {name: f"engine.indicators.{name}" for name in ("knowledge", "record_cells")}
    LOADED |= {name: f"engine.scoring.columnar.{name}" for name in ("columns", "dtypes")}
    COLUMNAR = ("arithmetic", "frames", "selecting", "series")
    LOADED |= {name: f"engine.indicators.columnar.{name}" for name in COLUMNAR}

    def __getattr__(name: str) -> ModuleType:
        if name not in LOADED:
            raise AttributeError(name)
        return globals().setdefault(name, import_module(LOADED[name]))
