"""Statements as columns are found, compared and kept as the list of them is."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.links.registers import all_told, merged
from engine.links.statement_index import index_of
from engine.links.statements import Said, Statements
from engine.links.told import MANY, numbered, told_of
from tests.engine.links.test_columns import what_is_said
from tests.long_run import examples


def agree(listed: Statements, columns: Statements) -> None:
    """Hold statements as columns against the list of them, whichever way they are looked for."""
    one, other = index_of(tuple(listed)), index_of(columns)
    assert dict(one.by_subject) == dict(other.by_subject)
    assert dict(one.by_value) == dict(other.by_value)
    kinds = sorted({s.kind for s in listed})
    for kind in (*kinds, "of no one"):
        assert tuple(one.of_kinds(kind, "phone")) == tuple(other.of_kinds(kind, "phone"))
        assert one.telling(kind) == other.telling(kind)
        for few in (0, 1, 2):
            assert list(one.values_of(kind, few)) == list(other.values_of(kind, few))
            assert list(one.shared(kind, few)) == list(other.shared(kind, few))
    assert one.telling(None) == other.telling(None)
    assert [other.by_value.get((kind, "of no one")) for kind in (*kinds, "of no one")] == [None] * (
        len(kinds) + 1
    )
    assert other.by_subject.get("no one") is None


@settings(max_examples=examples(300))
@given(said=what_is_said())
def test_columns_find_what_lists_find(said: Said) -> None:
    agree(said.statements, told_of(said.statements))


@given(said=what_is_said())
def test_what_no_register_tells_stands_in_the_order_of_subject_kind_and_value(said: Said) -> None:
    assert list(all_told((), tuple(reversed(said.statements)))) == list(said.statements)


def test_columns_are_read_compared_and_kept_as_a_list(said: Said) -> None:
    told = told_of(said.statements)
    assert told == said.statements
    assert told != said.statements[1:]
    assert (told[-1], told[2:5]) == (said.statements[-1], said.statements[2:5])
    assert replace(said, statements=told).listed == said
    assert isinstance(replace(said, statements=told).listed.statements, tuple)


def test_many_texts_are_numbered_as_few_are() -> None:
    """Vietnamese letters, and letters beyond the first 65,536, stand in the order of Python."""
    few = ["đò", "do", "Đò", "", "\U0001f600", "\uffee", "b"]
    names, places = numbered(few * MANY)
    assert (list(names), places.tolist()) == (sorted(few), numbered(few)[1].tolist() * MANY)


def test_two_texts_of_one_hash_are_two_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    few, asked = ["b", "a", "c"], list[int]()

    def poor(column: pl.Series, seed: int) -> pl.Series:
        asked.append(seed)
        return pl.Series([0 if seed == 0 else ord(text) for text in column], dtype=pl.UInt64)

    monkeypatch.setattr(pl.Series, "hash", poor)
    names, places = numbered(few * MANY)
    assert (list(names), places.tolist(), asked) == (["a", "b", "c"], [1, 0, 2] * MANY, [0, 0, 1, 1])


@given(parts=st.lists(st.lists(st.sampled_from("aăâbcd"), unique=True).map(sorted), min_size=1, max_size=4))
def test_names_of_parts_become_one_list(parts: list[list[str]]) -> None:
    names, places = merged(parts)
    assert list(names) == sorted(set().union(*parts))
    assert [[names[n] for n in place.tolist()] for place in places] == parts
