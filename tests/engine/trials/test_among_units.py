"""What scenarios should hit of orders and quotas, and the changes tried there."""

from __future__ import annotations

from desk.authoring.trial_words import place_words, titles_of
from desk.base.language import speaking
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.plain import rules_from_objects
from engine.trials.coverage import probes_of
from engine.trials.equivalence import cases_compared
from engine.trials.mutants import rulebook_mutants
from tests.conformance.suite import BOOK, CITE, criterion, files_of


def rules() -> Rules:
    named = {"cites": [CITE]}
    files = files_of(
        {"files": "number", "late": "number"},
        total=10,
        points_decimals=0,
        criteria=[criterion("A1", {"of": "files", "each": 1, "ends": [0, 10]})],
        among_units={"tie_breaks": [{"down": "late"}], **named},
        gates=[
            {"id": "Q1", "title": {"vi": "Q1"}, **named, "quota": {"band": "tot", "at_most": 2}},
            {
                "id": "G1",
                "title": {"vi": "G1"},
                **named,
                "when": {"rank": {"more_than": 3}},
                "band": {"one_of": ["yeu"]},
            },
        ],
        bands=[
            {"id": "tot", "title": {"vi": "Tốt"}, "from": 8},
            {"id": "yeu", "title": {"vi": "Yếu"}, "from": 0},
        ],
    )
    return rules_from_objects(files)


def test_a_quota_is_to_be_met_and_a_rank_to_be_asked_around_its_threshold() -> None:
    made = rules()
    probes = probes_of(made, made.rulebooks[BOOK])
    quota = next(p for p in probes if p.item == "Q1")
    assert set(quota.wanted) == {"true", "false", "unknown"}
    (asked,) = [p for p in probes if p.item == "G1" and p.kind == "threshold"]
    assert asked.wanted == ("under", "at", "over")
    for lang in ("vi", "en"):
        with speaking(lang):
            assert all(place_words(probe, titles_of(made, BOOK)) for probe in probes)


def test_a_quota_and_what_breaks_ties_are_changed_and_no_change_is_taken_for_none() -> None:
    made = rules()
    found = {m.name: cases_compared(made, m) for m in rulebook_mutants(made, made.rulebooks[BOOK])}
    said = {name: proved for name, proved in found.items() if " Q1 threshold" in name or " late " in name}
    assert set(said) == {
        f"{BOOK} late operator late → ",
        f"{BOOK} late operator late → turned",
        f"{BOOK} Q1 threshold quota 2 open → quota 1 open",
        f"{BOOK} Q1 threshold quota 2 open → quota 3 open",
        f"{BOOK} Q1 threshold quota 2 open → quota 2 all",
        f"{BOOK} Q1 threshold quota 2 open → quota 2 none",
    }
    assert set(said.values()) == {None}
