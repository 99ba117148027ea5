"""What follow-up rules may speak of: kinds of fact, their fields and types. Workers are no facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.types import BAND, NUMBER, TEXT, YES_NO, FactType
from engine.rulebook.model.vocabulary import EVERY_EVENT, OFFICE, RETURN_FIELDS, field_type
from facts.forms.catalogue import KINDS, SHIPPED, Catalogue

# what a sign of leads may ask for
OF_LINKS = frozenset({"venue", "party", "case", "case_party", "inspection", "tie"})
BAND_FACT, FINDING, TIE, SIGN, INDICATOR, RETURN = "band", "finding", "tie", "sign", "indicator", "return"
RECORDS = (
    "unit",
    "venue",
    "party",
    "inspection",
    "violation",
    "case",
    "case_party",
    "hotspot",
    "tip",
    "activity",
    "support",
    "team",
    "registration",
)
OF_PERIOD = (BAND_FACT, FINDING, INDICATOR)  # without a test on `period`: the run's own
TIES = ("owner", "manager", "relative", "phone", "account", "plate", "address", "transporter", "rotation")
FINDINGS = ("criterion", "gate", "sign", "streak")
NAMES = frozenset({"name", "address", "hamlet"})  # free text about someone or some place: no rule needs it

ALWAYS_KNOWN: Mapping[str, frozenset[str]] = {
    BAND_FACT: frozenset({"rulebook", "subject", "period", "unit_code"}),
    FINDING: frozenset({"rulebook", "kind", "id", "subject", "period", "unit_code"}),
    INDICATOR: frozenset({"of", "name", "subject", "period", "unit_code"}),
    TIE: frozenset({"a", "b", "kind", "shared_by"}),
    SIGN: frozenset({"sign", "about"}),
    RETURN: frozenset({"unit_code", "period", "office", "form", "received_on"}),
    **{name: frozenset(KINDS[name].key) for name in RECORDS},
}
"""Fields that no fact of a kind leaves blank."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Names that other files of the rules give: what a fact's text may be."""

    bands: Mapping[str, tuple[str, ...]]  # rulebook → its bands
    ranked: Mapping[str, tuple[str, ...]]  # those reached by points, best first
    findings: Mapping[str, Mapping[str, tuple[str, ...]]]  # rulebook → kind of finding → ids
    sets: Mapping[str, IndicatorSet]
    signs: tuple[str, ...]
    offices: tuple[str, ...] = ()  # those a return may come from; none where any may
    catalogue: Catalogue = SHIPPED


def fact_kinds() -> tuple[str, ...]:
    return (*RECORDS, RETURN, BAND_FACT, FINDING, INDICATOR, TIE, SIGN)


def fields_of_kind(kind: str, texts: Mapping[str, str], naming: Naming) -> dict[str, FactType]:
    """Return the fields of a kind; `texts` are those a pattern asks for, which narrow some of them."""
    if kind in RECORDS:
        return _record_fields(kind, naming)
    return {
        RETURN: _return_fields,
        BAND_FACT: _band_fields,
        FINDING: _finding_fields,
        INDICATOR: _indicator_fields,
        TIE: _tie_fields,
        SIGN: _sign_fields,
    }[kind](texts, naming)


def _record_fields(kind: str, naming: Naming) -> dict[str, FactType]:
    found = naming.catalogue.kinds[kind]
    fields = {n: field_type(f) for n, f in found.record_fields.items() if n not in NAMES}
    return fields if found.register else {**fields, **EVERY_EVENT, OFFICE: FactType(TEXT, naming.offices)}


def _return_fields(texts: Mapping[str, str], naming: Naming) -> dict[str, FactType]:
    names = ("period", "covers", OFFICE, "form", "state", "received_on")
    fields = {"unit_code": FactType(TEXT), **{name: RETURN_FIELDS[name] for name in names}}
    return {**fields, OFFICE: FactType(TEXT, naming.offices)}


_OF_SUBJECT = {"subject": FactType(TEXT), "period": FactType(TEXT), "unit_code": FactType(TEXT)}


def _band_fields(texts: Mapping[str, str], naming: Naming) -> dict[str, FactType]:
    every = tuple(dict.fromkeys(b for ids in naming.bands.values() for b in ids))
    bands = naming.bands.get(texts.get("rulebook", ""), every)
    books = FactType(TEXT, tuple(naming.bands))
    return {"rulebook": books, "band": FactType(BAND, bands), **_OF_SUBJECT}


def _finding_fields(texts: Mapping[str, str], naming: Naming) -> dict[str, FactType]:
    kinds = naming.findings.get(texts.get("rulebook", ""), {})
    ids = kinds.get(texts.get("kind", ""), tuple(i for found in kinds.values() for i in found))
    return {
        "rulebook": FactType(TEXT, tuple(naming.findings)),
        "kind": FactType(TEXT, FINDINGS),
        "id": FactType(TEXT, ids),
        "value": FactType(YES_NO),
        **_OF_SUBJECT,
    }


def _indicator_fields(texts: Mapping[str, str], naming: Naming) -> dict[str, FactType]:
    found = naming.sets.get(texts.get("of", ""))
    names = tuple(found.indicators) if found else ()
    indicator = found.indicators.get(texts.get("name", "")) if found else None
    value = indicator.type if indicator else FactType(NUMBER)
    return {
        "of": FactType(TEXT, tuple(naming.sets)),
        "name": FactType(TEXT, names),
        "value": value,
        **_OF_SUBJECT,
    }


def _tie_fields(texts: Mapping[str, str], naming: Naming) -> dict[str, FactType]:
    count = FactType(NUMBER, whole=True)
    return {
        "a": FactType(TEXT),
        "b": FactType(TEXT),
        "kind": FactType(TEXT, TIES),
        "shared_by": count,
        "times": count,
        "gap_days": count,
        "month": FactType(TEXT),
    }


def _sign_fields(texts: Mapping[str, str], naming: Naming) -> dict[str, FactType]:
    return {"sign": FactType(TEXT, naming.signs), "about": FactType(TEXT)}
