"""Criteria that pay a commune for reporting nothing, and whether what is paired with them notices.

Some records exist only where somebody looks for them (`found_by_looking` of the rulebook). A criterion pays for
silence about them when a commune that reports none surely gets its most, while one that reports some may get less.
It must then be paired with something that silence does not satisfy: a criterion that can still withhold points, or a
gate or sign that can still be raised, when nothing of these kinds is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.samples import Sample, assignments, cuts_of_condition, cuts_of_points
from engine.analysis.silence import Silence
from engine.analysis.subject import Studied
from engine.logic.meaning import holds
from engine.rulebook.compile.parameter_dates import parameters_of
from engine.rulebook.model.conditions import Condition, facts_in
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import scored_criterion

MOST_TRIED = 30_000


def incentive_findings(studied: Studied) -> Iterator[Finding]:
    book = studied.rulebook
    if book.total is None or not book.found_by_looking:
        return
    silence = Silence(studied.rules, book)
    for criterion in book.criteria:
        (regime, *_), *_ = studied.regimes(parameters_of(criterion))
        pays = _pays(studied, criterion, silence, regime)
        if pays is None:
            continue
        quiet, loud = pays
        if not criterion.paired_with:
            yield studied.finding("P601", criterion.place, (quiet, regime), loud, id=criterion.id)
        elif not any(_notices(studied, name, silence, regime) for name in criterion.paired_with):
            params = {"id": criterion.id, "pairs": ", ".join(criterion.paired_with)}
            yield studied.finding("P602", criterion.place, (quiet, regime), loud, **params)


def _pays(
    studied: Studied, criterion: Criterion, silence: Silence, regime: Regime
) -> tuple[Sample, Sample] | None:
    """Return facts of a silent commune that gets the most, and of one that reports and gets less."""
    names = used_facts(criterion.points, criterion.applies_when)
    quiet = silence.facts(names)
    if not quiet:
        return None
    found = list(_cases(studied, criterion, names, regime))
    points = [_points(studied, criterion, case, regime) for case in found]
    silent = [i for i, case in enumerate(found) if all(case[name] == cell for name, cell in quiet.items())]
    less = [i for i, value in enumerate(points) if value < criterion.maximum and i not in silent]
    if not silent or not less or any(points[i] < criterion.maximum for i in silent):
        return None
    return found[silent[0]], found[less[0]]


def _cases(studied: Studied, criterion: Criterion, names: Iterable[str], regime: Regime) -> Iterable[Sample]:
    cuts = cuts_of_points(criterion.points, regime.frame, {})
    cuts_of_condition(criterion.applies_when, regime.frame, cuts)
    count, found = assignments(names, studied.domains, cuts)
    return found if count <= MOST_TRIED else ()


def _points(studied: Studied, criterion: Criterion, case: Sample, regime: Regime) -> Fraction:
    return scored_criterion(criterion, studied.rulebook, case.__getitem__, regime.frame).low


def _notices(studied: Studied, name: str, silence: Silence, regime: Regime) -> bool:
    """Tell whether a criterion can still withhold points, or a gate or sign be raised, in silence."""
    book = studied.rulebook
    criterion = next((c for c in book.criteria if c.id == name), None)
    if criterion is not None:
        return _withholds(studied, criterion, silence, regime)
    test = _test(book, name)
    if test is None:
        return False
    names = facts_in(test)
    quiet = silence.facts(names)
    _, found = assignments(names, studied.domains, cuts_of_condition(test, regime.frame, {}))
    return any(holds(test, {**case, **quiet}.__getitem__, regime.frame) is True for case in found)


def _withholds(studied: Studied, criterion: Criterion, silence: Silence, regime: Regime) -> bool:
    names = used_facts(criterion.points, criterion.applies_when)
    quiet = silence.facts(names)
    return any(
        scored_criterion(criterion, studied.rulebook, {**case, **quiet}.__getitem__, regime.frame).low
        < criterion.maximum
        for case in _cases(studied, criterion, names, regime)
    )


def _test(rulebook: Rulebook, name: str) -> Condition | None:
    tests = {gate.id: gate.when for gate in rulebook.gates} | {sign.id: sign.when for sign in rulebook.signs}
    return tests.get(name)
