"""Each proof finds the flaw planted for it, at its line, with facts the oracle agrees on; shipped rules pass."""

from __future__ import annotations

import time

import pytest

from desk.rule_files import SHIPPED, rule_texts
from engine.analysis.findings import Finding
from engine.analysis.proofs import findings_of
from engine.analysis.regimes import regimes
from engine.analysis.samples import Sample
from engine.cells import unknown
from engine.rulebook.model import Rules
from engine.rulebook.rules import rules_from_texts
from engine.scoring.frame import Frame
from engine.scoring.meaning import holds
from engine.scoring.oracle import ScoredCriterion, scored
from engine.scoring.points import scored_criterion
from tests.engine.rulebook.broken_rules import Mistake, mistakes

PLANTED = [mistake for mistake in mistakes() if mistake.code.startswith("P")]
TEXTS = rule_texts(SHIPPED)


def found_in(texts: dict[str, str]) -> tuple[Finding, ...]:
    return findings_of(rules_from_texts(texts), texts)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda m: f"{m.code}: {m.said}")
def test_a_planted_flaw_is_found_at_its_line(planted: Mistake) -> None:
    texts = planted.made_in(TEXTS)
    found = found_in(texts)
    wanted = (planted.code, *planted.line(texts))
    places = [(f.code, f.fault.place.file, f.fault.place.line) for f in found]
    assert wanted in places, [f.fault.text() for f in found]
    assert all(f.fault.sentence(lang) for f in found for lang in ("vi", "en"))


@pytest.mark.parametrize("planted", PLANTED, ids=lambda m: f"{m.code}: {m.said}")
def test_what_a_finding_shows_is_so_by_the_oracle(planted: Mistake) -> None:
    texts = planted.made_in(TEXTS)
    rules = rules_from_texts(texts)
    for finding in findings_of(rules, texts):
        if finding.sample:
            SHOWN.get(finding.code, lambda rules, finding: None)(rules, finding)


def frame_of(rules: Rules, finding: Finding) -> Frame:
    assert finding.day is not None
    found = regimes(rules, rules.rulebooks[finding.rulebook], rules.parameters)
    return next(
        r.frame
        for units in found
        for r in units
        if r.day >= finding.day and finding.unit.items() <= r.unit.items()
    )


def points(rules: Rules, finding: Finding, sample: Sample) -> ScoredCriterion:
    book = rules.rulebooks[finding.rulebook]
    criterion = book.criterion(finding.fault.params["id"])
    return scored_criterion(criterion, book, lambda n: sample.get(n, unknown()), frame_of(rules, finding))


def line_never_first(rules: Rules, finding: Finding) -> None:
    found = points(rules, finding, finding.sample)
    assert int(finding.fault.params["n"]) - 1 not in found.lines or len(found.lines) > 1


def promise_broken(rules: Rules, finding: Finding) -> None:
    less, more = (points(rules, finding, s).low for s in (finding.sample, finding.pair))
    assert more < less if finding.fault.params["way"] == "up" else more > less


def silence_pays(rules: Rules, finding: Finding) -> None:
    quiet, loud = (points(rules, finding, s).low for s in (finding.sample, finding.pair))
    assert quiet > loud


def most_points(rules: Rules, finding: Finding) -> None:
    found = scored(rules.rulebooks[finding.rulebook], finding.sample.__getitem__, frame_of(rules, finding))
    assert float(found.low) == float(finding.fault.params["most"])


def band_lifted(rules: Rules, finding: Finding) -> None:
    book = rules.rulebooks[finding.rulebook]
    found = scored(book, finding.sample.__getitem__, frame_of(rules, finding))
    assert found.band == finding.fault.params["band"]


def gate_holds(rules: Rules, finding: Finding) -> None:
    book = rules.rulebooks[finding.rulebook]
    gate = next(g for g in book.gates if g.id == finding.fault.params["id"])
    assert holds(gate.when, lambda n: finding.sample.get(n, unknown()), frame_of(rules, finding)) is True


SHOWN = {
    "P102": line_never_first, "P501": promise_broken, "P601": silence_pays, "P602": silence_pays,
    "P401": most_points, "P301": most_points, "P205": band_lifted, "P202": gate_holds, "P203": gate_holds,
    "P204": gate_holds, "P206": gate_holds, "P207": gate_holds,
}  # fmt: skip


def test_a_rulebook_of_thirty_criteria_is_proved_in_under_a_second() -> None:
    """Thirty criteria, twelve of them sharing facts, and three dates of one parameter."""
    texts = dict(TEXTS)
    file = "rules/venue_risk/signals/v_vu_viec.yaml"
    texts["rules/parameters.yaml"] = texts["rules/parameters.yaml"].replace(
        "values: [{from: 2016-01-01, value: 3, cites: [minh-hoa]}]",
        "values: [{from: 2016-01-01, value: 3, cites: [minh-hoa]}, {from: 2019-01-01, value: 4, cites: [minh-hoa]}, {from: 2022-01-01, value: 5, cites: [minh-hoa]}]",
    )
    extra = "".join(
        f"  - {{id: W{n}, title: {{vi: Thử {n}}}, cites: [minh-hoa], points: [{{give: {n + 1}, when: {{left: {{at_least: $high_turnover}}, cases_sex: {{at_least: {n}}}}}}}, {{give: 0}}], monotone: {{left: up, cases_sex: up}}}}\n"
        for n in range(1, 9)
    )
    texts[file] = texts[file].rstrip("\n") + "\n" + extra
    rules = rules_from_texts(texts)
    assert len(rules.rulebooks["venue_risk"].criteria) >= 30
    began = time.perf_counter()
    assert findings_of(rules) == ()
    assert time.perf_counter() - began < 1


def test_the_shipped_rules_pass_every_proof(shipped_rules: Rules) -> None:
    assert [f.fault.text() for f in findings_of(shipped_rules, TEXTS)] == []
