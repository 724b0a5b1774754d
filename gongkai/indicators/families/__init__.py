"""Where figures come from: each family counts a group of indicators from one room's records."""
