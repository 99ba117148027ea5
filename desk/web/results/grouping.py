"""The rows of a long ranking in groups: a band each, then those undecided, then those not classified; who
sent nothing in one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desk.base.language import gettext, localised
from desk.runs.standings import StandingRow
from desk.words.band_words import undecided_title
from desk.words.numbers import number_words
from engine.rulebook.model.rulebook import Rulebook

FROM = 13  # communes: fewer need no groups
OPEN = "open"


@dataclass(frozen=True, slots=True)
class BandGroup:
    """One group: its name, how many are in it, and why they are."""

    id: str
    title: str
    steps: int | None
    n: int
    why: str


def group_id(row: StandingRow) -> str:
    return row.band or OPEN


def grouped(rows: Iterable[StandingRow], book: Rulebook) -> tuple[StandingRow, ...]:
    """Return the rows group by group, each in its own order."""
    at = {id_: n for n, id_ in enumerate(_order(book))}
    return tuple(sorted(rows, key=lambda row: at[group_id(row)]))


def _order(book: Rulebook) -> list[str]:
    ranked = [band.id for band in book.bands if band.from_ is not None]
    return [*ranked, OPEN, *(band.id for band in book.bands if band.from_ is None)]


def groups_of(rows: Sequence[StandingRow], book: Rulebook) -> Mapping[str, BandGroup]:
    """Return what stands above each group of these rows."""
    held: dict[str, list[StandingRow]] = {}
    for row in rows:
        held.setdefault(group_id(row), []).append(row)
    return {id_: _group(id_, mine, book) for id_, mine in held.items()}


def _group(id_: str, rows: Sequence[StandingRow], book: Rulebook) -> BandGroup:
    gates = Counter(gate for row in rows for gate in row.holding("gate"))
    titles = {gate.id: localised(gate.title) for gate in book.gates}
    held = [f"{n} {gettext('xã bị')} {gate} ({titles[gate]})" for gate, n in sorted(gates.items())]
    if id_ == OPEN:
        title = undecided_title()
        forms = sorted({n.owed.form for row in rows for n in row.needs if n.owed})
        why = gettext("chờ ") + ", ".join(forms) if forms else ""
        return BandGroup(id_, title, None, len(rows), why)
    band = book.band(id_)
    order = [b for b in book.bands if b.from_ is not None]
    steps = len(order) - order.index(band) if band in order else None
    mark = [gettext("từ %(from_)s điểm", from_=number_words(band.from_))] if band.from_ else []
    return BandGroup(id_, localised(band.title), steps, len(rows), "; ".join(mark + held))


def is_silent(row: StandingRow) -> bool:
    """Tell whether nothing at all speaks for a commune: no place, no point for sure, no self-score, and no
    returns that the program fails on."""
    return not row.failed and row.places is None and not row.low and row.self_score is None
