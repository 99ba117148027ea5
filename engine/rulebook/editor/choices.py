"""What may stand under a key: the names declared in the rules and the forms, as JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from engine.rulebook.compile import link_files
from engine.rulebook.compile.follow_up_files import AS_OF, PERIOD_END, RECEIVED
from engine.rulebook.compile.shared import unit_scope
from engine.rulebook.editor.fact_tests import (
    NUMERIC,
    Schema,
    Tested,
    closed,
    each_part,
    explained,
    joining,
    merged,
    ref,
    shared_definitions,
)
from engine.rulebook.editor.meanings.links import NAMED
from engine.rulebook.editor.patterns import REFERENCE, REFERENCES, aliased, pattern_definitions
from engine.rulebook.model.among_units import RANK, RANK_PERCENT
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Criterion, Group, Rules
from engine.rulebook.model.types import BAND, NUMBER, FactType
from engine.rulebook.model.vocabulary import COUNTABLE, EVERY_EVENT, NEVER_NAMED, RETURN_FIELDS, field_type
from facts.forms.catalogue import COVER, KINDS
from facts.forms.cover_form import OFFICES
from facts.forms.fields import LAST_USE

MONTHS = {"oneOf": [{"type": "number"}, {"enum": ["none", "none_while_valid"]}]}


def listed(item: Schema, **more: int) -> Schema:
    return {"type": "array", "items": item, **more}


def named(names: Iterable[str]) -> Schema:
    return {"enum": sorted(names)}


class Choices:
    """The names one set of rules declares."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.sets: tuple[IndicatorSet, ...] = tuple(rules.indicator_sets.values())

    def under(self, shape: str, key: str) -> Schema | None:
        """Return what may stand under a key of a shape, None where the shape says it all."""
        found = CHOSEN.get(f"{shape}.{key}") or CHOSEN.get(key)
        return found(self) if found else None

    def definitions(self) -> Schema:
        returns = [k.return_name for k in self.rules.calendar.kinds.values() if k.return_name]
        facts, unit, records = Tested("fact", False), Tested("unit", False), Tested("record", True)
        found = {
            **shared_definitions(self.rules.parameters, returns),
            **pattern_definitions(self.rules),
            "fact": named({name for s in self.sets for name in s.indicators}),
            "number_fact": named(self._numbers()),
            "cite": self._cite(),
            "band": named({b.id for book in self.rules.rulebooks.values() for b in book.bands}),
            "test": closed({**self._facts(facts), **each_part(), **joining("test", self._two_tests())}),
            "points_test": closed(
                {**_own_points(facts), **joining("points_test", "[{points: {at_least: 1}}]")}
            ),
            "unit_test": closed(
                {**_unit_fields(unit), **joining("unit_test", "[{border_area: yes}, {town_area: yes}]")}
            ),
            "where": {
                "type": "object",
                "properties": {
                    **self._fields(records),
                    **joining("where", "[{kind: mại dâm}, {handled_on: {known: yes}}]"),
                },
            },
        }
        return {**found, **facts.definitions, **unit.definitions, **records.definitions}

    def unit_codes(self) -> Schema:
        return named({unit.code for unit in self.rules.units.units})

    def _cite(self) -> Schema:
        """List documents and their parts; one whose parts are not listed may be cited by any."""
        listed_ = [f"{d.id}/{part}" for d in self.rules.documents.values() for part in d.parts or ()]
        free = [d.id for d in self.rules.documents.values() if d.parts is None]
        pattern = f"^({'|'.join(free)})(/.+)?$" if free else "^$"
        return {"anyOf": [named([*self.rules.documents, *listed_]), {"pattern": pattern}]}

    def _facts(self, tested: Tested) -> Schema:
        found: Schema = {}
        for one in self.sets:
            lent = self.rules.indicator_sets[one.beside].indicators if one.beside else {}
            for name, indicator in one.indicators.items():
                if name in lent:  # said under the set it is of
                    continue
                unit = f", đơn vị: {indicator.type.unit}" if indicator.type.unit else ""
                found[name] = tested.fact(
                    indicator.title["vi"], f"Chỉ số của {one.name}{unit}.", indicator.type
                )
        for name, book in self.rules.rulebooks.items():
            bands = FactType(BAND, tuple(band.id for band in book.bands))
            found[f"{name}.band"] = tested.fact(
                book.title["vi"], "Hạng theo bộ tiêu chí này, cho cùng đơn vị hoặc cơ sở.", bands
            )
        found["score"] = tested.fact(
            "Điểm máy tính", "Tổng điểm; chỉ hỏi được ở điều kiện khống chế, hạng và signs.", FactType(NUMBER)
        )
        found["score.share"] = tested.fact(
            "Tổng điểm so với mức tối đa", "Tính bằng %; chỉ hỏi được ở điều kiện khống chế và hạng.", PERCENT
        )
        found[RANK] = tested.fact("Thứ tự theo điểm", f"1 là đứng đầu. {OF_POINTS}", FactType(NUMBER))
        found[RANK_PERCENT] = tested.fact(
            "Thứ tự theo điểm so với số đơn vị", f"20: đứng ở 20 % đầu. {OF_POINTS}", PERCENT
        )
        return {**found, **self._points(tested)}

    def _points(self, tested: Tested) -> Schema:
        """List the points of each criterion and group, which gates and bands may ask about."""
        found: Schema = {}
        for book in self.rules.rulebooks.values():
            parts: tuple[Criterion | Group, ...] = (*book.criteria, *book.groups)
            for part in parts:
                points, share = f"Điểm của {part.id}", f"Điểm của {part.id} so với mức tối đa"
                title = part.title["vi"]
                found[f"{part.id}.points"] = tested.fact(points, f"{title}. {OF_POINTS}", FactType(NUMBER))
                found[f"{part.id}.share"] = tested.fact(share, f"{title}. Tính bằng %. {OF_POINTS}", PERCENT)
        return found

    def _fields(self, tested: Tested) -> Schema:
        """List the fields of all kinds, and what is counted from above; which kind it is stands beside `where`."""
        having: dict[str, list[tuple[str, FactType]]] = {}
        for kind in KINDS.values():
            for name, field in kind.record_fields.items():
                if name not in NEVER_NAMED:
                    having.setdefault(name, []).append((field.header, field_type(field)))
        for name, type_ in {**RETURN_FIELDS, **EVERY_EVENT}.items():
            having.setdefault(name, []).append((_OF_RETURNS.get(name, name), type_))
        below = {**self.rules.indicator_sets["venue_period"].indicators} if "venue_period" in self.rules.indicator_sets else {}  # fmt: skip
        for name, indicator in below.items():
            having.setdefault(name, []).append((indicator.title["vi"], indicator.type))
        return {name: _field(found, tested) for name, found in sorted(having.items())}

    def _two_tests(self) -> str:
        """Write a list of two tests of facts that these rules do declare."""
        return f"[{', '.join(f'{{{name}: {{at_least: 1}}}}' for name in sorted(self._numbers())[:2])}]"

    def _numbers(self) -> set[str]:
        return {name for one in self.sets for name, i in one.indicators.items() if i.type.kind == NUMBER}

    def kept_after(self) -> Schema:
        days = {n for k in KINDS.values() for n, f in k.fields.items() if f.type == "date"}
        return named({LAST_USE, *days})

    def pairs(self) -> Schema:
        books = self.rules.rulebooks.values()
        return named({x.id for b in books for part in (b.criteria, b.gates, b.signs) for x in part})


PERCENT = FactType(NUMBER, unit="%")
OF_POINTS = "Chỉ hỏi được ở điều kiện khống chế và hạng; tiêu chí còn bỏ ngỏ thì chưa biết."


def _own_points(tested: Tested) -> Schema:
    share = tested.fact("Điểm so với mức tối đa", "Của từng tiêu chí hay nhóm, tính bằng %.", PERCENT)
    return {"points": tested.fact("Điểm", "Của từng tiêu chí hay nhóm.", FactType(NUMBER)), "share": share}


_OF_RETURNS = {
    "unit": "Đơn vị", "period": "Kỳ", "covers": "Loại kỳ", "office": "Cơ quan lập", "form": "Biểu",
    "state": "Tình trạng", "received_on": "Ngày nhận", "received_by": "Ai ghi ngày nhận", "gone": "Mất không lý do",
}  # fmt: skip


def _field(found: list[tuple[str, FactType]], tested: Tested) -> Schema:
    title = " / ".join(dict.fromkeys(header for header, _ in found))
    type_ = merged(t for _, t in found)
    if type_ is None:
        return {
            **explained((title, "Trường của nhiều loại bản ghi, khác nhau về kiểu.", "yes"), {}),
            "oneOf": [{}],
        }
    return tested.fact(title, "Trường của bản ghi.", type_)


def _unit_fields(tested: Tested) -> Schema:
    scope = unit_scope()
    fields = KINDS["unit"].fields
    types = {name: scope.find(name) for name in fields}
    return {
        name: tested.fact(fields[name].header, "Trường có/không của đơn vị.", type_)
        for name, type_ in types.items()
        if type_ is not None
    }


def _own_fields() -> Schema:
    return named(f"{kind}.{name}" for kind in ("unit", "venue") for name in KINDS[kind].record_fields)


def _measured() -> Schema:
    return {"type": "string", "pattern": rf"^({'|'.join(COUNTABLE)})\.[\w.]+$"}


def _private_fields() -> Schema:
    """Name each field that is not open, with its header."""
    private = {
        f"{k.name}.{n}": f.header
        for k in KINDS.values()
        for n, f in k.fields.items()
        if f.sensitivity != "open"
    }
    cover = {f"cover.{name}": "Bìa báo cáo" for name in COVER.fields}
    return _by_name(
        {**cover, **private}, ref("FieldPurpose"), "{sensitivity: internal, purpose: manage_venues}"
    )


def _by_name(titles: Mapping[str, str], schema: Schema, example: str) -> Schema:
    """Return a mapping whose keys are a closed list."""
    return closed({n: explained((t, f"{t}: {n}.", example), schema) for n, t in titles.items()})


def _link(names: Iterable[str], schema: Schema, example: str) -> Callable[[Choices], Schema]:
    return lambda c: _by_name({name: NAMED[name] for name in names}, schema, example)


def _valued(kind: str, field: str, schema: Schema, example: str) -> Callable[[Choices], Schema]:
    values = {value: value.capitalize() for value in KINDS[kind].fields[field].values}
    return lambda c: _by_name(values, schema, example)


REASONED = "reason: {vi: Sổ đăng ký}"
CHOSEN: Mapping[str, Callable[[Choices], Schema]] = {
    "cites": lambda c: listed(ref("cite")),
    "ground": lambda c: listed(ref("cite")),
    "when": lambda c: ref("test"),
    "applies_when": lambda c: ref("test"),
    "met_when": lambda c: ref("test"),
    "DeclaredFile.beside": lambda c: named(s.name for s in c.sets if s.subject == "unit" and s.beside is None),
    "DeclaredShape.told_by": lambda c: {"enum": list(OFFICES)},
    "Take.when": lambda c: ref("unit_test"),
    "Take.take": lambda c: {"type": "number"},
    "DatedValue.value": lambda c: {"oneOf": [{"type": "number"}, listed(ref("Take"))]},
    "owed_from": lambda c: {"oneOf": [{"type": "integer"}, {"enum": ["none"]}]},
    "scored": lambda c: listed(named(c.rules.calendar.kinds)),
    "ReportFile.period_kinds": lambda c: listed(named(c.rules.calendar.kinds), minItems=1),
    "SectionShape.figures": lambda c: listed(ref("fact")),
    "FigureTargetShape.figure": lambda c: ref("fact"),
    "AssignmentShape.bands": lambda c: {"type": "object", "propertyNames": c.unit_codes(), "additionalProperties": ref("band")},
    "SplitShape.figure": lambda c: ref("number_fact"),
    "Kept.after": Choices.kept_after,
    "FieldPurpose.purpose": lambda c: named(c.rules.purposes),
    "leaves_as": lambda c: named({u.leaves_as for u in c.rules.field_uses.values() if u.leaves_as} | {"never"}),
    "PurposesFile.fields": lambda c: _private_fields(),
    "IndicatorsFile.subject": lambda c: {"type": "object", "propertyNames": {"enum": ["unit", "venue", "period"]}},
    "count": lambda c: {"enum": list(COUNTABLE)},
    "exists": lambda c: {"enum": list(COUNTABLE)},
    "field": lambda c: _own_fields(),
    **dict.fromkeys(("count_distinct", "sum", "min_date", "max_date"), lambda c: _measured()),
    "where": lambda c: ref("where"),
    "previous": lambda c: ref("fact"),
    "band_before": lambda c: named(c.rules.rulebooks),
    **dict.fromkeys(("ratio", "per", "difference"), lambda c: listed(ref("number_fact"), minItems=2, maxItems=2)),
    "add": lambda c: listed(ref("number_fact"), minItems=1),
    "months_before_end": lambda c: NUMERIC,
    "between_months": lambda c: listed(NUMERIC, minItems=2, maxItems=2),
    "RulebookFile.subject": lambda c: named(c.rules.indicator_sets),
    "RulebookFile.total": lambda c: {"oneOf": [{"type": "number"}, {"enum": ["none"]}]},
    "criteria_of": lambda c: named(c.rules.rulebooks),
    "RulebookFile.found_by_looking": lambda c: listed({"enum": list(COUNTABLE)}),
    "in_proportion_to": lambda c: ref("number_fact"),
    "for_each": lambda c: ref("number_fact"),
    "full_at": lambda c: NUMERIC,
    "BandShape.from": lambda c: NUMERIC,
    "monotone": lambda c: {"type": "object", "propertyNames": ref("fact"), "additionalProperties": {"enum": ["up", "down"]}},
    "paired_with": lambda c: listed(c.pairs()),
    "bands_allowed": lambda c: listed(ref("band")),
    "GateShape.band": lambda c: ref("band"),
    "QuotaShape.band": lambda c: ref("band"),
    **dict.fromkeys(("TieBreakShape.more", "TieBreakShape.less"), lambda c: {"anyOf": [ref("number_fact"), {"pattern": r"\.(points|share)$"}]}),
    "BandOneOf.one_of": lambda c: listed(ref("band")),
    "RuleShape.when": lambda c: {**aliased(), "minItems": 1},
    "RuleShape.unless": lambda c: aliased(),
    "about": lambda c: REFERENCES,
    "ActionShape.within_days": lambda c: NUMERIC,
    "ActionShape.from": lambda c: {"oneOf": [{"enum": [AS_OF, PERIOD_END, RECEIVED]}, REFERENCE]},
    "ActionShape.due": lambda c: ref("moment"),
    "ActionShape.action": lambda c: named(c.rules.actions),
    "ActionShape.by": lambda c: {"enum": [*c.rules.offices.titles, *OFFICES]},
    "ActionShape.to": lambda c: {"enum": [*c.rules.offices.titles, *OFFICES]},
    "half_life_months": lambda c: MONTHS,
    "identifiers": _link(link_files.IDENTIFIERS, ref("IdentifierShape"), f"{{cap: 25, half_life_months: 18, {REASONED}}}"),
    "ties": _link(link_files.TIES, ref("TieShape"), f"{{half_life_months: 36, {REASONED}}}"),
    "reliability": _link(link_files.SOURCES, ref("Weight"), f"{{weight: 0.9, {REASONED}}}"),
    "NoteGrades.source": _link(link_files.GRADED_SOURCES, ref("Weight"), f"{{weight: 0.9, {REASONED}}}"),
    "information": _link(link_files.GRADED_INFORMATION, ref("Weight"), f"{{weight: 0.8, {REASONED}}}"),
    "identity": _link(link_files.IDENTITY, ref("Certainty"), f"{{certainty: 0.9, {REASONED}}}"),
    "never_nodes": lambda c: listed({"enum": list(link_files.NEVER_NODES)}),
    "severity": _valued("case", "type", ref("Severity"), "{weight: 0.7, cites: [minh-hoa]}"),
    "violations": _valued("violation", "act", ref("Severity"), "{weight: 0.4, cites: [minh-hoa]}"),
    "SeedsFile.status": _valued("case", "status", {"type": "number"}, "0.8"),
    "decisions_expire": _link((*link_files.DECISIONS, link_files.WATCHED), ref("ExpiryShape"), f"{{months: 24, {REASONED}}}"),
    "StoryShape.when": lambda c: ref("StoryNeeds"),
    "stories": _link(link_files.STORIES, ref("StoryShape"), "{title: {vi: Họ hàng}, tells: {vi: Hỏi quan hệ}, cites: [minh-hoa], prior: 0.2, likely: {relative: 0.8}, passes_on: 0.2}"),
    "likely": _link(link_files.SEEN, {"type": "number"}, "0.3"),
    "counted_when_missing": lambda c: listed({"enum": list(link_files.MAY_BE_MISSING)}),
}  # fmt: skip
"""By the key, or by the shape and the key where the key means something else elsewhere."""
