"""Each figure of `rules/links/` decides something: with another value a result is another, or `check` refuses
it at its line."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from benchmarks.plain_network import edges_of
from desk.leads.identity import suggested
from engine.links.book import Book
from engine.links.groups import groups_of
from engine.links.identity.matching import VaultPerson, matched
from engine.links.identity.names import frequencies_of
from engine.links.leads import findings_of
from engine.links.network import Link, generic_of
from engine.links.reading import said_in
from engine.links.review import DISMISSED, Decision, in_force_until, items_of, returns
from engine.links.series import series_of
from engine.links.signs import sign_rules_of
from engine.links.spread import seeds_of
from engine.links.statements import CASE, PARTY, VENUE, LinkSubject, Said, Statement
from engine.links.stories import WORKERS, Scales
from engine.links.units import Seen, SharedThing
from engine.rulebook.kinds.links import LATER_SEEN, SEEN, LinkRules
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS
from facts.forms.returned_forms import SELLERS_CASES
from facts.standing import Event, Record, Source, Standing, Value
from tests.engine.links.leads_seen import DAY, moved, told
from tests.engine.links.link_keys import Edited, LinkKey, keys_of, shipped_trees
from tests.engine.links.test_by_hand import ring_at_a_chain
from tests.engine.links.test_honest import COURT, ONE, OTHER, both, district
from tests.engine.links.test_series import CASES, DRIVER, RECRUITER, charged, in_files, with_cases
from tests.long_run import some_of

KEYS = [key for key in keys_of(shipped_trees()) if key.is_figure]
REGISTRY = frozenset({("registry", "30985", "")})
LONG_AGO = date(2018, 6, 30)


def test_each_figure_moves_a_result_or_is_refused_at_its_line(shipped_rules: Rules) -> None:
    edited, probes = Edited(shipped_rules, shipped_trees()), Probes(shipped_rules)
    assert len(KEYS) > 180
    idle = [key.name for key in some_of(KEYS, 45) if not _decides(key, edited, probes)]
    assert idle == []


def _decides(key: LinkKey, edited: Edited, probes: Probes) -> bool:
    """Tell whether another value moves a result; else whether every other is refused, at its line."""
    refused = 0
    for value in key.others:
        links, faults = edited.rules_with(key, value)
        if links is not None and not faults and probes.moved(key.file, links):
            return True
        refused += set(faults) == {key.word.place.line}
    return refused == len(key.others)


class Probes:
    """What is computed by the rules of links, file by file, and what came out of it with the shipped ones."""

    def __init__(self, rules: Rules) -> None:
        assert rules.links is not None
        self.rules, self.signs = rules, sign_rules_of(rules, DAY)
        self.ring = near_two_cases(ring_at_a_chain())
        self.found = findings_of(self.ring, self.signs, rules.links)
        self.of = {
            "identifiers": (weights, self.common, identities, self.trusted),
            "seeds": (seeds, self.statuses, self.walks),
            "innocent": (stories, self.series),
            "leads": (self.series, expiries, self.comes_back, splits, self.leads, self.trusted),
        }
        self.shipped = {id(p): p(rules.links) for those in self.of.values() for p in those}

    def moved(self, file: str, links: LinkRules) -> bool:
        return any(probe(links) != self.shipped[id(probe)] for probe in self.of[file])

    def common(self, links: LinkRules) -> object:
        """Numbers many share, in a district where those of a case share some."""
        book = Book(market())
        return generic_of(book, links, frozenset(MARKET[:3]), 2)

    def statuses(self, links: LinkRules) -> object:
        """How far the status of a case bears it out."""
        return [
            s.sure
            for s in said_in(
                one_case_a_status(), replace(self.rules, links=links), self.signs.setting.period
            ).statements
        ]

    def walks(self, links: LinkRules) -> object:
        return [lead.near for lead in findings_of(self.ring, self.signs, links).leads]

    def leads(self, links: LinkRules) -> object:
        found = findings_of(self.ring, self.signs, links)
        return [x.members for x in (*found.leads, *found.noticed)], list(found.misses)

    def series(self, links: LinkRules) -> object:
        """Cases of one suspect, car and shop's phone at one venue or several, grave or not, few or many."""
        shop = told("30985-CS-001", "phone", "the shop's", REGISTRY)
        villages = [*in_files("recruited_in", "99999", *CASES)]
        several = [
            with_cases([*charged(RECRUITER, *CASES[:n]), *more], CASES[:n], kind, scenes)
            for n in (2, 3)
            for kind in ("mua bán người", "mua dâm người dưới 18 tuổi", "môi giới mại dâm")
            for scenes in (True, False)
            for more in ((), (shop, *in_files("phone", "the shop's", *CASES[:n])))
        ]
        several += [with_cases(in_files("plate", "one car", *CASES)), with_cases(villages)]
        several += [
            with_cases(
                [
                    *villages,
                    *(told(p, "account", "one", REGISTRY) for p in (RECRUITER, DRIVER)),
                    *charged(RECRUITER, CASES[0]),
                    *charged(DRIVER, CASES[1]),
                ]
            )
        ]
        one_scene = with_cases(charged(RECRUITER, *CASES), scenes=False)
        there = [told(c, "venue", "30985-CS-001", COURT) for c in CASES]
        several.append(replace(one_scene, statements=(*one_scene.statements, *there)))
        return [series_of(Book(s), links, frozenset()) for s in several]

    def trusted(self, links: LinkRules) -> object:
        """How far a lead is trusted that one, two or three kinds of source tell of, and where one of them is
        a note."""
        found = [findings_of(_as_told_by(PAIR, kinds), self.signs, links).leads for kinds in TELLERS]
        return [(lead.confidence, lead.sources) for leads in found for lead in leads]

    def comes_back(self, links: LinkRules) -> object:
        """A lead dismissed when it was less: by a few bits, by a kind of source, by a case."""
        (lead,) = self.found.leads
        was = Decision(
            lead.id, DISMISSED, "", "", "2020-01-01", (), items_of(lead), lead.bits, lead.sources, lead.cases
        )
        earlier = [replace(was, bits=lead.bits - n) for n in (0.5, 1.5, 2.5, 3.5, 10)]
        earlier += [replace(was, sources=()), replace(was, cases=())]
        return [returns(lead, d, ("new",), links) for d in earlier]


PAIR = district([*both("plate", "one car", ONE, OTHER), *both("phone", "one", ONE, OTHER)])
TELLERS = (
    ("registry",),
    ("registry", "inspection"),
    ("registry", "inspection", "court_file"),
    ("registry", "note:B1"),
)


def near_two_cases(said: Said) -> Said:
    """Return the ring at a chain with a second case at the chain, and two venues that share a number and
    nothing else."""
    case, apart = (
        LinkSubject("30985-VA-2", CASE, "30985", DAY, trade="mua bán người"),
        ("30985-CS-9000", "30985-CS-9001"),
    )
    more = [
        told(case.id, "venue", "30985-CS-101", REGISTRY),
        *(told(v, "phone", "shared", REGISTRY) for v in apart),
    ]
    return replace(said, subjects={**said.subjects, case.id: case}, statements=(*said.statements, *more))


def _as_told_by(said: Said, kinds: Sequence[str]) -> Said:
    sources = frozenset((kind, "30985", "") for kind in kinds)
    return replace(said, statements=tuple(s._replace(sources=sources) for s in said.statements))


def weights(links: LinkRules) -> object:
    """How much each kind of tie weighs, told long ago; what each kind of source and grade of note tells."""
    kinds = {"phone": "p", "account": "a", "plate": "x", "address": "h", "identity_no": "i"}
    said = [_told(n, kind, value) for n in (1, 2) for kind, value in kinds.items()]
    said += [_told(1, kind, "30985-CT-2") for kind in ("owner", "manager", "relative")]
    said.append(_told(1, "case", "30985-VA-1", sources=frozenset({("inspection", "30985", "")})))
    said.append(_told(2, "case", "30985-VA-1", sources=frozenset({("court_file", "30985", "")})))
    said += [
        _told(n, "phone", f"note {n}", sources=frozenset({(grade, "", "An")}))
        for n, grade in enumerate(GRADES)
    ]
    subjects = {id_: LinkSubject(id_, PARTY, "30985") for id_ in {s.subject for s in said}}
    subjects["30985-VA-1"] = LinkSubject("30985-VA-1", CASE, "30985", LONG_AGO)
    moves = (replace(moved("30985-CT-1", "30985-CT-2", 1, REGISTRY), day=LONG_AGO),)
    return list(edges_of(Book(Said(DAY, subjects, tuple(said), moves)), links))


GRADES = tuple(f"note:{letter}{digit}" for letter in "ABCDEF" for digit in "123456")


def _told(n: int, kind: str, value: str, sources: frozenset[tuple[str, str, str]] = REGISTRY) -> Statement:
    return told(f"30985-CT-{n}", kind, value, sources)._replace(last=LONG_AGO)


MARKET = tuple(f"30985-CT-{n:03}" for n in range(300))


def market() -> Said:
    """Return people of whom four share each kind of number, the first of them in a case."""
    kinds = ("phone", "account", "plate", "address", "identity_no")
    said = [told(id_, kind, f"of {n}", REGISTRY) for kind in kinds for n, id_ in enumerate(MARKET)]
    said += [told(id_, kind, "shared", REGISTRY) for kind in kinds for id_ in MARKET[2:6]]
    return Said(DAY, {id_: LinkSubject(id_, PARTY, "30985") for id_ in MARKET}, tuple(said), ())


def identities(links: LinkRules) -> object:
    """How certain it is that two records are of one person, and which are worth asking about."""
    one = VaultPerson("a", "Thạch Sa Rết", 1980, "990000001", "0950000001")
    others = (
        replace(one, id="b"),
        replace(one, id="b", identity_no="099080000001"),
        replace(one, id="b", identity_no=None),
        replace(one, id="b", identity_no=None, phone=None),
        replace(one, id="b", identity_no=None, phone=None, birth_year=None),
    )
    often = frequencies_of(["Thạch Sa Rết", "Nguyễn Văn Hòa"] * 50)
    found = [matched(one, other, often, links) for other in others]
    return [(m.certainty, suggested(m, links)) for m in found]


def seeds(links: LinkRules) -> object:
    """Where the walk starts: a case of each type, a violation of each act, a licence withdrawn."""
    types = [
        t for t in KINDS["case"].fields["type"].values if t not in SELLERS_CASES
    ]  # no case of theirs is read
    subjects, said = {"30985-CS-0": LinkSubject("30985-CS-0", VENUE, "30985", revoked=True)}, []
    for n, type_ in enumerate(types, 1):
        venue, case = f"30985-CS-{n}", f"30985-VA-{n}"
        subjects |= {
            venue: LinkSubject(venue, VENUE, "30985"),
            case: LinkSubject(case, CASE, "30985", DAY, trade=type_),
        }
        said.append(told(case, "venue", venue, REGISTRY))
    for n, act in enumerate(KINDS["violation"].fields["act"].values, 50):
        subjects[f"30985-CS-{n}"] = LinkSubject(f"30985-CS-{n}", VENUE, "30985")
        said.append(told(f"30985-CS-{n}", "violation", f"BB-{n}", REGISTRY)._replace(role=act))
    return seeds_of(Book(Said(DAY, subjects, tuple(said), ())), links)


def one_case_a_status() -> Standing:
    """Return a case of each status, each at a venue of its own."""
    found = []
    for n, status in enumerate(KINDS["case"].fields["status"].values):
        values: dict[str, Value] = {
            "status": status,
            "found_on": LONG_AGO,
            "type": "chứa mại dâm",
            "unit_code": "30985",
            "venue_id": f"30985-CS-{n}",
        }
        key = (f"30985-VA-{n}",)
        found.append(
            Event(
                "case", key, (Record("case", key, "30985", "2020", "CA", values, Source("a.xlsx", "B06", n)),)
            )
        )
    return Standing(events={"case": tuple(found)})


def stories(links: LinkRules) -> object:
    """What each thing seen amounts to: shared by two or by many, where the rest was told or not, and one
    closed before the other opened."""
    return [
        _weighed(scales, sides, words, holders)
        for scales, sides in _scales(links)
        for holders in (2, 3, 5)
        for words in SIGHTS
    ]


WORDS = (*SEEN, *LATER_SEEN, WORKERS)
TWO = ("own_phone", "account")
SIGHTS = [
    *((w,) for w in WORDS),
    *((w, "premises") for w in WORDS),
    *((w, asked) for asked in ("manager", "kin_names") for w in WORDS if w != asked),
    ("account", WORKERS),
    ("phone", WORKERS),
    ("contact", WORKERS),
    (*TWO, WORKERS),
    (*TWO, "relative"),
    (*TWO, "charged"),
]


def _scales(links: LinkRules) -> Iterator[tuple[Scales, tuple[str, str]]]:
    a, b, closed, opened = "30985-CT-1", "30985-CT-2", "30985-CS-1", "30985-CS-2"
    everything = [told(p, kind, p, REGISTRY) for p in (a, b) for kind in ("phone", "account", "address")]
    people = {p: LinkSubject(p, PARTY, "30985") for p in (a, b)}
    venues = {
        closed: LinkSubject(closed, VENUE, "30985", until=LONG_AGO),
        opened: LinkSubject(opened, VENUE, "30985", since=DAY),
    }
    held = [told(closed, "owner", a, REGISTRY), told(opened, "owner", b, REGISTRY)]
    sold = told(opened, "former_owner", a, REGISTRY)
    open_ = {closed: LinkSubject(closed, VENUE, "30985"), opened: LinkSubject(opened, VENUE, "30985")}
    shops = {
        trades: {v: replace(s, trade=trade) for (v, s), trade in zip(open_.items(), trades, strict=True)}
        for trades in (("karaoke", "ăn uống"), ("karaoke", "karaoke"), ("nhà trọ", "lưu trú"))
    }
    firm = {a: LinkSubject(a, PARTY, "30985", trade="tổ chức")}
    numbered = [*held, told(opened, "phone", "v", REGISTRY)]
    for statements, subjects in (
        ((), people),
        (everything, people),
        (everything, {**people, **firm}),
        *((numbered, {**people, **those, **more}) for those in shops.values() for more in ({}, firm)),
        (held, people | venues),
        ([*held, sold], people | venues),
    ):
        book = Book(Said(DAY, subjects, tuple(statements), ()))
        yield Scales(book, links), (book.side_of[a], book.side_of[b])


def _weighed(
    scales: Scales, sides: tuple[str, str], words: tuple[str, ...], holders: int
) -> tuple[str, float]:
    kind = {"own_phone": "phone", "answers": "phone", "contact": "phone"}
    seen = tuple(
        Seen(
            w,
            SharedThing(kind.get(w, w), "v"),
            0.9,
            0.001,
            holders,
            ("30985-CS-1", "30985-CS-2"),
            (),
            frozenset(),
            3,
            0.5,
        )
        for w in words
    )
    found = scales.weighed(*sides, seen)
    return found.story, found.bits


def expiries(links: LinkRules) -> object:
    return [in_force_until(state, DAY, links) for state in links.leads.decisions_expire or ()]


def splits(links: LinkRules) -> object:
    """How sides are split where they are too many for one lead, and a pair beside them."""
    pick = random.Random(1)
    ties = [
        Link(f"{a:02}", f"{b:02}", "phone", "", 1.0)
        for a, b in combinations(range(50), 2)
        if pick.random() < 0.08
    ]
    ties.append(Link("x", "y", "phone", "", 1.0))
    return groups_of({m for t in ties for m in (t.a, t.b)}, ties, links.leads.bound)
