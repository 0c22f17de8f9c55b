"""Habits of laboratories and clinics all over the world: prepared samples, limits behind numbers, genotypes in short, questions of clinicians."""

from dataclasses import replace
from datetime import date

from intake.extraction.flows import find_rows_in_flows
from intake.extraction.lexicon import get_lexicon
from intake.vocabulary import load_vocabulary
from tests.records.typed import printed, read, scanned, typed


def test_a_column_of_the_washed_sample_is_no_result() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Parameter                  Initial specimen     Post-wash      WHO reference
        Volume (mL)                3.4                  0.5            1.4
        Concentration (M/mL)       2.1                  1.4            16
        Total motility (%)         21                   70             42
    """)

    assert readings["sperm_concentration"].startswith("2.1")
    assert readings["motility_total"].startswith("21")


def test_two_columns_of_numbers_of_which_no_title_names_the_result_both_ask() -> None:
    (report,) = read("""
        SEMEN ANALYSIS
        Parameter                  Specimen kept     Tube two      Reference
        Volume (mL)                3.4               0.5            1.4
        Concentration (M/mL)       2.1               1.4            16
        Total motility (%)         21                70             42
    """)

    assert report.readings
    assert all("column_doubtful" in reading.reasons for reading in report.readings)


def test_a_number_with_or_more_behind_it_is_a_limit() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Объём 1,8 мл (норма 1,4 мл и более)
        Живые 34 % (норма 54% и более)
        Нормальные формы 2 % (норма 4% и более)
    """)

    assert readings == {"semen_volume": "1.8 мл", "sperm_vitality": "34 %", "sperm_normal_forms": "2 %"}


def test_a_label_right_behind_the_colon_of_a_heading_has_the_value() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Объём: 1,8 мл
        Подвижность: прогрессивно-подвижные (PR) 9 %
        непрогрессивно-подвижные (NP) 11 %
    """)

    assert readings["motility_progressive"] == "9 %"
    assert "motility_total" not in readings


def test_a_unit_in_the_brackets_of_a_known_label_is_the_unit_of_its_value() -> None:
    readings = printed("""
        SPERMIOGRAMM
        Volumen (ml)               2,2
        Rundzellen (Mio/ml)        0,3
        davon progressiv (%)       5
        davon nicht progressiv (%) 7
    """)

    assert readings["round_cells"].startswith("0.3 10*6/mL")
    assert (readings["motility_progressive"], readings["motility_nonprogressive"]) == ("5 %", "7 %")


def test_a_genotype_in_short_says_which_variant_was_found() -> None:
    readings = printed("""
        CFTR GENE MUTATION ANALYSIS
        Mutation          Genotype
        F508del           N/N
        G542X             N/mut
        W1282X            wt/wt
        N/N - no mutation detected; N/mut - heterozygote
    """)

    assert readings["cftr_variants"] == "G542X"


def test_what_a_clinician_asks_and_what_explains_a_score_is_no_pattern() -> None:
    readings = printed("""
        HISTOPATHOLOGY REPORT
        Clinical notes: azoospermia. ? Sertoli cell only syndrome ? hypospermatogenesis.
        Impression: Bilateral testicular biopsy with maturation arrest.
        Johnsen score 10 = full spermatogenesis; 2 = Sertoli cells only; 1 = tubular sclerosis.
    """)

    assert readings["histology_pattern"] == "maturation_arrest"


def test_a_unit_behind_a_comma_in_a_known_label_is_the_unit_of_its_value() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Показатель                   Результат     Норма
        Объем эякулята, мл           3,5           1,4
        Концентрация, млн/мл         44            16
        Подвижные на месте (C), %    9
    """)

    assert (readings["semen_volume"], readings["sperm_concentration"], readings["motility_nonprogressive"]) == ("3.5 mL", "44 10*6/mL", "9 %")


def test_words_between_the_colon_of_a_label_and_its_column_of_results_ask_or_name_another_value() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Test                                 Result
        Volume                               1.5 ml
        Motility : Wriggling                 15 %
        Motility : Non motile                65 %
    """)

    assert readings["motility_total"] == "15 % ? label_doubtful"
    assert readings["sperm_immotile"] == "65 %"


def test_a_shorter_writing_of_the_karyotype_that_was_found_is_no_other_one() -> None:
    readings = printed("""
        CHROMOSOME ANALYSIS
        Karyotype: 46,X,del(Y)(q11.2)
        Individuals with 46,X,del(Y)(q11) are expected to be azoospermic.
    """)

    assert readings["karyotype"] == "46,X,del(Y)(q11.2)"


def test_the_newest_of_the_days_over_a_flow_sheet_is_the_day_of_its_report() -> None:
    (report,) = read("""
        HORMONES
        Procedure           Units      Reference range     12-May-2026     20-Jan-2026
        FSH                 IU/L       1.5-12.4            15.2            16.0
        LH                  IU/L       1.7-8.6             6.9             7.4
        Prolactin           mIU/L      86-324                              255
    """)

    days = {(reading.analyte, str(reading.number)): reading.collected_on for reading in report.readings}
    assert report.head.collected_on == date(2026, 5, 12)
    assert days[("fsh", "15.2")] is None
    assert days[("prolactin", "255")] == date(2026, 1, 20)


def test_a_day_at_the_head_of_a_list_holds_for_the_line_on_which_the_list_goes_on() -> None:
    (report,) = read("""
        EPİKRİZ
        Sayın meslektaşım, hastanın öyküsünde özellik yoktur.
        Laboratuvar (04.05.2026): FSH: 19,8 mIU/mL (N: 1,5-12,4), LH: 8,4 mIU/mL,
        prolaktin: 11 ng/mL, estradiol: 27 pg/mL.
    """)

    days = {reading.analyte: (reading.collected_on, reading.reasons) for reading in report.readings}
    assert days == dict.fromkeys(("fsh", "lh", "prolactin", "estradiol"), (date(2026, 5, 4), ()))


def test_a_head_that_names_the_test_for_deletions_does_not_turn_the_markers_round() -> None:
    readings = printed("""
        DNA TEST REPORT
        Test requested        Y chromosome microdeletion     Date of report        12th March 2026
        RESULT: Microdeletion detected in AZFc region
        Region        STS marker      Status in patient
        AZFa          sY84            Present
        AZFc          sY254           Absent
        ZFX/ZFY       Control         Present
    """)

    assert (readings["sts_sy84"], readings["sts_sy254"]) == ("present", "absent")


def test_the_name_of_the_test_over_its_markers_is_no_column_of_deletions() -> None:
    readings = printed("""
        Y MICRODELETION TEST
        Test             Y microdeletion
        sY84             present
        sY254            absent
        ZFX/ZFY          present
    """)

    assert (readings["sts_sy84"], readings["sts_sy254"]) == ("present", "absent")


def test_labels_with_their_values_side_by_side_are_no_table_over_the_line_below() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Количество: 2,5 мл            Цвет: серый          pH: 7,6
        Время разжижения: 30 мин      Вязкость: 0,3 см     Абстиненция: 5 дней
        В 1 мл: 18 млн                Во всём объёме: 45 млн
        Подвижность: активноподвижные: 20 %, малоподвижные: 25 %, неподвижные: 55 %
    """)

    assert (readings["semen_volume"], readings["liquefaction_time"], readings["abstinence"]) == ("2.5 мл", "30 мин", "5 дней")
    assert (readings["sperm_total"], readings["sperm_immotile"]) == ("45 млн", "55 %")
    assert readings["sperm_concentration"].startswith("18 ")


def test_a_short_word_before_an_equals_sign_and_a_measure_ends_no_sentence() -> None:
    readings = printed("""
        SCROTAL ULTRASOUND
        The right testis measures 3.1cm x 1.8cm x 2.2cm (vol. = 6.4mls) while the left testis
        measures 2.9cm x 1.7cm x 2.0cm (vol. = 5.1mls). No mass is seen.
    """)

    assert (readings["testis_volume_right"], readings["testis_volume_left"]) == ("6.4 mls", "5.1 mls")


def test_a_title_of_a_semen_analysis_with_a_preparation_holds_the_values_of_the_ejaculate() -> None:
    readings = printed("""
        SEMINOGRAMA + REM
        Parámetro             Semen fresco     Post-capacitación     Valores OMS
        Volumen (ml)          4,4              0,3                   >1,4
        Concentración (mill/ml)    11,5        6,0                   >16
    """)

    assert readings["semen_volume"].startswith("4.4")
    assert readings["sperm_concentration"].startswith("11.5")


def test_a_label_behind_an_hour_begins_a_value_of_its_own() -> None:
    readings = printed("""
        SEMINOGRAMA
        Fecha de obtención: 26/01/2026 Hora: 10:05 Días de abstinencia: 3 Fecha de informe: 26/01/2026
        Volumen: 4,4 ml
    """)

    assert readings["abstinence"] == "3 d"


def test_dots_that_lead_to_a_number_are_no_part_of_it() -> None:
    readings = printed("""
        BILAN HORMONAL
        FSH             ….36,2 mUI/ml
        TSH us          .3,10 µUI/ml
    """)

    assert readings == {"fsh": "36.2 mUI/ml", "tsh": "3.10 µUI/ml"}


def test_limits_with_their_year_in_brackets_are_half_of_a_table_and_no_column_of_the_page() -> None:
    left = ["BIO-EXEMPLE", "Laboratoire de biologie", "Site de Lyon", "Résultats", "Volume    3,8 mL", "pH    8,0", "Vitalité    41 %"]
    right = ["Dr EXEMPLE Anne", "12 rue du Modèle", "69000 LYON cedex", "Valeurs de référence (OMS 2021)", "2 à 7    3", "≥ 1,4    4", "≥ 54    2"]
    page = typed("\n".join(f"{one:<60}{other}" for one, other in zip(left, right, strict=True)))
    address = [word for word in page.words if word.box.left > 0.5 and word.box.top < page.words[-1].box.top / 2]
    step = address[0].box.height / 2
    lowered = {id(word): replace(word, box=replace(word.box, top=word.box.top + step, bottom=word.box.bottom + step)) for word in address}

    rows = find_rows_in_flows(replace(page, words=tuple(lowered.get(id(word), word) for word in page.words)), get_lexicon(load_vocabulary(), "fr"))

    assert any("Volume" in row.text and "2 à 7" in row.text for row in rows)


def test_a_number_in_a_column_without_a_title_asks_where_its_line_has_no_other() -> None:
    readings = printed("""
        SPERMOGRAMME
                                    Résultats      Références
        Volume                      3,8 mL         1,4
        pH                          8,0            7,2
        Vitalité                    41 %           54
        Formes normales                                                6 %
        Mobilité progressive                                           18 %
        Mobilité totale                                                28 %
    """)

    assert readings["semen_volume"] == "3.8 mL"
    assert readings["sperm_normal_forms"] == "6 % ? column_doubtful"


def test_a_table_of_both_testes_has_its_units_in_the_labels_of_its_lines() -> None:
    readings = printed("""
        УЛЬТРАЗВУКОВОЕ ИССЛЕДОВАНИЕ ОРГАНОВ МОШОНКИ
                                     Правое            Левое
        Размеры яичка, мм            35 х 19 х 24      33 х 18 х 22
        Объём яичка, см³             8,3               6,8
        Головка придатка, мм         9                 10
        Очаговые образования         нет               нет
    """)

    assert (readings["testis_length_right"], readings["testis_length_left"]) == ("35 мм", "33 мм")
    assert readings["testis_volume_right"].startswith("8.3 ")
    assert readings["testis_volume_left"].startswith("6.8 ")
    assert readings["testis_mass"] == "absent"


def test_limits_of_diagnoses_below_a_label_are_no_result() -> None:
    readings = printed("""
        HORMONES
        Test Name                   Result     Unit      Bio. Ref. Interval
        Testosterone, total         0.48       ng/mL     2.40-8.71
        FSH                         2.10       mIU/mL    1.55-9.74

        Testosterone (ng/mL)        Interpretation
        < 2.0                       Low
        2.0 - 3.5                   Borderline
    """)

    assert readings == {"testosterone_total": "0.48 ng/mL", "fsh": "2.10 mIU/mL"}


def test_a_formula_with_a_blank_and_a_variant_without_its_underscore_are_read_whole() -> None:
    chromosomes = printed("CHROMOSOME ANALYSIS\nKaryotype: 45,X Y,der(13;14)(q10;q10)")
    gene = printed("CFTR GENE ANALYSIS\nVariant              Protein        Zygosity\nc.1521 1523delCTT    p.Phe508del    Heterozygous")

    assert chromosomes["karyotype"] == "45,XY,der(13;14)(q10;q10)"
    assert gene["cftr_variants"] == "c.1521_1523delCTT"


def test_choices_whose_ticks_an_engine_has_not_seen_ask() -> None:
    form = """
        SEROLOGY REPORT
        Test              Kit          Result
        HIV 1/2           Lot 0001     Reactive     Non-reactive     Invalid
        HBsAg             Lot 0002     Reactive     Non-reactive     Invalid
        Anti-HCV          Lot 0003     Reactive     Non-reactive     Invalid
    """

    for page in (form, scanned(form), scanned(form.replace("Test              Kit          Result", ""))):
        assert all("column_doubtful" in shown for shown in printed(page).values()), printed(page)


def test_a_size_with_fewer_diameters_than_the_other_testis_on_a_scan_asks() -> None:
    readings = printed(
        scanned("""
        SCROTAL ULTRASOUND
                               Right             Left
        Size of testis, mm     35 x 19 x 24      18 x 22
        """)
    )

    assert readings["testis_length_right"] == "35 mm"
    assert readings["testis_length_left"].startswith("22 mm ? ")
