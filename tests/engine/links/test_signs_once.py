"""The cross-record signs are read from `rules/follow_up/`: what is edited there moves the leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.follow_up.ties import NEVER
from engine.links.book import Book
from engine.links.groups import inside
from engine.links.leads import Findings, findings_of
from engine.links.signs import sign_rules_of, signs_of
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, Said
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from tests.engine.links.leads_seen import DAY, moved, told

SIGNS, PARAMETERS = "rules/follow_up/cross_record_signs.yaml", "rules/parameters.yaml"
REGISTER, COURT = frozenset({("registry", "30985", "")}), frozenset({("court_file", "30985", "")})
LEFT, CAME, CASE_ID = "30985-CS-001", "30988-CS-002", "30985-VA-1"


def edited(file: str, old: str, new: str) -> Rules:
    texts = rule_texts(SHIPPED)
    assert old in texts[file]
    return rules_from_texts({**texts, file: texts[file].replace(old, new)})


@pytest.fixture
def strangers() -> Said:
    """Two venues of strangers with nothing in common but six workers passed on; a case at the first."""
    others = [f"30985-CS-9{n:03}" for n in range(200)]
    owners = {LEFT: "30985-CT-1", CAME: "30988-CT-2"} | {v: f"30985-CT-9{v[-3:]}" for v in others}
    subjects = {v: LinkSubject(v, VENUE, v[:5], date(2015, 1, 1), trade="karaoke") for v in owners}
    subjects |= {o: LinkSubject(o, PARTY, o[:5]) for o in owners.values()}
    subjects[CASE_ID] = LinkSubject(CASE_ID, CASE, "30985", DAY, trade="mua bán người")
    said = [told(v, "owner", o, REGISTER) for v, o in owners.items()]
    said += [told(v, "phone", f"of {v}", REGISTER) for v in owners]
    said.append(told(CASE_ID, "venue", LEFT, COURT))
    moves = tuple(moved(LEFT, CAME, n, REGISTER) for n in range(6))
    stints = {(f"B09 {v}|2020-0{n}", v): (2, 1) for v in owners for n in range(1, 9)}
    return Said(DAY, subjects, tuple(said), moves, stints)


def found(said: Said, rules: Rules) -> int:
    assert rules.links is not None
    return len(findings_of(said, sign_rules_of(rules, DAY), rules.links).leads)


def test_six_workers_passed_on_make_a_lead_and_a_higher_threshold_in_the_rules_none(
    strangers: Said, shipped_rules: Rules
) -> None:
    seven = edited(
        PARAMETERS,
        "values: [{from: 2016-01-01, value: 3, cites: [minh-hoa]}]",
        "values: [{from: 2016-01-01, value: 7, cites: [minh-hoa]}]",
    )
    assert (found(strangers, shipped_rules), found(strangers, seven)) == (1, 0)


def test_a_sign_written_otherwise_is_seen_otherwise(strangers: Said, shipped_rules: Rules) -> None:
    never = edited(SIGNS, "gap_days: {at_most: $rotation_days}", "gap_days: {at_most: 1}")
    assert (found(strangers, shipped_rules), found(strangers, never)) == (1, 0)


def test_a_contract_is_a_reason_and_one_not_told_counts_for_nothing(
    strangers: Said, shipped_rules: Rules
) -> None:
    for contract in (True, None):
        moves = tuple(replace(m, contract=contract) for m in strangers.moves)
        assert found(replace(strangers, moves=moves), shipped_rules) == 0


def test_without_a_case_it_is_noticed_and_no_lead(
    strangers: Said, shipped_rules: Rules, link_rules: LinkRules
) -> None:
    quiet = replace(
        strangers,
        subjects={k: s for k, s in strangers.subjects.items() if k != CASE_ID},
        statements=tuple(s for s in strangers.statements if s.subject != CASE_ID),
    )
    findings = findings_of(quiet, sign_rules_of(shipped_rules, DAY), link_rules)
    assert (len(findings.leads), len(findings.noticed)) == (0, 1)


def test_one_worker_joins_no_one(strangers: Said, shipped_rules: Rules) -> None:
    assert found(replace(strangers, moves=strangers.moves[:1]), shipped_rules) == 0


def test_the_signs_of_the_example_are_those_of_the_rules(said: Said, shipped_rules: Rules) -> None:
    seen = {s.rule for s in signs_of(Book(said), sign_rules_of(shipped_rules, DAY))}
    assert {"P2", "P3", "P4", "P5", "P6", "P8"} <= seen <= {r.id for r in shipped_rules.follow_up}


def test_signs_that_decide_are_found_among_few_ties_as_among_all(said: Said, shipped_rules: Rules) -> None:
    """The ties that no deciding rule could bind are not looked at; with all rules, all ties are."""
    book, rules = Book(said), sign_rules_of(shipped_rules, said.day)
    every = [s for s in signs_of(book, rules) if s.joins]
    assert every
    assert list(signs_of(book, rules.deciding())) == every


def test_signs_of_a_lead_are_those_found_in_all_that_was_said(
    said: Said, findings: Findings, shipped_rules: Rules
) -> None:
    book = Book(said)
    every = signs_of(book, sign_rules_of(shipped_rules, said.day))
    assert any(lead.signs for lead in findings.leads)
    for lead in (*findings.leads, *findings.noticed):
        assert lead.signs == tuple(s for s in every if inside(s, book, lead.members))


P5 = "gap_days: {at_most: $rotation_days}"


@pytest.mark.parametrize(
    ("written", "longest"),
    [(P5, 90), ("gap_days: {less_than: 15}", 14), ("gap_days: 0", 0), ("month: {known: yes}", inf)],
)
def test_how_long_a_rotation_may_take_is_what_the_rule_that_asks_for_it_says(
    written: str, longest: float
) -> None:
    assert sign_rules_of(edited(SIGNS, P5, written), DAY).longest_gap == longest


def test_a_rule_no_longer_in_force_raises_no_sign_and_joins_no_one(strangers: Said) -> None:
    over = edited(SIGNS, "  - id: P5\n", "  - id: P5\n    in_force: {until: 2019-12-31}\n")
    assert found(strangers, over) == 0
    assert sign_rules_of(over, DAY).longest_gap == NEVER


def test_a_number_counts_as_specific_as_long_as_some_sign_takes_it(shipped_rules: Rules) -> None:
    nine = edited(
        SIGNS,
        "kind: {one_of: [plate, transporter]}, shared_by: {at_most: $max_shared_by}",
        "kind: {one_of: [plate, transporter]}, shared_by: {at_most: 9}",
    )
    assert sign_rules_of(shipped_rules, DAY).most_sharers == 4
    assert sign_rules_of(nine, DAY).most_sharers == 9


def test_who_is_joined_hangs_on_what_the_rule_says_it_joins_by_and_not_on_its_name(strangers: Said) -> None:
    assert found(strangers, edited(SIGNS, "worker_rotation", "doi_cho_lam")) == 1
