"""Habits of laboratories and clinics all over the world: prepared samples, limits behind numbers, genotypes in short, questions of clinicians."""

from tests.records.typed import printed, read


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
