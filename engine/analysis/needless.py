"""What is written and does nothing: an alternative another covers, an end of a sum out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.analysis.findings import Finding, finding_at
from engine.analysis.subject import Studied
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AnyPart,
    AtLeastOf,
    Condition,
    NoneOf,
    facts_in,
    parameters_in,
)
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import points_asked
from engine.rulebook.model.rulebook import Group
from engine.rulebook.text.places import Place


def needless_findings(studied: Studied) -> Iterator[Finding]:
    for id_, place, test in _tests(studied):
        for alternative in _alternatives(test):
            yield from _covered(studied, id_, place, alternative)
    for group in studied.rulebook.groups:
        yield from _never_passed(studied, group)


def _tests(studied: Studied) -> Iterator[tuple[str, Place, Condition | None]]:
    book = studied.rulebook
    for criterion in book.criteria:
        yield criterion.id, criterion.place, criterion.applies_when
        if isinstance(criterion.points, Lines):
            for index, (_, test) in enumerate(criterion.points.lines):
                own = criterion.points.place(index)
                yield criterion.id, own if own.line else criterion.place, test
    yield from ((gate.id, gate.place, gate.when) for gate in book.gates)
    yield from ((band.id, band.place, band.when) for band in book.bands)
    yield from ((sign.id, sign.place, sign.when) for sign in book.signs)


def _alternatives(test: Condition | None) -> Iterator[tuple[Condition, ...]]:
    """Yield the parts of each `any` and `none` written in a test; those put to each criterion are not."""
    if not isinstance(test, AllOf | AnyOf | NoneOf | AtLeastOf) or isinstance(test, AnyPart):
        return
    if isinstance(test, AnyOf | NoneOf):
        yield test.parts
    for part in test.parts:
        yield from _alternatives(part)


def _covered(studied: Studied, id_: str, place: Place, parts: tuple[Condition, ...]) -> Iterator[Finding]:
    """Tell the first alternative that holds only where another one does.

    Only one that asks about all the other asks about: of two figures that say the same, one may be known and
    the other not.
    """
    for n, part in enumerate(parts):
        for m, other in enumerate(parts):
            if m == n or (m > n and part == other) or not set(facts_in(other)) <= set(facts_in(part)):
                continue
            names = (*parameters_in(part), *parameters_in(other))
            beyond = AllOf((part, NoneOf((other,))))
            if all(studied.example(beyond, units) is None for units in studied.regimes(names)):
                yield studied.finding("P108", place, None, id=id_, n=n + 1, by=m + 1)
                return


def _never_passed(studied: Studied, group: Group) -> Iterator[Finding]:
    """Tell a cap above all that criteria can give, a floor below the least, and one that pays for nothing."""
    for subtotal in points_asked(f"{group.id}.points", studied.rulebook).sums:
        free = subtotal.without_ends
        most, least = free.of(lambda c: c.maximum), free.of(lambda c: c.least)
        if subtotal.at_most is not None and subtotal.at_most > most:
            yield _idle(studied, group, "at_most", subtotal.at_most, most)
        if subtotal.at_least is not None and subtotal.at_least < least:
            yield _idle(studied, group, "at_least", subtotal.at_least, least)
        elif subtotal.at_least is not None and subtotal.at_least > 0:
            end = f"{float(subtotal.at_least):g}"
            yield finding_at("P403", group.place, studied.rulebook.name, id=group.id, end=end)


def _idle(studied: Studied, group: Group, key: str, end: Fraction, reached: Fraction) -> Finding:
    too_much, too_little = ("more than", "không bao giờ quá"), ("less than", "không bao giờ dưới")
    never, never_vi = too_much if key == "at_most" else too_little
    values = {"id": group.id, "key": key, "end": f"{float(end):g}", "reached": f"{float(reached):g}"}
    return finding_at("P402", group.place, studied.rulebook.name, **values, never=never, never_vi=never_vi)
