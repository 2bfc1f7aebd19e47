"""Uploads, cleaned and encrypted."""
