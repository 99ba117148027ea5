"""What each shape of a rule file takes of each key, held word for word: its type, its limits, what a key left
out means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from pydantic import BaseModel

import engine.rulebook.shapes
from tests.approved import assert_approved
from tests.engine.values_as_text import summed_up

SAID = Path(__file__).parent / "said" / "shapes.txt"
WHERE = re.compile(r" at 0x[0-9a-f]+|engine\.rulebook\.[a-z_.]+\.")


def shapes() -> Iterator[type[BaseModel]]:
    # a folder may stand there twice: by PYTHONPATH and by pytest
    folder = next(iter(engine.rulebook.shapes.__path__))
    for path in sorted(Path(folder).glob("*.py")):
        module = import_module(f"engine.rulebook.shapes.{path.stem}")
        found = (value for value in vars(module).values() if isinstance(value, type))
        yield from (s for s in found if issubclass(s, BaseModel) and s.__module__ == module.__name__)


def test_every_shape_takes_what_it_took() -> None:
    lines = [
        (shape.__name__, WHERE.sub("", f"{field.alias or name}: {field!r}"))
        for shape in shapes()
        for name, field in shape.model_fields.items()
    ]
    assert_approved(summed_up(lines), SAID)
