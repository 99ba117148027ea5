"""Rings of each kind, told strongly, less so or weakly: workers in rotation, a venue closed and opened again,
supply."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from benchmarks.hard_sets.district import TRADES, UNITS, District
from facts.standing import Value


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
