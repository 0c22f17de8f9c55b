"""Which papers do the invented patients hold, and what truly stands on them?

In: days, people, numbers. Out: `Paper`: a file as a patient would send it, and the truth about every page of it, with which the demo's nurse
compares what the machine has read. The pages themselves are drawn by `bench/records`; each says SAMPLE.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bench.records import papers, sheet, wear
from bench.records.papers import Person

PHOTO_DPI, SCAN_DPI, COPY_DPI = 300, 200, 75


class Printed(NamedTuple):
    """What a page says about one analyte: the number and unit as printed, or a coded answer."""

    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of paper, and what it says by analyte."""

    sheet: sheet.Sheet
    says: Mapping[str, Printed]


@dataclass(frozen=True, slots=True)
class Paper:
    """One file. `pages` is the truth, page by page; a file that cannot be read has none."""

    name: str
    data: bytes
    pages: tuple[Mapping[str, Printed], ...] = ()


def semen(on: date, person: Person, *, number: int, volume: str = "2.8") -> Leaf:
    """A sample without sperm, its pellet searched."""
    says = {
        "abstinence": Printed("4", "days"),
        "semen_volume": Printed(volume, "mL"),
        "semen_ph": Printed("7.6"),
        "liquefaction_time": Printed("25", "min"),
        "sperm_concentration": Printed("0", "x10^6/mL"),
        "sperm_total": Printed("0", "x10^6"),
        "round_cells": Printed("0.4", "x10^6/mL"),
        "sperm_seen": Printed("none"),
        "pellet_examined": Printed("yes"),
    }
    return Leaf(papers.semen_paper(on, person=person, number=number, volume=volume), says)


def hormones(on: date, person: Person, *, number: int, fsh: str, lh: str, testosterone: str) -> Leaf:
    says = {
        "fsh": Printed(fsh, "IU/L"),
        "lh": Printed(lh, "IU/L"),
        "testosterone_total": Printed(testosterone, "nmol/L"),
        "prolactin": Printed("212", "mIU/L"),
        "estradiol": Printed("88", "pmol/L"),
        "tsh": Printed("1.92", "mIU/L"),
    }
    return Leaf(papers.hormone_paper(on, person=person, number=number, fsh=fsh, lh=lh, testosterone=testosterone), says)


def genetics(on: date, person: Person, *, number: int, deleted: Sequence[str] = ()) -> Leaf:
    """A karyotype and the markers of the Y chromosome; `deleted` names markers as printed, such as sY254."""
    markers = {"sts_" + _code(marker): Printed("absent" if marker in deleted else "present") for marker in papers.MARKERS}
    says = {"karyotype": Printed("46,XY")} | markers
    if not deleted:
        says |= {region: Printed("intact") for region in ("azf_a", "azf_b", "azf_c")}
    return Leaf(papers.genetics_paper(on, person=person, number=number, deleted=deleted), says)


def turkish_semen(on: date, person: Person) -> Leaf:
    """A Turkish sample without a word about a pellet."""
    says = {
        "abstinence": Printed("3", "gün"),
        "semen_volume": Printed("2,5", "mL"),
        "semen_ph": Printed("7,8"),
        "sperm_concentration": Printed("0", "milyon/mL"),
        "sperm_total": Printed("0", "milyon"),
        "sperm_seen": Printed("none"),
    }
    return Leaf(papers.turkish_semen_paper(on, person=person), says)


def turkish_hormones(on: date, person: Person) -> Leaf:
    says = {
        "fsh": Printed("18,4", "mIU/mL"),
        "lh": Printed("9,2", "mIU/mL"),
        "testosterone_total": Printed("3,85", "ng/mL"),
        "prolactin": Printed("9,7", "ng/mL"),
    }
    return Leaf(papers.turkish_hormone_paper(on, person=person), says)


def as_printed_file(name: str, *leaves: Leaf) -> Paper:
    """A PDF with a text layer, as a laboratory's portal gives it."""
    return Paper(name, sheet.as_text_pdf([leaf.sheet for leaf in leaves]), tuple(leaf.says for leaf in leaves))


def as_scan(name: str, *leaves: Leaf, seed: int) -> Paper:
    """A PDF of pictures from an office scanner."""
    pictures = [wear.scanned(sheet.as_picture(leaf.sheet, dpi=SCAN_DPI), seed=seed + place) for place, leaf in enumerate(leaves)]
    return Paper(name, sheet.as_picture_pdf(pictures, dpi=SCAN_DPI), tuple(leaf.says for leaf in leaves))


def as_photo(name: str, leaf: Leaf, *, seed: int, dpi: int = PHOTO_DPI) -> Paper:
    """A telephone's photo; of a copy, where `dpi` is less than a printer's."""
    return Paper(name, wear.photographed(sheet.as_picture(leaf.sheet, dpi=dpi), seed=seed), (leaf.says,))


def cut_off(name: str) -> Paper:
    """A PDF of which only the beginning has arrived."""
    return Paper(name, b"%PDF-1.7\nSAMPLE: this is where the connection broke")


def _code(marker: str) -> str:
    """`SRY (sY14)` is kept under sy14, `ZFX/ZFY` under zfx_zfy."""
    return marker.rpartition("(")[2].rstrip(")").replace("/", "_").lower()
