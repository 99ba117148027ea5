"""Compiles `rules/links/`: every weight checked to be one, every name to be known."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting, titles
from engine.rulebook.model.links import (
    Bounds,
    Dimension,
    Expiry,
    IdentifierRule,
    LinkRules,
    Return,
    Spread,
    TieRule,
    Weighted,
)
from engine.rulebook.model.rulebook import Document
from engine.rulebook.shapes.links import IdentifiersFile, LeadsFile, NewBits, NewCase, NewSource, SeedsFile
from engine.rulebook.shapes.links import Severity as SeverityShape
from engine.rulebook.shapes.words import Shape
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Word
from facts.forms.catalogue import KINDS

IDENTIFIERS = ("phone", "account", "plate", "address", "licence", "identity_no")
TIES = ("owner", "manager", "relative", "case_party", "rotation")
NEVER_NODES = ("nạn nhân", "người đang được xác định là nạn nhân", "người bán dâm", "người lao động")
SOURCES = ("court_file", "inspection", "registry", "verified_tip", "unverified_tip", "anonymous_tip")
IDENTITY = (
    "same_number", "old_and_new_number_same_name", "same_name_birth_year_phone", "same_name_birth_year",
    "same_name_only",
)  # fmt: skip
CHANCE = ("shared_identifier", "holder_violations", "others")
INNOCENT = ("family", "landlord", "accountant", "franchise", "recycled_number", "same_building")
DECISIONS = ("looking", "referred", "dismissed", "innocent_tie")
SIGNS = (
    "holder_in_several_communes", "phoenix_venue", "recruited_here_found_there", "shared_identifier",
    "worker_rotation", "common_transport", "nominee", "several_ties",
)  # fmt: skip


def link_rules_from(
    far: IdentifiersFile, seeds: SeedsFile, leads: LeadsFile, documents: Mapping[str, Document], faulting: Faulting
) -> LinkRules:  # fmt: skip
    """Return the rules of links; every fault goes to `faulting`."""
    check = _Check(faulting)
    check.whole(far.identifiers, IDENTIFIERS)
    check.whole(far.ties, TIES)
    check.whole(far.reliability, SOURCES)
    check.whole(far.identity, IDENTITY)
    check.whole(leads.chance.tests, CHANCE)
    check.known(leads.innocent_explanations, INNOCENT)
    if leads.decisions_expire:  # rules older than this have none, and no decision lapses
        check.whole(leads.decisions_expire, DECISIONS)
    check.known(seeds.severity, KINDS["case"].fields["type"].values)
    check.known(seeds.violations, KINDS["violation"].fields["act"].values)
    check.known(seeds.status, KINDS["case"].fields["status"].values)
    check.known([sign for d in leads.dimensions for sign in d.signs], SIGNS)
    check.whole(seeds.never_nodes, NEVER_NODES)
    _check_figures(far, seeds, leads, check)
    for severity in (*seeds.severity.values(), *seeds.violations.values()):
        faulting.cites(severity.cites, documents, severity.spot("cites"))
    return LinkRules(
        identifiers={str(n): _identifier(n, i, check) for n, i in far.identifiers.items()},
        ties={
            str(n): TieRule(
                check.months(t.half_life_months),
                t.half_life_months == "none_while_valid",
                t.within_days,
                titles(t.reason),
            )
            for n, t in far.ties.items()
        },
        reliability={
            str(n): Weighted(check.share(n, w.weight), titles(w.reason)) for n, w in far.reliability.items()
        },
        identity={
            str(n): Weighted(check.share(n, min(c.certainty, c.at_most or c.certainty)), titles(c.reason))
            for n, c in far.identity.items()
        },
        hub_p_below=float(far.hub.unless_shared_by_case_parties.p_below),
        never_nodes=tuple(map(str, seeds.never_nodes)),
        severity=check.shares(seeds.severity),
        violations=check.shares(seeds.violations),
        status={str(n): check.share(n, v) for n, v in seeds.status.items()},
        spread=Spread(
            float(seeds.rank.alpha), float(seeds.explain.lambda_), seeds.explain.party_hops,
            seeds.explain.paths_shown, float(seeds.disagreement_shown_above),
        ),
        false_discovery=float(leads.chance.false_discovery_at_most),
        bounds=Bounds(
            float(leads.bound.threshold), leads.bound.seed, leads.bound.at_least_parties,
            leads.bound.at_most_parties, leads.bound.stability.seeds,
        ),
        one_kind_at_most=float(leads.score.one_kind_at_most),
        confidence={check.count(n): str(level) for n, level in leads.confidence.source_kinds.items()},
        dimensions_needed=leads.lead_when.independent_dimensions.at_least,
        dimensions=tuple(
            Dimension(str(d.id), titles(d.title), tuple(map(str, d.signs))) for d in leads.dimensions
        ),
        innocent={str(n): titles(t) for n, t in leads.innocent_explanations.items()},
        returns=_return(leads),
        shown_as=titles(leads.shown_as),
        expiry={str(n): Expiry(e.months, titles(e.reason)) for n, e in leads.decisions_expire.items()},
    )  # fmt: skip


def _check_figures(far: IdentifiersFile, seeds: SeedsFile, leads: LeadsFile, check: _Check) -> None:
    """Report probabilities that are none, and limits below one."""
    for shape, key in (
        (far.hub.unless_shared_by_case_parties, "p_below"), (seeds.rank, "alpha"), (seeds.explain, "lambda"),
        (seeds, "disagreement_shown_above"), (leads.chance, "false_discovery_at_most"), (leads.bound, "threshold"),
        (leads.score, "one_kind_at_most"),
    ):  # fmt: skip
        check.probability(shape, key)
    bound, wanted = leads.bound, leads.lead_when.independent_dimensions
    for limited, limit, most in (
        (seeds.explain, "party_hops", None), (seeds.explain, "paths_shown", None),
        (bound, "at_least_parties", bound.at_most_parties), (bound, "at_most_parties", None),
        (bound.stability, "seeds", None), (wanted, "at_least", len(leads.dimensions)),
        *((expiry, "months", None) for expiry in leads.decisions_expire.values()),
        *((tie, "within_days", None) for tie in far.ties.values() if tie.within_days is not None),
    ):  # fmt: skip
        check.limit(limited, limit, most)


def _identifier(name: Word, shape: object, check: _Check) -> IdentifierRule:
    from engine.rulebook.shapes.links import IdentifierShape

    assert isinstance(shape, IdentifierShape)
    if shape.cap < 1:
        check.faulting.add("R650", name.place, name=name, found=shape.cap)
    half_life = check.months(shape.half_life_months)
    return IdentifierRule(shape.cap, half_life, shape.alone is None, titles(shape.reason))


def _return(leads: LeadsFile) -> Return:
    triggers = leads.returns_after_dismissal.any
    bits = [t.new_bits.at_least for t in triggers if isinstance(t, NewBits)]
    source = any(t.new_source_kind for t in triggers if isinstance(t, NewSource))
    case = any(t.new_case for t in triggers if isinstance(t, NewCase))
    return Return(float(min(bits, default=10**6)), source, case)


class _Check:
    """Turns words of the files into numbers and reports those that can't be."""

    def __init__(self, faulting: Faulting) -> None:
        self.faulting = faulting

    def whole(self, found: Collection[Word], wanted: tuple[str, ...]) -> None:
        """Every name is known and none is missing: a kind without a rule would weigh nothing in silence."""
        self.known(found, wanted)
        place = next((w.place for w in found), None)
        for name in wanted:
            if place is not None and name not in found:
                self.faulting.add("R106", place, name=name)

    def known(self, words: Iterable[Word], wanted: tuple[str, ...]) -> None:
        for word in words:
            if word not in wanted:
                near = nearest(word, wanted)
                self.faulting.add("R211", word.place, found=word, near=near, choices=", ".join(wanted))

    def share(self, name: Word, value: Fraction) -> float:
        if not 0 <= value <= 1:
            self.faulting.add("R650", name.place, name=name, found=float(value))
        return float(value)

    def probability(self, shape: Shape, key: str) -> None:
        value = getattr(shape, f"{key}_" if key == "lambda" else key)
        if not 0 < value <= 1:
            self.faulting.add("R650", shape.spot(key), name=key, found=float(value))

    def limit(self, shape: Shape, key: str, most: int | None) -> None:
        value = getattr(shape, key)
        if value < 1 or (most is not None and value > most):
            self.faulting.add("R650", shape.spot(key), name=key, found=value)

    def shares(self, found: Mapping[Word, SeverityShape]) -> dict[str, float]:
        return {str(name): self.share(name, shape.weight) for name, shape in found.items()}

    def months(self, word: Word) -> float | None:
        if word in ("none", "none_while_valid"):
            return None
        if not re.fullmatch(r"\d+(\.\d+)?", word):
            self.faulting.add("R207", word.place, found=word)
            return None
        if float(word) <= 0:
            self.faulting.add("R650", word.place, name="half_life_months", found=word)
        return float(word)

    def count(self, word: Word) -> int:
        if not re.fullmatch(r"\d+", word):
            self.faulting.add("R216", word.place, found=word)
            return 0
        return int(word)
