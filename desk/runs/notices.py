"""What a year's returns say otherwise than those before; and scores as first told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from desk.runs.run import Run
from engine.rulebook.model.rulebook import Rulebook
from facts.forms.catalogue import FORMS, NOTICE, SHIPPED
from facts.forms.returned_forms import SELLERS_CASES
from facts.periods import Period
from facts.standing import Event, Record, Standing

if TYPE_CHECKING:
    from engine.evaluation.years import Evaluation

NOTICES, FIRST_TOLD = "notices", "first_told"
NOT_SHOWN = frozenset({"victims", "minors", "identifying", "supported"})  # of people in cases


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing a later return says otherwise: of a unit, in a form; old and new where they may be shown.
    `stood_in`, `said_in`: `file!sheet!row`, or a file if the row is gone; `reason` of the withdrawal."""

    unit: str
    form: str
    key: str
    what: str
    field: str
    old: str | None
    new: str | None
    stood_in: str
    said_in: str
    reason: str

    @property
    def place(self) -> tuple[tuple[bool, str], ...]:
        """Return what these are sorted by: a value that is blank, or may not be shown, before one that is."""
        return tuple((value is not None, value or "") for value in astuple(self))

    @property
    def field_title(self) -> str:
        return SHIPPED.header(self.form, self.field)


_SCHEMA = {field.name: pl.String for field in fields(Noticed)}
_FIRST = {"rulebook": pl.String, "subject": pl.String, "low": pl.Int64, "high": pl.Int64}


def noticed_in(events: Iterable[Event], period: Period) -> tuple[Noticed, ...]:
    """Return what was noticed in returns that end within a period, by unit, form and key."""
    rows = (event.record for event in events)
    return in_place(noticed_from(r) for r in rows if period.holds(r.values["noted_on"]))  # type: ignore[arg-type]


def in_place(noticed: Iterable[Noticed]) -> tuple[Noticed, ...]:
    return tuple(sorted(noticed, key=lambda notice: notice.place))


def notices_table(standing: Standing, period: Period) -> pl.DataFrame:
    rows = [astuple(notice) for notice in noticed_in(standing.events.get(NOTICE.name, ()), period)]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def noticed_from(record: Record) -> Noticed:
    """Return what a notice of the archive says, without what may not be shown."""
    values = record.values
    names = ("form", "what", "field", "stood_in", "said_in", "reason")
    texts = {name: str(values.get(name) or "") for name in names}
    hidden = _hidden(texts["form"], texts["field"], values)
    old, new = (None if hidden or values.get(name) is None else str(values[name]) for name in ("old", "new"))
    key = _key(record.key[0], texts["form"], texts["what"], texts["field"])
    return Noticed(unit=str(values["unit_code"]), key=key, **texts, old=old, new=new)


def _key(id_: str, form: str, what: str, field: str) -> str:
    """Return the key of the row a notice is about, from the notice's own id."""
    own = id_.removeprefix(f"{form}|")
    return own[: own.find(f"|{what}|{field}|")].replace("|", " | ")


def _hidden(form: str, field: str, values: Mapping[str, object]) -> bool:
    kind = FORMS.get(form)
    if kind is None or not kind.restricted:
        return False
    if field == "type":
        return bool({values.get("old"), values.get("new")} & SELLERS_CASES)
    return field in NOT_SHOWN


def notices_of(run: Run, unit: str | None = None) -> tuple[Noticed, ...]:
    """Return what a run noticed, of one unit or of all; nothing where the run is older."""
    if f"{NOTICES}.parquet" not in run.manifest["files"]:
        return ()
    rows = (Noticed(*row) for row in run.table(NOTICES).iter_rows())
    return tuple(one for one in rows if unit is None or one.unit == unit)


def first_told_table(evaluation: Evaluation, period: Period) -> pl.DataFrame:
    """Return the score as first told of each unit whose computed score is another today, scaled."""
    return pl.DataFrame(list(_first_told(evaluation, period)), schema=_FIRST, orient="row")


def _first_told(evaluation: Evaluation, period: Period) -> Iterator[tuple[str, str, int, int]]:
    for book in evaluation.in_force(period):
        if evaluation.kind_of(book) != "unit":
            continue
        scale = 10**book.decimals
        for subject in evaluation.subjects(book, period):
            score = evaluation.as_first_told.score(book, subject.id, period)
            if score is not None:
                yield book.name, subject.id, int(score.low * scale), int(score.high * scale)


def first_told_of(run: Run, rulebook: Rulebook) -> Mapping[str, tuple[Fraction, Fraction]]:
    """Return the scores as first told, of the units whose score is another now."""
    if f"{FIRST_TOLD}.parquet" not in run.manifest["files"]:
        return {}
    scale = 10**rulebook.decimals
    rows = run.table(FIRST_TOLD).filter(pl.col("rulebook") == rulebook.name).iter_rows()
    return {unit: (Fraction(low, scale), Fraction(high, scale)) for _, unit, low, high in rows}
