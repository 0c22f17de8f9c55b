"""Who are the patients of the demo, what have they sent, and how far has each case come?

Data: one `Story` a case. `steps` names what happens after the papers have been read, in the words of `clinic.py`. All of them are invented.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bench.records.papers import Person
from triage.demonstration import papers
from triage.demonstration.papers import Paper
from triage.models import Conclusion

Papers = tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the specialist writes."""

    conclusion: str
    assessment_text: str
    recommendation: str


@dataclass(frozen=True, slots=True)
class Story:
    """One patient. `papers` prints his files as of a day; `asked_for` are rules; `reason` goes with a release in spite of open blockers."""

    address: str
    person: Person
    country: str
    partner_age: int
    shows: str
    papers: Callable[[Person, date], Papers]
    steps: tuple[str, ...] = ()
    language: str = "en"
    asked_for: tuple[str, ...] = ()
    note: str = ""
    reason: str = ""
    opinion: Opinion | None = None


def _ago(on: date, days: int) -> date:
    return on - timedelta(days=days)


def _first_papers(person: Person, on: date) -> Papers:
    return (
        papers.as_printed_file("semen analysis.pdf", papers.semen(_ago(on, 75), person, number=101, volume="3.4")),
        papers.as_photo("blood test.jpg", papers.hormones(_ago(on, 50), person, number=102, fsh="21.6", lh="10.9", testosterone="13.8"), seed=4),
    )


def _doubtful_papers(person: Person, on: date) -> Papers:
    return (
        papers.as_scan("semen 1 and 2.pdf", *(papers.semen(_ago(on, days), person, number=200 + days) for days in (90, 35)), seed=11),
        papers.as_photo(
            "hormones.jpg", papers.hormones(_ago(on, 40), person, number=202, fsh="24.1", lh="11.2", testosterone="12.5"), seed=9, dpi=papers.COPY_DPI
        ),
        papers.as_printed_file("genetics.pdf", papers.genetics(_ago(on, 60), person, number=203)),
        papers.cut_off("ultrasound.pdf"),
    )


def _papers_without_genetics(person: Person, on: date) -> Papers:
    samples = [papers.semen(_ago(on, days), person, number=300 + days, volume=volume) for days, volume in ((64, "2.2"), (30, "2.6"))]
    blood = papers.hormones(_ago(on, 28), person, number=302, fsh="15.3", lh="7.4", testosterone="16.1")
    return (papers.as_printed_file("semen.pdf", *samples), papers.as_printed_file("hormones.pdf", blood))


def _complete_packet(person: Person, on: date) -> Papers:
    leaves = (
        papers.semen(_ago(on, 82), person, number=401, volume="3.1"),
        papers.semen(_ago(on, 41), person, number=402, volume="2.9"),
        papers.hormones(_ago(on, 39), person, number=403, fsh="24.1", lh="11.2", testosterone="12.5"),
        papers.genetics(_ago(on, 33), person, number=404),
    )
    return (papers.as_printed_file("all my results.pdf", *leaves),)


def _azfc_papers(person: Person, on: date) -> Papers:
    samples = [papers.semen(_ago(on, days), person, number=500 + days) for days in (70, 36)]
    blood = papers.hormones(_ago(on, 34), person, number=502, fsh="19.7", lh="8.1", testosterone="14.9")
    return (
        papers.as_printed_file("semen.pdf", *samples),
        papers.as_printed_file("hormones.pdf", blood),
        papers.as_scan("genetics scan.pdf", papers.genetics(_ago(on, 31), person, number=503, deleted=("sY254", "sY255")), seed=5),
    )


def _turkish_papers(person: Person, on: date) -> Papers:
    return (
        papers.as_scan("spermiyogram.pdf", papers.turkish_semen(_ago(on, 45), person), seed=6),
        papers.as_scan("hormon.pdf", papers.turkish_hormones(_ago(on, 44), person), seed=7),
    )


STORIES: tuple[Story, ...] = (
    Story(
        "daniel@example.org",
        Person("Daniel Sample", date(1990, 5, 21)),
        "IE",
        33,
        "a PDF and a phone photo have been read; he sees what is still missing",
        _first_papers,
    ),
    Story(
        "omar@example.org",
        Person("Omar Sample", date(1986, 11, 2)),
        "JO",
        29,
        "scan and photo with doubtful values to compare; one damaged file",
        _doubtful_papers,
        ("submit",),
    ),
    Story(
        "pierre@example.org",
        Person("Pierre Exemple", date(1991, 7, 30)),
        "FR",
        36,
        "a nurse has asked him for karyotype and Y-chromosome test",
        _papers_without_genetics,
        ("submit", "take", "compare", "ask"),
        asked_for=("G_KARYO", "G_YMD"),
        note="Thank you for your papers. Before a specialist looks, we need these two genetic results. If you do not have them, tell us so.",
    ),
    Story(
        "john@example.org",
        Person("John Sample", date(1988, 3, 14)),
        "GB",
        31,
        "a complete work-up, split out of one packet of four reports",
        _complete_packet,
        ("submit", "take", "compare", "release"),
    ),
    Story(
        "marco@example.org",
        Person("Marco Campione", date(1984, 1, 9)),
        "IT",
        34,
        "an AZFc deletion read from a scan, with its flag",
        _azfc_papers,
        ("submit", "take", "compare", "release", "review"),
    ),
    Story(
        "ahmet@example.org",
        Person("Ahmet Örnek", date(1987, 9, 18)),
        "TR",
        30,
        "Turkish scans; the opinion is signed and he can read it",
        _turkish_papers,
        ("submit", "take", "compare", "release", "review", "sign"),
        language="tr",
        reason="One sample without a note about the pellet, no genetics; the couple asks for a first view before travelling.",
        opinion=Opinion(
            Conclusion.MORE_NEEDED,
            "Tek bir semen analizinde sperm görülmemiştir; santrifüj sonrası çökelti incelemesi raporda yazmıyor. FSH ve LH yüksektir, "
            "testosteron referans aralığındadır.",
            "Lütfen ikinci bir semen analizi yaptırınız ve santrifüj çökeltisinin incelenmesini isteyiniz. Karyotip ve Y kromozomu "
            "mikrodelesyon testini de ekleyiniz. Ardından dosyanızı yeniden değerlendiririz.",
        ),
    ),
)
