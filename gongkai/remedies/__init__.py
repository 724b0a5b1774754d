"""行政复议与诉讼: remedies sought against replies and silence."""
