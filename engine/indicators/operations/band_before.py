"""The band of a rulebook for the year before: the one announced of the same unit, else as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from engine.indicators import contexts
from engine.logic.cells import NOT_APPLICABLE, Cell, State, unknown
from engine.logic.domains import Domain, states_if_none
from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name, key
from engine.rulebook.model.indicators import Bands, Indicator, Types
from engine.rulebook.model.types import BAND, FactType


class BandBefore(Indicator, operation="band_before"):
    """Where there was no result: unknown, or not applicable (tests on it do not hold), as `if_none` says."""

    explained = (
        "Hạng năm trước",
        "Hạng theo một bộ tiêu chí ở năm trước của chính đơn vị ấy: hạng đã công bố, chưa công bố thì như"
        " đang tính.",
        "{band_before: healthy_commune, if_none: unknown, vi: Xếp loại năm trước}",
    )
    compares_years: ClassVar[bool] = True
    open_by_itself: ClassVar[bool] = True
    band_before: Annotated[Name, Named("rulebook")] = key(
        "Bộ tiêu chí", "Bộ tiêu chí chấm chính loại chủ thể này.", "healthy_commune"
    )
    if_none: Literal["not_applicable", "unknown"] = key(
        "Khi năm trước không có kết quả",
        "unknown: chưa biết; not_applicable: coi như không đạt điều kiện nào về hạng (chỉ khi văn bản nói"
        " vậy).",
        "unknown",
    )

    @property
    def rulebooks(self) -> tuple[str, ...]:
        return (self.band_before,)

    def type_among(self, types: Types, bands: Bands) -> FactType:
        return FactType(BAND, bands.get(self.band_before, ("", ()))[1])

    def checked(self, reader: contexts.SetReader) -> Self:
        reader.own_rulebook(self.band_before)
        return self

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "BandBefore", {"rulebook": self.band_before, "if_none": self.if_none}

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        before = facts.evaluator.before
        if before is None:
            band = NOT_APPLICABLE
        else:
            band = before(self.band_before, subject.kind, subject.id, facts.period)
        none = band.state is State.NOT_APPLICABLE
        return unknown() if none and self.if_none == "unknown" else band

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        raise contexts.frames.NotColumnar(self.operation)

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(BAND, choices=self.type.choices, states=states_if_none(self.if_none))
