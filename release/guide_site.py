"""The user guide as one site that is read without a network.

    python -m release.guide_site OUT

MkDocs builds it from `docs/`; as a hook this module adds the pages that lie elsewhere or are made from the
program: README as the first page, the rule language, the changelog, every code of a fault with an example.
"""

from __future__ import annotations

import logging
import posixpath
import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[1]
CONFIG = Path(__file__).with_name("mkdocs.yml")
ELSEWHERE = {"index.md": "README.md", "rules/README.md": "rules/README.md", "CHANGELOG.md": "CHANGELOG.md"}
"""Pages of the site that are files outside `docs/`, from the root of the project."""
FAULTS = "ma-loi.md"
WORDS = {
    "Search": "Tìm",
    "Previous": "Trang trước",
    "Next": "Trang sau",
    "Close": "Đóng",
    "Keyboard Shortcuts": "Phím tắt",
    "Keys": "Phím",
    "Action": "Việc",
    "Open this help": "Mở trang trợ giúp này",
    "Next page": "Trang sau",
    "Previous page": "Trang trước",
    "From here you can search these documents. Enter your search terms below.": "Tìm trong tài liệu:",
    "Search...": "Tìm…",
    "Type search term here": "Gõ điều cần tìm",
    "Table of Contents": "Mục lục",
    "No results found": "Không tìm thấy",
    "Page not found": "Không có trang này",
    "Documentation built with %(mkdocs_link)s.": "Tài liệu làm bằng %(mkdocs_link)s.",
}
"""What the theme says, by its English."""
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s#]+)(#[^)\s]*)?\)")


def built(out: Path) -> None:
    """Build the site into a folder. Raise Abort where a link or a page is missing."""
    logging.getLogger("mkdocs.localization").setLevel(logging.ERROR)  # it has no Vietnamese: `WORDS` has
    build(load_config(str(CONFIG), strict=True, site_dir=str(out.resolve())))


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that do not lie in `docs/`."""
    sys.path.insert(0, str(ROOT))
    from tests.engine.rulebook.catalogue import page

    for name, path in ELSEWHERE.items():
        files.append(File.generated(config, name, content=(ROOT / path).read_text("utf-8")))
    files.append(File.generated(config, FAULTS, content=page()))
    return files


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Say the theme's own words in Vietnamese, which MkDocs has no catalogue for."""
    env.install_gettext_callables(
        lambda text: WORDS.get(text, text), lambda one, many, n: WORDS.get(one if n == 1 else many, many)
    )
    return env


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Let links between files of the project lead between pages; name what is no page."""
    here = page.file.src_uri
    source = ELSEWHERE.get(here, f"docs/{here}")
    pages = {path: name for name, path in ELSEWHERE.items()}

    def led(match: re.Match[str]) -> str:
        image, text, target, anchor = match[1], match[2], match[3], match[4] or ""
        if "://" in target or target.startswith("mailto:"):
            return match[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        name = pages.get(path) or path.removeprefix("docs/")
        if files.get_file_from_path(name) and (path in pages or path.startswith("docs/")):
            return f"{image}[{text}]({posixpath.relpath(name, posixpath.dirname(here) or '.')}{anchor})"
        return match[0] if not (ROOT / path).exists() else f"{text} (`{path}`)"

    return LINK.sub(led, markdown)


if __name__ == "__main__":
    built(Path(sys.argv[1]))
