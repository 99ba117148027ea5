"""Districts written from what was seen of the method's faults alone, before it was changed for them.

Every person has a name and a year of birth, as the vault would have them: two ids of one person share both,
siblings a family name, often a middle name, and close years. Rings come in three strengths, innocent groups
calmly (one of a kind) or in crowds (three). An innocent group has a case, or it could be in no lead.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.hard_sets.district import STRENGTHS, UNITS, YEARS, District
from benchmarks.hard_sets.honest import settle
from facts.keys import SECRET_BYTES, Keys
from facts.standing import Value

FAMILY = (
    ("Nguyễn", 30),
    ("Trần", 12),
    ("Lê", 9),
    ("Phạm", 7),
    ("Huỳnh", 6),
    ("Danh", 6),
    ("Phan", 5),
    ("Võ", 5),
    ("Đặng", 4),
    ("Bùi", 3),
    ("Đỗ", 3),
    ("Hồ", 2),
    ("Ngô", 2),
    ("Dương", 2),
    ("Lý", 2),
    ("Tô", 1),
    ("Mai", 1),
)
MEN = (
    ("Văn", 45),
    ("Minh", 12),
    ("Thanh", 10),
    ("Hoàng", 8),
    ("Quốc", 8),
    ("Hữu", 7),
    ("Đức", 5),
    ("Công", 5),
)
WOMEN = (("Thị", 60), ("Ngọc", 12), ("Thu", 10), ("Kim", 8), ("Mỹ", 5), ("Hồng", 5))
GIVEN = re.findall(
    r"\w+",
    "Hùng Dũng Tuấn Nam Hải Long Sơn Phong Tâm Thành Phúc Lộc Tài Hiếu Nghĩa Bình An Khánh Lan Hoa Hương Mai"
    " Trang Linh Thảo Hạnh Phượng Yến Loan Nga Oanh Diễm Thúy Vân Nhung Xuân Thu Cúc Đào Liên",
)
GRAVE = "mua bán người"


@dataclass
class Town(District):
    """A district whose people have names: given name and year of birth by id."""

    named: dict[str, tuple[str, int]] = field(default_factory=dict)

    def drawn(self, some: Sequence[tuple[str, int]]) -> str:
        return self.pick.choices([name for name, _ in some], [often for _, often in some])[0]

    def person(self, unit: str, **told: Value) -> str:
        id_ = super().person(unit, **told)
        middle = self.drawn(self.pick.choice((MEN, WOMEN)))
        name = f"{self.drawn(FAMILY)} {middle} {self.pick.choice(GIVEN)}"
        self.named[id_] = name, self.pick.randint(1950, 1998)
        return id_

    def sibling(self, of: str, unit: str, **told: Value) -> str:
        """Return a brother or sister of someone: the family name, mostly the family's middle name, close in
        age."""
        id_ = self.person(unit, **told)
        name, born = self.named[of]
        family, middle, _ = name.split()
        man, told_man = middle in dict(MEN), self.pick.random() < 0.5
        if man != told_man:
            plain = middle in ("Văn", "Thị") and self.pick.random() < 0.85
            middle = ("Văn" if told_man else "Thị") if plain else self.drawn(MEN if told_man else WOMEN)
        elif self.pick.random() < 0.25:
            middle = self.drawn(MEN if told_man else WOMEN)
        self.named[id_] = f"{family} {middle} {self.pick.choice(GIVEN)}", born + self.pick.randint(-9, 9)
        return id_

    def again(self, of: str, unit: str, **told: Value) -> str:
        """Return one person under another id."""
        id_ = self.person(unit, **told)
        self.parties[id_].pop("identity_key", None)
        self.named[id_] = self.named[of]
        return id_

    def firm(self, unit: str, **told: Value) -> str:
        id_ = self.person(unit, kind="tổ chức", **told)
        del self.named[id_]
        return id_

    def two(self) -> tuple[str, str]:
        one, other = self.pick.sample(UNITS, 2)
        return one, other

    def incident(self, venue: str, who: str | None = None, **told: Value) -> str:
        """Have a case at a venue; its suspect is a stranger unless said otherwise."""
        who = who or self.person(venue[:5])
        day = self.day(date(2019, 2, 1), date(2020, 10, 1))
        return self.case(venue, venue[:5], day, (who, self.pick.choice(("môi giới", "quản lý"))), **told)


@dataclass(frozen=True, slots=True)
class Ring:
    """What is to be found together: venues and parties in a lead, or, told by cases alone, cases in a
    series."""

    kind: str
    strength: str
    members: frozenset[str]
    cases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Honest:
    """An innocent group, and the innocent stories that are right for it."""

    kind: str
    members: frozenset[str]
    right: frozenset[str]


def _recruiter(d: Town, strength: str) -> Ring:
    """One recruiter charged in case after case, at venues of strangers."""
    count = {"strong": 5, "medium": 3, "weak": 2}[strength]
    home, *units = d.pick.sample(UNITS, count + 1)
    plate = d.fresh("plate")
    recruiter = d.person(home)
    cases = set()
    for n, unit in enumerate(units):
        more: dict[str, Value] = {"recruited_in": home} if strength != "weak" else {}
        more |= {"plate_key": plate} if strength == "strong" else {}
        day = date(2019, 2, 1) + timedelta(days=90 * n + d.pick.randint(0, 40))
        cases.add(d.case(d.venue(unit), unit, day, (recruiter, "tuyển mộ"), type=GRAVE, **more))
    return Ring("recruiter", strength, frozenset({recruiter}), frozenset(cases))


def _cafe_phone(d: Town, strength: str) -> Ring:
    """A private phone in files of trafficking that name no venue."""
    count = {"strong": 4, "medium": 3, "weak": 2}[strength]
    phone = d.fresh("phone")
    d.person(d.pick.choice(UNITS), phone_key=phone)
    cases = set()
    for n, unit in enumerate(d.pick.sample(UNITS, count)):
        day = date(2019, 3, 1) + timedelta(days=100 * n + d.pick.randint(0, 50))
        cases.add(d.case(None, unit, day, (d.person(unit), "môi giới"), type=GRAVE, phone_key=phone))
    return Ring("files_phone", strength, frozenset(), frozenset(cases))


def _company(d: Town, strength: str) -> Ring:
    """A company's account, phone and director stand behind a venue a stranger holds."""
    one, two = d.two()
    account, phone = d.fresh("account"), d.fresh("phone")
    firm = d.firm(one, account_key=account, phone_key=phone)
    own = d.venue(one, firm)
    front = d.person(two, account_key=account)
    venue = d.venue(two, front, phone_key=phone if strength != "weak" else d.fresh("phone"))
    if strength == "strong":
        d.venues[own]["manager_id"] = d.venues[venue]["manager_id"] = d.person(one)
    if strength == "weak":
        d.venues[own]["manager_id"] = front
    d.incident(venue, front if strength == "strong" else None)
    return Ring("company", strength, frozenset({firm, own, front, venue}))


def _fronts(d: Town, strength: str) -> Ring:
    """Two strangers stand in front: one private phone, then an account, then a home too."""
    one, two = d.two()
    shared = {"phone_key": d.fresh("phone")}
    shared |= {"account_key": d.fresh("account")} if strength != "weak" else {}
    shared |= {"address_key": d.fresh("home")} if strength == "strong" else {}
    a, b = d.person(one, **shared), d.person(two, **shared)
    v = d.venue(one, a), d.venue(two, b)
    if strength == "strong":
        d.incident(v[1], b)
        for n in range(2):
            d.worker(v, date(2020, 2, 1) + timedelta(days=9 * n), 40, 5, contract=False)
    d.incident(v[0], a if strength != "weak" else None)
    return Ring("fronts", strength, frozenset({a, b, *v}))


def _two_ids(d: Town, strength: str) -> Ring:
    """One owner under two ids, charged at both venues, at one, or at none."""
    one, two = d.two()
    phone = d.fresh("phone")
    a = d.person(one, phone_key=phone)
    b = d.again(a, two, **({"phone_key": phone} if strength != "weak" else {}))
    v = d.venue(one, a), d.venue(two, b, **({"phone_key": phone} if strength == "weak" else {}))
    d.incident(v[0], a if strength != "weak" else None)
    if strength == "strong":
        d.incident(v[1], b)
    return Ring("two_ids", strength, frozenset({a, b, *v}))


def _passed_round(d: Town, strength: str) -> Ring:
    """Workers passed round three karaokes; contracts none, partly blank, few workers."""
    v = [d.venue(u, type="karaoke") for u in d.pick.sample(UNITS, 3)]
    workers = {"strong": 8, "medium": 6, "weak": 4}[strength]
    for n in range(workers):
        turned = [v[(n + k) % 3] for k in range(3)]
        first = date(2020, 1, 15) + timedelta(days=6 * n)
        d.worker(turned, first, d.pick.randint(28, 40), d.pick.randint(2, 9), contract=False)
        blank = {"strong": False, "medium": n % 2 == 0, "weak": n % 4 != 0}[strength]
        for record in d.events["stint"][-3:] if blank else ():
            record.values.pop("contract")  # type: ignore[attr-defined]
    d.incident(v[0])
    return Ring("passed_round", strength, frozenset(v))


def _reopened(d: Town, strength: str) -> Ring:
    """A venue whose licence was withdrawn goes on at another place, under another's name."""
    one, two = d.two()
    account, phone = d.fresh("account"), d.fresh("phone")
    closed = d.day(date(2020, 1, 10), date(2020, 3, 20))
    owner = d.person(one, account_key=account, phone_key=phone)
    old = d.venue(one, owner, type="karaoke", closed_on=closed, closed_reason="thu hồi giấy phép")
    d.was[old] = {"closed_on": None, "closed_reason": None}
    front = d.person(two, account_key=account)
    opened = closed + timedelta(days=d.pick.randint(30, 80))
    new = d.venue(two, front, type="karaoke", opened_on=opened)
    if strength != "weak":
        d.venues[new]["phone_key"] = phone
    for n in range({"strong": 4, "medium": 2, "weak": 1}[strength]):
        d.worker([old, new], closed - timedelta(days=120 + n), 120 + n, 90, contract=False)
    if strength == "strong":
        d.checked(old, closed - timedelta(days=20), "để xảy ra mại dâm")
    return Ring("reopened", strength, frozenset({owner, old, front, new}))


def _takings(d: Town, strength: str) -> Ring:
    """Three holders, one account for the takings, and the man behind answers their venues' phones."""
    units = d.pick.sample(UNITS, 3)
    account, phone = d.fresh("account"), d.fresh("phone")
    behind = d.person(units[0], account_key=account, phone_key=phone)
    own = d.venue(units[0], behind)
    fronts = [d.person(u, account_key=account) for u in units[1 : 3 if strength != "weak" else 2]]
    v = [d.venue(f[:5], f, **({"phone_key": phone} if strength != "weak" else {})) for f in fronts]
    d.incident(v[0], behind if strength == "strong" else None)
    if strength == "strong":
        for n in range(3):
            d.worker([*v, own], date(2020, 3, 1) + timedelta(days=8 * n), 45, 4, contract=False)
    return Ring("takings", strength, frozenset({behind, own, *fronts, *v}))


def _supply_line(d: Town, strength: str) -> Ring:
    """A driver and a village in cases at several venues; one suspect in two of them, or his number."""
    village, *units = d.pick.sample(UNITS, 4)
    plate, phone = d.fresh("plate"), d.fresh("phone")
    driver = d.person(village, plate_key=plate, phone_key=phone)
    cases = set()
    for n, unit in enumerate(units[: 3 if strength == "strong" else 2]):
        more: dict[str, Value] = {"recruited_in": village, "plate_key": plate}
        more |= {"phone_key": phone} if strength == "strong" or (strength == "medium" and n) else {}
        who = driver if strength == "strong" or n == 0 else d.person(unit)
        day = date(2019, 5, 1) + timedelta(days=110 * n + d.pick.randint(0, 60))
        grave = {"type": GRAVE} if strength != "weak" or n else {}
        cases.add(d.case(d.venue(unit), unit, day, (who, "vận chuyển"), **more, **grave))
    return Ring("supply_line", strength, frozenset({driver}), frozenset(cases))


RINGS: Sequence[Callable[[Town, str], Ring]] = (
    _recruiter,
    _cafe_phone,
    _company,
    _fronts,
    _two_ids,
    _passed_round,
    _reopened,
    _takings,
    _supply_line,
)


def _siblings(d: Town) -> set[str]:
    """Brothers and sisters who live apart; nobody told that they are kin."""
    one, two = d.two()
    share = d.pick.choice(("phone", "account", "answers", "both"))
    phone, account = d.fresh("phone"), d.fresh("account")
    told: dict[str, Value] = {"account_key": account} if share in ("account", "both") else {}
    told |= {"phone_key": phone} if share in ("phone", "answers", "both") else {}
    a = d.person(one, **told)
    b = d.sibling(a, two, **{k: x for k, x in told.items() if share != "answers" or k != "phone_key"})
    v, w = d.venue(one, a), d.venue(two, b, **({"phone_key": phone} if share == "answers" else {}))
    if d.pick.random() < 0.4:
        d.worker([v, w], d.day(date(2020, 1, 1), date(2020, 5, 1)), 90, 20, contract=False)
    d.incident(v)
    return {a, b, v, w}


def _guesthouses(d: Town) -> set[str]:
    """A family's guesthouses: parents and children each hold one, one answers for all; kinship half told."""
    unit = d.pick.choice(UNITS)
    home, phone = d.fresh("home"), d.fresh("phone")
    parent = d.person(unit, address_key=home, phone_key=phone)
    child = d.sibling(parent, unit, **({"relative_of": parent} if d.pick.random() < 0.5 else {}))
    other = d.sibling(child, unit, address_key=home)
    people = (parent, child, other)
    for p in (child, other):
        family, middle, given = d.named[p][0].split()
        d.named[p] = f"{family} {middle} {given}", d.named[parent][1] + d.pick.randint(20, 34)
    v = [d.venue(unit, p, type="nhà trọ", phone_key=phone) for p in people]
    d.venues[v[1]]["address_key"] = home
    if d.pick.random() < 0.5:
        d.worker(v[:2], d.day(date(2020, 1, 1), date(2020, 6, 1)), 80, 10, contract=False)
    d.incident(v[0])
    return {*people, *v}


def _circle(d: Town) -> set[str]:
    """A savings circle: four to seven strangers pay into one account."""
    account = d.fresh("account")
    units = [d.pick.choice(UNITS) for _ in range(d.pick.randint(4, 7))]
    v = [d.venue(u, d.person(u, account_key=account)) for u in units]
    d.incident(v[0])
    return {*v, *(d.owner(x) for x in v)}


def _sim_shop(d: Town) -> set[str]:
    """A shop that sells SIM cards: its number stands in the files of strangers' cases."""
    one, two = d.two()
    phone = d.fresh("phone")
    keeper = d.person(one, phone_key=phone)
    shop = d.venue(one, keeper, type="cà phê", phone_key=phone)
    scenes = [d.venue(one), d.venue(two)]
    for venue in scenes:
        d.incident(venue, phone_key=phone)
    return {keeper, shop, *scenes}


def _former_boss(d: Town) -> set[str]:
    """A former cook runs an eatery and still gives the boss's number; the boss's place has a case."""
    one, two = d.two()
    phone = d.fresh("phone")
    boss, cook = d.person(one, phone_key=phone), d.person(two)
    first = d.venue(one, boss, type="ăn uống", opened_on=date(2012, 5, 1))
    own = d.venue(
        two, cook, type="ăn uống", phone_key=phone, opened_on=d.day(date(2018, 1, 1), date(2019, 6, 1))
    )
    if d.pick.random() < 0.3:
        d.worker([first, own], d.day(date(2020, 1, 1), date(2020, 5, 1)), 100, 30, contract=False)
    d.incident(first)
    return {boss, cook, first, own}


def _registered_anew(d: Town) -> set[str]:
    """Sold after a case and registered under a new id at the same place; number kept, the staff too."""
    unit = d.pick.choice(UNITS)
    closed = d.day(date(2019, 8, 1), date(2020, 4, 1))
    seller, buyer = d.person(unit), d.person(unit)
    phone, place = d.fresh("phone"), d.fresh("place")
    trade = d.pick.choice(("karaoke", "nhà trọ", "quán nhậu"))
    ends = {"closed_on": closed, "closed_reason": "tự chấm dứt hoạt động"}
    old = d.venue(unit, seller, type=trade, address_key=place, phone_key=phone, **ends)
    d.was[old] = {"closed_on": None, "closed_reason": None}
    opened = closed + timedelta(days=d.pick.randint(5, 60))
    new = d.venue(unit, buyer, type=trade, address_key=place, phone_key=phone, opened_on=opened)
    day = d.day(date(2018, 6, 1), date(2019, 6, 1))
    d.case(old, unit, day, (d.person(unit), "môi giới"))
    for n in range(d.pick.randint(0, 2)):
        d.worker([old, new], closed - timedelta(days=200 + n), 195 + n, 30, contract=False)
    return {seller, buyer, old, new}


def _hired_manager(d: Town) -> set[str]:
    """One manager works for two owners who don't know each other, and answers the phone at both."""
    one, two = d.two()
    manager = d.person(one)
    phone = d.parties[manager].setdefault("phone_key", d.fresh("phone"))
    v = [d.venue(u, manager_id=manager) for u in (one, two)]
    if d.pick.random() < 0.5:
        d.venues[d.pick.choice(v)]["phone_key"] = phone
    if d.pick.random() < 0.4:
        d.worker(v, d.day(date(2020, 1, 1), date(2020, 6, 1)), 80, 10, contract=False)
    d.incident(v[0])
    return {*v, *(d.owner(x) for x in v)}


def _chain(d: Town) -> set[str]:
    """A chain: one hotline and account, each place's holder its manager; staff go from place to place."""
    units = d.pick.sample(UNITS, 6)
    phone, account = d.fresh("phone"), d.fresh("account")
    v = [d.venue(u, d.person(u, account_key=account), phone_key=phone, type="lưu trú") for u in units]
    for n in range(2):
        d.worker([v[n], v[n + 1]], d.day(date(2020, 1, 1), date(2020, 5, 1)), 90, 10, contract=False)
    d.incident(v[0])
    return {*v, *(d.owner(x) for x in v)}


def _bookkeeper_rows(d: Town) -> set[str]:
    """A bookkeeper filled in the rows of his clients, with his own number as theirs."""
    phone, unit = d.fresh("phone"), d.pick.choice(UNITS)
    v = [d.venue(unit, d.person(unit, phone_key=phone)) for _ in range(d.pick.randint(3, 6))]
    d.incident(v[0])
    return {*v, *(d.owner(x) for x in v)}


def _couple(d: Town) -> set[str]:
    one, two = d.two()
    told: dict[str, Value] = {"phone_key": d.fresh("phone"), "address_key": d.fresh("home")}
    a = d.person(one, **told)
    b = d.person(two, **told, **({"relative_of": a} if d.pick.random() < 0.5 else {}))
    v = [d.venue(one, a), d.venue(two, b)]
    d.incident(v[0])
    return {a, b, *v}


def _taxi(d: Town) -> set[str]:
    one, two = d.two()
    plate = d.fresh("plate")
    v = [d.venue(one, type="lưu trú"), d.venue(two, type="lưu trú")]
    for venue in v:
        d.incident(venue, plate_key=plate)
    return {*v, *(d.owner(x) for x in v)}


def _given_anew(d: Town) -> set[str]:
    one, two = d.two()
    phone, closed = d.fresh("phone"), d.day(date(2017, 6, 1), date(2018, 6, 1))
    gone = d.venue(one, phone_key=phone, closed_on=closed, closed_reason="tự chấm dứt hoạt động")
    new = d.venue(two, phone_key=phone, opened_on=d.day(date(2019, 9, 1), date(2020, 6, 1)))
    d.incident(new)
    return {gone, new, d.owner(gone), d.owner(new)}


def _landlord(d: Town) -> set[str]:
    unit, place, phone = d.pick.choice(UNITS), d.fresh("place"), d.fresh("phone")
    v = [d.venue(unit, address_key=place, phone_key=phone if n < 3 else d.fresh("phone")) for n in range(6)]
    d.incident(v[0])
    return {*v, *(d.owner(x) for x in v)}


KIN = frozenset({"household", "family", "kin_in_trade", "siblings_apart", "family_guesthouse"})
INNOCENT: Mapping[str, tuple[Callable[[Town], set[str]], frozenset[str]]] = {
    "siblings": (_siblings, KIN),
    "guesthouses": (_guesthouses, KIN),
    "circle": (_circle, frozenset({"savings_circle"})),
    "sim_shop": (_sim_shop, frozenset({"public_phone"})),
    "former_boss": (_former_boss, frozenset({"former_boss"})),
    "registered_anew": (_registered_anew, frozenset({"taken_over", "former_owner"})),
    "hired_manager": (_hired_manager, frozenset({"hired_manager"})),
    "chain": (_chain, frozenset({"franchise", "chain"})),
    "bookkeeper_rows": (_bookkeeper_rows, frozenset({"bookkeeper", "bookkeeper_rows", "agent"})),
    "couple": (_couple, KIN),
    "taxi": (_taxi, frozenset({"taxi"})),
    "given_anew": (_given_anew, frozenset({"recycled_number"})),
    "landlord": (_landlord, frozenset({"landlord"})),
}


def town(seed: int, crowded: bool = False, blanks: bool = False) -> tuple[Town, list[Ring], list[Honest]]:
    """Return a district, its rings and its innocent groups; crowded: three of each innocent kind, not one;
    blanks: of three persons in ten no year of birth is told, and other cells are left blank."""
    d = Town(random.Random(f"outside {seed} {crowded}"))
    settle(d)
    rings = [make(d, strength) for make in RINGS for strength in STRENGTHS if d.pick.random() < 0.6]
    honest = [
        Honest(kind, frozenset(make(d)), right)
        for kind, (make, right) in INNOCENT.items()
        for _ in range(3 if crowded else 1)
    ]
    keys = Keys(b"outside".ljust(SECRET_BYTES))
    for id_, (name, born) in d.named.items():
        d.parties[id_]["kin_keys"] = keys.kin_keys(name, born)
    if blanks:
        _leave_blank(d, random.Random(f"blanks {seed}"), keys)
    return d, rings, honest


def _leave_blank(d: Town, pick: random.Random, keys: Keys) -> None:
    """Have registers told as people send them: years of birth, numbers, accounts, places now and then
    blank."""
    for id_, values in (*d.parties.items(), *d.venues.items()):
        if id_ in d.named and pick.random() < 0.3:
            values["kin_keys"] = keys.kin_keys(d.named[id_][0], None)
        for field_ in ("phone_key", "account_key", "address_key"):
            if pick.random() < 0.06:
                values.pop(field_, None)
    d.untold = {id_: pick.choice(YEARS) for id_ in d.parties if pick.random() < 0.1}
