"""What no rulebook in use asks for: declared facts, and figures of a report over forms nobody owes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.analysis.findings import Finding, finding_at
from engine.indicators.forms_asked import forms_asked, forms_of_indicators
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.editions import editions
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS, KINDS


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
