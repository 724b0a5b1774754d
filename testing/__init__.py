"""What the test suite itself stands on: databases, a browser, and the order of the whole run."""
