"""Innocent groups that look like rings: couples, families, clients of a bookkeeper, tenants, buyers, taxis,
seasonal work."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from benchmarks.hard_sets.district import TRADES, UNITS, District, Kinds


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
    """A building of 30, the landlord's phone on twelve licences; a new tenant after a licence was
    withdrawn."""
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


INNOCENT: Kinds = (
    ("couple", _couple, 6, 2),
    ("couple_case", _couple_with_case, 2, 2),
    ("family", _family, 2, 2),
    ("bookkeeper", _bookkeeper, 3, 2),
    ("office", _office, 1, 2),
    ("landlord", _landlord, 1, 2),
    ("new_tenant", _new_tenant, 2, 1),
    ("franchise", _franchise, 1, 2),
    ("former_owner", _former_owner, 2, 1),
    ("buyer", _buyer, 2, 1),
    ("recycled", _recycled, 2, 1),
    ("taxi", _taxi, 1, 2),
    ("seasonal", _seasonal, 2, 2),
    ("siblings", _siblings, 2, 2),
)


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
    ("kin_of_a_ring", _kin_of_a_ring, 8, 1),
    ("couple", _couple, 20, 2),
    ("couple_case", _couple_with_case, 8, 2),
    ("family", _family, 15, 2),
    ("siblings", _siblings, 10, 2),
)
BOOKKEEPERS: Kinds = (
    ("clients_beside_a_ring", _clients_beside_a_ring, 6, 1),
    ("bookkeeper", _bookkeeper, 30, 2),
    ("office", _office, 2, 2),
)
