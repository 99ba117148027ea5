"""Parameters that no file of the rules names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from engine.analysis.findings import Finding
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import Fault

READ_BY_PROGRAM = frozenset(
    {"plan_random_share", "plan_strata_share"}
)  # by name, when inspections are planned


def unused_parameters(rules: Rules, texts: Mapping[str, str]) -> Iterable[Finding]:
    named = {name for text in texts.values() for name in re.findall(r"\$([A-Za-z][A-Za-z0-9_-]*)", text)}
    for name, parameter in rules.parameters.items():
        if name not in named | READ_BY_PROGRAM:
            yield Finding(Fault("P802", parameter.place, {"name": name}), "")
