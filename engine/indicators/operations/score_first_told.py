"""The score of a rulebook over the same returns, had nothing in them been changed or taken back later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from engine.indicators import contexts
from engine.logic.cells import Cell, unknown
from engine.logic.domains import Domain
from engine.rulebook.kinds.words import Name, key
from engine.rulebook.model.indicators import Indicator


class ScoreFirstTold(Indicator, operation="score_first_told"):
    explained = (
        "Điểm như báo cáo đầu",
        "Điểm của một bộ tiêu chí nếu số liệu giữ như lần báo đầu, dòng đã rút tính lại.",
    )
    from_first_report: ClassVar[bool] = True
    has_total: ClassVar[bool] = False
    open_by_itself: ClassVar[bool] = True
    score_first_told: Name = key(
        "Bộ tiêu chí", "Bộ tiêu chí của chính chủ thể này; chỉ nên dùng trong signs."
    )

    def checked(self, reader: contexts.SetReader) -> Self:
        reader.own_rulebook(self.score_first_told)
        return self

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "ScoreFirstTold", {"rulebook": self.score_first_told}

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        score = facts.evaluator.first_told
        return unknown() if score is None else score(self.score_first_told, subject.id, facts.period)

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        return columns.first_told_of(self.score_first_told)

    def domain(self, domains: contexts.Domains) -> Domain:
        from engine.rulebook.model.points_asked import SCORE

        return domains[SCORE]
