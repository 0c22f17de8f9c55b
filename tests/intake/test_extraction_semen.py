"""Semen reports: numbers, and the words that say whether there were sperm."""

from decimal import Decimal

import pytest

from tests.records.typed import printed, read, read_one

TABLE = """
SEMEN ANALYSIS REPORT
Parameter                Result     Unit        Reference
Volume                   3.0        mL          >= 1.4
pH                       7.7                    >= 7.2
"""


def semen(*lines: str) -> dict[str, str]:
    return printed(TABLE + "\n".join(lines))


def test_a_semen_table_is_read_whole() -> None:
    readings = printed("""
        SPERMİYOGRAM SONUÇ RAPORU
        Numune Tarihi: 03.06.2025 10:40             Cinsel Perhiz: 3 gün
        Parametre                   Sonuç      Birim              Referans Aralığı
        Hacim                       3,2        mL                 ≥1,4
        pH                          8,0                           ≥7,2
        Likefaksiyon süresi         30         dk                 <60
        Sperm konsantrasyonu        8,6        milyon/mL          ≥16
        Toplam sperm sayısı         27,5       milyon/ejakülat    ≥39
        İleri hareketli (PR)        19         %                  ≥30
        Yerinde hareketli (NP)      12         %
        Hareketsiz (IM)             69         %
        Toplam hareketlilik         31         %                  ≥42
        Normal morfoloji (Kruger)   2          %                  ≥4
        Baş anomalisi               91         %
        Lökosit (peroksidaz +)      0,4        milyon/mL          <1
        Viskozite                   Normal                        Normal
    """)

    assert readings == {
        "abstinence": "3 gün",
        "semen_volume": "3.2 mL",
        "semen_ph": "8.0",
        "liquefaction_time": "30 dk",
        "sperm_concentration": "8.6 milyon/mL",
        "sperm_total": "27.5 milyon/ejakülat",
        "motility_progressive": "19 %",
        "motility_nonprogressive": "12 %",
        "sperm_immotile": "69 %",
        "motility_total": "31 %",
        "sperm_normal_forms": "2 %",
        "semen_leukocytes": "0.4 milyon/mL",
        "semen_viscosity": "Normal",
        "sperm_seen": "present",
    }


@pytest.mark.parametrize(
    ("lines", "sperm", "pellet"),
    [
        (["No spermatozoa seen in the native sample or after centrifugation at 3000 g, pellet examined."], "none", "yes"),
        (["Azoospermia."], "none", None),
        (["Sperm concentration      Nil"], "none", None),
        (["Sperm concentration      0          million/mL  >= 16"], "none", None),
        (["Sperm count              No sperm seen", "The sample was not centrifuged."], "none", "no"),
        (["No sperm in the native sample, 2 motile sperm found in the pellet after centrifugation."], "pellet_only", "yes"),
        (["Cryptozoospermia."], "pellet_only", None),
        (["Occasional sperm seen in the centrifuged deposit."], "pellet_only", "yes"),
        (["Rare spermatozoa seen."], "rare", None),
        (["The sample was not centrifuged and no sperm was seen."], "none", "no"),
        (["No sperm seen. The pellet was not examined."], "none", "no"),
        (["After centrifugation the whole pellet was examined and no spermatozoa were found."], "none", "yes"),
        (["The pellet was examined: no sperm."], "none", "yes"),
        (["No sperm seen in unspun and spun sample."], "none", "yes"),
        (["Sperm concentration      0-1 /HPF"], "rare", None),
        (["Sperm concentration      12.0       million/mL  >= 16"], "present", None),
        (["Sperm concentration      12.0       million/mL  >= 16", "No sperm agglutination seen."], "present", None),
        (["Sperm concentration      12.0       million/mL  >= 16", "No motile sperm seen."], "present", None),
    ],
)
def test_what_is_said_of_sperm_in_english(lines: list[str], sperm: str, pellet: str | None) -> None:
    readings = semen(*lines)

    assert (readings.get("sperm_seen"), readings.get("pellet_examined")) == (sperm, pellet)


@pytest.mark.parametrize(
    ("line", "sperm", "pellet"),
    [
        ("Direkt bakıda sperm görülmedi. Santrifüj sonrası pellette de sperm hücresine rastlanmadı.", "none", "yes"),
        ("Azospermi.", "none", None),
        ("Santrifüj edilen örnekte nadir sperm izlendi.", "pellet_only", "yes"),
        ("Santrifüj yapılmadı, sperm saptanmadı.", "none", "no"),
        ("Santrifüj edilmemiştir.", None, "no"),
        ("Kriptozoospermi.", "pellet_only", None),
    ],
)
def test_what_is_said_of_sperm_in_turkish(line: str, sperm: str | None, pellet: str | None) -> None:
    readings = printed(f"SPERMİYOGRAM\nHacim : 2,5 ml\npH : 7,8\nLikefaksiyon süresi : 20 dk\n{line}")

    assert (readings.get("sperm_seen"), readings.get("pellet_examined")) == (sperm, pellet)


@pytest.mark.parametrize(
    "line",
    [
        "Indication: azoospermia",
        "Clinical diagnosis: suspected azoospermia.",
        "Azoospermia: no sperm in the ejaculate",
        "Azoospermia = absence of spermatozoa",
        "Azoospermia, oligozoospermia <16 million, asthenozoospermia PR <30%",
        "No evidence of azoospermia.",
        "If no sperm are seen the sample should be centrifuged.",
        "Total sperm number was not determined.",
    ],
)
def test_an_indication_a_legend_or_advice_is_no_finding(line: str) -> None:
    readings = semen(line)

    assert "sperm_seen" not in readings
    assert "pellet_examined" not in readings


def test_count_and_words_that_contradict_each_other_both_ask() -> None:
    readings = semen("Sperm concentration      12.0       million/mL  >= 16", "Azoospermia.")

    assert readings["sperm_concentration"] == "12.0 million/mL ? conflict"
    assert readings["sperm_seen"] == "none ? conflict"


def test_no_motile_sperm_leaves_open_whether_there_were_others() -> None:
    assert semen("No sperm seen in the native sample.", "No motile sperm seen after centrifugation.")["sperm_seen"] == "none ? ambiguous"


def test_a_dash_is_a_question_and_a_blank_is_nothing() -> None:
    assert semen("Sperm concentration      -          million/mL  >= 16")["sperm_seen"] == "none ? ambiguous"
    assert "sperm_seen" not in semen("Sperm concentration                 million/mL  >= 16")


@pytest.mark.parametrize("cells", ["2-3 /HPF", "0-1 /HPF", "3 /HPF", "1-2 per field"])
def test_cells_per_field_are_no_concentration(cells: str) -> None:
    assert "semen_leukocytes" not in semen(f"Leukocytes               {cells}")


def test_sub_rows_are_read_under_their_heading() -> None:
    readings = semen(
        "Motility",
        "  Progressive (%)        20                     > 30",
        "  Non-progressive (%)    10",
        "  Immotile (%)           70",
        "  Total (%)              30                     > 42",
    )

    assert {name: shown for name, shown in readings.items() if "moti" in name} == {
        "motility_progressive": "20 %",
        "motility_nonprogressive": "10 %",
        "sperm_immotile": "70 %",
        "motility_total": "30 %",
    }


def test_shares_that_do_not_add_up_ask() -> None:
    readings = semen("PR                       27         %", "NP                       11         %", "IM                       26         %")

    assert {readings[name] for name in ("motility_progressive", "motility_nonprogressive", "sperm_immotile")} == {
        "27 % ? arithmetic",
        "11 % ? arithmetic",
        "26 % ? arithmetic",
    }


def test_a_total_that_is_not_volume_times_concentration_asks() -> None:
    readings = semen("Sperm concentration      12.4       million/mL", "Total sperm number       347        million")

    assert readings["semen_volume"] == "3.0 mL ? arithmetic"
    assert readings["sperm_total"] == "347 million ? arithmetic"


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("Sperm concentration      20.000.000  /mL", "20.0000"),
        ("Sperm concentration      20000000", "20"),
        ("Sperm concentration      12.4       x 10 6 /mL", "12.4"),
    ],
)
def test_counts_are_millions_however_they_are_written(line: str, canonical: str) -> None:
    reading = read_one(TABLE + line)["sperm_concentration"]

    assert reading.canonical_number is not None
    assert float(reading.canonical_number) == float(canonical)
    assert reading.canonical_unit == "10*6/mL"


def test_four_digits_without_a_unit_ask() -> None:
    assert semen("Sperm concentration      2500")["sperm_concentration"] == "2500 ? unit_unknown"


def test_a_concentration_of_fructose_becomes_an_amount_by_the_volume() -> None:
    reading = read_one(TABLE + "Fructose                 10.0       mmol/L")["semen_fructose"]

    assert (reading.canonical_number, reading.canonical_unit) == (Decimal(30), "umol/{ejac}")


def test_seminal_zinc_and_leukocytes_are_semen_values_on_a_semen_report() -> None:
    readings = semen("Zinc                     2.7        µmol/ejaculate   >= 2.4", "WBC                      0.2        million/mL   <1")

    assert (readings["semen_zinc"], readings["semen_leukocytes"]) == ("2.7 µmol/ejaculate", "0.2 million/mL")


def test_a_semen_report_without_a_title_is_known_by_its_rows() -> None:
    (report,) = read("Volume   2.1 ml\nLiquefaction time   20 min\nProgressive motility   30 %\nSperm concentration   20 million/ml")

    assert report.kind == "semen_analysis"


def test_a_comma_in_brackets_does_not_cut_what_is_said() -> None:
    sentence = "After centrifugation (3000 g, 15 min) the pellet was examined: no spermatozoa seen."

    reading = read_one(TABLE + sentence)["pellet_examined"]

    assert reading.value == "yes"
    assert reading.as_printed.startswith("After centrifugation (3000 g, 15 min)")


def test_a_bracket_whose_end_was_not_read_does_not_hide_sperm() -> None:
    assert semen("Native sample (3000 g, 15 min: no spermatozoa seen, after centrifugation 2 spermatozoa seen in the pellet.")["sperm_seen"] != "none"
