"""Departments beside a letterhead, titles of ranges and labels that sound like titles part no report from its head."""

from tests.records.typed import read


def test_a_list_of_departments_is_no_report_of_its_own() -> None:
    (report,) = read("""
        Clinica de Fertilitate Izvorul                                   Biochimie
                                                                         Hematologie
        SPERMOGRAMĂ
        Data recoltării: 11.04.2024
        Nume și prenume SAMPLE Cosmin

        Volumul ejaculatului      2,60 ml          ≥ 1,40
        Reacție pH                8,01             ≥ 7,20
        Celule rotunde            1,6 mln/ml       ≤ 5,0
    """)

    assert (report.kind, str(report.head.collected_on)) == ("semen_analysis", "2024-04-11")


def test_a_page_of_labels_goes_on_with_its_report() -> None:
    (report,) = read(
        """
        Spermogramme
        N° échantillon: N35-276999
        Date du recueil: 21-06-2025

        Volume: 5,5 mL
        Intervalle de référence: > 1,5
        """,
        """
        Numération par éjaculat
                RÉSULTATS: 2 millions
                Intervalle de référence: > 39
        Cellules rondes
                RÉSULTATS: 2,2 x10^6/ml
        """,
    )

    assert (report.kind, report.pages, report.head.accession) == ("semen_analysis", (1, 2), "N35-276999")


def test_initials_behind_a_line_of_a_table_end_no_sentence() -> None:
    (report,) = read("""
        Anabilim Dalı
        Tetkik           Sonuç       Birim        Normal Değerler     Çalışan
        FSH              18,5        mIU/mL       1,5 - 12,4          E.T.
        LH               9,2         mIU/mL       1,7 - 8,6           M.Ö.
        Testosteron      2,1         ng/mL        2,5 - 8,4           M.Ö.
    """)

    assert report.kind == "hormone_panel"


def test_an_institute_in_a_letterhead_does_not_outweigh_a_greeting() -> None:
    (report,) = read("""
        Tıbbi Biyokimya Anabilim Dalı
        Konsültasyon Mektubu

        Sayın Meslektaşım,
        05/03/2024 tarihli hormonları: FSH 18,54 IU/L, LH 5,30 mIU/mL.
    """)

    assert report.kind == "referral_letter"
