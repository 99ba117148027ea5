"""The rules as one day would have them: every parameter at its value of that day, for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk.base.faults import WrongUse
from engine.rulebook.model.editions import edition
from engine.rulebook.model.parameters import Parameter
from engine.rulebook.model.rulebook import Rules


def rules_on(rules: Rules, day: date) -> Rules:
    """Return rules whose parameters never change from what they are on `day`; rulebooks are those in force
    then."""
    books = {
        name: replace(edition(book, day), in_force_from=date.min, in_force_until=None)
        for name, book in rules.rulebooks.items()
        if book.is_in_force(day)
    }
    if not books:
        raise WrongUse(
            f"Không bộ tiêu chí nào có hiệu lực ngày {day.isoformat()}. Chọn ngày khác.",
            f"No rulebook is in force on {day.isoformat()}. Choose another day.",
        )
    parameters = {name: _still(parameter, day) for name, parameter in rules.parameters.items()}
    return replace(rules, parameters=parameters, rulebooks=books)


def _still(parameter: Parameter, day: date) -> Parameter:
    return replace(parameter, values=(replace(parameter.on(day), from_=date.min),))
