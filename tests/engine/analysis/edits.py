"""Edits made to copies of the shipped rules, and what is named of them.

`at` is text of the line that must be named, in the edited files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis.proofs import findings_of
from engine.analysis.subject import Finding
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults

TEXTS = rule_texts(SHIPPED)
BOOK, RISK = "rules/healthy_commune/rulebook.yaml", "rules/venue_risk/rulebook.yaml"
A, B, C, D, E = (f"rules/healthy_commune/criteria/{letter}.yaml" for letter in "abcde")
PARAMETERS, DOCUMENTS, ACTIONS = "rules/parameters.yaml", "rules/documents.yaml", "rules/actions.yaml"
COMMUNES, VENUES = "rules/follow_up/communes.yaml", "rules/follow_up/venues.yaml"
FIGURES = "rules/indicators/commune_period.yaml"


@dataclass(frozen=True)
class Edit:
    said: str
    code: str
    file: str
    old: str
    new: str
    at: str = ""  # "" where the new text stands
    where: str = ""  # another file

    def place(self, texts: dict[str, str]) -> tuple[str, str, int]:
        text = texts[self.where or self.file]
        return self.code, self.where or self.file, text[: text.index(self.at or self.new)].count("\n") + 1


def made(*edits: Edit) -> dict[str, str]:
    texts = dict(TEXTS)
    for one in edits:
        assert one.old in texts[one.file], one.said
        texts[one.file] = texts[one.file].replace(one.old, one.new, 1)
    return texts


def named(texts: dict[str, str]) -> list[tuple[str, str, int]]:
    """Return every fault, or every finding where there is no fault, with its place."""
    return [places(one) for one in found_in(texts)]


def found_in(texts: dict[str, str]) -> Sequence[Fault | Finding]:
    try:
        rules = rules_from_texts(texts)
    except RuleFaults as found:
        return found.faults
    return findings_of(rules, texts)


def places(one: Fault | Finding) -> tuple[str, str, int]:
    fault = one.fault if isinstance(one, Finding) else one
    return fault.code, fault.place.file, fault.place.line
