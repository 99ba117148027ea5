"""Codes and the numbers that identify someone: text that Excel likes to take for a number."""

import re
import unicodedata
from datetime import timedelta

from facts.intake.grid import Plain
from facts.spelling import cleaned

DASHES = str.maketrans(dict.fromkeys("–—‑−", "-"))
_TOKEN = re.compile(r"[0-9A-ZĐ][0-9A-ZĐ./_-]*")
_CODE = re.compile(r"(?=\D*\d)" + _TOKEN.pattern)  # with a digit, so that a name can't pass for a code
_TWO_WORDS = re.compile(r"[^\W\d_]{2,} +[^\W\d_]+")
_PHONE = re.compile(r"(?:0|\+?84)(?:[\s.()\-]*\d){8,10}")
_PERSONAL = re.compile(
    r"\d{9}|(?:.*\D)?0(?:\d{11}|[1-9]\d{8})(?:\D.*)?"
)  # CMND; CCCD, mobile number in a code
_UNIT = re.compile(r"\d{2}|\d{5}")
_PHONE_MARKS = re.compile(r"[\s.()\-]+")
_IDENTITY_LENGTHS = (9, 10, 12, 13)


def text_from_cell(value: Plain) -> str:
    """Return a cell as its sheet shows it: a whole number without its `.0`, a date as it would be printed."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(abs(value).total_seconds()), 60)
        sign = "-" if value < timedelta() else ""
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    strftime = getattr(value, "strftime", None)
    return str(strftime("%d/%m/%Y")) if hasattr(value, "year") and strftime else str(value)


def code_from_cell(value: Plain) -> str | None:
    """Return a code in capitals without spaces, or None where this is no code."""
    code = _compact(value)
    return code if _CODE.fullmatch(code) and not _is_person(value) else None


def _is_person(value: Plain) -> bool:
    """Tell whether what stands in place of a code is a name typed without accents, or the number of a phone
    or of an identity card, as such or within a code."""
    text = text_from_cell(value)
    digits = re.sub(r"(?<=\d)[\s.]+(?=\d)", "", text)
    if not isinstance(value, str) and len(digits) == len("79204012345"):
        digits = f"0{digits}"  # a number loses its leading 0
    return any((_TWO_WORDS.search(text), _PHONE.fullmatch(text), _PERSONAL.fullmatch(digits)))


def token_from_cell(value: Plain) -> str | None:
    """Return a worker token; the office that gives it may use letters alone."""
    token = _compact(value)
    return token if _TOKEN.fullmatch(token) else None


def _compact(value: Plain) -> str:
    return text_from_cell(value).translate(DASHES).replace(" ", "").upper()


def unit_from_cell(value: Plain) -> str | None:
    """Return a unit (five digits) or province code (two), with the zeros a number has lost."""
    code = code_from_cell(value)
    if code is not None and not isinstance(value, str):
        code = code.zfill(2 if len(code) <= 2 else 5)
    return code if code is not None and _UNIT.fullmatch(code) else None


def phone_from_cell(value: Plain) -> str | None:
    """Return a phone number as 0 and nine digits (ten for a landline), or None."""
    digits = _PHONE_MARKS.sub("", _half_width(value))
    digits = re.sub(r"^(\+84|0084|84(?=\d{9,10}$))0?", "0", digits)
    if not digits.startswith("0"):
        digits = f"0{digits}"
    return digits if re.fullmatch(r"0[1-9][0-9]{8,9}", digits) else None


def identity_from_cell(value: Plain) -> str | None:
    """Return the digits of a CMND (9), CCCD (12) or tax code (10, 13), or None."""
    digits = re.sub(r"[\s.\-]", "", _half_width(value))
    if not isinstance(value, str) and len(digits) in (8, 11):
        digits = f"0{digits}"  # a number loses its leading 0
    return digits if digits.isascii() and digits.isdecimal() and len(digits) in _IDENTITY_LENGTHS else None


def _half_width(value: Plain) -> str:
    """Return a cell as text, its full-width digits and signs as usual ones: ０９１ as 091."""
    return unicodedata.normalize("NFKC", text_from_cell(value))
