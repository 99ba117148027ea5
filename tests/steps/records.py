"""From returns being written to what counts, in memory, by the project's own reading."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import date

from desk.store import context_of
from engine.rulebook.model import Rules
from facts.archive.filing import Filing
from facts.archive.ledger import standing_of
from facts.archive.sealing import sealed
from facts.context import Context
from facts.intake.grid import ReturnSheets, Sheet
from facts.intake.returns import return_from_sheets
from facts.keys import SECRET_BYTES, Keys
from facts.standing import Standing
from tests.steps.drafts import Draft

Counting = Callable[[Iterable[Draft], Rules], Standing]
KEYS = Keys(b"\1" * SECRET_BYTES)


def standing_from_drafts(drafts: Iterable[Draft], rules: Rules) -> Standing:
    """Read returns as an import would, without a file."""
    context = context_of(rules)
    return standing_of([_filing(draft, context) for draft in drafts], context)[0]


def _filing(draft: Draft, context: Context) -> Filing:
    tables = draft.tables()
    sheets = ReturnSheets(
        tuple((form, Sheet(form, tuple(tuple(row) for row in rows))) for form, rows in tables.items())
    )
    read = return_from_sheets(sheets, draft.name, context)
    digest = hashlib.sha256(repr((draft.name, tables)).encode()).hexdigest()
    return sealed(read, digest, KEYS, date(2020, 12, 31)).filing
