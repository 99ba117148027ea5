"""What the documents say is true: their commands run, their links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from facts.forms.catalogue import FORMS
from facts.standing import COMMUNE
from tests.example_2024.records import UNITS
from tests.readme_picture import PICTURE, SIX, WHO, DeskPicture, commands, drawn, tour

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "rules").rglob("*.md")])


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What each command of the README's tour prints, by its verb."""
    return tour(tmp_path_factory.mktemp("tour"), commands(ROOT / "README.md"))


@pytest.fixture(scope="module")
def toured_in_english(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The same of the English README, and the status it points to; `check` asks for a mistake first."""
    calls = [words for words in commands(ROOT / "README.en.md") if "check" not in words]
    calls.append(["status", "-w", "office", "--lang", "en"])
    return tour(tmp_path_factory.mktemp("english"), calls)


def test_the_tour_of_the_readme_is_five_commands_to_a_ranking(toured: Mapping[str, str]) -> None:
    assert list(toured) == ["init", "import", "run", "results", "explain"]
    assert "Thị trấn Thứ Ba │" in toured["results"]


@pytest.mark.parametrize("tour_in", ["toured", "toured_in_english"])
def test_each_screen_of_the_tour_fits_in_forty_lines(tour_in: str, request: pytest.FixtureRequest) -> None:
    taken = {
        verb: sum(max(1, -(-len(line) // 80)) for line in shown.splitlines())
        for verb, shown in request.getfixturevalue(tour_in).items()
    }
    assert {verb: lines for verb, lines in taken.items() if lines > 40} == {}


def test_the_english_tour_has_no_vietnamese_but_names_of_units_offices_and_forms(
    toured_in_english: Mapping[str, str],
) -> None:
    """Forms are printed in Vietnamese, so their titles and columns are quoted so; `(sửa)` is of a file."""
    headers = (field.header for kind in FORMS.values() for field in kind.fields.values())
    names = " ".join([*UNITS.values(), COMMUNE, *(kind.title for kind in FORMS.values()), *headers, "(sửa)"])
    known = set(re.findall(r"\w+", names.casefold()))
    words = {word for shown in toured_in_english.values() for word in re.findall(r"\w+", shown.casefold())}
    assert {word for word in words - known if not word.isascii()} == set()


def test_the_picture_of_the_readme_is_what_the_tour_prints(toured: Mapping[str, str]) -> None:
    assert PICTURE.read_text("utf-8") == drawn(toured["results"]), "run: python -m tests.readme_picture"
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")


def test_the_page_of_who_does_what_shows_the_six_pictures_that_the_command_makes() -> None:
    shown = re.findall(r"!\[.+\]\((.+)\)", WHO.read_text("utf-8"))
    assert [WHO.parent / place for place in shown] == [picture.file for picture in SIX]
    assert len(SIX) == 6
    assert {path.name for path in SIX[0].file.parent.glob("ai-*.png")} == {one.file.name for one in SIX}


@pytest.mark.parametrize("picture", SIX, ids=lambda picture: picture.name)
def test_a_picture_of_who_does_what_is_a_png_of_modest_size(picture: DeskPicture) -> None:
    drawn_bytes = picture.file.read_bytes()
    assert drawn_bytes.startswith(b"\x89PNG")
    assert len(drawn_bytes) <= 150_000


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_both_readmes_lead_to_who_does_what(readme: str) -> None:
    assert f"]({WHO.relative_to(ROOT).as_posix()})" in (ROOT / readme).read_text("utf-8")


def test_what_the_readme_shows_of_explain_is_what_it_prints(toured: Mapping[str, str]) -> None:
    shown = re.search(r"```\n(B2  .*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert shown is not None
    assert shown[1] in toured["explain"]


def test_the_demo_shows_what_the_tour_does(toured: Mapping[str, str], tmp_path: Path) -> None:
    shown = tour(tmp_path, [["demo", "demo"]])["demo"]
    tables = [re.findall("^[│┃].*$", text, re.M) for text in (shown, toured["results"])]
    assert tables[0] == tables[1]


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


GLOSSARY = ROOT / "docs" / "glossary.md"


def test_every_name_in_the_glossary_is_in_the_code() -> None:
    named = re.findall(r"`([a-z_/]+(?:\.py)?/?)(?:::([A-Za-z_.]+))?`", GLOSSARY.read_text("utf-8"))
    places = [(path, name) for path, name in named if "/" in path]
    assert len(places) > 40
    for path, name in places:
        assert (ROOT / path).exists(), path
        for word in filter(None, name.split(".")):
            assert re.search(rf"\b{word}\b", (ROOT / path).read_text("utf-8")), (path, word)
