"""What follow-up rules may speak of: kinds of fact, their fields and types. Workers are no facts."""

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
    text, count, senders = FactType(TEXT), FactType(NUMBER, whole=True), FactType(TEXT, naming.offices)
    if kind in RECORDS:
        found = naming.catalogue.kinds[kind]
        fields = {n: field_type(f) for n, f in found.record_fields.items() if n not in NAMES}
        return fields if found.register else {**fields, **EVERY_EVENT, OFFICE: senders}
    if kind == RETURN:
        names = ("period", "covers", "form", "state", "received_on")
        return {"unit_code": text, **{name: RETURN_FIELDS[name] for name in names}, OFFICE: senders}
    if kind == SIGN:
        return {"sign": FactType(TEXT, naming.signs), "about": text}
    if kind == TIE:
        ends = {"a": text, "b": text, "kind": FactType(TEXT, TIES), "month": text}
        return {**ends, **dict.fromkeys(("shared_by", "times", "gap_days"), count)}
    of_subject = dict.fromkeys(("subject", "period", "unit_code"), text)
    if kind == INDICATOR:
        own = naming.sets[texts["of"]].indicators if texts.get("of") in naming.sets else {}
        value = own[texts["name"]].type if texts.get("name") in own else FactType(NUMBER)
        homes = FactType(TEXT, tuple(naming.sets))
        return {"of": homes, "name": FactType(TEXT, tuple(own)), "value": value, **of_subject}
    books, book = FactType(TEXT, tuple(naming.bands)), texts.get("rulebook", "")
    if kind == BAND_FACT:
        every = tuple(dict.fromkeys(b for ids in naming.bands.values() for b in ids))
        bands = FactType(BAND, naming.bands.get(book, every))
        return {"rulebook": books, "band": bands, **of_subject}
    kinds = naming.findings.get(book, {})
    ids = kinds.get(texts.get("kind", ""), tuple(id_ for some in kinds.values() for id_ in some))
    named = {"kind": FactType(TEXT, FINDINGS), "id": FactType(TEXT, ids), "value": FactType(YES_NO)}
    return {"rulebook": books, **named, **of_subject}
