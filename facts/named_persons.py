"""Where a short text, as a file's name or a cell, names a person: by the family names Vietnamese have."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import pairwise

from facts.spelling import cleaned, folded, respelled

_SYLLABLE = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r" ?|_+|\.+|-+")  # what stands between two syllables of one name


def _listed(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split(", "))


_SURE = _listed("""
    nguyễn, trần, lê, phạm, hoàng, huỳnh, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đinh, trương,
    lâm, trịnh, đào, thạch, tô, tạ, quách, mạc, vương, tăng, phùng, triệu, đàm, kiều, lưu, tống
""")
_MAYBE = _listed("""
    đoàn, mai, cao, lương, hà, danh, châu, la, thái, từ, giang, chung, sơn, kim, nghiêm, diệp, nông,
    hứa, ninh, thị, neang
""")
_COMMON = _listed(
    "nguyen, tran, le, pham, hoang, huynh, phan, vu, vo, dang, bui, do, ho, ngo, duong, ly, dinh"
)
_FAMILY = {**{respelled(name): True for name in _SURE}, **{respelled(name): False for name in _MAYBE}}
_MIDDLE = frozenset({"van", "thi"})
_TITLES = frozenset(map(respelled, ("ông", "bà", "chị")))
# Two syllables that begin like a name and are none, as reports have them.
_NO_NAMES = _listed("""
    ho so, ho kinh, ho boi, ho tro, ho dan, ho gia, vu truong, vu viec, vu an, vu khi, vu luc, pham vi,
    pham luat, pham phap, pham toi, pham nhan, ly do, ly lich, ly thuyet, tang giam, tang cuong, tang
    them, tang so, luu tru, luu y, luu dong, luu hanh, duong tinh, duong lich, duong day, duong pho, dao
    tao, do thi, do xe, to chuc, to giac, to dan, to truong, to kiem, le hoi, le phi, lam viec, lam
    nghiep, lam thoi, dang ky, dang kiem, dang vien, dang uy, vo thuat, hoang hon, phan loai, phan cong,
    phan tich, phan mem, phan anh, nguyen nhan, nguyen tac, nguyen ven, nguyen lieu, dinh ky, dinh
    huong, dinh muc, dinh gia, danh sach, danh muc, danh gia, danh ba, doan kiem, doan lien, doan the,
    doan thanh, doan vien, cao diem, cao tang, mai dam, mai toi, luong thuc, luong thang, ha noi, ha
    tien, chau thanh, tu van, tu vong, tu choi, thai do, chung cu, chung nhan, thi tran, thi xa, truong
    hop, truong ap, truong phong, truong hoc, nghiem trong, ninh kieu, kim khi, giang thanh, ba ria
""")
# A syllable before it that makes it none.
_AFTER = _listed("""
    vi pham, toi pham, xam pham, quy pham, quan ly, xu ly, dai ly, phap ly, tam ly, thi tran, bao cao,
    gia tang, chu truong, bieu duong, tuyen duong, ty le, thu ho, to dan, ca ho, mot ho, so ho, chua do,
    loai do
""")


def named_persons(text: str, places: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield where persons are named: from the family name to the end of the words after it. The names of
    `places`, folded, are no persons' where a text (`as_read`) has them: `Lê Lợi`."""
    plain = text.isascii()
    for run in _runs(text):
        n = 0
        while n < len(run):
            place = _place_length(text, run[n:], places)
            if place or not _begins(text, run, n, plain):
                n += place or 1
                continue
            yield run[n][0], run[-1][1]
            break


def names_person(text: str) -> bool:
    """Tell whether a text names a person, however it is typed."""
    return any(named_persons(as_read(text)))


def as_read(text: str) -> str:
    """Return a text as it is read: no sign that takes no room, one way to write each letter."""
    return cleaned("".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf"))


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the syllables that stand together, each by where it begins and ends."""
    run: list[tuple[int, int]] = []
    for match in _SYLLABLE.finditer(text):
        first, last = match.span()
        humps = (n for n in range(first + 1, last) if text[n - 1].islower() and text[n].isupper())
        cuts = [first, *humps, last]  # NguyễnThịX
        if run and not _BETWEEN.fullmatch(text, run[-1][1], match.start()):
            yield run
            run = []
        run += pairwise(cuts)
    if run:
        yield run


def _place_length(text: str, run: list[tuple[int, int]], places: Collection[str]) -> int:
    words = [folded(text[a:b]) for a, b in run]
    return max((n for n in range(1, len(words) + 1) if " ".join(words[:n]) in places), default=0)


def _begins(text: str, run: list[tuple[int, int]], n: int, plain: bool) -> bool:
    """Tell whether a person's name begins at a syllable of a run."""
    words = [text[a:b] for a, b in run[n : n + 3]]
    if len(words) < 2:
        return False
    first, second = folded(words[0]), folded(words[1])
    before = folded(text[slice(*run[n - 1])]) if n else ""
    if f"{first} {second}" in _NO_NAMES or f"{before} {first}" in _AFTER:
        return False
    capitals = all(word[0].isupper() for word in words)
    if respelled(words[0]) in _TITLES:
        return words[1][0].isupper()
    if plain:
        named = second in _MIDDLE or (capitals and n == 0)
        return first in _COMMON and named and (len(words) > 2 or (second in _MIDDLE and n > 0))
    sure = _FAMILY.get(respelled(words[0]))
    if sure is None:
        return False
    if second in _MIDDLE:  # a given name after it, or before: Lan Nguyễn Thị
        return len(words) > 2 or n > 0
    return capitals or words[0].islower() if sure else capitals and len(words) > 2 and n == 0
