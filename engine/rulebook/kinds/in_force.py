"""Days on which something holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from engine.rulebook.kinds.words import Day, Part, WrittenAs, key


class InForce(Part, means=("Khoảng ngày có hiệu lực", "until không bắt buộc.", "{from: 2022-02-10}")):
    from_: Day = key("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.", "2022-02-10")
    until: Day | None = key("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2030-12-31", default=None)

    def holds_on(self, day: date) -> bool:
        return self.from_ <= day and (self.until is None or day <= self.until)


class PartForce(
    Part, means=("Khoảng ngày có hiệu lực", "Cả hai đầu đều không bắt buộc.", "{from: 2021-01-01}")
):
    """Days on which one part of a rulebook, or one rule, holds; an end that is not said is the rulebook's."""

    from_: Day | None = key("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.", "2021-01-01", default=None)
    until: Day | None = key("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2020-12-31", default=None)


Force = tuple[date | None, date | None]  # the first and the last day; None is an end that is not said
PartInForce = Annotated[Force, WrittenAs(PartForce | None)]
