"""A rulebook is in use because its files are there: taking one out, or putting it in, is one act."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from desk.office.reminders import owed_forms
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.rulebook_choice import (
    rulebooks_in,
    shipped_with,
    usual_rulebooks,
    with_rulebook,
    without_rulebook,
)
from engine.analysis.proofs import forms_never_asked, unasked_findings, unused_parameters
from engine.indicators.forms_asked import forms_asked
from engine.rulebook.rules import rules_from_texts
from facts.forms.catalogue import FORMS

TEXTS = rule_texts(SHIPPED)
NAMES = tuple(rulebooks_in(TEXTS))
EVERY = frozenset(FORMS) - {"B16"}
OPT_IN = {form for form, kind in FORMS.items() if kind.opt_in}
LONG_AFTER = date(2024, 12, 14)


@pytest.mark.parametrize("names", [c for n in (1, 2, 3) for c in itertools.combinations(NAMES, n)])
def test_the_shipped_rules_hold_with_any_of_their_rulebooks(names: tuple[str, ...]) -> None:
    texts = shipped_with(frozenset(names))
    rules = rules_from_texts(texts)
    assert tuple(rules.rulebooks) == names
    told = {f.code for f in (*unasked_findings(rules), *unused_parameters(rules, texts))}
    assert told == (set() if "healthy_commune" in names else {"P815"})  # no other reads communication


@pytest.mark.parametrize("name", NAMES)
def test_what_is_taken_out_comes_back_whole(name: str) -> None:
    out = without_rulebook(TEXTS, name)
    assert name not in rulebooks_in(out.texts)
    assert f"{name}." not in "".join(out.texts.values())  # neither its bands nor its findings are asked for
    back = with_rulebook(out.texts, name, TEXTS)
    assert back.texts.keys() == TEXTS.keys()
    assert all(sorted(back.texts[f].splitlines()) == sorted(TEXTS[f].splitlines()) for f in TEXTS)


def test_an_offices_own_part_of_the_same_name_stays_when_a_rulebook_comes_in() -> None:
    out = dict(without_rulebook(TEXTS, "venue_risk").texts)
    file = "rules/parameters.yaml"
    own = "  high_turnover:\n    vi: Riêng\n    values: [{from: 2016-01-01, value: 9, cites: [minh-hoa]}]\n"
    out[file] += own
    back = with_rulebook(out, "venue_risk", TEXTS)
    assert own in back.texts[file]
    assert back.texts[file].count("high_turnover:") == 1


def test_a_form_is_owed_where_a_rule_in_use_reads_it() -> None:
    usual = rules_from_texts(shipped_with(usual_rulebooks()))
    assert forms_asked(usual, LONG_AFTER) == EVERY - OPT_IN
    period = usual.calendar.at("year", 2024)
    assert period is not None
    assert {kind.form for kind in owed_forms(usual, period)} == EVERY - OPT_IN
    every = rules_from_texts(TEXTS)
    assert forms_asked(every, LONG_AFTER) == EVERY - {"B20"}
    assert forms_asked(every, date(2026, 12, 14)) == EVERY
    assert forms_asked(usual, date(2021, 12, 14)) == EVERY - OPT_IN


def test_a_form_asked_for_from_a_later_day_on_is_asked_for() -> None:
    usual = rules_from_texts(shipped_with(usual_rulebooks()))
    assert forms_never_asked(rules_from_texts(TEXTS)) == ()
    assert forms_never_asked(usual) == ("B17",)
    assert forms_asked(usual, date(2026, 12, 14)) == EVERY - OPT_IN  # drugs join from the year of 2027 on
    assert forms_asked(usual, date(2027, 12, 14)) == EVERY - {"B17"}
    assert not any(rule.file.endswith("drugs.yaml") for rule in usual.follow_up)


def test_facts_to_be_declared_are_owed_to_no_one_without_the_rulebook_about_them() -> None:
    left = {name: text for name, text in TEXTS.items() if not name.startswith("rules/an_toan_antt/")}
    rules = rules_from_texts(left)  # as an office that deleted the folder alone
    assert forms_asked(rules, LONG_AFTER) == EVERY - {"B17", "B20"}
    assert "B17" in forms_asked(rules, date(2025, 12, 14))  # the drug types of 28/2025 ask for it
    assert "toi_pham" not in rules.asked_indicators("unit", LONG_AFTER)
    assert [finding.code for finding in unasked_findings(rules)] == ["P814"]


def test_a_report_is_named_whose_figures_rest_on_a_form_nobody_owes() -> None:
    texts = shipped_with(frozenset({"venue_risk"}))
    found = {f.fault.params["form"]: f.fault.params for f in unasked_findings(rules_from_texts(texts))}
    assert found["B12"]["name"] == "cong_tac"
    assert "supported_women" in found["B12"]["figures"]
