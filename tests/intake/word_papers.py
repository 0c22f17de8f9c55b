"""Word documents made from their XML, for tests. Everything in them is invented and marked SAMPLE."""

import io
import zipfile
from collections.abc import Mapping, Sequence

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_EMU_PER_CM = 360_000
HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="head"/></w:sectPr>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inside)}</w:p>"


def lines(*texts: str) -> str:
    return "".join(paragraph(run(text)) for text in texts)


def table(*rows: Sequence[str], widths: Sequence[int] = (), properties: str = "") -> str:
    """Rows of cell texts; `widths` in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = ("".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def shown(link: str, *, across: float = 16.0, down: float = 22.0) -> str:
    """A picture in the text, as large on the paper as said, in centimetres."""
    size = f'<wp:extent cx="{round(across * _EMU_PER_CM)}" cy="{round(down * _EMU_PER_CM)}"/>'
    return paragraph(f'<w:r><w:drawing><wp:inline>{size}<a:blip r:embed="{link}"/></wp:inline></w:drawing></w:r>')


def word_file(body: str, *, parts: Mapping[str, bytes | str] | None = None, targets: Mapping[str, str] | None = None, prologue: str = "") -> bytes:
    """A DOCX with this body; `targets` are what its relationship ids refer to, an address with "://" outside the file."""
    links = "".join(
        f'<Relationship Id="{link}" Type="x" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if "://" in target else ""}/>'
        for link, target in (targets or {}).items()
    )
    everything = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0"?>{prologue}<w:document {_SPACES}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in everything.items():
            package.writestr(name, content)
    return out.getvalue()


def header_part(*texts: str) -> str:
    return f"<w:hdr {_SPACES}>{lines(*texts)}</w:hdr>"
