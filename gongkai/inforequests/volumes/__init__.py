"""组卷: the file of one case as a volume, from its letters, files and records."""
