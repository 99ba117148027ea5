"""What must have been returned for an indicator to be known, and what is owed where it was not."""

from __future__ import annotations

from datetime import date

from engine.indicators.registry import Registry
from engine.indicators.windows import years_touched
from engine.logic.cells import Owed
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import RETURN, VENUE_PERIOD, Path, path_from
from facts.forms.catalogue import FORMS, KINDS
from facts.standing import COMMUNE


def forms_of(selection: Selection) -> tuple[str, ...]:
    """Return the forms an operation is over: its kind's, and those of kinds whose fields it tests by a path."""
    if selection.kind == RETURN:
        return ()
    if selection.kind == VENUE_PERIOD:
        return (KINDS["venue"].form,)
    forms = [KINDS[selection.kind].form]
    for fact in facts_in(selection.where):
        path = path_from(selection.kind, fact)
        if isinstance(path, Path):
            forms += [KINDS[kind].form for _, kind in path.steps]
    return tuple(
        form for form in dict.fromkeys(forms) if form in FORMS
    )  # what the archive notices no one owes


def looks_back(selection: Selection) -> bool:
    """Tell whether an operation over events reaches before its period.

    A life (`open_at`, `overlaps`) does not: the return of the period lists all that is alive in it.
    """
    if selection.kind not in KINDS or (KINDS[selection.kind].register and selection.within is None):
        return False
    return selection.within != "period" if selection.within else selection.life is None


def gaps(
    registry: Registry, unit: str, forms: tuple[str, ...], back: bool, since: date | None
) -> tuple[Owed, ...]:
    """Return the forms not returned by the unit's own office, this period's and those looked back to."""
    periods = [registry.period]
    if back:
        periods += years_touched(since, registry.period, registry.calendar)
    return tuple(
        Owed(form, COMMUNE, unit, period.code)
        for period in periods
        for form in forms
        if not registry.returned(unit, period.code, form)
    )


def provisional(
    registry: Registry, unit: str, forms: tuple[str, ...], back: bool, since: date | None
) -> bool:
    """Tell whether rows of these forms are set aside in any of the returns looked at."""
    periods = [registry.period]
    if back:
        periods += years_touched(since, registry.period, registry.calendar)
    marks = registry.standing.provisional
    return any((unit, period.code, form) in marks for period in periods for form in forms)
