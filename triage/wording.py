"""How are routes, statuses and conclusions said to staff? Short English words for the codes of the rules."""

ROUTES: dict[str, str] = {
    "NOA_REVIEW": "Review: probably non-obstructive",
    "OA_PATHWAY": "Obstructive pathway",
    "INDETERMINATE_AZOO": "Azoospermia, type not clear",
    "CONFIRM_SEMEN": "Confirm the semen analysis first",
    "EJACULATED_SPERM_FIRST": "Sperm in the ejaculate: use it first",
    "EJACULATORY_DYSFUNCTION": "Disorder of ejaculation",
    "ENDOCRINE_FIRST": "Hormone treatment to be considered first",
    "STOP_ANDROGEN_FIRST": "Stop androgens first",
    "GENETIC_COUNSEL_FIRST": "Genetic counselling first",
    "RETRIEVAL_NOT_SUPPORTED": "Retrieval not supported by the genetics",
    "ONCOLOGY_URGENT": "Urgent: oncology",
    "FERTILITY_PRESERVATION_URGENT": "Urgent: preserve fertility",
    "PITUITARY_URGENT": "Urgent: pituitary",
    "RECOVERY_WAIT": "Wait for recovery",
    "INSUFFICIENT_DATA": "Not enough to say",
    "DATA_INTEGRITY_HOLD": "On hold: papers do not fit together",
}


def route_words(code: str) -> str:
    """The route in words; an unknown one as it is."""
    return ROUTES.get(code, code)


def status_words(code: str) -> str:
    return code.replace("_", " ")
