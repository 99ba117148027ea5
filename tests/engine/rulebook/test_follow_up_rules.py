"""Follow-up rules: a mistake is named at its line; stages and limits are checked before anything runs."""

from __future__ import annotations

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.follow_up import ActionThen
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults

SIGNS = "rules/follow_up/cross_record_signs.yaml"
VENUES = "rules/follow_up/venues.yaml"
HEAD = "follow_up: test\nrules:\n"


def faults_after(file: str, old: str, new: str) -> list[tuple[str, str, int, str | None]]:
    texts = rule_texts(SHIPPED)
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    return [(f.code, f.place.file, f.place.line, f.params.get("near")) for f in caught.value.faults]


def rule(id_: str, when: str, then: str, unless: str = "") -> str:
    more = f", none: [{unless}]" if unless else ""
    return f"  - {{id: {id_}, title: {{vi: a}}, cites: [minh-hoa], when: [{when}]{more}, then: {then}}}\n"


def compiled(*rules: str) -> Rules:
    return rules_from_texts({**rule_texts(SHIPPED), "rules/follow_up/test.yaml": HEAD + "".join(rules)})


def codes(*rules: str) -> set[str]:
    with pytest.raises(RuleFaults) as caught:
        compiled(*rules)
    return {fault.code for fault in caught.value.faults}


def test_the_shipped_rules_are_all_there(shipped_rules: Rules) -> None:
    ids = {rule.id for rule in shipped_rules.follow_up}
    assert {f"P{n}" for n in range(1, 10)} | {f"N{n}" for n in range(1, 6)} <= ids
    assert {f"F{n}" for n in range(1, 9)} | {"X1", "X2", "X3"} <= ids
    assert all(rule.cites for rule in shipped_rules.follow_up)


@pytest.mark.parametrize(
    ("when_due", "start"),
    [
        ("within_days: 30", "as_of"),
        ("within_days: 30, from: period_end", "period_end"),
        ("due: 03-31", None),
    ],
)
def test_days_count_from_the_day_it_is_asked_where_nothing_else_is_said(
    when_due: str, start: str | None
) -> None:
    action = f"{{action: verification_visit, about: one.subject, {when_due}, by: standing_body}}"
    rules = compiled(rule("T1", "{one: {fact: band, rulebook: healthy_commune}}", action))
    (made,) = [r.then for r in rules.follow_up if r.id == "T1"]
    assert isinstance(made, ActionThen)
    assert (made.from_, made.due is None) == (start, start is not None)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "near"),
    [
        (SIGNS, "fact: venue, closed_reason", "fact: venu, closed_reason", "R602", "venue"),
        (SIGNS, "closed_reason: thu hồi", "closed_reson: thu hồi", "R102", "closed_reason"),
        (
            SIGNS,
            "closed_reason: thu hồi giấy phép,",
            "closed_reason: thu hồi giấy phep,",
            "R211",
            "thu hồi giấy phép",
        ),
        (SIGNS, "same_as: closed.address_key", "same_as: closed.adress_key", "R102", "closed.address_key"),
        (SIGNS, "same_as: closed.address_key", "same_as: close.address_key", "R606", "closed"),
        (SIGNS, "same_as: closed.address_key", "same_as: tie.a", "R605", None),
        (SIGNS, "same_as: closed.address_key", "same_as: closed.closed_on", "R608", None),
        (SIGNS, "same_as: closed.address_key", "same_as: closed", "R604", None),
        (SIGNS, "same_as: closed.address_key", "samas: closed.address_key", "R116", None),
        (SIGNS, "$phoenix_days", "$phenix_days", "R103", "$phoenix_days"),
        (SIGNS, "blhs-2015/150", "blhs-2015/15", "R402", None),
        (SIGNS, "kind: rotation", "kind: rotaton", "R211", "rotation"),
        (SIGNS, "[phoenix_venue, shared", "[phenix_venue, shared", "R211", "phoenix_venue"),
        (SIGNS, "- again:  {fact: venue, unit", "- closed: {fact: venue, unit", "R600", None),
        (SIGNS, "id: P3", "id: P2", "R128", None),
        (VENUES, "band: rat_cao", "band: rat_cau", "R104", "rat_cao"),
        (VENUES, "rulebook: venue_risk, band: cao", "band: cao", "R603", None),
        (VENUES, "by: team_178}", "by: Doi 178}", "R211", "Đội 178"),
        (VENUES, "within_days: 30, from: as_of, by: team", "from: as_of, by: team", "R610", None),
        (VENUES, "action: renew_commitment", "action: Ký lại", "R609", None),
        (VENUES, "name: minors_working", "name: minor_working", "R211", "minors_working"),
        (VENUES, "about: venue.id, within_days: 30", "about: venu.id, within_days: 30", "R606", "venue"),
    ],
)
def test_a_mistake_is_named_at_its_line(file: str, old: str, new: str, code: str, near: str | None) -> None:
    text = rule_texts(SHIPPED)[file]
    first = text[: text.index(old)].count("\n") + 1
    found = faults_after(file, old, new)
    assert (code, file, near) in [(c, f, n) for c, f, _, n in found]
    assert min(line for c, _, line, _ in found if c == code) in range(first - 12, first + 8)


def test_signs_that_deny_each_other_are_refused_with_the_circle() -> None:
    one = rule(
        "T1",
        "v: {fact: venue}",
        "{sign: one, about: v.id}",
        "s: {fact: sign, sign: two, about: {same_as: v.id}}",
    )
    two = rule(
        "T2",
        "v: {fact: venue}",
        "{sign: two, about: v.id}",
        "s: {fact: sign, sign: one, about: {same_as: v.id}}",
    )
    with pytest.raises(RuleFaults) as caught:
        compiled(one, two)
    (fault,) = [f for f in caught.value.faults if f.code == "R612"]
    assert "one → two → one" in fault.sentence()


def test_what_is_denied_is_settled_in_an_earlier_stage() -> None:
    one = rule("T1", "v: {fact: venue}", "{sign: one, about: v.id}")
    two = rule(
        "T2",
        "v: {fact: venue}",
        "{sign: two, about: v.id}",
        "s: {fact: sign, sign: one, about: {same_as: v.id}}",
    )
    stages = {r.id: r.stage for r in compiled(one, two).follow_up}
    assert (stages["T1"], stages["T2"]) == (0, 1)


def test_a_sign_may_lead_to_itself_through_others() -> None:
    again = rule("T1", "s: {fact: sign, sign: phoenix_venue}", "{sign: phoenix_venue, about: s.about}")
    assert compiled(again).follow_up


def test_a_rule_with_too_many_patterns_is_refused() -> None:
    many = ", ".join(f"v{n}: {{fact: venue}}" for n in range(17)).replace(", v", "}, {v")
    assert "R613" in codes(
        rule("T1", f"{{{many}}}".strip("{}").join(("{", "}}")), "{sign: one, about: v0.id}")
    )


def test_too_many_rules_about_one_kind_are_refused() -> None:
    rules = [rule(f"T{n}", "v: {fact: case}", "{sign: one, about: v.id}") for n in range(65)]
    assert "R615" in codes(*rules)


def test_no_rule_can_bind_a_worker() -> None:
    assert "R602" in codes(rule("T1", "w: {fact: stint}", "{sign: one, about: w.venue_id}"))


def test_a_record_is_not_held_against_the_score() -> None:
    far = rule(
        "T1",
        "{one: {fact: case, suspects: {apart_from: score, by: 3}}}",
        "{sign: close_cases, about: one.id}",
    )
    assert "R122" in codes(far)
