"""What of a return nobody looks at, for it is about persons who are never asked: it counts as false.

Rows about persons are in doubt in all figures. A case row is looked up, but for its cells about victims: it
is in doubt in the criteria that read these, and in the gates where any gate reads them, and nowhere else.
"""

from collections.abc import Iterable, Iterator

from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import NoPath, steps_of
from facts.forms.catalogue import Catalogue
from facts.forms.fields import Field
from facts.standing import Record

_OF_PERSONS = frozenset({"party", "case_party", "stint", "drug_situation", "drug_matter", "drug_treatment"})
_FOR_VICTIMS = frozenset({"hỗ trợ nạn nhân", "hỗ trợ gia đình nạn nhân"})  # programmes: who counts sees names
_ABOUT_VICTIMS = frozenset({("case", "recruited_in")})  # beside the cells whose purpose says so
_PURPOSE = "protect_victims"


def is_of_persons(record: Record) -> bool:
    """Tell whether a whole row is about persons."""
    return record.kind in _OF_PERSONS or record.values.get("programme") in _FOR_VICTIMS


def is_about_victims(kind: str, field: Field) -> bool:
    """Tell whether a cell of a row that is looked up is about victims."""
    return field.purpose == _PURPOSE or (kind, field.name) in _ABOUT_VICTIMS


def kinds_about_victims(rules: Rules, indicator_set: str, facts: Iterable[str]) -> frozenset[str]:
    """Return the kinds of rows whose cells about victims are read by facts."""
    inputs = behind(rules, indicator_set, facts)
    indicators = [*inputs.indicators]
    for book in inputs.rulebooks:
        indicators += behind(rules, book.subject, book.facts).indicators
    return frozenset(kind for indicator in indicators for kind in _read_by(indicator, rules.catalogue))


def _read_by(indicator: Indicator, catalogue: Catalogue) -> Iterator[str]:
    for part in indicator.over_records.values():
        for path in filter(None, (part.path, part.over.dated, *part.over.fields)):
            kind, name = _end_of(part.over.kind, path)
            field = catalogue.kinds[kind].record_fields.get(name) if kind in catalogue.kinds else None
            if field is not None and is_about_victims(kind, field):
                yield kind


def _end_of(kind: str, path: str) -> tuple[str, str]:
    """Return the kind whose field a path ends at, and the field."""
    steps = steps_of(kind, path) if "." in path else ()
    end = steps[-1][1] if steps and not isinstance(steps, NoPath) else kind
    return end, path.rpartition(".")[2]
