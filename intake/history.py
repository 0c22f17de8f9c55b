"""Which questions do we ask the patient about his history?

Data, and its shape. Asked are the questions whose answer changes what is missing, who should look, or how soon; their keys are those of the public
contract (`history` of `assess`), their order is the order of the pages. Nothing here interprets an answer: the sentence about an emergency stands
beside its question for everybody, before anything is answered.
"""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
# Asked the other way round, so that nobody who has nothing to report has to answer yes: our question → the contract's.
OPPOSITES = {"incomplete_collection": "complete_collection"}
RETRIEVAL = "sperm_retrieval_before"  # a yes leads to a page on which each search is told (`EarlierRetrieval`)


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the answers yes, no, I do not know. `asks_for` names the date that is asked for when the answer is yes; `emergency` is what
    everybody reads beside the question, whatever he answers."""

    key: str
    text: Text
    hint: Text = ""
    asks_for: Literal["stopped_on", "ended_on"] | None = None
    date_text: Text = ""
    emergency: Text = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One page of questions. `slug` stands in its address."""

    slug: str
    title: Text
    questions: tuple[Question, ...]


SECTIONS = (
    Section(
        "treatments",
        _("Medicines and treatments"),
        (
            Question(
                "testosterone_use",
                _("Have you ever used testosterone or steroids for building muscle?"),
                _("As injection, gel, patch or tablet, from a doctor or bought yourself."),
                "stopped_on",
                _("When did you stop?"),
            ),
            Question(
                "hcg_or_serm_use",
                _("Have you taken medicines to raise your own hormones or your sperm count?"),
                _("For example hCG, FSH, clomiphene, tamoxifen, anastrozole or letrozole."),
                "stopped_on",
                _("When did you stop?"),
            ),
            Question(
                "alpha_blocker_use",
                _("Do you take a medicine that makes passing urine easier, or an alpha blocker for blood pressure?"),
                _("For example tamsulosin, silodosin, alfuzosin or doxazosin."),
            ),
            Question("chemotherapy", _("Have you had chemotherapy?"), "", "ended_on", _("When was the last dose?")),
            Question(
                "radiotherapy",
                _("Have you had radiotherapy?"),
                _("Treatment with radiation, usually for cancer."),
                "ended_on",
                _("When was the last session?"),
            ),
            Question(
                "gonadotoxic_treatment_planned",
                _("Is chemotherapy, radiotherapy or an operation on a testicle planned for you?"),
                _("If yes, we look at your papers sooner."),
            ),
        ),
    ),
    Section(
        "health",
        _("Your health"),
        (
            Question(
                "acute_testicular_pain",
                _("Do you have sudden, severe pain in a testicle now, or have you had it in the last few days?"),
                emergency=_(
                    "Sudden, severe pain in a testicle is an emergency. If you have it now, go to the nearest emergency department or call your local"
                    " emergency number at once. Do not wait for an answer from us."
                ),
            ),
            Question(
                "fever_last_3_months",
                _("Have you had a fever above 38.5 °C in the last three months?"),
                _("For example with influenza or COVID. A fever can change a semen analysis for some weeks."),
                "ended_on",
                _("When did the fever end?"),
            ),
            Question("mumps_orchitis", _("Have you had mumps with a swollen, painful testicle?")),
            Question(
                "epididymitis", _("Have you had an infection of the testicle or the epididymis?"), _("The epididymis lies behind the testicle.")
            ),
            Question("diabetes", _("Do you have diabetes?")),
            Question("spinal_cord_injury", _("Have you had an injury of the spinal cord?")),
        ),
    ),
    Section(
        "signs",
        _("What you may have noticed"),
        (
            Question("anosmia", _("Has your sense of smell been missing or very weak all your life?")),
            Question("headache", _("Do you often have headaches that are new for you?")),
            Question("visual_symptoms", _("Have you noticed a change in your sight, for example seeing less at the sides?")),
            Question("low_libido", _("Has your interest in sex become clearly less?")),
            Question("gynaecomastia", _("Has breast tissue grown on one or both sides of your chest?")),
            Question("galactorrhoea", _("Has milky fluid come out of a nipple?")),
        ),
    ),
    Section(
        "operations",
        _("Childhood and operations"),
        (
            Question(
                "cryptorchidism",
                _("Was a testicle not in the scrotum when you were a child?"),
                _("Also called an undescended testicle. It may have been operated."),
            ),
            Question("torsion", _("Has a testicle ever been twisted?"), _("Sudden severe pain, usually with an emergency operation.")),
            Question("vasectomy", _("Have you had a vasectomy?"), _("An operation to stop having children.")),
            Question("hernia_surgery", _("Have you had an operation for a hernia in the groin?")),
            Question("varicocele_repair", _("Have you had an operation for a varicocele?"), _("Enlarged veins around the testicle.")),
            Question(
                "scrotal_surgery",
                _("Have you had any other operation on a testicle or the scrotum?"),
                _("For example after an injury, for a hydrocele, or a biopsy."),
            ),
            Question(
                "pelvic_surgery",
                _("Have you had an operation on the bladder, the prostate or the rectum, or on the lymph nodes deep in the belly?"),
                _("For example on the neck of the bladder, or for cancer."),
            ),
            Question(
                RETRIEVAL,
                _("Have doctors ever searched for sperm in a testicle or epididymis?"),
                _("With a needle or in an operation, for example TESE, micro-TESE, TESA or PESA. If yes, we ask for each search on the next page."),
            ),
        ),
    ),
    Section(
        "semen",
        _("Semen and orgasm"),
        (
            Question(
                "incomplete_collection",
                _("Was a part of the fluid lost when a sample of your semen was collected?"),
                _("The first part holds most of the sperm. If it happened even once, answer yes."),
            ),
            Question("dry_orgasm", _("Does no fluid, or only a drop, come out when you have an orgasm?")),
            Question("cloudy_urine_after_orgasm", _("Is your urine cloudy when you pass it after an orgasm?")),
        ),
    ),
    Section(
        "family",
        _("Family and earlier steps"),
        (
            Question("consanguinity", _("Are your parents, or you and your partner, related by blood?"), _("For example cousins.")),
            Question("family_infertility", _("Does a brother, an uncle or another man in your family have difficulty having children?")),
            Question("sperm_frozen_before", _("Has sperm of yours ever been frozen?")),
        ),
    ),
)
QUESTIONS: tuple[Question, ...] = tuple(question for section in SECTIONS for question in section.questions)


def find_section(slug: str) -> Section | None:
    return next((section for section in SECTIONS if section.slug == slug), None)
