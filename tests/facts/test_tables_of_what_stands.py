"""Tables that stand are those what stands was read from, for as long as nothing of it is another's."""

from __future__ import annotations

from dataclasses import replace

from facts.record_tables import last_received, standing_from_tables, tables_from_standing, tables_of
from facts.standing import Standing
from tests.facts import builders
from tests.facts.conftest import Workspace


def read(workspace: Workspace) -> Standing:
    for n, day in ((1, builders.TODAY), (2, builders.TODAY.replace(month=1))):
        workspace.take_return(
            {"B02": [builders.venue(n)], "B11": [builders.activity(participants=n)]},
            f"{n}.xlsx",
            unit_code=f"3098{3 * n + 2}",
            received_on=day,
        )
    return workspace.read()[0]


def test_what_was_read_gives_back_its_tables_and_what_was_changed_does_not(workspace: Workspace) -> None:
    told = read(workspace)
    tables, others = tables_from_standing(told), tables_from_standing(told)
    kept, other = standing_from_tables(tables), standing_from_tables(others)
    assert tables_of(kept) is tables
    for changed in (
        told,
        replace(kept, events={}),
        replace(kept, registers={}),
        replace(kept, deliveries=()),
        replace(kept, events=other.events),
        replace(kept, registers=other.registers),
    ):
        found = tables_of(changed)
        assert found is not tables
        assert found is not others
        again = standing_from_tables(found)
        assert (list(again.deliveries), dict(again.registers), dict(again.events)) == (
            list(changed.deliveries),
            dict(changed.registers),
            {k: e for k, e in changed.events.items() if e},
        )
    assert last_received(kept) == last_received(told) == builders.TODAY
    assert last_received(Standing()) is None
    assert last_received(standing_from_tables(tables_from_standing(Standing()))) is None
