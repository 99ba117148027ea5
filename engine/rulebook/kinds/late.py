"""Link rules as kept rules hold them: plain values, made into `LinkRules` when first asked for.

Most verbs ask nothing of links, and making their classes takes longer than all else that such a verb loads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from engine.rulebook.kinds.links import LinkRules


class LateLinks:
    """Stands for a `LinkRules`, whose attributes it has. `files` is what each file says, by field."""

    def __init__(self, files: Mapping[str, Any]) -> None:
        self.files = files

    @classmethod
    def of(cls, rules: LinkRules) -> LinkRules:
        """Return what stands for these rules when they are kept."""
        files = {f.name: getattr(rules, f.name).model_dump(mode="json") for f in fields(rules)}
        return cast("LinkRules", cls(files))

    @cached_property
    def rules(self) -> LinkRules:
        from engine.rulebook.kinds.links import link_rules_from_plain

        return link_rules_from_plain(self.files)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "files":  # asked by pickle before there is anything
            raise AttributeError(name)
        return getattr(self.rules, name)

    def __eq__(self, other: object) -> bool:
        return self.rules == (other.rules if isinstance(other, LateLinks) else other)

    def __hash__(self) -> int:
        return hash(repr(self.files))

    def __repr__(self) -> str:
        return repr(self.rules)

    def __reduce__(self) -> tuple[type[LateLinks], tuple[Mapping[str, Any]]]:
        return LateLinks, (self.files,)
