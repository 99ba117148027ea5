"""The meanings of each kind of rule file, by the key that names the kind."""

from __future__ import annotations

from collections.abc import Mapping

from engine.rulebook.editor.meanings.common import BILINGUAL, Meanings
from engine.rulebook.editor.meanings.scoring import CRITERIA, RULEBOOK
from engine.rulebook.kinds.all import DECLARED as DECLARED_KINDS
from engine.rulebook.kinds.declared import meanings_of
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.follow_up import FollowUpFile
from engine.rulebook.model.indicators import IndicatorsFile

MEANINGS: Mapping[str, Meanings] = {
    "rulebook": RULEBOOK,
    "criteria_of": CRITERIA,
    **{
        kind: {name: BILINGUAL if name == "Bilingual" else keys for name, keys in meanings_of(model).items()}
        for kind, model in {
            **DECLARED_KINDS,
            "indicators": IndicatorsFile,
            "declared_facts": DeclaredFile,
            "follow_up": FollowUpFile,
        }.items()
    },
}
