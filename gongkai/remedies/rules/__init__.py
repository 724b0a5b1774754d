"""Rules of remedies, free of Django."""
