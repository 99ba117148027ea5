"""Compiles follow-up files: facts, fields, joins, stages and citations are settled before anything runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.parsing import OperandParser, TestParser
from engine.rulebook.compile.part_versions import Versions
from engine.rulebook.compile.sign_rules import check_joining_rules, staged
from engine.rulebook.kinds.actions import ListedAction
from engine.rulebook.kinds.in_force import PartForce
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.conditions import Compare, Condition, Moment, all_of, fields_tested, leaves
from engine.rulebook.model.follow_up import (
    BETTER,
    DIFFERENT,
    MOST_ALIKE,
    MOST_PATTERNS,
    MOST_RULES,
    PREVIOUS,
    SAME,
    ActionThen,
    FollowUpFile,
    FollowUpRule,
    Join,
    Pattern,
    Ref,
    SignThen,
)
from engine.rulebook.model.follow_up_vocabulary import (
    BAND_FACT,
    FINDING,
    INDICATOR,
    OF_PERIOD,
    Naming,
    fact_kinds,
    fields_of_kind,
)
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.model.types import BAND, DATE, TEXT, FactType, Scope
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word, place_of
from facts.forms.catalogue import SHIPPED, Catalogue
from facts.offices import NO_OFFICES, Offices

JOINS = (SAME, DIFFERENT, PREVIOUS, BETTER)
AS_OF, PERIOD_END, RECEIVED = "as_of", "period_end", "received"
Types = dict[str, FactType]


@dataclass(frozen=True, slots=True)
class FollowUpContext:
    """What follow-up files may refer to outside themselves."""

    parameters: Mapping[str, str | None]  # those that are the same for every unit, with what they count
    returns: frozenset[str]
    naming: Naming
    actions: Mapping[str, ListedAction]
    offices: Offices = NO_OFFICES


def naming_of(
    rulebooks: Mapping[str, Rulebook],
    sets: Mapping[str, IndicatorSet],
    files: Iterable[FollowUpFile],
    offices: Sequence[str] = (),
    catalogue: Catalogue = SHIPPED,
) -> Naming:
    """Return the names that rulebooks, indicators and the rules themselves give."""
    parts = {"criterion": "criteria", "gate": "gates", "sign": "signs", "streak": "streaks"}
    findings = {
        name: {kind: tuple(part.id for part in getattr(book, several)) for kind, several in parts.items()}
        for name, book in rulebooks.items()
    }
    bands = {name: tuple(b.id for b in book.bands) for name, book in rulebooks.items()}
    ranked = {
        name: tuple(b.id for b in book.bands if b.from_ is not None) for name, book in rulebooks.items()
    }
    thens = [rule.then for file in files for rule in file.rules]
    signs = dict.fromkeys(str(t.sign) for t in thens if isinstance(t, SignThen))
    return Naming(bands, ranked, findings, sets, tuple(signs), tuple(offices), catalogue)


def follow_up_from(
    files: Iterable[FollowUpFile], context: FollowUpContext, faulting: Faulting
) -> tuple[FollowUpRule, ...]:
    """Compile all follow-up files together: a sign of one may be matched in another."""
    versions = Versions(date.min, faulting)
    rules = []
    for file in files:
        for shape in file.rules:
            versions.force(shape.id, shape.in_force, "rule")
            rules.append(_RuleReader(shape, context, faulting).rule(str(file.follow_up)))
    rules = list(staged(rules, faulting))
    check_limits(rules, faulting)
    check_joining_rules(rules, faulting)
    return tuple(rules)


class _RuleReader:
    def __init__(self, shape: FollowUpRule, context: FollowUpContext, faulting: Faulting) -> None:
        self.shape = shape
        self.context = context
        self.faulting = faulting
        self.bound: dict[str, Types] = {}  # alias → fields, in the order written
        self.later: set[str] = {
            str(key) for name in ("when", "unless") for item in self._written(name) for key in item
        }

    def rule(self, file: str) -> FollowUpRule:
        shape = self.shape
        when = self._patterns("when")
        bound = dict(self.bound)
        unless = self._patterns("unless")
        self.bound = bound
        self.faulting.cites(shape.cites, shape.spot("cites"))
        force = shape.in_force
        in_force = (force.from_, force.until) if isinstance(force, PartForce) else force
        return settled(
            replace(shape, file=file, in_force=in_force, when=when, unless=unless, then=self._then())
        )

    def _written(self, key: str) -> tuple[dict[Word, Any], ...]:
        """Return patterns as the file writes them."""
        written: tuple[dict[Word, Any], ...] = getattr(self.shape, key)
        return written

    # Patterns

    def _patterns(self, key: str) -> tuple[Pattern, ...]:
        return tuple(
            self._pattern(alias, tree) for item in self._written(key) for alias, tree in item.items()
        )

    def _pattern(self, alias: Word, tree: dict[Word, Any]) -> Pattern:
        if alias in self.bound:
            self.faulting.add("R600", alias.place, name=alias)
        kind = tree.get(Word("fact"))
        if not isinstance(kind, Word) or kind not in fact_kinds():
            place = place_of(kind) if kind is not None else alias.place
            self.faulting.add("R602", place, name=kind or alias, near=nearest(str(kind), fact_kinds()))
            self.bound[str(alias)] = {}
            return Pattern(str(alias), "", None, None, ())
        said = {str(k): str(v) for k, v in tree.items() if isinstance(v, Word)}
        fields = fields_of_kind(str(kind), said, self.context.naming)
        self._check_said(str(kind), said, alias)
        own, beside, joins = self._tests(fields, str(kind), tree)
        self.bound[str(alias)] = fields
        if kind in OF_PERIOD and not any(k == "period" for k in tree):
            own.append(Compare("current", "equal", (True,)))
        return Pattern(
            str(alias),
            str(kind),
            all_of(own) if own else None,
            all_of(beside) if beside else None,
            tuple(joins),
        )

    def _check_said(self, kind: str, said: Mapping[str, str], alias: Word) -> None:
        wanted = {BAND_FACT: ("rulebook",), FINDING: ("rulebook", "kind"), INDICATOR: ("of", "name")}
        for name in wanted.get(kind, ()):
            if name not in said:
                self.faulting.add("R603", alias.place, kind=kind, name=name)

    def _tests(
        self, fields: Types, kind: str, tree: dict[Word, Any]
    ) -> tuple[list[Condition], list[Condition], list[Join]]:
        parser = TestParser(self._scope(fields), self.faulting)
        own: list[Condition] = []
        beside: list[Condition] = []
        joins: list[Join] = []
        for key, value in tree.items():
            if key == "fact":
                continue
            if isinstance(value, dict):
                joins += [j for w, v in value.items() for j in self._join(fields, key, w, v, tree)]
                value = {w: v for w, v in value.items() if w not in JOINS}
                if not value and key in fields:
                    continue
            grouped = key in ("all", "any", "none", "at_least")
            condition = parser.condition({key: value}) if grouped else parser.test_of(key, value)
            (beside if _others(condition) else own).append(condition)
        return own, beside, joins

    def _scope(self, fields: Types) -> Scope:
        others = {f"{a}.{f}": t for a, types in self.bound.items() for f, t in types.items()}
        known = {**fields, **others, AS_OF: FactType(DATE)}
        parameters, returns = self.context.parameters, self.context.returns
        return Scope(known.get, lambda: known, parameters, returns, of_records=True)

    def _join(
        self, fields: Types, key: Word, word: Word, value: Any, tree: dict[Word, Any]
    ) -> Iterable[Join]:
        if word not in JOINS or key not in fields:
            return
        if word == BETTER and fields[str(key)].kind != BAND:
            self.faulting.add("R607", word.place, word=word, name=key)
            return
        if word == PREVIOUS and key != "period":
            self.faulting.add("R623", word.place, word=word, name=key)
            return
        items = value if isinstance(value, list) and word in (SAME, DIFFERENT) else [value]
        refs = [r for r in (self._ref(item, word, fields[str(key)]) for item in items) if r]
        ranking: tuple[str, ...] = ()
        if word == BETTER:
            ranking = self.context.naming.ranked.get(str(tree.get(Word("rulebook"), "")), ())
        if refs:
            yield Join(str(key), str(word), tuple(refs), ranking)

    def _ref(self, word: Any, near: Word, wanted: FactType | None = None) -> Ref | None:
        """Read `alias.field`, an alias that stands earlier and has that field, of the type wanted."""
        if not isinstance(word, Word) or not re.fullmatch(r"\w+\.\w+", word):
            self.faulting.add("R604", place_of(word) if word else near.place, found=word)
            return None
        alias, _, field = word.partition(".")
        if alias not in self.bound:
            code = "R605" if alias in self.later else "R606"
            self.faulting.add(
                code,
                word.place,
                name=alias,
                near=nearest(alias, self.bound),
                choices=", ".join(self.bound) or "–",
            )
            return None
        found = self.bound[alias].get(field)
        if found is None:
            near_field = nearest(field, self.bound[alias])
            near_ = f"{alias}.{near_field}" if near_field else None
            self.faulting.add("R102", word.place, name=word, near=near_)
            return None
        if wanted is not None and {found.kind, wanted.kind} - {TEXT, BAND} and found.kind != wanted.kind:
            self.faulting.add("R608", word.place, name=word)
        return Ref(alias, field)

    # What follows

    def _then(self) -> SignThen | ActionThen:
        then = self.shape.then
        written: Any = then  # its words, until they are read below
        about = tuple(r for r in (self._ref(w, w, FactType(TEXT)) for w in written.about) if r)
        if isinstance(then, SignThen):
            self._check_word(then.sign)
            return replace(then, about=about)
        self._check_action(written)
        parser = OperandParser(self._scope({}), self.faulting)
        within = written.within_days
        days = parser.number(within, written.action, "ngày") if within is not None else None
        return replace(
            then, about=about, within_days=days, from_=self._from(written), due=self._due(written, parser)
        )

    def _check_word(self, word: str) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", word):
            self.faulting.add("R609", place_of(word), found=word)

    def _check_action(self, then: Any) -> None:
        self._check_word(then.action)
        named = (*self.context.offices.titles, *self.context.offices.names)
        self.faulting.one_of([o for o in (then.by, then.to) if o is not None and named], named)
        if (then.within_days is None) == (then.due is None):
            self.faulting.add("R610", then.action.place)
        if self.context.actions:
            self.faulting.one_of([then.action], self.context.actions, "R616")

    def _from(self, then: Any) -> str | Ref | None:
        if then.from_ is None:
            return AS_OF if then.within_days is not None else None
        if then.from_ in (AS_OF, PERIOD_END, RECEIVED):
            return str(then.from_)
        return self._ref(then.from_, then.action, FactType(DATE))

    def _due(self, then: Any, parser: OperandParser) -> Moment | None:
        if then.due is None:
            return None
        key = Word("due", then.action.place)
        return parser.moment(then.due if isinstance(then.due, dict) else {key: then.due})


def _others(condition: Condition) -> bool:
    """Tell whether a test asks about another alias."""
    return any("." in name for leaf in leaves(condition) for name in fields_tested(leaf))


def check_limits(rules: Sequence[FollowUpRule], faulting: Faulting) -> None:
    """Report rules that ask for more than the engine can safely be given."""
    for rule in rules:
        if len(rule.when) + len(rule.unless) > MOST_PATTERNS:
            found = len(rule.when) + len(rule.unless)
            faulting.add("R613", rule.place, name=rule.id, found=found, most=MOST_PATTERNS)
    for rule in rules[MOST_RULES : MOST_RULES + 1]:
        faulting.add("R614", rule.place, found=len(rules), most=MOST_RULES)
    seen: Counter[str] = Counter()
    for rule in rules:
        for pattern in rule.when:
            seen[pattern.kind] += 1
            if seen[pattern.kind] == MOST_ALIKE + 1:
                faulting.add("R615", rule.place, kind=pattern.kind, most=MOST_ALIKE)
