"""How a criterion gives points: by lines, or along a number, on one straight line between two ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name, Number, OneOf, OneOrMore, Part, Test, WrittenAs, derived, key
from engine.rulebook.model.conditions import Condition, ParameterRef, facts_in, parameters_in
from engine.rulebook.text.figures import shown
from engine.rulebook.text.places import NOWHERE, Place, Word

if TYPE_CHECKING:
    from engine.rulebook.compile.points_files import PointsReader

_FACT = Annotated[Name, Named("number")]
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class StraightLine:
    """`start`, and `step` for each one of a number (below zero counts as zero), from `bottom` to `top`.

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
    def end(self) -> Fraction | None:
        """The number from which on the points no longer change, None if they never do."""
        if self.jump is not None or not self.step:
            return self.jump
        return (self.at_infinity - self.start) / self.step

    def _limited(self, points: Fraction) -> Fraction:
        return min(max(points, self.bottom), self.top)


class Line(Part):
    give: Number = key("Cho điểm", "Số điểm khi dòng này được dùng.", "10")
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
    """Points on a straight line along a number, which stands under the key `counts`.

    `weights` are the keys that are points; of those in `changing` none may be nothing.
    """

    counts: ClassVar[str] = "for_each"
    weights: ClassVar[tuple[str, ...]]
    changing: ClassVar[tuple[str, ...]]

    @property
    def fact(self) -> str:
        return str(getattr(self, self.counts))

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    @property
    def parameters(self) -> tuple[str, ...]:
        return ()

    def checked(self, reader: PointsReader) -> Self:
        """Report what is wrong between its keys; return it as it is computed."""
        return self


class Proportion(AlongNumber):
    counts: ClassVar[str] = "in_proportion_to"
    weights: ClassVar[tuple[str, ...]] = ("give",)
    changing: ClassVar[tuple[str, ...]] = ("give",)
    give: Number = key("Điểm tối đa", "Số điểm khi đạt mức full_at.", "9")
    in_proportion_to: _FACT = key("Điểm theo tỷ lệ với", "Chỉ số mà điểm tăng theo.", "inspected_share")
    full_at: Annotated[Fraction | ParameterRef, WrittenAs(Word), Named("numeric")] = key(
        "Đủ điểm khi đạt", "Một số hoặc tham số $ten.", "$min_inspected_share"
    )

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        return ZERO, self.give

    def line(self, full: Fraction | None) -> StraightLine:
        """Return the points along the number, if all are given at `full`."""
        assert full is not None
        if full <= 0:
            return StraightLine(ZERO, ZERO, ZERO, self.give, jump=full)
        return StraightLine(ZERO, self.give / full, ZERO, self.give)

    @property
    def parameters(self) -> tuple[str, ...]:
        return (self.full_at.name,) if isinstance(self.full_at, ParameterRef) else ()

    def checked(self, reader: PointsReader) -> Self:
        return replace(self, full_at=reader.full_at(self.fact, self.full_at))

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "Proportion", {"give": self.give, "fact": self.fact, "full_at": self.full_at}


class Minus(AlongNumber):
    weights: ClassVar[tuple[str, ...]] = ("from_", "minus", "at_least")
    changing: ClassVar[tuple[str, ...]] = ("minus",)
    from_: Number = key("Điểm bắt đầu", "Số điểm khi chưa trừ.", "5")
    minus: Number = key("Trừ mỗi cái", "Trừ bao nhiêu điểm cho mỗi cái.", "2.5")
    for_each: _FACT = key("Tính theo", "Chỉ số được đếm.", "repeat_venues")
    at_least: Number = key("Không dưới", "Điểm không xuống dưới mức này.", "0")

    @property
    def full_at(self) -> None:
        return None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        return self.at_least, self.from_

    def line(self, full: Fraction | None = None) -> StraightLine:
        return StraightLine(self.from_, -self.minus, self.at_least, max(self.from_, self.at_least))

    def checked(self, reader: PointsReader) -> Self:
        if self.at_least > self.from_:
            ends = {"low": shown(self.at_least), "high": shown(self.from_)}
            reader.faulting.add("R518", self.spot("at_least"), **ends)
        return self

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        named = {"start": self.from_, "minus": self.minus, "fact": self.fact, "at_least": self.at_least}
        return "Minus", named


class Plus(AlongNumber):
    """`decided`: the points an office decides and declares, as they are."""

    weights: ClassVar[tuple[str, ...]] = ("plus", "at_most")
    changing: ClassVar[tuple[str, ...]] = ("plus", "at_most")
    plus: Number = key("Cộng mỗi cái", "Cộng bao nhiêu điểm cho mỗi cái.", "15")
    for_each: _FACT = key("Tính theo", "Chỉ số được đếm.", "repeat_venues")
    at_most: Number = key("Không quá", "Điểm không vượt mức này.", "45")
    decided: bool = derived(default=False)

    @property
    def full_at(self) -> None:
        return None

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        return ZERO, self.at_most

    def line(self, full: Fraction | None = None) -> StraightLine:
        return StraightLine(ZERO, self.plus, min(ZERO, self.at_most), self.at_most)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        named = {"plus": self.plus, "fact": self.fact, "at_most": self.at_most, "decided": self.decided}
        return "Plus", named


class Decided(Part):
    """The points an office decides, as it declares them; once read they are a `Plus`."""

    as_declared: Name = key(
        "Dữ kiện phải khai", "Dữ kiện có asks: points trong rules/declared.", "diem_hoi_dong"
    )


def _form_of_points(value: Any) -> str:
    if isinstance(value, list):
        return "lines"
    keys = value if isinstance(value, dict) else {}
    if "as_declared" in keys:
        return "decided"
    if "plus" in keys:
        return "plus"
    return "minus" if "minus" in keys or "from" in keys else "proportion"


FORMS: Mapping[str, Any] = {
    "lines": OneOrMore[Line],
    "proportion": Proportion,
    "minus": Minus,
    "plus": Plus,
    "decided": Decided,
}
ByNumber = Proportion | Minus | Plus
Points = Lines | ByNumber
PointsForm = Annotated[Any, OneOf(_form_of_points, lambda: FORMS)]
