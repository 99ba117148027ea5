"""One row of a return, from the sheet to the archive."""

from collections.abc import Mapping
from dataclasses import dataclass

from facts.intake.problems import Problem
from facts.standing import Value

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a form. A field that can't be read is absent from `values`.

    As read it has personal values and the problems of its cells, and no key. In the archive it has neither
    of the former, and a key unless a part of it can't be read.
    """

    number: int
    values: Mapping[str, Value]
    withdrawn: str | None  # what stands under `Rút (lý do)` where that says `rút`
    set_aside: bool
    key: Key | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> bool:
        """Tell whether the row of a filed form reports something that counts."""
        return self.key is not None and not self.set_aside and self.withdrawn is None
