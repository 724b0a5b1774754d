"""Rules of notices: pure, without Django."""
