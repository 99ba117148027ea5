"""Long lists a page at a time; the address holds which page, beside whatever else was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from django.http import HttpRequest

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of how many; `size` rows at most on each."""

    asked: int
    size: int
    rows: int

    @property
    def number(self) -> int:
        return min(max(self.asked, 1), self.count)

    @property
    def count(self) -> int:
        return max(1, -(-self.rows // self.size))

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.count else None

    def of(self, rows: Iterable[T]) -> tuple[T, ...]:
        """Return this page of the rows; none after it is made."""
        return tuple(islice(rows, (self.number - 1) * self.size, self.number * self.size))


def page_asked(request: HttpRequest) -> int:
    text: Any = request.GET.get("trang", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
