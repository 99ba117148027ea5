"""Every mistake of `tests/broken_rules/`, made in the shipped rules, is named at its line, in both
languages."""

from __future__ import annotations

import string

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import MESSAGES, Fault
from tests.engine.rulebook.broken_rules import OF_FILES, Mistake, mistakes
from tests.engine.rulebook.catalogue import approved_patterns, pattern, refused, words_of
from tests.long_run import EVERY

MISTAKES = mistakes()
IN_TEXT = [m for m in MISTAKES if m.mode not in OF_FILES and m.code.startswith("R")]
ASKED = {
    mistake.code: mistake for mistake in reversed(IN_TEXT)
}  # of each code the first: rules are read anew
SHIPPED_TEXTS = rule_texts(SHIPPED)
PATTERNS = approved_patterns()


def missing_words(fault: Fault) -> list[str]:
    """List what a message of this fault names and nobody gave."""
    given = {"hint", "later", "value", "shape", *fault.params}  # the first four have a default
    given |= {f"{key}_name" for key in ("kind", "way") if key in given}
    names = _names(MESSAGES[fault.code])
    return sorted(names - given)


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("mistake", IN_TEXT if EVERY else ASKED.values(), ids=lambda m: f"{m.code}: {m.said}")
def test_a_mistake_is_named_at_its_line(mistake: Mistake) -> None:
    raised = refused(mistake)
    assert raised is not None
    found = raised.faults
    wanted = (mistake.code, *mistake.line(mistake.made_in(SHIPPED_TEXTS)))
    assert wanted in [(f.code, f.place.file, f.place.line) for f in found], [f.text() for f in found]
    assert len(found) <= 4, [f.text() for f in found]
    for fault in found:
        assert not missing_words(fault)
        assert fault.params.get("near", "-") not in (fault.params.get("found"), fault.params.get("name"))
    assert {pattern(words) for words in words_of(mistake)} <= PATTERNS, (
        "run python -m tests.engine.rulebook.catalogue"
    )


def test_at_least_sixty_distinct_mistakes_are_covered() -> None:
    assert len({(m.file, m.old, m.new, m.mode) for m in MISTAKES}) >= 60


def test_every_code_has_a_broken_example() -> None:
    assert set(MESSAGES) == {m.code for m in MISTAKES}


def test_the_good_files_raise_no_alarm() -> None:
    assert rules_from_texts(SHIPPED_TEXTS)
