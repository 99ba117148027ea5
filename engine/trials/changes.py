"""One small change at a time of any part of the rules: CHANGES says for each class what is changed of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from engine.analysis.domains import Domains
from engine.indicators.operations.declared_cell import DeclaredCell
from engine.rulebook.kinds.parameters import DatedLines
from engine.rulebook.model import conditions as tree
from engine.rulebook.model import follow_up as model
from engine.rulebook.model.among_units import ALL, NOBODY, OPEN, Quota
from engine.rulebook.model.indicators import Indicator, Selection
from engine.rulebook.model.points import AlongNumber, Lines
from engine.rulebook.model.points_asked import (
    POINTS,
    SCORE,
    SHARE,
    ids_in,
    is_points,
    least_step,
    put_to_each,
)
from engine.rulebook.model.rounding import USUAL, WAYS
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Group, Rulebook, Rules, Sign, Streak
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from engine.rulebook.text.places import Place
from engine.trials.probes import STEP

THRESHOLD, OPERATOR, WEIGHT, CITATION = "threshold", "operator", "weight", "citation"
ZERO, ONE = Fraction(0), Fraction(1)
ROUNDED_SUMS = ("group", "total")
OTHER_OPERATOR = {
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "less_than",
    "less_than": "at_most",
    "one_of": "none_of",
    "none_of": "one_of",
}
OTHER_LIFE = {"open_at": "overlaps", "overlaps": "open_at"}
OTHER_JOIN = {model.SAME: model.DIFFERENT, model.DIFFERENT: model.SAME}
OTHER_START = {"as_of": "period_end", "period_end": "as_of", "received": "as_of"}


@dataclass(frozen=True, slots=True)
class Change:
    """What stood there, what stands there now, and the part with it; its place and item if not the part's."""

    kind: str
    before: str
    after: str
    part: Any
    place: Place | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class ChangeContext:
    """Whose parts are changed: the rules, the rulebook if it is one, and the steps of thresholds by fact."""

    rules: Rules
    step: Callable[[str], Fraction] = lambda fact: ONE
    low: Callable[[str], Fraction | None] = lambda fact: ZERO
    book: Any = None

    @property
    def point(self) -> Fraction:
        return Fraction(1, 10**self.book.decimals)

    def of_records(self, kind: str) -> ChangeContext:
        """Return the context of tests on records: these compare counts and days, and figures of venues."""
        if kind != VENUE_PERIOD:
            return ChangeContext(self.rules)
        venues = self.rules.set_of("venue").indicators
        return ChangeContext(self.rules, lambda f: ONE if f not in venues or venues[f].type.whole else STEP)


Changes = Iterator[Change]
Way = Callable[[Any, ChangeContext], Changes]


def context_of(rules: Rules, book: Rulebook) -> ChangeContext:
    """Return the context of what a rulebook says itself."""
    domains = Domains(rules, book)

    def step(fact: str) -> Fraction:
        if fact in (SCORE, POINTS[1:]) or fact.endswith(POINTS):
            return least_step(fact, book)
        of_points = is_points(fact) or fact == SHARE[1:]
        return STEP if of_points or not domains[fact].whole else ONE

    def low(fact: str) -> Fraction | None:
        of_points = is_points(fact) or fact in (POINTS[1:], SHARE[1:])
        return ZERO if of_points else domains[fact].low

    return ChangeContext(rules, step, low, book)


def changes_of(part: Any, context: ChangeContext) -> Changes:
    """Yield every change of a part, in the order of the table."""
    known = next(base for base in type(part).__mro__ if base in CHANGES)
    for way in CHANGES[known]:
        yield from way(part, context)


# Ways to change a part


def inside(key: str, head: Callable[[Any, int, Change], str] = lambda part, at, change: "") -> Way:
    """Change what stands under a key, or each that is listed there; `head` stands before what is changed."""

    def way(part: Any, context: ChangeContext) -> Changes:
        value = getattr(part, key)
        items = value if isinstance(value, tuple) else (value,)
        for at, item in enumerate(items):
            for change in changes_of(item, context) if item is not None else ():
                inner = put(value, at, change.part) if isinstance(value, tuple) else change.part
                yield headed(head(part, at, change), change, having(part, key, inner))

    return way


def number(
    key: str,
    kind: str = THRESHOLD,
    step: Callable[[Any, ChangeContext], Fraction] = lambda part, context: ONE,
    low: Fraction | None = ZERO,
    words: Callable[[Any], str] = lambda part: "",
) -> Way:
    """Put a number one step down and up: a parameter, if one stands there, is changed for itself."""

    def way(part: Any, context: ChangeContext) -> Changes:
        value, label = getattr(part, key), words(part) or key.removesuffix("_")
        for other in neighbours(value, step(part, context), low):
            changed = having(part, key, type(value)(other))
            yield Change(kind, f"{label} {plain(value)}", f"{label} {plain(other)}", changed)

    return way


def other(
    key: str, others: Callable[[Any, ChangeContext], Collection[str | None]], kind: str = OPERATOR
) -> Way:
    """Put each other word in place of one; none leaves the key out."""

    def way(part: Any, context: ChangeContext) -> Changes:
        value, label = getattr(part, key), key.removesuffix("_")
        for word in others(part, context) if isinstance(value, str) else ():
            after = "" if word is None else f"{label} {word}"
            yield Change(kind, f"{label} {value}", after, having(part, key, word))

    return way


def dropped(key: str, before: str, after: str, nothing: Any, kind: str = WEIGHT) -> Way:
    """Leave out what a part says."""

    def way(part: Any, context: ChangeContext) -> Changes:
        if getattr(part, key):
            yield Change(kind, before, after, having(part, key, nothing))

    return way


def cites(part: Any, context: ChangeContext) -> Changes:
    """Leave out each citation; the only one gives way to another document."""
    for cite in part.cites:
        fewer, own = without(part.cites, cite), cite.split("/")[0]
        others = fewer or (next((name for name in context.rules.documents if name != own), f"{own}/?"),)
        yield Change(CITATION, cite, "" if fewer else others[0], replace(part, cites=others))


def bands(key: str) -> Way:
    """Leave each band out of a list, and add each band by points that is not in it."""

    def way(part: Any, context: ChangeContext) -> Changes:
        listed = getattr(part, key) or ()
        for band in listed if len(listed) > 1 else ():
            yield Change(THRESHOLD, band, "", having(part, key, without(listed, band)))
        for band in context.book.bands if listed else ():
            if band.id not in listed and band.from_ is not None:
                yield Change(THRESHOLD, "", band.id, having(part, key, (*listed, band.id)))

    return way


def having(part: Any, key: str, value: object) -> Any:
    return replace(part, **{key: value})


def put(items: tuple[Any, ...], at: int, *instead: Any) -> tuple[Any, ...]:
    return (*items[:at], *instead, *items[at + 1 :])


def without(items: tuple[Any, ...], item: Any) -> tuple[Any, ...]:
    return tuple(i for i in items if i != item)


def headed(head: str, change: Change, part: Any) -> Change:
    """Return a change of what stands in a part as a change of that part."""
    before, after = head + change.before, head + change.after if change.after or head else ""
    return replace(change, before=before, after=after, part=part)


def neighbours(value: object, step: Fraction, low: Fraction | None) -> Iterator[Fraction]:
    """Yield the numbers one step below and above; none below where the figure begins."""
    if isinstance(value, Fraction | int):
        yield from (n for n in (value - step, value + step) if low is None or n >= low)


def plain(value: Fraction) -> str:
    """Write a number as its author would: `59.99`."""
    return f"{float(value):.10g}"


# Conditions


def _joined(before: str, after: str, other_class: Callable[[Any], tree.Condition], least: int = 2) -> Way:
    def way(part: Any, context: ChangeContext) -> Changes:
        if len(part.parts) >= least:
            yield Change(OPERATOR, before, after, other_class(part.parts))

    return way


def _which(part: Any, at: int, change: Change) -> str:
    """Say in which of its parts that are joined tests one is changed: two may be alike."""
    joined = isinstance(part.parts[at], tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf)
    return f"{at + 1}." if joined else ""


def _so_many(part: tree.AtLeastOf, context: ChangeContext) -> Changes:
    for n in (part.n - 1, part.n + 1):
        if 1 <= n <= len(part.parts):
            yield Change(THRESHOLD, f"at_least {part.n} of", f"at_least {n} of", replace(part, n=n))


def _of_each(part: tree.AnyPart, context: ChangeContext) -> Changes:
    """Change what is asked of the points of each, everywhere at once; and whether of any or of none."""
    before = f"any_{part.kind}"
    yield Change(OPERATOR, before, f"none {before}", tree.NoneOf((part,)))
    for change in changes_of(part.asked, context):
        tests = put_to_each(change.part, ids_in(part))
        yield headed(f"{before}: ", change, replace(part, asked=change.part, parts=tests))


def _known(part: tree.Known, context: ChangeContext) -> Changes:
    texts = f"{part.fact} known: {part.wanted}", f"known: {not part.wanted}"
    yield Change(OPERATOR, *texts, replace(part, wanted=not part.wanted))


def _operator(part: tree.Compare, context: ChangeContext) -> Changes:
    text, operand = f"{part.fact} {part.op}", part.operands[0]
    if part.op != "equal":
        op = OTHER_OPERATOR[part.op]
        yield Change(OPERATOR, text, f"{part.fact} {op}", replace(part, op=op))
    elif isinstance(operand, bool):
        before, after = (f"{part.fact}: {'yes' if answer else 'no'}" for answer in (operand, not operand))
        yield Change(OPERATOR, before, after, replace(part, operands=(not operand,)))
    elif isinstance(operand, Fraction):
        for op in ("at_least", "at_most"):
            yield Change(OPERATOR, text, f"{part.fact} {op}", replace(part, op=op))
    elif isinstance(operand, str):
        texts = f"{text} {operand}", f"{part.fact} none_of {operand}"
        yield Change(OPERATOR, *texts, replace(part, op="none_of"))


def _operands(part: tree.Compare, context: ChangeContext) -> Changes:
    text, operands = f"{part.fact} {part.op}", part.operands
    for operand in operands if len(operands) > 1 else ():
        fewer = replace(part, operands=without(operands, operand))
        yield Change(THRESHOLD, f"{text} [{operand}, …]", f"{text} […]", fewer)
    if len(operands) == 1 and isinstance(operands[0], Fraction):
        for value in neighbours(operands[0], context.step(part.fact), context.low(part.fact)):
            texts = f"{text} {plain(operands[0])}", f"{text} {plain(value)}"
            yield Change(THRESHOLD, *texts, replace(part, operands=(value,)))


def _direction(part: tree.Near, context: ChangeContext) -> Changes:
    before, after = ("after", "before") if part.after else ("before", "after")
    texts = f"{part.fact} {before}", f"{part.fact} {after}"
    yield Change(OPERATOR, *texts, replace(part, after=not part.after))


# Points, bands, quotas, rounding


def _lines(part: Lines, context: ChangeContext) -> Changes:
    for at, (give, condition) in enumerate(part.lines):
        low = ZERO if give >= 0 else None
        others = () if context.book.pass_or_fail else neighbours(give, context.point, low)
        changes = [Change(WEIGHT, f"give {plain(give)}", f"give {plain(n)}", (n, condition)) for n in others]
        tests = changes_of(condition, context) if condition is not None else ()
        changes += [replace(change, part=(give, change.part)) for change in tests]
        for change in changes:
            lines = replace(part, lines=put(part.lines, at, change.part))
            yield replace(headed(f"{at + 1}: ", change, lines), place=part.place(at))


def _weights(part: AlongNumber, context: ChangeContext) -> Changes:
    if part.each is not None and not part.decided:  # decided points are as they are: only their most changes
        yield from number("each", WEIGHT, lambda part, context: context.point, low=None)(part, context)
    for at, end in enumerate(part.ends):
        low = ZERO if end >= 0 else None
        for value in neighbours(end, context.point, low) if at or end or part.falls else ():
            changed = replace(part, ends=put(part.ends, at, value))
            yield Change(WEIGHT, f"ends {plain(end)}", f"ends {plain(value)}", changed)
    yield from number("more_than", step=lambda part, context: context.step(part.of), low=STEP)(part, context)
    yield from number("full_at", step=lambda part, context: context.step(part.of), low=STEP)(part, context)


def _begins(part: Band, context: ChangeContext) -> Changes:
    if part.from_ and not part.all_met and part.from_parameter is None:
        yield from number("from_", step=lambda part, context: least_step(SCORE, context.book))(part, context)


def _quota(part: Quota, context: ChangeContext) -> Changes:
    """Change a quota by one unit, or ten per cent, and who is in of those equal at its edge."""
    key = "share" if part.percent else "at_most"
    steps = neighbours(part.most, Fraction(10 if part.percent else 1), ZERO)
    others: list[dict[str, Any]] = [{key: value} for value in steps]
    others += [{"if_equal": word} for word in (OPEN, ALL, NOBODY) if word != part.if_equal]
    for changed in (replace(part, **other) for other in others):
        before, after = (f"quota {plain(q.most)} {q.if_equal}" for q in (part, changed))
        yield Change(THRESHOLD, before, after, changed)


def _of_sum(key: str) -> Way:
    return number(key, WEIGHT, lambda part, context: least_step(f"{part.id}{POINTS}", context.book), None)


def _gate(part: Gate, context: ChangeContext) -> Changes:
    """Change the test and the bands of a gate, or its quota: the rest follows from that."""
    for way in (inside("when"), bands("bands_allowed")) if part.quota is None else (inside("quota"),):
        yield from way(part, context)
    others = [band.id for band in context.book.bands if band.id != part.band]
    for band in others[-1:] if part.band is not None else ():
        yield Change(THRESHOLD, str(part.band), band, replace(part, band=band))


def _ties(book: Rulebook, context: ChangeContext) -> Changes:
    """Leave each tie-break out, and turn it round."""
    if book.among is None:
        return
    ties = book.among.tie_breaks
    for at, tie in enumerate(ties):
        for after, instead in (("", ()), ("turned", (replace(tie, up=tie.down, down=tie.up),))):
            among = replace(book.among, tie_breaks=put(ties, at, *instead))
            yield Change(OPERATOR, tie.fact, after, replace(book, among_units=among), tie.place, tie.fact)


def _book_cites(book: Rulebook, context: ChangeContext) -> Changes:
    for cite in book.cites:
        yield Change(CITATION, cite, "", replace(book, cites=without(book.cites, cite)))


def _rounding(book: Rulebook, context: ChangeContext) -> Changes:
    """Change the decimals of points by one; where a rulebook says how to round, also the way and its sums."""
    rounding = book.rounding
    least = max(0, *(getattr(rounding, key) or 0 for key in ROUNDED_SUMS))
    changed: list[tuple[str, object, object, Rulebook]] = [
        ("points", book.decimals, n, replace(book, points_decimals=n))
        for n in (book.decimals - 1, book.decimals + 1)
        if n >= least and not book.pass_or_fail
    ]
    for key in ("by", *ROUNDED_SUMS):
        value = getattr(rounding, key)
        for word in _other_roundings(book, key, value) if not book.pass_or_fail else ():
            changed.append((key, value, word, replace(book, rounding=having(rounding, key, word))))
    for key, before, after, rounded in changed:
        yield Change(WEIGHT, str(before), str(after), rounded, item=key)


def _other_roundings(book: Rulebook, key: str, value: Any) -> tuple[object, ...]:
    """Return what a word of a rounding could say in its place, if it says anything."""
    if value is None:
        return ()
    if key != "by":
        return (None, *(n for n in (value - 1, value + 1) if 0 <= n < book.decimals))
    by_number = any(not isinstance(criterion.points, Lines) for criterion in book.criteria)
    rounds = book.rounding != USUAL and (book.rounding.of_sums or by_number)
    return without(WAYS, value) if rounds else ()


# Parameters and indicators


def _values(part: DatedLines, context: ChangeContext) -> Changes:
    step = context.step("")
    for at, (value, condition) in enumerate(part.lines):
        for instead in neighbours(value, step, step):
            lines = put(part.lines, at, (instead, condition))
            before = f"{part.from_.isoformat()} = {plain(value)}"
            yield Change(THRESHOLD, before, plain(instead), replace(part, lines=lines))
        for change in changes_of(condition, ChangeContext(context.rules)) if condition is not None else ():
            yield replace(change, part=replace(part, lines=put(part.lines, at, (value, change.part))))


def _over_records(part: Indicator, context: ChangeContext) -> Changes:
    for name, counted in part.over_records.items():
        for change in changes_of(counted.over, context.of_records(counted.over.kind)):
            selected = replace(counted, over=change.part)
            yield replace(change, part=having(part, name, selected) if name else selected)


def _life(part: Selection, context: ChangeContext) -> Changes:
    if part.life is not None:
        instead = OTHER_LIFE[part.life]
        yield Change(OPERATOR, part.life, instead, replace(part, life=instead))


def _months(part: Selection, context: ChangeContext) -> Changes:
    fixed = ((at, month) for at, month in enumerate(part.months) if isinstance(month, Fraction))
    for at, month in fixed:
        for instead in neighbours(month, ONE, ONE):
            texts = f"months {plain(month)}", f"months {plain(instead)}"
            yield Change(THRESHOLD, *texts, replace(part, months=put(part.months, at, instead)))


# Follow-up rules


def _of_alias(part: model.Pattern, at: int, change: Change) -> str:
    return f"{part.alias}: "


def _joins(part: model.Pattern, context: ChangeContext) -> Changes:
    """Leave a join out, turn it around, and leave each of several fields out."""
    for at, join in enumerate(part.joins):
        others = [replace(join, op=OTHER_JOIN[join.op])] if join.op in OTHER_JOIN else []
        several = join.refs if len(join.refs) > 1 else ()
        others += [replace(join, refs=without(join.refs, ref)) for ref in several]
        for instead in ((), *((o,) for o in others)):
            changed = replace(part, joins=put(part.joins, at, *instead))
            after = "".join(f"{part.alias}: {join_words(j)}" for j in instead)
            yield Change(OPERATOR, f"{part.alias}: {join_words(join)}", after, changed)


def join_words(join: model.Join) -> str:
    return f"{join.field} {join.op} {', '.join(map(str, join.refs))}"


def _about(part: model.SignThen | model.ActionThen, context: ChangeContext) -> Changes:
    for ref in part.about if len(part.about) > 1 else ():
        yield Change(OPERATOR, f"about {ref}", "", replace(part, about=without(part.about, ref)))


def _other_office(key: str) -> Way:
    return other(key, lambda part, of: without(tuple(of.rules.offices.titles), getattr(part, key))[:1])


CHANGES: Mapping[type, tuple[Way, ...]] = {
    tree.AllOf: (_joined("all", "any", tree.AnyOf), inside("parts", _which)),
    tree.AnyOf: (_joined("any", "all", tree.AllOf), inside("parts", _which)),
    tree.NoneOf: (_joined("none", "any", tree.AnyOf, least=1), inside("parts", _which)),
    tree.AtLeastOf: (_so_many, inside("parts", _which)),
    tree.AnyPart: (_of_each,),
    tree.Known: (_known,),
    tree.Compare: (_operator, _operands),
    tree.Near: (_direction, number("within", words=lambda part: f"{part.fact} within_days")),
    tree.Apart: (number("by", step=lambda part, context: context.step(SCORE)),),
    Lines: (_lines,),
    AlongNumber: (_weights,),
    Criterion: (
        inside("points"),
        dropped("bonus", "bonus yes", "bonus no", False),
        dropped("leaves", "leaves_total", "", False),
        inside("applies_when"),
        cites,
    ),
    Group: (_of_sum("at_least"), _of_sum("at_most")),
    Gate: (_gate, cites),
    Quota: (_quota,),
    Band: (_begins, inside("when")),
    Sign: (inside("when"), number("years", low=ONE), cites),
    Streak: (number("years", low=ONE), bands("band"), cites),
    Rulebook: (_ties, _book_cites, _rounding),
    DatedLines: (_values, cites),
    DeclaredCell: (dropped("shown_by", "no_evidence", "", None, OPERATOR), _over_records),
    Indicator: (_over_records,),
    Selection: (inside("where"), _life, _months),
    model.FollowUpRule: (
        inside("when"),
        inside("unless"),
        dropped("unless", "unless", "", (), OPERATOR),
        inside("then"),
        cites,
    ),
    model.Pattern: (inside("own", _of_alias), inside("beside", _of_alias), _joins),
    model.SignThen: (_about,),
    model.ActionThen: (
        _about,
        number("within_days"),
        other("from_", lambda part, context: [OTHER_START[part.from_]]),
        _other_office("by"),
        _other_office("to"),
    ),
}
"""What is changed of each class; a change of a part is one of all that it stands in."""
