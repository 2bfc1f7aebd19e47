"""Components by theme: each a typed function, most with a template of its name (web/ui/).

They are registered as one library in templatetags/ui.py, which every template has built in.
A misspelt prop is an error when the template is compiled; a wrong value when it is rendered.
"""
