"""Are two records one person? Match weights in bits, and a certainty that only the rules give.

Fellegi–Sunter with fixed weights (docs/decisions/keeping-names.md). An `IdentityMatch` holds no name, number
or year: only ids, weights, reasons.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from engine.links.book import Book
from engine.links.identity import names
from engine.links.identity.names import DIFFERENT, ONE_MARK_OFF, Frequencies
from engine.links.statements import PARTY
from engine.rulebook.kinds.links import LinkRules
from facts.person_names import bare
from facts.phones import dialled

OLD, NEW = 9, 12  # digits of a CMND and of the CCCD that succeeded it
FIRM, BRANCH = 10, 13  # digits of a tax code, and of a branch's: the firm's and three more
NUMBER_BITS = {"same": 20.0, "old_and_new": 0.5, "branch": 10.0, "different": -9.0, "unknown": 0.0}
CERTAIN, LIKELY, UNSURE, APART = "certain", "likely", "unsure", "apart"


@dataclass(frozen=True, slots=True)
class VaultPerson:
    """What the vault knows of a party. Lives only while two are compared."""

    id: str
    name: str | None
    birth_year: int | None
    identity_no: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class IdentityMatch:
    """`weights` are bits by reason, as a waterfall: they add up to `bits`."""

    a: str
    b: str
    certainty: float
    level: str
    rule: str | None
    bits: float
    weights: tuple[tuple[str, float], ...]

    @property
    def likely(self) -> float:
        """Return how likely the two are one, given what was compared: 2^bits to one."""
        return 1 / (1 + 2 ** -min(60.0, self.bits))


def matched(a: VaultPerson, b: VaultPerson, frequencies: Frequencies, rules: LinkRules) -> IdentityMatch:
    """Compare two people. A name alone never reaches one half; numbers that contradict set them apart."""
    how = names.agreement(a.name or "", b.name or "") if a.name and b.name else DIFFERENT
    weights = [("prior", -math.log2(max(2, frequencies.names)))]
    weights.append((f"name_{how}", names.name_bits(how, a.name or "", frequencies)))
    year = _year(a, b)
    weights.append(
        (f"birth_year_{year}", {"same": 5.3, "near": 1.0, "different": -6.0, "unknown": 0.0}[year])
    )
    number = _number(a, b)
    weights.append((f"number_{number}", NUMBER_BITS[number]))
    phone = _phone(a, b)
    weights.append((f"phone_{phone}", {"same": 6.0, "different": -1.0, "unknown": 0.0}[phone]))
    rule = _rule(how, year, number, phone)
    certainty = rules.identifiers.identity[rule].certainty if rule else 0.0
    (first, second), level = sorted((a.id, b.id)), _level(certainty, number)
    bits = math.fsum(w for _, w in weights)
    return IdentityMatch(first, second, certainty, level, rule, bits, tuple(weights))


def _rule(how: str, year: str, number: str, phone: str) -> str | None:
    if number == "same":
        return "same_number"
    if number == "different" or how == DIFFERENT:
        return None
    if how == ONE_MARK_OFF and not (year == "same" and (phone == "same" or number == "old_and_new")):
        return "same_name_only"  # a slip of the pen or another name: only more than the year tells
    if number == "old_and_new" and year == "same":
        return "old_and_new_number_same_name"
    if year == "same" and phone == "same":
        return "same_name_birth_year_phone"
    return "same_name_birth_year" if year == "same" else "same_name_only"


def _level(certainty: float, number: str) -> str:
    """Only a number makes certain; all else is for a person to say."""
    if number == "same":
        return CERTAIN
    return LIKELY if certainty >= 0.5 else UNSURE if certainty > 0 else APART


def _year(a: VaultPerson, b: VaultPerson) -> str:
    one, other = born(a), born(b)
    if one is None or other is None:
        return "unknown"
    apart = abs(one - other)
    return "same" if apart == 0 else "near" if apart == 1 else "different"


def born(person: VaultPerson) -> int | None:
    """Return the year as told; else as a 12-digit number has it (Nghị định 137/2015/NĐ-CP, article 13).

    Its fourth digit is century and sex (0, 1: born in the 1900s; 2, 3: 2000s), the next two are the year's.
    """
    number = _digits(person.identity_no)
    if person.birth_year is not None or len(number) != NEW:
        return person.birth_year
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])


def _number(a: VaultPerson, b: VaultPerson) -> str:
    """Numbers of different kinds, a tax code and a CCCD, say nothing of one another."""
    one, other = _digits(a.identity_no), _digits(b.identity_no)
    if not one or not other:
        return "unknown"
    if one == other:
        return "same"
    lengths = {len(one), len(other)}
    if lengths == {OLD, NEW}:
        return "old_and_new"
    if lengths <= {FIRM, BRANCH} and one[:FIRM] == other[:FIRM]:
        return "branch"
    return "different" if len(lengths) == 1 or lengths == {FIRM, BRANCH} else "unknown"


def _phone(a: VaultPerson, b: VaultPerson) -> str:
    one, other = dialled(a.phone or ""), dialled(b.phone or "")
    return "unknown" if not one or not other else "same" if one == other else "different"


def _digits(text: str | None) -> str:
    return "".join(c for c in text or "" if c.isdigit())


KEYS = ("phone", "account", "identity_no", "plate")
MOST = 10  # of one key or name; more is a name or number that says nothing


def pairs_of(book: Book, people: Mapping[str, VaultPerson]) -> tuple[tuple[str, str], ...]:
    """Return pairs in order, each once. A name that many have is taken together with the birth year."""
    blocks = [
        {s.subject for s in said if book.type_of(s.subject) == PARTY}
        for kind in KEYS
        for _, said in book.values_of(kind)
    ]
    named: dict[str, set[str]] = defaultdict(set)
    with_year: dict[tuple[str, int], set[str]] = defaultdict(set)
    for id_, person in people.items():
        if person.name:
            name, year = " ".join(sorted(bare(person.name))), born(person)
            named[name].add(id_)
            if year is not None:
                with_year[name, year].add(id_)
    return tuple(sorted(set(_pairs((*blocks, *named.values(), *with_year.values())))))


def _pairs(blocks: Iterable[set[str]]) -> Iterable[tuple[str, str]]:
    for block in blocks:
        if len(block) <= MOST:
            yield from combinations(sorted(block), 2)
