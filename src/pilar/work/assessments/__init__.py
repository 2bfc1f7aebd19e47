"""Questionnaires, submissions, visits."""
