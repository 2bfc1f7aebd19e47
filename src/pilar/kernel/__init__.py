"""Plain Python that knows no Django."""
