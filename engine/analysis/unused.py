"""Parameters that no file of the rules names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from engine.analysis.findings import Finding
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.text.faults import Fault


def unused_parameters(rules: Rules, texts: Mapping[str, str]) -> Iterable[Finding]:
    named = {name for text in texts.values() for name in re.findall(r"\$([A-Za-z][A-Za-z0-9_-]*)", text)}
    for name, parameter in rules.parameters.items():
        if name not in named:
            yield Finding(Fault("P802", parameter.place, {"name": name}), "")
