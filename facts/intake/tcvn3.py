"""TCVN3: Vietnamese typed for `.Vn*` fonts, which a workbook keeps as Western European letters."""

import re
import unicodedata

# TCVN 5712:1993, VN3, as the fonts of the ABC set lay it out.
_LOWER = (
    "µ à ¸ á ¶ ả · ã ¹ ạ ¨ ă » ằ ¾ ắ ¼ ẳ ½ ẵ Æ ặ © â Ç ầ Ê ấ È ẩ É ẫ Ë ậ ® đ "
    "Ì è Ð é Î ẻ Ï ẽ Ñ ẹ ª ê Ò ề Õ ế Ó ể Ô ễ Ö ệ × ì Ý í Ø ỉ Ü ĩ Þ ị "
    "ß ò ã ó á ỏ â õ ä ọ « ô å ồ è ố æ ổ ç ỗ é ộ ¬ ơ ê ờ í ớ ë ở ì ỡ î ợ "
    "ï ù ó ú ñ ủ ò ũ ô ụ \u00ad ư õ ừ ø ứ ö ử ÷ ữ ù ự ú ỳ ý ý û ỷ ü ỹ þ ỵ"
)
_UPPER = "¡ Ă ¢ Â § Đ £ Ê ¤ Ô ¥ Ơ ¦ Ư"
_PAIRS = f"{_LOWER} {_UPPER}".split(" ")
_DECODED = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
_CAPITALS = re.compile(r"\.Vn\w*H$")


def is_tcvn3_font(name: str | None) -> bool:
    """Tell whether text in this font is TCVN3."""
    return name is not None and name.startswith(".Vn")


def text_from_tcvn3(text: str, font: str = ".VnTime") -> str:
    """Return TCVN3 text as Unicode. Convert before cleaning: `ư` is U+00AD, which cleaning would drop.

    Text that already holds letters no TCVN3 font has is left alone: someone pasted it.
    """
    if any(ord(c) > 0xFF for c in text):
        return text
    decoded = unicodedata.normalize("NFC", text.translate(_DECODED))
    return decoded.upper() if _CAPITALS.match(font) else decoded
