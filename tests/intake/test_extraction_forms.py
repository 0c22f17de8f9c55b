"""Papers of label printers, typewriters and forms: values before, under and behind what they belong to, and boxes to tick."""

from datetime import date

from tests.records.typed import printed, read


def test_results_may_stand_before_their_labels() -> None:
    readings = printed("""
        HORMONE PROFILE
        Result            Test                  Reference range
        0.6 mIU/mL        FSH                   Men: 1.5 - 12.4
                                                Follicular: 3.5 - 12.5
        5.1 mIU/mL        LH                    1.7 - 8.6
        53.8 ng/dL        Total testosterone    249 - 836
    """)

    assert readings == {"fsh": "0.6 mIU/mL", "lh": "5.1 mIU/mL", "testosterone_total": "53.8 ng/dL"}


def test_a_value_may_stand_indented_under_its_label() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test / Result / Unit / Reference range
        15067-2  FSH
                      <0.1 <L> IU/L               1.5 - 12.4
        10501-5  LH
                       9.1 <H> IU/L               Men: 1.7 - 8.6
                                                  Luteal phase: 1.0 - 11.4
        3016-3   TSH
                       3.80    mIU/L              0.27 - 4.20
    """)

    assert readings == {"fsh": "<0.1 IU/L", "lh": "9.1 IU/L", "tsh": "3.80 mIU/L"}


def test_a_label_under_a_value_without_one_may_belong_to_it() -> None:
    readings = printed("""
        HORMONE PROFILE
             9.1 IU/L
        FSH
             5.2 IU/L
        LH
    """)

    assert all("label_doubtful" in shown for shown in readings.values())


def test_only_the_ticked_flag_counts() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH                  18.4 mIU/mL       1.5 - 12.4       [ ] low [X] high
        LH                   5.1 mIU/mL        1.7 - 8.6        [ ] low [ ] high
        Prolactin            2.0 ng/mL         4.0 - 15.2       [x] low [ ] high
    """)

    assert readings == {"fsh": "18.4 mIU/mL", "lh": "5.1 mIU/mL", "prolactin": "2.0 ng/mL"}


def test_a_box_may_stand_before_or_behind_its_answer() -> None:
    readings = printed("""
        SEROLOGY
        HIV 1/2 antibodies        [ ] positive [X] negative
        HBsAg                     positive [ ] negative [X]
        Anti-HCV                  ☐ negative ☒ positive
    """)

    assert readings == {"hiv": "nonreactive", "hbsag": "nonreactive", "anti_hcv": "reactive"}


def test_an_answer_is_not_taken_from_an_empty_box() -> None:
    readings = printed("""
        SEROLOGY
        HIV 1/2 antibodies        [ ] positive [ ] negative
        HBsAg                     negative
    """)

    assert readings == {"hbsag": "nonreactive"}


def test_minutes_in_cyrillic_are_no_karyotype() -> None:
    readings = printed("""
        Аналіз сперми
        Показник                  Результат       Норма
        Об'єм                     5.1 мл          > 1.5
        pH                        7.7             > 7.2
        Час розрідження           45 хв           < 60
    """)

    assert "karyotype" not in readings
    assert readings["liquefaction_time"] == "45 хв"


def test_a_long_head_leaves_the_title_a_title() -> None:
    (report,) = read("""
        HILL LABORATORY
        12 Sample Street
        Tel. 555 0142
        Name: SAMPLE John
        Date of birth: 1980-02-28
        Sex: male
        Order: M58-888070
        Sender: Dr C. Sample
        Age: 45 years
        Patient ID: 20250502113
        Ordered on: 2025-04-29
        Printed on: 2025-05-11
        Validated on: 2025-05-02
        Department 4
        Operation note
        Micro-TESE on both sides.
    """)

    assert report.kind == "operation_note"


def test_a_label_above_its_value_tells_the_kind() -> None:
    (report,) = read("""
        RESULTS
        Follicle stimulating hormone
             0.68 IU/L
             (1.5 - 12.4)
        Luteinizing hormone
             0.2 IU/L
             (1.7 - 8.6)
        Prolactin
             19.0 ng/mL
             (4.0 - 15.2)
    """)

    assert report.kind == "hormone_panel"


def test_a_line_that_goes_on_in_the_head_is_no_title() -> None:
    (report,) = read("""
        MEDICAL CENTRE
        Referring doctor   : without
                             referral letter
        SEMEN ANALYSIS
        Volume          2.6 mL      > 1.5
        pH              7.5         > 7.2
    """)

    assert report.kind == "semen_analysis"


def test_a_short_year_may_have_the_word_for_year_behind_it() -> None:
    (report,) = read("""
        Гормоны
        Дата рождения: 26.05.78г.
        Дата взятия биоматериала: 30.03.25г.
        Показатель     Результат      Норма
        ФСГ            29.3 мЕд/мл    1.5 - 12.4
    """)

    assert (report.head.patient_birth_date, report.head.collected_on) == (date(1978, 5, 26), date(2025, 3, 30))


def test_a_percent_sign_may_stand_before_its_number() -> None:
    readings = printed("""
        SPERMİYOGRAM
        Sonuç         Parametre                 Referans
        %6            Progresif hareketlilik    >= 30
        %22,4         DNA fragmantasyonu        ≤ 25
        %17           Vitalite                  >= 54
    """)

    assert readings == {"motility_progressive": "6 %", "dna_fragmentation": "22.4 %", "sperm_vitality": "17 %"}


def test_an_answer_with_a_flag_may_stand_under_its_label() -> None:
    readings = printed("""
        SEROLOGY
        HIV 1/2 antibodies
             negative                   negative
        Anti-HCV
             indeterminate <H>          negative
    """)

    assert readings == {"hiv": "nonreactive", "anti_hcv": "indeterminate"}


def test_a_title_may_have_a_day_of_the_cycle() -> None:
    (report,) = read("""
        ZYKLUSHORMONE TAG 3
        Parameter      Ergebnis      Referenz
        FSH            8.8 mIU/mL    3.5 - 12.5
        LH             5.1 mIU/mL    2.4 - 12.6
    """)

    assert report.kind == "female_fertility"


def test_limits_may_go_on_below_their_colon_on_narrow_paper() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume
             1.9 mL
             (> 1.4)
        Lower reference limits (WHO, 2021): volume
        1.4 mL, concentration 16 million/mL,
        total motility 42 %.
    """)

    assert readings == {"semen_volume": "1.9 mL"}


def test_a_range_in_words_may_stand_beside_an_indented_value() -> None:
    readings = printed("""
        Hormônios
        FSH
                    56.1    mUI/mL           Homens adultos: de 1.5 a 12.4
        LH
                    25.0    mUI/mL           de 1.7 a 8.6
    """)

    assert [shown.split()[0] for shown in readings.values()] == ["56.1", "25.0"]
