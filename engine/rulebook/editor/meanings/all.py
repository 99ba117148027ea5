"""The meanings of each kind of rule file, by the key that names the kind."""

from __future__ import annotations

from collections.abc import Mapping

from engine.rulebook.editor.meanings.common import Meanings
from engine.rulebook.editor.meanings.declared import DECLARED
from engine.rulebook.editor.meanings.follow_up import ACTIONS, FOLLOW_UP
from engine.rulebook.editor.meanings.indicators import INDICATORS
from engine.rulebook.editor.meanings.links import IDENTIFIERS, INNOCENT, LEADS, SEEDS
from engine.rulebook.editor.meanings.reports import REPORT
from engine.rulebook.editor.meanings.scoring import CRITERIA, RULEBOOK, SIGNED
from engine.rulebook.editor.meanings.shared import DOCUMENTS, OFFICES, PARAMETERS, PERIODS, PURPOSES, UNITS
from engine.rulebook.editor.meanings.targets import TARGETS

MEANINGS: Mapping[str, Meanings] = {
    "parameters": PARAMETERS,
    "periods": PERIODS,
    "documents": DOCUMENTS,
    "purposes": PURPOSES,
    "units": UNITS,
    "offices": OFFICES,
    "indicators": INDICATORS,
    "rulebook": RULEBOOK,
    "criteria_of": CRITERIA,
    "signed_of": SIGNED,
    "follow_up": FOLLOW_UP,
    "report": REPORT,
    "targets": TARGETS,
    "declared_facts": DECLARED,
    "actions": ACTIONS,
    "identifiers": IDENTIFIERS,
    "never_nodes": SEEDS,
    "stories": INNOCENT,
    "lead_when": LEADS,
}
