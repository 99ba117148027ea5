"""Actions are a closed list, and no rule file can make a risk class, a sign or a tie the ground of a
measure."""

from __future__ import annotations

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from tests.engine.rulebook.test_follow_up_rules import HEAD, rule
from tests.long_run import some_of

ACTIONS = "rules/actions.yaml"
BAND = "risk: {fact: band, rulebook: venue_risk, band: rat_cao}"
ACT = "act: {fact: violation}"
VISIT = "visit: {fact: inspection, id: {same_as: act.inspection_id}}"
FINE = "  phat_tien: {title: {vi: Đề nghị phạt tiền, en: Propose a fine}, does: measure}\n"
NOTE = "  note: {title: {vi: Ghi nhớ, en: Note}, does: duty}\n"


def then(action: str, about: str) -> str:
    return f"{{action: {action}, about: {about}, within_days: 30, by: Đội 178}}"


def compiled(*rules: str, listed: str = "") -> Rules:
    texts = rule_texts(SHIPPED)
    texts[ACTIONS] += listed
    if rules:
        texts["rules/follow_up/test.yaml"] = HEAD + "".join(rules)
    return rules_from_texts(texts)


def codes(*rules: str, listed: str = "") -> set[str]:
    try:
        compiled(*rules, listed=listed)
    except RuleFaults as found:
        return {fault.code for fault in found.faults}
    return set()


@pytest.mark.parametrize("action", ["rut_giay_phep", "kiem_tra_ngay", "phat_tien", "protect_chid"])
def test_what_is_not_listed_is_refused_with_the_list(action: str) -> None:
    with pytest.raises(RuleFaults) as caught:
        compiled(rule("T1", BAND, then(action, "risk.subject")))
    (fault,) = caught.value.faults
    assert fault.code == "R616"
    assert fault.place.line == 3
    assert "propose_inspection" in fault.sentence()


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("rut_giay_phep", "Xử lý", "Handle"),
        ("xu_ly", "Rút giấy phép kinh doanh", "Handle"),
        ("xu_ly", "Xử lý", "Arrest the owner"),
        ("kiem_tra_ngay", "Đến cơ sở", "Go"),
        ("phat_tien", "Lập biên bản", "Draw up"),
        ("x", "Đình chỉ hoạt động", "x"),
        ("x", "Khám xét cơ sở", "x"),
        ("x", "Đóng cửa cơ sở", "x"),
        ("tam_giu_nguoi", "x", "x"),
    ],
)
@pytest.mark.parametrize("does", some_of(("duty", "protect", "inspect", "hand_on"), 1))
def test_a_measure_can_be_called_nothing_else(name: str, vi: str, en: str, does: str) -> None:
    assert codes(listed=f"  {name}: {{title: {{vi: {vi}, en: {en}}}, does: {does}}}\n") == {"R617"}


def test_words_that_only_look_like_a_measure_are_let_be() -> None:
    told = "  xem_lai: {title: {vi: Đưa ra khỏi tổ chức thi đua, en: Refine the list}, does: duty}\n"
    assert codes(listed=told) == set()


@pytest.mark.parametrize(
    ("when", "about"),
    [
        (BAND, "risk.subject"),
        (f"{BAND}, venue: {{fact: venue, id: {{same_as: risk.subject}}}}", "venue.id"),
        ("s: {fact: sign, sign: phoenix_venue}", "s.about"),
        ("a: {fact: tie, kind: owner}", "a.a"),
        ("f: {fact: finding, rulebook: venue_risk, kind: criterion, id: V1, value: yes}", "f.subject"),
        (f"{ACT}, {VISIT}, {BAND[:-1]}, subject: {{same_as: visit.venue_id}}}}", "visit.venue_id"),
        (
            (
                "i: {fact: indicator, of: commune_period, name: high_risk_venues, value: {at_least: 1}},"
                " venue: {fact: venue, unit_code: {same_as: i.subject}}"
            ),
            "venue.id",
        ),
    ],
)
def test_what_is_inferred_of_a_venue_leads_to_a_proposed_inspection_only(when: str, about: str) -> None:
    listed = FINE + NOTE
    assert codes(rule("T1", when, then("phat_tien", about)), listed=listed) == {"R619"}
    assert codes(rule("T1", when, then("hand_over_file", about)), listed=listed) == {"R619"}
    assert codes(rule("T1", when, then("note", about)), listed=listed) == {"R621"}
    assert codes(rule("T1", when, then("propose_inspection", about)), listed=listed) == set()


def test_a_person_is_never_proposed_for_inspection_from_a_tie() -> None:
    when = "p: {fact: party}, t: {fact: tie, a: {same_as: p.id}}"
    assert codes(rule("T1", when, then("propose_inspection", "p.id"))) == {"R621"}


def test_a_measure_rests_on_a_record_and_needs_a_decision() -> None:
    when = f"{ACT}, {VISIT}"
    assert codes(rule("T1", when, then("phat_tien", "visit.venue_id")), listed=FINE) == set()
    assert codes(rule("T1", "v: {fact: venue}", then("phat_tien", "v.id")), listed=FINE) == {"R620"}
    proposals = (
        ("phat_tien", "visit.venue_id"),
        ("propose_inspection", "visit.venue_id"),
        ("note", "visit.venue_id"),
    )
    rules = compiled(*(rule(f"T{n}", when, then(*p)) for n, p in enumerate(proposals)), listed=FINE + NOTE)
    assert [getattr(r.then, "needs", None) for r in rules.follow_up if r.id in ("T0", "T1", "T2")] == [
        "competent_decision",
        "inspection_ground",
        None,
    ]


def test_absence_of_a_risk_class_is_no_ground_either() -> None:
    absent = f"{BAND[:-1]}, subject: {{same_as: v.id}}}}"
    assert codes(rule("T1", "v: {fact: venue}", then("renew_commitment", "v.id"), absent)) == {"R621"}


def test_a_rule_is_not_titled_as_a_measure_it_is_not() -> None:
    told = rule("T1", "v: {fact: venue}", then("renew_commitment", "v.id")).replace(
        "{vi: a}", "{vi: Đóng cửa cơ sở}"
    )
    assert codes(told) == {"R622"}


def test_units_may_be_told_from_their_own_band() -> None:
    when = "now: {fact: band, rulebook: healthy_commune, band: yeu}"
    assert codes(rule("T1", when, then("support_plan", "now.subject"))) == set()


def test_without_the_list_no_action_stands() -> None:
    texts = rule_texts(SHIPPED)
    del texts[ACTIONS]
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    assert [(f.code, f.place.file) for f in caught.value.faults] == [("R135", ACTIONS)]
