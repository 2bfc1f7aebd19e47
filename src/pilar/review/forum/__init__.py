"""Meetings, agenda, attendance, evidence, decisions, strategic steps."""
