"""Days on which something holds."""

from datetime import date, timedelta
from typing import Annotated, Any, Protocol

from engine.rulebook.kinds.words import Day, Part, WrittenAs, key, maybe


class InForce(Part):
    from_: Day = key("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.")
    until: Day | None = maybe("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.", "2030-12-31")

    def holds_on(self, day: date) -> bool:
        return self.from_ <= day and (self.until is None or day <= self.until)


class PartForce(Part):
    """Days on which one part of a rulebook, or one rule, holds; an end that is not said is the rulebook's."""

    from_: Day | None = maybe("Có hiệu lực từ", "Ngày đầu tiên có hiệu lực.")
    until: Day | None = maybe("Có hiệu lực đến", "Ngày cuối cùng còn hiệu lực.")


Force = tuple[date | None, date | None]  # the first and the last day; None is an end that is not said
PartInForce = Annotated[Force, WrittenAs(PartForce | None)]
ALWAYS: Force = (None, None)
NEVER: Force = (date.max, date.min)
ONE_DAY = timedelta(days=1)


class OnDays(Protocol):
    @property
    def in_force(self) -> Force: ...


def in_force(meaning: str) -> Any:
    """Declare the days on which a part holds."""
    return key("Hiệu lực của phần này", meaning, "{from: 2021-01-01}", default=ALWAYS)


def holds_on(part: OnDays, day: date) -> bool:
    """Tell whether a part is in force on a day; an end that is not said is open."""
    start, until = part.in_force
    return (start is None or start <= day) and (until is None or day <= until)


def within(force: Force, start: date, until: date | None) -> tuple[date, date | None]:
    """Return the days of a part among those of what it is a part of."""
    ends = [day for day in (force[1], until) if day is not None]
    return max(force[0] or start, start), min(ends) if ends else None


def first_outside(force: Force, other: Force) -> date | None:
    """Return the first of some days on which another part is not in force; None where it always is."""
    start, until = force[0] or date.min, force[1] or date.max
    if start > until:
        return None
    if start < (other[0] or date.min) or start > (other[1] or date.max):
        return start
    return other[1] + ONE_DAY if other[1] is not None and other[1] < until else None
