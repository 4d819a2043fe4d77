"""SOP documents as files for other programs."""
