"""One place is one key, however its address is written; two places are two."""

from __future__ import annotations

import pytest

from facts.addresses import address_words
from facts.keys import Keys
from facts.phones import dialled

HAMLET = [
    "Số 12, Ấp Mương Lá, xã Tây Yên",
    "so 12 ap muong la xa tay yen",
    "ấp Mương Lá, số 12, xã Tây Yên",
    "Số nhà 12 ấp Mương Lá - xã Tây Yên",
    "SN 12, Ấp Mương Lá, X. Tây Yên, H. An Biên",
    "12, ấp Mương Lá, xã Tây Yên, huyện An Biên, tỉnh Kiên Giang",
]
ALLEY = [
    "Số 5, hẻm 12, đường Lê Lợi, khu phố 3",
    "12/5 Lê Lợi, KP3",
    "5 ngõ 12 Lê Lợi, kp 3",
    "Hẻm 12, số 5, Đ. Lê Lợi, KP.3",
    "số 5 kiệt 12 đường Lê Lợi khu phố 3",
]
WITHIN = [
    "Số 5, ngách 3, ngõ 12, đường Láng",
    "ngõ 12, ngách 3, số 5 đường Láng",
    "12/3/5 Láng",
    "Số 5 ngõ 12/3 đường Láng",
]
MARKET = [
    "Chợ Thứ Ba, thị trấn Thứ Ba",
    "Ki ốt 7, chợ Thứ Ba, TT Thứ Ba",
    "Lô B5 chợ Thứ Ba, TT. Thứ Ba",
    "sạp số 12, Chợ Thứ Ba, thị trấn Thứ Ba, huyện An Biên",
]
ROAD = ["Quốc lộ 63, ấp 3, xã Đông Thái", "QL63 ấp 3 xã Đông Thái"]


@pytest.mark.parametrize("written", [HAMLET, ALLEY, WITHIN, MARKET, ROAD])
def test_one_place_however_it_is_written(written: list[str]) -> None:
    assert {address_words(w) for w in written} == {address_words(written[0])}


def test_other_places_stay_apart() -> None:
    places = [
        "Số 12, khu phố 5, thị trấn Thứ Ba",
        "Số 12, khu phố 6, thị trấn Thứ Ba",
        "Số 12A, khu phố 5, thị trấn Thứ Ba",
        "Số 12/5, khu phố 5, thị trấn Thứ Ba",
        "Số 12, ấp 5, xã Tây Yên",
        "Số 12, ấp 5, xã Tây Yên A",
        "khu phố 5, thị trấn Thứ Ba",
        "Số 7, Ngô Quyền",
        "Số 7, hẻm 7, Ngô Quyền",
        "12 Tô Hiến Thành",
        "12 tổ 3",
    ]
    assert len({address_words(p) for p in places}) == len(places)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Số 12, Huyền Trân Công Chúa, phường 5", "12 huyen tran cong chua phuong 5"),  # no district
        ("đối diện quán Bà Tám, ấp 3", "ap 3 doi dien quan ba tam"),
        ("Tỉnh lộ 963, ấp 3, xã Đông Thái, tỉnh Kiên Giang", "ap 3 tinh lo 963 xa dong thai"),
        ("", ""),
    ],
)
def test_what_looks_like_a_district_is_not_lost(written: str, kept: str) -> None:
    assert address_words(written) == kept


def test_a_mobile_number_of_before_2018_is_the_one_of_today() -> None:
    keys = Keys(b"k" * 32)
    assert keys.key("phone_key", "01689123456") == keys.key("phone_key", "0389123456")
    assert dialled("02973881234") == "02973881234"  # a landline has eleven digits too
    assert dialled("0950.000.001") == "0950000001"
