"""What a rulebook is for. Verbs ask for a role, never for a name: names belong to the rules' author."""

from collections.abc import Mapping
from datetime import date

from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rulebook, Rules

RECOGNITION = "recognition"  # communes: self-score (B15), appraisal (B16), ranking, announcement
INSPECTION = "inspection"  # venues: classification by risk, the plan of inspections
ROLE_OF: Mapping[str, str] = {"unit": RECOGNITION, "venue": INSPECTION}  # kind of subject → its role


def all_in_role(rules: Rules, role: str) -> tuple[Rulebook, ...]:
    """Return every rulebook of a role, oldest first."""
    found = (book for book in rules.rulebooks.values() if book.role == role)
    return tuple(sorted(found, key=lambda book: (book.in_force_from, book.name)))


def in_role_or_named(rules: Rules, role: str, name: str | None, day: date) -> Rulebook | None:
    """Return the edition on a day of the rulebook with a name, else with a role, if in force then."""
    if name is None:
        return in_role(rules, role, day)
    book = rules.rulebooks.get(name)
    return edition(book, day) if book is not None and book.is_in_force(day) else None


def in_role(rules: Rules, role: str, day: date) -> Rulebook | None:
    """Return the rulebook of a role in force on a day, in that day's edition; `check` allows one at most."""
    found = next((book for book in all_in_role(rules, role) if book.is_in_force(day)), None)
    return edition(found, day) if found is not None else None
