"""Compiled rules kept beside the archive, so that no verb reads the same YAML again.

The key is over the texts and the source that compiles them: an edited rule is compiled again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desk.workspace.kept_values import KeptValues, value_in
from facts.seals import Seals
from facts.source import source_hash

if TYPE_CHECKING:
    from engine.rulebook.model.rulebook import Rules

MOST = 16
_MODULES = (
    "engine.rulebook.model.",
    "engine.rulebook.kinds.",
    "engine.rulebook.text.places",
    "engine.indicators.operations.",
    "facts.forms.catalogue",
    "facts.forms.fields",
    "facts.periods",
    "facts.units",
    "facts.offices",
)


def rules_kept(texts: Mapping[str, str], beside: Path | None, seals: Seals | None = None) -> Rules:
    """Return compiled rules. Raise RuleFaults with every fault of the texts.

    They are kept only where there are seals: rules that anyone could have put there count for no one.
    """
    kept = None
    if beside is not None and seals is not None and beside.parent.is_dir():
        kept, key = KeptValues(beside / "rules", "rules", seals, MOST), _key(texts)
        content = kept.content(key)
        found = None if content is None else _rules_in(content)
        if found is not None:
            return found
    from engine.rulebook.rules import rules_from_texts

    rules = rules_from_texts(texts)
    if kept is not None:
        kept.keep(key, rules)
    return rules


def _key(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256(source_hash("engine.rulebook", "engine.indicators.operations", "facts").encode())
    digest.update(repr(sorted(texts.items())).encode())
    return digest.hexdigest()


@lru_cache(maxsize=4)  # a desk asks for the same rules at every page
def _rules_in(content: bytes) -> Rules | None:
    from engine.rulebook.model.rulebook import Rules

    found = value_in(content, _MODULES)
    return found if isinstance(found, Rules) else None
