"""What a zipped workbook may be before anything in it is looked at."""

import io
import zipfile

from facts.intake.problems import FileFault

MAX_BYTES = 100 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200  # a sheet of repeated cells packs about 30 to 1
_RATIO_FROM = 20 * 1024 * 1024  # below this even a bomb is harmless


def check_archive(content: bytes, file: str) -> list[zipfile.ZipInfo]:
    """Return the members of a zipped workbook, or raise FileFault where it is none, or a bomb, or locked."""
    if not content:
        raise FileFault("empty_file", file)
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileFault("not_a_workbook", file) from error
    unpacked = sum(m.file_size for m in members)
    if unpacked > MAX_UNPACKED or (unpacked > _RATIO_FROM and unpacked > MAX_RATIO * len(content)):
        raise FileFault("zip_bomb", file)
    if any(m.flag_bits & 1 for m in members):
        raise FileFault("password_protected", file)
    return members
