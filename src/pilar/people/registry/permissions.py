"""Persons, households and the lists they come from. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # a person and the household: golden values, records, history
    VIEW_PERSON = "registry.view_person"
    # add, correct, move, register births and deaths
    EDIT_PERSON = "registry.edit_person"
    # show a whole NIK, family card or phone number; asks for a reason
    REVEAL_IDENTIFIER = "registry.reveal_identifier"
    # import a list, and take an import back
    IMPORT_LIST = "registry.import_list"
