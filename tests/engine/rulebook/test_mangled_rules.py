"""Whatever a slip of the hand does to a file, the reader answers with faults at places, never with a
crash."""

from __future__ import annotations

import random
import re

import pytest

from desk.base.language import language_of_facts
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import Fault, RuleFaults
from tests.long_run import examples

TEXTS = rule_texts(SHIPPED)
WORDS = sorted({word for text in TEXTS.values() for word in re.findall(r"[\w$.-]+", text)})


def mangled(text: str, luck: random.Random) -> str:
    """Return a text with one slip: a line lost or doubled, a word or letter lost, changed or put
    elsewhere."""
    lines = text.split("\n")
    at = luck.randrange(len(lines))
    slip = luck.choice(["lose", "double", "indent", "word", "letter", "cut"])
    line = lines[at]
    if slip == "lose":
        del lines[at]
    elif slip == "double":
        lines.insert(at, line)
    elif slip == "indent":
        lines[at] = " " + line
    elif slip == "word":
        words = list(re.finditer(r"[\w$.-]+", line))
        if words:
            word = luck.choice(words)
            lines[at] = (
                line[: word.start()]
                + luck.choice([*WORDS, "{}", "[]", "[a, b]", "{a: b}", "-1", ""])
                + line[word.end() :]
            )
    elif line:
        spot = luck.randrange(len(line))
        lines[at] = line[:spot] + luck.choice([*'{}[]:,"&*#$ ', ""]) + line[spot + (slip == "letter") :]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(examples(40)))
def test_a_slip_draws_faults_at_places_or_none(seed: int) -> None:
    luck = random.Random(seed)
    file = luck.choice(
        [name for name in sorted(TEXTS) if "/follow_up/" not in name and "/links/" not in name]
    )
    texts = {**TEXTS, file: mangled(TEXTS[file], luck)}
    for fault in faults_of(texts):
        assert fault.place.file
        assert fault.place.line >= 1
        assert fault.sentence()
        assert fault.sentence(language_of_facts("en"))


def faults_of(texts: dict[str, str]) -> tuple[Fault, ...]:
    try:
        rules_from_texts(texts)
    except RuleFaults as found:
        return found.faults
    return ()
