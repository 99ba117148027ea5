"""A watermark behind every page of a Word document, drawn as Word itself draws one."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml

_SHAPE = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
</v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="watermark{number}" o:spid="_x0000_s{id}" type="#_x0000_t136" fillcolor="#d9d9d9" stroked="f"
 style="position:absolute;margin-left:0;margin-top:0;width:560pt;height:44pt;rotation:308;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin">
<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string={text}/></v:shape></w:pict></w:r>"""


def add_watermark(section: Any, text: str) -> None:
    """Put the text behind the first page and all others of a section."""
    for number, header in enumerate((section.first_page_header, section.header), 1):
        shape = _SHAPE.format(number=number, id=2048 + number, text=quoteattr(text))
        header.paragraphs[0]._p.append(parse_xml(shape))
