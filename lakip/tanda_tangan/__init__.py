"""Signing: three ways to put a signature or a paraf on a file, and proving what was signed."""
