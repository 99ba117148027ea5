"""What the documents say is true: their commands run, their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk.cli.app import code_of
from tests.decisions import INDEX, index

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "rules").rglob("*.md")])


def commands(document: Path) -> list[list[str]]:
    """Return the command lines in a document's code blocks, as arguments."""
    blocks = re.findall(r"```\n(.*?)```", document.read_text("utf-8"), re.S)
    lines = [line.split("#")[0].split() for block in blocks for line in block.splitlines()]
    return [
        words[1:] for words in lines if words[:1] == ["./lanhmanh"] and words[1:2] not in (["test"], ["demo"])
    ]


def test_the_tour_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "k" / "key"))
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    tour = commands(ROOT / "README.md")
    assert len(tour) >= 7
    for arguments in tour:
        assert code_of(arguments) in (0, 1), arguments


def test_the_english_tour_is_the_same() -> None:
    english = [[w for w in words if w not in ("--lang", "en")] for words in commands(ROOT / "README.en.md")]
    vietnamese = [[w.replace("so-lieu", "office") for w in words] for words in commands(ROOT / "README.md")]
    assert [words for words in english if "check" not in words] == vietnamese


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8")):
        if not target.startswith("http"):
            assert (document.parent / target).exists(), target


def test_the_message_shown_in_the_readme_is_the_programs_own(tmp_path: Path) -> None:
    from desk.words.fault_words import fault_lines
    from desk.workspace.rule_files import SHIPPED, rule_texts
    from engine.rulebook.rules import rules_from_texts
    from engine.rulebook.text.faults import RuleFaults

    texts = rule_texts(SHIPPED)
    name = "rules/healthy_commune/criteria/a.yaml"
    texts[name] = texts[name].replace("{hotspots_active: 0}", "{hotspot_active: 0}")
    with pytest.raises(RuleFaults) as caught:
        rules_from_texts(texts)
    shown = fault_lines(caught.value.faults[0], caught.value.sources)
    assert shown[0].removesuffix(" Sửa tên, hoặc khai báo trong rules/indicators.") in (
        ROOT / "README.md"
    ).read_text("utf-8")


def test_every_decision_is_in_the_index() -> None:
    assert INDEX.read_text("utf-8") == index(), "run: python -m tests.decisions"


GLOSSARY = ROOT / "docs" / "glossary.md"


def test_every_name_in_the_glossary_is_in_the_code() -> None:
    named = re.findall(r"`([a-z_/]+(?:\.py)?/?)(?:::([A-Za-z_.]+))?`", GLOSSARY.read_text("utf-8"))
    places = [(path, name) for path, name in named if "/" in path]
    assert len(places) > 40
    for path, name in places:
        assert (ROOT / path).exists(), path
        for word in filter(None, name.split(".")):
            assert re.search(rf"\b{word}\b", (ROOT / path).read_text("utf-8")), (path, word)
