"""Which bands a score may have: both ends, and both values of every unknown gate and band test."""

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction

from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Band, Rulebook
from engine.scoring.joint_answers import TestedFacts, joint_answers

Answers = Mapping[str, bool]


def possible_bands(
    rulebook: Rulebook,
    low: Fraction,
    high: Fraction,
    gates: Mapping[str, Kleene],
    tests: Mapping[str, Kleene],
    tested: TestedFacts | None = None,
) -> tuple[str, ...]:
    """Return the bands still possible, best first: from one end of the score to the other, none left out.

    A band that no value of the unknown gates and tests allows is not among them, even if it lies between;
    where `tested` is given, no value of the facts they ask about.
    """
    possible: set[str] = set()
    for closed, true_tests in _turning_out(rulebook, gates, tests, tested):
        possible |= _between(rulebook, low, high, closed, true_tests)
    return tuple(band.id for band in rulebook.bands if band.id in possible)


def _turning_out(
    rulebook: Rulebook, gates: Mapping[str, Kleene], tests: Mapping[str, Kleene], tested: TestedFacts | None
) -> Iterator[tuple[Answers, Answers]]:
    """Yield the ways in which gates and tests of bands may turn out."""
    open_gates = [gate for gate in rulebook.gates if gates[gate.id] is None]
    open_bands = [band for band in rulebook.bands if band.when is not None and tests[band.id] is None]
    if tested is None or len(open_gates) + len(open_bands) < (1 if tested.together else 2):
        yield from itertools.product(completions(gates), completions(tests))
        return
    conditions = [part.when for part in (*open_gates, *open_bands) if part.when is not None]
    for answers in joint_answers(rulebook, conditions, tested):
        of_gates = dict(zip((gate.id for gate in open_gates), answers, strict=False))
        of_bands = dict(zip((band.id for band in open_bands), answers[len(open_gates) :], strict=True))
        yield _filled(gates, of_gates), _filled(tests, of_bands)


def _filled(answers: Mapping[str, Kleene], turned_out: Answers) -> Answers:
    return {name: bool(turned_out.get(name, answer)) for name, answer in answers.items()}


def completions(answers: Mapping[str, Kleene]) -> Iterator[Answers]:
    """Yield every way the unknown answers may turn out."""
    open_ = [name for name, answer in answers.items() if answer is None]
    settled = {name: answer for name, answer in answers.items() if answer is not None}
    for values in itertools.product((False, True), repeat=len(open_)):
        yield {**settled, **dict(zip(open_, values, strict=True))}


def _between(rulebook: Rulebook, low: Fraction, high: Fraction, gates: Answers, tests: Answers) -> set[str]:
    """Return the bands of both ends and of every score between at which a band begins."""
    steps = (b.from_ for b in rulebook.bands if b.from_ is not None and low < b.from_ < high)
    return {band_at(rulebook, points, gates, tests) for points in (low, *steps, high)}


def band_at(rulebook: Rulebook, points: Fraction, gates: Answers, tests: Answers) -> str:
    """Return the band of one exact score.

    A gate with `band` sets it; the first listed that holds wins. Else it is the highest band reached that
    every gate that holds allows and whose own test holds, or the lowest of these where none is reached. Where
    none is left: the lowest band the gates allow (a band set only by a gate counts too), whatever its own
    test says; where the gates have none in common, the lowest band of all.
    """
    for gate in rulebook.gates:
        if gate.band is not None and gates[gate.id]:
            return gate.band
    allowed = _allowed(rulebook, gates)
    ranked = [band for band in allowed if band.from_ is not None and tests.get(band.id, True)]
    reached = [band for band in ranked if band.from_ is not None and band.from_ <= points]
    if reached:
        return reached[0].id
    return (ranked or allowed or _by_points(rulebook))[-1].id


def _allowed(rulebook: Rulebook, gates: Answers) -> list[Band]:
    """Return the bands every gate that holds allows; those by a gate only are out unless one names them."""
    limits = [g.bands_allowed for g in rulebook.gates if g.bands_allowed is not None and gates[g.id]]
    open_ = rulebook.bands if limits else _by_points(rulebook)
    return [band for band in open_ if all(band.id in limit for limit in limits)]


def _by_points(rulebook: Rulebook) -> list[Band]:
    return [band for band in rulebook.bands if band.from_ is not None]
