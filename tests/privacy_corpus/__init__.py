"""Invented sentences, with and without details that could identify a patient, to measure by."""
