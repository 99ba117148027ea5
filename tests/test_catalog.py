"""Every text of the desk has its English, and the catalog holds no more than that."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from desk.base import language
from release.catalog import DESK, SOURCE, stored, texts_in, updated, written

PLACE = re.compile(r"%%|%(?:\(\w+\))?[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return stored()


def _texts(message: Message) -> list[str]:
    both = (part if isinstance(part, tuple | list) else (part,) for part in (message.id, message.string))
    return list(chain.from_iterable(both))


def test_the_catalog_holds_the_texts_of_the_code_and_no_others(catalog: Catalog) -> None:
    """After a text was added, changed or removed: `python -m release.catalog`, then write its English."""
    assert SOURCE.read_bytes().decode() == written(updated(catalog)).decode()


def test_every_text_has_its_english(catalog: Catalog) -> None:
    assert [message.id for message in catalog if message.id and not all(_texts(message))] == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []


def test_the_english_is_filled_from_the_same_values(catalog: Catalog) -> None:
    """It may name a value once where the Vietnamese does twice; more often it is a text set down twice."""
    places = {message.id: [Counter(PLACE.findall(text)) for text in _texts(message)] for message in catalog}
    assert [
        id_
        for id_, (first, *others) in places.items()
        if any(first.keys() != other.keys() or not other <= first for other in others)
    ] == []


def test_texts_are_read_from_code() -> None:
    code = (
        '_("a %(n)s", n=1)\ngettext("b" if x else "c")\nStop(2, "d", n=2)\ngettext("e", n=3)\n'
        'out.say("said %(n)s", n=n)\nout.say(words)\nTexts({1: "f"}, context="x")'
    )
    assert list(texts_in(code)) == [
        ("a %(n)s", None, True),
        ("b", None, False),
        ("c", None, False),
        ("d", None, True),
        ("e", None, True),
        ("said %(n)s", None, True),
        ("f", "x", False),
    ]


def test_a_catalog_is_compiled_anew_when_its_source_is_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    source = tmp_path / "en" / "LC_MESSAGES" / SOURCE.name
    source.parent.mkdir(parents=True)
    source.write_bytes(SOURCE.read_bytes())
    first = language.compiled("en").stat()
    assert language.compiled("en").stat().st_mtime_ns == first.st_mtime_ns
    with source.open("rb") as file:
        changed = read_po(file, locale="en")
    changed.add("Chữ mới", "New words")
    source.write_bytes(written(changed))
    assert language.compiled("en").stat().st_size > first.st_size


def test_a_catalog_in_a_folder_nobody_may_write_to_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    source = tmp_path / "en" / "LC_MESSAGES" / SOURCE.name
    source.parent.mkdir(parents=True)
    source.write_bytes(SOURCE.read_bytes())
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    monkeypatch.setattr(Path, "replace", refused)  # as for whoever isn't root
    assert language.english.__wrapped__().gettext("Mã") == "Code"
    assert not source.with_suffix(".mo").exists()


VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
STYLES = ("title", "note")  # of a cell, after the Vietnamese words of a form


def test_no_code_holds_a_text_in_two_languages() -> None:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in DESK.rglob("*.py")}
    two = [f"{path.name}:{node.lineno}" for path, tree in trees.items() for node in _pairs(tree)]
    assert trees
    assert two == []


def test_no_page_holds_a_text_in_two_languages() -> None:
    assert [path.name for path in DESK.rglob("*.html") if "{% say" in path.read_text("utf-8")] == []


def test_a_text_in_two_languages_is_noticed() -> None:
    code = 'out.say("Đã ghi.", "Recorded.")\nHEAD = ("Xã", f"{n} communes")\nx = ("Xã", "Mã")'
    assert [node.lineno for node in _pairs(ast.parse(code))] == [1, 2]


def _pairs(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield each Vietnamese text that its English follows; an option's name is none."""
    for node in ast.walk(tree):
        row = node.args if isinstance(node, ast.Call) else getattr(node, "elts", ())
        for first, second in pairwise(row):
            english = re.match("(?!--)[^a-z]*[a-z]", _text(second)) and not VIETNAMESE.search(_text(second))
            if VIETNAMESE.search(_text(first)) and english and _text(second) not in STYLES:
                yield first


def _text(node: ast.expr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


def test_a_verb_looks_up_no_text_but_its_own() -> None:
    """What is printed of data goes by `line` and `note_line`: a commune may be called like a text."""
    strange = [
        f"{file.name}:{call.lineno}"
        for file in DESK.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("out.say", "out.note", "out.progress")
        if not _is_of_the_program(call.args[0])
    ]
    assert strange == []


def _is_of_the_program(text: ast.expr) -> bool:
    """Return whether a text stands in the code: a literal, a constant, or what an act's declaration says."""
    match text:
        case ast.IfExp():
            return _is_of_the_program(text.body) and _is_of_the_program(text.orelse)
        case ast.Subscript():
            return _is_of_the_program(text.value)
        case ast.Attribute():
            return text.attr == "says" or text.attr.isupper()
        case ast.Name():
            return text.id.isupper()
    return isinstance(text, ast.Constant)
