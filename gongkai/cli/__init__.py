"""The `gongkai` command: it gathers the commands of the rooms and runs the processes."""
