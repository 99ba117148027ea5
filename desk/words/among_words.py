"""Says what is decided among units: how they are ordered, quotas, and where a unit stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from desk.base.language import Texts
from desk.words.condition_words import Speaker, lowered
from desk.words.numbers import number_words, span_words
from engine.evaluation.result import UnitOrder
from engine.rulebook.model.among_units import AmongUnits, Quota

WORDS = Texts(
    {
        "quota": "không quá {most} được xếp “{band}”, lấy theo thứ tự{equal}",
        "units": "{} đơn vị",
        "percent": "{} % số đơn vị",
        "open": "; bằng nhau ở ranh giới thì người có thẩm quyền quyết định",
        "all": "; bằng nhau ở ranh giới thì cùng được",
        "none": "; bằng nhau ở ranh giới thì không đơn vị nào được",
        "cluster": " trong từng cụm",
        "type": " trong từng loại đơn vị",
        "province": " trong từng tỉnh, thành phố",
        "more": "{} cao hơn xếp trên",
        "less": "{} ít hơn xếp trên",
        "order": "Các đơn vị được xếp thứ tự theo tổng điểm, từ cao xuống thấp{}.",
        "ties": "Bằng điểm thì xét lần lượt: {}.",
        "equal": "Vẫn bằng nhau thì cùng thứ tự, và đơn vị sau được đếm tiếp (1, 2, 2, 4).",
        "unknown": (
            "Điểm còn là khoảng thì thứ tự cũng là khoảng; đơn vị chưa rõ có trong chỉ tiêu hay không thì"
            " ghi chưa đủ căn cứ."
        ),
        "place": "thứ {} trong {} đơn vị theo điểm",
        "waits": "chưa rõ so với {}",
        "level": "bằng với {}",
        "limit": "chỉ tiêu {}",
        "short": "thứ {}/{} theo điểm",
    }
)


def quota_words(quota: Quota, band: str) -> str:
    """Say a quota: `không quá 30 % số đơn vị được xếp “Tốt”, lấy theo thứ tự`."""
    return WORDS["quota"].format(most=most_words(quota), band=band, equal=WORDS[quota.if_equal])


def most_words(quota: Quota) -> str:
    return WORDS["percent" if quota.percent else "units"].format(number_words(quota.most))


def order_sentences(among: AmongUnits, speaker: Speaker) -> Iterator[str]:
    yield WORDS["order"].format(WORDS[among.within] if among.within is not None else "")
    if among.tie_breaks:
        ways = (("more" if tie.most_first else "less", tie.fact) for tie in among.tie_breaks)
        orders = (WORDS[way].format(lowered(speaker.fact(fact))) for way, fact in ways)
        yield WORDS["ties"].format("; ".join(f"{n}) {text}" for n, text in enumerate(orders, 1)))
    yield WORDS["equal"]
    yield WORDS["unknown"]


def order_words(order: UnitOrder) -> str:
    """Say a place by points in short: `thứ 3/9 theo điểm (cụm 1)`."""
    within = f" ({order.group})" if order.group else ""
    return WORDS["short"].format(span_words(*order.ranks), order.units) + within


def place_sentence(order: UnitOrder, name: Callable[[str], str]) -> str:
    """Say where a unit stands, and because of whom that is open: `thứ 2 – 4 trong 9 đơn vị theo điểm; chưa rõ
    so với …`."""
    parts = [WORDS["place"].format(span_words(*order.ranks), order.units)]
    for word, ids in (("waits", order.waits), ("level", order.level)):
        if ids:
            parts.append(WORDS[word].format(", ".join(map(name, ids))))
    return "; ".join(parts)


def limit_words(quota: Quota, of: int) -> str:
    """Say how many a quota comes to: `chỉ tiêu 2 đơn vị`."""
    return WORDS["limit"].format(WORDS["units"].format(number_words(Fraction(quota.limit(of)))))
