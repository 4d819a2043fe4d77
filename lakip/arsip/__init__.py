"""The archive of a report: one zip that is read and proven without this system."""
