"""All proofs over all rulebooks: what is dead, missing, contradictory or unclear in rules that are read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from engine.analysis.cases import cases, parameters_of_rulebook, spots
from engine.analysis.dated_parts import (
    edition_findings,
    far_day_findings,
    moved_threshold_findings,
    out_of_force_findings,
)
from engine.analysis.dead_parts import (
    band_findings,
    gate_findings,
    line_findings,
    needless_findings,
    sign_findings,
    total_findings,
)
from engine.analysis.follow_up_rules import chain_findings, reward_findings
from engine.analysis.incentives import incentive_findings, order_findings
from engine.analysis.monotone import monotone_findings, opposed_findings
from engine.analysis.other_bands import other_band_findings
from engine.analysis.quotas import quota_findings, target_findings
from engine.analysis.samples import Unsettled
from engine.analysis.subject import Finding, Regime, Studied, finding_at, over_stretches, regimes, studied
from engine.indicators.forms_asked import forms_asked, forms_of_indicators
from engine.indicators.operations.ratio import Ratio
from engine.rulebook.compile.ledger import meet
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.editions import editions
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import FORMS, KINDS

PARTS_TITLED = {
    "criteria": "criterion",
    "bands": "band",
    "gates": "gate",
    "signs": "sign",
    "streaks": "streak",
}


def alike_findings(rules: Rules) -> Iterator[Finding]:
    for name in sorted(rules.rulebooks):
        yield from _same_titles(rules.rulebooks[name])
    yield from _same_codes(rules)
    for indicator_set in rules.indicator_sets.values():
        yield from _upside_down(rules, indicator_set)


def _same_titles(book: Rulebook) -> Iterator[Finding]:
    """Tell two parts of a kind, in force together, that only their ids tell apart."""
    reported: set[tuple[str, str]] = set()
    for edition in editions(book):
        for key, kind in PARTS_TITLED.items():
            seen: dict[str, str] = {}
            for part in getattr(edition, key):
                title = " ".join(unicodedata.normalize("NFC", part.title["vi"]).casefold().split())
                by = seen.setdefault(title, part.id)
                if by != part.id and (by, part.id) not in reported:
                    reported.add((by, part.id))
                    named = {"id": part.id, "by": by, "title": part.title["vi"]}
                    yield finding_at("P808", part.place, book.name, kind=kind, **named)


def _same_codes(rules: Rules) -> Iterator[Finding]:
    """Tell a code of two rulebooks of communes in force at once: B15 and B16 give the code alone."""
    communes = [b for b in rules.rulebooks.values() if rules.indicator_sets[b.subject].subject == "unit"]
    for at, book in enumerate(communes):
        for other in communes[:at]:
            if meet(_force(other), _force(book)) is None:
                continue
            theirs = {criterion.id for criterion in other.criteria}
            criteria = {criterion.id: criterion for criterion in reversed(book.criteria)}
            for criterion in reversed(criteria.values()):
                if criterion.id in theirs:
                    named = {"id": criterion.id, "name": book.name, "by": other.name}
                    yield finding_at("P816", criterion.place, book.name, **named)


def _force(book: Rulebook) -> tuple[date, date | None]:
    return book.in_force_from, book.in_force_until


def _upside_down(rules: Rules, indicator_set: IndicatorSet) -> Iterator[Finding]:
    """Tell a ratio whose lower figure is surely part of the upper one."""
    for indicator in rules.own_indicators(indicator_set.name).values():
        if not isinstance(indicator, Ratio):
            continue
        above, below = (indicator_set.indicators.get(n) for n in indicator.operands)
        if above is None or below is None or above.is_part_of(below):
            continue
        if below.is_part_of(above):
            named = {"name": indicator.name, "above": above.name, "below": below.name}
            yield finding_at("P807", indicator.place, "", **named, times=f"{float(indicator.times):g}")


def unasked_findings(rules: Rules) -> Iterator[Finding]:
    """Tell declared facts that no rulebook is about, and reports whose figures rest on forms nobody owes."""
    about = {book.subject for book in rules.rulebooks.values()}
    for name, declaration in rules.declarations.items():
        if name not in about:
            place = rules.indicator_sets[name].place
            yield finding_at("P814", place, "", name=name, facts=len(declaration.facts))
    forms_used = forms_ever_asked(rules)
    sets = [s.name for s in rules.indicator_sets.values() if s.subject == "unit"]
    for outline in rules.reports.values():
        lost: dict[str, list[str]] = {}
        for figure in outline.figures:
            home = next(s for s in sets if figure in rules.indicator_sets[s].indicators)
            forms = set(forms_of_indicators(behind(rules, home, [figure]).indicators)) & FORMS.keys()
            for form in sorted(forms - forms_used):
                lost.setdefault(form, []).append(figure)
        for form, figures in sorted(lost.items()):
            named = {"name": outline.report, "form": form, "figures": ", ".join(figures)}
            yield finding_at("P815", outline.place, "", **named)


def forms_ever_asked(rules: Rules) -> frozenset[str]:
    """Return the forms that rules in use read on any day."""
    days = {each.in_force_from for book in rules.rulebooks.values() for each in editions(book)}
    days |= {rule.in_force[0] or date.min for rule in rules.follow_up}
    days |= {declaration.in_force.from_ for declaration in rules.declarations.values()}
    return frozenset(form for day in days for form in forms_asked(rules, day))


def forms_never_asked(rules: Rules) -> tuple[str, ...]:
    """Return the forms of communes that no rule in use reads; appraisal is the appraising office's own."""
    forms_used = forms_ever_asked(rules)
    return tuple(form for form in FORMS if form not in forms_used and form != KINDS["appraisal"].form)


def findings_of(rules: Rules, texts: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Return what the proofs found, in the order of files and lines.

    `texts` are all files of the rules, those read by other parts too: what none of them names is not used.
    """
    findings = [f for name in sorted(rules.rulebooks) for f in _of_editions(rules, rules.rulebooks[name])]
    findings += [
        f for name in sorted(rules.rulebooks) for f in other_band_findings(rules, rules.rulebooks[name])
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
    findings += moved_threshold_findings(rules)
    findings += unused_parameters(rules, texts) if texts is not None else []
    return tuple(sorted(findings, key=lambda finding: finding.order))


def _of_editions(rules: Rules, book: Rulebook) -> Iterator[Finding]:
    """Prove each edition by itself; what holds in some only says from which day, and to which."""
    every = [each for each in editions(book) if regimes(rules, each, ())]  # of no period, nothing is proved
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


def unused_parameters(rules: Rules, texts: Mapping[str, str]) -> Iterable[Finding]:
    named = {name for text in texts.values() for name in re.findall(r"\$([A-Za-z][A-Za-z0-9_-]*)", text)}
    for name, parameter in rules.parameters.items():
        if name not in named:
            yield finding_at("P802", parameter.place, "", name=name)
