"""A part of `rules/` taken away is refused where it is missed, or the verbs that need it say so and how to go
on."""

from __future__ import annotations

import shutil

import pytest

from desk.base.faults import DONE, OURS
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from tests.conftest import EXAMPLE
from tests.desk.conftest import Office
from tests.long_run import some_of

PARTS = {p.name for p in SHIPPED.iterdir() if p.name not in ("README.md", "schema")}
MAY_GO = {"links", "reports", "targets.yaml", "an_toan_antt"}
TAKEN = [("links",), ("reports", "targets.yaml", "an_toan_antt"), ("follow_up", "links", "actions.yaml")]
READING = (
    "results",
    "results --rulebook venue_risk",
    "figures 2020",
    "so-far 2020-6T",
    "remind 2020",
    "lock 2020",
    "units",
    "follow-up",
    "plan-inspections --capacity 2",
    "leads queue",
    "leads show 1",
    "leads generic",
    "leads identity",
    "leads ties",
    "leads noticed",
    "leads watch",
    "verify",
)


def without(parts: tuple[str, ...]) -> dict[str, str]:
    return {n: t for n, t in rule_texts(SHIPPED).items() if n.split("/")[1] not in parts}


@pytest.mark.parametrize("part", some_of(sorted(PARTS - MAY_GO), 4))
def test_a_part_others_name_is_missed_at_a_line_that_is_there(part: str) -> None:
    left = without((part,))
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(left)
    for fault in caught.value.faults:
        assert fault.place.file in left or fault.place.line == 1, fault


@pytest.mark.parametrize("parts", some_of(TAKEN, 1, offset=2), ids="+".join)
def test_every_reading_verb_goes_on_or_says_what_is_left_out(
    office: Office, parts: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for part in parts:
        taken = office.made.rules / part
        shutil.rmtree(taken) if taken.is_dir() else taken.unlink()
    assert office.run("import", str(EXAMPLE / "2020")) == DONE
    assert office.run("run", "--year", "2020") in (0, 1)
    capsys.readouterr()
    for verb in READING:
        code = office.run(*verb.split())
        said = "".join(capsys.readouterr())
        assert code != OURS, (verb, said)
        needed = "links" if verb.startswith("leads") else verb.replace("-", "_")
        if needed in parts:
            assert (code, f"Chép rules/{needed}" in said) == (2, True), (verb, said)
