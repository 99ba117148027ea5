"""A commune's year in a few words, where a table of rows would say less."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from pytest_bdd import given

from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.drafts import DraftReturns
from scenarios.steps.full_points import do_everything, lose_points
from scenarios.steps.judged import rulebook_in
from scenarios.steps.words import StepSentence, text_from_day


@given(StepSentence("xã có {hamlets:Số} ấp và {people:Số} dân"))
def _size(returns: DraftReturns, hamlets: int, people: int) -> None:
    for draft in returns.yearly():
        draft.put("B01", {"Số ấp, khu phố": str(hamlets), "Dân số": str(people)})


@given(StepSentence("xã thuộc vùng giáp ranh"))
def _border(returns: DraftReturns) -> None:
    for draft in returns.yearly():
        draft.put("B01", {"Vùng giáp ranh": "có"})


@given(StepSentence("xã có khu vực thị trấn, chợ, bến xe"))
def _town(returns: DraftReturns) -> None:
    for draft in returns.yearly():
        draft.put("B01", {"Khu vực thị trấn, chợ, bến xe": "có"})


def _venues(
    returns: DraftReturns, year: int, total: int, some: int, with_: dict[str, str], else_: dict[str, str]
) -> None:
    for number in range(total):
        returns.of(year).put("B02", with_ if number < some else else_)


@given(
    StepSentence(
        "năm {year:Năm} xã có {total:Số} cơ sở đang hoạt động, đã phân loại trong năm {some:Số} cơ sở"
    )
)
def _classified(returns: DraftReturns, year: int, total: int, some: int) -> None:
    done = {"Phân loại của xã": "thấp", "Ngày phân loại": f"2/3/{year}"}
    _venues(returns, year, total, some, done, {"Phân loại của xã": "", "Ngày phân loại": ""})


@given(StepSentence("năm {year:Năm} xã có {total:Số} cơ sở đang hoạt động, đã ký cam kết {some:Số} cơ sở"))
def _committed(returns: DraftReturns, year: int, total: int, some: int) -> None:
    _venues(returns, year, total, some, {"Đã ký cam kết": "có"}, {"Đã ký cam kết": "không"})


@given(StepSentence("năm {year:Năm} xã có {total:Số} cơ sở đang hoạt động, đã kiểm tra {some:Số} cơ sở"))
def _inspected(returns: DraftReturns, year: int, total: int, some: int) -> None:
    for number in range(total):
        venue = returns.of(year).put("B02", {})
        if number < some:
            returns.of(year).put("B04", {"Mã cơ sở": venue["Mã cơ sở"], "Ngày kiểm tra": f"5/3/{year}"})


@given(
    StepSentence(
        "năm {year:Năm} các lần kiểm tra phát hiện {total:Số} vi phạm, đã khắc phục {some:Số} vi phạm"
    )
)
def _violations(returns: DraftReturns, year: int, total: int, some: int) -> None:
    returns.of(year).put("B02", {})
    for number in range(total):
        returns.of(year).put("B04", {"Ngày kiểm tra": f"5/3/{year}", "Kết quả": "vi phạm"})
        remedied = f"20/3/{year}" if number < some else ""
        returns.of(year).put("B05", {"Hành vi": "quá giờ quy định", "Ngày khắc phục": remedied})


@given(StepSentence("năm {year:Năm} xã tổ chức {number:Số} buổi tuyên truyền"))
def _activities(returns: DraftReturns, year: int, number: int) -> None:
    first = date(year, 2, 3)
    for n in range(number):
        returns.of(year).put("B11", {"Ngày": text_from_day(first + timedelta(days=7 * n))})


@given(StepSentence("năm {year:Năm} tuyên truyền đến được {number:Số} ấp"))
def _hamlets(returns: DraftReturns, year: int, number: int) -> None:
    for n in range(1, number + 1):
        returns.of(year).put("B11", {"Ngày": f"3/2/{year}", "Ấp, khu phố": f"ấp {n}"})


@given(StepSentence("năm {year:Năm} xã hỗ trợ {number:Số} phụ nữ, trẻ em gái, hộ nghèo"))
def _supported(returns: DraftReturns, year: int, number: int) -> None:
    women, girls = number // 2, number // 4
    amounts = {"Số phụ nữ": women, "Số trẻ em gái": girls, "Số hộ nghèo, hộ khó khăn": number - women - girls}
    row = {header: str(amount) for header, amount in amounts.items()}
    returns.of(year).put("B12", {"Chương trình": "giảm nghèo", **row})


@given(StepSentence("năm {year:Năm} số hộ nghèo được hỗ trợ là {number:Số}"))
def _households(returns: DraftReturns, year: int, number: int) -> None:
    returns.of(year).rows("B12")[0]["Số hộ nghèo, hộ khó khăn"] = str(number)


@given(StepSentence("năm {year:Năm} xã tự chấm tổng cộng {points:Điểm} điểm"))
def _self_score(returns: DraftReturns, shipped_rules: Rules, year: int, points: Fraction) -> None:
    """Share the points out, each criterion as much as it can take."""
    for criterion in rulebook_in(shipped_rules, RECOGNITION, year).criteria:
        given_ = min(points, criterion.maximum)
        points -= given_
        row = {"Mã tiêu chí": criterion.id, "Điểm tự chấm": str(float(given_)).replace(".", ",")}
        returns.of(year).put("B15", row)


@given(StepSentence("xã đạt trọn 100 điểm năm {year:Năm}"))
def _full_points(returns: DraftReturns, year: int) -> None:
    do_everything(returns.of(year))


@given(StepSentence("xã đạt trọn 100 điểm từ năm {first:Năm} đến năm {last:Năm}"))
def _full_points_for_years(returns: DraftReturns, first: int, last: int) -> None:
    for year in range(first, last + 1):
        do_everything(returns.of(year))


@given(StepSentence("năm {year:Năm} xã không đạt điểm nào ở tiêu chí {ids:CácMã}"))
def _points_lost(returns: DraftReturns, shipped_rules: Rules, year: int, ids: list[str]) -> None:
    book = rulebook_in(shipped_rules, RECOGNITION, year)
    for id_ in ids:
        lose_points(returns, year, shipped_rules, book, id_)
