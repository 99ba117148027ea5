"""One small change at a time of a condition: its thresholds, its operators, its lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AnyPart,
    Apart,
    AtLeastOf,
    Compare,
    Condition,
    Known,
    Near,
    NoneOf,
    NoPart,
)
from engine.rulebook.model.points_asked import ids_in, put_to_each

THRESHOLD, OPERATOR = "threshold", "operator"
WHOLES = ("all", "any", "none")
OTHER_WAY = {
    "at_least": ("more_than",),
    "more_than": ("at_least",),
    "at_most": ("less_than",),
    "less_than": ("at_most",),
    "one_of": ("none_of",),
    "none_of": ("one_of",),
}


@dataclass(frozen=True, slots=True)
class ConditionChange:
    """What stood there, what stands there now, and the condition with it."""

    kind: str
    before: str
    after: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class ThresholdSteps:
    """The step of each fact's threshold, and whether its values start at zero and are whole."""

    step: Callable[[str], Fraction]
    low: Callable[[str], Fraction | None]


# Records are tested by counts and days.
WHOLE_STEPS = ThresholdSteps(lambda fact: Fraction(1), lambda fact: Fraction(0))


def changes_of(condition: Condition, steps: ThresholdSteps) -> Iterator[ConditionChange]:
    """Yield every change of a condition, in the order written."""
    if isinstance(condition, AnyPart | NoPart):
        yield from _of_each(condition, steps)
    elif isinstance(condition, AllOf | AnyOf | NoneOf | AtLeastOf):
        yield from _of_whole(condition)
        for index, part in enumerate(condition.parts):
            for change in changes_of(part, steps):
                parts = (*condition.parts[:index], change.condition, *condition.parts[index + 1 :])
                named = _at(index, change) if change.before.endswith(WHOLES) else change
                yield replace(named, condition=replace(condition, parts=parts))
    elif isinstance(condition, Compare):
        yield from _of_compare(condition, steps)
    elif isinstance(condition, Near):
        yield from _of_near(condition)
    elif isinstance(condition, Known):
        yield ConditionChange(
            OPERATOR,
            f"{condition.fact} known: {condition.wanted}",
            f"known: {not condition.wanted}",
            replace(condition, wanted=not condition.wanted),
        )
    else:
        yield from _of_apart(condition, steps)


def _at(index: int, change: ConditionChange) -> ConditionChange:
    """Say in which part of a whole another whole is changed: two may be alike."""
    return replace(change, before=f"{index + 1}.{change.before}", after=f"{index + 1}.{change.after}")


def _of_whole(condition: AllOf | AnyOf | NoneOf | AtLeastOf) -> Iterator[ConditionChange]:
    parts = condition.parts
    if isinstance(condition, AllOf) and len(parts) > 1:
        yield ConditionChange(OPERATOR, "all", "any", AnyOf(parts))
    elif isinstance(condition, AnyOf) and len(parts) > 1:
        yield ConditionChange(OPERATOR, "any", "all", AllOf(parts))
    elif isinstance(condition, NoneOf):
        yield ConditionChange(OPERATOR, "none", "any", AnyOf(parts))
    elif isinstance(condition, AtLeastOf):
        for n in (condition.n - 1, condition.n + 1):
            if 1 <= n <= len(parts):
                yield ConditionChange(
                    THRESHOLD, f"at_least {condition.n} of", f"at_least {n} of", replace(condition, n=n)
                )


def _of_each(condition: AnyPart | NoPart, steps: ThresholdSteps) -> Iterator[ConditionChange]:
    """Change what is asked of the points of each, everywhere at once; and whether of any or of none."""
    words = ("any", "no") if isinstance(condition, AnyPart) else ("no", "any")
    before, after = (f"{word}_{condition.kind}" for word in words)
    other = NoPart if isinstance(condition, AnyPart) else AnyPart
    yield ConditionChange(OPERATOR, before, after, other(condition.parts, condition.kind, condition.asked))
    for change in changes_of(condition.asked, steps):
        changed = replace(
            condition, asked=change.condition, parts=put_to_each(change.condition, ids_in(condition))
        )
        yield ConditionChange(change.kind, f"{before}: {change.before}", f"{before}: {change.after}", changed)


def _of_compare(leaf: Compare, steps: ThresholdSteps) -> Iterator[ConditionChange]:
    text = f"{leaf.fact} {leaf.op}"
    for op in OTHER_WAY.get(leaf.op, ()):
        yield ConditionChange(OPERATOR, text, f"{leaf.fact} {op}", replace(leaf, op=op))
    if leaf.op == "equal":
        yield from _of_equal(leaf)
    if len(leaf.operands) > 1:
        for operand in leaf.operands:
            left = tuple(o for o in leaf.operands if o != operand)
            yield ConditionChange(
                THRESHOLD, f"{text} [{operand}, …]", f"{text} […]", replace(leaf, operands=left)
            )
        return
    (operand,) = leaf.operands
    if isinstance(operand, Fraction):
        for value in beside(operand, steps.step(leaf.fact), steps.low(leaf.fact)):
            yield ConditionChange(
                THRESHOLD,
                f"{text} {plain(operand)}",
                f"{text} {plain(value)}",
                replace(leaf, operands=(value,)),
            )


def _of_equal(leaf: Compare) -> Iterator[ConditionChange]:
    (operand,) = leaf.operands
    text = f"{leaf.fact} equal"
    if isinstance(operand, bool):
        yield ConditionChange(
            OPERATOR,
            f"{leaf.fact}: {_yes(operand)}",
            f"{leaf.fact}: {_yes(not operand)}",
            replace(leaf, operands=(not operand,)),
        )
    elif isinstance(operand, Fraction):
        for op in ("at_least", "at_most"):
            yield ConditionChange(OPERATOR, text, f"{leaf.fact} {op}", replace(leaf, op=op))
    elif isinstance(operand, str):
        yield ConditionChange(
            OPERATOR, f"{text} {operand}", f"{leaf.fact} none_of {operand}", replace(leaf, op="none_of")
        )


def _of_near(leaf: Near) -> Iterator[ConditionChange]:
    way = ("after", "before") if leaf.after else ("before", "after")
    yield ConditionChange(
        OPERATOR, f"{leaf.fact} {way[0]}", f"{leaf.fact} {way[1]}", replace(leaf, after=not leaf.after)
    )
    if isinstance(leaf.within, Fraction):
        for value in beside(leaf.within, Fraction(1), Fraction(0)):
            yield ConditionChange(
                THRESHOLD,
                f"{leaf.fact} within_days {plain(leaf.within)}",
                f"{leaf.fact} within_days {plain(value)}",
                replace(leaf, within=value),
            )


def _of_apart(leaf: Apart, steps: ThresholdSteps) -> Iterator[ConditionChange]:
    if isinstance(leaf.by, Fraction):
        for value in beside(leaf.by, steps.step("score"), Fraction(0)):
            yield ConditionChange(
                THRESHOLD, f"by {plain(leaf.by)}", f"by {plain(value)}", replace(leaf, by=value)
            )


def beside(value: Fraction, step: Fraction, low: Fraction | None) -> Iterator[Fraction]:
    """Yield the thresholds one step below and above; none below where the figure begins."""
    for other in (value - step, value + step):
        if low is None or other >= low:
            yield other


def plain(number: Fraction) -> str:
    """Write a number as its author would: `59.99`."""
    return f"{float(number):.10g}"


def _yes(value: bool) -> str:
    return "yes" if value else "no"
