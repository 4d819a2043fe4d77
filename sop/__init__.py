"""The specification: every path that an office's SOP allows."""
