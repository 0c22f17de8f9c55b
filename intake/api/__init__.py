"""The programs' door to intake: a patient's own cases and papers, under /api/v1/."""
