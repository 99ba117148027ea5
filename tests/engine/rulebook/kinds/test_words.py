"""Parts of rule files: read with the place of each key, plain and small once they are settled."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace

import pytest
from pydantic import ValidationError

from engine.rulebook.kinds.documents import DocumentsFile
from engine.rulebook.kinds.targets import Assignment, FigureTarget
from engine.rulebook.kinds.words import read, settled
from engine.rulebook.text.places import NOWHERE, Place, Word
from engine.rulebook.text.reader import reading_of

PAPER = """year: 2020
assigned_by: UBND tỉnh
document: 12/QĐ-UBND
signed_on: 2020-01-15
figures:
  - {of: registered, at_least: 9}
  - {at_most: 0, of: hotspots_active}
"""
DOCUMENTS = "documents: {a-1: {title: {vi: Một}, certainty: read}, b-2: {title: {vi: Hai}, certainty: open}}"


@pytest.fixture
def paper() -> Assignment:
    return read(Assignment, reading_of("t.yaml", PAPER).tree)


def test_each_part_knows_where_its_keys_stand_also_the_second_of_its_class(paper: Assignment) -> None:
    first, second = paper.figures
    assert (first.place, second.place) == (Place("t.yaml", 6, 10), Place("t.yaml", 7, 22))
    assert paper.spot("signed_on") == Place("t.yaml", 4, 12)


def test_a_key_left_out_is_reported_where_the_part_begins(paper: Assignment) -> None:
    assert paper.spot("recognised") == paper.spot("year")


def test_a_settled_part_is_plain_text_and_keeps_the_place_it_stands_at(paper: Assignment) -> None:
    target = settled(paper).figures[1]
    assert type(paper.figures[1].of) is Word
    assert type(target.of) is str
    assert target.places == {"of": Place("t.yaml", 7, 22)}


def test_a_part_is_equal_by_what_it_says_and_not_by_its_place() -> None:
    target = FigureTarget(of="registered", at_most=None)
    assert target == replace(target, places={"of": Place("t.yaml", 1, 1)})
    assert target != replace(target, of="other")
    assert target.place == NOWHERE


def test_a_part_comes_back_from_what_is_stored(paper: Assignment) -> None:
    part = settled(paper)
    again = pickle.loads(pickle.dumps(part))
    assert again == part
    assert again.figures[0].place == part.figures[0].place


def test_a_part_does_not_change_and_takes_its_own_keys_only(paper: Assignment) -> None:
    with pytest.raises(FrozenInstanceError):
        paper.year = 2021  # type: ignore[misc]
    with pytest.raises(TypeError, match="place"):
        FigureTarget(of="registered", place=NOWHERE)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="of"):
        FigureTarget()  # type: ignore[call-arg]


@pytest.mark.parametrize("own", ["places: {}", "id: x"])
def test_a_file_can_not_set_what_reading_adds(own: str) -> None:
    text = DOCUMENTS.replace("certainty: read", f"certainty: read, {own}")
    with pytest.raises(ValidationError):
        read(DocumentsFile, reading_of("t.yaml", text).tree)


def test_a_part_of_a_mapping_bears_the_name_it_stands_under() -> None:
    documents = read(DocumentsFile, reading_of("t.yaml", DOCUMENTS).tree).documents
    assert [document.id for document in documents.values()] == ["a-1", "b-2"]
    assert documents["b-2"].title == {"vi": "Hai", "en": "Hai"}


def test_no_kind_loads_pydantic_before_a_file_is_read() -> None:
    script = "import sys, engine.rulebook.model.rulebook; print('pydantic' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
