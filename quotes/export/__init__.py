"""Extractions in the formats of other tools."""
