"""The names declared in the rules and the forms, as JSON Schema: facts, fields, papers, units."""

from __future__ import annotations

from collections.abc import Iterable

from engine.rulebook.compile.shared import unit_fields
from engine.rulebook.editor.fact_tests import (
    Schema,
    Tested,
    closed,
    each_part,
    explained,
    joining,
    merged,
    shared_definitions,
)
from engine.rulebook.editor.patterns import RETURN_TITLES, pattern_definitions
from engine.rulebook.model.among_units import RANK, RANK_PERCENT
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Criterion, Group, Rules
from engine.rulebook.model.types import BAND, NUMBER, TEXT, FactType
from engine.rulebook.model.vocabulary import EVERY_EVENT, NEVER_NAMED, OFFICE, RETURN_FIELDS, field_type
from facts.forms.catalogue import KINDS


def listed(item: Schema, **more: int) -> Schema:
    return {"type": "array", "items": item, **more}


def named(names: Iterable[str]) -> Schema:
    return {"enum": sorted(names)}


class Choices:
    """The names one set of rules declares."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.sets: tuple[IndicatorSet, ...] = tuple(rules.indicator_sets.values())

    def definitions(self) -> Schema:
        returns = [k.return_name for k in self.rules.calendar.kinds.values() if k.return_name]
        facts, unit, records = Tested("fact", False), Tested("unit", False), Tested("record", True)
        schema = {
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
        return {**schema, **facts.definitions, **unit.definitions, **records.definitions}

    def unit_codes(self) -> Schema:
        return named({unit.code for unit in self.rules.units.units})

    def _cite(self) -> Schema:
        """List documents and their parts; one whose parts are not listed may be cited by any."""
        listed_ = [f"{d.id}/{part}" for d in self.rules.documents.values() for part in d.parts or ()]
        free = [d.id for d in self.rules.documents.values() if d.parts is None]
        pattern = f"^({'|'.join(free)})(/.+)?$" if free else "^$"
        return {"anyOf": [named([*self.rules.documents, *listed_]), {"pattern": pattern}]}

    def _facts(self, tested: Tested) -> Schema:
        schema: Schema = {}
        for own in self.sets:
            lent = self.rules.indicator_sets[own.beside].indicators if own.beside else {}
            for name, indicator in own.indicators.items():
                if name in lent:  # said under the set it is of
                    continue
                unit = f", đơn vị: {indicator.type.unit}" if indicator.type.unit else ""
                schema[name] = tested.fact(
                    indicator.title["vi"], f"Chỉ số của {own.name}{unit}.", indicator.type
                )
        for name, book in self.rules.rulebooks.items():
            bands = FactType(BAND, tuple(band.id for band in book.bands))
            schema[f"{name}.band"] = tested.fact(
                book.title["vi"], "Hạng theo bộ tiêu chí này, cho cùng đơn vị hoặc cơ sở.", bands
            )
        schema["score"] = tested.fact(
            "Điểm máy tính", "Tổng điểm; chỉ hỏi được ở điều kiện khống chế, hạng và signs.", FactType(NUMBER)
        )
        schema["score.share"] = tested.fact(
            "Tổng điểm so với mức tối đa", "Tính bằng %; chỉ hỏi được ở điều kiện khống chế và hạng.", PERCENT
        )
        schema[RANK] = tested.fact("Thứ tự theo điểm", f"1 là đứng đầu. {OF_POINTS}", FactType(NUMBER))
        schema[RANK_PERCENT] = tested.fact(
            "Thứ tự theo điểm so với số đơn vị", f"20: đứng ở 20 % đầu. {OF_POINTS}", PERCENT
        )
        return {**schema, **self._points(tested)}

    def _points(self, tested: Tested) -> Schema:
        """List the points of each criterion and group, which gates and bands may ask about."""
        schema: Schema = {}
        for book in self.rules.rulebooks.values():
            parts: tuple[Criterion | Group, ...] = (*book.criteria, *book.groups)
            for part in parts:
                points, share = f"Điểm của {part.id}", f"Điểm của {part.id} so với mức tối đa"
                title = part.title["vi"]
                schema[f"{part.id}.points"] = tested.fact(points, f"{title}. {OF_POINTS}", FactType(NUMBER))
                schema[f"{part.id}.share"] = tested.fact(share, f"{title}. Tính bằng %. {OF_POINTS}", PERCENT)
        return schema

    def _fields(self, tested: Tested) -> Schema:
        """List the fields of all kinds and what is counted from above; the kind stands beside `where`."""
        having: dict[str, list[tuple[str, FactType]]] = {}
        for kind in self.rules.catalogue.kinds.values():
            for name, field in kind.record_fields.items():
                if name not in NEVER_NAMED:
                    having.setdefault(name, []).append((field.header, field_type(field)))
        office = {OFFICE: FactType(TEXT, self.rules.offices.names)}
        for name, type_ in {**RETURN_FIELDS, **EVERY_EVENT, **office}.items():
            having.setdefault(name, []).append((RETURN_TITLES.get(name, name), type_))
        for below in (own.indicators for own in self.sets if own.subject == "venue"):
            for name, indicator in below.items():
                having.setdefault(name, []).append((indicator.title["vi"], indicator.type))
        return {name: _field(fields, tested) for name, fields in sorted(having.items())}

    def _two_tests(self) -> str:
        """Write a list of two tests of facts that these rules do declare."""
        return f"[{', '.join(f'{{{name}: {{at_least: 1}}}}' for name in sorted(self._numbers())[:2])}]"

    def _numbers(self) -> set[str]:
        return {name for own in self.sets for name, i in own.indicators.items() if i.type.kind == NUMBER}

    def offices(self, *roles: str) -> Schema:
        """Return the roles and the offices that send returns; any text where no file lists offices."""
        names = self.rules.offices.names
        return {"enum": [*roles, *names]} if names else {"type": "string"}

    def pairs(self) -> Schema:
        books = self.rules.rulebooks.values()
        return named({x.id for b in books for part in (b.criteria, b.gates, b.signs) for x in part})


PERCENT = FactType(NUMBER, unit="%")
OF_POINTS = "Chỉ hỏi được ở điều kiện khống chế và hạng; tiêu chí còn bỏ ngỏ thì chưa biết."


def _own_points(tested: Tested) -> Schema:
    share = tested.fact("Điểm so với mức tối đa", "Của từng tiêu chí hay nhóm, tính bằng %.", PERCENT)
    return {"points": tested.fact("Điểm", "Của từng tiêu chí hay nhóm.", FactType(NUMBER)), "share": share}


def _field(having: list[tuple[str, FactType]], tested: Tested) -> Schema:
    title = " / ".join(dict.fromkeys(header for header, _ in having))
    type_ = merged(t for _, t in having)
    if type_ is None:
        return {
            **explained((title, "Trường của nhiều loại bản ghi, khác nhau về kiểu.", "yes"), {}),
            "oneOf": [{}],
        }
    return tested.fact(title, "Trường của bản ghi.", type_)


def _unit_fields(tested: Tested) -> Schema:
    fields = KINDS["unit"].fields
    return {
        name: tested.fact(fields[name].header, "Trường có/không của đơn vị.", type_)
        for name, type_ in unit_fields().items()
    }
