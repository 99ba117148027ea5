"""What a file is by its name, and by its first bytes where the name tells nothing: a return, or why not."""

from pathlib import PurePath

from facts.message_tables import texts_in

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods")
CSV = ".csv"
_KINDS = {
    code: tuple(suffixes.split())
    for code, suffixes in texts_in("""
packed .zip .rar .7z .gz .tgz .tar .bz2 .xz .zst .cab
mail .eml .msg .mht .mhtml .mbox .pst .tnef .dat
unfinished .download .crdownload .part .partial .opdownload .tmp .temp .bak
other_spreadsheet .fods .ots .sxc .et .ett .numbers .txt .tsv .tab .prn .dif .slk .xml .htm .html .dbf .json
    .gsheet .xla .xlam .xlt .xlw .wk1 .123
not_a_return .pdf .doc .docx .docm .rtf .odt .wps .ppt .pptx .jpg .jpeg .png .tif .tiff .heic .webp .bmp .gif
""").items()
}
_BY_SUFFIX = {suffix: code for code, suffixes in _KINDS.items() for suffix in suffixes}
_DROPPED = ("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "__macosx")
_OWNED = ("~$", "._", ".~lock.")  # a program's mark that a file is open, a Mac's notes on it
_SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
FIRST_BYTES = 8


def suffix_of(name: str) -> str:
    """Return `.xlsx` for `a.XLSX ` too: a space at the end is seen by no one."""
    return PurePath(name.rstrip()).suffix.lower()


def left_by_system(name: str) -> bool:
    """Tell whether a file is what systems and programs put beside the files of people."""
    bare = name.casefold()
    return bare in (".ds_store", ".directory", *_DROPPED) or bare.startswith(_OWNED)


def why_no_return(name: str, first: bytes) -> tuple[str, str] | None:
    """Return a file's fault by its name, and the right name of a workbook; None for a return."""
    suffix = suffix_of(name)
    if suffix in WORKBOOKS:
        return ("hidden_file", name.lstrip(".")) if name.startswith(".") else None
    wanted = _named_right(name, first)
    if suffix in _BY_SUFFIX and (suffix in _KINDS["packed"] or not wanted):
        return _BY_SUFFIX[suffix], ""
    if suffix == CSV:
        return "stray_csv", ""
    return ("misnamed_workbook", wanted) if wanted else ("unknown_kind", "")


def _named_right(name: str, first: bytes) -> str:
    """Return the name of a workbook called otherwise (`a.xlsx.download`, `a`); '' where it is none."""
    inner = PurePath(name.rstrip()).stem
    if suffix_of(inner) in WORKBOOKS and first.startswith(_SIGNS):
        return inner.strip()
    if not first.startswith(_SIGNS) or suffix_of(name) in _BY_SUFFIX:
        return ""
    return name.strip() + (".xlsx" if first.startswith(b"PK") else ".xls")
