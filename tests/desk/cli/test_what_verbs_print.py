"""Each verb that reads prints its content of the example, for a person in either language. Its words are
asked where the content is made, its JSON by its schema."""

from __future__ import annotations

import pytest

from desk.cli.app import code_of
from desk.runs.run import Run
from tests.never_said import never_said

REFUSED = {"lock": 2}  # where something is open
VERBS = {
    "results": "results RUN",
    "results_full": "results RUN --full",
    "results_venues": "results RUN --rulebook venue_risk",
    "results_venues_full": "results RUN --rulebook venue_risk --full",
    "explain_unit": "explain RUN --unit 30994",
    "explain_venue": "explain RUN --venue 31006-CS-033",
    "indicators": "indicators RUN --subject 30994",
    "figures": "figures 2020 --unit 30994",
    "so_far": "so-far 2020-6T",
    "so_far_unit": "so-far 2020-6T --unit 30994",
    "remind": "remind 2020",
    "lock": "lock 2020",
    "units": "units --period 2020 --on 2020-12-31",
    "follow_up": "follow-up RUN --unsettled",
    "plan_inspections": "plan-inspections RUN --capacity 4",
    "leads": "leads queue RUN",
    "leads_full": "leads queue RUN --full",
    "leads_show": "leads show 1 --run RUN",
    "leads_show_full": "leads show 1 --run RUN --places",
    "leads_path": "leads path 30985-CS-024 30991-CS-010 --run RUN",
    "leads_try": "leads decide 1 --innocent-tie 1 --try --run RUN",
    "leads_generic": "leads generic RUN",
    "leads_identity": "leads identity RUN",
    "leads_noticed": "leads noticed RUN",
    "leads_ties": "leads ties RUN",
    "compare": "compare 2018-12-31 2019-12-31 --year 2019",
}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_prints_its_content_in_both_languages(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    workspace = run.folder.parent.parent
    monkeypatch.setenv("LANHMANH_KEY", str(workspace.parent / "khoa" / "test.key"))
    words = [str(run.folder) if word == "RUN" else word for word in VERBS[name].split()]
    printed = {}
    for lang in ("vi", "en"):
        code = code_of([*words, "--lang", lang, "--workspace", str(workspace)])
        assert code == REFUSED.get(name, 0)
        read = capsys.readouterr()
        printed[lang] = read.out + read.err
        assert never_said(printed[lang], lang == "vi") == []
    assert printed["vi"] != printed["en"]
