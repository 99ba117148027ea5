"""What of the results rules ask about: a finding that fits no pattern by what it is named is not made a
fact."""

from __future__ import annotations

from collections.abc import Sequence

from engine.follow_up.fact import Fact, Setting
from engine.follow_up.meaning import own_answer
from engine.logic.cells import known
from engine.rulebook.model.follow_up import FollowUpRule, Pattern
from engine.rulebook.model.follow_up_vocabulary import BAND_FACT, FINDING


class PatternsAsked:
    """Answers, by rulebook, kind and id, whether some pattern may fit a result, whatever its value and
    subject."""

    def __init__(self, rules: Sequence[FollowUpRule], setting: Setting) -> None:
        self.setting = setting
        self.patterns: dict[str, list[Pattern]] = {BAND_FACT: [], FINDING: []}
        for rule in rules:
            for pattern in (*rule.when, *rule.unless):
                if pattern.kind in self.patterns:
                    self.patterns[pattern.kind].append(pattern)
        self._answers: dict[tuple[str, str, str], bool] = {}

    def of(self, rulebook: str, kind: str, id_: str = "") -> bool:
        """Tell it of a band (`kind` is "band") or a finding."""
        key = (rulebook, kind, id_)
        if key not in self._answers:
            self._answers[key] = self._fits(rulebook, kind, id_)
        return self._answers[key]

    def _fits(self, rulebook: str, kind: str, id_: str) -> bool:
        of = BAND_FACT if kind == BAND_FACT else FINDING
        named = {"rulebook": known(rulebook)}
        if of == FINDING:
            named |= {"kind": known(kind), "id": known(id_)}
        nothing_else_known = Fact(of, "", named)
        return any(own_answer(p, nothing_else_known, self.setting) is not False for p in self.patterns[of])
