"""The kinds of rule file that are declared once, by the key that tells which one a file is."""

from __future__ import annotations

from collections.abc import Mapping

from engine.rulebook.kinds.actions import ActionsFile
from engine.rulebook.kinds.documents import DocumentsFile
from engine.rulebook.kinds.links import LINK_FILES
from engine.rulebook.kinds.offices import OfficesFile
from engine.rulebook.kinds.parameters import ParametersFile
from engine.rulebook.kinds.periods import PeriodsFile
from engine.rulebook.kinds.purposes import PurposesFile
from engine.rulebook.kinds.reports import ReportOutline
from engine.rulebook.kinds.signed import SignedFile
from engine.rulebook.kinds.targets import TargetsFile
from engine.rulebook.kinds.units import UnitsFile
from engine.rulebook.kinds.words import Part

DECLARED: Mapping[str, type[Part]] = {
    "parameters": ParametersFile,
    "periods": PeriodsFile,
    "documents": DocumentsFile,
    "purposes": PurposesFile,
    "units": UnitsFile,
    "offices": OfficesFile,
    "report": ReportOutline,
    "targets": TargetsFile,
    "actions": ActionsFile,
    "signed_of": SignedFile,
    **LINK_FILES,
}
