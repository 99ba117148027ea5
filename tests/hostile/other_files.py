"""What else lies in a folder of returns: documents, old workbooks, csv, links, pipes, names."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.facts.binary_workbooks import xlsb
from tests.facts.test_old_workbooks import ods, pages, shown, xls
from tests.hostile.workbooks import void

COVER = "Mã đơn vị,30985\nKỳ báo cáo,2020\nNgày lập,10/12/2020\n"
ODS: Mapping[str, tuple[str, str]] = {
    "900 triệu dấu cách": ("Quán Mưa Đêm", 'a<text:s text:c="900000000"/>b'),
    "tỷ dòng trống rồi ô": (
        "<table:table-row>",
        (
            "<table:table-row"
            ' table:number-rows-repeated="1000000000"><table:table-cell/></table:table-row><table:table-row>'
        ),
    ),
    "tỷ ô lặp": ("<table:table-cell ", '<table:table-cell table:number-columns-repeated="1000000000" '),
    "triệu dòng lặp": ("<table:table-row>", '<table:table-row table:number-rows-repeated="1000000">'),
    "lặp âm": ("<table:table-row>", '<table:table-row table:number-rows-repeated="-3">'),
    "lặp chữ": ("<table:table-row>", '<table:table-row table:number-rows-repeated="x">'),
    "thực thể": ("?>", '?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
    "lồng sâu": ("<table:table-row>", "<text:a>" * 200_000 + "</text:a>" * 200_000 + "<table:table-row>"),
    "không đóng": ("</table:table-row>", ""),
}


def ods_with(kind: str, path: Path) -> None:
    before, after = ODS[kind]
    made = ods(path, pages())
    with zipfile.ZipFile(made) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["content.xml"] = parts["content.xml"].decode().replace(before, after, 1).encode()
    with zipfile.ZipFile(made, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def _noisy(make: Callable[[Path], Path]) -> Callable[[Path, random.Random], None]:
    def write(path: Path, rng: random.Random) -> None:
        content = bytearray(make(path).read_bytes())
        for _ in range(rng.randint(1, 60)):
            content[rng.randrange(len(content))] = rng.randrange(256)
        path.write_bytes(bytes(content[: rng.randint(len(content) // 2, len(content))]))

    return write


def _csv(rows: str | bytes, cover: str | bytes = COVER) -> Callable[[Path, random.Random], None]:
    def write(path: Path, rng: random.Random) -> None:
        path.mkdir()
        for name, content in (("B00.csv", cover), ("B02.csv", rows)):
            (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def _link(target: str) -> Callable[[Path, random.Random], None]:
    return lambda path, rng: path.symlink_to(target)


def _bytes(content: bytes) -> Callable[[Path, random.Random], None]:
    return lambda path, rng: void(path.write_bytes(content))


def _deep(path: Path, rng: random.Random) -> None:
    path.mkdir()
    at = os.open(path, os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=at)
        below = os.open("d", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)


def _zeros(path: Path, rng: random.Random) -> None:
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)


def _empty_zip() -> bytes:
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    return made.getvalue()


HEAD = "Mã cơ sở,Tên cơ sở,Loại hình\n"
OTHERS: Mapping[str, tuple[str, Callable[[Path, random.Random], None]]] = {
    "xls nhiễu": (".xls", _noisy(lambda path: xls(path, pages()))),
    "xlsb nhiễu": (".xlsb", _noisy(lambda path: xlsb(path, shown(pages())))),
    "ods nhiễu": (".ods", _noisy(lambda path: ods(path, pages()))),
    "csv 200 nghìn dòng": ("", _csv(HEAD + "x,y,z\n" * 200_000)),
    "csv 20 nghìn cột": ("", _csv(HEAD + "x," * 20_000)),
    "csv ngoặc mở": ("", _csv(HEAD + '30985-CS-001,"Quán\n' + "x,y,z\n" * 50)),
    "csv byte không": ("", _csv(b"\0" * 100_000)),
    "csv UTF-16 cắt": ("", _csv(b"\xff\xfea")),
    "csv ô hai MB": ("", _csv(HEAD + "x" * 2_000_000 + ",y,z\n")),
    "csv ký tự điều khiển": ("", _csv(HEAD + "30985-CS-001,\x1b[2J\u202eQuán,karaoke\x07\n")),
    "csv bìa trống": ("", _csv(HEAD, b"")),
    "ống dẫn": (".xlsx", lambda path, rng: os.mkfifo(path)),
    "liên kết tới số không": (".xlsx", _link("/dev/zero")),
    "liên kết tới thư mục gốc": ("", _link("/")),
    "liên kết gãy": (".xlsx", _link("không có")),
    "liên kết vòng": (".xlsx", lambda path, rng: path.symlink_to(path.name)),
    "thư mục 1200 tầng": ("", _deep),
    "thư mục tên tệp": (".xlsx", lambda path, rng: path.mkdir()),
    "ba GB số không": (".xlsx", _zeros),
    "tệp trống": (".xlsx", _bytes(b"")),
    "zip trống": (".xlsx", _bytes(_empty_zip())),
    "trang web": (".xls", _bytes(b"<html><table><tr><td>B00</td></tr></table></html>")),
    "OLE rỗng": (".xls", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000))),
    "OLE vòng": (
        ".xls",
        _bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(16)
            + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
            + bytes(6)
            + b"\x00\x00\x00\x00" * 200
        ),
    ),
    "mẫu có macro": (".xltm", _bytes(b"PK\x03\x04x")),
    "tải dở": (".xlsx.download", _bytes(b"PK\x03\x04x")),
    "tệp tạm": (".xlsx.tmp", _bytes(b"\0\0")),
    "tên có dấu cách cuối": (".xlsx ", _bytes(b"PK\x03\x04x")),
    "văn bản": (".txt", _bytes(b"Ma co so")),
    "bảng tab": (".tsv", _bytes(b"a\tb")),
    "nén": (".xlsx.gz", _bytes(b"\x1f\x8b")),
    "thư": (".eml", _bytes(b"From: a")),
    "thư Outlook": (".msg", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    "ods phẳng": (".fods", _bytes(b"<?xml")),
    "không đuôi": ("", _bytes(b"PK\x03\x04")),
    "ẩn": ("", lambda path, rng: void(path.with_name(f".{path.name}.xlsx").write_bytes(b"x"))),
    "đảo chiều \u202exslx": (".xlsx", _bytes(b"x")),
    "xuống\ndòng \x1b[31m": (".xlsx", _bytes(b"x")),
    "tên dài " + "x" * 180: (".xlsx", _bytes(b"x")),
}
