"""Options that say nothing without another, or contradict another: refused before any work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from desk.base.faults import WrongUse
from desk.base.language import gettext

Said = Mapping[
    str, object
]  # what was said, by the option as it is typed: {"--reopen": True, "--reason": None}


def only_with(base: Said, options: Said) -> None:
    """Raise Stop for an option that says nothing where none of `base` is said."""
    if any(_spoken(base)):
        return
    others = gettext(" hoặc ").join(base)
    for name in _spoken(options):
        raise WrongUse(
            "%(name)s chỉ có nghĩa cùng %(others)s. Thêm %(others)s, hoặc bỏ %(name)s. Chưa làm gì.",
            name=name,
            others=others,
        )


def not_with(options: Said, others: Said) -> None:
    """Raise Stop for an option said together with one that contradicts it or passes it over."""
    for one, other in product(_spoken(options), _spoken(others)):
        raise WrongUse(
            "%(one)s và %(other)s không đi cùng nhau: bỏ một trong hai. Chưa làm gì.", one=one, other=other
        )


def _spoken(options: Said) -> Iterator[str]:
    return (
        name for name, value in options.items() if value is not None and value is not False and value != []
    )
