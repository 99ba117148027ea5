"""Options that say nothing without another, and options that contradict each other: refused before any work,
never passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from desk.base.faults import WrongUse

Said = Mapping[
    str, object
]  # what was said, by the option as it is typed: {"--reopen": True, "--reason": None}


def only_with(base: Said, options: Said) -> None:
    """Raise Stop for an option that says nothing where none of `base` is said."""
    if any(_spoken(base)):
        return
    vi, en = (word.join(base) for word in (" hoặc ", " or "))
    for name in _spoken(options):
        raise WrongUse(
            f"{name} chỉ có nghĩa cùng {vi}. Thêm {vi}, hoặc bỏ {name}. Chưa làm gì.",
            f"{name} says nothing without {en}. Add {en}, or leave {name} out. Nothing was done.",
        )


def not_with(options: Said, others: Said) -> None:
    """Raise Stop for an option said together with one that contradicts it or passes it over."""
    for one, other in product(_spoken(options), _spoken(others)):
        raise WrongUse(
            f"{one} và {other} không đi cùng nhau: bỏ một trong hai. Chưa làm gì.",
            f"{one} and {other} do not go together: leave one out. Nothing was done.",
        )


def _spoken(options: Said) -> Iterator[str]:
    return (
        name for name, value in options.items() if value is not None and value is not False and value != []
    )
