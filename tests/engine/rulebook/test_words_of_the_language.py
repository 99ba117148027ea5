"""How many words the rule language has: keys, closed values, words of tests; of scores and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from engine.rulebook.editor.choices import TESTS
from engine.rulebook.kinds.declared import annotations_of, parts_in
from engine.rulebook.kinds.words import OneOf, WrittenAs
from engine.rulebook.model.declared import DeclaredFile
from engine.rulebook.model.follow_up import FollowUpFile
from engine.rulebook.model.indicators import IndicatorsFile
from engine.rulebook.model.rulebook import CriteriaFile, Rulebook

FILES = (Rulebook, CriteriaFile, IndicatorsFile, DeclaredFile, FollowUpFile)
MOST = 127
"""Lower it with each word that goes; raise it only for what no word there is can say, and say why."""


def values_in(annotation: Any) -> Iterator[str]:
    """Yield the closed values a file may write for a key."""
    form = next((mark for mark in get_args(annotation)[1:] if isinstance(mark, WrittenAs | OneOf)), None)
    if isinstance(form, WrittenAs):
        yield from values_in(form.form)
    elif isinstance(form, OneOf):
        for inner in form.forms().values():
            yield from values_in(inner)
    elif get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from values_in(inner)


def words() -> set[str]:
    found = set(TESTS) - {"n_of"}  # `at_least` beside `of`, explained apart
    for part in {part for file in FILES for part in parts_in(file)}:
        for name, annotation in annotations_of(part).items():
            found |= {name.removesuffix("_"), *values_in(annotation)}
    return found


def test_the_language_has_no_more_words_than_it_had() -> None:
    way_out = "say it by a word there is, or raise MOST and say in the commit why none would do"
    assert len(words()) <= MOST, f"{len(words())} words, at most {MOST}: {way_out}. {sorted(words())}"
