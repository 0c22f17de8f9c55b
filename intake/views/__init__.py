"""The patient's pages of intake: start, consent, answers, sending papers. Get through `access`, call one verb, answer."""
