"""Units and limits on the line under a name and its numbers."""

from intake.extraction.context import Context
from intake.extraction.labels import allowed_analytes
from intake.extraction.lexicon import get_lexicon
from intake.extraction.number_styles import find_style
from intake.extraction.reports import split_reports
from intake.extraction.titles import find_headers
from intake.vocabulary import load_vocabulary
from tests.records.typed import printed, read, typed

VOCABULARY = load_vocabulary()
NOTE = """
    PANEL HORMON ISTRI
                                     Hasil            Nilai normal
    FSH (Follicle Stimulating   :    13,97 IU/L       (3,5-12,5)
    Hormone)
    Progesteron                 :    10,9 nmol/L      (0,6-4,7)
    AMH (Anti-Mullerian         :    1,47 ng/mL       (0,89-9,85)
    Hormone)
    TSH                         :    4,86 mIU/L       (0,27-4,20)
    KETERANGAN
    AMH di bawah 1,1 ng/mL: cadangan ovarium rendah.
"""
FLOW = """
    SPERMIOGRAMM (WHO 2021)
    Messgröße                          28.03.2024       25.07.2024
    Probenvolumen                         2,7              2,3
    mL ≥2,0
    Spermienkonzentration                 12               14 (L)
    Mio./ml ≥16
    Rundzellen                            3,2              2,8
    Mio./ml <5,0
"""


def test_a_unit_that_may_be_a_label_belongs_to_the_numbers_above_where_only_limits_stand_behind_it() -> None:
    (report,) = read(FLOW)

    found = {(reading.analyte, str(reading.number), reading.unit) for reading in report.readings}
    assert found == {
        *(("semen_volume", number, "mL") for number in ("2.7", "2.3")),
        *(("sperm_concentration", number, "Mio./ml") for number in ("12", "14")),
        *(("round_cells", number, "Mio./ml") for number in ("3.2", "2.8")),
    }


def test_a_unit_with_a_number_behind_it_goes_to_nothing_above() -> None:
    (report,) = read(FLOW.replace("Mio./ml <5,0", "Mio./ml 5,0"))

    assert {reading.unit for reading in report.readings if reading.analyte == "round_cells"} == {None}


def test_a_unit_before_the_ranges_of_men_and_women_is_that_of_the_line_above() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test               Result
        FSH                   4.4
        mIU/mL Men: 1.5 - 12.4; Follicular phase: 3.5 - 12.5; Luteal phase: 1.7 - 7.7
        LH                    5.0
        nmol/L Men: 1.7 - 8.6; Follicular phase: 2.4 - 12.6
    """)

    assert (readings["fsh"], readings["lh"].split()[:2]) == ("4.4 mIU/mL", ["5.0", "?"])


def test_a_note_that_begins_with_a_name_and_ends_with_a_full_stop_does_not_widen_the_column_of_names() -> None:
    (report,) = split_reports([typed(NOTE)], VOCABULARY)
    allowed = allowed_analytes(VOCABULARY, report.kind)
    style = find_style((word for row in report.rows for word in row.words), ",")
    context = Context(VOCABULARY, get_lexicon(VOCABULARY, "id"), report.kind, allowed, style, report.order)

    (header,) = find_headers(report.rows, context).values()
    names, results = (column for column in header.columns if column.role in ("analyte", "result"))
    assert names.right < results.left
