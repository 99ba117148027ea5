"""How forms are written down: a table of each, a row for every column it prints.

The first line names the kind of record, its form and title, then what else is true of the kind. A row names
the field, its header, its type and marks, and the values of a choice, parted by `;`; a value that tells of a
risk says of which in brackets. A line further in goes on with the one above.
"""

from typing import Any

from facts.forms.fields import CHILD, MORE, OTHER, Field, Kind, kind

_ABOUT = {"child": CHILD, "other": OTHER}
_LISTS = ("key", "life", "unit_path", "answers")
_PRIVATE = ("internal", "restricted", "personal")
_WEIGHED = {"more": MORE, "yes": True, "no": False}


def kinds_in(table: str) -> dict[str, Kind]:
    """Return the kinds of a table by their names."""
    kinds: dict[str, Kind] = {}
    for block in table.strip().split("\n\n"):
        lines = [line for line in block.replace("\n      ", " ").splitlines() if not line.startswith("#")]
        name, form, title, *traits = lines[0].split(" | ")
        fields = (_field(*line.strip().split(" | ")) for line in lines[1:])
        kinds[name] = kind(name, form, title, *fields, **dict(map(_trait, traits)))
    return kinds


def _trait(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if name == "parts":
        sums = (part.split(":") for part in value.split(";"))
        return name, tuple((tuple(of.split()), tuple(parts.split())) for of, parts in sums)
    if name in _LISTS:
        return name, tuple(value.split())
    return name, value if equals else True


def _field(name: str, header: str, words: str, listed: str = "") -> Field:
    more: dict[str, Any] = {}
    weighs: list[tuple[Any, str]] = []
    of_type, *marks = words.split()
    for mark, _, value in (word.partition("=") for word in marks):
        if mark in _WEIGHED:
            weighs.append((_WEIGHED[mark], _ABOUT[value]))
        elif mark in _PRIVATE:
            more["sensitivity"] = mark
        elif mark in ("required", "blank"):
            more[mark] = False
        else:
            more[mark] = value or True
    values = []
    for text, _, about in (value.partition(" (") for value in listed.split("; ") if value):
        values.append(text)
        weighs += [(text, _ABOUT[about.removesuffix(")")])] if about else []
    return Field(name, header, of_type, tuple(values), weighs=tuple(weighs), **more)  # type: ignore[arg-type]
