"""Habits of laboratories and clinics all over the world: names in two scripts, lists under headings, letters that run on, papers of other days."""

from dataclasses import replace

from intake.extraction.rows import find_rows
from tests.records.typed import printed, read, scanned


def test_an_arabic_name_between_an_english_label_and_its_answer_is_no_part_of_the_answer() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                          Result                  Unit
        Colour              اللون  Whitish grey
        Fructose            الفركتوز  Negative
        Volume              الحجم   1.2                     mL
    """)

    assert readings["semen_appearance"] == "Whitish grey"
    assert readings["semen_fructose_qualitative"] == "negative"


def test_normal_under_the_heading_morphology_is_the_share_of_normal_forms() -> None:
    readings = printed("""
        SEMINAL FLUID ANALYSIS
        VOLUME            : 2.5 MLS
        MORPHOLOGY
        NORMAL            : 30%
        ABNORMAL          : 70% (PIN HEADS)
    """)

    assert readings["sperm_normal_forms"] == "30 %"


def test_a_line_of_a_table_by_age_under_a_label_is_no_result() -> None:
    readings = printed("""
        HORMONES
        Inhibin B
        Male:   < 15 days     68.0 - 373.0
        FSH               24.1 mIU/mL
    """)

    assert readings == {"fsh": "24.1 mIU/mL"}


def test_a_total_count_per_millilitre_is_a_concentration_and_asks() -> None:
    (report,) = read("""
        SEMEN ANALYSIS
        VOLUME               : 2.5 ML
        TOTAL SPERM COUNT    : 4.2 X 10^6/ML
    """)

    counted = {reading.analyte: reading for reading in report.readings}
    assert "sperm_total" not in counted
    assert str(counted["sperm_concentration"].number) == "4.2"
    assert counted["sperm_concentration"].reasons == ("label_doubtful",)


def test_a_list_entry_that_says_pr_in_brackets_is_not_grade_a() -> None:
    readings = printed("""
        HASIL PEMERIKSAAN ANALISA SPERMA
        Volume                  : 3,4 ml
        a. Progresif (PR)       : 8 %
        b. Non progresif (NP)   : 14 %
        c. Immotil (IM)         : 78 %
    """)

    assert (readings["motility_progressive"], readings["motility_nonprogressive"], readings["sperm_immotile"]) == ("8 %", "14 %", "78 %")


def test_sperm_denied_by_the_last_verb_of_a_long_sentence_are_none_in_the_pellet_either() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Объём эякулята       2,6 мл
        Сперматозоиды в нативном препарате и в осадке после центрифугирования (3000 g, 15 мин) не обнаружены.
    """)

    assert (readings["sperm_seen"], readings["pellet_examined"]) == ("none", "yes")


def test_values_of_a_letter_keep_their_units_and_the_day_of_a_sentence_over_two_lines() -> None:
    (report,) = read("""
        Sehr geehrter Herr Kollege,
        Spermiogramm vom 10.03.2026: Karenz 5 Tage, Volumen 3,1 ml, pH 7,9.
        Labor vom 10.03.2026: FSH 24,6 U/l (1,5-12,4), LH 8,1 U/l (1,7-8,6), Gesamt-Testosteron 10,9 nmol/l (> 12),
        Estradiol 84 pmol/l, Prolaktin 190 mU/l.
        Mit freundlichen kollegialen Grüßen
    """)

    told = {reading.analyte: (f"{reading.number} {reading.unit}", str(reading.collected_on), reading.reasons) for reading in report.readings}
    assert told["semen_volume"] == ("3.1 ml", "2026-03-10", ())
    assert told["testosterone_total"] == ("10.9 nmol/l", "2026-03-10", ())
    assert told["estradiol"] == ("84 pmol/l", "2026-03-10", ())


def test_a_clone_of_a_mosaic_and_what_was_to_be_ruled_out_are_no_other_karyotypes() -> None:
    (report,) = read("""
        CHROMOSOME ANALYSIS / KARYOTYPING
        Indication       Primary infertility, to rule out 47,XXY
        Karyotype        mos 47,XXY[26]/46,XY[4]
        The remaining 4 metaphases showed a 46,XY complement.
    """)

    assert [(reading.value, reading.reasons) for reading in report.readings] == [("mos 47,XXY[26]/46,XY[4]", ())]


def test_a_size_of_an_earlier_examination_has_the_day_of_its_sentence() -> None:
    (report,) = read("""
        SCROTAL ULTRASOUND
        Exam date: 04/22/2026
        COMPARISON: Scrotal ultrasound 08/19/2023 (right testis 2.9 x 1.6 x 1.9 cm).
        The right testicle measures 2.8 x 1.5 x 1.8 cm.
    """)

    sizes = {(str(reading.number), reading.collected_on and str(reading.collected_on)) for reading in report.readings}
    assert sizes == {("2.9", "2023-08-19"), ("2.8", None)}


def test_arabic_beside_english_tells_that_the_day_comes_first() -> None:
    (report,) = read("""
        SEMEN ANALYSIS  تحليل السائل المنوي
        Sample Date: 05/04/2026
        Volume   1.2   mL
    """)

    assert str(report.head.collected_on) == "2026-04-05"


def test_a_colon_glued_to_its_value_is_no_part_of_it() -> None:
    readings = printed(
        scanned("""
        HASIL PEMERIKSAAN ANALISA SPERMA
        pH                    :7,6          (≥ 7,2)
        Vitalitas (eosin)     :41 %         (≥ 54 %)
    """)
    )

    assert (readings["semen_ph"], readings["sperm_vitality"]) == ("7.6", "41 %")


def test_single_blanks_of_a_typewriter_part_no_cells_where_capitals_are_low() -> None:
    page = scanned("""
        NAME: MR SAMPLE OKONKWO     SEX: MALE      AGE: FORTY
        CONSULTANT DOCTOR EXAMPLE     SEMINAL FLUID ANALYSIS
        PROGRESSIVE MOTILITY          15%
        IMMOTILE SPERMATOZOA          65%
    """)
    low = replace(page, words=tuple(replace(word, box=replace(word.box, bottom=word.box.top + 0.005)) for word in page.words))

    assert [cell.text for cell in find_rows(low)[0].cells] == ["NAME: MR SAMPLE OKONKWO", "SEX: MALE", "AGE: FORTY"]


def test_a_known_word_on_a_scan_is_no_misread_label() -> None:
    readings = printed(
        scanned("""
        SEMEN ANALYSIS
        Patient ID: 774412
        VISCOSITY        : NORMAL
        PH               : 8.0
    """)
    )

    assert set(readings) == {"semen_viscosity", "semen_ph"}


def test_a_signature_under_a_table_does_not_widen_its_column_of_labels() -> None:
    readings = printed("""
        HORMONE ASSAY REPORT
        S/N   HORMONE                         PATIENT'S VALUE     NORMAL RANGE
        1     Follicle Stimulating Hormone    38.2 mIU/ml         1.0 - 14.0 mIU/ml
        2     Luteinizing Hormone             16.5 mIU/ml         0.7 - 7.4 mIU/ml
        3     Prolactin                       10.4 ng/ml          1.8 - 17.0 ng/ml
        Consultant Chemical Pathologist                           SAMPLE
    """)

    assert readings == {"fsh": "38.2 mIU/ml", "lh": "16.5 mIU/ml", "prolactin": "10.4 ng/ml"}


def test_what_only_indian_laboratories_print_tells_that_the_day_comes_first() -> None:
    (report,) = read("""
        SEMEN EXAMINATION ROUTINE
        METROPOL FERTILITY CENTRE, MG ROAD BENGALURU 560001
        Collected On: 09/02/2026 08:32 AM
        Investigation     Observed Value     Unit     Biological Reference Interval
        Volume            4.0                mL       >= 1.4
    """)

    assert str(report.head.collected_on) == "2026-02-09"


def test_no_evidence_of_a_pattern_some_words_before_it_denies_the_pattern() -> None:
    readings = printed("""
        Histologischer Befundbericht
        Hodenbiopsie rechts: ausschließlich Sertoli-Zellen, Sertoli-cell-only-Syndrom.
        Immunhistochemisch (PLAP, OCT3/4) kein Anhalt für eine Keimzellneoplasie in situ (GCNIS).
    """)

    assert readings["histology_pattern"] == "sertoli_cell_only"


def test_a_plus_in_brackets_answers_and_ticks_nothing() -> None:
    readings = printed("""
        Y KROMOZOMU MİKRODELESYON ANALİZİ
        AZFa       sY84 (+)       sY86 (+)
        AZFc       sY254 (-)      sY255 (-)
        Kontrol    ZFX/ZFY (+)    SRY (+)
        (+): amplifikasyon var, (-): amplifikasyon yok.
    """)

    assert (readings["sts_sy84"], readings["sts_sy86"], readings["sts_sy254"]) == ("present", "present", "absent")


def test_normal_values_in_a_sentence_below_the_table_are_nobodys_results() -> None:
    readings = printed("""
        SEMEN ANALYSIS REPORT
        Volume          3.0 ml
        Sperm count     6 million/ml
        Normal values (WHO 2010): Volume ≥ 1.5 ml, Sperm count ≥ 15 million/ml, Total motility ≥ 40 %.
    """)

    assert (readings["semen_volume"], readings["sperm_concentration"]) == ("3.0 ml", "6 million/ml")
    assert "motility_total" not in readings


def test_liquefied_within_an_hour_is_no_time_and_days_abstinent_are_days() -> None:
    readings = printed("""
        Semen Analysis - Diagnostic
        Days Abstinent: 3
        Volume                    1.8 mL
        Liquefied within 60 min   Yes
        Post-spin pellet          No sperm identified in 25 HPF
    """)

    assert readings["abstinence"].startswith("3 ")
    assert "liquefaction_time" not in readings
    assert readings["pellet_examined"] == "yes"


def test_an_examination_addressed_to_a_colleague_is_no_letter() -> None:
    (report,) = read("""
        RS SAMPEL SEHAT
        Tgl Pemeriksaan : 20/01/2026
        TS Yth,
        Hasil pemeriksaan USG SKROTUM DAN DOPPLER :
        Testis kanan : ukuran 3,4 x 1,9 x 2,3 cm, volume 10,5 ml.
        Testis kiri : ukuran 3,1 x 1,7 x 2,1 cm, volume 7,8 ml.
    """)

    assert (report.kind, str(report.head.collected_on)) == ("scrotal_ultrasound", "2026-01-20")


def test_a_titled_cell_beside_a_value_is_no_sentence_around_it() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Days Abstinent: 3     Collection Method: Masturbation, onsite; complete
        Volume                1.8 mL
    """)

    assert readings["abstinence"].startswith("3 ")


def test_values_of_a_running_sentence_keep_their_percent_and_their_unit() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Motility at 1 hour: rapid 10%, sluggish 15%, non-progressive 12%, immotile 63%.
        Morphology: normal forms 2%, abnormal forms 98%.
        WBC: 0.5 million per ml. Agglutination: none.
    """)

    assert (readings["motility_nonprogressive"], readings["sperm_immotile"]) == ("12 %", "63 %.")
    assert readings["sperm_normal_forms"] == "2 %"
    assert readings["semen_leukocytes"].startswith("0.5 million per ml")


def test_a_cyrillic_category_is_a_grade_and_not_all_progressive_sperm() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Категория А (быстрые прогрессивные)        8    %
        Категория В (медленные прогрессивные)     12    %
        Категория D (неподвижные)                 65    %
    """)

    assert readings == {"sperm_immotile": "65 %"}
