"""The desk's pages of reports."""
