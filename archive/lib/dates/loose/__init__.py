"""Dates as people and spreadsheets write them, read into EDTF."""
