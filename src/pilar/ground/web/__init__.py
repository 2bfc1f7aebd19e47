"""Base pages, components, tokens, JS."""
