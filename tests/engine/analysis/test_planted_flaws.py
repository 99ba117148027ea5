"""Each proof finds the flaw planted for it, at its line, with facts the oracle agrees on."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.analysis.proofs import findings_of
from engine.analysis.subject import Finding
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import MESSAGES
from tests.engine.analysis.edits import places
from tests.engine.analysis.shown import NEVER, OF_WORDS, SHOWN, Shown
from tests.engine.rulebook.broken_rules import Mistake, mistakes
from tests.engine.rulebook.catalogue import approved_patterns, pattern
from tests.long_run import some_of

PLANTED = [mistake for mistake in mistakes() if mistake.code.startswith("P")]
STUDIED = some_of(PLANTED, 16, offset=1)  # half a second each
TEXTS = rule_texts(SHIPPED)
PATTERNS = approved_patterns()
README = Path(__file__).resolve().parents[3] / "rules" / "README.md"
PROOFS = [code for code in MESSAGES if code.startswith("P")]


@cache
def studied(planted: Mistake) -> tuple[Rules, tuple[Finding, ...]]:
    """Return the rules with a flaw in them and what the proofs find there: asked once for both tests."""
    texts = planted.made_in(TEXTS)
    rules = rules_from_texts(texts)
    return rules, findings_of(rules, texts)


@pytest.mark.parametrize("planted", STUDIED, ids=lambda m: f"{m.code}: {m.said}")
def test_a_planted_flaw_is_found_at_its_line(planted: Mistake) -> None:
    _, found = studied(planted)
    texts = planted.made_in(TEXTS)
    assert (planted.code, *planted.line(texts)) in map(places, found), [f.fault.text() for f in found]
    sentences = [f"{f.code} {f.fault.sentence()}" for f in found if f.code == planted.code]
    assert set(map(pattern, sentences)) <= PATTERNS


@pytest.mark.parametrize("planted", STUDIED, ids=lambda m: f"{m.code}: {m.said}")
def test_what_a_finding_shows_is_so_by_the_oracle(planted: Mistake) -> None:
    rules, found = studied(planted)
    for finding in found:
        assert bool(finding.sample) is (finding.code in SHOWN), finding.fault.text()
        if finding.code in SHOWN:
            SHOWN[finding.code](Shown(rules, finding))


def test_every_proof_is_shown_by_facts_or_says_why_none_can() -> None:
    assert set(PROOFS) == set(SHOWN) | NEVER | OF_WORDS
    assert len(PROOFS) == len(SHOWN) + len(NEVER) + len(OF_WORDS)


def test_every_proof_has_a_planted_flaw() -> None:
    assert {planted.code for planted in PLANTED} == set(PROOFS)


def test_the_list_of_proofs_in_the_documents_is_the_list_in_the_code() -> None:
    listed = re.findall(r"^\| (P[0-9]{3}) \|", README.read_text("utf-8"), re.M)
    assert listed == sorted(PROOFS)
