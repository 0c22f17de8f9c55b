"""What stands on the invented pages: semen analyses, hormone panels, a karyotype with a Y-microdeletion table; English and Turkish.

In: dates, numbers, a name. Out: a `Sheet`. The laboratories, people and numbers are invented; every page says SAMPLE.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bench.records.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    name: str = "John Sample"
    birth_date: date = date(1988, 3, 14)


Row = tuple[str, str, str, str]  # test, result, unit, reference range
COLUMNS = (18, 88, 122, 156)
ENGLISH = ("Patient", "Date of birth", "Collected", "Reported", "Accession")
TURKISH = ("Adı Soyadı", "Doğum Tarihi", "Numune Alma Tarihi", "Rapor Tarihi", "Protokol No")
MARKERS = {
    "ZFX/ZFY": "control",
    "SRY (sY14)": "control",
    "sY84": "AZFa",
    "sY86": "AZFa",
    "sY127": "AZFb",
    "sY134": "AZFb",
    "sY254": "AZFc",
    "sY255": "AZFc",
}


def semen_paper(on: date, *, person: Person = Person(), number: int = 1, volume: str = "2.8", pellet: bool = True) -> Sheet:
    """An English semen analysis without sperm, with or without a searched pellet."""
    sheet = _headed(
        "NORTHFIELD ANDROLOGY LABORATORY",
        "SEMEN ANALYSIS",
        person,
        on,
        f"NF-{number:05}",
        ("Patient", "Date of birth", "Collected", "Reported", "Accession"),
    )
    rows = [
        ("Abstinence", "4", "days", "2 - 7"),
        ("Volume", volume, "mL", ">= 1.4"),
        ("pH", "7.6", "", ">= 7.2"),
        ("Liquefaction time", "25", "min", "< 60"),
        ("Sperm concentration", "0", "x10^6/mL", ">= 16"),
        ("Total sperm number", "0", "x10^6", ">= 39"),
        ("Round cells", "0.4", "x10^6/mL", "< 1.0"),
    ]
    bottom = _table(sheet, 92, ("Test", "Result", "Unit", "Reference"), rows)
    sheet.write(18, bottom + 8, "Collection was complete. No spermatozoa seen in the native sample.")
    if pellet:
        sheet.write(18, bottom + 14, "After centrifugation (3000 g, 15 min) the pellet was examined: no spermatozoa seen.")
    sheet.write(18, bottom + 22, "Conclusion: azoospermia.", bold=True)
    return sheet


def hormone_paper(on: date, *, person: Person = Person(), fsh: str = "24.1", lh: str = "11.2", testosterone: str = "12.5", number: int = 1) -> Sheet:
    """An English hormone panel."""
    sheet = _headed(
        "NORTHFIELD CENTRAL LABORATORY",
        "HORMONE PROFILE",
        person,
        on,
        f"NC-{number:05}",
        ("Patient", "Date of birth", "Collected", "Reported", "Accession"),
    )
    rows = [
        ("FSH", fsh, "IU/L", "1.5 - 12.4"),
        ("LH", lh, "IU/L", "1.7 - 8.6"),
        ("Total testosterone", testosterone, "nmol/L", "8.6 - 29.0"),
        ("Prolactin", "212", "mIU/L", "86 - 324"),
        ("Estradiol", "88", "pmol/L", "41 - 159"),
        ("TSH", "1.92", "mIU/L", "0.27 - 4.20"),
    ]
    bottom = _table(sheet, 92, ("Test", "Result", "Unit", "Reference"), rows)
    sheet.write(18, bottom + 8, "Blood drawn at 08:30, fasting.")
    return sheet


def genetics_paper(on: date, *, person: Person = Person(), karyotype: str = "46,XY", deleted: Sequence[str] = (), number: int = 1) -> Sheet:
    """A karyotype and a table of Y-chromosome markers on one page. `deleted` names markers, such as sY254."""
    sheet = _headed(
        "MERIDIAN INSTITUTE OF GENETICS",
        "CHROMOSOME ANALYSIS AND Y MICRODELETION",
        person,
        on,
        f"MG-{number:05}",
        ("Patient", "Date of birth", "Collected", "Reported", "Accession"),
    )
    sheet.write(18, 88, "Karyotype (peripheral blood, G-banding, 20 metaphases):")
    sheet.write(125, 88, f"{karyotype}[20]", bold=True)
    sheet.write(18, 102, "Y chromosome microdeletion, multiplex PCR", bold=True)
    rows: list[Row] = [(marker, "Absent" if marker in deleted else "Present", region, "Present") for marker, region in MARKERS.items()]
    bottom = _table(sheet, 110, ("Marker", "Result", "Region", "Expected"), rows)
    found = ", ".join(deleted)
    sheet.write(18, bottom + 8, f"Markers not amplified: {found}." if found else "No deletion detected in the AZFa, AZFb and AZFc regions.")
    return sheet


def turkish_semen_paper(on: date, *, person: Person = Person("Ahmet Örnek")) -> Sheet:
    """A Turkish semen analysis without a word about a pellet."""
    sheet = _headed("ÇINAR TIP LABORATUVARI", "SPERMİYOGRAM", person, on, "CT-00412", TURKISH)
    rows = [
        ("Cinsel perhiz", "3", "gün", "2 - 7"),
        ("Semen hacmi", "2,5", "mL", ">= 1,4"),
        ("pH", "7,8", "", ">= 7,2"),
        ("Sperm konsantrasyonu", "0", "milyon/mL", ">= 16"),
        ("Toplam sperm sayısı", "0", "milyon", ">= 39"),
    ]
    bottom = _table(sheet, 92, ("Tetkik", "Sonuç", "Birim", "Referans"), rows)
    sheet.write(18, bottom + 10, "Sonuç: Azospermi. Sperm hücresine rastlanmadı.", bold=True)
    return sheet


def turkish_hormone_paper(on: date, *, person: Person = Person("Ahmet Örnek")) -> Sheet:
    """A Turkish hormone panel, with decimal commas."""
    sheet = _headed("ÇINAR TIP LABORATUVARI", "HORMON TETKİKLERİ", person, on, "CT-00413", TURKISH)
    rows = [
        ("FSH", "18,4", "mIU/mL", "1,5 - 12,4"),
        ("LH", "9,2", "mIU/mL", "1,7 - 8,6"),
        ("Total Testosteron", "3,85", "ng/mL", "2,49 - 8,36"),
        ("Prolaktin", "9,7", "ng/mL", "4,0 - 15,2"),
    ]
    _table(sheet, 92, ("Tetkik", "Sonuç", "Birim", "Referans"), rows)
    return sheet


def _headed(laboratory: str, title: str, person: Person, on: date, accession: str, labels: tuple[str, str, str, str, str]) -> Sheet:
    sheet = Sheet()
    sheet.write(18, 22, laboratory, 15, bold=True)
    sheet.write(18, 29, "SAMPLE - invented for demonstration, not a medical record", 8)
    sheet.rule(33)
    sheet.write(18, 44, title, 13, bold=True)
    values = (person.name, _day(person.birth_date), _day(on), _day(on + timedelta(days=2)), accession)
    places = ((18, 56), (115, 56), (18, 63), (115, 63), (18, 70))
    for (x, y), label, value in zip(places, labels, values, strict=True):
        sheet.write(x, y, f"{label}:")
        sheet.write(x + 42, y, value)
    sheet.rule(76)
    return sheet


def _table(sheet: Sheet, top: float, heads: Sequence[str], rows: Sequence[Row]) -> float:
    """Draws a table and gives the y below its last row."""
    for x, head in zip(COLUMNS, heads, strict=True):
        sheet.write(x, top, head, bold=True)
    sheet.rule(top + 2.5)
    for number, row in enumerate(rows, start=1):
        for x, cell in zip(COLUMNS, row, strict=True):
            sheet.write(x, top + number * 8.5, cell)
    return top + len(rows) * 8.5


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
