"""Which parts does a Word file hold, without trusting how it was packed?

In: the bytes of a DOCX (ECMA-376: a ZIP of XML parts and pictures), inside the confined reader. Out: parts by name, XML as trees. Nothing is unpacked
but what is asked for, each part counted while it is unpacked (declared sizes can lie); no entity, no document type, no reference to anything outside
the file is followed. Not here: what the XML means (`docx_text.py`).
"""

import io
import posixpath
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from intake.errors import Damaged, NeedsPassword, TooComplex

_MOST_PARTS = 5_000
_MOST_XML = 24 << 20  # bytes of all XML parts together; a hundred typed pages have about three million
_MAIN = re.compile(r"word/document\d*\.xml")
# What the ZIP and deflate code of the standard library raises on broken parts, an unknown method and a locked one among it.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, KeyError, OverflowError)


class Parts:
    """The parts of one DOCX file."""

    def __init__(self, data: bytes) -> None:
        """Raises Damaged, TooComplex."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise Damaged from error
        names = self._zip.namelist()
        if len(names) > _MOST_PARTS:
            raise TooComplex
        self._left = _MOST_XML
        self.main = next((name for name in names if _MAIN.fullmatch(name)), "")
        if not self.main:
            raise Damaged

    def read(self, name: str, most: int) -> bytes | None:
        """The bytes of a part; None where there is none. Raises TooComplex when it has more than `most`, Damaged, NeedsPassword."""
        try:
            with self._zip.open(name) as part:
                data = part.read(most + 1)
        except KeyError:
            return None
        except RuntimeError as error:  # zipfile's word for an encrypted part
            raise NeedsPassword from error
        except _BROKEN as error:
            raise Damaged from error
        if len(data) > most:
            raise TooComplex
        return data

    def read_xml(self, name: str) -> Element | None:
        """The tree of an XML part; None where there is none. Raises as `read`; TooComplex also for document types and entities."""
        data = self.read(name, self._left)
        if data is None:
            return None
        self._left -= len(data)
        try:
            return fromstring(data, forbid_dtd=True)
        except DefusedXmlException as error:
            raise TooComplex from error
        except (ParseError, ValueError, LookupError) as error:
            raise Damaged from error

    def find_targets(self, name: str) -> dict[str, str]:
        """What the part `name` refers to: part names by relationship id; "" for whatever lies outside the file."""
        folder, base = posixpath.split(name)
        tree = self.read_xml(f"{folder}/_rels/{base}.rels")
        return {} if tree is None else {link.get("Id", ""): _target(link, folder) for link in tree}


def _target(link: Element, folder: str) -> str:
    if link.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
