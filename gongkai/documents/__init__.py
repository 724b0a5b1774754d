"""Official documents: a small model and its printed forms (PDF, Word, spreadsheet, web page)."""
