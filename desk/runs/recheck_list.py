"""What each commune's returns of a year claim, row by row, and the list that rows are drawn from."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from desk.base.faults import WrongUse
from desk.base.language import speaking
from desk.runs.recheck import Recheck, StillFalse
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.numbers import plain_words
from engine.indicators.subjects import Subject
from engine.recheck.bound import UNITS
from engine.recheck.persons import is_about_victims
from engine.recheck.stakes import Claim, can_be_rechecked, claim_of
from facts.forms.catalogue import KINDS
from facts.standing import Record, Source

HEAD = ("Mã đơn vị", "Số", "Biểu", "Tệp", "Tờ biểu", "Dòng", "Phần điểm (10.000 phần = 1 điểm)", "Cùng xem")
TERMS: Mapping[str, str] = {
    "period": "Năm",
    "run": "Lần chạy",
    "rulebook": "Bộ tiêu chí",
    "limit": "Giới hạn rủi ro",
    "listed_on": "Ngày chốt",
    "source": "Nguồn của số rút",
    "seed_day": "Ngày của số rút",
    "places": "Số nơi đến xem mỗi xã",
    "method": "Cách rút",
}
HAMLET = "ấp, khu phố thứ"
PLACE = "nơi"  # in place of a form
_MOST_BYTES = 32 << 20
_WHERE = ("name", "address")  # of a venue


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row of the list: number, place, stake; with form PLACE a venue or hamlet, named by `sheet`."""

    unit: str
    number: int
    form: str
    file: str
    sheet: str
    line: int
    stake: int
    beside: str = ""  # further rows of the same thing, as of the half-year: one answer for all

    @property
    def place(self) -> str:
        return self.sheet if self.form == PLACE else place_words(self.file, self.sheet, self.line)


@dataclass(frozen=True, slots=True)
class DrawList:
    """What rows are drawn from: of every commune, in order. The text is for the office, its hash for all.

    `terms` stand above the rows, so that the hash covers them too: year, run, limit, seed, margins.
    """

    rows: tuple[ListedRow, ...]
    terms: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerows((*self.terms, HEAD))
        for row in self.rows:
            writer.writerow(
                (row.unit, row.number, row.form, row.file, row.sheet, row.line, row.stake, row.beside)
            )
        return buffer.getvalue()

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    def of(self, unit: str) -> tuple[ListedRow, ...]:
        """Return the rows of a commune that carry points, in order of number."""
        return tuple(row for row in self.rows if row.unit == unit and row.form != PLACE)

    def places(self, unit: str) -> tuple[ListedRow, ...]:
        """Return the venues and hamlets of a commune, in order of number; they come after its rows."""
        return tuple(row for row in self.rows if row.unit == unit and row.form == PLACE)


def claims_of(year: Year, units: Sequence[str], step: Callable[[int, int], object]) -> tuple[Claim, ...]:
    """Return what each commune's returns claim. Raise Stop where bands have tests of their own."""
    if not can_be_rechecked(year.rulebook):
        raise WrongUse(
            "Hạng của bộ này không chỉ theo điểm các tiêu chí cộng lại (có điều kiện riêng của hạng, chỉ"
            " tiêu, tổng làm tròn, tiêu chí rời khỏi tổng, hoặc giới hạn hạng hỏi điểm, thứ hạng):"
            " chưa phúc tra được."
        )
    codes = sorted(row.subject for row in year.rows if not units or row.subject in units)
    claims = []
    for done, code in enumerate(codes, 1):
        claims.append(claim_of(year.evaluation, year.rulebook, Subject("unit", code), year.period))
        step(done, len(codes))
    return tuple(claims)


def among_first(claims: Sequence[Claim], rows: Sequence[StandingRow], first: int) -> tuple[Claim, ...]:
    """Return the claims, of the first places also that they are among so many: by more than any other commune
    can have. Raise Stop where nobody knows which those are."""
    ahead = _first_units(rows, first)
    if len(ahead) != first:
        raise WrongUse(
            "Chưa biết chắc %(first)s đơn vị nào đứng đầu: điểm còn là khoảng. Bỏ --first, hoặc chờ đủ báo"
            " cáo. Chưa làm gì.",
            first=first,
        )
    others = (row.high for row in rows if row.subject not in ahead and row.places is not None)
    next_score = max(others, default=Fraction(0))
    return tuple(_ahead(claim, next_score, first) if claim.subject in ahead else claim for claim in claims)


def _first_units(rows: Sequence[StandingRow], first: int) -> frozenset[str]:
    return frozenset(row.subject for row in rows if row.places is not None and row.places.last <= first)


def without_a_place(claims: Sequence[Claim], rows: Sequence[StandingRow], first: int) -> tuple[str, ...]:
    """Return the communes among the first places of which nothing can be claimed but their band."""
    ahead = _first_units(rows, first)
    return tuple(claim.subject for claim in claims if claim.subject in ahead and claim.first is None)


def _ahead(claim: Claim, next_score: Fraction, first: int) -> Claim:
    margin = int((claim.score - next_score) * UNITS)
    if margin < 1:  # without rows about persons it may be no higher than the next
        return claim
    return replace(claim, first=first, place_margin=margin)


def list_of(claims: Sequence[Claim], year: Year, where: Mapping[str, str], first: int = 0) -> DrawList:
    """Return the list: what the draw is agreed on, of each commune the rows that carry points, then its open
    venues and its hamlets."""
    terms: list[tuple[str, ...]] = [(title, where[name]) for name, title in TERMS.items()]
    terms += [("Trong bấy nhiêu đơn vị đứng đầu", str(first))] if first else []
    terms += [
        (claim.subject, claim.band, str(claim.score), *map(str, (claim.margin, claim.total)))
        + ((str(claim.place_margin),) if claim.first else ())
        for claim in claims
    ]
    return DrawList(tuple(row for claim in claims for row in _listed(claim, year)), tuple(terms))


def _listed(claim: Claim, year: Year) -> Iterator[ListedRow]:
    unit = claim.subject
    alike = _named_alike(_rows(year, unit))
    for number, row in enumerate(claim.rows, 1):
        form, source = KINDS[row.kind].form, row.source
        file = _file_words(row.period, source.file, alike)
        further = "; ".join(_place(period, other, alike) for period, other in row.beside)
        yield ListedRow(unit, number, form, file, source.sheet, source.row, row.stake, further)
    for number, place in enumerate(_places(unit, year), len(claim.rows) + 1):
        yield ListedRow(unit, number, PLACE, "", place, 0, 0)


@speaking("vi")
def reported_texts(year: Year, unit: str) -> Mapping[str, str]:
    """Return what a commune reported, by place of the row as a sheet says it; cells not open to all by their
    headers, in Vietnamese as all that goes to communes. Of a venue, also by its code, and of what happened at
    one, its name and address, for who goes there."""
    rows = _records(year, unit)
    visited = {row.key[0]: row.values.get("venue_id") for row in rows.values() if row.kind == "inspection"}
    at = {row.key[0]: _reported(row, _WHERE) for row in rows.values() if row.kind == "venue"}

    def text(row: Record) -> str:
        venue = row.key[0] if row.kind == "venue" else row.values.get("venue_id")
        venue = venue or visited.get(str(row.values.get("inspection_id")))
        return "; ".join(filter(None, (at.get(str(venue), ""), _reported(row), _withheld(row.kind))))

    return {place: text(row) for place, row in rows.items()} | at


def _records(year: Year, unit: str) -> dict[str, Record]:
    """Return the records of a commune by their place in its returns, without its period too, as lists of
    before have it; but for places that several rows share: which is meant nobody can tell."""
    rows = _rows(year, unit)
    alike = _named_alike(rows)
    records: dict[str, list[Record]] = {}
    for row in rows:
        for place in dict.fromkeys(_place(row.period, row.source, files) for files in (alike, ())):
            records.setdefault(place, []).append(row)
    return {place: of[0] for place, of in records.items() if len(of) == 1}


def _rows(year: Year, unit: str) -> list[Record]:
    standing = year.evaluation.evaluator.standing_at(year.period)
    rows = [row for register in standing.registers.values() for row in register if row.unit == unit]
    rows += [event.record for of in standing.events.values() for event in of if event.record.unit == unit]
    return rows


def _named_alike(rows: Iterable[Record]) -> frozenset[str]:
    """Return the files that several periods have by one name."""
    names = Counter(file for file, _ in {(row.source.file, row.period) for row in rows})
    return frozenset(file for file, periods in names.items() if periods > 1)


def _file_words(period: str, file: str, alike: Collection[str]) -> str:
    return f"{file} (báo cáo {period})" if file in alike else file


def _place(period: str, source: Source, alike: Collection[str]) -> str:
    return place_words(_file_words(period, source.file, alike), source.sheet, source.row)


def still_false(
    listed: DrawList, year: Year, before: Iterable[Recheck], year_of: Callable[[Recheck], Year]
) -> Mapping[str, Mapping[int, StillFalse]]:
    """Return the rows of a list, by commune and number, that an earlier list found false, of whatever
    rulebook, and that say now what they said then; `year_of` gives the year that list was made of."""
    false: dict[str, dict[int, StillFalse]] = {}
    units = {row.unit for row in listed.rows}
    every = [part for recheck in before for part in recheck.parts]
    for part, unit in ((recheck, unit) for recheck in every for unit in sorted(units & recheck.units.keys())):
        if not part.false_rows(unit):
            continue
        then, now = _records(year_of(part), unit), _records(year, unit)
        false_rows = {_identity(then[at]): n for n, at in part.false_rows(unit).items() if at in then}
        of_now = (
            (row, false_rows.get(_identity(now[row.place]))) for row in listed.of(unit) if row.place in now
        )
        of_unit = false.setdefault(unit, {})
        of_unit |= {
            row.number: StillFalse(was, row.place, part.hash) for row, was in of_now if was is not None
        }
    return false


def _identity(record: Record) -> str:
    """Return all that a row tells."""
    return repr((record.kind, record.key, sorted(record.values.items())))


def _reported(record: Record, names: Collection[str] = ()) -> str:
    fields = KINDS[record.kind].record_fields
    return "; ".join(
        f"{fields[name].header}: {plain_words(value)}"
        for name, value in record.values.items()
        if value is not None and name in fields
        if (name in names if names else fields[name].sensitivity == "open")
    )


def _withheld(kind: str) -> str:
    """Name the cells of a row that are looked up, but not printed."""
    fields = KINDS[kind].record_fields.values()
    hidden = (f for f in fields if f.sensitivity != "open" and f.name not in _WHERE)
    headers = dict.fromkeys(f.header for f in hidden if not is_about_victims(kind, f))
    return f"không in ở đây, xem trong tệp báo cáo: {', '.join(headers)}" if headers else ""


def place_words(file: str, sheet: str, line: int) -> str:
    return f"{file}, {sheet}, dòng {line}"


def _places(unit: str, year: Year) -> Iterator[str]:
    """Yield the venues open at the end of the year by their codes, and the hamlets by number."""
    registers = year.evaluation.evaluator.standing_at(year.period).registers
    for venue in registers.get(("venue", unit, year.period.code), ()):
        closed = venue.values.get("closed_on")
        if not isinstance(closed, date) or closed > year.period.end:
            yield venue.key[0]
    for described in registers.get(("unit", unit, year.period.code), ())[:1]:
        hamlets = described.values.get("hamlets")
        for n in range(1, 1 + (hamlets if isinstance(hamlets, int) else 0)):
            yield f"{HAMLET} {n}"


def read_list(path: Path) -> DrawList:
    """Read a list as it was fixed. Raise Stop where it is none."""
    if not path.is_file():
        raise WrongUse("Không có tệp %(path)s. Xem lại tên. Chưa làm gì.", path=path)
    try:
        content = path.read_bytes()
        if len(content) > _MOST_BYTES:
            raise ValueError
        lines = [tuple(str(cell) for cell in line) for line in csv.reader(io.StringIO(content.decode()))]
        head = lines.index(HEAD)
        rows = tuple(_row(line) for line in lines[head + 1 :])
    except (OSError, ValueError, csv.Error) as error:
        raise _no_list(path) from error
    return DrawList(rows, tuple(lines[:head]))


def _row(line: Sequence[object]) -> ListedRow:
    unit, number, form, file, sheet, at, stake, further = (str(cell) for cell in line)
    row = ListedRow(unit, int(number), form, file, sheet, int(at), int(stake), further)
    if row.stake < (row.form != PLACE):
        raise ValueError(stake)
    return row


def _no_list(path: Path) -> WrongUse:
    return WrongUse(
        "%(path)s không phải danh sách phúc tra. Dùng tệp do lệnh recheck list ghi ra, không sửa. Chưa làm"
        " gì.",
        path=path,
    )
