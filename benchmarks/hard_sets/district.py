"""What a made-up district is made with: its people, venues, cases, checks and workers, and what is planted
among them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from facts.standing import COMMUNE, Record, Source, Value

UNITS = tuple(f"{30985 + 3 * n}" for n in range(9))
TRADES = ("karaoke", "xoa bóp", "lưu trú", "nhà trọ", "ăn uống", "quán nhậu", "cà phê", "cắt tóc gội đầu")
STRENGTHS = ("strong", "medium", "weak")
YEARS = (2019, 2020)


@dataclass(frozen=True, slots=True)
class Planted:
    """A ring or an innocent group; so many of its members in one lead, `accused_from`, accuse an innocent
    one."""

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
            "id": id_,
            "unit_code": unit,
            "type": self.pick.choice(TRADES),
            "owner_id": owner,
            "address_key": self.fresh("place"),
            "phone_key": own if own and self.pick.random() < 0.4 else self.fresh("phone"),
            "opened_on": self.day(date(2010, 1, 1), date(2017, 12, 31)),
        }
        self.venues[id_] = {**values, **told}
        return id_

    def owner(self, venue: str) -> str:
        return str(self.venues[venue]["owner_id"])

    def case(self, venue: str | None, unit: str, on: date, *suspects: tuple[str, str], **told: Value) -> str:
        id_ = f"{unit}-VA-{on.year}-{len(self.events['case']):03}"
        values: dict[str, Value] = {
            "id": id_,
            "found_on": on,
            "type": self.pick.choice(("chứa mại dâm", "môi giới mại dâm")),
            "unit_code": unit,
            "status": self.pick.choice(("khởi tố", "đã xét xử", "khởi tố", "đang xác minh")),
            "venue_id": venue,
        }
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


Kinds = tuple[tuple[str, Callable[[District], set[str]], int, int], ...]
"""How many innocent groups of a kind there are, and from how many members in one lead such a group is
accused."""
