"""Checks offices against each other: on a day a role is one office's."""

from __future__ import annotations

from collections.abc import Collection

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.part_versions import meet
from engine.rulebook.kinds.offices import OfficesFile
from engine.rulebook.kinds.words import settled
from facts.offices import NO_OFFICES, Office, Offices


def offices_from(files: Collection[OfficesFile], faulting: Faulting) -> Offices:
    """Return the offices of the file; none where the rules have no such file."""
    if not files:
        return NO_OFFICES
    written = next(iter(files))
    faulting.declared(written)
    for index, line in enumerate(written.offices):
        for earlier in written.offices[:index]:
            if meet((line.from_, line.until), (earlier.from_, earlier.until)):
                for role in {*line.roles} & {*earlier.roles}:
                    params = {"name": role, "other": earlier.name, "found": line.name}
                    faulting.add("R325", line.spot("name"), **params)
    file = settled(written)
    offices = (
        Office(o.name, o.level, o.roles, o.sends, o.from_, o.until, o.certainty, o.forms)
        for o in file.offices
    )
    return Offices(
        tuple(offices),
        file.roles,
        {line.office: line.titles for line in file.signing},
        {line.office: line.authority for line in file.signing},
    )
