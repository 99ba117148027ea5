"""Shapes of the shared files: parameters, periods, documents, purposes, units, offices."""

from __future__ import annotations

from engine.rulebook.kinds.words import (
    Day,
    OneOrMore,
    Part,
    Several,
    Test,
    Words,
)
from engine.rulebook.text.places import Word


class Take(Part):
    take: Word
    when: Test | None = None


class DatedValue(Part):
    from_: Day
    value: Word | Several[Take]
    cites: Words


class ParameterShape(Part):
    vi: Word
    en: Word | None = None
    unit: Word | None = None
    values: OneOrMore[DatedValue]


class ParametersFile(Part):
    parameters: dict[Word, ParameterShape]
