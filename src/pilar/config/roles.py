"""Roles: bundles of permissions that an account gets for an area. Grants remain the only source of scope."""
