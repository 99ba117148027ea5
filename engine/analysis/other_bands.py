"""Parts of a rulebook that ask for the band of another: out of its days, or silent on its unclassified."""

from collections.abc import Iterator

from engine.analysis.subject import Finding, finding_at
from engine.rulebook.kinds.in_force import first_outside, within
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook, Rules, Sign

BAND = ".band"


def other_band_findings(rules: Rules, book: Rulebook) -> Iterator[Finding]:
    for part in book.asking:
        for fact in dict.fromkeys(fact for fact in part.facts if fact.endswith(BAND)):
            other = rules.rulebooks[fact.removesuffix(BAND)]
            yield from _out_of_force(book, part, other)
            if isinstance(part, Gate | Band):
                yield from _unclassified(book, part, fact, other)


def _out_of_force(book: Rulebook, part: Criterion | Gate | Band | Sign, other: Rulebook) -> Iterator[Finding]:
    """Tell a part that asks for the band of another rulebook on days that one is not in force."""
    own = within(part.in_force, book.in_force_from, book.in_force_until)
    day = first_outside(own, (other.in_force_from, other.in_force_until))
    if day is not None:
        yield finding_at("P801", part.place, book.name, day, id=part.id, name=other.name, day=day)


def _unclassified(book: Rulebook, part: Gate | Band, fact: str, other: Rulebook) -> Iterator[Finding]:
    """Tell a test that treats a unit left unclassified like the best, without naming that band."""
    tests = [leaf for leaf in leaves(part.when) if isinstance(leaf, Compare) and leaf.fact == fact]
    named = {operand for test in tests for operand in test.operands}
    healthy = [band.id for band in other.bands if band.healthy]
    classified = [band.id for band in other.bands if band.from_ is not None]
    for band in (band for band in other.bands if band.from_ is None and band.id not in named):
        for test in tests:
            answer = _holds(test, band.id)
            like_the_best = any(_holds(test, each) == answer for each in healthy)
            if like_the_best and any(_holds(test, each) != answer for each in classified):
                kind = "gate" if isinstance(part, Gate) else "band"
                titled = {"band": band.id, "title": band.title["vi"], "name": other.name}
                yield finding_at("P212", part.place, book.name, kind=kind, id=part.id, **titled)
                break


def _holds(test: Compare, band: str) -> bool:
    return (band in test.operands) != (test.op == "none_of")
