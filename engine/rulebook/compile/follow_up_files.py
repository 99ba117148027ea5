"""Compiles follow-up files and the closed list of actions; all is settled before anything runs.

The list is data (`rules/actions.yaml`). What a kind of action may rest on is fixed here and no rule file can
change it: a risk class, a sign or a tie is a reason to look, never a ground for a measure against a venue or
a person.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from engine.rulebook.compile.ledger import Faulting, Versions
from engine.rulebook.compile.parsing import OperandParser, TestParser
from engine.rulebook.compile.rule_uses import behind, way
from engine.rulebook.kinds.actions import ActionsFile, ListedAction
from engine.rulebook.kinds.in_force import PartForce
from engine.rulebook.kinds.links import CommonHand
from engine.rulebook.kinds.words import settled
from engine.rulebook.model.conditions import Compare, Condition, Moment, all_of, fields_tested, leaves
from engine.rulebook.model.follow_up import (
    BETTER,
    DIFFERENT,
    MOST_ALIKE,
    MOST_PATTERNS,
    MOST_RULES,
    PREVIOUS,
    REOPENED,
    ROTATION,
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
    OF_LINKS,
    OF_PERIOD,
    SIGN,
    TIE,
    Naming,
    fact_kinds,
    fields_of_kind,
)
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.types import BAND, DATE, TEXT, FactType, Scope
from engine.rulebook.text.figures import MONTH_DAY
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word, place_of
from facts.forms.catalogue import SHIPPED, Catalogue
from facts.offices import NO_OFFICES, Offices
from facts.spelling import folded
from facts.visible_text import gettext_noop

DUTY, PROTECT, INSPECT, HAND_ON, MEASURE = "duty", "protect", "inspect", "hand_on", "measure"
NEEDS: Mapping[str, str] = {INSPECT: "inspection_ground", MEASURE: "competent_decision"}
"""What a proposal of a kind still asks a person for."""
ON_RECORD = (HAND_ON, MEASURE)  # kinds that rest on what was found and written down, and on nothing inferred
FOUND = ("violation", "inspection", "case")
INFERRED = (BAND_FACT, FINDING, INDICATOR, SIGN, TIE)
PERSON = ("party", "case_party")
MEASURES = re.compile(
    r"\b(rút giấy phép|thu hồi|tước|phạt tiền|xử phạt|đình chỉ|đóng cửa|niêm phong|tạm giữ|tịch thu|bắt giữ"
    r"|bắt người|khám xét|cưỡng chế|khởi tố|kiểm tra ngay|trục xuất|revoke|withdraw licence|fine|penal"
    r"|suspend|close down|shut|seal off|seize|confiscate|arrest|detain|raid|search at once|prosecute"
    r"|inspect at once)\b"
)
"""Words of measures against a venue or a person: an action so called is one, whatever it says it does."""
_OF_FIELD = {
    "venue_id": "venue",
    "unit_code": "unit",
    "code": "unit",
    "owner_id": "party",
    "manager_id": "party",
    "party_id": "party",
    "inspection_id": "inspection",
    "case_id": "case",
}


def actions_from(file: ActionsFile, faulting: Faulting) -> Mapping[str, ListedAction]:
    """Check the list; an entry whose words say it is a measure must be one."""
    faulting.declared(file, {})
    for name, action in file.actions.items():
        if action.does != MEASURE and (_names(name) or any(map(_says, action.title.values()))):
            faulting.add("R617", action.spot("does"), name=name, does=action.does)
    return settled(file.actions)


def _says(text: str) -> bool:
    """Tell whether a sentence speaks of a measure."""
    return bool(MEASURES.search(unicodedata.normalize("NFC", text.lower())))


def _names(name: str) -> bool:
    """Tell whether a name, written without marks, does."""
    return bool(re.search(folded(MEASURES.pattern), re.sub(r"[\W_]+", " ", name.lower())))


def check_actions(rules: Rules, places: Mapping[str, Place], faulting: Faulting) -> None:
    """Report each action that rests on what its kind may not; `places` says where a rule's action stands."""
    for rule in rules.follow_up:
        listed = rules.actions.get(rule.then.action) if isinstance(rule.then, ActionThen) else None
        if listed is not None:
            _Guard(rules, rule, listed, places.get(rule.id, rule.place), faulting).check()


@dataclass(frozen=True, slots=True)
class _Guard:
    rules: Rules
    rule: FollowUpRule
    listed: ListedAction
    place: Place
    faulting: Faulting

    def check(self) -> None:
        then, does, name = self.rule.then, self.listed.does, self.listed.name
        assert isinstance(then, ActionThen)
        if does not in ON_RECORD and any(map(_says, self.rule.title.values())):
            self.faulting.add("R622", self.rule.place, id=self.rule.id, name=name)
        inferred = next((p.kind for p in self._patterns() if p.kind in INFERRED), None)
        if does in ON_RECORD and inferred is not None:
            self.faulting.add("R619", self.place, name=name, kind=inferred)
        elif does in ON_RECORD and not any(p.kind in FOUND for p in self.rule.when):
            self.faulting.add("R620", self.place, name=name, kinds=", ".join(FOUND))
        elif does not in ON_RECORD:
            self._check_of_risk(then, does, name)

    def _check_of_risk(self, then: ActionThen, does: str, name: str) -> None:
        """From a risk class, a sign or a tie follows no more than a proposed inspection of a venue."""
        risk = next((p.kind for p in self._patterns() if self._of_risk(p)), None)
        whom = {self._whom(ref) for ref in then.about}
        if risk is None or whom <= {"unit"}:
            return
        if does != INSPECT or whom & set(PERSON):
            self.faulting.add("R621", self.place, name=name, kind=risk)

    def _patterns(self) -> Iterable[Pattern]:
        return (*self.rule.when, *self.rule.unless)

    def _of_risk(self, pattern: Pattern) -> bool:
        if pattern.kind in (SIGN, TIE):
            return True
        if pattern.kind in (BAND_FACT, FINDING):
            return any(self._about_venues(book.subject) for book in self._books(pattern))
        if pattern.kind != INDICATOR:
            return False
        sets = self.rules.indicator_sets
        homes = pattern.texts("of") or tuple(sets)
        names = pattern.texts("name")
        return any(
            self._about_venues(book.subject)
            for home in homes
            if home in sets
            for book in behind(self.rules, home, names or tuple(sets[home].indicators)).rulebooks
        )

    def _books(self, pattern: Pattern) -> Iterator[Rulebook]:
        names = pattern.texts("rulebook") or tuple(self.rules.rulebooks)
        yield from (self.rules.rulebooks[name] for name in names if name in self.rules.rulebooks)

    def _about_venues(self, indicator_set: str) -> bool:
        found = self.rules.indicator_sets.get(indicator_set)
        return found is not None and found.subject == "venue"

    def _whom(self, ref: Ref) -> str:
        """Return the kind of what an action is about; what can't be told counts as a venue."""
        pattern = next((p for p in self.rule.when if p.alias == ref.alias), None)
        if pattern is None:
            return "venue"
        if ref.field in _OF_FIELD:
            return _OF_FIELD[ref.field]
        if pattern.kind in (BAND_FACT, FINDING, INDICATOR) and ref.field == "subject":
            sets = self.rules.indicator_sets
            named = (
                [b.subject for b in self._books(pattern)]
                if pattern.kind != INDICATOR
                else pattern.texts("of")
            )
            kinds = {sets[name].subject for name in named if name in sets}
            return "unit" if kinds == {"unit"} else "venue"
        return pattern.kind if ref.field == "id" and pattern.kind not in (SIGN, TIE) else "venue"


Edges = dict[str, dict[str, bool]]  # sign → the signs it follows from, and whether through `unless`
VENUE = "venue"
KINDS = ", ".join(sorted(OF_LINKS))
JOIN_NEEDS = {
    REOPENED: gettext_noop("about nêu mã của đúng hai cơ sở"),
    ROTATION: gettext_noop("một dòng {{fact: tie, kind: rotation, …}} trong when"),
    "facts": gettext_noop("chỉ hỏi về {kinds}"),
}


def staged(rules: Sequence[FollowUpRule], faulting: Faulting) -> Iterator[FollowUpRule]:
    """Give each rule its stage; a circle through `unless` is reported with its signs."""
    signs = tuple(dict.fromkeys(r.then.sign for r in rules if isinstance(r.then, SignThen)))
    edges: Edges = {sign: {} for sign in signs}
    for rule in rules:
        if isinstance(rule.then, SignThen):
            for sign, negated in asked(rule, signs):
                edges[rule.then.sign][sign] = edges[rule.then.sign].get(sign, False) or negated
    circle = _circle(edges)
    if circle:
        culprit = next(r for r in rules if isinstance(r.then, SignThen) and r.then.sign == circle[0])
        faulting.add("R612", culprit.place, chain=" → ".join(circle))
        stages = dict.fromkeys(signs, 0)
    else:
        stages = _levels(edges)
    for rule in rules:
        yield replace(rule, stage=_stage(rule, signs, stages))


def asked(rule: FollowUpRule, signs: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the signs a rule asks about, and whether it asks that they be absent."""
    for patterns, negated in ((rule.when, False), (rule.unless, True)):
        for pattern in patterns:
            for sign in signs_of(pattern, signs):
                yield sign, negated


def signs_of(pattern: Pattern, signs: Iterable[str]) -> tuple[str, ...]:
    """Return the signs a pattern may match: those it names, else all."""
    if pattern.kind != SIGN:
        return ()
    named = pattern.texts("sign")
    return tuple(s for s in signs if not named or s in named)


def _stage(rule: FollowUpRule, signs: Iterable[str], stages: Mapping[str, int]) -> int:
    if isinstance(rule.then, SignThen):
        return stages[rule.then.sign]
    return max((stages[sign] + negated for sign, negated in asked(rule, signs)), default=0)


def _circle(edges: Edges) -> tuple[str, ...]:
    """Return a circle of signs that goes through `unless`, or nothing."""
    for sign in edges:
        for target, negated in edges[sign].items():
            back = (sign,) if target == sign else way(target, sign, edges)
            if negated and back:
                return (sign, *back)
    return ()


def _levels(edges: Edges) -> dict[str, int]:
    stages = dict.fromkeys(edges, 0)
    for _ in range(len(edges) + 1):
        for sign, targets in edges.items():
            wanted = max((stages[t] + negated for t, negated in targets.items()), default=0)
            stages[sign] = max(stages[sign], wanted)
    return stages


def check_joining_rules(rules: Sequence[FollowUpRule], faulting: Faulting) -> None:
    """Report rules that say they join and never could."""
    for rule in rules:
        if isinstance(rule.then, SignThen) and rule.then.joins is not None:
            for need in _lacking(rule, rule.then):
                asked = {"needs": JOIN_NEEDS[need], "kinds": KINDS}
                faulting.add("R625", rule.place, joins=rule.then.joins, **asked)


def _lacking(rule: FollowUpRule, then: SignThen) -> Iterator[str]:
    if not {p.kind for p in (*rule.when, *rule.unless)} <= OF_LINKS:
        yield "facts"
    venues = {ref.alias for ref in then.about if ref.field == "id" and rule.pattern(ref.alias).kind == VENUE}
    if then.joins == REOPENED and len(venues) != 2:
        yield REOPENED
    tests = [leaf for p in rule.when if p.kind == TIE for leaf in leaves(p.own) if isinstance(leaf, Compare)]
    if then.joins == ROTATION and not any(t.fact == "kind" and ROTATION in t.operands for t in tests):
        yield ROTATION


def check_weighed(rules: Sequence[FollowUpRule], hand: CommonHand, faulting: Faulting) -> None:
    """Report what `innocent.yaml` weighs and no rule would ever let leads see."""
    joins = {rule.then.joins for rule in rules if isinstance(rule.then, SignThen)}
    weighed = [
        (str(word), word.place, REOPENED)
        for word in hand.likely
        if word == REOPENED and isinstance(word, Word)
    ]
    if hand.passes_on > 0:
        weighed.append(("passes_on", hand.spot("passes_on"), ROTATION))
    for key, place, wanted in weighed:
        if wanted not in joins:
            faulting.add("R624", place, key=key, name=wanted)


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
            str(key) for name in ("when", "none") for item in self._written(name) for key in item
        }

    def rule(self, file: str) -> FollowUpRule:
        shape = self.shape
        when = self._patterns("when")
        bound = dict(self.bound)
        unless = self._patterns("none")
        self.bound = bound
        self.faulting.cites(shape.cites, shape.spot("cites"))
        force = shape.in_force
        in_force = (force.from_, force.until) if isinstance(force, PartForce) else force
        return settled(
            replace(shape, file=file, in_force=in_force, when=when, none=(), unless=unless, then=self._then())
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
            ranked = self.context.naming.ranked.get(str(tree.get(Word("rulebook"), "")), ())
            ranking = tuple(dict.fromkeys(ranked))  # versions of a band stand in one place
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
        listed = self.context.actions.get(str(then.action))
        needs = NEEDS.get(listed.does) if listed else None
        start, due = self._from(written), self._due(written, parser)
        return replace(then, about=about, within_days=days, from_=start, due=due, needs=needs)

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
        if not isinstance(then.due, dict) and not re.fullmatch(MONTH_DAY, then.due):
            return parser.moment({Word("due", then.action.place): then.due})
        day = parser.operand(FactType(DATE), then.due, then.due)
        return day if isinstance(day, Moment) else None


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
