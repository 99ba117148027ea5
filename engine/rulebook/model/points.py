"""How a criterion gives points: by lines, or along a number, on one straight line between two ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any

from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import (
    Name,
    Number,
    OneOf,
    OneOrMore,
    Part,
    Test,
    Two,
    WrittenAs,
    derived,
    key,
    maybe,
    some,
)
from engine.rulebook.model.conditions import Condition, ParameterRef, facts_in, parameters_in
from engine.rulebook.text.places import NOWHERE, Place, Word

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class StraightLine:
    """`start`, and `step` for each one of a number (below zero counts as zero), from `bottom` to `top`.

    A `start` beyond `bottom` or `top` is a line whose points change from some number above zero only.

    `jump` stands for a step if nothing is divided: the number from which on `top` is given, else `bottom`.
    """

    start: Fraction
    step: Fraction
    bottom: Fraction
    top: Fraction
    jump: Fraction | None = None

    def at(self, number: Fraction) -> Fraction:
        if self.jump is not None:
            return self.top if number >= self.jump else self.bottom
        return self._limited(self.start + self.step * max(number, ZERO))

    @property
    def at_zero(self) -> Fraction:
        """The points if there is no number at all."""
        return self._limited(self.start)

    @property
    def at_infinity(self) -> Fraction:
        """The points of a number greater than any."""
        if self.step or self.jump is not None:
            return self.bottom if self.step < 0 else self.top
        return self.at_zero

    @property
    def begin(self) -> Fraction:
        """The number up to which the points are those of zero."""
        return (self.at_zero - self.start) / self.step if self.step else ZERO

    @property
    def end(self) -> Fraction | None:
        """The number from which on the points no longer change, None if they never do."""
        if self.jump is not None or not self.step:
            return self.jump
        return (self.at_infinity - self.start) / self.step

    def _limited(self, points: Fraction) -> Fraction:
        return min(max(points, self.bottom), self.top)


class Line(Part):
    points: Number = key("Cho điểm", "Số điểm khi dòng này được dùng.")
    when: Test | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, once read: the first whose condition holds gives its points."""

    lines: tuple[tuple[Fraction, Condition | None], ...]
    places: tuple[Place, ...] = field(default=(), compare=False)

    def place(self, index: int) -> Place:
        """Return where a line stands, counted from 0."""
        return self.places[index] if index < len(self.places) else NOWHERE

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the most that can be given: nothing if no line needs to hold."""
        gives = [give for give, _ in self.lines]
        gives += [] if any(when is None for _, when in self.lines) else [ZERO]
        return min(gives), max(gives)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the points depend on, each once, in the order written."""
        return tuple(dict.fromkeys(fact for _, when in self.lines for fact in facts_in(when)))

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(name for _, when in self.lines for name in parameters_in(when))


class AlongNumber(Part):
    """Points on a straight line between two ends: so many for each one of a number, or all at a mark of it.

    `decided`: the points an office decides and declares, as they are.
    """

    of: Annotated[Name, Named("number")] = key(
        "Tính theo", "Chỉ số là số. Đứng một mình: điểm do cơ quan quyết định và khai (asks: points)."
    )
    each: Number | None = maybe("Mỗi cái", "Mỗi cái cộng bao nhiêu điểm; số âm: trừ, từ mức cao nhất.")
    full_at: Annotated[Fraction | ParameterRef | None, WrittenAs(Word | None), Named("numeric")] = maybe(
        "Đủ điểm khi đạt", "Thay cho each: điểm theo tỷ lệ. Một số hoặc tham số $ten."
    )
    more_than: Number | None = maybe("Tính phần trên", "Chỉ phần trên mức này mới tính; bỏ trống là 0.", "50")
    ends: Two[Number] = some("Thấp nhất và cao nhất", "Điểm không ra ngoài hai mức này.")
    decided: bool = derived(default=False)

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.of,)

    @property
    def falls(self) -> bool:
        return self.each is not None and self.each < 0

    @property
    def parameters(self) -> tuple[str, ...]:
        return (self.full_at.name,) if isinstance(self.full_at, ParameterRef) else ()

    def line(self, full: Fraction | None = None) -> StraightLine:
        """Return the points along the number; `full` is where all are given, if that is how it is said."""
        (low, high), begin = self.ends, self.more_than or ZERO
        if full is not None and full <= begin:
            return StraightLine(low, ZERO, low, high, jump=full)
        step = self.each if full is None else (high - low) / (full - begin)
        assert step is not None
        return StraightLine((high if step < 0 else low) - step * begin, step, low, high)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        """Return what is signed by the words of the language that papers were first signed in."""
        low, high = self.ends
        start = {"from": low} if low and not self.falls else {}
        start |= {"more_than": self.more_than} if self.more_than is not None else {}
        if self.each is None:
            return "Proportion", {"give": high, "fact": self.of, "full_at": self.full_at, **start}
        if self.falls:
            return "Minus", {"start": high, "minus": -self.each, "fact": self.of, "at_least": low, **start}
        return "Plus", {"plus": self.each, "fact": self.of, "at_most": high, "decided": self.decided, **start}


FORMS: Mapping[str, Any] = {"lines": OneOrMore[Line], "along": AlongNumber}
Points = Lines | AlongNumber
PointsForm = Annotated[
    Any, OneOf(lambda value: "lines" if isinstance(value, list) else "along", lambda: FORMS)
]
