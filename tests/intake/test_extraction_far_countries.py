"""Papers of more countries: slashes for decimals, signs apart from their numbers, conversions without a unit, hours for days."""

from decimal import Decimal

from tests.records.typed import printed, read, show


def first(text: str) -> dict[str, str]:
    return {reading.analyte: show(reading) for reading in read(text)[0].readings}


def asked(text: str) -> dict[str, tuple[str, ...]]:
    return {reading.analyte: reading.reasons for reading in read(text)[0].readings if reading.needs_check}


PERSIAN = """
    آزمایش اسپرم
    آزمایش              نتیجه      واحد           محدوده طبیعی
    حجم مایع منی        ۲/۲        ml        بیشتر از ۱/۴
    pH                  ۷/۸                        بیشتر از ۷/۲
    حرکت پیشرونده       ۱۲         %              بیشتر از ۳۰
"""


def test_a_slash_is_a_decimal_mark_on_a_persian_paper() -> None:
    readings = printed(PERSIAN)

    assert (readings["semen_volume"], readings["semen_ph"]) == ("2.2 ml", "7.8")


def test_a_slash_is_none_elsewhere() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                Result      Unit     Normal
        Volume              2/2         ml       1/4
        pH                  7/8                  7/2
        Progressive         12          %        30
    """)

    assert {"semen_volume", "semen_ph"}.isdisjoint(readings)


def test_a_sign_apart_from_its_number_is_read_with_it_and_asks() -> None:
    text = """
        BILAN HORMONAL
        EXAMEN                        RESULTAT   UNITES     VALEURS DE REFERENCE
        F.S.H.                         27,30     U/L        1,50 - 12,40
        HCG + béta                 <    0,2      U/L        0 - 2,0
    """

    assert first(text)["beta_hcg"].startswith("<")
    assert set(asked(text)) == {"beta_hcg"}


def test_a_factor_without_a_unit_before_it_is_no_value() -> None:
    text = """
        BILAN HORMONAL
        EXAMEN                        RESULTAT   UNITES     VALEURS DE REFERENCE
        Testostérone totale            3,12      ng/mL      2,49 - 8,36
        Testostérone : x 3,467 = nmol/L.
    """

    assert first(text)["testosterone_total"] == "3.12 ng/mL"
    assert asked(text) == {}


def test_an_hour_of_collection_tells_what_the_day_before_it_is() -> None:
    (report,) = read("""
        ESPERMOGRAMA
        Fecha: 11/02/2026 Hora de obtención: 8:15 Días de abstinencia: 3
        Volumen   4,1 ml
        pH        7,9
    """)

    assert str(report.head.collected_on) == "2026-02-11"


def test_a_footnote_behind_a_label_is_no_doubt_about_it() -> None:
    text = """
        HORMONE
        Analyse            Resultat     Einheit     Referenzbereich
        Inhibin B 2)       112          ng/l        25 - 325
        FSH                4,4          U/l         1,5 - 12,4
    """

    assert asked(text) == {}


def test_an_index_before_the_answer_is_no_doubt_about_it() -> None:
    text = """
        INFECTIOUS SEROLOGY
        Test                          Value         Result             Interpretation
        HBs Antigen (ECLIA)           0.42 COI      Non Reactive       < 0.90
        HCV Antibodies (ECLIA)        0.05 COI      Non Reactive       < 0.90
    """

    assert first(text) == {"hbsag": "nonreactive", "anti_hcv": "nonreactive"}
    assert asked(text) == {}


def test_no_microdeletion_of_the_y_chromosome_means_all_regions_and_asks() -> None:
    text = """
        To whom it may concern
        Dear colleague,
        I saw this patient for infertility. The karyotype was 46,XY and no Y chromosome microdeletions were detected.
        With kind regards
    """

    assert [first(text).get(f"azf_{region}") for region in "abc"] == ["intact ? ambiguous"] * 3


def test_a_heading_of_three_words_before_a_colon_still_names_the_kind() -> None:
    (report,) = read("""
        INFORME DE RESULTADOS: ESTUDIO DEL GEN CFTR (FIBROSIS QUÍSTICA)
        Mutaciones              p.Gly542* en heterocigosis
        Región poli-T (IVS8)    5T/7T
    """)

    assert report.kind == "cftr"
    assert {reading.analyte: reading.value for reading in report.readings} == {"cftr_variants": "p.Gly542*", "cftr_poly_t": "5T/7T"}


def test_the_number_of_a_slashed_decimal_is_exact() -> None:
    (volume,) = (reading for reading in read(PERSIAN)[0].readings if reading.analyte == "semen_volume")

    assert volume.number == Decimal("2.2")


def test_a_longer_heading_over_prepared_sperm_is_one() -> None:
    readings = printed("""
        SEMINOGRAMA
        Parámetro                      Valor     Unidad
        Volumen                        3,3       ml
        Concentración                  0,9       mill/ml
        RECUENTO DE MÓVILES (REM) - Técnica: Swim-up
        Parámetro                      Valor     Unidad
        Volumen                        0,5       ml
        Concentración                  0,2       mill/ml
    """)

    assert (readings["semen_volume"], readings["sperm_concentration"]) == ("3.3 ml", "0.9 mill/ml")


def test_a_field_for_the_method_of_preparation_hides_nothing_below_it() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Preparation method: swim-up
        Volume                 3.3 ml
        pH                     7.9
    """)

    assert (readings["semen_volume"], readings["semen_ph"]) == ("3.3 ml", "7.9")


def test_of_answers_beside_several_labels_the_first_is_the_first_labels() -> None:
    readings = printed("""
        SEMINOGRAMA
        Parámetro                            Valor                          Unidad
        Volumen                              3,3                            ml
        Color / Viscosidad / Licuefacción    Normal / Normal / Normal
    """)

    assert readings["semen_appearance"] == "Normal"


NOTE = """
    UNIDAD DE UROLOGÍA EJEMPLO
    HISTORIA CLÍNICA - RESUMEN DE ATENCIÓN
    Examen físico: Testículo derecho 9 cc, testículo izquierdo 7 cc, blandos.
    - Espermograma (2026-01-15): volumen 2.9 mL, pH 7.8, azoospermia.
    - Hormonas (2026-01-22): FSH 29.7 mUI/mL, LH 11.4 mUI/mL, testosterona total 268 ng/dL.
    - Cariotipo bandeo G (2025-12-10): 46,XY.
    - Microdeleciones del cromosoma Y (2025-12-10): no se detectaron deleciones en las regiones AZFa, AZFb y AZFc.
"""


def test_a_note_that_lists_semen_and_hormones_in_sentences_is_a_letter() -> None:
    (report,) = read(NOTE)

    assert report.kind == "referral_letter"
    days = {reading.analyte: str(reading.collected_on) for reading in report.readings}
    assert (days["fsh"], days["semen_volume"]) == ("2026-01-22", "2026-01-15")


def test_what_genes_were_found_has_the_day_of_its_sentence() -> None:
    (report,) = read(NOTE)

    days = {reading.analyte: str(reading.collected_on) for reading in report.readings}
    assert (days["karyotype"], days["azf_a"]) == ("2025-12-10", "2025-12-10")


def test_what_a_report_is_told_of_the_patient_makes_it_no_letter() -> None:
    (report,) = read("""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Clinical information: azoospermia, volume 2.4 mL, pH 7.8, FSH 24.1 IU/L, LH 9.0 IU/L, testosterone 9.1 nmol/L.
        AZFa          intact
        AZFb          intact
        AZFc          deleted
    """)

    assert report.kind == "y_microdeletion"
    assert [reading.value for reading in report.readings if reading.analyte == "azf_c"] == ["deleted"]
