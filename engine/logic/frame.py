"""What the meaning of a test depends on besides its facts: the period, its calendar, parameters, the unit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from engine.logic.cells import Cell
from engine.logic.comparison import combined, compared
from engine.logic.kleene import Kleene
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import Compare, Leaf, Moment, ParameterRef
from facts.periods import Calendar, Period, days_later


@dataclass(frozen=True, slots=True)
class Frame:
    """`unit_fields` gives the yes/no fields of the subject's unit, which parameters may vary by."""

    period: Period
    calendar: Calendar
    parameters: Mapping[str, Parameter]
    unit_fields: Callable[[str], Cell]
    _asked: dict[str, tuple[Fraction, ...]] = field(default_factory=dict, compare=False, repr=False)

    def values_of(self, operand: Fraction | ParameterRef) -> tuple[Fraction, ...]:
        """Return what a number or parameter may be: several values where the unit's field is unknown."""
        if isinstance(operand, ParameterRef):
            if operand.name not in self._asked:
                self._asked[operand.name] = parameter_values(self.parameters[operand.name], self)
            return self._asked[operand.name]
        return (operand,)

    def days(self, moment: Moment) -> tuple[date, ...]:
        """Return the day a moment names, or the days it may be; none where the rules know no such day."""
        if moment.what == "period_start":
            return (self.period.start,)
        if moment.what == "period_end":
            return (self.period.end,)
        if moment.what == "period_day" and isinstance(moment.arg, tuple):
            return (date(self.period.year, *moment.arg),)
        if moment.what == "due":
            day = self._due(str(moment.arg))
            return (day,) if day is not None else ()
        assert isinstance(moment.arg, Fraction | ParameterRef)  # days_before_end; fields are the record's own
        return tuple(self.days_before_end(n) for n in self.values_of(moment.arg))

    def day(self, moment: Moment) -> date | None:
        return next(iter(self.days(moment)), None)

    def days_before_end(self, n: Fraction) -> date:
        """Go back some days, no further than the calendar goes."""
        return days_later(self.period.end, -int(n))

    def _due(self, name: str) -> date | None:
        """Return when a return is due: of its own kind this very period, of another the year's only one."""
        kind = next(k for k in self.calendar.kinds.values() if k.return_name == name)
        own = kind.name == self.period.kind
        if not own and any(window.n != 1 for window in kind.windows):
            return None
        period = self.calendar.at(kind.name, self.period.year, self.period.n if own else 1)
        return period.due if period else None


def parameter_values(parameter: Parameter, frame: Frame) -> tuple[Fraction, ...]:
    """Return the values a parameter may have for the unit on the period's last day, in the order of its
    lines.

    Every line that could be the first to hold counts: with a field of the unit unknown, there may be several.
    """
    values: list[Fraction] = []
    for value, condition in parameter.on(frame.period.end).lines:
        answer = True if condition is None else combined(condition, lambda leaf: _of_unit(leaf, frame))
        if answer is not False:
            values.append(value)
        if answer is True:
            break
    return tuple(dict.fromkeys(values))


def _of_unit(leaf: Leaf, frame: Frame) -> Kleene:
    """Answer a test on a yes/no field of the unit."""
    assert isinstance(leaf, Compare)  # settled when the rules were read: yes, no, one_of or none_of
    constants = [o for o in leaf.operands if not isinstance(o, ParameterRef | Moment)]
    return compared(leaf.op, frame.unit_fields(leaf.fact), [(constant,) for constant in constants])
