"""Made-up districts in which rings are told by little and honest people look like rings, as many as seeds are given.

Nine communes, some 450 venues, two years of registers, every person and number invented. A district says who is a ring
and who an innocent group; the kinds are those a district office knows: couples, families, bookkeepers, landlords,
franchises, former owners, buyers, numbers given out anew, taxis, siblings, seasonal work.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from facts.standing import COMMUNE, Event, Record, Source, Standing, Value

UNITS = tuple(f"{30985 + 3 * n}" for n in range(9))
TRADES = ("karaoke", "xoa bóp", "lưu trú", "nhà trọ", "ăn uống", "quán nhậu", "cà phê", "cắt tóc gội đầu")
STRENGTHS = ("strong", "medium", "weak")
YEARS = (2019, 2020)


@dataclass(frozen=True, slots=True)
class Planted:
    """A ring or an innocent group; so many of its members in one lead, `accused_from`, accuse an innocent one."""

    id: str
    members: frozenset[str]
    accused_from: int = 2

    @property
    def strength(self) -> str:
        return self.id.rpartition("-")[2]


@dataclass
class District:
    """What is being made. Registers are told each year; `was` is what the year before told otherwise."""

    pick: random.Random
    venues: dict[str, dict[str, Value]] = field(default_factory=dict)
    parties: dict[str, dict[str, Value]] = field(default_factory=dict)
    was: dict[str, dict[str, Value]] = field(default_factory=dict)
    untold: dict[str, int] = field(default_factory=dict)  # a party one year's register leaves out
    events: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    rings: list[Planted] = field(default_factory=list)
    innocent: list[Planted] = field(default_factory=list)
    serial: int = 0

    def fresh(self, kind: str) -> str:
        self.serial += 1
        return f"{kind}-{self.serial:06}"

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.pick.randrange((last - first).days + 1))

    def person(self, unit: str, **told: Value) -> str:
        id_ = f"{unit}-CT-{len(self.parties):04}"
        values: dict[str, Value] = {
            "id": id_,
            "kind": "cá nhân",
            "phone_key": self.fresh("phone"),
            "address_key": self.fresh("home"),
        }
        if self.pick.random() > 0.2:
            values["identity_key"] = self.fresh("number")
        if self.pick.random() < 0.45:
            values["account_key"] = self.fresh("account")
        if self.pick.random() < 0.1:
            values["plate_key"] = self.fresh("plate")
        if self.pick.random() < 0.07:
            del values["phone_key"]
        self.parties[id_] = {**values, **told}
        return id_

    def venue(self, unit: str, owner: str | None = None, **told: Value) -> str:
        owner = owner or self.person(unit)
        id_ = f"{unit}-CS-{len(self.venues):04}"
        own = self.parties[owner].get("phone_key")
        values: dict[str, Value] = {
            "id": id_, "unit_code": unit, "type": self.pick.choice(TRADES), "owner_id": owner, "address_key": self.fresh("place"),
            "phone_key": own if own and self.pick.random() < 0.4 else self.fresh("phone"),
            "opened_on": self.day(date(2010, 1, 1), date(2017, 12, 31)),
        }  # fmt: skip
        self.venues[id_] = {**values, **told}
        return id_

    def owner(self, venue: str) -> str:
        return str(self.venues[venue]["owner_id"])

    def case(self, venue: str | None, unit: str, on: date, *suspects: tuple[str, str], **told: Value) -> str:
        id_ = f"{unit}-VA-{on.year}-{len(self.events['case']):03}"
        values: dict[str, Value] = {
            "id": id_, "found_on": on, "type": self.pick.choice(("chứa mại dâm", "môi giới mại dâm")), "unit_code": unit,
            "status": self.pick.choice(("khởi tố", "đã xét xử", "khởi tố", "đang xác minh")), "venue_id": venue,
        }  # fmt: skip
        self.add("case", (id_,), unit, {**values, **told})
        for party, role in suspects:
            self.add(
                "case_party", (id_, party, role), unit, {"case_id": id_, "party_id": party, "role": role}
            )
        return id_

    def add(self, kind: str, key: tuple[str, ...], unit: str, values: Mapping[str, Value]) -> None:
        source = Source(f"{unit}.xlsx", kind, len(self.events[kind]) + 2)
        self.events[kind].append(Record(kind, key, unit, "2020", COMMUNE, dict(values), source))

    def checked(self, venue: str, on: date, act: str | None = None) -> None:
        id_ = f"{venue[:5]}-BB-{len(self.events['inspection']):05}"
        result = "đạt" if act is None else "vi phạm"
        self.add(
            "inspection", (id_,), venue[:5], {"id": id_, "venue_id": venue, "date": on, "result": result}
        )
        if act is not None:
            self.add("violation", (id_, act), venue[:5], {"inspection_id": id_, "act": act})

    def worker(self, stops: Sequence[str], first: date, stay: int, gap: int, contract: bool) -> None:
        """Have one worker at some venues in turn."""
        token, at = self.fresh("worker"), first
        for n, venue in enumerate(stops):
            last = n == len(stops) - 1
            end = None if last else at + timedelta(days=stay)
            values: dict[str, Value] = {
                "venue_id": venue,
                "from": at,
                "to": end,
                "contract": contract,
                "role": "phục vụ",
            }
            values |= {"arrived_keys": f"{token}"} | ({} if last else {"left_key": token})
            self.add("stint", (venue, token, at.isoformat()), venue[:5], values)
            at += timedelta(days=stay + gap)


def district(seed: int, innocent: Kinds | None = None) -> District:
    """Return a district: honest people first, then rings of each kind and strength, then innocent groups, of each kind so many."""
    d = District(random.Random(f"hard {seed}"))
    _honest(d)
    for kind, plant in RINGS.items():
        for strength in STRENGTHS:
            d.rings.append(Planted(f"{kind}-{strength}", frozenset(plant(d, strength))))
    for kind, make, count, accused in INNOCENT if innocent is None else innocent:
        for n in range(count):
            d.innocent.append(Planted(f"{kind}-{n + 1}", frozenset(make(d)), accused))
    d.untold = {id_: d.pick.choice(YEARS) for id_ in d.parties if d.pick.random() < 0.1}
    return d


def standing_of(d: District) -> Standing:
    """Return the district's records as they stand at the end of 2020."""
    registers: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for kind, rows in (("venue", d.venues), ("party", d.parties)):
        for id_, values in rows.items():
            for year in YEARS:
                opened = values.get("opened_on")
                if (isinstance(opened, date) and opened.year > year) or d.untold.get(id_) == year:
                    continue
                told = {**values, **(d.was.get(id_, {}) if year < YEARS[-1] else {})}
                place = registers[kind, id_[:5], str(year)]
                place.append(
                    Record(
                        kind,
                        (id_,),
                        id_[:5],
                        str(year),
                        COMMUNE,
                        told,
                        Source(f"{year}/{id_[:5]}.xlsx", kind, len(place) + 2),
                    )
                )
    events = {
        kind: tuple(Event(kind, r.key, (r,)) for r in sorted(rows, key=lambda r: r.key)) for kind, rows in d.events.items()
    }  # fmt: skip
    return Standing(registers={k: tuple(v) for k, v in registers.items()}, events=events)


def _honest(d: District) -> None:
    pick = d.pick
    for unit in UNITS:
        for _ in range(pick.randint(34, 46)):
            venue = d.venue(unit)
            if pick.random() < 0.1:
                d.venue(pick.choice(UNITS), d.owner(venue))
            if pick.random() < 0.15:
                d.venues[venue]["manager_id"] = d.person(unit)
    for venue in list(d.venues):
        for _ in range(pick.randint(1, 4)):
            act = (
                pick.choice(("quá giờ quy định", "phòng cháy, chữa cháy", "diện tích phòng"))
                if pick.random() < 0.15
                else None
            )
            d.checked(venue, d.day(date(2018, 1, 1), date(2020, 12, 1)), act)
        for _ in range(pick.choice((0, 1, 1, 2))):
            d.worker([venue], d.day(date(2018, 1, 1), date(2020, 11, 1)), 200, 0, pick.random() < 0.7)
    venues = list(d.venues)
    for _ in range(18):  # one who changes jobs, with a contract or without
        a, b = pick.sample(venues, 2)
        d.worker(
            [a, b],
            d.day(date(2019, 6, 1), date(2020, 6, 1)),
            pick.randint(60, 150),
            pick.randint(2, 60),
            pick.random() < 0.5,
        )
    for _ in range(18):
        venue = pick.choice(venues)
        unit = venue[:5]
        suspect = d.owner(venue) if pick.random() < 0.4 else d.person(unit)
        more = {"plate_key": d.fresh("plate")} if pick.random() < 0.3 else {}
        d.case(
            venue,
            unit,
            d.day(date(2018, 1, 1), date(2020, 11, 1)),
            (suspect, pick.choice(("môi giới", "quản lý", "chứa mại dâm"))),
            **more,
        )
    for _ in range(4):
        d.checked(pick.choice(venues), d.day(date(2019, 1, 1), date(2020, 11, 1)), "để xảy ra mại dâm")


# Rings


def _rotate(d: District, stops: Sequence[str], workers: int, rounds: int) -> None:
    for n in range(workers):
        turned = [stops[(n + k) % len(stops)] for k in range(rounds)]
        d.worker(
            turned,
            date(2020, 1, 20) + timedelta(days=7 * n),
            d.pick.randint(25, 35),
            d.pick.randint(2, 8),
            False,
        )


def _rotation(d: District, strength: str) -> set[str]:
    one, two, three = d.pick.sample(UNITS, 3)
    if strength == "strong":
        phone, own = d.fresh("phone"), d.fresh("phone")
        a, twin = d.person(one, phone_key=own), d.person(two, phone_key=own)
        kin = d.person(three, relative_of=a)
        v = [
            d.venue(one, a, phone_key=phone),
            d.venue(two, twin),
            d.venue(three, kin, phone_key=phone),
            d.venue(three, kin),
        ]
        plate, driver = d.fresh("plate"), d.person(two)
        d.parties[driver]["plate_key"] = plate
        d.case(v[1], two, d.day(date(2019, 3, 1), date(2019, 9, 1)), (driver, "vận chuyển"), plate_key=plate)
        d.case(
            v[3],
            three,
            d.day(date(2020, 3, 1), date(2020, 9, 1)),
            (d.person(three), "môi giới"),
            plate_key=plate,
        )
        _rotate(d, [v[0], v[2]], 4, d.pick.choice((2, 3)))
        return {a, twin, kin, *v}
    if strength == "medium":
        account, own = d.fresh("account"), d.fresh("phone")
        people = [
            d.person(one, account_key=account),
            d.person(two, account_key=account),
            d.person(three, phone_key=own),
        ]
        v = [d.venue(one, people[0], phone_key=own), d.venue(two, people[1]), d.venue(three, people[2])]
        d.case(v[1], two, d.day(date(2019, 3, 1), date(2019, 9, 1)), (people[0], "quản lý"), status="khởi tố")
        _rotate(d, v, 3, 3)
        return {*people, *v}
    account, own = d.fresh("account"), d.fresh("phone")
    people = [
        d.person(one, phone_key=own, account_key=account),
        d.person(two, phone_key=own),
        d.person(three, account_key=account),
    ]
    for p in people:
        d.parties[p].pop("identity_key", None)
    v = [d.venue(u, p) for u, p in zip((one, two, three), people, strict=True)]
    d.case(v[1], two, d.day(date(2019, 3, 1), date(2019, 9, 1)), (d.person(two), "quản lý"), status="khởi tố")
    _rotate(d, v, 3, 3)
    return {*people, *v}


def _phoenix(d: District, strength: str) -> set[str]:
    unit, other = d.pick.sample(UNITS, 2)
    closed = d.day(date(2020, 2, 1), date(2020, 4, 30))
    gap = d.pick.randint(50, 130) if strength == "strong" else d.pick.randint(40, 80)
    trade = d.pick.choice(TRADES[:4])
    account = d.fresh("account")
    owner = d.person(unit, account_key=account)
    old = d.venue(unit, owner, type=trade, closed_on=closed, closed_reason="thu hồi giấy phép")
    d.was[old] = {"closed_on": None, "closed_reason": None}
    again: dict[str, Value] = {"type": trade, "opened_on": closed + timedelta(days=gap)}
    if strength == "strong":
        kin = d.person(unit, relative_of=owner)
        new = d.venue(
            unit, kin, address_key=d.venues[old]["address_key"], phone_key=d.venues[old]["phone_key"], **again
        )
        d.checked(old, closed - timedelta(days=14), "để xảy ra mại dâm")
        return {owner, kin, old, new}
    if strength == "medium":
        stranger = d.person(other, account_key=account)
        new = d.venue(
            other, stranger, phone_key=d.parties[owner].setdefault("phone_key", d.fresh("phone")), **again
        )
        workers = 3
    else:
        stranger = d.person(unit, account_key=account)
        new = d.venue(unit, stranger, address_key=d.venues[old]["address_key"], **again)
        d.case(new, unit, closed + timedelta(days=gap + 90), (d.person(unit), "quản lý"))
        workers = 2
    for n in range(workers):
        d.worker([old, new], closed - timedelta(days=150 + n), 150 + n, gap + 1 + n, False)
    return {owner, stranger, old, new}


def _supply(d: District, strength: str) -> set[str]:
    home, one, two = d.pick.sample(UNITS, 3)
    plate, own = d.fresh("plate"), d.fresh("phone")
    early, late = d.day(date(2019, 6, 1), date(2019, 12, 1)), d.day(date(2020, 2, 1), date(2020, 8, 1))
    recruiter = d.person(home, phone_key=own, **({} if strength == "weak" else {"plate_key": plate}))
    if strength == "strong":
        owner = d.person(two)
        venue = d.venue(two, owner)
        d.case(venue, two, early, (recruiter, "môi giới"), recruited_in=home, plate_key=plate)
        d.case(
            venue,
            two,
            late,
            (recruiter, "tuyển mộ"),
            (owner, "chứa mại dâm"),
            recruited_in=home,
            plate_key=plate,
            phone_key=own,
            type="mua bán người",
        )
        d.case(
            venue,
            two,
            late + timedelta(days=60),
            (recruiter, "tuyển mộ"),
            recruited_in=home,
            type="mua bán người",
        )
        return {recruiter, owner, venue}
    first, second = d.venue(one), d.venue(two)
    again = recruiter
    if strength == "medium":
        d.venues[first]["phone_key"] = own
    else:
        again = d.person(two, phone_key=own)
        for p in (recruiter, again):
            d.parties[p].pop("identity_key", None)
    d.case(first, one, early, (recruiter, "tuyển mộ"), recruited_in=home, plate_key=plate, status="đã xét xử")
    d.case(
        second,
        two,
        late,
        (again, "tuyển mộ"),
        recruited_in=home,
        plate_key=plate,
        phone_key=own,
        status="khởi tố",
        type="mua bán người",
    )
    return {recruiter, again, first, second}


RINGS: Mapping[str, Callable[[District, str], set[str]]] = {
    "rotation": _rotation,
    "phoenix": _phoenix,
    "supply": _supply,
}


# Innocent groups


def _jobs(d: District, a: str, b: str, count: int, contract: bool = True) -> None:
    for _ in range(count):
        d.worker(
            [a, b],
            d.day(date(2019, 6, 1), date(2020, 5, 1)),
            d.pick.randint(60, 180),
            d.pick.randint(5, 60),
            contract,
        )


def _couple(d: District) -> set[str]:
    one, two = d.pick.choice(UNITS), d.pick.choice(UNITS)
    phone, home = d.fresh("phone"), d.fresh("home")
    a = d.person(one, phone_key=phone, address_key=home)
    b = d.person(
        two, phone_key=phone, address_key=home, **({"relative_of": a} if d.pick.random() < 0.5 else {})
    )
    v, w = d.venue(one, a, phone_key=phone), d.venue(two, b, phone_key=phone)
    if d.pick.random() < 0.4:
        _jobs(d, v, w, 2)
    elif d.pick.random() < 0.2:
        _jobs(d, v, w, 1, contract=False)
    if d.pick.random() < 0.4:
        for x in (v, w):
            d.checked(x, d.day(date(2020, 1, 1), date(2020, 11, 1)), "quá giờ quy định")
    return {a, b, v, w}


def _couple_with_case(d: District) -> set[str]:
    """One of a couple's venues has a case: the case is one's, not the couple's."""
    members = _couple(d)
    venue = min(m for m in members if "-CS-" in m)
    d.case(venue, venue[:5], d.day(date(2019, 1, 1), date(2020, 9, 1)), (d.person(venue[:5]), "môi giới"))
    return members


def _family(d: District) -> set[str]:
    one, two = d.pick.sample(UNITS, 2)
    home = d.fresh("home")
    parent = d.person(one, address_key=home, phone_key=d.fresh("phone"))
    child, other = d.person(one, address_key=home, relative_of=parent), d.person(two, relative_of=parent)
    phone = d.parties[parent]["phone_key"]
    v = [d.venue(one, parent, phone_key=phone), d.venue(one, child, phone_key=phone), d.venue(two, other)]
    _jobs(d, v[0], v[1], 2)
    _jobs(d, v[1], v[2], 2)
    return {parent, child, other, *v}


def _bookkeeper(d: District) -> set[str]:
    """Four clients of a bookkeeper, the fourth of whom is charged; two of the others exchange workers."""
    phone, unit = d.fresh("phone"), d.pick.choice(UNITS)
    v = [d.venue(d.pick.choice((unit, d.pick.choice(UNITS))), phone_key=phone) for _ in range(4)]
    _jobs(d, v[0], v[1], d.pick.choice((2, 3)))
    if d.pick.random() < 0.5:
        d.case(v[3], v[3][:5], d.day(date(2019, 1, 1), date(2020, 9, 1)), (d.owner(v[3]), "chứa mại dâm"))
        v = v[:3]
    return {*v, *(d.owner(x) for x in v)}


def _office(d: District) -> set[str]:
    phone = d.fresh("phone")
    v = d.pick.sample(sorted(x for x in d.venues if not d.venues[x].get("closed_on")), 25)
    honest = [x for x in v if not any(x in r.members for r in d.rings)]
    for x in honest:
        d.venues[x]["phone_key"] = phone
    return set(honest)


def _landlord(d: District) -> set[str]:
    """A building of 30, the landlord's phone on twelve licences; a new tenant after a licence was withdrawn."""
    unit, place, phone = d.pick.choice(UNITS), d.fresh("place"), d.fresh("phone")
    v = [d.venue(unit, address_key=place, phone_key=phone if n < 12 else d.fresh("phone")) for n in range(28)]
    closed, trade = d.day(date(2020, 1, 1), date(2020, 4, 1)), d.pick.choice(TRADES)
    old = d.venue(
        unit,
        address_key=place,
        phone_key=phone,
        type=trade,
        closed_on=closed,
        closed_reason="thu hồi giấy phép",
    )
    new = d.venue(unit, address_key=place, phone_key=phone, type=trade, opened_on=closed + timedelta(days=90))
    d.was[old] = {"closed_on": None, "closed_reason": None}
    return {*v, old, new}


def _new_tenant(d: District) -> set[str]:
    """A venue where another's licence was withdrawn, all else different."""
    unit, trade = d.pick.choice(UNITS), d.pick.choice(TRADES)
    closed = d.day(date(2020, 1, 1), date(2020, 5, 1))
    old = d.venue(unit, type=trade, closed_on=closed, closed_reason="thu hồi giấy phép")
    d.was[old] = {"closed_on": None, "closed_reason": None}
    new = d.venue(
        unit, type=trade, address_key=d.venues[old]["address_key"], opened_on=closed + timedelta(days=70)
    )
    return {new, d.owner(new)}


def _franchise(d: District) -> set[str]:
    hotline, account = d.fresh("phone"), d.fresh("account")
    v = [d.venue(u, d.person(u, account_key=account), phone_key=hotline, type="cà phê") for u in UNITS[:8]]
    _jobs(d, v[0], v[1], 2)
    _jobs(d, v[1], v[2], 1)
    return {*v, *(d.owner(x) for x in v)}


def _former_owner(d: District) -> set[str]:
    """Sold a venue the year before its case, and has another; the venue may have kept the phone."""
    one, two = d.pick.sample(UNITS, 2)
    seller, buyer = d.person(one, phone_key=d.fresh("phone")), d.person(two)
    keeps = d.pick.random() < 0.5
    sold = d.venue(two, buyer, phone_key=d.parties[seller]["phone_key"] if keeps else d.fresh("phone"))
    d.was[sold] = {"owner_id": seller}
    other = d.venue(one, seller)
    d.case(sold, two, d.day(date(2020, 4, 1), date(2020, 10, 1)), (buyer, "chứa mại dâm"))
    return {seller, other}


def _buyer(d: District) -> set[str]:
    """Bought a venue after its case, kept its phone, and has another."""
    one, two = d.pick.sample(UNITS, 2)
    seller, buyer = d.person(two), d.person(one)
    bought, other = (
        d.venue(two, buyer, phone_key=d.parties[seller].get("phone_key") or d.fresh("phone")),
        d.venue(one, buyer),
    )
    d.was[bought] = {"owner_id": seller}
    d.case(bought, two, d.day(date(2018, 2, 1), date(2018, 10, 1)), (seller, "chứa mại dâm"))
    third = d.venue(one)
    _jobs(d, other, third, 2)
    return {third, d.owner(third)}


def _recycled(d: District) -> set[str]:
    one, two = d.pick.sample(UNITS, 2)
    phone = d.fresh("phone")
    gone = d.venue(
        one,
        phone_key=phone,
        closed_on=d.day(date(2017, 6, 1), date(2018, 3, 1)),
        closed_reason="tự chấm dứt hoạt động",
    )
    d.case(gone, one, date(2017, 5, 1), (d.owner(gone), "chứa mại dâm"), status="đã xét xử")
    new = d.venue(two, phone_key=phone, opened_on=d.day(date(2020, 1, 10), date(2020, 6, 1)))
    return {new, d.owner(new)}


def _taxi(d: District) -> set[str]:
    home, one, two = d.pick.sample(UNITS, 3)
    plate = d.fresh("plate")
    driver = d.person(home, plate_key=plate)
    v = [d.venue(home, driver, type="nhà trọ"), d.venue(one, type="lưu trú"), d.venue(two, type="lưu trú")]
    for venue, year in ((v[1], 2019), (v[2], 2020)):
        d.case(
            venue,
            venue[:5],
            d.day(date(year, 2, 1), date(year, 9, 1)),
            (d.person(venue[:5]), "môi giới"),
            plate_key=plate,
        )
    return {driver, *v}


def _seasonal(d: District) -> set[str]:
    one, two = d.pick.sample(UNITS, 2)
    v = [d.venue(one, type="lưu trú"), d.venue(two, type="ăn uống")]
    for n in range(9):
        d.worker([v[0], v[1], v[0]], date(2019, 3, 1) + timedelta(days=n), 170, 25, True)
    return {*v, *(d.owner(x) for x in v)}


def _siblings(d: District) -> set[str]:
    one, two = d.pick.sample(UNITS, 2)
    account = d.fresh("account")
    a = d.person(one, account_key=account)
    b = d.person(two, account_key=account, relative_of=a)
    v = [d.venue(one, a), d.venue(two, b)]
    if d.pick.random() < 0.5:
        _jobs(d, v[0], v[1], 2)
    return {a, b, *v}


Kinds = tuple[
    tuple[str, Callable[[District], set[str]], int, int], ...
]  # how many of a kind; from how many members in a lead it is accused
INNOCENT: Kinds = (
    ("couple", _couple, 6, 2), ("couple_case", _couple_with_case, 2, 2), ("family", _family, 2, 2),
    ("bookkeeper", _bookkeeper, 3, 2), ("office", _office, 1, 2), ("landlord", _landlord, 1, 2),
    ("new_tenant", _new_tenant, 2, 1), ("franchise", _franchise, 1, 2), ("former_owner", _former_owner, 2, 1),
    ("buyer", _buyer, 2, 1), ("recycled", _recycled, 2, 1), ("taxi", _taxi, 1, 2), ("seasonal", _seasonal, 2, 2),
    ("siblings", _siblings, 2, 2),
)  # fmt: skip


def _kin_of_a_ring(d: District) -> set[str]:
    """An honest relative of someone in a ring, in the same home, with a venue of one's own."""
    theirs = d.pick.choice(sorted(m for r in d.rings for m in r.members if m in d.parties))
    told = {"address_key": home} if (home := d.parties[theirs].get("address_key")) else {}
    kin = d.person(theirs[:5], relative_of=theirs, **told)
    return {kin, d.venue(theirs[:5], kin)}


def _clients_beside_a_ring(d: District) -> set[str]:
    """Three honest clients of the bookkeeper whose number a ring's venue gives as its own."""
    told = (*d.venues.values(), *d.parties.values(), *(r.values for r in d.events["case"]))
    had = Counter(phone for values in told if (phone := values.get("phone_key")))
    theirs = [m for r in d.rings for m in r.members if m in d.venues and had[d.venues[m]["phone_key"]] == 1]
    venue = d.pick.choice(sorted(theirs))
    d.venues[venue]["phone_key"] = phone = d.fresh("phone")
    v = [d.venue(venue[:5], phone_key=phone) for _ in range(3)]
    _jobs(d, v[0], v[1], 2)
    return {*v, *(d.owner(x) for x in v)}


FAMILIES: Kinds = (
    ("kin_of_a_ring", _kin_of_a_ring, 8, 1), ("couple", _couple, 20, 2), ("couple_case", _couple_with_case, 8, 2),
    ("family", _family, 15, 2), ("siblings", _siblings, 10, 2),
)  # fmt: skip
BOOKKEEPERS: Kinds = (
    ("clients_beside_a_ring", _clients_beside_a_ring, 6, 1), ("bookkeeper", _bookkeeper, 30, 2), ("office", _office, 2, 2)
)  # fmt: skip
