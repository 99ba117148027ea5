"""What each shape of a rule file takes of each key, held word for word: its type, its limits, what a key left out means."""

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
    for folder in engine.rulebook.shapes.__path__:
        for path in sorted(Path(folder).glob("*.py")):
            module = import_module(f"engine.rulebook.shapes.{path.stem}")
            found = (value for value in vars(module).values() if isinstance(value, type))
            yield from (s for s in found if issubclass(s, BaseModel) and s.__module__ == module.__name__)


def keys_of(shape: type[BaseModel]) -> Iterator[str]:
    """Yield what is written of each key: what Python makes of a union may be in an order that another module began."""
    written = {name: type_ for one in reversed(shape.__mro__) for name, type_ in vars(one).get("__annotations__", {}).items()}  # fmt: skip
    for name, field in shape.model_fields.items():
        left_out = "required" if field.is_required() else repr(field.get_default(call_default_factory=True))
        yield WHERE.sub("", f"{field.alias or name}: {written[name]}, {left_out}, {field.metadata}")


def test_every_shape_takes_what_it_took() -> None:
    assert_approved(summed_up([(s.__name__, key) for s in shapes() for key in keys_of(s)]), SAID)
