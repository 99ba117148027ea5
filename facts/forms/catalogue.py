"""The one list of forms: every other part of the program asks here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from facts.forms.case_forms import Case, CaseParty, Hotspot
from facts.forms.commune_forms import Activity, Appraisal, Declared, Registration, SelfScore, Support, Team
from facts.forms.cover_form import Cover
from facts.forms.drug_forms import DrugMatter, DrugSituation, DrugTreatment
from facts.forms.fields import Kind, kind_from_row
from facts.forms.notice_kind import Notice
from facts.forms.register_forms import Party, UnitDescribed, Venue
from facts.forms.venue_event_forms import Inspection, Stint, Tip, Violation

_ROWS = (
    UnitDescribed,
    Venue,
    Party,
    Inspection,
    Violation,
    Case,
    CaseParty,
    Hotspot,
    Stint,
    Tip,
    Activity,
    Support,
    Team,
    Registration,
    SelfScore,
    Appraisal,
    Declared,
    DrugSituation,
    DrugMatter,
    DrugTreatment,
)
COVER: Kind = kind_from_row(Cover)
NOTICE: Kind = kind_from_row(Notice)
_RETURNED = {row.NAME: kind_from_row(row) for row in _ROWS}
KINDS: Mapping[str, Kind] = MappingProxyType({**_RETURNED, NOTICE.name: NOTICE})
FORMS: Mapping[str, Kind] = MappingProxyType({k.form: k for k in _RETURNED.values()})  # what offices send
PRINTED_REGISTERS = ("unit", "venue")
PRINTED_MATTERS = ("hotspot", "case")
"""Kinds of rows a blank return comes with: the registers as told last, and matters still open."""
WITHDRAW_HEADER = "Rút (lý do)"  # a column any form may carry; a row that says `rút` takes its key back
