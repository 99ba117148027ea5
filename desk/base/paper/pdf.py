"""A document on paper as PDF, set by Typst in Liberation Serif, which the program brings along."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from desk.base.paper.content import Printed

HERE = Path(__file__).resolve().parent
LAYOUT, FONTS = HERE / "layout.typ", HERE / "fonts"


def pdf_of(document: Printed) -> bytes:
    """Return the PDF: the same document gives the same bytes. Raise RuntimeError at a warning."""
    content = json.dumps({**asdict(document), "title": document.title}, ensure_ascii=False)
    import typst  # large: loaded by who makes a PDF

    made, warnings = typst.compile_with_warnings(
        str(LAYOUT),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"content": content},
    )
    if warnings:
        raise RuntimeError("; ".join(warning.message for warning in warnings))
    return bytes(made)
