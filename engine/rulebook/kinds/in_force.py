"""Days on which something holds."""

from __future__ import annotations

from datetime import date

from engine.rulebook.kinds.words import Day, Part, key


class InForce(Part, means=("Khoảng ngày có hiệu lực", "until không bắt buộc.", "{from: 2022-02-10}")):
    from_: Day = key("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.", "2022-02-10")
    until: Day | None = key("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2030-12-31", default=None)

    def holds_on(self, day: date) -> bool:
        return self.from_ <= day and (self.until is None or day <= self.until)
