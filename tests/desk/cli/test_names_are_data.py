"""Names belong to whoever writes the rules: no code asks for a rulebook, band, indicator or document by
name."""

from __future__ import annotations

import ast

from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS
from tests.conftest import ROOT

ALIKE = {
    "an example that editors and blanks show": {
        "A1", "A2", "committed_share", "dia_ban_ma_tuy", "healthy_commune", "minh-hoa", "plan_late_days",
        "tot",
    },
    "what an upgrade adds to shipped rules of before": {
        "nq-198-2025", "plan_random_share", "plan_strata_share",
    },
    "a word of the language, of JSON or of a form that a name is spelled like": {
        "cao", "commune", "days_since_inspection", "inspections", "last_inspection", "parties", "register",
        "score_first_told", "standing_body", "team_178", "venue_period", "violations", "workers",
    },
}  # fmt: skip


def names_in(rules: Rules) -> set[str]:
    """Return what rules call their parts; a letter alone may be any."""
    books, sets = rules.rulebooks, rules.indicator_sets.values()
    named = {
        *books,
        *rules.parameters,
        *rules.documents,
        *rules.actions,
        *rules.reports,
        *rules.offices.titles,
    }
    named |= {name for found in sets for name in (found.name, *found.indicators)}
    for book in books.values():
        parts = (*book.criteria, *book.groups, *book.gates, *book.bands, *book.signs, *book.streaks)
        named |= {part.id for part in parts}
    fields = {field for kind in KINDS.values() for field in kind.record_fields}
    return {name for name in named if len(name) > 1} - fields


def test_no_code_asks_for_a_part_of_the_rules_by_its_name(shipped_rules: Rules) -> None:
    names, found = names_in(shipped_rules), set()
    assert len(names) > 300
    for folder in ("desk", "engine", "facts"):
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.walk(ast.parse(path.read_text("utf-8")))
            found |= {
                n.value for n in tree if isinstance(n, ast.Constant) and isinstance(n.value, str)
            } & names
    assert found - set().union(*ALIKE.values()) == set()
