"""Says what is decided among units: how they are ordered, quotas, and where a unit stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from desk.words.condition_words import Speaker, lowered
from desk.words.numbers import number_words
from engine.evaluation.order import UnitOrder
from engine.rulebook.model.among_units import AmongUnits, Quota

VI = {
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
        "Điểm còn là khoảng thì thứ tự cũng là khoảng; đơn vị chưa rõ có trong chỉ tiêu hay không thì ghi"
        " chưa đủ căn cứ."
    ),
    "place": "thứ {} trong {} đơn vị theo điểm",
    "waits": "chưa rõ so với {}",
    "level": "bằng với {}",
    "limit": "chỉ tiêu {}",
    "short": "thứ {}/{} theo điểm",
}
EN = {
    "quota": "no more than {most} may be “{band}”, in order{equal}",
    "units": "{} units",
    "percent": "{} % of the units",
    "open": "; where units are equal at the edge, whoever is competent decides",
    "all": "; units equal at the edge all may",
    "none": "; of units equal at the edge none may",
    "cluster": " within each cluster",
    "type": " within each kind of unit",
    "province": " within each province",
    "more": "the higher “{}” is ahead",
    "less": "the lower “{}” is ahead",
    "order": "Units are ordered by their score, from the highest down{}.",
    "ties": "Of equal score, in turn: {}.",
    "equal": "Those equal still share a place, and the next is counted on (1, 2, 2, 4).",
    "unknown": (
        "While points are ranges, places are ranges too; a unit of which it is open whether it lies within a"
        " quota is undecided."
    ),
    "place": "{} of {} units by points",
    "waits": "open against {}",
    "level": "level with {}",
    "limit": "the quota is {}",
    "short": "place {} of {} by points",
}


def quota_words(quota: Quota, band: str, lang: str = "vi") -> str:
    """Say a quota: `không quá 30 % số đơn vị được xếp “Tốt”, lấy theo thứ tự`."""
    words = VI if lang == "vi" else EN
    return words["quota"].format(most=most_words(quota, lang), band=band, equal=words[quota.if_equal])


def most_words(quota: Quota, lang: str = "vi") -> str:
    words = VI if lang == "vi" else EN
    return words["percent" if quota.percent else "units"].format(number_words(quota.at_most, lang))


def order_sentences(among: AmongUnits, speaker: Speaker) -> Iterator[str]:
    """Say how units are ordered, a sentence each."""
    words = VI if speaker.lang == "vi" else EN
    yield words["order"].format(words[among.within] if among.within is not None else "")
    if among.ties:
        said = (words["more" if t.more else "less"].format(lowered(speaker.fact(t.fact))) for t in among.ties)
        yield words["ties"].format("; ".join(f"{n}) {text}" for n, text in enumerate(said, 1)))
    yield words["equal"]
    yield words["unknown"]


def order_words(order: UnitOrder, lang: str) -> str:
    """Say a place by points in short: `thứ 3/9 theo điểm (cụm 1)`."""
    within = f" ({order.group})" if order.group else ""
    return (VI if lang == "vi" else EN)["short"].format(_range(order.ranks), order.units) + within


def _range(ranks: tuple[int, int]) -> str:
    first, last = ranks
    return str(first) if first == last else f"{first} – {last}"


def place_sentence(order: UnitOrder, name: Callable[[str], str], lang: str) -> str:
    """Say where a unit stands, and because of whom that is open: `thứ 2 – 4 trong 9 đơn vị theo điểm; chưa rõ
    so với …`."""
    words = VI if lang == "vi" else EN
    said = [words["place"].format(_range(order.ranks), order.units)]
    for word, ids in (("waits", order.waits), ("level", order.level)):
        if ids:
            said.append(words[word].format(", ".join(map(name, ids))))
    return "; ".join(said)


def limit_words(quota: Quota, of: int, lang: str) -> str:
    """Say how many a quota comes to: `chỉ tiêu 2 đơn vị`."""
    words = VI if lang == "vi" else EN
    return words["limit"].format(words["units"].format(number_words(Fraction(quota.limit(of)), lang)))
