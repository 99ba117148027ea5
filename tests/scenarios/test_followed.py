"""What a rule asked about came to: it follows, it waits for figures, or it does not follow."""

from __future__ import annotations

from typing import cast

import pytest

from engine.follow_up.conclusions import Conclusion
from engine.follow_up.fact import FactBase
from engine.rulebook.model.rulebook import Rules
from engine.trials.probes import FALSE, TRUE, UNKNOWN
from scenarios.steps.followed import Facts, Followed


def follows(rule: str, sure: bool, *about: str) -> Conclusion:
    return Conclusion("sign", "x", about, rule, "30985", sure, None, "", "", "", (), ())


@pytest.mark.parametrize(
    ("made", "asked"),
    [((), FALSE), ((False,), UNKNOWN), ((True,), TRUE), ((False, True), TRUE), ((True, False), TRUE)],
)
def test_what_a_rule_came_to(shipped_rules: Rules, made: tuple[bool, ...], asked: str) -> None:
    concluded = (*(follows("F1", sure, "a", "b") for sure in made), follows("F2", True, "a"))
    nothing = cast("Facts", None), cast("FactBase", None)
    followed = Followed(shipped_rules, *nothing, concluded)
    assert followed.about("F1", ["b", "a"], True) == [c for c in concluded if c.rule == "F1" and c.sure]
    assert followed.about("F1", ["a"], True) == []
    assert followed.of("F1", False) == [c for c in concluded if c.rule == "F1" and not c.sure]
    assert followed.asked == {"F1": asked}
