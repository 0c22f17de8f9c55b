"""What reports on the CFTR gene say, one small invented paper for each."""

import pytest

from tests.records.typed import printed, scanned

CFTR = "MOLECULAR GENETICS CFTR CYSTIC FIBROSIS\n{line}"


def test_cftr_variants_count_only_where_they_were_found() -> None:
    readings = printed("""
        MOLECULAR GENETICS CFTR CYSTIC FIBROSIS
        Analysis                   Result           Expected
        CFTR c.1521_1523delCTT     Heterozygous     Not detected
        CFTR 5T allele             7T/9T            7T/7T
        CFTR c.350G>A              Not detected     Not detected
    """)

    assert readings == {"cftr_variants": "c.1521_1523delCTT", "cftr_poly_t": "7T/9T"}


@pytest.mark.parametrize(
    ("line", "alleles"),
    [
        ("IVS8 poly-T    7T/9T", "7T/9T"),
        ("IVS8 poly-T    5T / 7T", "5T/7T"),
        ("Poly-T    T5/T7", "5T/7T"),
        ("Poly-T tract    (TG)11-7T/(TG)12-5T", "7T/5T"),
        ("Poly-T    TG11T7/TG12T5", "7T/5T"),
    ],
)
def test_poly_t_alleles_in_their_spellings(line: str, alleles: str) -> None:
    assert printed(CFTR.format(line=line)) == {"cftr_poly_t": alleles}


@pytest.mark.parametrize(("ink", "alleles"), [("TT/9T", "7T/9T"), ("7T/BT", "7T/5T")])
def test_poly_t_alleles_that_an_engine_spoilt_ask(ink: str, alleles: str) -> None:
    assert printed(scanned(CFTR.format(line=f"IVS8 poly-T    {ink}"))) == {"cftr_poly_t": f"{alleles} ? ambiguous"}


@pytest.mark.parametrize(
    ("line", "variants"),
    [
        ("F508del    Heterozygous", "F508del"),
        ("ΔF508    heterozygous\nR117H    heterozygous", "F508del; R117H"),
        ("c.1521_1523delCTT (F508del)    heterozygous", "c.1521_1523delCTT"),
        ("c.1521_1523delCTT    heterozygous\nResult: F508del heterozygous", "c.1521_1523delCTT"),
        ("p.Gly551Asp    heterozygous", "p.Gly551Asp"),
        ("3849+10kbC>T    heterozygous", "3849+10kbC>T"),
    ],
)
def test_cftr_variants_by_any_of_their_names(line: str, variants: str) -> None:
    assert printed(CFTR.format(line=line)) == {"cftr_variants": variants}


@pytest.mark.parametrize(
    "line",
    [
        "No pathogenic variant was detected (36 variants tested).",
        "None of the 50 CFTR mutations tested was detected.",
        "CFTR geninde mutasyon saptanmadı (38 mutasyon incelendi).",
        "Мутаций гена CFTR не выявлено (исследовано 50).",
        "Aucune des 36 mutations recherchées du gène CFTR n'est retrouvée.",
        "No se detecta ninguna de las 57 mutaciones estudiadas del gen CFTR.",
        "Keine der 36 untersuchten Mutationen im CFTR-Gen wurde nachgewiesen.",
        "Nessuna mutazione del gene CFTR è stata rilevata.",
    ],
)
def test_no_variant_detected_is_an_answer(line: str) -> None:
    titles = {
        "CFTR geninde": "CFTR GEN ANALİZİ - KİSTİK FİBROZİS",
        "Мутаций": "АНАЛИЗ ГЕНА CFTR - МУКОВИСЦИДОЗ",
        "Aucune": "ÉTUDE DU GÈNE CFTR - MUCOVISCIDOSE",
    }
    titles |= {
        "No se": "ESTUDIO DEL GEN CFTR - FIBROSIS QUÍSTICA",
        "Keine": "CFTR-GENANALYSE - MUKOVISZIDOSE",
        "Nessuna": "ANALISI CFTR - FIBROSI CISTICA",
    }
    title = next((title for start, title in titles.items() if line.startswith(start)), "CFTR GENE ANALYSIS - CYSTIC FIBROSIS")

    assert printed(f"{title}\n{line}") == {"cftr_variants": "none detected"}


@pytest.mark.parametrize(
    "line",
    [
        "This test does not detect all mutations of the gene.",
        "Mutations not covered by this panel may be present.",
        "A negative result does not exclude rare variants.",
    ],
)
def test_what_a_cftr_panel_cannot_see_is_no_finding(line: str) -> None:
    assert printed(CFTR.format(line=line)) == {}


def test_a_gene_and_its_alleles_that_an_engine_reads_in_cyrillic_letters_are_known_on_a_scan() -> None:
    text = """
        Анализ мутаций гена СЕТКВ
        Пациент: Образец Антон
        Поли-Т             5Т/7Т
        Ни одной из 38 мутаций гена СЕТК не найдено.
    """

    assert {name: shown.split(" ?")[0] for name, shown in printed(scanned(text)).items()} == {
        "cftr_poly_t": "5T/7T",
        "cftr_variants": "none detected",
    }
