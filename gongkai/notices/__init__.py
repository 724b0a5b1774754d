"""通知: what is told outside by e-mail and text message, queued, retried, never lost."""
