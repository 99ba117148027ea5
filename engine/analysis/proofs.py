"""All proofs over all rulebooks: what is dead, missing or contradictory in rules that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from engine.analysis.alike import alike_findings
from engine.analysis.bands import band_findings, gate_findings, total_findings
from engine.analysis.cases import cases, parameters_of_rulebook, spots
from engine.analysis.dated_parts import edition_findings, far_day_findings, out_of_force_findings
from engine.analysis.findings import Finding, finding_at
from engine.analysis.follow_up_rules import chain_findings, reward_findings
from engine.analysis.incentives import incentive_findings, order_findings
from engine.analysis.lines import line_findings, sign_findings
from engine.analysis.monotone import monotone_findings, opposed_findings
from engine.analysis.needless import needless_findings
from engine.analysis.quotas import quota_findings, target_findings
from engine.analysis.regimes import Regime, over_stretches
from engine.analysis.samples import Unsettled
from engine.analysis.subject import Studied, studied
from engine.analysis.unasked import unasked_findings
from engine.rulebook.compile.rulebook_checks import bands_used
from engine.rulebook.model.editions import editions
from engine.rulebook.model.rulebook import Rulebook, Rules


def findings_of(rules: Rules, texts: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Return what the proofs found, in the order of files and lines.

    `texts` are all files of the rules, those read by other parts too: what none of them names is not used.
    """
    findings = [f for name in sorted(rules.rulebooks) for f in _of_editions(rules, rules.rulebooks[name])]
    findings += [
        f for name in sorted(rules.rulebooks) for f in _out_of_force(studied(rules, rules.rulebooks[name]))
    ]
    findings += opposed_findings([studied(rules, rules.rulebooks[name]) for name in sorted(rules.rulebooks)])
    findings += edition_findings(rules)
    findings += alike_findings(rules)
    findings += far_day_findings(rules)
    findings += quota_findings(rules)
    findings += target_findings(rules)
    findings += chain_findings(rules.follow_up)
    findings += reward_findings(rules)
    findings += unasked_findings(rules)
    findings += out_of_force_findings(rules)
    findings += unused_parameters(rules, texts) if texts is not None else []
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _of_editions(rules: Rules, book: Rulebook) -> Iterator[Finding]:
    """Prove each edition by itself; what holds in some only says from which day, and to which."""
    every = editions(book)
    findings_by_edition = [(edition, list(_of(studied(rules, edition)))) for edition in every]
    reported: set[object] = set()
    for edition, findings in findings_by_edition:
        for finding in findings:
            everywhere = all(finding.order in {f.order for f in all_} for _, all_ in findings_by_edition)
            if not everywhere and "since" not in finding.fault.params:
                days = {"since": edition.in_force_from.isoformat()}
                days |= {"until": edition.in_force_until.isoformat()} if edition.in_force_until else {}
                fault = replace(finding.fault, params={**finding.fault.params, **days})
                finding = replace(finding, fault=fault)
            if finding.order not in reported:
                reported.add(finding.order)
                yield finding


def _of(book: Studied) -> Iterator[Finding]:
    yield from line_findings(book)
    yield from monotone_findings(book)
    yield from incentive_findings(book)
    yield from order_findings(book)
    yield from sign_findings(book)
    yield from needless_findings(book)
    yield from _over_dates(book)


def _over_dates(book: Studied) -> Iterator[Finding]:
    """Look at gates, bands and totals on each date; what holds on dates in a row is told once."""
    return over_stretches(
        (units, list(_on(book, units))) for units in book.regimes(parameters_of_rulebook(book.rulebook))
    )


def _on(book: Studied, units: tuple[Regime, ...]) -> Iterator[Finding]:
    try:
        combinations = cases(book, units)
    except Unsettled:
        combinations = []
        yield book.finding("P306", book.rulebook.place, None)
    at = list(spots(book.rulebook, combinations))
    yield from gate_findings(book, units, at)
    yield from band_findings(book, units, at)
    yield from total_findings(book, combinations)


def _out_of_force(book: Studied) -> Iterator[Finding]:
    """Tell a rulebook that asks for the band of another on days that one is not in force."""
    own = book.rulebook
    for name in bands_used(own):
        other = book.rules.rulebooks[name]
        day = _day_without(own, other)
        if day is not None:
            yield finding_at("P801", own.place, own.name, day, name=name, day=day)


def _day_without(own: Rulebook, other: Rulebook) -> date | None:
    """Return the first day on which one rulebook is in force and the other is not, None if there is none."""
    if other.in_force_from > own.in_force_from:
        return own.in_force_from
    if other.in_force_until is None or own.in_force_until == other.in_force_until:
        return None
    after = other.in_force_until + timedelta(days=1)
    return after if own.in_force_until is None or after <= own.in_force_until else None


def unused_parameters(rules: Rules, texts: Mapping[str, str]) -> Iterable[Finding]:
    named = {name for text in texts.values() for name in re.findall(r"\$([A-Za-z][A-Za-z0-9_-]*)", text)}
    for name, parameter in rules.parameters.items():
        if name not in named:
            yield finding_at("P802", parameter.place, "", name=name)
