"""The programs' door to triage: what is missing and the opinion for the patient; queues, cases and steps for staff."""
