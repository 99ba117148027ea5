"""A phone number as it is dialled today, whenever it was written."""

# Eleven-digit mobile numbers lost a digit on 15 September 2018 (Quyết định 798/QĐ-BTTTT, 25 May 2018).
_CHANGED = """
    0120 070, 0121 079, 0122 077, 0126 076, 0128 078, 0123 083, 0124 084, 0125 085, 0127 081, 0129 082,
    0186 056, 0188 058, 0199 059
"""
_TODAY = {f"016{n}": f"03{n}" for n in range(2, 10)} | dict(pair.split() for pair in _CHANGED.split(","))
_OLD_MOBILE = 11


def dialled(text: str) -> str:
    """Return the digits of a number: `0168 912 3456` of before September 2018 is `0389123456`."""
    digits = "".join(c for c in text if c.isdigit())
    return _TODAY.get(digits[:4], digits[:4]) + digits[4:] if len(digits) == _OLD_MOBILE else digits
