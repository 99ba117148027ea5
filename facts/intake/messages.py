"""What is said of a problem: the place, the fault, the way out. Vietnamese first; plain words."""

from __future__ import annotations

from facts.forms.fields import Field
from facts.intake import problems
from facts.intake.file_messages import FILES
from facts.intake.problem_messages import EXPECTED, PROBLEMS
from facts.intake.problems import FileFault, Params, Problem
from facts.standing import Value
from facts.visible_text import LONGEST_NAME, short_value

_SHORT_LIST = 7  # so many allowed values are named one by one

_OR = " hoặc "
_FOUND = ("gặp “{}”", "found “{}”")
_NEEDED = ("cần {}", "expected {}")
_LANGUAGES = ("vi", "en")


def expected_of(field: Field, code: str) -> tuple[str, Params]:
    """Return the key, and what it fills in, of what a field expected where `code` was found."""
    header = (("header", _noun(field)),)
    errors = (problems.CELL_ERROR, problems.FORMULA_NOT_COMPUTED)
    if code in errors and not field.required:
        return "nothing", ()
    if code in (problems.REQUIRED_MISSING, *errors):
        return "filled", header
    if field.type == "choice":
        if len(field.values) <= _SHORT_LIST:
            return "one_of", (("values", _OR.join(field.values)),)
        return "listed", header
    shapes = {"unit": "unit", "phone": "phone", "identity": "identity"}
    types = {"int": "whole", "code": "code"}
    return shapes.get(field.shape) or types.get(field.type, field.type), ()


def _noun(field: Field) -> str:
    """Return what belongs into a cell, in the fewest words: points are `điểm`, the start of a stint a
    `ngày`."""
    header = field.header[:1].lower() + field.header[1:]
    return field.unit or header.removeprefix("từ ").removeprefix("đến ")


def expected_text(problem: Problem, language: str = "vi") -> str:
    """Return what was expected, in words."""
    if not problem.expected:
        return ""
    params = _shown(problem.params, language)
    if language == "en" and "values" in params:  # what is allowed is quoted as the form prints it
        params["values"] = params["values"].replace(_OR, "”, “")
    return EXPECTED[problem.expected][_LANGUAGES.index(language)].format_map(params)


def problem_text(file: str, problem: Problem, language: str = "vi") -> str:
    """Return place, fault and way out of a problem in one line."""
    at = _LANGUAGES.index(language)
    place = " ".join(
        part for part in (short_value(file, LONGEST_NAME, language), problem.sheet, problem.cell) if part
    )
    needed = expected_text(problem, language)
    parts = [_NEEDED[at].format(needed)] if needed else []
    if problem.found is not None:
        parts.append(_FOUND[at].format(found_text(problem.found, language)))
    return f"{place}: {PROBLEMS[problem.code][at]}" + (f" ({', '.join(parts)})" if parts else "")


def fault_text(fault: FileFault, language: str = "vi") -> str:
    """Return place, fault and way out of a file that can't be taken."""
    message = FILES[fault.code][_LANGUAGES.index(language)].format_map(_shown(fault.params, language))
    return f"{short_value(fault.file, LONGEST_NAME, language)}: {message}"


def found_text(value: Value, language: str = "vi") -> str:
    """Return a value as the person who typed it would know it."""
    return short_value(str(value), language=language)


def _shown(params: Params, language: str) -> dict[str, str]:
    return {name: short_value(value, LONGEST_NAME, language) for name, value in params}
