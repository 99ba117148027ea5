"""From returns to every paper and workbook: each number that is printed is the truth, or holds it between its
ends; a number of another kind is named here."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.desk.office.work_phrases import phrases_in
from tests.example_2024.printed_numbers import PrintedText
from tests.example_2024.records import MAXIMA
from tests.example_2024.test_example_2024 import Ends, ends_in, holds, number
from tests.example_2024.truth import SHARES
from tests.example_2024.walk import BY_KIND, HEALTHY, UNDECIDED, Walk, walk_of

NOT_COUNTED = {
    "what a rule says": r"(Theo tỷ lệ, đủ|Cách chấm:|Được [\d,]+ điểm nếu|Mỗi cơ sở trừ|Đúng:|Không áp dụng:"
    r"|Không điều kiện nào đúng|Chỉ nêu khi|Không nêu, đối với|Số liệu của từng đơn vị chỉ gồm).*",
    "the documents a criterion cites": r"^Căn cứ.*",
    "how a cell is written rightly": r"không phải ngày hợp lệ.*|giá trị không có trong danh mục.*",
    "the number of a section": r"(?<=; )\d\. (?=[A-ZĐ])",
    "a day": r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d( 00:00:00)?|ngày \d+ tháng \d+( năm \d{4})?|31/3",
    "a run": r"\d{4}-[0-9a-f]{12}",
    "a file and its rows": r"\d{5} [^·;|()]*\((Tập 1|Tập 2, hạn chế|Phiếu tự chấm)\)( \(sửa\))?(\.xlsx)?"
    r"|dòng [\d, –]+|→ 20\d\d",
    "a document": r"\b\d+(/\d{4})?/[A-Z][^\s;,)]*",
    "a code": r"\b\d{5}(-[A-Z]+-[\d-]+(–\d+)?(, \d{3}(–\d+)?)*)?",
    "a form, criterion, sign or rule": r"\b[A-Z]{1,2}\d{1,2}\b",
    "a period": r"\b(năm|kỳ|của|trước|loại|Điểm) \d{4}(-6T)?|\b20\d\d-6T\b|^20\d\d(\.0)?$",
    "what a correction changed": r"^Số lần sinh hoạt: \d+ → \d+$|^\s*· 20\d\d$",
    "where a band begins": r"Mốc [^(]*\(\d+\)",
    "what is left to full points": r"Còn thiếu [\d,]+|Điểm trên 100",
    "signs about returns, which this truth doesn't count": r"(\d+ đơn vị )?có (\d+ )?dấu hiệu",
    "bands still open of a year that isn't over, which it doesn't count": r"^Nếu giữ [^.]*\d+ chưa đủ căn cứ",
    "a section, article, volume, copy": r"^\d+\. |điều \d+|bản số \d+/\d+|Tập \d|\b0\d bản",
    "the team, a rate's base, an age, the limit of small counts": r"Đội 178|trên 1\.000 dân"
    r"|người dưới 18 tuổi|có số liệu dưới 5",
}
"""Numbers in a text that count nothing of a return, by what they are."""

ROWS_BEHIND = r"- (Ở )?\d+ (dòng|biểu)\b"
"""A line of the rows behind a point, which tests/desk/reports/test_evidence.py asks about."""

CELLS_NOT_COUNTED = {
    "the row's number in its list, its code, its title": r" \| (TT|#|Mã|Chỉ số)$",
    "what a rule says, on a sheet of its own": r" / Cách chấm \| .* \| Cách chấm$",
    "names and addresses, invented": r" \| (Tên|Địa chỉ)$",
    "the risk of a venue, which this truth doesn't count": r" \| (Điểm nguy cơ|Dấu hiệu)$",
    "the beginning of a band": r" \| Mốc .*$",
    "the length of a bar of a chart": r"Số vẽ biểu đồ",
    "the points a missing form may move": r"needs · .* \| spread$",
    "the version of JSON": r" \| version$",
    "who may be drawn: the size of the plan": r"^plan /.*\| column 1$",
}
"""Cells that no truth here counts, by place, row and column."""

OF_HOW_MANY = {"Số đơn vị đã nộp biểu": "returned", "Số đơn vị chắc chắn": "certain"}
"""Rows that say of how many units each figure above them is."""

NO_TRUTH = frozenset(
    """
    activities_same_day activity_days being_identified border_area breach_visits cases_at_our_venues
    cases_before cases_change cases_due cases_elsewhere cases_in_time cases_said_nil cleared_late
    cleared_late_before closed_late core_forms eased_children eased_other found_early gone_cases
    gone_hotspots gone_tips gone_violations half_forms_in_time half_forms_vouched hamlets_before
    hamlets_grown hamlets_kept hamlets_over high_risk_venues hotspots_known matters_found
    misclassified official_elsewhere people_in_need people_supported placed_by_one_side
    plan_late_days plans_copied population_before population_grown population_kept repeat_venues
    rows_copied rows_withdrawn support_share surprise_without_ground team_178_below_quorum tips_due
    tips_in_time told_late town_area values_changed venues_before venues_fewer venues_gone
    venues_kept withdrawn_bare year_forms_in_time year_forms_vouched
    """.split()  # noqa: SIM905
)
"""Figures of the rules that the truth does not count; points that come from them are compared."""


@dataclass
class Compared:
    """What an office's outputs print, compared with what is true of its year."""

    walk: Walk
    shown: tuple[str, ...] = tuple(MAXIMA)  # the criteria whose points the public workbook has
    without_truth: set[str] = field(default_factory=set)
    compared: Counter[str] = field(default_factory=Counter)
    false: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)

    def compare(self, t: PrintedText, what: str, truth: Any, ends: Ends, rounding: float = 0.0051) -> None:
        if ends == (None, None):
            return
        if truth is None:
            self.without_truth.add(what)
            return
        self.compared[what] += 1
        if not holds(truth, ends, rounding):
            self.false.append(f"{t.where}: {t.text} – {what} is {truth}")

    def period_of(self, t: PrintedText) -> str:
        """Return the period that a cell is of: its own, or that of the year before."""
        own = f"{self.walk.year}-6T" if "6T" in t.place else str(self.walk.year)
        said = f"{t.column} {t.row}"
        before = re.search(rf"Cùng kỳ|[KkNn](ỳ|ăm) trước|before|{self.walk.year - 1}", said)
        return f"{self.walk.year - 1}{own[4:]}" if before else own

    def check(self, t: PrintedText) -> None:
        if not re.search(r"\d", t.text) or re.match(ROWS_BEHIND, t.text):
            return
        if any(re.search(p, t.where) for p in CELLS_NOT_COUNTED.values()):
            return
        if t.column and self.of_cell(t):
            return
        left = self.of_sentence(t)
        for pattern in NOT_COUNTED.values():
            left = re.sub(pattern, " ", left, flags=re.IGNORECASE)
        if re.search(r"\d", left):
            self.unexplained.append(f"{t.where}: {t.text[:150]} -> {' '.join(left.split())[:150]}")

    def of_cell(self, t: PrintedText) -> bool:
        """Compare a cell by its row and column; tell whether that explains it."""
        ends = (t.value, t.value) if t.value is not None else ends_of(t.text)
        ends = (ends[0], None) if "Số vẽ các năm" in t.place else ends  # bars are of what is certain
        unit, period = self.walk.unit_of(t.row, t.place), self.period_of(t)
        column, *labels = (re.sub(r" \([^()]*\)$", "", one) for one in (t.column, *t.row.split(" · ")))
        id_ = next((one.split()[0] for one in labels if one and one.split()[0] in MAXIMA), None)
        name = next((self.walk.titles[one] for one in (column, *labels) if one in self.walk.titles), None)
        band = next((self.walk.bands[one] for one in (column, *labels) if one in self.walk.bands), None)
        if t.place == "figures" and column == "units":
            self.compare(t, "units", len(self.walk.names), ends)
        elif t.place == "figures":
            name = labels[1]
            if column == "certain" and self.walk.figure(name, None, period) is None:
                return True  # of a year before the first record, or of what this truth doesn't count
            if column in ("least", "most"):
                ends = (t.value, None) if column == "least" else (None, t.value)
                self.compare(t, name, self.walk.figure(name, None, period), ends)
            elif column == "change":
                self.compare(t, name, self.walk.change(name, None, period), ends)
            else:
                self.of_returned(t, column, period, ends)
        elif t.place == "remind":
            self.compare(t, "cells to mend", self.walk.owed(labels[1], "spoiled", period), ends)
        elif unit and column in ("Điểm nếu giữ", "score_if_kept"):
            for in_time in (True, False):
                self.compare(t, "score so far", sum(self.walk.so_far(unit, in_time).values()), ends)
        elif unit and t.place == "so-far" and column in MAXIMA:
            for in_time in (True, False):
                self.compare(t, f"points {column} so far", self.walk.so_far(unit, in_time)[column], ends)
        elif id_ and column in ("Điểm chuẩn", "Tối đa"):
            self.compare(t, "most points", MAXIMA[id_], ends)
        elif unit and id_ and column == "Tự chấm":
            self.compare(t, "own points", self.walk.self_scores[unit].get(id_), ends)
        elif unit and id_ and re.fullmatch(r"Máy tính|Tính từ báo cáo|Điểm tính|Điểm|20\d\d", column):
            self.compare(t, f"points {id_}", self.walk.scored(unit, period)["points"].get(id_), ends)
        elif (
            unit
            and not id_
            and re.fullmatch(r"Điểm|Điểm 20\d\d|20\d\d|score|computed|Máy tính|Tính từ báo cáo", column)
        ):
            self.compare(t, "score", self.walk.scored(unit, period).get("score"), ends)
        elif unit and labels == ["Cộng"] and column == "Tối đa":
            self.compare(t, "most points", sum(MAXIMA.values()), ends)
        elif unit and re.fullmatch("self_score|Tự chấm", column):
            self.compare(t, "own score", sum(self.walk.self_scores[unit].values()), ends)
        elif unit and re.fullmatch(r"sure|possible|Số năm liền đạt.*", column):
            edge = {"sure": (t.value, None), "possible": (None, t.value)}.get(column, ends)
            self.compare(t, "years healthy", self.walk.years_healthy(unit), edge)
        elif unit and re.fullmatch("places", column):
            self.compare(t, "place", self.walk.rank(unit, period), ends)
        elif self.walk.titles.get(t.table) in BY_KIND:
            self.compare(t, f"{t.table} by kind", self.walk.by_kind(t.table, labels[0], period), ends)
        elif labels[0] in OF_HOW_MANY:
            self.of_returned(t, OF_HOW_MANY[labels[0]], period, ends)
        elif column == "Đăng ký phấn đấu" and labels[0].startswith("Chưa rõ"):
            self.compare(t, "units not settled", min(ends[0] or 0, self.walk.untidy(period)), ends)
        elif column == "Đăng ký phấn đấu":
            targets = list(self.walk.targets(period).values())
            unregistered = len(self.walk.names) - len(targets)
            n = unregistered if labels[0].startswith("Không đăng ký") else targets.count(labels[0])
            self.compare(t, "bands registered for", n, ends)
        elif unit and t.place.startswith("Tóm tắt"):
            self.compare(
                t, "score", self.walk.scored(unit, str(self.walk.year))["score"], ends_of(summed(t.text))
            )
        elif labels == ["Không có kết quả năm trước"]:
            self.compare(t, "units", len(self.walk.names), ends)
        elif column == "Chưa đủ căn cứ" or labels == ["Chưa đủ căn cứ"]:
            self.compare(t, "units undecided", UNDECIDED[self.walk.year].get(period, 0), ends)
        elif band and not name and not unit and ends[0] is not None:
            count = ends[0], ends[0] + UNDECIDED[self.walk.year].get(period, 0)
            self.compare(t, "units of a band", self.walk.with_band(band, period), count)
        elif column == "Điểm các tiêu chí được nêu":
            points = self.walk.scored(str(unit), period)["points"]
            self.compare(t, "points shown", sum(points[id_] for id_ in self.shown), ends)
        elif name and re.search("Tăng", t.row + t.column):
            then = self.walk.figure(name, unit, f"{int(period[:4]) - 1}{period[4:]}")
            change = self.walk.change(name, None if "Tăng" in t.row else unit, period)
            percent = "%" in t.text and "%" not in t.column
            self.compare(t, name, change * 100 / then if percent and then else change, ends, 0.051)
        elif name and id_ is None:
            district = "Toàn địa bàn" in t.place or labels[0] in ("Tổng cộng", "Cùng kỳ")
            self.compare(t, name, self.walk.figure(name, None if district else unit, period), ends)
        else:
            return False
        return True

    def points(self, unit: str, period: str) -> Mapping[str, Any]:
        """Return the points of a year, or of the year so far that a shorter period tells."""
        return self.walk.scored(unit, period)["points"] or self.walk.so_far(unit, in_time=True)

    def of_sentence(self, t: PrintedText) -> str:
        """Compare the figures and points of a sentence; return the text without them."""
        unit, period = self.walk.unit_of(t.place), self.period_of(t)
        before = f"{int(period[:4]) - 1}{period[4:]}"
        left = t.text
        if unit:
            left = re.sub(OF_POINTS, lambda found: self.of_points(t, unit, period, found), left)
        for line in re.split(r"(?<=\.) (?=[A-ZĐ])", left):
            for phrase in phrases_in(line):
                name = self.walk.titles.get(phrase.title)
                if name is None:
                    continue
                if phrase.change is not None:
                    self.compare(t, name, self.walk.change(name, unit, period), ends_in(phrase.change))
                    left = re.sub(rf"(tăng|giảm) {re.escape(phrase.change[1:])} ", " ", left)
                for said, of in ((phrase.before, before), (phrase.now, period)):
                    if said:
                        self.compare(t, name, self.walk.figure(name, unit, of), ends_in(said))
                        self.of_fraction(t, name, unit, of, said)
                        left = left.replace(said, " ")
        for id_, title in self.walk.criteria.items():
            left = re.sub(
                rf"“{re.escape(title)}”|{re.escape(title)}(?= \(\d)", id_, left, flags=re.IGNORECASE
            )
        row = self.walk.unit_of(t.row) if t.column.startswith("Tiêu chí thiếu nhiều điểm") else None
        for id_, lacking in re.findall(LACKING, left) if row else ():
            lost = MAXIMA[id_] - self.walk.so_far(row, in_time=True)[id_]
            self.compare(t, f"points {id_} lacking so far", lost, ends_of(lacking))
            left = left.replace(f"{id_} ({lacking})", " ")
        for count, id_ in re.findall(r"(\d+) đơn vị ở ([A-E]\d)", left):
            least = sum(self.points(unit, period)[id_] < MAXIMA[id_] for unit in self.walk.names)
            self.compare(t, f"units that lack points of {id_}", least, (number(count), None))
            left = left.replace(f"{count} đơn vị ở {id_}", " ")
        if hidden := re.search(r"điểm của các tiêu chí ((?:[A-E]\d(?:, )?)+)", left):
            self.shown = tuple(id_ for id_ in MAXIMA if id_ not in hidden[1])
        for pattern, (what, truth) in SENTENCES.items():
            for found in re.finditer(pattern, left):
                least, most = truth(self.walk, t, period, *found.groups()[1:])
                count = number(found[1])
                self.compare(t, what, min(max(count, least), most), (count, count))
            left = re.sub(pattern, " ", left)
        return left

    def of_fraction(self, t: PrintedText, name: str, unit: str | None, period: str, said: str) -> None:
        """Compare `(10/14)` after a share."""
        found = re.search(rf"\(({NUMBER})/({NUMBER})\)", said)
        for part, text in zip(SHARES.get(name, ()), found.groups() if found else (), strict=False):
            self.compare(t, str(part), self.walk.figure(str(part), unit, period), ends_in(text))

    def of_returned(self, t: PrintedText, what: str, period: str, ends: Ends) -> None:
        """Compare of how many units a figure is: all, those that returned, those that are certain."""
        silent, mess = self.walk.silent(period), len(self.walk.names) - self.walk.untidy(period)
        least = {"units": len(self.walk.names), "returned": len(self.walk.names) - silent, "certain": mess}[
            what
        ]
        count = ends[0]
        assert count is not None
        self.compare(t, f"units {what}", min(max(count, least), len(self.walk.names)), ends)

    def of_points(self, t: PrintedText, unit: str, period: str, found: re.Match[str]) -> str:
        """Compare `B1 … (4,29/6)`, `B1. …: 4,29/6`, `Điểm: 87,82/100`."""
        id_, of = found["id"], self.walk.scored(unit, period)
        if found["shown"]:
            points = sum(of["points"][one] for one in self.shown)
            self.compare(t, "points shown", points, ends_of(found["points"]))
            self.compare(t, "most points", sum(MAXIMA[one] for one in self.shown), ends_of(found["most"]))
        elif id_ is None:
            self.compare(t, "score", of.get("score"), ends_of(found["points"]))
        elif id_ in MAXIMA:
            self.compare(t, f"points {id_}", of["points"].get(id_), ends_of(found["points"]))
            self.compare(t, "most points", MAXIMA[id_], ends_of(found["most"]))
        return " "


def exactly(of: Callable[[Walk, PrintedText, str], int]) -> Callable[..., tuple[int, int]]:
    return lambda walk, t, period, *rest: (of(walk, t, period),) * 2


def up_to(of: Callable[[Walk, str], int]) -> Callable[..., tuple[int, int]]:
    return lambda walk, t, period, *rest: (0, of(walk, period))


def owes(what: str) -> Callable[..., tuple[int, int]]:
    return exactly(lambda walk, t, period: walk.owed(str(walk.unit_of(t.place)), what, period))


def in_band(walk: Walk, t: PrintedText, period: str, title: str) -> tuple[int, int]:
    if t.text.startswith("Nếu giữ như hiện nay"):  # the truth has no bands of a year that isn't over
        return 0, len(walk.names)
    count = walk.with_band(walk.bands[title.capitalize()], period)
    return count - UNDECIDED[walk.year].get(period, 0), count


def healthy(walk: Walk, period: str) -> int:
    return sum(walk.with_band(band, period) for band in HEALTHY)


ALL = exactly(lambda walk, t, period: len(walk.names))
SENTENCES: Mapping[str, tuple[str, Callable[..., tuple[int, int]]]] = {
    r"(?<!công nhận: )\b(\d+) đơn vị(?= theo bộ|;| được chấm)": ("units", ALL),
    r"(\d+) đơn vị(?= đăng ký một hạng)": (
        "units with a target",
        exactly(lambda walk, t, period: len(walk.targets(period))),
    ),
    r"(\d+) đơn vị(?= đã nộp đủ biểu[;.])": (
        "units that returned all",
        exactly(lambda walk, t, period: len(walk.names) - walk.silent(period)),
    ),
    r"(\d+)/\d+ (?:đơn vị )?đã nộp(?: đủ biểu)?": (
        "units returned",
        lambda walk, t, period: (len(walk.names) - walk.silent(period), len(walk.names)),
    ),
    r"(\d+)/\d+ (?:đơn vị có số liệu )?chắc chắn": (
        "units certain",
        lambda walk, t, period: (len(walk.names) - walk.untidy(period), len(walk.names)),
    ),
    r"Nộp (\d+) biểu": ("forms owed", owes("missing")),
    r"Sửa (\d+) ô": ("cells to mend", owes("spoiled")),
    r"Điểm tự chấm: (\d+)": (
        "own score",
        exactly(lambda walk, t, period: sum(walk.self_scores[str(walk.unit_of(t.place))].values())),
    ),
    r"(\d+) đạt(?=[,)])": ("bands reached", exactly(lambda walk, t, period: walk.reached(period))),
    r"(\d+) không đạt(?=[,)])": (
        "bands missed",
        exactly(lambda walk, t, period: len(walk.targets(period)) - walk.reached(period)),
    ),
    r"(\d+) chưa kết luận": ("bands undecided", exactly(lambda *_: 0)),
    r"^Tự chấm: (\d+)": (
        "own points",
        exactly(lambda walk, t, period: walk.self_scores[str(walk.unit_of(t.place))][t.row]),
    ),
    r"(\d+) (tốt|khá|trung bình|yếu|không xếp loại)\b": ("units of a band", in_band),
    r"đề nghị công nhận: (\d+)": ("units proposed", up_to(healthy)),
    r"có thể thêm (\d+) đơn vị khi": ("units that may come to it", up_to(Walk.untidy)),
    r"[Cc]ông nhận (\d+) đơn vị": ("units proposed", up_to(healthy)),
    r"và (\d+) tiêu chí khác": ("criteria not named", lambda *_: (1, len(MAXIMA) - 2)),
    r"(?<!/)\b(\d+) đơn vị (?:vì|còn tạm tính|còn thiếu biểu)": ("units not settled", up_to(Walk.untidy)),
    r"còn tạm tính \((\d+) đơn vị": ("units not settled", up_to(Walk.untidy)),
    r"và (\d+) đơn vị khác": ("units not named", up_to(Walk.untidy)),
    r"(?<!tạm tính )\((\d+) đơn vị(?=: )": ("units named", exactly(lambda walk, t, period: named_in(t.text))),
    r"(\d+) đơn vị(?= \((?:còn tụ|báo cáo))": (
        "units that a gate holds down",
        lambda walk, *_: (1, len(walk.names)),
    ),
    r"Số năm liền: (?:\d+ – )?(\d+) năm": (
        "years healthy",
        lambda walk, t, period: (walk.years_healthy(str(walk.unit_of(t.place))), 2),
    ),
}
"""What sentences count of a year: the least and the most that it truly is."""

NUMBER = r"\d[\d.]*(?:,\d+)?"
LACKING = rf"\b([A-E]\d) \(({NUMBER}(?: – {NUMBER})?)\)"
OF_POINTS = re.compile(
    rf"(?:(?P<id>[A-E]\d)\b[^;()]*?(?:: |\()|Điểm: |(?P<shown>được nêu: ))"
    rf"(?P<points>{NUMBER}(?: – {NUMBER})?)/(?P<most>\d+)"
)


def named_in(text: str) -> int:
    """Return how many units are named in brackets after their number."""
    return len(re.findall(r"xã |phường |thị trấn ", text[text.index(" đơn vị: ") :].partition(")")[0]))


def summed(text: str) -> str:
    """Return what stands under the bar of a unit, up to its band."""
    return text.splitlines()[-1].split("; ")[0]


def ends_of(text: str) -> Ends:
    """Return the ends of a range as tables write it, or of what a sentence says."""
    found = re.match(rf"({NUMBER}) – ({NUMBER})(?:/\d+| năm|$)", text)
    return (number(found[1]), number(found[2])) if found else ends_in(text.split("/")[0])


@pytest.fixture(scope="module", params=[2024, 2026])
def compared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    made = Compared(walk_of(tmp_path_factory.mktemp("walk"), request.param))
    for text in made.walk.printed():
        made.check(text)
    return made


def test_every_number_printed_is_the_truth_or_holds_it(compared: Compared) -> None:
    assert compared.false == []
    assert sum(compared.compared.values()) > 1500


@pytest.mark.parametrize("words", [("results", "{}", "--full"), ("so-far", "{}-6T"), ("remind", "{}")])
def test_a_table_prints_what_json_says(compared: Compared, words: tuple[str, ...]) -> None:
    walk = compared.walk
    said = [word.format(walk.year) for word in words]
    rows = json.loads(walk.run(*said[:2], "--json"))
    lines = [line.strip("│").split("│") for line in walk.run(*said).splitlines() if line.startswith("│")]
    printed = {cell.strip(): line for line in lines for cell in line if cell.strip() in walk.names}
    for row in rows.get("rows") or rows["owing"]:
        line = [cell.strip() for cell in printed.pop(row["unit"])]
        if score := row.get("score") or row.get("score_if_kept"):
            assert any(list(ends_of(cell)) == score for cell in line), (line, score)
        else:
            assert re.findall(r"B\d\d", line[2]) == sorted(row["forms"])
            assert ends_of(line[3])[0] == (row["cells"] or None)
    assert printed == {}


def test_every_number_is_compared_or_named_here(compared: Compared) -> None:
    assert compared.unexplained == []
    assert compared.without_truth <= NO_TRUTH
