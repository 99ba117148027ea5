"""Returns being written: what a scenario says, the rest filled in with what is in order."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from facts.forms.catalogue import COVER, FORMS, WITHDRAW_HEADER
from facts.forms.cover_form import STATE_TABLE
from facts.standing import COMMUNE, HAS_DATA, NIL
from scenarios.steps.usual_rows import usual_row
from scenarios.steps.words import text_from_day

Row = dict[str, str]  # printed header → what stands in the cell
BY_OTHERS = ("B16", *(form for form, kind in FORMS.items() if kind.sender != COMMUNE))
ONE_ROW = ("B01", "B13", "B14", "B18", "B20")


@dataclass(slots=True)
class DraftReturn:
    """One return. `forms`: rows; no rows is nil; None is not returned; a form that is absent is not
    listed."""

    unit: str
    period: str
    office: str
    prepared_on: date
    received_on: date
    forms: dict[str, list[Row] | None] = field(default_factory=dict)
    corrections: int = 0
    by_cover: bool = False  # only the cover says when it came in; else the receiver does

    @property
    def name(self) -> str:
        who = "" if self.office == COMMUNE else f" - {self.office}"
        return f"{self.period}/{self.unit}{who}{' (sửa)' * self.corrections}"

    def rows(self, form: str) -> list[Row]:
        """Return the rows of a form, which is returned from now on."""
        if self.forms.get(form) is None:
            self.forms[form] = []
        return self.forms[form]  # type: ignore[return-value]

    def put(self, form: str, row: Mapping[str, str]) -> Row:
        """Add a row, or change the one on the same thing; what it leaves out is filled in."""
        rows = self.rows(form)
        same = self._same(form, row, rows)
        if same is not None:
            same.update(row)
            return same
        rows.append({**usual_row(form, self.unit, int(self.period[:4]), self.forms), **row})
        return rows[-1]

    @staticmethod
    def _same(form: str, row: Mapping[str, str], rows: list[Row]) -> Row | None:
        if form in ONE_ROW:
            return rows[0] if rows else None
        key = header_of_key(form)
        return next((r for r in rows if form == "B02" and r[key] == row.get(key)), None)

    def tables(self) -> dict[str, list[list[str]]]:
        """Return every sheet as rows of text, headers first: cover, and each form with rows."""
        cover = {
            "unit_code": self.unit,
            "period": self.period,
            "office": self.office,
            "prepared_on": text_from_day(self.prepared_on),
            "received_on": text_from_day(self.received_on),
        }
        labels = [[COVER.fields[name].header, value] for name, value in cover.items()]
        states = [[form, self._state(rows)] for form, rows in sorted(self.forms.items())]
        tables = {"B00": [*labels, [], list(STATE_TABLE), *states]}
        for form, rows in sorted(self.forms.items()):
            if rows:
                headers = [*(f.header for f in FORMS[form].fields.values()), WITHDRAW_HEADER]
                for row in rows:
                    assert row.keys() <= set(headers), f"{form}: {row.keys() - set(headers)}"
                tables[form] = [headers, *([row.get(header, "") for header in headers] for row in rows)]
        return tables

    @staticmethod
    def _state(rows: list[Row] | None) -> str:
        return "" if rows is None else HAS_DATA if rows else NIL


def header_of_key(form: str) -> str:
    """Return the header under which a row says what it is on."""
    kind = FORMS[form]
    return kind.fields[kind.key[0]].header


@dataclass(slots=True)
class DraftReturns:
    """All returns of a scenario. `unit` and `venue` are those last spoken of; `stated`: figures given as they
    are."""

    drafts: list[DraftReturn] = field(default_factory=list)
    unit: str = ""
    venue: str = ""
    stated: dict[str, str] = field(default_factory=dict)  # title of the figure → what it is said to be

    def everything_nil(self, unit: str, years: Iterable[int]) -> None:
        """Add a commune's returns of these years, half-year ones too: in time, itself described, all else
        nil."""
        self.unit = unit
        for year in years:
            for period, month in ((f"{year}-6T", 6), (str(year), 12)):
                draft = DraftReturn(unit, period, COMMUNE, date(year, month, 15), date(year, month, 18))
                draft.forms = {form: [] for form in FORMS if form not in BY_OTHERS}
                draft.put("B01", {})
                self.drafts.append(draft)

    def of(self, period: int | str, office: str = COMMUNE, unit: str | None = None) -> DraftReturn:
        """Return the latest return of a period; another office's begins when first spoken of."""
        unit = unit or self.unit
        found = [d for d in self.drafts if (d.unit, d.period, d.office) == (unit, str(period), office)]
        if not found:
            assert office != COMMUNE, f"xã {unit} chưa có báo cáo kỳ {period} trong kịch bản này"
            year = int(str(period)[:4])
            found = [DraftReturn(unit, str(period), office, date(year, 12, 16), date(year, 12, 19))]
            self.drafts += found
        return found[-1]

    def yearly(self) -> list[DraftReturn]:
        """Return the year returns of the commune spoken of."""
        return [d for d in self.drafts if d.unit == self.unit and d.office == COMMUNE and len(d.period) == 4]

    def holding(self, day: date) -> DraftReturn:
        """Return the year return whose window holds a day (15/12 to 14/12)."""
        return self.of(day.year + (day >= date(day.year, 12, 15)))

    def drop(self, period: int | str) -> None:
        """Take the commune's return of a period away: it was never sent."""
        self.drafts.remove(self.of(period))

    def correct(self, period: int | str, office: str = COMMUNE, days: int = 10) -> DraftReturn:
        """Add a later return of the same office and period, so far with the same rows."""
        before = self.of(period, office)
        after = replace(
            before,
            prepared_on=before.prepared_on + timedelta(days),
            received_on=before.received_on + timedelta(days),
            forms=copy.deepcopy(before.forms),
            corrections=before.corrections + 1,
        )
        self.drafts.append(after)
        return after
