"""Invented papers with their truth, and the printer that puts them on paper.

Each paper stands for a layout that laboratories use; each says SAMPLE on itself. `truth` is what a person reads from it: analyte -> value as
`tests.records.typed.show` writes it. `print_paper` makes a PDF with a text layer, `scan_paper` the same as a grey picture without one.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = {
    "sans": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "narrow": "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "serif": "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
}
MARGIN, LINE = 56, 16
SCAN_DPI = 200


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first is the header. `columns` are the places of the columns in points from the left margin."""

    columns: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    is_ruled: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One invented report: its lines from the top ("" is a gap), tables among them, and what is to be read."""

    name: str
    kind: str
    parts: tuple[str | tuple[str, str] | Table, ...]
    truth: dict[str, str] = field(default_factory=dict)
    font: str = "sans"


def print_paper(paper: Paper, path: Path) -> Path:
    """The paper as a PDF with a text layer."""
    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, file))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont(paper.font, 10)
    y = A4[1] - MARGIN
    for part in paper.parts:
        if isinstance(part, Table):
            y = _draw_table(canvas, part, y)
        else:
            left, right = part if isinstance(part, tuple) else (part, "")
            canvas.drawString(MARGIN, y, left)
            canvas.drawString(MARGIN + 260, y, right)
            y -= LINE
    canvas.save()
    return path


def _draw_table(canvas: Canvas, table: Table, y: float) -> float:
    y -= LINE / 2
    for row in table.rows:
        for place, cell in zip(table.columns, row, strict=True):
            canvas.drawString(MARGIN + place, y, cell)
        if table.is_ruled:
            canvas.setLineWidth(0.4)
            canvas.line(MARGIN - 4, y - 5, A4[0] - MARGIN + 4, y - 5)
        y -= LINE + 2
    return y - LINE / 2


def scan_paper(pdf: Path, path: Path, *, degrees: float = 0.6) -> Path:
    """The printed paper as a scanner leaves it: grey, a little askew, with grain. The same every time."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil().convert("L")
    picture = picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(7).normal(0, 9, (picture.height, picture.width))
    pixels = np.clip(np.asarray(picture, dtype=np.float64) + grain, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path, "PDF", resolution=SCAN_DPI, quality=80)
    return path


US_LETTER = Paper(
    "us_hormones",
    "hormone_panel",
    (
        "SAMPLE REFERENCE LABORATORY",
        "",
        ("Patient: SAMPLE PATIENT", "DOB: 03/14/1985"),
        ("Collected: 03/05/2025 08:10", "Reported: 03/06/2025"),
        ("Specimen: SR-4471", "Fasting: Yes"),
        "",
        "REPRODUCTIVE HORMONES",
        Table(
            (0, 190, 260, 310, 400),
            (
                ("TEST NAME", "RESULT", "FLAG", "UNITS", "REFERENCE RANGE"),
                ("FSH", "18.4", "H", "mIU/mL", "1.5-12.4"),
                ("LH", "9.7", "H", "mIU/mL", "1.7-8.6"),
                ("TESTOSTERONE, TOTAL, MS", "231", "L", "ng/dL", "250-1100"),
                ("TESTOSTERONE, FREE", "38.5", "", "pg/mL", "35.0-155.0"),
                ("PROLACTIN", "14.3", "", "ng/mL", "2.0-18.0"),
                ("ESTRADIOL", "<15.0", "", "pg/mL", "< OR = 39"),
                ("FREE ANDROGEN INDEX", "22.1", "", "", "15.0-95.0"),
                ("LDH", "171", "", "U/L", "120-250"),
            ),
        ),
        "Reference ranges apply to adult males. TSH was not requested.",
    ),
    {
        "fsh": "18.4 mIU/mL",
        "lh": "9.7 mIU/mL",
        "testosterone_total": "231 ng/dL",
        "testosterone_free": "38.5 pg/mL",
        "prolactin": "14.3 ng/mL",
        "estradiol": "<15.0 pg/mL",
        "ldh": "171 U/L",
    },
    "narrow",
)

TURKISH_PREVIOUS = Paper(
    "tr_hormon_onceki",
    "hormone_panel",
    (
        "ÖRNEK (SAMPLE) HASTANESİ",
        "HORMON TETKİK SONUÇLARI",
        ("Hasta Adı Soyadı : ÖRNEK HASTA", "Doğum Tarihi : 01.02.1980"),
        ("Numune Alma Tarihi : 10.01.2026 08:30", "Rapor Tarihi : 11.01.2026"),
        Table(
            (0, 150, 205, 265, 350, 420),
            (
                ("Tetkik", "Sonuç", "Birim", "Referans", "12.06.2025", "03.02.2025"),
                ("FSH", "24,15", "mIU/mL", "1,50 - 12,40", "22,04", "19,81"),
                ("LH", "11,23", "mIU/mL", "1,70 - 8,60", "10,12", ""),
                ("Total Testosteron", "2,85", "ng/mL", "2,49 - 8,36", "3,01", "2,99"),
                ("Prolaktin", "9,74", "ng/mL", "4,04 - 15,20", "", ""),
                ("Serbest T4", "1,14", "ng/dL", "0,93 - 1,70", "1,20", ""),
            ),
            is_ruled=True,
        ),
        "Onaylayan: Uzm. Dr. ÖRNEK",
    ),
    {
        "fsh": "24.15 mIU/mL",
        "lh": "11.23 mIU/mL",
        "testosterone_total": "2.85 ng/mL",
        "prolactin": "9.74 ng/mL",
        "free_t4": "1.14 ng/dL",
    },
)

AZOOSPERMIA = Paper(
    "en_azoospermia",
    "semen_analysis",
    (
        "SAMPLE ANDROLOGY CLINIC",
        "SEMEN ANALYSIS REPORT",
        ("Name: SAMPLE PATIENT", "Age: 34 years"),
        ("Date of collection: 12-May-2025 09:40", "Abstinence: 4 days"),
        Table(
            (0, 200, 300),
            (
                ("Parameter", "Observed value", "Normal range (WHO 2021)"),
                ("Volume", "2.4 mL", "1.4 mL or more"),
                ("pH", "7.6", "7.2 or more"),
                ("Liquefaction time", "25 min", "up to 60 min"),
                ("Viscosity", "Normal", "Normal"),
                ("Sperm concentration", "0 million/mL", "16 million/mL or more"),
                ("Round cells", "0.6 million/mL", "< 5 million/mL"),
                ("Leukocytes", "1-2 /HPF", ""),
                ("Fructose (qualitative)", "Positive", "Positive"),
            ),
        ),
        "Microscopy: no spermatozoa were seen in the native sample. After centrifugation at 3000 g for",
        "15 minutes the whole pellet was examined and no spermatozoa were found.",
        "Impression: Azoospermia. A repeat analysis is advised.",
    ),
    {
        "abstinence": "4 days",
        "semen_volume": "2.4 mL",
        "semen_ph": "7.6",
        "liquefaction_time": "25 min",
        "semen_viscosity": "Normal",
        "sperm_concentration": "0 million/mL",
        "round_cells": "0.6 million/mL",
        "semen_fructose_qualitative": "positive",
        "sperm_seen": "none",
        "pellet_examined": "yes",
    },
    "serif",
)

TURKISH_LINES = Paper(
    "tr_spermiogram_satirlar",
    "semen_analysis",
    (
        "ÖRNEK (SAMPLE) TÜP BEBEK MERKEZİ",
        "SPERMİYOGRAM",
        "Adı Soyadı: ÖRNEK HASTA",
        "Numune Tarihi: 03.06.2025     Cinsel Perhiz: 3 gün",
        "",
        "Makroskopik inceleme",
        "Hacim: 3,2 mL (>1,4)",
        "pH: 8,0 (>7,2)",
        "Likefaksiyon: 30 dk",
        "Viskozite: Normal",
        "Mikroskopik inceleme",
        "Sperm konsantrasyonu: 8,6 milyon/mL (>16)",
        "Toplam sperm sayısı: 27,5 milyon (>39)",
        "İleri hareketli (PR): 19 % (>30)",
        "Yerinde hareketli (NP): 12 %",
        "Hareketsiz (IM): 69 %",
        "Normal morfoloji: 2 % (>4)",
        "Lökosit: 2-3 /saha",
        "Sonuç: Oligoastenoteratozoospermi.",
    ),
    {
        "abstinence": "3 gün",
        "semen_volume": "3.2 mL",
        "semen_ph": "8.0",
        "liquefaction_time": "30 dk",
        "semen_viscosity": "Normal",
        "sperm_concentration": "8.6 milyon/mL",
        "sperm_total": "27.5 milyon",
        "motility_progressive": "19 %",
        "motility_nonprogressive": "12 %",
        "sperm_immotile": "69 %",
        "sperm_normal_forms": "2 %",
        "sperm_seen": "present",
    },
)

KARYOTYPE = Paper(
    "en_karyotype",
    "karyotype",
    (
        "SAMPLE GENETICS CENTRE",
        "CYTOGENETICS REPORT",
        ("Name: SAMPLE PATIENT", "Received: 21 August 2025"),
        "Indication: azoospermia",
        "Specimen: peripheral blood, G-banding, 550 bands",
        "Cells analysed: 30",
        "",
        "Result: 47,XXY[30]",
        "Normal male karyotype: 46,XY",
        "Interpretation: all cells show an additional X chromosome. Genetic counselling is recommended.",
    ),
    {"karyotype": "47,XXY"},
    "narrow",
)

MICRODELETION = Paper(
    "tr_mikrodelesyon",
    "y_microdeletion",
    (
        "ÖRNEK (SAMPLE) GENETİK LABORATUVARI",
        "Y KROMOZOMU MİKRODELESYON ANALİZİ",
        ("Hasta: ÖRNEK HASTA", "Rapor Tarihi: 14.08.2025"),
        Table(
            (0, 110, 220),
            (
                ("Bölge", "STS", "Sonuç"),
                ("AZFa", "sY84", "Var"),
                ("AZFa", "sY86", "Var"),
                ("AZFb", "sY127", "Var"),
                ("AZFb", "sY134", "Var"),
                ("AZFc", "sY254", "Yok"),
                ("AZFc", "sY255", "Yok"),
                ("Kontrol", "ZFX/ZFY", "Var"),
            ),
            is_ruled=True,
        ),
        "Sonuç: AZFc bölgesinde delesyon saptanmıştır.",
    ),
    {
        "sts_sy84": "present",
        "sts_sy86": "present",
        "sts_sy127": "present",
        "sts_sy134": "present",
        "sts_sy254": "absent",
        "sts_sy255": "absent",
        "sts_zfx_zfy": "present",
        "azf_c": "deleted",
    },
)

PAPERS = (US_LETTER, TURKISH_PREVIOUS, AZOOSPERMIA, TURKISH_LINES, KARYOTYPE, MICRODELETION)


def shuffled(paper: Paper, seed: int) -> Paper:
    """The paper with the rows of its tables in another order."""
    order = random.Random(seed)
    parts = []
    for part in paper.parts:
        if isinstance(part, Table):
            body = list(part.rows[1:])
            order.shuffle(body)
            part = Table(part.columns, (part.rows[0], *body), part.is_ruled)
        parts.append(part)
    return Paper(paper.name, paper.kind, tuple(parts), paper.truth, paper.font)
