"""Pages of triage: what is missing, whose turn it is, the opinion; and the specialists' review."""
