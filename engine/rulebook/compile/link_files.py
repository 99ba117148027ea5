"""Compiles `rules/links/`: every weight checked to be one, every name to be known."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting, titles
from engine.rulebook.model.documents import Document
from engine.rulebook.model.links import (
    Bounds,
    Expiry,
    Hand,
    IdentifierRule,
    Innocent,
    LinkRules,
    Return,
    Spread,
    Story,
    TieRule,
    Weighted,
)
from engine.rulebook.shapes.links import (
    HandShape,
    IdentifiersFile,
    InnocentFile,
    LeadsFile,
    NewBits,
    NewCase,
    NewSource,
    NoteGrades,
    SeedsFile,
    StoryShape,
    Weight,
)
from engine.rulebook.shapes.links import Severity as SeverityShape
from engine.rulebook.shapes.words import Shape
from engine.rulebook.text.figures import shown
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, Word
from facts.forms.case_forms import SELLERS_CASES
from facts.forms.catalogue import KINDS

IDENTIFIERS = ("phone", "account", "plate", "address", "identity_no")
TIES = ("owner", "manager", "relative", "case_party", "rotation")
NEVER_NODES = ("nạn nhân", "người đang được xác định là nạn nhân", "người bán dâm", "người lao động")
SOURCES = ("court_file", "inspection", "registry", "verified_tip", "unverified_tip", "anonymous_tip")
NEVER_WEIGHED = frozenset({"unverified_tip", "anonymous_tip"}) | SELLERS_CASES
GRADED_SOURCES, GRADED_INFORMATION = ("A", "B", "C", "D", "E", "F"), ("1", "2", "3", "4", "5", "6")
NOTE = "note"
IDENTITY = (
    "same_number",
    "old_and_new_number_same_name",
    "same_name_birth_year_phone",
    "same_name_birth_year",
    "same_name_only",
)
STORIES = (
    "household",
    "family",
    "landlord",
    "agent",
    "bookkeeper",
    "franchise",
    "former_owner",
    "recycled_number",
    "taxi",
    "employer_market",
    "chance",
)
LATER_STORIES = ("taken_over", "kin_in_trade")  # older rules don't tell these
SEEN = (
    "own_phone",
    "answers",
    "phone",
    "account",
    "home",
    "premises",
    "plate",
    "relative",
    "manager",
    "contact",
    "carried",
    "cases",
    "plate_in_cases",
    "recruited",
    "reopened",
)
MAY_BE_MISSING = ("own_phone", "account", "home", "relative")
DECISIONS = ("looking", "referred", "dismissed", "innocent_tie")
WATCHED = "watched"  # rules older than the watch list have no such entry


def link_rules_from(
    far: IdentifiersFile,
    seeds: SeedsFile,
    innocent: InnocentFile,
    leads: LeadsFile,
    documents: Mapping[str, Document],
    faulting: Faulting,
) -> LinkRules:
    """Return the rules of links; every fault goes to `faulting`."""
    check = _Check(faulting)
    check.whole(far, "identifiers", IDENTIFIERS)
    check.whole(far, "ties", TIES)
    check.whole(far, "reliability", SOURCES)
    check.whole(far, "identity", IDENTITY)
    check.whole(innocent, "stories", STORIES, LATER_STORIES)
    check.whole(innocent.common_hand, "likely", SEEN)
    check.faulting.one_of([w for s in innocent.stories.values() for w in s.likely], SEEN)
    check.faulting.one_of(innocent.counted_when_missing, MAY_BE_MISSING)
    if leads.decisions_expire:  # rules older than this have none, and no decision lapses
        check.whole(leads, "decisions_expire", DECISIONS, (WATCHED,))
    check.whole(seeds, "severity", KINDS["case"].fields["type"].values)
    check.faulting.one_of(seeds.violations, KINDS["violation"].fields["act"].values)
    check.whole(seeds, "status", KINDS["case"].fields["status"].values)
    check.whole(seeds, "never_nodes", NEVER_NODES)
    check.never_weighed((*far.reliability.items(), *seeds.severity.items()))
    _check_figures(far, seeds, leads, check)
    for shape in (
        *seeds.severity.values(),
        *seeds.violations.values(),
        seeds.withdrawn_licence,
        innocent.common_hand,
        *innocent.stories.values(),
    ):
        assert isinstance(shape, SeverityShape | HandShape | StoryShape)
        faulting.cites(shape.cites, documents, shape.spot("cites"))
    return LinkRules(
        identifiers={str(n): _identifier(n, i, check) for n, i in far.identifiers.items()},
        ties={
            str(n): TieRule(check.months(t.half_life_months), titles(t.reason)) for n, t in far.ties.items()
        },
        reliability={
            str(n): Weighted(check.share(n, w.weight), titles(w.reason)) for n, w in far.reliability.items()
        }
        | _grades(far.note_grades, check),
        identity={
            str(n): Weighted(check.share(n, c.certainty), titles(c.reason)) for n, c in far.identity.items()
        },
        identity_suggested_from=float(far.identity_suggested_from),
        hub_p_below=float(far.hub.kept_when_p_below),
        never_nodes=tuple(map(str, seeds.never_nodes)),
        severity=check.shares(seeds.severity),
        violations=check.shares(seeds.violations),
        status={str(n): check.share(n, v) for n, v in seeds.status.items()},
        spread=Spread(
            float(seeds.rank.alpha),
            float(seeds.rank.unconfirmed),
            seeds.explain.paths_shown,
            float(seeds.rank.alike),
        ),
        withdrawn_licence=check.share(
            Word("withdrawn_licence", seeds.withdrawn_licence.spot("weight")), seeds.withdrawn_licence.weight
        ),
        bounds=Bounds(
            float(leads.lead_when.joined_from_bits),
            float(leads.lead_when.bits_at_least),
            float(leads.lead_when.near_miss_from_bits),
            leads.bound.seed,
            leads.bound.at_least_parties,
            leads.bound.at_most_parties,
            leads.bound.stability_seeds,
        ),
        confidence={check.count(n): str(level) for n, level in leads.confidence.source_kinds.items()},
        innocent=_innocent(innocent, check),
        returns=_return(leads),
        shown_as=titles(leads.shown_as),
        expiry={str(n): Expiry(e.months, titles(e.reason)) for n, e in leads.decisions_expire.items()},
    )


def _grades(shape: NoteGrades | None, check: _Check) -> dict[str, Weighted]:
    """Return how far a note of each grade can be relied on: its source times what it said. Older rules grade
    none."""
    if shape is None:
        return {}
    check.whole(shape, "source", GRADED_SOURCES)
    check.whole(shape, "information", GRADED_INFORMATION)
    return {
        f"{NOTE}:{letter}{digit}": Weighted(
            check.share(letter, source.weight) * check.share(digit, said.weight),
            {n: f"{titles(source.reason)[n]}; {titles(said.reason)[n]}" for n in ("vi", "en")},
        )
        for letter, source in shape.source.items()
        for digit, said in shape.information.items()
    }


def _check_figures(far: IdentifiersFile, seeds: SeedsFile, leads: LeadsFile, check: _Check) -> None:
    """Report probabilities that are none, and limits below one."""
    for shape, key in (
        (far.hub, "kept_when_p_below"),
        (far, "identity_suggested_from"),
        (seeds.rank, "unconfirmed"),
    ):
        check.number(shape, key, PROBABILITY)
    check.share(Word("alike", seeds.rank.spot("alike")), seeds.rank.alike)
    check.number(seeds.rank, "alpha", UNCERTAIN)  # a walk that never stops is nowhere
    for key in ("bits_at_least", "joined_from_bits", "near_miss_from_bits"):
        check.number(leads.lead_when, key, ABOVE_ZERO)
    bound = leads.bound
    for limited, limit in (
        (seeds.explain, "paths_shown"),
        (bound, "at_least_parties"),
        (bound, "at_most_parties"),
        (bound, "stability_seeds"),
        *((expiry, "months") for expiry in leads.decisions_expire.values()),
    ):
        check.number(limited, limit, FROM_ONE)
    if not leads.confidence.source_kinds:
        check.faulting.add("R106", leads.confidence.spot("source_kinds"), name="1")
    check.in_order(bound, "at_least_parties", "at_most_parties")
    check.in_order(leads.lead_when, "near_miss_from_bits", "joined_from_bits")


def _innocent(file: InnocentFile, check: _Check) -> Innocent:
    stories = {}
    for name, shape in file.stories.items():
        check.number(shape, "prior", PROBABILITY)
        needs = shape.when
        stories[str(name)] = Story(
            titles(shape.title),
            titles(shape.tells),
            float(shape.prior) or 1.0,
            _likely(shape, check),
            float(shape.passes_on),
            needs.shared_by_at_least if needs else None,
            bool(needs and needs.handed_over),
            bool(needs and needs.not_at_once),
            bool(needs and needs.taken_over),
            needs.kinds_at_least if needs else None,
        )
    hand = file.common_hand
    return Innocent(
        tuple(map(str, file.counted_when_missing)),
        Hand(titles(hand.title), _likely(hand, check), float(hand.passes_on)),
        stories,
    )


def _likely(shape: HandShape | StoryShape, check: _Check) -> dict[str, float]:
    """Return how likely each thing is: never certain, for what is certain could not be missing."""
    for word, value in shape.likely.items():
        check.within(UNCERTAIN, word, value, word.place)
    check.number(shape, "passes_on", FROM_ZERO)
    return {str(word): float(value) for word, value in shape.likely.items()}


def _identifier(name: Word, shape: object, check: _Check) -> IdentifierRule:
    from engine.rulebook.shapes.links import IdentifierShape

    assert isinstance(shape, IdentifierShape)
    check.number(shape, "cap", FROM_ONE)
    half_life = check.months(shape.half_life_months)
    return IdentifierRule(shape.cap, half_life, titles(shape.reason))


def _return(leads: LeadsFile) -> Return:
    triggers = leads.returns_after_dismissal.any
    bits = [t.new_bits.at_least for t in triggers if isinstance(t, NewBits)]
    source = any(t.new_source_kind for t in triggers if isinstance(t, NewSource))
    case = any(t.new_case for t in triggers if isinstance(t, NewCase))
    return Return(float(min(bits, default=10**6)), source, case)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Between what a number must lie, and how that is said."""

    vi: str
    en: str
    hold: Callable[[Fraction | int], bool]


SHARE = _Bounds("từ 0 đến 1", "from 0 to 1", lambda value: 0 <= value <= 1)
PROBABILITY = _Bounds("trên 0 và không quá 1", "above 0 and at most 1", lambda value: 0 < value <= 1)
UNCERTAIN = _Bounds("trên 0 và dưới 1", "above 0 and below 1", lambda value: 0 < value < 1)
ABOVE_ZERO = _Bounds("trên 0", "above 0", lambda value: value > 0)
FROM_ZERO = _Bounds("từ 0 trở lên", "0 or more", lambda value: value >= 0)
FROM_ONE = _Bounds("từ 1 trở lên", "1 or more", lambda value: value >= 1)


class _Check:
    """Turns words of the files into numbers and reports those that can't be."""

    def __init__(self, faulting: Faulting) -> None:
        self.faulting = faulting

    def whole(self, shape: Shape, key: str, wanted: tuple[str, ...], besides: tuple[str, ...] = ()) -> None:
        """Every name is known and none is missing, but those `besides`: a kind without a rule would weigh
        nothing in silence."""
        found: Collection[Word] = getattr(shape, key)
        known = (*wanted, *besides)
        self.faulting.one_of(found, known)
        place = next((w.place for w in found), shape.spot(key))
        meant = {nearest(word, known) for word in found if word not in known}  # told where it stands
        for name in wanted:
            if name not in found and name not in meant:
                self.faulting.add("R652" if isinstance(found, list) else "R106", place, name=name)

    def within(self, bounds: _Bounds, name: str, value: Fraction | int, place: Place) -> None:
        if not bounds.hold(value):
            self.faulting.add(
                "R650",
                place,
                name=name,
                found=shown(Fraction(value)),
                wanted_vi=bounds.vi,
                wanted_en=bounds.en,
            )

    def number(self, shape: Shape, key: str, bounds: _Bounds) -> None:
        self.within(bounds, key, getattr(shape, key), shape.spot(key))

    def share(self, name: Word, value: Fraction) -> float:
        self.within(SHARE, name, value, name.place)
        return float(value)

    def never_weighed(self, found: Iterable[tuple[Word, Weight | SeverityShape]]) -> None:
        for name, shape in found:
            if name in NEVER_WEIGHED and shape.weight != 0:
                self.faulting.add("R651", shape.spot("weight"), name=name)

    def in_order(self, shape: Shape, low: str, high: str) -> None:
        """Of two limits the lower is not above the higher: nothing could lie between them."""
        found, most = getattr(shape, low), getattr(shape, high)
        if found > most:
            self.faulting.add(
                "R653",
                shape.spot(low),
                name=low,
                found=shown(Fraction(found)),
                other=high,
                most=shown(Fraction(most)),
            )

    def shares(self, found: Mapping[Word, SeverityShape]) -> dict[str, float]:
        return {str(name): self.share(name, shape.weight) for name, shape in found.items()}

    def months(self, word: Word) -> float | None:
        if word == "none":
            return None
        if not re.fullmatch(r"\d+(\.\d+)?", word):
            self.faulting.add("R207", word.place, found=word)
            return None
        self.within(ABOVE_ZERO, "half_life_months", Fraction(str(word)), word.place)
        return float(word)

    def count(self, word: Word) -> int:
        if not re.fullmatch(r"\d+", word):
            self.faulting.add("R216", word.place, found=word)
            return 0
        return int(word)
